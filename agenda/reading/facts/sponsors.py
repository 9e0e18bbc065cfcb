"""Who presents the event and in which role: from labelled lists, lines of the head, and running prose."""

from collections.abc import Iterator

from ..blocks import Block, Span
from ..characters import bare, words_of
from ..organizations import Index, kind_of
from ..reading import Sponsor
from ..sections import Page, Section
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE, SPONSORS
from ..vocabulary.roles import BY, GROUPS, LED_BY_PATTERN, WITH, WITH_NAMES
from .hosting import Found, Hosted, read_prose
from .names import read_names
from .sponsor_hints import read_hints, read_senders
from .sponsor_lists import is_list_of_known, read_list

_SAID = {
    "",
    "document",
    "format",
    "week",
    "rsvp",
    "title",
    "subtitle",
    "subject",
    "other",
    "background",
} | NARRATIVE
_EQUALS = 2  # so many may invite before no rank can be read among them


def find_sponsors(page: Page, index: Index) -> Findings:
    """Return one value for each sponsor, in the order of the text."""
    found: list[Hosted] = []
    labels: list[Span] = []
    has_hosts = any(section.blocks for section in page.under("hosts", "co_hosts"))
    before: str | None = None  # the role of those whom the section before lists
    for number, section in enumerate(page.sections):
        before = _role(section, index, before)
        rows, used = (
            read_list(section, before, index)
            if before
            else _read_text(section, index, is_first=number == 0, has_hosts=has_hosts)
        )
        found += rows
        labels += used
    if not any(row.role in ("host", "co_host") for row in found):
        rows, used = read_hints(page, index)
        found += [row for row in rows if not any(row.overlaps(other) for other in found)]
        labels += used
    if not any(row.role == "host" for row in found):
        found += [row for row in read_senders(page, index) if not any(row.overlaps(other) for other in found)]
    return _findings(_without_mere_authors(found), labels)


def _read_text(section: Section, index: Index, is_first: bool, has_hosts: bool) -> Found:
    is_narrative = section.key in NARRATIVE
    if section.key == "agenda" and not is_first:
        return [], []
    if is_narrative and has_hosts:
        return next((said for block in section.blocks if (said := _with(block, index))[0]), ([], []))
    found: list[Hosted] = []
    labels: list[Span] = []
    for block in section.blocks:
        if section.key not in _SAID and not LED_BY_PATTERN.match(block.bare):
            continue  # a leaflet headed "Programme" begins like an agenda, and lists end without a mark
        rows, used = _with(block, index) if has_hosts else ([], [])
        if not rows:
            rows, used = read_prose(block, index, is_narrative)
        found += rows
        labels += used
    return found, labels


def _with(block: Block, index: Index) -> Found:
    """Read "With the Permanent Missions of A and B, and C.": a line that names partners and says nothing else."""
    match = WITH_NAMES.match(block.bare)
    names = block.cut(block.start + match.end(), block.end) if match else block
    if not match or not is_list_of_known(names, index):
        return [], []
    return read_list(Section("partners", blocks=(names,)), "partner", index)[0], [(block.start, names.start)]


def _role(section: Section, index: Index, before: str | None) -> str | None:
    """Return the role of those whom a section lists; None where it lists none.

    "States:" and "Organizations:" divide a list, a line of names goes on with it; "With:" may introduce partners.
    """
    label = bare(section.blocks[0].source[slice(*section.label)]) if section.label and section.blocks else ""
    if before and label and GROUPS.fullmatch(label):
        return before
    if section.key in SPONSORS and (label not in BY or _names_known(section, index)):
        return SPONSORS[section.key]
    goes_on = before and not section.key and not section.label
    if not section.blocks or not (goes_on or words_of(label) in WITH):
        return None
    are_names = is_list_of_known(section.blocks[0], index) if goes_on else _are_names(section, index)
    return (before if goes_on else "partner") if are_names else None


def _names_known(section: Section, index: Index) -> bool:
    """Whether a known organization is named: "By: Sam Example" says who wrote the document."""
    lists = (
        read_names(block.source, block.start, block.end, index, is_prose=False) for block in section.blocks
    )
    return any(name.organization for names, _stop in lists for name in names)


def _are_names(section: Section, index: Index) -> bool:
    return all(is_list_of_known(block, index) for block in section.blocks)


def _without_mere_authors(found: list[Hosted]) -> list[Hosted]:
    """Drop the author of a letter where the letter says that others present the event."""
    has_host = any(row.role == "host" and not row.is_author for row in found)
    return [row for row in found if not (row.is_author and has_host)]


def _findings(found: list[Hosted], labels: list[Span]) -> Findings:
    values: list[Value] = []
    doubts: list[Doubt] = []
    sponsors: list[Sponsor] = []
    for row in sorted(found, key=lambda row: row.name.start):
        sponsor = _sponsor(row)
        if any(sponsor.same_as(other) for other in sponsors):
            continue
        sponsors.append(sponsor)
        sure = row.sure * (row.name.confidence if row.name.organization else 0.75)
        values.append(Value("sponsors", sponsor, ((row.name.start, row.name.end),), round(sure, 2)))
        doubts += _doubts(row, sponsor)
    if sponsors and _has_no_rank(sponsors, found):
        doubts.append(_doubt(found[0], "no_rank"))
    return Findings(tuple(values), tuple(labels), tuple(doubts))


def _sponsor(row: Hosted) -> Sponsor:
    known = row.name.organization
    kind = known.kind if known else kind_of(row.name.text)
    return Sponsor(row.name.text, row.role, known.id if known else None, kind, row.name.acronym)


def _has_no_rank(sponsors: list[Sponsor], found: list[Hosted]) -> bool:
    """Whether no lead can be read: many invite as equals, or all are called co-hosts."""
    hosts = sum(sponsor.role == "host" for sponsor in sponsors)
    co_hosts = sum(sponsor.role == "co_host" for sponsor in sponsors)
    return hosts > _EQUALS and any(row.invites for row in found) or (not hosts and co_hosts > 1)


def _doubts(row: Hosted, sponsor: Sponsor) -> Iterator[Doubt]:
    if row.name.organization is None:
        yield _doubt(row, "new_organization", kind=sponsor.kind)
    elif row.name.confidence < 1:
        yield _doubt(row, "like_organization", name=row.name.organization.name)


def _doubt(row: Hosted, code: str, **details: str) -> Doubt:
    block: Block = row.block
    return Doubt("sponsors", row.name.text, block.line_at(row.name.start), code, details)
