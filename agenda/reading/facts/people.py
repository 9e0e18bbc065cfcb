"""Speakers: name, honorific, part, function and affiliation, from lists, tables, agendas and sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block, Kind, Span
from ..characters import bare, squeezed
from ..organizations import Index
from ..sections import Page, Section
from ..sentences import enumerated, sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE, PARTS_OF_ONE, PEOPLE, label_key
from ..vocabulary.people import HONORIFIC, MODERATED_BY, PART_WORDS
from .agenda import Segment
from .persons import Person, read_person
from .posts import read_post

_SEPARATE = re.compile(
    r"[;；؛]\s*|\n(?=(?:H\.?\s?E\.?|Mr|Ms|Mrs|Dr|Prof|Amb)\b)|(?:,|،)?\s+(?:and|et|y|и|و)\s+(?=(?:H\.?E\.?|Mr|Ms|Mrs|Dr|Prof|Amb|M\.|Mme|Sr|Sra|S\.E|Son|Her|His|السيد|سعادة|الدكتور))|,\s+(?=(?:H\.?E\.?|Mr|Ms|Mrs|Dr|Prof|Ambassador|Amb)\b\.?\s+[A-Z])"
)
_BRACKET = re.compile(r"\s*[(\[](?P<part>[^()\[\]]{3,30})[)\]]\s*$")
_PART_LABEL = re.compile(r"\s*(?P<part>[^:：\n]{3,60}?)\s*(?:[:：]|\s[-–—]\s)\s*(?:;\s*)?")
_ASIDE = re.compile(
    r",?\s+(?:with|who|which|followed|and\s+(?:will|is|are|with|followed|open|clos|moderat)|avec|qui|con|quien)\b|[.;]\s*$"
)


def find_people(page: Page, segments: list[Segment], index: Index) -> Findings:
    """Return one value for each speaker, in the order of the text."""
    people: list[Person] = []
    labels: list[Span] = []
    for section in page.sections:
        if section.key == "speakers" or section.key in PEOPLE:
            found, used = _listed(section, index)
            people += found
            labels += used
        elif section.key not in NARRATIVE | {"agenda", "contact", "rsvp", "hosts"}:
            for block in section.blocks:
                found, used = _said(block, index)
                people += found
                labels += used
    for segment in segments:
        for block in segment.rest:
            found, used = _in_agenda(block, segment, index)
            people += found
            labels += used
    values = [Value("speakers", person, person.spans, person.confidence) for person in _once(people)]
    return Findings(tuple(values), tuple(labels), tuple(_doubts(people, page)))


def _listed(section: Section, index: Index) -> tuple[list[Person], list[Span]]:
    """Read a list or table of speakers, and lines under the label of a part."""
    people: list[Person] = []
    labels: list[Span] = []
    role = "" if section.key == "speakers" else section.key
    for row in _rows(section.blocks):
        if section.columns and len(row) > 1:
            person = _of_row(row, section.columns, role, index)
            people += [person] if person else []
            continue
        for piece in _pieces(row):
            found, used, role = _line(piece, role, index)
            people += found
            labels += used
    return people, labels


def _line(piece: Block, role: str, index: Index) -> tuple[list[Person], list[Span], str]:
    """Read one line: "Moderator: Ms. X, …", persons, or only the part that those below play. Return that part too."""
    people: list[Person] = []
    labels: list[Span] = []
    for part in _separate(piece):
        rest, own, spans = _labelled(part, role)
        labels += spans
        if rest.start == rest.end:
            role = own
            continue
        if own not in PARTS_OF_ONE:
            role = own
        bracket = _BRACKET.search(rest.plain)
        key = label_key(bracket["part"]) if bracket else None
        if bracket and key in PEOPLE:
            labels.append((rest.start + bracket.start(), rest.end))
            rest, own = rest.cut(rest.start, rest.start + bracket.start()), key or own
        person = read_person(rest, own, index)
        people += [person] if person else []
    return people, labels, role


def _labelled(part: Block, role: str) -> tuple[Block, str, list[Span]]:
    """Return the person's words, the part played, and the span of the words that say which."""
    key = label_key(part.text)
    if key in PEOPLE or key == "speakers":
        return part.cut(part.end, part.end), "" if key == "speakers" else key or "", [(part.start, part.end)]
    if said := MODERATED_BY.match(part.bare):
        role = next(name for name, words in said.groupdict().items() if words)
        return part.cut(part.start + said.end(), part.end), role, [(part.start, part.start + said.end())]
    label = _PART_LABEL.match(part.plain)
    if not label:
        return part, role, []
    key = label_key(label["part"])
    own = "" if key == "speakers" else key if key in PEOPLE else None
    if key is None and not HONORIFIC.search(label["part"]):
        own = _part_of(label["part"]) or None
    if own is None:
        return part, role, []
    rest = part.cut(part.start + label.end(), part.end)
    return rest, own, [(part.start, part.start + label.end())]


