"""The next edition: a week's frame and a side event of an earlier week, begun anew from what there was."""

import datetime as dt
import logging
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Refusal
from ..models import OfficialMeeting, SideEvent, StandardSlot, Theme, Venue, Week
from ..next_year import day_in, instant_in, moved, same_weekday
from .copies import copy_of

logger = logging.getLogger(__name__)

# What is of one edition alone; all other fields of a week are its frame.
_OF_ONE_EDITION = {"id", "year", "theme", "first_day", "last_day", "proposals_close_at"}


@dataclass(frozen=True)
class Landing:
    """Where a side event comes to lie in another week. `taken_room` is the room that is given to others then."""

    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    deadline_at: dt.datetime | None
    venue: Venue | None
    taken_room: Venue | None
    days: dt.timedelta | None


def frame_for(week: Week, year: int, first_day: dt.date | None = None) -> Week:
    """Return the week of another year as it would be, not saved: its days, deadline and limits.

    It begins on the same weekday unless a first day is given.
    """
    first = first_day or same_weekday(week.first_day, year)
    days = first - week.first_day
    kept = {
        f.name: getattr(week, f.name) for f in week._meta.concrete_fields if f.name not in _OF_ONE_EDITION
    }
    closes_at = moved(week.proposals_close_at, days, week.zone, week.zone)
    return Week(
        year=year, first_day=first, last_day=week.last_day + days, proposals_close_at=closes_at, **kept
    )


@transaction.atomic
def copy_week(*, week: Week, year: int, by: Actor, first_day: dt.date | None = None) -> Week:
    """Make the frame of a week for another year: days, deadline, limits, standard slots and list of themes.

    Rooms are the same for all weeks. Official meetings, side events and the motto are of one edition alone. Raises
    `Refusal` where the year has a week, or the days are none that a week can have.
    """
    copy = frame_for(week, year, first_day)
    try:
        copy.full_clean()
    except ValidationError as problem:
        raise Refusal(" ".join(problem.messages)) from problem
    copy.save()
    for slot in week.standard_slots.all():
        StandardSlot.objects.create(
            week=copy, starts_at_clock=slot.starts_at_clock, ends_at_clock=slot.ends_at_clock
        )
    Theme.objects.bulk_create(Theme(week=copy, name=theme.name) for theme in week.themes.all())
    logger.info("week %s copied to %s by %s", week.year, copy.year, by.label)
    return copy


def landing_in(side_event: SideEvent, week: Week) -> Landing:
    """Return where the event would lie in another week: same weekday, same clock time, same room where it is free."""
    old, start = side_event.week, side_event.starts_at
    day = start.astimezone(old.zone).date() if start else None
    new_day = day_in(week, day, old) if day else None
    if day is None or new_day is None:
        return Landing(None, None, None, None, None, None)
    days = new_day - day
    starts_at, ends_at, deadline_at = (
        moved(at, days, old.zone, week.zone)
        for at in (start, side_event.ends_at, side_event.rsvp_deadline_at)
    )
    venue = side_event.venue
    is_free = venue is None or not _is_taken(venue, starts_at, ends_at)
    return Landing(
        starts_at, ends_at, deadline_at, venue if is_free else None, None if is_free else venue, days
    )


@transaction.atomic
def copy_event(*, side_event: SideEvent, week: Week, by: Actor) -> SideEvent:
    """Begin a side event of another week as a draft with the same texts, agenda and organisers.

    People are unconfirmed again. Once for each week: pressed twice, the second is refused with a sentence.
    """
    Week.objects.select_for_update().get(pk=week.pk)
    if week.pk == side_event.week_id:
        raise Refusal(_("The side event is in this week. Duplicate it as a draft."))
    there = SideEvent.objects.filter(copied_from=side_event, week=week)
    if there.exists():
        raise Refusal(_("The side event was copied into this week already."))
    landing = landing_in(side_event, week)
    copy = copy_of(
        side_event,
        by=by,
        moved=partial(instant_in, week, of=side_event.week),
        week=week,
        starts_at=landing.starts_at,
        ends_at=landing.ends_at,
        rsvp_deadline_at=landing.deadline_at,
        venue=landing.venue,
        theme=_theme_in(week, side_event),
    )
    logger.info("side event %s copied into %s as %s by %s", side_event.pk, week.year, copy.pk, by.label)
    return copy


def _theme_in(week: Week, side_event: SideEvent) -> Theme | None:
    """Return the theme of the same name in the other week's list."""
    return week.themes.filter(name=side_event.theme.name).first() if side_event.theme else None


def _is_taken(venue: Venue, starts_at: dt.datetime | None, ends_at: dt.datetime | None) -> bool:
    end = ends_at or starts_at
    at_that_time = Q(starts_at__lt=end, ends_at__gt=starts_at)
    others: list[models.QuerySet] = [SideEvent.objects.live(), OfficialMeeting.objects.all()]
    return any(rows.filter(at_that_time, venue=venue).exists() for rows in others)
