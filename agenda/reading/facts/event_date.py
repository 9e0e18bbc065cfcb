"""Which of the dates is that of the event, and in which year."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from ..sections import Page
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.phrases import SALUTATION
from .dates import FoundDate, find_dates, years_with_weekday
from .occasions import Occasion

FIRST_WEEK = 2018  # the year of the first Protection of Civilians Week
CLOSE_CALL = 0.15  # two candidates that lie closer contradict each other
LEAST = 0.3
_LETTER_DATE = re.compile(r"[\w\s,'/.-]{0,40}")


@dataclass(frozen=True)
class WeekDays:
    """An edition of the week that the site knows."""

    year: int
    first_day: dt.date
    last_day: dt.date
    time_zone: str = "America/New_York"

    def holds(self, day: dt.date | None) -> bool:
        return day is not None and self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Calendar:
    """What the site knows about time: its weeks, the one asked for, and today."""

    weeks: tuple[WeekDays, ...] = ()
    year: int | None = None
    today: dt.date = dt.date(2026, 1, 1)


def choose_date(
    occasions: list[Occasion], year: int | None, calendar: Calendar, page: Page
) -> tuple[Findings, FoundDate | None]:
    """Return the date as a value, and as it was found; a date that contradicts itself is only a doubt."""
    rated = [
        (_weight(date, where, page), date) for where in occasions for date in where.dates if not date.last
    ]
    rated = sorted((row for row in rated if row[0] > LEAST), key=lambda row: (-row[0], row[1].start))
    if not rated:
        return Findings(), None
    weight, best = rated[0]
    date, sure, doubts = _complete(best, rated, year, calendar, page)
    rival = next((d for w, d in rated if weight - w < CLOSE_CALL and d.month_day != best.month_day), None)
    if rival:
        doubts = [_doubt(best, page, "contradiction"), _doubt(rival, page, "contradiction"), *doubts]
        return Findings(doubts=tuple(doubts)), date
    if date.value and date.weekday_fits is False:
        doubts.append(_doubt(best, page, "weekday", weekday=date.value.strftime("%A")))
        return Findings(doubts=tuple(doubts)), date
    same = [d for _w, d in rated if d.month_day == best.month_day and d.year in (None, date.year)]
    spans = tuple((d.start, d.end) for d in same)
    if date.value is None:
        return Findings(
            (Value("month_day", best.month_day, spans, round(min(weight, 0.9), 2)),), (), tuple(doubts)
        ), date
    return Findings(
        (Value("date", date.value, spans, round(0.97 * min(weight, 1) * sure, 2)),), (), tuple(doubts)
    ), date


def _weight(date: FoundDate, where: Occasion, page: Page) -> float:
    """Return how likely a date is the event's; the date of a letter stands alone and early."""
    weight = where.weight + (0.1 if date.weekday else 0)
    is_alone = _LETTER_DATE.fullmatch(where.block.bare) and len(where.block.text.split()) <= 8
    if where.key == "" and is_alone and not where.times and not date.weekday and _is_letter(page):
        weight -= 0.4
    if where.key in NARRATIVE and not where.times:
        weight -= 0.15
    return min(weight, 1.0)


def _is_letter(page: Page) -> bool:
    return any(SALUTATION.search(block.bare) for block in page.document.blocks[:12])


def _complete(
    date: FoundDate, rated: list[tuple[float, FoundDate]], year: int | None, calendar: Calendar, page: Page
) -> tuple[FoundDate, float, list[Doubt]]:
    """Add the year: that of the week, else of the other dates, else one in which the weekday fits."""
    if date.is_ambiguous:
        date = _day_before_month(date, calendar)
    if date.year:
        doubts = [_doubt(date, page, "day_or_month")] if date.is_ambiguous else []
        return date, 0.6 if date.is_ambiguous else 1.0, doubts
    years = {other.year for _weight, other in rated if other.year and other.month_day == date.month_day}
    years = years or ({year} if year else _years_nearby(date, page))
    if len(years) == 1:
        return date.in_year(years.pop()), 0.9, []
    if fitting := _fitting_years(date, calendar):
        return date.in_year(fitting[0]), 0.65, [_doubt(date, page, "year_by_weekday", year=str(fitting[0]))]
    return date, 1.0, [_doubt(date, page, "no_year")]


def _years_nearby(date: FoundDate, page: Page) -> set[int]:
    """Return the years of the other dates of the document that lie within a month."""
    others = [other for section in page.sections for block in section.blocks for other in find_dates(block)]
    return {other.year for other in others if other.year and abs(other.month - date.month) < 2}


def _fitting_years(date: FoundDate, calendar: Calendar) -> list[int]:
    """Return the years in which the weekday fits: those in whose week the date lies, else the nearest first."""
    if not date.weekday:
        return []
    years = list(years_with_weekday(date, range(FIRST_WEEK, calendar.today.year + 2)))
    inside = [
        week.year
        for week in calendar.weeks
        if week.year in years and week.holds(date.in_year(week.year).value)
    ]
    return sorted(inside or years, key=lambda year: abs(year - calendar.today.year))


def _day_before_month(date: FoundDate, calendar: Calendar) -> FoundDate:
    """Settle 05/06/2026 by its weekday, or by the week in which only one reading lies."""
    swapped = replace(date, month=date.day, day=date.month)
    if date.weekday and date.weekday_fits != swapped.weekday_fits:
        return replace(date if date.weekday_fits else swapped, is_ambiguous=False)
    inside = [
        reading for reading in (date, swapped) if any(week.holds(reading.value) for week in calendar.weeks)
    ]
    return replace(inside[0], is_ambiguous=False) if len(inside) == 1 else date


def _doubt(date: FoundDate, page: Page, code: str, **details: str) -> Doubt:
    return Doubt("date", page.document.text[date.start : date.end], date.line, code, details)
