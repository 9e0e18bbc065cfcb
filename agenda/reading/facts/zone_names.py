"""Time zones that a text names: "New York time", "EST", "UTC+3"."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ..blocks import Block
from ..vocabulary import alternatives
from ..vocabulary.zones import ALSO_WORDS, CITIES_OF_ZONES, HALF_YEAR_ZONES, OFFSETS, ZONES

_OFFSET = r"(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?|[+-]\d\d:\d\d"
ZONE = (
    rf"(?:{_OFFSET}|(?:{alternatives(HALF_YEAR_ZONES)}|{'|'.join(ZONES.values())})(?![^\W\d\u3400-\u9fff]))"
)
_ZONES = {zone: re.compile(pattern) for zone, pattern in ZONES.items()}
_ANYWHERE = re.compile(rf"(?:(?<!\w)|(?<=[\u3400-\u9fff\d])){ZONE}")
_BEHIND = re.compile(rf"[\s,(/]*(?:\(|local time,?|heure locale|hora local)?\s*(?P<zone>{ZONE})\)?")
# A city alone: in brackets, or before the hour of another one: "10 am (Geneva)", "10 am Geneva / 4 am New York".
_CITY = "|".join(f"(?P<z{n}>{alternatives(names)})" for n, names in enumerate(CITIES_OF_ZONES.values()))
_CITY_BEHIND = re.compile(
    rf"[\s,]*(?:\(\s*(?:{_CITY})(?:\s*/[^()]*)?\s*\)|(?:{_CITY.replace('<z', '<y')})(?=\s*[/;|]))"
)
_HOURS = re.compile(r"(?:utc|gmt)?\s?([+-])\s?(\d{1,2})(?::?(\d\d))?")


@dataclass(frozen=True)
class NamedZone:
    """A zone as a text names it. `is_exact` unless it only tells the difference to universal time: CET, UTC+2."""

    zone: str
    text: str
    start: int  # in the document's text
    end: int
    is_summer: bool | None = None  # what the abbreviation says
    is_exact: bool = True


def find_zones(block: Block) -> Iterator[NamedZone]:
    """Yield the zones that are named anywhere in a block."""
    for match in _ANYWHERE.finditer(block.bare):
        if zone := _named(match[0], block, match.start(), match.end()):
            yield zone


def zone_behind(block: Block, place: int) -> NamedZone | None:
    """Return the zone that stands directly behind a place of the document's text, its closing bracket included."""
    match = _BEHIND.match(block.bare, place - block.start)
    found = _named(match["zone"], block, match.start("zone"), match.end()) if match else None
    return found or _city_behind(block, place - block.start)


def _city_behind(block: Block, place: int) -> NamedZone | None:
    match = _CITY_BEHIND.match(block.bare, place)
    if not match:
        return None
    name = next(name for name, words in match.groupdict().items() if words)
    start, end = block.start + match.start(name), block.start + match.end()
    return NamedZone(list(CITIES_OF_ZONES)[int(name[1:])], match[name], start, end)


def zone_inside(block: Block, start: int, end: int) -> NamedZone | None:
    """Return the first zone that is named between two places of the document's text."""
    match = _ANYWHERE.search(block.bare, start - block.start, end - block.start)
    return _named(match[0], block, match.start(), match.end()) if match else None


def have_same_time(one: str, other: str, day: dt.date) -> bool:
    """Whether clocks of two zones show the same on a day at noon."""
    noon = dt.datetime.combine(day, dt.time(12))
    return noon.replace(tzinfo=ZoneInfo(one)).utcoffset() == noon.replace(tzinfo=ZoneInfo(other)).utcoffset()


def _is_hour(before: str) -> bool:
    return bool(re.search(r"(?:\d|[ap]\.?m\.?)\s*\(?$", before))


def _named(name: str, block: Block, start: int, end: int) -> NamedZone | None:
    name = re.sub(r"\s+", " ", name)
    written = block.plain[start : start + len(name)]
    if (
        name in ALSO_WORDS
        and not written.isupper()
        and not (written == "Eastern" and _is_hour(block.bare[:start]))
    ):
        return None
    place = (block.start + start, block.start + end)
    if name in HALF_YEAR_ZONES:
        zone, is_summer = HALF_YEAR_ZONES[name]
        return NamedZone(zone, name, *place, is_summer, is_exact=False)
    if hours := _HOURS.fullmatch(name):
        known = OFFSETS.get(int(hours[1] + hours[2])) if hours[3] in (None, "00") else None
        return NamedZone(known[0], name, *place, known[1], is_exact=False) if known else None
    zone = next((zone for zone, pattern in _ZONES.items() if pattern.fullmatch(name)), "")
    return NamedZone(zone, name, *place) if zone else None
