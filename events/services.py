"""Every write to the programme that is more than storing a form: publication, moves, copies, merges."""

import datetime as dt
import logging
from collections.abc import Mapping

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .actors import Actor
from .history import PARTS, snapshot
from .hooks import Change, Refusal, announce
from .models import (
    CoSponsor,
    FindingOverride,
    Organization,
    PreviousSlug,
    SideEvent,
    SideEventVersion,
    Speaker,
    Venue,
    Week,
)
from .readiness import open_findings
from .rules import Finding

logger = logging.getLogger(__name__)

SLUG_LENGTH = 60
# What a calendar shows: a change of one of these raises SEQUENCE (RFC 5545, 3.8.7.4).
CALENDAR_FIELDS = {"title", "subtitle", "starts_at", "ends_at", "venue", "slug"}


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
    _lock(side_event)
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
    announce(Change("published", side_event, by))
    logger.info("side event %s published by %s", side_event.pk, by.label)


@transaction.atomic
def unpublish(*, side_event: SideEvent, by: Actor) -> None:
    """Take the event back to draft. Listeners refuse while people have answered."""
    _lock(side_event)
    if side_event.status != SideEvent.Status.PUBLISHED:
        return
    announce(Change("unpublished", side_event, by))
    side_event.status = SideEvent.Status.DRAFT
    side_event.save(update_fields=["status", "updated_at"])
    logger.info("side event %s unpublished by %s", side_event.pk, by.label)


@transaction.atomic
def cancel(*, side_event: SideEvent, by: Actor, reason: str = "") -> None:
    """Cancel the event and tell those who answered. A cancelled event stays visible if it was public."""
    _lock(side_event)
    if side_event.status == SideEvent.Status.CANCELLED:
        return
    side_event.status = SideEvent.Status.CANCELLED
    side_event.cancelled_at = timezone.now()
    side_event.cancellation_reason = reason
    side_event.sequence += 1
    side_event.save(update_fields=["status", "cancelled_at", "cancellation_reason", "sequence", "updated_at"])
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
    """Move the event in time or place; its agenda comes along. A public event is moved only where it may stand.

    Raises `NotReady` with the blocking findings of the new place.
    """
    _lock(side_event)
    side_event.starts_at, side_event.ends_at, side_event.venue = starts_at, ends_at, venue
    if side_event.status == SideEvent.Status.PUBLISHED and (problems := moving_problems(side_event, by)):
        raise NotReady(problems)
    side_event.save(update_fields=["starts_at", "ends_at", "venue", "updated_at"])
    record(side_event=side_event, by=by)
    if side_event.status == SideEvent.Status.PUBLISHED:
        announce(Change("rescheduled", side_event, by))


def moving_problems(side_event: SideEvent, by: Actor) -> list[Finding]:
    """Return the blocking findings about place and time of the event as it stands in memory, saved or not."""
    return [f for f in open_findings(side_event, by.user) if f.is_blocking and f.place in {"when", "where"}]


@transaction.atomic
def record(*, side_event: SideEvent, by: Actor) -> SideEventVersion:
    """Keep the record as it now stands as a version, and raise SEQUENCE when a calendar would show a difference.

    Called after every save of the event with its rows. Where nothing changed, the last version stays the last.
    """
    fresh = SideEvent.objects.with_everything().get(pk=side_event.pk)
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
        side_event=side_event, revision=side_event.revision, saved_by=by.label, record=now
    )


def give_slug(side_event: SideEvent) -> str:
    """Return an address for the event that is free in its week: from the title, else `event-<n>`.

    The week is locked, so that two events made at once get two addresses. Call inside a transaction.
    """
    Week.objects.select_for_update().get(pk=side_event.week_id)
    base = _shortened(slugify(side_event.title))
    number = 1
    slug = base or f"event-{number}"
    while _is_taken(side_event, slug):
        number += 1
        slug = f"{base or 'event'}-{number}"
    return slug


@transaction.atomic
def change_slug(*, side_event: SideEvent, slug: str, by: Actor) -> None:
    """Give the event another address. One that was public before redirects to it for ever."""
    _lock(side_event)
    if slug == side_event.slug:
        return
    if _is_taken(side_event, slug):
        raise Refusal(_("Another side event of this week has this address."))
    if side_event.published_at is not None:
        PreviousSlug.objects.get_or_create(
            week_id=side_event.week_id, slug=side_event.slug, defaults={"side_event": side_event}
        )
    PreviousSlug.objects.filter(week_id=side_event.week_id, slug=slug, side_event=side_event).delete()
    side_event.slug = slug
    side_event.save(update_fields=["slug", "updated_at"])
    logger.info("side event %s moved to %s by %s", side_event.pk, slug, by.label)


