"""Places that stand in short lines of the head, among dates, hours and hosts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block
from ..sections import Page
from ..vocabulary.letters import ADDRESSED
from ..vocabulary.occasions import HELD
from ..vocabulary.places import BUILDING, IN, NAMED_PLACE, PLACE
from ..vocabulary.roles import LED_BY_PATTERN
from ..vocabulary.streets import LONE_CITY, STREET
from .place_extent import extent, places_in, street_in
from .place_pieces import FEW_WORDS, begins_with_street, cut, has_time, length, pieces, trimmed, whole_lines

FACTS = ("", "document", "title", "format", "when", "date", "time", "rsvp", "subtitle", "week", "platform")
_LINE = 40  # words up to which a block is a line of facts
_CLOSE = 4  # lines of text within which two lines stand together
_LONGEST_TIME = 20  # words of a line of dates and hours
_MOST_PARTS = 2  # between commas, before a room
_NAME = 9  # words that a name has at most


def places_of_lines(page: Page) -> Iterator[Block]:
    """Yield the room or building in a short line of the head: "3.00–4.45 p.m. | Mission of Germany"."""
    sections = [section for section in page.head if section.key in FACTS]
    lines = [line for section in sections for block in whole_lines(section.blocks) for line in _lines(block)]
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        close_before = before if before and line.line - before.line < _CLOSE else None
        close_after = after if after and after.line - line.line < _CLOSE else None
        if place := _place_of(line, close_before, close_after):
            yield place


def is_place_line(block: Block) -> bool:
    """Whether a block begins with a room, a building, a street or a city, and says nothing else."""
    is_short = length(block) <= FEW_WORDS and not _is_sentence(block)
    begins = PLACE.match(block.bare) or STREET.match(block.bare) or LONE_CITY.match(block.bare)
    return is_short and bool(begins or NAMED_PLACE.match(block.plain))


def _lines(block: Block) -> Iterator[Block]:
    for match in re.finditer(r"[^|\t]+", block.plain):
        part = cut(block, *match.span())
        if length(part) <= _LINE and not _is_sentence(part):
            yield part


def _is_sentence(block: Block) -> bool:
    return length(block) > FEW_WORDS and bool(HELD.search(block.bare))


def _place_of(line: Block, before: Block | None, after: Block | None) -> Block | None:
    """Return the place that a line names, where it is no line of hosts.

    The office of a State is a place beside a date, an hour or a street, and between them so is any name.
    """
    if LED_BY_PATTERN.search(line.bare):
        return None
    is_behind_time = has_time(line) or (before is not None and _is_time_line(before))
    is_before_street = after is not None and begins_with_street(after)
    is_short = length(line) <= FEW_WORDS
    for piece in pieces(line, is_venue=False):
        places = (place for place in places_in(piece) if is_short or not _is_subject(piece, *place))
        named = next(places, None)
        is_near = has_time(line) or street_in(piece) or (is_short and (is_behind_time or is_before_street))
        if named and (not named[2] or is_near) and _leads(piece, named[0]):
            return _with_building(cut(piece, _begin(piece, named[0]), extent(piece, named[1])), after)
    return _unknown_place(line, is_before_street) if is_behind_time and not has_time(line) else None


def _is_subject(piece: Block, start: int, end: int, can_be_organization: bool) -> bool:
    """Whether an office begins a longer text that goes on: that is who invites, not where."""
    rest = piece.bare[end:].strip()
    return can_be_organization and start == 0 and rest != "" and not rest.startswith((",", "("))


def _is_time_line(line: Block) -> bool:
    """Whether a line gives date or hour, and is no sentence that asks for an answer."""
    return length(line) <= _LONGEST_TIME and has_time(line) and not ADDRESSED.search(line.bare)


def _begin(piece: Block, start: int) -> int:
    """Return where a place begins: before its city, where that goes first: "Vienna, Hofburg Palace, Room 3"."""
    parts = [part for part in re.split(r"[,،·|-]", piece.bare[:start]) if part.strip()]
    is_city_first = bool(parts) and LONE_CITY.fullmatch(parts[0]) is not None
    return 0 if is_city_first and len(parts) <= _MOST_PARTS else start


def _unknown_place(line: Block, is_before_street: bool) -> Block | None:
    """Return a line behind date and hour that is a name before a street, or with one: The Club, 5 Main Street."""
    line = trimmed(line)
    street = street_in(line)
    if street and _is_name(cut(line, 0, street[0])):
        return cut(line, 0, street[1])
    return line if is_before_street and _is_name(line) else None


def _with_building(place: Block, after: Block | None) -> Block:
    """Add the next line where the building of the room stands there."""
    is_next = after is not None and after.start - place.end <= 3 and length(after) <= FEW_WORDS
    return replace(place, end=after.end) if after and is_next and BUILDING.match(after.bare) else place


def _leads(piece: Block, start: int) -> bool:
    """Whether nothing stands before the place in its piece, or a word that leads to it."""
    before = piece.bare[:start]
    return not re.search(r"\w", before) or bool(IN.search(before)) or before.rstrip().endswith((",", "،"))


def _is_name(line: Block) -> bool:
    """Whether a line is short and a name as a whole: The Yale Club."""
    said = line.text.split()
    return 0 < len(said) < _NAME and said[0][:1].isupper() and not re.search(r"[.:?!@]", line.plain)
