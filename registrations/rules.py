"""Whether an RSVP can be taken now: pure questions about one capacity limit, answered with a sentence for people."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import SideEvent, Week
from events.un_style import formats

from .models import AttendanceMode, CapacityLimit, Rsvp, policy_of


def why_over(side_event: SideEvent, at: dt.datetime | None = None) -> str | None:
    """Return why nobody can answer any more, or None: the event was cancelled, has been held or is not published."""
    if side_event.is_cancelled:
        return _("This side event has been cancelled.")
    if side_event.is_held(at):
        return _("This side event has been held.")
    if side_event.status != SideEvent.Status.PUBLISHED:
        return _("This side event is not published yet.")
    return None


def why_closed(limit: CapacityLimit, at: dt.datetime | None = None) -> str | None:
    """Return why nobody can answer at this instant (now), whatever the number of seats, or None."""
    at = at or timezone.now()
    side_event = limit.side_event
    if over := why_over(side_event, at):
        return over
    if side_event.is_invitation_only:
        return _("This side event is by invitation only.")
    if limit.opens_at is not None and at < limit.opens_at:
        return _("RSVP opens on %(instant)s.") % {"instant": instant_text(limit.opens_at, side_event.week)}
    if limit.ends_at is not None and at >= limit.ends_at:
        return _("RSVP closed on %(instant)s.") % {"instant": instant_text(limit.ends_at, side_event.week)}
    return None


def why_full(limit: CapacityLimit, *, is_invited: bool = False) -> str | None:
    """Return why one more person finds neither a seat nor a place in the queue, or None.

    People may wait from a time when there was a waiting list: they come first, and what they are owed is not left.
    """
    if not limit.turns_newcomers_away or (is_invited and limit.free_for_invitees()):
        return None
    return _("All seats are taken and there is no waiting list.")


def finds_a_seat(limit: CapacityLimit) -> bool:
    """Return whether an invitee who accepts now sits down at once: in a held seat, or in one that nobody waits for."""
    free = limit.free_seats()
    return free is None or bool(limit.free_for_invitees()) or (free > 0 and not limit.waiting_count)


def joining_link(rsvp: Rsvp, at: dt.datetime | None = None) -> str:
    """Return the joining link for the person of this RSVP at the given instant (now), else nothing.

    Only somebody with a seat online is shown it, only from the time that the organizers set, and not after the end.
    """
    at = at or timezone.now()
    side_event = rsvp.side_event
    is_confirmed_online = (
        rsvp.status == Rsvp.Status.CONFIRMED and rsvp.attendance_mode == AttendanceMode.ONLINE
    )
    if not is_confirmed_online or side_event.starts_at is None or why_over(side_event, at):
        return ""
    shown_from = policy_of(side_event).joining_link_from(side_event.starts_at)
    return side_event.joining_link if shown_from <= at else ""


def no_seat_left(side_event: SideEvent, at: dt.datetime) -> str:
    """Return what is said at the door to somebody without RSVP when there is no room."""
    if side_event.starts_at is None or side_event.starts_at <= at:
        return _("No seat is free.")
    return _("No seat is free. Those who are expected keep theirs until the start; then ask again.")


def instant_text(at: dt.datetime, week: Week) -> str:
    """Return "Friday, 17 May 2030, 6 p.m., New York time", in the active language."""
    return formats.instant_text(at, week.zone)
