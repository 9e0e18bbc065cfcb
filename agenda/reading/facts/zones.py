"""The time zone that the document names, and the one in which its venue lies."""

import re
from collections.abc import Iterator

from ..blocks import Block
from ..sections import Page
from ..values import Doubt, Findings, Value
from ..vocabulary import alternatives
from ..vocabulary.clock import CITIES, SUMMER
from .clock import FoundTime, find_zones
from .dates import FoundDate

_PLACES = ("timezone", "time", "when", "when_where", "date", "", "document", "format", "agenda")
_CITIES = {zone: re.compile(rf"(?<!\w)(?:{alternatives(names)})(?!\w)") for zone, names in CITIES.items()}


def find_zone(page: Page, time: FoundTime | None, date: FoundDate | None) -> Findings:
    """Return timezone, and a doubt where its abbreviation belongs to the other half of the year."""
    if time and time.zone:
        doubts = _half_year(time.zone_is_summer, time.zone_text, time.line, date)
        value = Value("timezone", time.zone, ((time.start, time.end),), 0.7 if doubts else 0.95)
        return Findings((value,), (), doubts)
    for block in _blocks(page):
        for zone, is_summer, start, end in find_zones(block):
            doubts = _half_year(is_summer, block.source[start:end], block.line_at(start), date)
            value = Value("timezone", zone, ((start, end),), 0.6 if doubts else 0.85)
            return Findings((value,), (), doubts)
    return Findings()


def zone_of_city(text: str) -> str | None:
    """Return the zone of the city that a bare text names; None where it names none or several."""
    zones = [zone for zone, pattern in _CITIES.items() if pattern.search(text)]
    return zones[0] if len(zones) == 1 else None


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
            holder = next(
                block for block in page.document.blocks if block.start <= section.label[0] < block.end
            )
            yield holder.cut(*section.label)


def _half_year(is_summer: bool | None, said: str, line: int, date: FoundDate | None) -> tuple[Doubt, ...]:
    if is_summer is None or date is None or is_summer == (date.month in SUMMER):
        return ()
    return (Doubt("timezone", said.upper(), line, "half_year_zone"),)
