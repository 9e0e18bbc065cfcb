"""The seats themselves: how many, for whom they are held, and when."""

import datetime as dt
import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events.actors import Actor
from events.models import SideEvent

from ..models import CapacityLimit
from .refusals import RegistrationError
from .seats import announce, fill_seats, lock_limit, settle

logger = logging.getLogger(__name__)


@transaction.atomic
def save_limit(
    *,
    side_event: SideEvent,
    attendance_mode: str,
    seats: int | None,
    opens_at: dt.datetime | None = None,
    closes_at: dt.datetime | None = None,
    has_waiting_list: bool = True,
    held_seats: int = 0,
    held_until: dt.datetime | None = None,
    by: Actor,
) -> CapacityLimit:
    """Set the seats of one attendance mode. Fewer seats unseat nobody; more seats move the queue.

    `seats` None means no limit. `held_seats` of them are for invitees until `held_until`. Raises `RegistrationError`
    when the values do not fit together.
    """
    CapacityLimit.objects.get_or_create(side_event=side_event, attendance_mode=attendance_mode)
    limit = lock_limit(side_event.pk, attendance_mode)
    limit.seats, limit.opens_at, limit.closes_at = seats, opens_at, closes_at
    limit.has_waiting_list = has_waiting_list
    limit.held_seats, limit.held_until = held_seats, held_until if held_seats else None
    try:
        limit.full_clean(validate_unique=False)
    except ValidationError as problem:
        raise RegistrationError(" ".join(problem.messages)) from problem
    limit.save(
        update_fields=["seats", "opens_at", "closes_at", "has_waiting_list", "held_seats", "held_until"]
    )
    announce(limit, fill_seats(limit))
    logger.info(
        "seats of side event %s (%s) set to %s by %s", side_event.pk, attendance_mode, seats, by.label
    )
    return limit


def release_ended_holds() -> None:
    """Do what the clock made due at all limits: the command `run_due` calls it each minute, and late is no harm."""
    now = timezone.now()
    has_ended = Q(held_seats__gt=0, held_until__lte=now, waiting_count__gt=0)
    for pk in CapacityLimit.objects.filter(has_ended | Q(next_lapse_at__lte=now)).values_list(
        "pk", flat=True
    ):
        settle(pk)
