"""The time and the room of side events, given by the secretariat: one by hand, or many at once."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from ..actors import Actor
from ..hooks import Change, Refusal, announce
from ..models import SideEvent, Venue, Week
from .publication import NotReady, moving_problems
from .records import record

logger = logging.getLogger(__name__)


class SlotChanged(Refusal):
    """The side event is not as it was when the change was made up; `side_event` is as it now stands."""

    def __init__(self, side_event: SideEvent, sentence: str):
        self.side_event = side_event
        super().__init__(sentence)


@dataclass(frozen=True)
class Move:
    """Where and when a side event shall take place, given by somebody who saw it at `seen_revision`."""

    side_event: SideEvent
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    venue: Venue | None
    seen_revision: int
    is_fixed: bool | None = None  # None leaves it as it is


@transaction.atomic
def give_slots(*, week: Week, slots: Sequence[Move], by: Actor) -> None:
    """Move the side events of one week, all or none; public ones only to where they may stand.

    All are moved before any is checked, so that two may change places. Raises `SlotChanged` for one that was
    saved since it was seen, and `NotReady` with what blocks a public one.
    """
    Week.objects.select_for_update().get(pk=week.pk)
    for slot in slots:
        _put(slot)
    for slot in slots:
        event = slot.side_event
        if event.status == SideEvent.Status.PUBLISHED and (problems := moving_problems(event, by)):
            raise NotReady(problems)
    for slot in slots:
        record(side_event=slot.side_event, by=by)
        if slot.side_event.status == SideEvent.Status.PUBLISHED:
            announce(Change("rescheduled", slot.side_event, by))
    logger.info("%s side events of %s were given time and room by %s", len(slots), week.year, by.label)


def _put(slot: Move) -> None:
    event = slot.side_event
    event.refresh_from_db()
    if event.revision != slot.seen_revision:
        raise SlotChanged(event, str(event))
    event.starts_at, event.ends_at, event.venue = slot.starts_at, slot.ends_at, slot.venue
    if slot.is_fixed is not None:
        event.is_slot_fixed = slot.is_fixed
    event.updated_at = timezone.now()
    event.save(update_fields=["starts_at", "ends_at", "venue", "is_slot_fixed", "updated_at"])


@transaction.atomic
def fix_slot(*, side_event: SideEvent, is_fixed: bool, by: Actor) -> None:
    """Keep the event where it is while others are scheduled, or let it be moved again."""
    Week.objects.select_for_update().get(pk=side_event.week_id)
    SideEvent.objects.filter(pk=side_event.pk).update(is_slot_fixed=is_fixed, updated_at=timezone.now())
    side_event.refresh_from_db(fields=["is_slot_fixed", "updated_at"])
    logger.info("slot of side event %s fixed (%s) by %s", side_event.pk, is_fixed, by.label)
