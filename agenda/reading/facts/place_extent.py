"""Where the name of a place begins and ends, and where its street begins. Places count from the start of a block."""

import re
from collections.abc import Iterator

from ..blocks import Block
from ..vocabulary.places import (
    BUILDING,
    JOINT,
    NAME,
    NAMED_PLACE,
    OF_ORGANIZATION,
    OFFICE,
    ROOM,
    TO_THE_UN,
)
from ..vocabulary.streets import CITY, CORNER, FLOOR, STREET

_US_POSTCODE = re.compile(r"(?<!\w)[A-Z]{2},? \d{5}$")
_BETWEEN = re.compile(r"[\s,،(]+|(?<=[\u4e00-\u9fff])")
_ARTICLE = re.compile(r"\s*(?:the\s+|la\s+|le\s+|les\s+|el\s+|los\s+|las\s+|l')?")
_ARABIC_NAME = re.compile(r"\s*[\u0600-\u06ff]+(?:\s+(?!في|يوم|من|على|لدى|وذلك|عند)[\u0600-\u06ff]+){0,4}")
_CYRILLIC_NAME = re.compile(r"\s+[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+){0,4}")
_ACRONYM = re.compile(r"\s*\([\w-]{2,12}\)")
_STREET_NEXT = re.compile(rf"\s*,\s*(?:{STREET.pattern})")
_LONE_LETTER = re.compile(r"(?:^|\s)[a-z]{1,5}$")


def places_in(block: Block) -> Iterator[tuple[int, int, bool]]:
    """Yield begin and end of the places that a block names, and whether that can be an organization as well."""
    starts = sorted(
        {match.start() for pattern in (ROOM, BUILDING, OFFICE) for match in pattern.finditer(block.bare)}
    )
    starts += [match.start() for match in NAMED_PLACE.finditer(block.plain)]
    cursor = 0
    for start in sorted(set(starts)):
        end = _end_of_place(block, start)
        if start >= cursor and end is not None:
            yield start, end, _can_be_organization(block, start, end)
            cursor = end


def extent(block: Block, end: int) -> int:
    """Return where a place ends: behind the buildings, floors, streets and cities that follow, before other facts."""
    while True:
        step = _next_step(block, end)
        if step <= end:
            return end
        end = step


def street_in(block: Block, begin: int = 0) -> tuple[int, int] | None:
    """Return begin and end of the address that a block gives, its floor and city included."""
    match = STREET.search(block.bare, begin)
    if not match:
        return None
    return match.start(), _end_of_address(block, match.end())


def _end_of_place(block: Block, start: int) -> int | None:
    """Return the end of the place that begins exactly here."""
    if _is_room(block, start):
        return _longest(ROOM.match(block.bare, start), NAMED_PLACE.match(block.plain, start))
    if building := BUILDING.match(block.bare, start):
        return _longest(building, NAMED_PLACE.match(block.plain, start))
    if office := OFFICE.match(block.bare, start):
        return _end_of_office(block, office.end())
    if named := NAMED_PLACE.match(block.plain, start):
        return named.end()
    return None


def _can_be_organization(block: Block, start: int, end: int) -> bool:
    if _is_room(block, start) or BUILDING.match(block.bare, start):
        return False
    return bool(OFFICE.match(block.bare, start) or OF_ORGANIZATION.search(block.plain[start:end]))


def _longest(*matches: re.Match[str] | None) -> int:
    return max(match.end() for match in matches if match)


def _is_room(block: Block, start: int) -> bool:
    """Whether a numbered room begins here; a letter for its number is a capital."""
    match = ROOM.match(block.bare, start)
    if not match:
        return False
    letter = _LONE_LETTER.search(match[0])
    number = block.plain[match.start() + letter.start() : match.end()] if letter else ""
    return not letter or number.strip().isupper() or " " not in match[0]


def _end_of_office(block: Block, end: int) -> int:
    """Return where the name behind "Permanent Mission of" ends."""
    begin = _ARTICLE.match(block.bare, end)
    for pattern, place in ((NAME, begin.end() if begin else end), (_ARABIC_NAME, end), (_CYRILLIC_NAME, end)):
        if name := pattern.match(block.plain, place):
            tail = TO_THE_UN.match(block.bare, name.end())
            return tail.end() if tail else name.end()
    return end


def _next_step(block: Block, end: int) -> int:
    """Return the end of what follows a place and belongs to it; `end` where nothing does."""
    if acronym := _ACRONYM.match(block.bare, end):
        return acronym.end()
    joint = JOINT.match(block.bare, end)
    begin = joint.end() if joint else end
    said = block.bare[end:begin]
    if street := STREET.match(block.bare, begin):
        return _closed(block, said, _end_of_address(block, street.end()))
    for pattern in (FLOOR, CITY):
        if match := pattern.match(block.bare, begin):
            return _closed(block, said, match.end()) if said.strip() or said else end
    name = NAME.match(block.plain, begin) if "," in said else None
    if name and _STREET_NEXT.match(block.bare, name.end()):  # Room 2, Millennium Hilton, 5 Main Street
        return name.end()
    is_led = bool(re.search(r"\w|[ب]", said))
    next_end = _end_of_place(block, begin)
    is_office = OFFICE.match(block.bare, begin) is not None and not _is_room(block, begin)
    if next_end is None or (is_office and not is_led) or not (said or _is_han(block, begin)):
        return end
    return _closed(block, said, next_end)


def _is_han(block: Block, place: int) -> bool:
    return "\u4e00" <= block.bare[place : place + 1] <= "\u9fff"


def _end_of_address(block: Block, end: int) -> int:
    """Return where an address ends that is written up to `end`: behind floor, town, country and the next corner."""
    while True:
        if _US_POSTCODE.search(block.plain[:end]):
            return end  # a country behind it is one too many
        between = _BETWEEN.match(block.bare, end)
        begin = between.end() if between else end
        follows = next((m for p in (FLOOR, CITY, CORNER) if (m := p.match(block.bare, begin))), None)
        if not between or not follows:
            return end
        end = _closed(block, block.bare[between.start() : begin], follows.end())


def _closed(block: Block, before: str, end: int) -> int:
    """Include the bracket that closes the one before."""
    return end + ("(" in before and block.bare[end : end + 1] == ")")
