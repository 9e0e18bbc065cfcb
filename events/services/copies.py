"""A side event copied as a draft."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import models, transaction

from ..actors import Actor
from ..history.record import PARTS
from ..models import CoSponsor, SideEvent, Speaker, Unavailability, WishedSlot
from .records import record
from .slugs import give_slug


@transaction.atomic
def duplicate(*, side_event: SideEvent, by: Actor) -> SideEvent:
    """Return a draft with the same content, agenda and people; people are unconfirmed again and the room is free."""
    return copy_of(side_event, by=by, venue=None)


Moved = Callable[[dt.datetime], dt.datetime | None]


def copy_of(side_event: SideEvent, *, by: Actor, moved: Moved | None = None, **changed: Any) -> SideEvent:
    """Make a draft of a side event with some fields changed, and keep its first version. Call inside a transaction.

    What belongs to the one alone is not taken along: its publication, its joining link, its fixed place, and
    speakers who declined or were replaced. With `moved`, which tells where an instant lies in another week, wished
    times are moved too, and times that were not possible then are left behind.
    """
    copy = SideEvent.objects.get(pk=side_event.pk)
    copy.pk = None
    copy._state.adding = True
    copy.slug = ""
    copy.may_submit_until = None
    copy.status = SideEvent.Status.DRAFT
    copy.published_at = copy.cancelled_at = None
    copy.cancellation_reason = copy.joining_link = ""
    copy.revision = copy.sequence = 0
    copy.is_slot_fixed = False
    copy.copied_from = side_event
    for name, value in changed.items():
        setattr(copy, name, value)
    copy.slug = give_slug(copy)
    copy.save()
    for part in PARTS:
        _copy_rows(getattr(side_event, part).all(), copy, moved)
    copy.organisers.set(side_event.organisers.all())
    if by.user is not None and not by.user.is_superuser:
        copy.organisers.add(by.user)
    record(side_event=copy, by=by)
    return copy


def _copy_rows(rows: models.QuerySet, copy: SideEvent, moved: Moved | None) -> None:
    fresh = []
    for row in rows:
        if moved and isinstance(row, Unavailability):
            continue
        if moved and isinstance(row, WishedSlot):
            there = moved(row.starts_at)
            if there is None:
                continue
            row.starts_at = there
        if isinstance(row, Speaker) and not row.is_shown:
            continue
        row.pk = None
        row._state.adding = True
        row.side_event = copy
        if isinstance(row, CoSponsor):
            row.confirmed_at, row.confirmed_by, row.declined_at = None, "", None
        if isinstance(row, Speaker):
            if row.status == Speaker.Status.REPLACED:  # who came in the place of this one is copied
                continue
            row.status = Speaker.Status.INVITED
            row.attendance, row.read_by = "", ""
            row.photo_consent_at = row.stream_consent_at = row.replaces = None
        fresh.append(row)
    rows.model.objects.bulk_create(fresh)
