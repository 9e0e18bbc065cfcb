"""What happens at the door. Each arrival has a key made where it was noted: sent twice, it is noted once."""

import datetime as dt
import logging
import uuid
from dataclasses import dataclass
from typing import Unpack

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.models import SideEvent

from .. import rules
from ..models import Arrival, AttendanceMode, Rsvp
from .answers import Details, Outcome, enter, new_rsvp, set_details
from .refusals import RegistrationError

logger = logging.getLogger(__name__)

EARLIEST = dt.timedelta(hours=12)  # before the start; an arrival earlier than that is a slip of a clock


@dataclass(frozen=True)
class NotedArrival:
    """The arrival that stands. `is_new` is false where somebody noted it before, and `arrival` tells when."""

    arrival: Arrival
    is_new: bool


def who_came(side_event: SideEvent) -> models.QuerySet[Rsvp]:
    """Return those with a seat whose arrival was noted, and all with a seat online, where nobody notes arrivals.

    Where none was noted at all the door did not use the page: then all with a seat count as having come. One query
    to find that out.
    """
    people = Rsvp.objects.confirmed().filter(side_event=side_event)
    if not Arrival.objects.standing().filter(rsvp__side_event=side_event).exists():
        return people
    arrived = Arrival.objects.standing().filter(rsvp=models.OuterRef("pk"))
    return people.filter(models.Q(attendance_mode=AttendanceMode.ONLINE) | models.Exists(arrived))


@transaction.atomic
def note_arrival(
    *, rsvp: Rsvp, key: uuid.UUID | None = None, arrived_at: dt.datetime | None = None, by: Actor
) -> NotedArrival:
    """Note that a person is there. A second scan returns the first. Raises `RegistrationError` without a seat.

    `arrived_at` comes from the clock of a telephone that had no connection: what lies ahead of ours counts as now.
    """
    now = timezone.now()
    person = Rsvp.objects.select_for_update().get(pk=rsvp.pk)
    if person.status != Rsvp.Status.CONFIRMED:
        raise RegistrationError(
            _("%(name)s has no seat: %(state)s.")
            % {"name": person.full_name, "state": person.get_status_display()}
        )
    if key is not None and (sent := Arrival.objects.filter(key=key).first()):
        return NotedArrival(sent, is_new=False)
    if standing := person.arrivals.standing().first():
        return NotedArrival(standing, is_new=False)
    arrival = Arrival(
        rsvp=person,
        arrived_at=min(arrived_at or now, now),
        recorded_by=by.label[:200],
        key=key or uuid.uuid4(),
    )
    try:
        with transaction.atomic():
            arrival.save()
    except IntegrityError:  # the same key for another person, sent at the same moment
        return NotedArrival(Arrival.objects.get(key=arrival.key), is_new=False)
    logger.info("arrival of RSVP %s noted by %s", person.pk, by.label)
    return NotedArrival(arrival, is_new=True)


@transaction.atomic
def take_back_arrival(*, rsvp: Rsvp, by: Actor) -> None:
    """The person is not there after all. What was noted stays as a row that was taken back."""
    rsvp.arrivals.standing().update(undone_at=timezone.now())
    logger.info("arrival of RSVP %s taken back by %s", rsvp.pk, by.label)


@transaction.atomic
def register_walk_in(
    *, side_event: SideEvent, key: uuid.UUID | None = None, by: Actor, **details: Unpack[Details]
) -> Outcome:
    """Give a free seat to somebody at the door without RSVP, and note the arrival. Raises `RegistrationError`.

    Whoever waits on the list and stands at the door goes first: door staff see them; here only seats count.
    """
    if key is not None and (sent := Arrival.objects.filter(key=key).select_related("rsvp").first()):
        return Outcome(sent.rsvp, is_new=False)
    rsvp = new_rsvp(side_event, AttendanceMode.IN_PERSON, "", "en", has_consented=False)
    rsvp.is_walk_in = True
    set_details(rsvp, details)
    outcome = enter(rsvp, by=by, ignores_closing=True, is_approved=True)
    if outcome.rsvp.status != Rsvp.Status.CONFIRMED:
        raise RegistrationError(rules.no_seat_left())
    note_arrival(rsvp=outcome.rsvp, key=key, by=by)
    return outcome