@transaction.atomic
def duplicate(*, side_event: SideEvent, by: Actor) -> SideEvent:
    """Return a draft with the same content, agenda and people; people are unconfirmed again and the room is free."""
    copy = SideEvent.objects.get(pk=side_event.pk)
    copy.pk = None
    copy._state.adding = True
    copy.slug = ""
    copy.venue = None
    copy.status = SideEvent.Status.DRAFT
    copy.published_at = copy.cancelled_at = None
    copy.cancellation_reason = copy.joining_link = ""
    copy.revision = copy.sequence = 0
    copy.slug = give_slug(copy)
    copy.save()
    for part in PARTS:
        _copy_rows(getattr(side_event, part).all(), copy)
    copy.organisers.set(side_event.organisers.all())
    if by.user is not None and not by.user.is_superuser:
        copy.organisers.add(by.user)
    record(side_event=copy, by=by)
    return copy


@transaction.atomic
def merge_organizations(*, keep: Organization, merge: Organization, by: Actor) -> None:
    """Make two entries of one organization one. Everything that names `merge` then names `keep`.

    Where both stand in the same list (two co-sponsors of one event), the row of `keep` stays.
    """
    if keep.pk == merge.pk:
        raise Refusal(_("An organization cannot be merged with itself."))
    for relation in Organization._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            _repoint(relation, keep, merge)
    names = [merge.name, merge.formal_name, merge.acronym, *merge.aliases]
    known = {keep.name, keep.acronym, *keep.aliases}
    keep.aliases = [*keep.aliases, *dict.fromkeys(n for n in names if n and n not in known)]
    keep.logo = keep.logo or merge.logo
    keep.save()
    merge.delete()
    logger.info("organization %s merged into %s by %s", merge.name, keep.pk, by.label)


def _lock(side_event: SideEvent) -> None:
    """Lock the week and read the event again: two publications at once see each other's room and time."""
    Week.objects.select_for_update().get(pk=side_event.week_id)
    side_event.refresh_from_db()


def _override(side_event: SideEvent, reasons: Mapping[str, str], by: Actor) -> None:
    for code, reason in reasons.items():
        if reason.strip():
            FindingOverride.objects.update_or_create(
                side_event=side_event, finding=code, defaults={"reason": reason.strip(), "given_by": by.user}
            )


def _shortened(slug: str) -> str:
    """Cut at a word, so that an address ends in one."""
    if len(slug) <= SLUG_LENGTH:
        return slug
    head, _hyphen, _rest = slug[: SLUG_LENGTH + 1].rpartition("-")
    return head or slug[:SLUG_LENGTH]


def _is_taken(side_event: SideEvent, slug: str) -> bool:
    others = SideEvent.objects.filter(week_id=side_event.week_id, slug=slug).exclude(pk=side_event.pk)
    former = PreviousSlug.objects.filter(week_id=side_event.week_id, slug=slug).exclude(
        side_event_id=side_event.pk
    )
    return others.exists() or former.exists()


def _copy_rows(rows: models.QuerySet, copy: SideEvent) -> None:
    fresh = []
    for row in rows:
        row.pk = None
        row._state.adding = True
        row.side_event = copy
        if isinstance(row, CoSponsor):
            row.confirmed_at, row.confirmed_by = None, ""
        if isinstance(row, Speaker):
            row.status = Speaker.Status.INVITED
        fresh.append(row)
    rows.model.objects.bulk_create(fresh)


def _repoint(relation: models.ForeignObjectRel, keep: Organization, merge: Organization) -> None:
    """Let every row that names `merge` by this relation name `keep`."""
    name = relation.field.name
    for row in relation.related_model._base_manager.filter(**{name: merge}):
        setattr(row, name, keep)
        try:
            with transaction.atomic():
                row.save(update_fields=[name])
        except IntegrityError:  # the list names `keep` already: one row is enough
            if isinstance(row, CoSponsor):
                _keep_higher_role(row, keep)
            row.delete()


def _keep_higher_role(row: CoSponsor, keep: Organization) -> None:
    """Of two rows that become one, the role that stands first in protocol is kept."""
    ranks = [role.value for role in CoSponsor.Role]
    kept = CoSponsor.objects.get(side_event_id=row.side_event_id, organization=keep)
    if ranks.index(row.role) < ranks.index(kept.role):
        role = row.role
        CoSponsor.objects.filter(pk=row.pk).delete()  # before: there can be only one lead
        kept.role = role
        kept.save(update_fields=["role"])
