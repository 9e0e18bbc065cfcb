"""When the event takes place: its week, date, start, end and time zone, told from all other dates and times."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block
from ..sections import Page
from ..values import Doubt, Findings, Value, merged
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.phrases import WEEK
from .clock import FoundTime, hhmm
from .dates import FoundDate
from .event_date import Calendar, choose_date
from .event_times import choose_times, find_duration
from .occasions import Occasion, find_occasions
from .zones import find_zone


@dataclass(frozen=True)
class When:
    """What was found, and date and time for the modules that depend on them."""

    findings: Findings
    date: FoundDate | None
    time: FoundTime | None


def find_when(page: Page, calendar: Calendar, venue_zone: str | None) -> When:
    """Return week, date (or month_day), start, end and timezone."""
    occasions = find_occasions(page)
    week = _week(page, occasions)
    year = next((value.value for value in week.values if isinstance(value.value, int)), calendar.year)
    day, date = choose_date(occasions, year, calendar, page)
    hours, time = choose_times(occasions, date, venue_zone)
    found = merged([week, day, hours, find_zone(page, time, date), _duration(page, hours)])
    return When(found, date, time)


def _week(page: Page, occasions: list[Occasion]) -> Findings:
    """Return the year of the week that the document names, and its places; without a year they are only labels."""
    ranges = [date for where in occasions for date in where.dates if date.last and date.year]
    named = list(_named_weeks(page, ranges))
    dated = [(year, span, sure) for year, span, sure in named if year]
    if not dated:
        return Findings(labels=tuple(span for _year, span, sure in named if sure > 0.9))
    year, _span, sure = max(dated, key=lambda row: row[2])
    spans = [span for other, span, _sure in named if other in (None, year)]
    spans += [(date.start, date.end) for date in ranges if date.year == year]
    return Findings((Value("week", year, tuple(spans), sure),))


def _named_weeks(page: Page, ranges: list[FoundDate]) -> Iterator[tuple[int | None, tuple[int, int], float]]:
    """Yield year, place and confidence of each naming of the week; the head is surer than running text."""
    for section in page.sections:
        for block in section.blocks:
            for match in WEEK.finditer(block.bare):
                said = match["before"] or match["year"] or match["zh"]
                span = (block.start + match.start(), block.start + match.end())
                year = int(said) if said else _year_beside(block, ranges)
                yield year, span, 0.8 if section.key in NARRATIVE else 0.95


def _year_beside(block: Block, ranges: list[FoundDate]) -> int | None:
    """Return the year of the days of the week when they stand in the same block."""
    return next((date.year for date in ranges if block.start <= date.start < block.end), None)


def _duration(page: Page, hours: Findings) -> Findings:
    """Work out the end from a duration under its label, or check it."""
    times = {value.field: str(value.value) for value in hours.values}
    found = find_duration(page)
    if not found or "start" not in times:
        return Findings()
    minutes, block, span = found
    start = times["start"]
    ends = hhmm(int(start[:2]) * 60 + int(start[3:]) + minutes)
    if "end" not in times:
        return Findings((Value("end", ends, (span,), 0.8),))
    if times["end"] == ends:
        return Findings(labels=(span,))
    return Findings(doubts=(Doubt("end", block.source[slice(*span)], block.line, "duration"),))
