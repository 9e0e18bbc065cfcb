"""When a side event of a programme takes place, out of one, two or five columns, in whatever notation."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import dateparse
from django.utils.translation import gettext as _

from events.models import Week
from events.un_style.formats import date_text

from ..reading.blocks import Line, compose
from ..reading.characters import clean
from ..reading.doubts import sentence
from ..reading.facts.clock import find_times
from ..reading.facts.dates import find_dates
from ..reading.facts.zone_names import find_zones
from ..reading.values import Doubt

LAST_MINUTE = dt.time(23, 59)  # of the day on which one can still answer


@dataclass(frozen=True)
class Said:
    """What one cell says of a time. Clock times are minutes of the day; an instant is whole and knows its zone."""

    instant: dt.datetime | None = None
    day: dt.date | None = None
    begins: int | None = None
    ends: int | None = None
    zone: str = ""
    is_summer: bool | None = None  # what the abbreviation of the zone says: EST, EDT
    doubts: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return self == Said()


@dataclass
class When:
    """Start and end, with what is doubtful in them."""

    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    doubts: list[str] = field(default_factory=list)


def said_by(value: Any, week: Week) -> Said:
    """Return what a cell says; nothing at all where it cannot be read."""
    if isinstance(value, dt.datetime):
        return Said(instant=value) if value.tzinfo else Said(day=value.date(), begins=_minutes(value.time()))
    if isinstance(value, dt.date):
        return Said(day=value)
    text = clean(str(value)).strip()
    if not text:
        return Said()
    if whole := _parsed(text):
        return said_by(whole, week)
    return _read(text, week)


def when(cells: dict[str, Any], week: Week) -> When:
    """Return start and end from the columns "day", "time", "start", "end" and "zone", whichever there are."""
    said = {
        name: said_by(value, week)
        for name, value in cells.items()
        if name != "zone" and value not in (None, "")
    }
    result = When(doubts=[doubt for part in said.values() for doubt in part.doubts])
    for name, part in said.items():
        if part.is_nothing:
            result.doubts.append(
                _("“%(text)s” was not read as a day or a time.") % {"text": str(cells[name])[:120]}
            )
    if "day" in said and said["day"].begins == 0 and said["day"].ends is None:  # a date as Excel writes it
        said["day"] = replace(said["day"], begins=None)
    zone = _zone(cells.get("zone"), said, week, result)
    starts, ends = (_instant(said.get(name, Said()), week) for name in ("start", "end"))
    day = next(
        (part.day for part in map(said.get, ("start", "day", "time", "end")) if part and part.day), None
    )
    clocks = [
        part
        for name in ("start", "time", "day")
        if (clocked := said.get(name)) and clocked.begins is not None
    ]
    if starts is None and day and clocks:
        starts = _at(day, clocks[0].begins, zone)
    if ends is None:
        end = said.get("end", Said())
        minutes = (
            end.begins
            if end.begins is not None
            else next((c.ends for c in clocks if c.ends is not None), None)
        )
        ends = _at(end.day or day, minutes, zone)
        if starts and ends and not end.day and ends <= starts:
            ends += dt.timedelta(days=1)
    result.starts_at, result.ends_at = starts, ends
    summers = {part.is_summer for part in said.values()} - {None}
    if starts and summers and bool(starts.dst()) not in summers:
        result.doubts.append(sentence(Doubt("", "", 0, "half_year_zone")))
    _check(result, week, day)
    return result


def instant(value: Any, week: Week, clock: dt.time | None = None) -> dt.datetime | None:
    """Return the instant that one cell says; at this time of day where it says a day alone. None where it says none."""
    said = said_by(value, week)
    if whole := _instant(said, week):
        return whole
    return dt.datetime.combine(said.day, clock, week.zone) if said.day and clock else None


def minute_of(value: Any, week: Week, starts_at: dt.datetime | None) -> int | None:
    """Return how many minutes after the start a clock time is, negative before it."""
    said = said_by(value, week)
    if said.begins is None or starts_at is None:
        return None
    return said.begins - _minutes(starts_at.astimezone(week.zone).time())


def _parsed(text: str) -> dt.datetime | dt.date | None:
    """Return what a machine wrote: "2018-12-03 10:30:00+01:00", "2018-12-03"."""
    try:
        return dateparse.parse_datetime(text) or dateparse.parse_date(text)
    except ValueError:  # written so, and no day of the calendar
        return None


def _read(text: str, week: Week) -> Said:
    block = compose([Line(" ".join(text.split()))]).blocks[0]
    dates = find_dates(block)
    times = find_times(block, [(date.start, date.end) for date in dates])
    zones = list(find_zones(block))
    named = times[0].named_zone if times and times[0].named_zone else next(iter(zones), None)
    doubts = []
    day = None
    if dates:
        day = dates[0].value or _in_week(dates[0].month, dates[0].day, week)
        if day and dates[0].weekday and day.isoweekday() != dates[0].weekday:
            doubts.append(_about(text, "weekday", weekday=date_text(day).split(",")[0].split(" ")[0]))
        if dates[0].is_ambiguous:
            doubts.append(_about(text, "day_or_month"))
    time = times[0] if times else None
    if time:
        doubts += [_about(text, code) for code in (time.doubt, time.end_doubt) if code]
    if not day and not time:
        return Said()
    return Said(
        day=day,
        begins=time.begins if time else None,
        ends=time.ends if time else None,
        zone=(time.zone if time and time.zone else None) or (named.zone if named else ""),
        is_summer=named.is_summer if named else None,
        doubts=tuple(doubts),
    )


def _about(text: str, code: str, **details: str) -> str:
    return f"“{text[:120]}”: {sentence(Doubt('', text, 0, code, details))}"


def _in_week(month: int, day: int, week: Week) -> dt.date | None:
    """Return the day in the year of the week, for a date without one."""
    years = {week.first_day.year, week.last_day.year}
    found = [date for year in sorted(years) if (date := _date(year, month, day))]
    inside = [date for date in found if week.first_day <= date <= week.last_day]
    return next(iter([*inside, *found]), None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _zone(named: Any, said: dict[str, Said], week: Week, result: When) -> zoneinfo.ZoneInfo:
    """Return the zone that the row names, else that of the week."""
    text = clean(str(named or "")).strip()
    if text in zoneinfo.available_timezones():
        return zoneinfo.ZoneInfo(text)
    if text:
        found = next(iter(find_zones(compose([Line(text)]).blocks[0])), None)
        if found:
            return zoneinfo.ZoneInfo(found.zone)
        result.doubts.append(
            _("“%(text)s” was not read as a time zone; the times were taken for those of %(city)s.")
            % {"text": text[:120], "city": week.city}
        )
    name = next((part.zone for part in said.values() if part.zone), "")
    return zoneinfo.ZoneInfo(name) if name else week.zone


def _instant(said: Said, week: Week) -> dt.datetime | None:
    """Return the instant where one cell says all of it."""
    if said.instant:
        return said.instant
    zone = zoneinfo.ZoneInfo(said.zone) if said.zone else week.zone
    return _at(said.day, said.begins, zone) if not said.zone or said.day else None


def _at(day: dt.date | None, minutes: int | None, zone: zoneinfo.ZoneInfo) -> dt.datetime | None:
    if day is None or minutes is None:
        return None
    days, rest = divmod(minutes, 24 * 60)
    return dt.datetime.combine(day + dt.timedelta(days=days), dt.time(rest // 60, rest % 60), zone)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _check(result: When, week: Week, day: dt.date | None) -> None:
    """Add what is doubtful in start and end, and drop an end that cannot be."""
    start, end = result.starts_at, result.ends_at
    if start is None and day is not None:
        result.doubts.append(_("The row gives a day without a time: the side event has no start yet."))
    if start and end and end <= start:
        result.doubts.append(sentence(Doubt("", "", 0, "end_before_start")))
        result.ends_at = None
    elif start and end and end - start > dt.timedelta(hours=12):
        result.doubts.append(_("The side event would last more than twelve hours."))
    local = start.astimezone(week.zone).date() if start else None
    if local and not week.first_day <= local <= week.last_day:
        result.doubts.append(_("%(day)s is not one of the days of the week.") % {"day": date_text(local)})
