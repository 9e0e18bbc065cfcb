"""Which of the dates is that of the event, and in which year."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from ..sections import Page
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.letters import SALUTATION
from ..vocabulary.occasions import FORMER
from ..vocabulary.places import UNSETTLED
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


@dataclass(frozen=True)
class _Candidate:
    weight: float
    date: FoundDate
    where: Occasion


def choose_date(
    occasions: list[Occasion], year: int | None, calendar: Calendar, page: Page
) -> tuple[Findings, FoundDate | None]:
    """Return the date as a value, and as it was found; a date that contradicts itself is only a doubt."""
    rated = _rated(occasions, page)
    if not rated:
        return Findings(doubts=tuple(_of_several_days(occasions, page))), None
    best = rated[0]
    date, sure, doubts = _complete(best.date, rated, year, calendar, page)
    if rival := next((other for other in rated if _contradicts(other, best)), None):
        found = [_doubt(one.date, page, "contradiction") for one in (best, rival)]
        return Findings(doubts=(*found, *doubts)), date
    if date.value and date.weekday_fits is False:
        doubts.append(_doubt(best.date, page, "weekday", weekday=date.value.strftime("%A")))
        return Findings(doubts=tuple(doubts)), date
    if best.where.is_certain and UNSETTLED.search(
        best.where.block.bare, best.date.end - best.where.block.start
    ):
        doubts.append(_doubt(best.date, page, "to_be_confirmed"))
    return Findings((_value(best, date, sure, rated),), (), tuple(doubts)), date


def _of_several_days(occasions: list[Occasion], page: Page) -> Iterator[Doubt]:
    """Yield a doubt for the days of which one is the event's: Date: 20 or 21 May."""
    for where in occasions:
        yield from (_doubt(date, page, "unsure") for date in where.dates if date.last and where.is_certain)


def _value(best: _Candidate, date: FoundDate, sure: float, rated: list[_Candidate]) -> Value:
    same = [one.date for one in rated if one.date.month_day == best.date.month_day]
    spans = tuple((one.start, one.end) for one in same if one.year in (None, date.year))
    if date.value is None:
        return Value("month_day", best.date.month_day, spans, round(min(best.weight, 0.9), 2))
    return Value("date", date.value, spans, round(0.97 * sure * min(best.weight, 1), 2))


def _rated(occasions: list[Occasion], page: Page) -> list[_Candidate]:
    """Return the dates that can be the event's, the likeliest first."""
    is_letter = any(SALUTATION.search(block.bare) for block in page.document.blocks[:12])
    rated = [
        _Candidate(_weight(date, where, is_letter), date, where)
        for where in occasions
        for date in where.dates
        if not date.last and not FORMER.search(where.block.bare[: max(0, date.start - where.block.start)])
    ]
    rated = [row for row in rated if row.weight > LEAST]
    return sorted(rated, key=lambda row: (-row.weight, row.date.start))


def _weight(date: FoundDate, where: Occasion, is_letter: bool) -> float:
    """Return how likely a date is the event's; the date of a letter stands alone, with its place at most."""
    weight = where.weight + (0.1 if date.weekday else 0)
    is_alone = _LETTER_DATE.fullmatch(where.block.bare) and len(where.block.text.split()) <= 8
    if where.key == "" and is_alone and not where.times and not date.weekday and is_letter:
        weight -= 0.4
    if where.key in NARRATIVE and not where.times:
        weight -= 0.15
    return min(weight, 1.0)


def _contradicts(other: _Candidate, best: _Candidate) -> bool:
    """Whether another date is as likely. Beside a labelled one, only another labelled one or a clear sentence is."""
    if other.date.month_day == best.date.month_day or best.weight - other.weight >= CLOSE_CALL:
        return False
    if _are_one_moment(other, best):
        return False
    return (
        other.where.is_certain
        or not best.where.is_certain
        or (other.where.is_held and bool(other.where.times))
    )


def _are_one_moment(other: _Candidate, best: _Candidate) -> bool:
    """Whether two dates come with hours of different zones that are the same moment: 6 p.m. here, 6 a.m. there."""
    moments = {moment for row in (other, best) if (moment := _moment(row, best.date.year)) is not None}
    return len(moments) == 1 and _moment(other, best.date.year) is not None


def _moment(row: _Candidate, year: int | None) -> dt.datetime | None:
    time = next((time for time in row.where.times if time.zone and time.start > row.date.start), None)
    day = row.date.in_year(row.date.year or year or 0).value
    if not time or not time.zone or not day:
        return None
    clock = dt.time(time.begins // 60 % 24, time.begins % 60)
    return dt.datetime.combine(day, clock, ZoneInfo(time.zone)).astimezone(dt.UTC)


def _complete(
    date: FoundDate, rated: list[_Candidate], year: int | None, calendar: Calendar, page: Page
) -> tuple[FoundDate, float, list[Doubt]]:
    """Add the year: that of the week, else of the other dates, else one in which the weekday fits."""
    if date.is_ambiguous:
        date = _day_before_month(date, calendar)
    if date.year:
        doubts = [_doubt(date, page, "day_or_month")] if date.is_ambiguous else []
        return date, 0.6 if date.is_ambiguous else 1.0, doubts
    years = {row.date.year for row in rated if row.date.year and row.date.month_day == date.month_day}
    years = years or ({year} if year else _years_nearby(date, page))
    if len(years) == 1:
        return date.in_year(years.pop()), 0.9, []
    if fitting := _fitting_years(date, calendar):
        return date.in_year(fitting[0]), 0.75, [_doubt(date, page, "year_by_weekday", year=str(fitting[0]))]
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
