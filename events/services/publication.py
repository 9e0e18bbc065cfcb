"""Publication, cancellation and moves of a side event."""

import datetime as dt
import logging
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Change, Refusal, announce
from ..models import FindingOverride, SideEvent, Venue
from ..readiness import open_findings
from ..rules import Finding
from .records import lock, record

logger = logging.getLogger(__name__)


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
    _override(side_event, reasons or {}, by)
    if standing := open_findings(side_event, by.user):
        raise NotReady(standing)
    side_event.status = SideEvent.Status.PUBLISHED
    side_event.published_at = side_event.published_at or timezone.now()
    side_event.save(update_fields=["status", "published_at", "updated_at"])
    record(side_event=side_event, by=by)
    announce(Change("published", side_event, by))
    logger.info("side event %s published by %s", side_event.pk, by.label)


@transaction.atomic
def unpublish(*, side_event: SideEvent, by: Actor) -> None:
    """Take the event back to draft. Listeners refuse while people have answered."""
    lock(side_event)
    if side_event.status != SideEvent.Status.PUBLISHED:
        return
    announce(Change("unpublished", side_event, by))
    side_event.status = SideEvent.Status.DRAFT
    side_event.save(update_fields=["status", "updated_at"])
    record(side_event=side_event, by=by)
    logger.info("side event %s unpublished by %s", side_event.pk, by.label)


@transaction.atomic
def cancel(*, side_event: SideEvent, by: Actor, reason: str = "") -> None:
    """Cancel the event and tell those who answered. A cancelled event stays visible if it was public."""
    lock(side_event)
    if side_event.status == SideEvent.Status.CANCELLED:
        return
    side_event.status = SideEvent.Status.CANCELLED
    side_event.cancelled_at = timezone.now()
    side_event.cancellation_reason = reason
    side_event.sequence += 1
    side_event.save(update_fields=["status", "cancelled_at", "cancellation_reason", "sequence", "updated_at"])
    record(side_event=side_event, by=by)
    announce(Change("cancelled", side_event, by))
    logger.info("side event %s cancelled by %s", side_event.pk, by.label)


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
    side_event.starts_at, side_event.ends_at, side_event.venue = starts_at, ends_at, venue
    if side_event.status == SideEvent.Status.PUBLISHED and (problems := moving_problems(side_event, by)):
        raise NotReady(problems)
    side_event.save(update_fields=["starts_at", "ends_at", "venue", "updated_at"])
    if side_event.status == SideEvent.Status.PUBLISHED:
        announce(Change("rescheduled", side_event, by))


def moving_problems(side_event: SideEvent, by: Actor) -> list[Finding]:
    """Return the blocking findings about place and time of the event as it stands in memory, saved or not."""
    return [f for f in open_findings(side_event, by.user) if f.is_blocking and f.place in {"when", "where"}]


def _override(side_event: SideEvent, reasons: Mapping[str, str], by: Actor) -> None:
    for code, reason in reasons.items():
        if reason.strip():
            FindingOverride.objects.update_or_create(
                side_event=side_event, finding=code, defaults={"reason": reason.strip(), "given_by": by.user}
            )
