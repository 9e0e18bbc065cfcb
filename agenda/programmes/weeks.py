"""A week made for a programme that comes from elsewhere."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.hooks import Refusal
from events.models import Venue, Week

from .clock import when
from .headings import meaning_of
from .sources import Source


def new_week(year: int, city: str, time_zone: str, source: Source) -> Week:
    """Return a new week with the days of a file. Raises `Refusal` where it has none, or too many."""
    week = Week(year=year, city=city, time_zone=time_zone)
    week.first_day = week.last_day = dt.date(year, 1, 1)  # for dates without a year
    try:
        week.clean_fields()
        names = {"day", "time", "start", "starts_at", "zone"}
        days = []
        for _number, row in source.rows:
            cells = {meaning_of(heading): value for heading, value in row.items()}
            said = {
                str(name).removesuffix("s_at"): cells[name] for name in names & cells.keys() if cells[name]
            }
            if at := when(said, week).starts_at:
                days.append(at.astimezone(week.zone).date())
        if not days:
            raise Refusal(
                _("The file names no day from which the week could be made. Create the week first.")
            )
        week.first_day, week.last_day = min(days), max(days)
        week.full_clean()
    except ValidationError as problem:
        raise Refusal(" ".join(problem.messages)) from problem
    week.save()
    return week


def give_rooms(week: Week) -> None:
    """Let the week have the rooms in which something of it takes place, and none of those of other weeks."""
    week.rooms.set(Venue.objects.filter(side_events__week=week).distinct())
