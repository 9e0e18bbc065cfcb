"""The same weekday and clock time in another week: how dates of a week and of its side events are moved.

A week that began on Monday, 18 May 2026 begins on Monday, 17 May 2027: on the same weekday nearest to the same date.
"""

import datetime as dt

from .models import Week

Zone = dt.tzinfo


def same_weekday(day: dt.date, year: int) -> dt.date:
    """Return the day of that year with the same weekday, at most three days from the same date."""
    try:
        same_date = day.replace(year=year)
    except ValueError:  # 29 February
        same_date = day.replace(year=year, day=28)
    ahead = (day.weekday() - same_date.weekday() + 3) % 7 - 3
    return same_date + dt.timedelta(days=ahead)


def day_in(week: Week, day: dt.date, of: Week) -> dt.date | None:
    """Return the day of a week that answers to a day of another: its first Tuesday to the first Tuesday.

    None where the other day lies outside of its own week, or this week has no such weekday.
    """
    alike = [other for other in of.days if other.weekday() == day.weekday()]
    days = [other for other in week.days if other.weekday() == day.weekday()]
    if day not in alike or not days:
        return None
    return days[min(alike.index(day), len(days) - 1)]


def moved(instant: dt.datetime | None, days: dt.timedelta, of: Zone, to: Zone) -> dt.datetime | None:
    """Return the same clock time so many days later, read in one zone and meant in the other.

    A time that the change of the clocks skips there becomes the next that exists.
    """
    if instant is None:
        return None
    there = (instant.astimezone(of).replace(tzinfo=None) + days).replace(tzinfo=to)
    return there.astimezone(dt.UTC).astimezone(to)


def instant_in(week: Week, instant: dt.datetime, of: Week) -> dt.datetime | None:
    """Return the instant of a week that answers to one of another; None where it has no such day."""
    day = instant.astimezone(of.zone).date()
    there = day_in(week, day, of)
    return moved(instant, there - day, of.zone, week.zone) if there else None
