"""Writes of this app: a summary becomes public when it is issued, and can be taken back."""

import datetime as dt
import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.hooks import Refusal

from .models import EventSummary

logger = logging.getLogger(__name__)


@transaction.atomic
def issue_summary(*, summary: EventSummary, by: Actor) -> None:
    """Make the summary public. Issuing twice is one issue, with the date of the first.

    Raises `Refusal` before the side event was held, or while the summary says nothing.
    """
    _lock(summary)
    if summary.is_issued:
        return
    if not summary.side_event.is_held():
        raise Refusal(_("A summary can be issued once the side event was held."))
    if not (summary.introduction or summary.key_messages.exists() or summary.commitments.exists()):
        raise Refusal(_("The summary says nothing yet. Write an introduction or a key message."))
    _set_issued_at(summary, timezone.now())
    logger.info("summary of side event %s issued by %s", summary.side_event_id, by.label)


@transaction.atomic
def withdraw_summary(*, summary: EventSummary, by: Actor) -> None:
    """Take the summary back to draft. Withdrawing twice is one withdrawal."""
    _lock(summary)
    if not summary.is_issued:
        return
    _set_issued_at(summary, None)
    logger.info("summary of side event %s withdrawn by %s", summary.side_event_id, by.label)


def _lock(summary: EventSummary) -> None:
    EventSummary.objects.select_for_update().get(pk=summary.pk)
    summary.refresh_from_db()


def _set_issued_at(summary: EventSummary, at: dt.datetime | None) -> None:
    summary.issued_at = at
    summary.save(update_fields=["issued_at", "updated_at"])
