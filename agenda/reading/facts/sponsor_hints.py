"""Who presents the event where no sentence says so: the head of a letter, its signature, a line of names alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block
from ..characters import bare
from ..organizations import Index
from ..sections import Page
from ..vocabulary.organizations import OFFICE_BEFORE, TO_THE_UN
from ..vocabulary.own_event import EVENT, INVITES
from ..vocabulary.people import HONORIFIC
from ..vocabulary.roles import ACTIVE_PATTERNS, INVITE_YOU, OUR_HOUSE
from .hosting import Found, Hosted
from .names import read_names

_BY = re.compile(r"(?:by|par|por|от)\s+")
_AND = re.compile(r"\W*(?:and|et|y|и|و|together\s+with|with|avec|con)?\W*")
_HEAD = 4  # blocks in which a letter names its sender
_FOOT = 12  # blocks in which it is signed
_MOST_ABOVE = 10  # lines of those who invite, above the words that invite
_LONGEST_LINE = 600  # characters
_SENDER = 0.7
_INVITER = 0.8
_LINE_OF_NAMES = 0.6
_OFFICE = 8  # characters by which a title like "Permanent Mission of" is longer than the name


def read_hints(page: Page, index: Index) -> Found:
    """Return those who stand above "invite you to", else the mission that sends an invitation, else lines of names."""
    blocks = [block for section in page.sections for block in section.blocks]
    if rows := _above_invitation(blocks, index):
        return rows, []
    invites = any(INVITES.search(block.bare) and EVENT.search(block.bare) for block in blocks)
    for block in blocks[:_HEAD] if invites else []:
        if OFFICE_BEFORE.match(block.bare) and (rows := _named_alone(block, index)):
            return [replace(row, sure=_SENDER, invites=False) for row in rows], []
    groups: list[list[Hosted]] = [[]]
    for block in _lines_of_head(page):
        by = _BY.match(block.bare)
        rows = _named_alone(block.cut(block.start + by.end(), block.end) if by else block, index)
        if by and rows:
            return [replace(row, invites=False) for row in rows], []
        if rows:
            groups[-1] += rows
        else:
            groups.append([])
    return next((rows for rows in groups if len(rows) > 1 and _can_be_hosts(rows)), []), []


def read_senders(page: Page, index: Index) -> list[Hosted]:
    """Return whose letter it is, where it says that "our Missions will host": by its signature, else by its head."""
    blocks = [block for section in page.sections for block in section.blocks]
    if not any(_is_own(block) for block in blocks):
        return []
    for part in (blocks[-_FOOT:], blocks[:_HEAD]):
        rows = [row for block in part for row in _office_in(block, index)]
        if rows:
            return [replace(row, sure=_SENDER) for row in rows]
    return []


def _is_own(block: Block) -> bool:
    """Whether the sender's own house is the subject of a sentence that hosts an event."""
    verbs = (verb for role in ("host", "co_host") for verb in ACTIVE_PATTERNS[role].finditer(block.bare))
    return bool(EVENT.search(block.bare)) and any(
        OUR_HOUSE.search(block.bare[: verb.start()]) for verb in verbs
    )


def _above_invitation(blocks: list[Block], index: Index) -> list[Hosted]:
    """Return who is named, line by line, right above a line that begins with "cordially invite you to"."""
    for number, block in enumerate(blocks):
        if not INVITE_YOU.match(block.bare):
            continue
        rows: list[Hosted] = []
        for line in reversed(blocks[max(number - _MOST_ABOVE, 0) : number]):
            found = (
                _office_in(line, index) if HONORIFIC.match(line.plain) else _named_alone(line, index, True)
            )
            if not found and not (rows and (_AND.fullmatch(line.bare) or HONORIFIC.match(line.plain))):
                break  # above a post stands the name
            rows = [*found, *rows]
        return [replace(row, sure=_INVITER, is_author=False) for row in rows]
    return []


def _office_in(block: Block, index: Index) -> list[Hosted]:
    """Return whose office the line names: "Ms. X, Permanent Representative of Norway"."""
    for office in OFFICE_BEFORE.finditer(block.bare):
        if rows := list(_names(block.cut(block.start + office.start(), block.end), index))[:1]:
            return [row for row in rows if row.name.organization]
    return []


def _lines_of_head(page: Page) -> list[Block]:
    sections = [section for section in page.head if section.key in ("", "document")]
    blocks = [block for section in sections for block in section.blocks]
    return [block for block in blocks if not block.marker and not block.row]


def _can_be_hosts(rows: list[Hosted]) -> bool:
    """Whether more than bare States is named: those may be what the event is about."""
    states = [row.name for row in rows if row.name.organization and row.name.organization.is_state]
    offices = [name for name in states if name.end - name.start > len(name.text) + _OFFICE]
    return len(states) < len(rows) or bool(offices)


def _named_alone(block: Block, index: Index, may_be_new: bool = False) -> list[Hosted]:
    """Return the organizations of a line that says nothing else; all known, or one at least."""
    if block.end - block.start > _LONGEST_LINE:
        return []
    rows = list(_names(block, index))
    rest = TO_THE_UN.sub("", bare(block.source[rows[-1].name.end : block.end])) if rows else ""
    known = [row for row in rows if row.name.organization]
    return rows if not re.search(r"\w", rest) and known and (may_be_new or len(known) == len(rows)) else []


def _names(block: Block, index: Index) -> Iterator[Hosted]:
    names, _stop = read_names(block.source, block.start, block.end, index, is_prose=False)
    for name in names:
        yield Hosted(name, "host", block, _LINE_OF_NAMES, invites=True, is_author=True)
