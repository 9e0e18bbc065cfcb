"""What happens at the door. Each arrival has a key made where it was noted: sent twice, it is noted once.

Until the start the seats of those who are expected are kept. From the start on only those who have arrived count, so
that no-shows keep nobody out. Somebody on the waiting list who stands at the door is noted like everybody else and is
let in as soon as there is a chair: whoever has waited longest on the list first, then people without RSVP.

Whoever is let in on the chair of somebody absent is confirmed without taking a seat (`Rsvp.takes_seat`): no RSVP is
taken from anybody, and a delegate who comes late is let in as well, even if one more chair has to be found.
"""

import datetime as dt
import logging
import uuid
from dataclasses import dataclass
from typing import Unpack

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.models import SideEvent

from .. import rules
from ..models import Arrival, AttendanceMode, CapacityLimit, Rsvp
from .answers import Details, Outcome, enter, new_rsvp, set_details
from .refusals import RegistrationError
from .seats import announce, count, fill_seats, leave_the_place, lock_limit, save_counters

logger = logging.getLogger(__name__)

EARLIEST = dt.timedelta(hours=12)  # before the start; an arrival earlier than that is a slip of a clock
# Who needs a chair in the room. Assistants and interpreters beyond the seats do not; who was let in at the door does.
NEEDS_CHAIR = Q(takes_seat=True) | Q(party_role=Rsvp.PartyRole.DELEGATE)


@dataclass(frozen=True)
class NotedArrival:
    """The arrival that stands. `is_new` is false where somebody noted it before, and `arrival` tells when.

    `is_let_in` is false for somebody on the waiting list for whom there is no chair yet.
    """

    arrival: Arrival
    is_new: bool
    is_let_in: bool


def who_came(side_event: SideEvent) -> models.QuerySet[Rsvp]:
    """Return those with a seat whose arrival was noted, and all with a seat online, where nobody notes arrivals.

    Where none was noted at all the door did not use the page: then all with a seat count as having come. One query
    to find that out.
    """
    people = Rsvp.objects.confirmed().filter(side_event=side_event)
    if not Arrival.objects.standing().filter(rsvp__side_event=side_event).exists():
        return people
    return people.filter(Q(attendance_mode=AttendanceMode.ONLINE) | _is_there())


def chairs_taken(side_event: SideEvent) -> int:
    """Return how many people who need a chair are in the room."""
    in_person = Rsvp.objects.confirmed().filter(
        side_event=side_event, attendance_mode=AttendanceMode.IN_PERSON
    )
    return in_person.filter(NEEDS_CHAIR, _is_there()).count()


def at_the_door(side_event: SideEvent) -> models.QuerySet[Rsvp]:
    """Return those on the waiting list who stand at the door, longest on the list first."""
    waiting = Rsvp.objects.waitlisted().filter(
        side_event=side_event, attendance_mode=AttendanceMode.IN_PERSON
    )
    return waiting.filter(_is_there())


def _is_there() -> models.Exists:
    return models.Exists(Arrival.objects.standing().filter(rsvp=models.OuterRef("pk")))


@transaction.atomic
def note_arrival(
    *, rsvp: Rsvp, key: uuid.UUID | None = None, arrived_at: dt.datetime | None = None, by: Actor
) -> NotedArrival:
    """Note that a person is there. A second scan returns the first.

    Somebody on the waiting list is let in where there is a chair for everybody who stands at the door and has waited
    longer; else he or she waits at the door, and to note it once more is to try once more. `arrived_at` comes from the
    clock of a telephone that had no connection: what lies ahead of ours, or long before the start, counts as now.
    Raises `RegistrationError` for somebody who has neither a seat in the room nor a place in the queue for one.
    """
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    now = timezone.now()
    if key is not None and (sent := Arrival.objects.filter(key=key).select_related("rsvp").first()):
        return NotedArrival(sent, is_new=False, is_let_in=sent.rsvp.status == Rsvp.Status.CONFIRMED)
    announce(limit, fill_seats(limit))  # a hold may just have ended: then there is a seat, not only a chair
    person = Rsvp.objects.get(pk=rsvp.pk)
    if refusal := _why_not_in(limit, person):
        raise RegistrationError(refusal)
    arrival = person.arrivals.standing().first()
    is_new = arrival is None
    if arrival is None:
        arrival = Arrival.objects.create(
            rsvp=person,
            arrived_at=_plausible(arrived_at, limit.side_event, now),
            recorded_by=by.label[:200],
            key=key or uuid.uuid4(),
        )
        logger.info("arrival of RSVP %s noted by %s", person.pk, by.label)
    if person.prove_by_at is not None:  # nobody proves better than by coming that the RSVP is meant
        person.prove_by_at = None
        person.save(update_fields=["prove_by_at"])
    if person.status == Rsvp.Status.WAITLISTED and _is_next(limit, person, now):
        _let_in(limit, person, now, by)
    return NotedArrival(arrival, is_new, is_let_in=person.status == Rsvp.Status.CONFIRMED)


