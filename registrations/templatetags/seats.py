"""Seats in words, for the pages of `events`, which know nothing of this app: read side only.

`{% rsvp_panel side_event %}` is the panel of one side event. A page with many loads all limits at once with
`{% seats_of side_events as seats %}` and prints each with `{% seat_state pk seats %}`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django import template
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import SideEvent
from events.un_style.formats import date_text, datetime_text, day_text, time_text

from .. import rules
from ..models import AttendanceMode, CapacityLimit

register = template.Library()


@dataclass(frozen=True)
class SeatState:
    """How it stands with the seats of one attendance mode (of all, where they stand alike)."""

    mark: str  # the class of the sign before the words: confirmed, waiting, full or none
    words: str
    mode: str  # "In person", "Online" or "In person and online"
    accepts: bool = False  # whether an RSVP is taken now, be it for a seat or for the waiting list
    waits: bool = False  # whether it would be for the waiting list
    seats: int | None = None  # how many there are and how many are given, where that is public
    taken: int | None = None
    closes: str = ""  # when the RSVP for this mode ends, where it has an end of its own


@register.inclusion_tag("registrations/_rsvp_panel.html")
def rsvp_panel(side_event: SideEvent) -> dict[str, object]:
    """Show the seats of a side event and the way to the RSVP. One query."""
    now = timezone.now()
    on_request = F("side_event__rsvp_policy__is_on_request")  # None without a policy
    rows = side_event.capacity_limits.annotate(is_on_request=on_request)
    limits = [limit for limit in rows if limit.is_offered]
    states = [state_of(limit, side_event, now) for limit in limits]
    accepting = [state for state in states if state.accepts and side_event.is_public]
    zone = side_event.week.zone
    deadline = side_event.rsvp_deadline_at
    return {
        "side_event": side_event,
        "states": states,
        "is_held": side_event.is_held(now),
        "held_on": date_text(side_event.starts_at.astimezone(zone)) if side_event.starts_at else "",
        "cancelled_on": day_text(side_event.cancelled_at.astimezone(zone)) if side_event.cancelled_at else "",
        "accepts": bool(accepting),
        "is_on_request": any(limit.is_on_request for limit in limits),
        "waits": bool(accepting) and all(state.waits for state in accepting),
        "deadline": datetime_text(deadline.astimezone(zone)) if deadline else "",
    }


@register.simple_tag
def seats_of(side_events: Iterable[SideEvent]) -> dict[int, list[SeatState]]:
    """Return the states of many side events by primary key. One query for all of them."""
    now = timezone.now()
    events = {event.pk: event for event in side_events}
    states: dict[int, list[SeatState]] = defaultdict(list)
    for limit in CapacityLimit.objects.filter(side_event__in=events).order_by("attendance_mode"):
        limit.side_event = events[limit.side_event_id]
        if limit.is_offered:
            states[limit.side_event_id].append(state_of(limit, limit.side_event, now))
    return {pk: _merged(found) for pk, found in states.items()}


@register.inclusion_tag("registrations/_seat_state.html")
def seat_state(side_event_pk: int, seats: dict[int, list[SeatState]]) -> dict[str, object]:
    """Show what `seats_of` found for one side event; nothing for one without RSVP."""
    return {"states": seats.get(side_event_pk, [])}


def state_of(limit: CapacityLimit, side_event: SideEvent, at: dt.datetime) -> SeatState:
    """Return how it stands with the seats of one limit of a side event at the given instant."""
    mode = str(AttendanceMode(limit.attendance_mode).label)
    if side_event.is_held(at):
        return SeatState("none", _("Held"), mode)
    if side_event.is_invitation_only:
        return SeatState("none", _("By invitation only"), mode)
    if limit.opens_at and limit.opens_at > at:
        return SeatState("none", _opening(limit.opens_at.astimezone(side_event.week.zone)), mode)
    if limit.ends_at is not None and limit.ends_at <= at:
        return SeatState("none", _("RSVP closed"), mode)
    if side_event.is_discreet:
        return _discreet_state(limit, mode)
    return _open_state(limit, mode)


def state_for_invitee(limit: CapacityLimit) -> SeatState:
    """Return what somebody who accepts an invitation would get. It tells nothing of how many come."""
    mode = str(AttendanceMode(limit.attendance_mode).label)
    if rules.finds_a_seat(limit):
        return SeatState("confirmed", _("There is a seat for you"), mode, accepts=True)
    if not limit.has_waiting_list:
        return SeatState("full", _("No more places"), mode)
    return SeatState("waiting", _("Full, waiting list open"), mode, accepts=True, waits=True)


def _opening(at: dt.datetime) -> str:
    return _("RSVP opens on %(day)s, %(time)s") % {"day": day_text(at), "time": time_text(at)}


def _own_end(limit: CapacityLimit) -> str:
    """Return when this mode closes, where that is before the deadline of the whole side event."""
    side_event, end = limit.side_event, limit.closes_at
    if end is None or end != limit.ends_at or end == side_event.rsvp_deadline_at:
        return ""
    return datetime_text(end.astimezone(side_event.week.zone))


def _open_state(limit: CapacityLimit, mode: str) -> SeatState:
    left, closes = limit.seats_left, _own_end(limit)
    if limit.seats is None or left is None:
        return SeatState("confirmed", _("Open, no limit"), mode, accepts=True, closes=closes)
    counted = SeatState("", "", mode, closes=closes, seats=limit.seats, taken=limit.seats - left)
    if left > 0:
        words = ngettext("%(left)d of %(seats)d seat left", "%(left)d of %(seats)d seats left", limit.seats)
        words %= {"left": left, "seats": limit.seats}
        return replace(counted, mark="confirmed", words=words, accepts=True)
    if not limit.has_waiting_list:
        return replace(counted, mark="full", words=_("Full, no waiting list"))
    words = _("Full, waiting list open")
    if limit.waiting_count:
        words = ngettext("Full, %(count)d waiting", "Full, %(count)d waiting", limit.waiting_count)
        words %= {"count": limit.waiting_count}
    return replace(counted, mark="waiting", words=words, accepts=True, waits=True)


def _discreet_state(limit: CapacityLimit, mode: str) -> SeatState:
    """Return a state that tells nothing of how many come."""
    if limit.turns_newcomers_away:
        return SeatState("full", _("No more places"), mode)
    return SeatState("confirmed", _("RSVP open"), mode, accepts=True)


def _merged(states: list[SeatState]) -> list[SeatState]:
    """Return one state for both modes where they say the same."""
    if len(states) == 2 and states[0].words == states[1].words:
        return [SeatState(states[0].mark, states[0].words, _("In person and online"), states[0].accepts)]
    return states
