"""How long each room is used in a week, of the hours that it could be."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from events.models import SideEvent, Venue, Week

from . import charts

# What a room offers on a day of a week without standard slots: 8 a.m. to 8 p.m.
OPEN_MINUTES = 12 * 60


@dataclass(frozen=True)
class RoomUse:
    """Minutes of one room. Meetings of the UN itself are taken from what it offers."""

    venue: Venue
    events: int
    booked: int
    available: int

    @property
    def hours_booked(self) -> float:
        return self.booked / 60

    @property
    def hours_available(self) -> float:
        return self.available / 60

    @property
    def chart(self) -> SafeString:
        return charts.bar(str(self.venue), [charts.Part("solid", self.booked)], self.available)


def rooms_by_use(week: Week, side_events: Iterable[SideEvent]) -> list[RoomUse]:
    """Return the rooms that the events use, the most used first (events loaded with their venue). Two queries."""
    booked: dict[Venue, list[int]] = {}
    for event in side_events:
        if event.venue is not None and event.duration_minutes:
            booked.setdefault(event.venue, []).append(event.duration_minutes)
    offered = minutes_a_day(week) * len(week.days)
    taken: dict[int | None, int] = {}
    for meeting in week.official_meetings.exclude(venue=None):
        minutes = round((meeting.ends_at - meeting.starts_at).total_seconds() / 60)
        taken[meeting.venue_id] = taken.get(meeting.venue_id, 0) + minutes
    rows = [
        RoomUse(venue, len(minutes), sum(minutes), max(offered - taken.get(venue.pk, 0), 0))
        for venue, minutes in booked.items()
    ]
    return sorted(rows, key=lambda row: (-row.booked, str(row.venue)))


def minutes_a_day(week: Week) -> int:
    """Return how long a room is offered on one day: the standard slots together, else `OPEN_MINUTES`. One query."""
    slots = week.standard_slots.values_list("starts_at_clock", "ends_at_clock")
    return sum(_minute(end) - _minute(start) for start, end in slots) or OPEN_MINUTES


def _minute(clock: dt.time) -> int:
    return clock.hour * 60 + clock.minute
