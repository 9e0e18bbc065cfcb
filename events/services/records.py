"""The record as a whole: locked before a change, kept as a version after it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..actors import Actor
from ..history.record import snapshot
from ..models import SideEvent, SideEventVersion, Week

# What a calendar shows: a change of one of these raises SEQUENCE (RFC 5545, 3.8.7.4).
CALENDAR_FIELDS = {"title", "subtitle", "starts_at", "ends_at", "venue", "slug"}


def lock(side_event: SideEvent) -> None:
    """Lock the week and read the event again: two publications at once see each other's room and time."""
    Week.objects.select_for_update().get(pk=side_event.week_id)
    side_event.refresh_from_db()


@transaction.atomic
def record(*, side_event: SideEvent, by: Actor, restored_revision: int | None = None) -> SideEventVersion:
    """Keep the record as it now stands as a version, and raise SEQUENCE when a calendar would show a difference.

    Called after every save of the event with its rows, and after every step of its life. Where nothing changed, the
    last version stays the last.
    """
    fresh = SideEvent.objects.with_everything().prefetch_related("organisers").get(pk=side_event.pk)
    now, last = snapshot(fresh), side_event.versions.first()
    if last is not None and last.record == now:
        return last
    is_calendar_change = last is not None and any(last.record.get(f) != now.get(f) for f in CALENDAR_FIELDS)
    SideEvent.objects.filter(pk=side_event.pk).update(
        revision=F("revision") + 1,
        sequence=F("sequence") + int(is_calendar_change),
        updated_at=timezone.now(),
    )
    side_event.refresh_from_db(fields=["revision", "sequence", "updated_at"])
    return SideEventVersion.objects.create(
        side_event=side_event,
        revision=side_event.revision,
        saved_by=by.label,
        record=now,
        restored_revision=restored_revision,
    )
