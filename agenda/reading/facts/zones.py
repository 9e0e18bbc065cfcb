"""The time zone that the document names, and the one in which its venue lies."""

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from ..blocks import Block
from ..sections import Page
from ..values import Doubt, Findings, Value
from ..vocabulary import alternatives
from ..vocabulary.zones import CITIES_OF_ZONES, SUMMER
from .clock import FoundTime
from .dates import FoundDate
from .zone_names import NamedZone, find_zones, have_same_time

_PLACES = ("timezone", "time", "when", "when_where", "date", "", "document", "format", "agenda")
_CITIES = {
    zone: re.compile(rf"(?:(?<!\w)|(?<=[\u3400-\u9fff]))(?:{alternatives(names)})(?![^\W\u3400-\u9fff])")
    for zone, names in CITIES_OF_ZONES.items()
}


def find_zone(
    page: Page, time: FoundTime | None, date: FoundDate | None, venue_zone: str | None = None
) -> Findings:
    """Return timezone, and a doubt where its abbreviation belongs to the other half of the year.

    "CET" does not say which city is meant: the zone of the venue is, where its clocks show the same.
    """
    if time and time.named_zone:
        return _value(time.named_zone, (time.start, time.end), 0.95, time.line, date, venue_zone)
    for block in _blocks(page):
        for zone in find_zones(block):
            if _is_place(block, zone):
                continue
            span, line = (zone.start, zone.end), block.line_at(zone.start)
            return _value(zone, span, 0.85, line, date, venue_zone)
    return Findings()


def zone_of_city(text: str) -> str | None:
    """Return the zone of the city that a bare text names; None where it names none or several."""
    zones = [zone for zone, pattern in _CITIES.items() if pattern.search(text)]
    return zones[0] if len(zones) == 1 else None


def _value(
    named: NamedZone,
    span: tuple[int, int],
    sure: float,
    line: int,
    date: FoundDate | None,
    venue_zone: str | None,
) -> Findings:
    doubts = _half_year(named, line, date)
    zone = named.zone
    if (
        not named.is_exact
        and venue_zone
        and date
        and date.value
        and have_same_time(zone, venue_zone, date.value)
    ):
        zone = venue_zone
    return Findings((Value("timezone", zone, (span,), 0.6 if doubts else sure),), (), doubts)


def _is_place(block: Block, zone: NamedZone) -> bool:
    """Whether a name that is also that of a city stands for the city."""
    return zone.text in ("new york", "eastern") and not block.bare[: zone.start - block.start].strip()


def _blocks(page: Page) -> Iterator[Block]:
    """Yield where a zone can be named: by the times, and in the headings of columns and parts."""
    for section in page.under(*_PLACES):
        yield from section.blocks
    by_start = {block.start: block for block in page.document.blocks}
    yield from (by_start[start] for start, _end in page.labels if start in by_start)
    for section in page.under("agenda", "time", "when"):
        if section.heading:
            yield section.heading
        elif section.label:
            label = section.label
            holder = next(block for block in page.document.blocks if block.start <= label[0] < block.end)
            yield holder.cut(*label)


def _is_summer(zone: str, date: FoundDate) -> bool:
    """Whether the clocks of a zone are put forward on a day; without its year, whether they are in that month."""
    if not date.value or zone == "UTC":
        return date.month in SUMMER
    return bool(ZoneInfo(zone).dst(dt.datetime.combine(date.value, dt.time(12))))


def _half_year(named: NamedZone, line: int, date: FoundDate | None) -> tuple[Doubt, ...]:
    if named.is_summer is None or date is None or named.is_summer == _is_summer(named.zone, date):
        return ()
    return (Doubt("timezone", named.text.upper(), line, "half_year_zone"),)
