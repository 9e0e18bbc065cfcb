"""The address of a side event in its week."""

import logging

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Refusal
from ..models import PreviousSlug, SideEvent, Week
from .records import lock

logger = logging.getLogger(__name__)

SLUG_LENGTH = 60


def give_slug(side_event: SideEvent) -> str:
    """Return an address for the event that is free in its week: from the title, else `event-<n>`.

    The week is locked, so that two events made at once get two addresses. Call inside a transaction.
    """
    Week.objects.select_for_update().get(pk=side_event.week_id)
    base = _shortened(slugify(side_event.title))
    number = 1
    slug = base or f"event-{number}"
    while is_taken(side_event, slug):
        number += 1
        slug = f"{base or 'event'}-{number}"
    return slug


@transaction.atomic
def change_slug(*, side_event: SideEvent, slug: str, by: Actor) -> None:
    """Give the event another address. One that was public before redirects to it for ever."""
    lock(side_event)
    if slug == side_event.slug:
        return
    if is_taken(side_event, slug):
        raise Refusal(_("Another side event of this week has this address."))
    if side_event.published_at is not None:
        PreviousSlug.objects.get_or_create(
            week_id=side_event.week_id, slug=side_event.slug, defaults={"side_event": side_event}
        )
    PreviousSlug.objects.filter(week_id=side_event.week_id, slug=slug, side_event=side_event).delete()
    side_event.slug = slug
    side_event.save(update_fields=["slug", "updated_at"])
    logger.info("side event %s moved to %s by %s", side_event.pk, slug, by.label)


def is_taken(side_event: SideEvent, slug: str) -> bool:
    """Whether another side event of its week has this address, or had it: then it leads to that one for ever."""
    others = SideEvent.objects.filter(week_id=side_event.week_id, slug=slug).exclude(pk=side_event.pk)
    former = PreviousSlug.objects.filter(week_id=side_event.week_id, slug=slug).exclude(
        side_event_id=side_event.pk
    )
    return others.exists() or former.exists()


def _shortened(slug: str) -> str:
    """Cut at a word, so that an address ends in one."""
    if len(slug) <= SLUG_LENGTH:
        return slug
    head, _hyphen, _rest = slug[: SLUG_LENGTH + 1].rpartition("-")
    return head or slug[:SLUG_LENGTH]
