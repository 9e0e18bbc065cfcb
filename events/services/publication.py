"""Publication, cancellation and moves of a side event."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..access import Action, may
from ..actors import Actor
from ..hooks import Change, Refusal, announce
from ..models import FindingOverride, SideEvent, Venue
from ..readiness.findings import open_findings
from ..readiness.rules import Finding
from .mergers import end_mergers_of, refuse_while_merging
from .records import lock, record
from .steps import note_step


class NotReady(Refusal):
    """Publication or a move refused: blocking findings stand, or warnings without a reason."""

    def __init__(self, findings: list[Finding]):
        self.findings = findings
        super().__init__(" ".join(finding.sentence for finding in findings))


@transaction.atomic
def publish(*, side_event: SideEvent, by: Actor, reasons: Mapping[str, str] | None = None) -> None:
    """Make the event public. `reasons` maps codes of warnings to the words that override them.

    Raises `NotReady` with what still stands. Publishing twice is one publication.
    """
    lock(side_event)
    if side_event.status == SideEvent.Status.PUBLISHED:
        return
    if side_event.status in (SideEvent.Status.CANCELLED, SideEvent.Status.DECLINED):
        raise Refusal(_("A cancelled or declined side event cannot be published. Duplicate it as a draft."))
    if side_event.week.asks_for_proposals and side_event.status != SideEvent.Status.ACCEPTED:
        raise Refusal(_("The secretariat has to accept this side event before it can be published."))
    refuse_while_merging(side_event)
    _override(side_event, reasons or {}, by)
    if standing := open_findings(side_event, by.user):
        raise NotReady(standing)
    before, side_event.status = side_event.status, SideEvent.Status.PUBLISHED
    side_event.published_at = side_event.published_at or timezone.now()
    side_event.save(update_fields=["status", "published_at", "updated_at"])
    note_step(side_event=side_event, before=before, by=by)
    record(side_event=side_event, by=by)
    announce(Change("published", side_event, by))


@transaction.atomic
def unpublish(*, side_event: SideEvent, by: Actor) -> None:
    """Take the event back to what it was before: accepted, or a draft. Listeners refuse while people have answered."""
    lock(side_event)
    if side_event.status != SideEvent.Status.PUBLISHED:
        return
    announce(Change("unpublished", side_event, by))
    published = side_event.steps.filter(to_status=SideEvent.Status.PUBLISHED).last()
    is_accepted = published is not None and published.from_status == SideEvent.Status.ACCEPTED
    before = side_event.status
    side_event.status = SideEvent.Status.ACCEPTED if is_accepted else SideEvent.Status.DRAFT
    side_event.save(update_fields=["status", "updated_at"])
    note_step(side_event=side_event, before=before, by=by)
    record(side_event=side_event, by=by)


@transaction.atomic
def cancel(*, side_event: SideEvent, by: Actor, reason: str = "") -> None:
    """Cancel the event and tell those who answered. A cancelled event stays visible if it was public."""
    lock(side_event)
    if side_event.status == SideEvent.Status.CANCELLED:
        return
    before, side_event.status = side_event.status, SideEvent.Status.CANCELLED
    side_event.cancelled_at = timezone.now()
    side_event.cancellation_reason = reason
    side_event.sequence += 1
    side_event.save(update_fields=["status", "cancelled_at", "cancellation_reason", "sequence", "updated_at"])
    note_step(side_event=side_event, before=before, by=by, remarks=reason)
    end_mergers_of(side_event, by)
    record(side_event=side_event, by=by)
    announce(Change("cancelled", side_event, by))


@transaction.atomic
def reschedule(
    *,
    side_event: SideEvent,
    starts_at: dt.datetime | None,
    ends_at: dt.datetime | None,
    venue: Venue | None,
    by: Actor,
) -> None:
    """Move the event in time or place, as a version of the record (see `move`)."""
    move(side_event=side_event, starts_at=starts_at, ends_at=ends_at, venue=venue, by=by)
    record(side_event=side_event, by=by)


@transaction.atomic
def move(
    *,
    side_event: SideEvent,
    starts_at: dt.datetime | None,
    ends_at: dt.datetime | None,
    venue: Venue | None,
    by: Actor,
) -> None:
    """Move the event; its agenda comes along. A public event is moved only where it may stand.

    For a change of more than time and place: whoever calls keeps the version. Raises `NotReady` with the blocking
    findings of the new place.
    """
    lock(side_event)
    refuse_a_given_slot(side_event, by)
    side_event.starts_at, side_event.ends_at, side_event.venue = starts_at, ends_at, venue
    if side_event.status == SideEvent.Status.PUBLISHED and (problems := moving_problems(side_event, by)):
        raise NotReady(problems)
    side_event.save(update_fields=["starts_at", "ends_at", "venue", "updated_at"])
    if side_event.status == SideEvent.Status.PUBLISHED:
        announce(Change("rescheduled", side_event, by))


def refuse_a_given_slot(side_event: SideEvent, by: Actor) -> None:
    """Time and room that the secretariat gives are moved by it alone, and by what no person does."""
    if side_event.has_given_slot and by.user is not None and not may(by.user, Action.DECIDE_PROPOSALS):
        raise Refusal(_("The secretariat gives this side event its time and room."))


def moving_problems(side_event: SideEvent, by: Actor) -> list[Finding]:
    """Return the blocking findings about place and time of the event as it stands in memory, saved or not."""
    return [f for f in open_findings(side_event, by.user) if f.is_blocking and f.place in {"when", "where"}]


def _override(side_event: SideEvent, reasons: Mapping[str, str], by: Actor) -> None:
    for code, reason in reasons.items():
        if reason.strip():
            FindingOverride.objects.update_or_create(
                side_event=side_event, finding=code, defaults={"reason": reason.strip(), "given_by": by.user}
            )
