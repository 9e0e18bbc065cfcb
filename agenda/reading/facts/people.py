"""Speakers: name, honorific, part, function and affiliation, from lists, tables, agendas and sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block, Kind, Span
from ..characters import bare
from ..organizations import Index
from ..sections import Page, Section
from ..tables import rows_of
from ..values import Doubt, Findings, Value
from ..vocabulary.bodies import BODY
from ..vocabulary.labels import NARRATIVE, PEOPLE, SPONSORS, label_key
from ..vocabulary.parts import part_of
from ..vocabulary.people import FUNCTION_NOUN, HONORIFIC
from .agenda_lines import Segment
from .dates import find_dates
from .person_lines import Found, read_line
from .person_lists import names_somebody
from .person_tables import has_columns, person_of_row
from .persons import Person, begins_with_person, is_name, name_at
from .spoken import said_in

_MOST_LINES = 3  # below a name
_MOST_WORDS = 16  # of such a line
_ONE_SENTENCE = 30  # words: a longer paragraph is no entry of a list
_NO_SPEAKERS = {"agenda", "contact", "rsvp", "rsvp_deadline", "logos", "email", "phone"}


def find_people(page: Page, segments: list[Segment], index: Index) -> Findings:
    """Return one value for each speaker, in the order of the text."""
    found = Found()
    sections = [_beside_agenda(section, segments) for section in page.sections]
    for number, section in enumerate(sections):
        if _is_list(section):
            found.add(*_listed(section, index))
        elif section.key in NARRATIVE:
            for block in section.blocks if section.key == "background" else ():
                found.add(*said_in(block, index, only_ahead=True))
        elif section.key == "agenda" and not any(_stands_in(segment, section) for segment in segments):
            found.add(*_unlabelled(section, index))
        elif section.key in SPONSORS:  # "With the participation of:" may lead to persons
            found.add(*_in_runs(section, index))
        elif section.key not in _NO_SPEAKERS:
            beside = sections[max(number - 1, 0) : number + 2]
            found.add(*_unlabelled(section, index, least=1 if any(map(_is_list, beside)) else 2))
    listed = bool(found.people)
    for segment in segments:
        people, labels = _in_agenda(segment, index)
        # beside a list of the speakers, "Director, OCHA" in the agenda is one of them
        found.add([person for person in people if not listed or _is_somebody(person)], labels)
    values = [Value("speakers", person, person.spans, person.confidence) for person in _once(found.people)]
    return Findings(tuple(values), tuple(found.labels), tuple(_doubts(found.people)))


def _is_somebody(person: Person) -> bool:
    """Whether it is more than a function: somebody with a form of address, or with a name and an organization."""
    return bool(person.honorific or (person.name and person.affiliation))


def _listed(section: Section, index: Index) -> tuple[list[Person], list[Span]]:
    """Read a list or table of speakers, and lines under the label of a part."""
    found = Found()
    role = "" if section.key == "speakers" else section.key
    for row in rows_of(_with_posts_below(section.blocks, index)):
        if has_columns(section.columns) and len(row) > 1:
            found.add(person_of_row(row, section.columns, role, index), [])
            continue
        for piece in _pieces(row, index):
            people, labels, role = read_line(piece, role, index)
            found.add(people, labels)
    if section.is_inline and not any(person.name or person.function for person in found.people):
        return [], []  # "With: OCHA, ICRC" names sponsors
    return _told_apart(found.people, section), found.labels


def _told_apart(people: list[Person], section: Section) -> list[Person]:
    """Return the persons without those who are a post alone, where names alone stand in rows.

    On cards side by side nobody can tell whose posts they are.
    """
    rows = [(block.start, block.end) for block in section.blocks if block.row]
    names = [person for person in people if person.name and not person.function and not person.affiliation]
    is_cards = any(start <= person.spans[0][0] < end for person in names for start, end in rows)
    return [person for person in people if person.name] if is_cards else people


def _pieces(row: list[Block], index: Index) -> Iterator[Block]:
    """Yield what describes one person: a row of short cells, else each block; a name above its function joined."""
    is_row = len(row) > 1 and len({cell.column for cell in row}) == len(row)
    if is_row and all(len(cell.text.split()) < 14 for cell in row):
        yield replace(row[0], end=row[-1].end)
        return
    yield from row


def _with_posts_below(blocks: tuple[Block, ...], index: Index) -> tuple[Block, ...]:
    """Join a line that is only a name with the lines below that say who this is."""
    joined: list[Block] = []
    below = 0
    for block in blocks:
        is_below = joined and not block.row and block.kind in (joined[-1].kind, Kind.PARAGRAPH)
        is_post = is_below and _is_post(block, index)
        if is_post and 0 < below <= _MOST_LINES and joined[-1].end < block.start:
            joined[-1] = replace(joined[-1], end=block.end)
            below += 1
            continue
        joined.append(block)
        below = 1 if not block.row and _is_only_name(block.plain, index) else 0
    return tuple(joined)


def _is_only_name(text: str, index: Index) -> bool:
    honorific = HONORIFIC.match(text)
    name = name_at(text, honorific.end() if honorific else 0)
    is_all = not re.search(r"\w", text[(honorific.end() if honorific else 0) + len(name) :])
    return bool(name) and is_all and (bool(honorific) or is_name(name, text, 0, index))


def _is_post(block: Block, index: Index) -> bool:
    """Whether a line says a function or an organization, and no person."""
    if len(block.text.split()) > _MOST_WORDS or names_somebody(block.plain, index) or ":" in block.plain:
        return False
    return bool(FUNCTION_NOUN.search(block.bare) or BODY.search(block.bare) or index.match(block.plain)[0])


def _beside_agenda(section: Section, segments: list[Segment]) -> Section:
    """Return a section without the lines of the agenda: what they say of persons is told there."""
    if section.key == "agenda":
        return section
    starts = [start for segment in segments for start, _end in segment.spans]
    blocks = (
        block for block in section.blocks if not any(block.start <= start < block.end for start in starts)
    )
    return replace(section, blocks=tuple(blocks))


def _is_list(section: Section) -> bool:
    return section.key == "speakers" or section.key in PEOPLE


def _stands_in(segment: Segment, section: Section) -> bool:
    return any(block.start <= segment.spans[-1][0] < block.end for block in section.blocks)


def _unlabelled(section: Section, index: Index, least: int = 2) -> tuple[list[Person], list[Span]]:
    """Read sentences that name persons, and lists of persons under a heading that nobody knows."""
    found = Found(*_in_runs(section, index, least))
    listed = {person.spans[0] for person in found.people}
    for block in section.blocks:
        if not any(block.start <= start < block.end for start, _end in listed):
            found.add(*said_in(block, index))
    return found.people, found.labels


def _in_runs(section: Section, index: Index, least: int = 2) -> tuple[list[Person], list[Span]]:
    """Read lines below each other that are persons; one item is enough where other lists of speakers stand beside."""
    found = Found()
    for run in _runs_of_persons(section.blocks, index):
        if len(run) < (least if run[0].kind is Kind.ITEM else 2):
            continue
        for block in run:
            people, labels, _role = read_line(block, "", index)
            found.add(people, labels)
    return found.people, found.labels


def _runs_of_persons(blocks: tuple[Block, ...], index: Index) -> Iterator[list[Block]]:
    """Yield lists of lines one below the other that each begin with an honorific, a name and a separator."""
    run: list[Block] = []
    for block in blocks:
        is_sure = HONORIFIC.match(block.plain) or (
            block.kind is Kind.ITEM and FUNCTION_NOUN.search(block.bare)
        )
        is_person = (
            is_sure and begins_with_person(block.plain, index) and re.search(r"[,،(–—]|\s-\s", block.plain)
        )
        if is_person and len(block.text.split()) < _ONE_SENTENCE and block.kind is not Kind.HEADING:
            run.append(block)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _in_agenda(segment: Segment, index: Index) -> tuple[list[Person], list[Span]]:
    """Read who speaks in a part of the agenda; its title says which part they play, else a label among them."""
    found = Found()
    role = label_key(segment.title) or ""
    role = role if role in PEOPLE else part_of(bare(segment.title))
    for block in segment.rest:
        if find_dates(block):
            continue  # "New York, 29 April": where and when the paper was written
        people, labels, below = read_line(block, role, index)
        people = [person for person in people if person.name or person.function]
        found.add(people, labels if people or below != role else [])
        role = below
    return found.people, found.labels


def _once(people: list[Person]) -> Iterator[Person]:
    """Yield each person once: who is listed and stands in the agenda too keeps the fuller entry."""
    seen: dict[str, Person] = {}
    for person in sorted(
        people, key=lambda person: (-len(person.function + person.affiliation), person.spans[0])
    ):
        key = bare(person.name) or f"{person.spans[0]}"
        if key not in seen:
            seen[key] = person
            continue
        other = seen[key]
        spans = other.spans if person.spans == other.spans else (*other.spans, *person.spans)
        seen[key] = replace(
            other, role=other.role or person.role, honorific=other.honorific or person.honorific, spans=spans
        )
    yield from sorted(seen.values(), key=lambda person: person.spans[0])


def _doubts(people: list[Person]) -> Iterator[Doubt]:
    for person in people:
        is_bare = person.name and not person.honorific and person.confidence < 0.8
        if is_bare and not (person.function or person.affiliation):
            yield Doubt("speakers", person.name, person.line, "only_name")