def _separate(piece: Block) -> Iterator[Block]:
    """Yield the persons of a line that names several."""
    parts = enumerated(piece)
    if len(parts) > 1:
        for part in parts:
            yield part.cut(part.start, part.end - len(part.text) + len(part.text.rstrip(" ,;")))
        return
    starts = [0, *(match.end() for match in _SEPARATE.finditer(piece.plain))]
    ends = [*(match.start() for match in _SEPARATE.finditer(piece.plain)), len(piece.text)]
    for start, end in zip(starts, ends, strict=True):
        part = piece.cut(piece.start + start, piece.start + end)
        if re.search(r"\w", part.text):
            yield part


def _rows(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    row: list[Block] = []
    for block in blocks:
        if row and (not block.row or block.row != row[0].row):
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _pieces(row: list[Block]) -> Iterator[Block]:
    """Yield what describes one person: a row of short cells, else each block; a name above its function joined."""
    if (
        len(row) > 1
        and all(len(cell.text.split()) < 14 for cell in row)
        and len({cell.column for cell in row}) == len(row) > 1
    ):
        yield replace(row[0], end=row[-1].end)
        return
    for block in row:
        lines = block.text.split("\n")
        if block.kind is Kind.ITEM or len(lines) == 1 or not HONORIFIC.match(lines[-1].strip()):
            yield block
        else:
            yield from _separate(block)


def _of_row(row: list[Block], columns: tuple[str, ...], role: str, index: Index) -> Person | None:
    """Read a row of a table whose columns are headed."""
    cells = {columns[cell.column]: cell for cell in row if cell.column < len(columns)}
    named = cells.get("name") or cells.get("speaker")
    if not named:
        return None
    part = cells.get("role") or cells.get("segment")
    role = (label_key(part.text) or _part_of(part.text) if part else role) or ""
    person = read_person(named, role if role in PEOPLE else "", index)
    if not person:
        return None
    function = squeezed(cells["function"].text) if "function" in cells else person.function
    affiliation = squeezed(cells["affiliation"].text) if "affiliation" in cells else person.affiliation
    organization = index.match(affiliation)[0] if affiliation else None
    if "function" in cells and not affiliation:
        post = read_post(cells["function"].plain, index)
        function, affiliation, organization = post.function, post.affiliation, None
    spans = tuple((cell.start, cell.end) for cell in row)
    return Person(
        person.name, person.honorific, person.role, function, affiliation, person.is_tbc, spans, person.line, 0.92,
        organization.id if organization else person.organization,
    )  # fmt: skip


def _in_agenda(block: Block, segment: Segment, index: Index) -> tuple[list[Person], list[Span]]:
    role = label_key(segment.title) or ""
    role = role if role in PEOPLE else _part_of(segment.title)
    people, labels, _role = _line(block, role, index)
    return [person for person in people if person.name or person.function], labels if people else []


def _said(block: Block, index: Index) -> tuple[list[Person], list[Span]]:
    """Read "moderated by Ms. X, Director of Y" in a sentence. Only an honorific tells that a person is named."""
    people: list[Person] = []
    labels: list[Span] = []
    for sentence in sentences_of(block):
        matches = list(MODERATED_BY.finditer(sentence.bare))
        ends = [*(sentence.start + match.start() for match in matches[1:]), sentence.end]
        for match, end in zip(matches, ends, strict=False):  # no match: one end
            role = next(name for name, words in match.groupdict().items() if words)
            rest = sentence.cut(sentence.start + match.end(), end)
            if aside := _ASIDE.search(rest.bare):
                rest = rest.cut(rest.start, rest.start + aside.start())
            found = [
                person
                for part in _separate(rest)
                if (person := read_person(part, role, index, needs_sign=True))
            ]
            people += found
            labels += [(sentence.start + match.start(), sentence.start + match.end())] if found else []
    return people, labels


def _part_of(text: str) -> str:
    words = bare(text)[:60]
    return next((part for part, pattern in PART_WORDS if re.search(pattern, words)), "")


def _once(people: list[Person]) -> Iterator[Person]:
    """Yield each person once: who is listed and stands in the agenda too keeps the fuller entry."""
    seen: dict[str, Person] = {}
    for person in sorted(
        people, key=lambda person: (-len(person.function + person.affiliation), person.spans[0])
    ):
        key = bare(person.name) or f"{person.spans[0]}"
        if key not in seen:
            seen[key] = person
        elif person.role and not seen[key].role:
            seen[key] = replace(seen[key], role=person.role)
    yield from sorted(seen.values(), key=lambda person: person.spans[0])


def _doubts(people: list[Person], page: Page) -> Iterator[Doubt]:
    for person in people:
        if (
            person.name
            and not person.honorific
            and person.confidence < 0.8
            and not (person.function or person.affiliation)
        ):
            yield Doubt("speakers", person.name, person.line, "only_name")
