"""When the event takes place: its week, date, start, end and time zone, told from all other dates and times."""

from dataclasses import dataclass

from ..sections import Page
from ..values import Doubt, Findings, Value, merged
from .clock import FoundTime, hhmm
from .dates import FoundDate
from .durations import find_duration
from .event_date import Calendar, choose_date
from .event_times import choose_times
from .occasions import find_occasions
from .weeks import find_week
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
    week, year = find_week(page, occasions)
    day, date = choose_date(occasions, year or calendar.year, calendar, page)
    hours, time = choose_times(occasions, date, venue_zone)
    zone = find_zone(page, time, date, venue_zone)
    return When(merged([week, day, hours, zone, _duration(page, hours)]), date, time)


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