def _why_not_in(limit: CapacityLimit, person: Rsvp) -> str | None:
    if limit.side_event.is_cancelled:
        return rules.why_over(limit.side_event)
    if person.status not in (Rsvp.Status.CONFIRMED, Rsvp.Status.WAITLISTED):
        state = {"name": person.full_name, "state": person.get_status_display()}
        return _("%(name)s has no seat: %(state)s.") % state
    if person.attendance_mode != AttendanceMode.IN_PERSON:
        return _("%(name)s has a seat online, not in the room.") % {"name": person.full_name}
    return None


def _plausible(arrived_at: dt.datetime | None, side_event: SideEvent, now: dt.datetime) -> dt.datetime:
    earliest = side_event.starts_at - EARLIEST if side_event.starts_at else now
    return arrived_at if arrived_at is not None and earliest <= arrived_at <= now else now


def _free(limit: CapacityLimit, now: dt.datetime) -> int | None:
    """Return for how many more there is room: seats that nobody has until the start, then chairs; None: no limit."""
    if limit.seats is None:
        return None
    starts_at = limit.side_event.starts_at
    if starts_at is None or now < starts_at:
        return limit.seats_left
    return max(limit.seats - chairs_taken(limit.side_event), 0)


def _is_next(limit: CapacityLimit, person: Rsvp, now: dt.datetime) -> bool:
    """Whether there is a chair left when all who stand at the door and have waited longer have theirs."""
    if rules.why_over(limit.side_event, now):
        return False
    free = _free(limit, now)
    return free is None or free > at_the_door(limit.side_event).filter(queued_at__lt=person.queued_at).count()


def _let_in(limit: CapacityLimit, person: Rsvp, now: dt.datetime, by: Actor) -> None:
    """Confirm somebody from the waiting list on the chair of somebody absent. No mail: the person stands there."""
    count(limit, person, -1)
    person.status, person.seated_at, person.takes_seat = Rsvp.Status.CONFIRMED, now, False
    person.save(update_fields=["status", "seated_at", "takes_seat"])
    save_counters(limit)
    logger.info("RSVP %s let in from the waiting list by %s", person.pk, by.label)


@transaction.atomic
def take_back_arrival(*, rsvp: Rsvp, by: Actor) -> None:
    """The person is not there after all. What was noted stays as a row that was taken back.

    Somebody let in from the waiting list has the old place there again; the RSVP of a walk-in is cancelled.
    """
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    person = Rsvp.objects.get(pk=rsvp.pk)
    if not person.arrivals.standing().update(undone_at=timezone.now()):
        return
    logger.info("arrival of RSVP %s taken back by %s", person.pk, by.label)
    if person.status != Rsvp.Status.CONFIRMED:
        return
    if person.is_walk_in:
        person.cancelled_at = timezone.now()
        leave_the_place(limit, person, Rsvp.Status.CANCELLED)
    elif not person.takes_seat and person.party_role == Rsvp.PartyRole.DELEGATE:
        person.status, person.seated_at, person.takes_seat = Rsvp.Status.WAITLISTED, None, True
        person.save(update_fields=["status", "seated_at", "takes_seat"])
        count(limit, person, +1)
        save_counters(limit)


@transaction.atomic
def register_walk_in(
    *, side_event: SideEvent, key: uuid.UUID | None = None, by: Actor, **details: Unpack[Details]
) -> Outcome:
    """Let somebody without RSVP in, and note the arrival. The same key sent twice lets one person in.

    Until the start a seat that nobody has is needed, from the start on a chair that nobody sits on. Whoever is on the
    waiting list and stands at the door goes first: that door staff have noted, see `note_arrival`. Raises
    `RegistrationError`.
    """
    limit = lock_limit(side_event.pk, AttendanceMode.IN_PERSON)
    if key is not None and (sent := Arrival.objects.filter(key=key).select_related("rsvp").first()):
        return Outcome(sent.rsvp, is_new=False)
    now = timezone.now()
    announce(limit, fill_seats(limit))
    if first := at_the_door(side_event).first():
        raise RegistrationError(
            _("%(name)s is on the waiting list and stands at the door: first let in who waits there.")
            % {"name": first.full_name}
        )
    if _free(limit, now) == 0:
        raise RegistrationError(rules.no_seat_left(limit.side_event, now))
    rsvp = new_rsvp(side_event, AttendanceMode.IN_PERSON, "", "en", has_consented=False)
    rsvp.is_walk_in = True
    rsvp.takes_seat = limit.seats_left != 0  # else it is the chair of somebody absent
    set_details(rsvp, details)
    outcome = enter(rsvp, by=by, ignores_closing=True, is_approved=True)
    note_arrival(rsvp=outcome.rsvp, key=key, by=by)
    return outcome
