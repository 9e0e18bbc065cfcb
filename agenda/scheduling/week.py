"""A week of the database as a problem of scheduling, and back."""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass

from events.models import SideEvent

from ..board.week import BoardWeek
from ..board.week import Place as BoardPlace
from .problem import Event, Place, Problem, Room, Span, Weights

MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class WeekProblem:
    """The problem of a week, with what its keys mean."""

    board: BoardWeek
    problem: Problem
    events: dict[Event, SideEvent]  # those to be placed

    def place(self, event: Event, place: Place | None) -> BoardPlace:
        """Return a place in the zone of the week; without a time where there is none."""
        if place is None:
            return BoardPlace(None, None, None)
        venue = next((venue for venue in self.board.venues if venue.pk == place.room), None)
        return BoardPlace(self._at(place.start), self._at(place.start + event.minutes), venue)

    def minute(self, at: dt.datetime) -> int:
        return _minute(self.board, at)

    def _at(self, minute: int) -> dt.datetime:
        return (_midnight(self.board) + minute * MINUTE).astimezone(self.board.week.zone)


def problem_of(
    board: BoardWeek, *, with_published: bool = False, only: Container[int] | None = None
) -> WeekProblem:
    """Return what is to be placed: accepted side events that are not fixed, and published ones where asked for.

    `only` leaves it to those of these primary keys.

    All other live side events that have a time stay where they are, drafts and proposals too.
    """
    week = board.week
    states = {SideEvent.Status.ACCEPTED} | ({SideEvent.Status.PUBLISHED} if with_published else set())
    free = [
        event
        for event in board.events
        if event.status in states and not event.is_slot_fixed and (only is None or event.pk in only)
    ]
    events = {_event(board, event): event for event in board.in_order_of_submission(free)}
    stay = [_event(board, event) for event in board.events if event not in free]
    midnight = dt.datetime.combine(week.first_day, dt.time(), week.zone)
    starts = [
        _minute(
            board,
            dt.datetime.combine(midnight.date() + dt.timedelta(days=day), slot.starts_at_clock, week.zone),
        )
        for day in range(len(week.days))
        for slot in board.slots
    ]
    own = list(week.rooms.all()) or board.venues
    problem = Problem(
        rooms=tuple(Room(venue.pk, venue.seats or 0) for venue in own),
        starts=tuple(starts),
        events=tuple(events),
        fixed={event: event.now for event in stay if event.now is not None},
        official=tuple(_span(board, meeting.starts_at, meeting.ends_at) for meeting in board.meetings),
        taken=tuple(
            (meeting.venue_id, _span(board, meeting.starts_at, meeting.ends_at))
            for meeting in board.meetings
            if meeting.venue_id is not None
        ),
        set_up=week.set_up_minutes,
        weights=Weights(
            theme=week.theme_weight,
            co_sponsor=week.co_sponsor_weight,
            small_room=week.small_room_weight,
            wish=week.wish_weight,
            move=week.move_weight,
        ),
    )
    return WeekProblem(board, problem, events)


def _event(board: BoardWeek, event: SideEvent) -> Event:
    facts = board.facts(event)
    return Event(
        key=event.pk,
        minutes=board.minutes_of(event),
        needs_room=event.is_in_person,
        seats=board.wanted_seats(event),
        theme=event.theme_id,
        lead=facts.lead,
        organizations=frozenset(facts.organizations),
        speakers=frozenset(facts.speakers),
        absences=tuple(_span(board, a.starts_at, a.ends_at) for a in facts.absences),
        wishes=tuple(_minute(board, wish.starts_at) for wish in event.wished_slots.all()),
        now=_now(board, event),
    )


def _now(board: BoardWeek, event: SideEvent) -> Place | None:
    """Return where it is, if it has a time on a day of the week."""
    start = board.local(event.starts_at)
    if start is None or event.ends_at is None or start.date() not in board.week.days:
        return None
    return Place(_minute(board, start), event.venue_id)


def _midnight(board: BoardWeek) -> dt.datetime:
    return dt.datetime.combine(board.week.first_day, dt.time(), board.week.zone).astimezone(dt.UTC)


def _minute(board: BoardWeek, at: dt.datetime) -> int:
    """Return the minutes that have passed since the week began: clocks may be changed in it."""
    return (at.astimezone(dt.UTC) - _midnight(board)) // MINUTE


def _span(board: BoardWeek, start: dt.datetime, end: dt.datetime) -> Span:
    return Span(_minute(board, start), _minute(board, end))
