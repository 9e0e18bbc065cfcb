"""Scheduling asked for, done in the background, and applied: all of it, or nothing where the week changed."""

import logging
import uuid
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from events import services as programme
from events.actors import Actor
from events.hooks import Refusal
from events.models import SideEvent, Week

from ..board.week import BoardWeek
from .models import Schedule
from .problem import Place, hard_clashes
from .proposal import Proposal, Row, propose
from .week import problem_of

if TYPE_CHECKING:
    from pocweek.models import User

MOST_ATTEMPTS = 3

logger = logging.getLogger(__name__)


@transaction.atomic
def ask(*, key: uuid.UUID, week: Week, seconds: int, with_published: bool, by: "User") -> Schedule:
    """Have places found by a worker. The same key again, a second click, is the first one."""
    values = {"week": week, "seconds": seconds, "with_published": with_published, "asked_by": by}
    schedule, is_new = Schedule.objects.get_or_create(key=key, defaults=values)
    if is_new:
        transaction.on_commit(partial(find_later, schedule.key))
    return schedule


def find_later(key: uuid.UUID) -> None:
    """Ask a background worker to find places."""
    async_task("agenda.scheduling.services.find", str(key), group="scheduling")


def find(key: str) -> None:
    """Find places, if no other worker is at it. What goes wrong ends it, and stands in the log."""
    claim = Schedule.objects.filter(key=key).claimable()
    if not claim.update(claimed_at=timezone.now(), attempts=F("attempts") + 1):
        return
    schedule = Schedule.objects.select_related("week").get(key=key)
    try:
        if schedule.attempts > MOST_ATTEMPTS:
            raise RuntimeError("Each worker that was at it has died.")
        found = propose(schedule.week, seconds=schedule.seconds, with_published=schedule.with_published)
    except Exception:  # whatever it is, who waits is told that nothing will come
        logger.exception("no schedule was found for %s", schedule.key)
        _note(schedule, state=Schedule.State.FAILED)
    else:
        _note(schedule, state=Schedule.State.READY, result=found.as_json())


def _note(schedule: Schedule, **changes: Any) -> None:
    Schedule.objects.filter(pk=schedule.pk, state=Schedule.State.WAITING).update(**changes)


@transaction.atomic
def apply_schedule(*, schedule: Schedule, by: Actor) -> int:
    """Give the side events the places that were found; return how many have another one now. Twice is once.

    Raises what `apply` raises.
    """
    schedule = Schedule.objects.select_for_update().select_related("week").get(pk=schedule.pk)
    if schedule.state != Schedule.State.READY or schedule.result is None:
        return 0
    moved = apply(week=schedule.week, rows=Proposal.from_json(schedule.result).rows, by=by)
    schedule.state = Schedule.State.APPLIED
    schedule.save(update_fields=["state"])
    return moved


@transaction.atomic
def apply(*, week: Week, rows: Sequence[Row], by: Actor) -> int:
    """Give the side events of a week the places of the rows; return how many have another one now.

    Raises `Refusal` when the week has changed since in what the rows touch: a side event in them was saved, or its
    place would clash now. Nothing is moved then.
    """
    week = Week.objects.select_for_update().get(pk=week.pk)
    board = BoardWeek(week)
    slots = [slot for row in rows if (slot := _slot(board, row)) is not None]
    _refuse_clashes(board, rows)
    programme.give_slots(week=week, slots=slots, by=by)
    return len(slots)


def _slot(board: BoardWeek, row: Row) -> programme.Move | None:
    """Return the move of a row, or None where it stays."""
    event = board.event(row.event)
    is_open = event is not None and event.status in (SideEvent.Status.ACCEPTED, SideEvent.Status.PUBLISHED)
    if event is None or not is_open or event.is_slot_fixed or event.revision != row.revision:
        raise _changed()
    place = row.place(board)
    if place == board.place_of(event):
        return None
    return programme.Move(event, place.starts_at, place.ends_at, place.venue, seen_revision=row.revision)


def _refuse_clashes(board: BoardWeek, rows: Sequence[Row]) -> None:
    moved = {row.event: row.place(board) for row in rows}
    week = problem_of(board, with_published=True, only=moved.keys())
    placement = {
        event: Place(week.minute(place.starts_at), place.venue.pk if place.venue else None)
        for event, record in week.events.items()
        if (place := moved[record.pk]).starts_at is not None
    }
    if hard_clashes(week.problem, placement):
        raise _changed()


def _changed() -> Refusal:
    return Refusal(
        _(
            "The week has changed since these places were found. Nothing was moved: please have them found anew."
        )
    )


def wake_for_forgotten() -> None:
    """Ask again for schedules that wait although no worker is at them."""
    stale = Schedule.objects.claimable().filter(asked_at__lt=timezone.now() - Schedule.CLAIM_LASTS)
    for key in stale.values_list("key", flat=True):
        find_later(key)


def forget_old() -> None:
    """Remove what was asked for long ago: by then the week is another one."""
    Schedule.objects.filter(asked_at__lt=timezone.now() - Schedule.LASTS).delete()
