"""Who presents the event and in which role: from labelled lists, lines of the head, and running prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block, Span
from ..organizations import Index, kind_of
from ..sections import Page
from ..sentences import enumerated
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE, SPONSORS, label_key
from ..vocabulary.roles import LED_BY_PATTERN, role_of
from .hosting import Found, Hosted, read_prose, role_in
from .names import Name, read_names

_PREFIX = re.compile(r"\s*([^:：\n]{3,40}?)\s*[:：]\s*")
_SAID = ("", "document", "format", "week", "background", "rsvp", "title", "subtitle", "other")
_LISTED = 60  # words up to which text under a label is a list


@dataclass(frozen=True)
class Sponsor:
    """An organization that presents the event; `organization` is None where the site does not know it."""

    name: str
    role: str
    organization: int | None
    kind: str
    acronym: str = ""

    def same_as(self, other: "Sponsor") -> bool:
        if self.organization or other.organization:
            return self.organization == other.organization
        return self.name.casefold() == other.name.casefold()


def find_sponsors(page: Page, index: Index) -> Findings:
    """Return one value for each sponsor, in the order of the text."""
    found, labels = [], []
    labelled = {section.key for section in page.under(*SPONSORS) if section.blocks}
    for section in page.sections:
        for block in section.blocks:
            if section.key in SPONSORS:
                rows, used = _labelled(block, SPONSORS[section.key], index)
            elif section.key in _SAID:
                is_narrative = section.key in NARRATIVE
                if is_narrative and "hosts" in labelled:
                    continue
                rows, used = read_prose(block, index, is_narrative)
            else:
                continue
            found += rows
            labels += used
    return _findings(found, labels)


def _labelled(block: Block, role: str, index: Index) -> Found:
    """Read a list under a label. A phrase inside it ("in partnership with") begins another role."""
    found: list[Hosted] = []
    labels: list[Span] = []
    if len(block.text.split()) > _LISTED:
        return read_prose(block, index, is_narrative=False)
    for start, end, part_role, phrase in _parts(block, role):
        labels += [phrase] if phrase else []
        for line_start, line_end in _lines(block.cut(start, end)):
            if prefix := _PREFIX.match(block.source, line_start, line_end):
                key = label_key(prefix[1])
                if key in SPONSORS:
                    part_role, line_start = SPONSORS[key], prefix.end()
                    labels.append(prefix.span())
            names, stop = read_names(block.source, line_start, line_end, index, is_prose=False)
            is_list = bool(names) and not re.search(r"\w", block.source[stop:line_end])
            found += [
                Hosted(name, role_in(name, part_role), block, 0.95 if is_list else 0.8) for name in names
            ]
    return [row for row in found if _is_plausible(row.name)], labels


def _parts(block: Block, role: str) -> Iterator[tuple[int, int, str, Span | None]]:
    """Yield start, end and role of each part of a list, with the phrase that gives the role."""
    matches = [match for match in LED_BY_PATTERN.finditer(block.bare) if match["phrase"]]
    edges = [block.start + match.start() for match in matches] + [block.end]
    yield block.start, edges[0], role, None
    for match, end in zip(matches, edges[1:], strict=True):
        said = role_of(match["phrase"])
        begin = block.start + match.end()
        yield begin, end, role if said == "same" else said, (block.start + match.start(), begin)


def _lines(block: Block) -> Iterator[Span]:
    """Yield the lines of a list, and the parts of one that is numbered in one paragraph."""
    for part in enumerated(block):
        for match in re.finditer(r"[^\n\t;•]+", part.text):
            yield part.start + match.start(), part.start + match.end()


def _is_plausible(name: Name) -> bool:
    """Whether an unknown name can be that of an organization, and is not a sentence or a note."""
    if name.organization:
        return True
    words = name.text.split()
    return (
        len(words) <= 14
        and bool(re.search(r"[A-ZÀ-ÞА-Я\u0600-\u06ff\u4e00-\u9fff]", name.text))
        and not re.search(r"@|https?:|\btbc\b", name.text, re.I)
    )


def _findings(found: list[Hosted], labels: list[Span]) -> Findings:
    values: list[Value] = []
    doubts: list[Doubt] = []
    sponsors: list[Sponsor] = []
    for row in sorted(found, key=lambda row: row.name.start):
        name = row.name
        known = name.organization
        sponsor = Sponsor(
            name.text,
            row.role,
            known.id if known else None,
            known.kind if known else kind_of(name.text),
            name.acronym,
        )
        if any(sponsor.same_as(other) for other in sponsors):
            continue
        sponsors.append(sponsor)
        sure = row.sure * (name.confidence if known else 0.75)
        values.append(Value("sponsors", sponsor, ((name.start, name.end),), round(sure, 2)))
        doubts += _doubts(name, sponsor, row.block)
    if sum(sponsor.role == "host" for sponsor in sponsors) > 2 and any(row.invites for row in found):
        first = found[0]
        doubts.append(Doubt("sponsors", first.name.text, first.block.line_at(first.name.start), "no_rank"))
    return Findings(tuple(values), tuple(labels), tuple(doubts))


def _doubts(name: Name, sponsor: Sponsor, block: Block) -> Iterator[Doubt]:
    line = block.line_at(name.start)
    if name.organization is None:
        yield Doubt("sponsors", name.text, line, "new_organization", {"kind": sponsor.kind})
    elif name.confidence < 1:
        yield Doubt("sponsors", name.text, line, "like_organization", {"name": name.organization.name})
