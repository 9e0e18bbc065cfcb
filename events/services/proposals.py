"""A proposal on its way: submitted by its organisers, and returned, accepted or declined by the secretariat.

Each step is a row with who, when and which words; organisers and focal point are told of it by mail.
"""

import datetime as dt
import logging
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Refusal
from ..mails.messages import write
from ..mails.proposals import drafts_of
from ..models import ProposalStep, SideEvent, Venue
from ..readiness.findings import checklist_of
from ..readiness.rules import Finding
from ..un_style.formats import instant_text
from .mergers import end_mergers_of
from .publication import NotReady, moving_problems
from .records import lock, record
from .steps import note_step

logger = logging.getLogger(__name__)
Status = SideEvent.Status


class Incomplete(NotReady):
    """A submission refused: what the checklist says is missing."""


@dataclass(frozen=True)
class Slot:
    """Where and when an accepted side event is held. Nothing moves it once it `is_fixed`, but a hand."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    venue: Venue | None
    is_fixed: bool = False


@transaction.atomic
def submit(*, side_event: SideEvent, by: Actor) -> None:
    """Submit a draft, or a returned proposal once more. Submitting twice is one submission.

    Raises `Incomplete` with what is missing, and `Refusal` after the deadline.
    """
    lock(side_event)
    if side_event.status == Status.SUBMITTED:
        return
    _only_from(side_event, {Status.DRAFT, Status.RETURNED})
    if not side_event.week.asks_for_proposals:
        raise Refusal(_("In this week side events are published without having been proposed."))
    deadline = side_event.submit_by
    if deadline is not None and deadline <= timezone.now():
        raise Refusal(
            _("The deadline for this proposal was %(deadline)s. Please write to the secretariat.")
            % {"deadline": instant_text(deadline, side_event.week.zone)}
        )
    if missing := _blocking(side_event, by):
        raise Incomplete(missing)
    _go(side_event, Status.SUBMITTED, by)


def _blocking(side_event: SideEvent, by: Actor) -> list[Finding]:
    items = checklist_of(side_event, by.user)
    return [finding for item in items for finding in item.findings if finding.is_blocking]


@transaction.atomic
def return_with_remarks(
    *, side_event: SideEvent, remarks: str, by: Actor, submit_until: dt.datetime | None = None
) -> None:
    """Give a proposal back to be mended. It may be submitted again until the deadline of the week, or a later one."""
    lock(side_event)
    if _is_repeated(side_event, Status.RETURNED, remarks, by):
        return
    _only_from(side_event, {Status.SUBMITTED})
    if not remarks.strip():
        raise Refusal(_("Say what is to be changed."))
    side_event.may_submit_until = submit_until or side_event.may_submit_until
    side_event.save(update_fields=["may_submit_until", "updated_at"])
    _go(side_event, Status.RETURNED, by, remarks)


@transaction.atomic
def accept(*, side_event: SideEvent, by: Actor, slot: Slot | None = None, remarks: str = "") -> None:
    """Accept a proposal, in a slot or without one yet. Raises `NotReady` where the slot is not possible."""
    lock(side_event)
    if _is_repeated(side_event, Status.ACCEPTED, remarks, by):
        return
    _only_from(side_event, {Status.SUBMITTED})
    if slot is not None:
        side_event.starts_at, side_event.ends_at = slot.starts_at, slot.ends_at
        side_event.venue, side_event.is_slot_fixed = slot.venue, slot.is_fixed
        problems = [found for found in moving_problems(side_event, by) if found.code != "no_venue"]
        if problems:
            raise NotReady(problems)
        side_event.save(update_fields=["starts_at", "ends_at", "venue", "is_slot_fixed", "updated_at"])
    _go(side_event, Status.ACCEPTED, by, remarks)


@transaction.atomic
def decline(*, side_event: SideEvent, reason: str, by: Actor) -> None:
    """Decline a proposal for good. Its organisers may duplicate it as a draft."""
    lock(side_event)
    if _is_repeated(side_event, Status.DECLINED, reason, by):
        return
    _only_from(side_event, {Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED})
    if not reason.strip():
        raise Refusal(_("Give a reason; the organisers are told it."))
    _go(side_event, Status.DECLINED, by, reason)


@transaction.atomic
def withdraw(*, side_event: SideEvent, by: Actor) -> None:
    """Take a proposal back to draft, before it is decided upon."""
    lock(side_event)
    if side_event.status == Status.DRAFT:
        return
    _only_from(side_event, {Status.SUBMITTED, Status.RETURNED})
    _go(side_event, Status.DRAFT, by)


@transaction.atomic
def give_until(*, side_event: SideEvent, until: dt.datetime, by: Actor) -> None:
    """Let one proposal be submitted until a later instant than the others of its week."""
    lock(side_event)
    _only_from(side_event, {Status.DRAFT, Status.RETURNED})
    side_event.may_submit_until = until
    side_event.save(update_fields=["may_submit_until", "updated_at"])
    logger.info("side event %s may be submitted until %s, says %s", side_event.pk, until, by.label)


def _go(side_event: SideEvent, to: SideEvent.Status, by: Actor, remarks: str = "") -> None:
    before = side_event.status
    side_event.status = to
    side_event.save(update_fields=["status", "updated_at"])
    step = note_step(side_event=side_event, before=before, by=by, remarks=remarks)
    if to in (Status.DECLINED, Status.DRAFT):
        end_mergers_of(side_event, by)
    record(side_event=side_event, by=by)
    write(*drafts_of(side_event, step))


def _only_from(side_event: SideEvent, states: Collection[SideEvent.Status]) -> None:
    if side_event.status not in states:
        raise Refusal(
            _("Not possible any more: the state of this side event is now “%(state)s”.")
            % {"state": side_event.get_status_display()}
        )


def _is_repeated(side_event: SideEvent, to: SideEvent.Status, remarks: str, by: Actor) -> bool:
    """Whether the same person said the same a moment ago: a button that was pressed twice."""
    if side_event.status != to:
        return False
    last: ProposalStep | None = side_event.steps.last()
    return last is not None and (last.to_status, last.remarks, last.by) == (to, remarks.strip(), by.label)
