"""Who wants no summaries of a week any more: said by the link in the mail, or by the mail program itself."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from events.models import Message, Week

from .models import CirculationRecipient, CirculationRecipientQuerySet, MailOptOut

logger = logging.getLogger(__name__)


def address_hash(email: str) -> str:
    """Return what is kept of an address that opted out: from it nobody works out the address without the site's key."""
    return salted_hmac("agenda.circulation.opt_out", email.lower(), algorithm="sha256").hexdigest()


def opted_out(week: Week, emails: Iterable[str]) -> set[str]:
    """Return those of the addresses, in lower case, that want no summaries of the week. One query."""
    known = set(MailOptOut.objects.filter(week=week).values_list("address_hash", flat=True))
    return {email.lower() for email in emails if address_hash(email) in known} if known else set()


@transaction.atomic
def opt_out(*, recipient: CirculationRecipient) -> None:
    """Send this address no summaries of the week any more, nor what still waits for it. Twice is once."""
    week = recipient.summary.side_event.week
    MailOptOut.objects.get_or_create(week=week, address_hash=address_hash(recipient.email))
    rows = _rows_of(recipient, week)
    queued = Message.objects.select_for_update().filter(
        pk__in=rows.values("message"), state=Message.State.QUEUED
    )
    stopped = [message.pk for message in queued]
    rows.filter(Q(written_at=None) | Q(message__in=stopped), opted_out_at=None).update(
        opted_out_at=timezone.now()
    )
    Message.objects.filter(pk__in=stopped).delete()
    logger.info("recipient %s opted out", recipient.pk)


@transaction.atomic
def opt_in(*, recipient: CirculationRecipient) -> None:
    """Take it back: the next circulation reaches the address again, with what it missed."""
    week = recipient.summary.side_event.week
    MailOptOut.objects.filter(week=week, address_hash=address_hash(recipient.email)).delete()
    logger.info("recipient %s opted in again", recipient.pk)


def has_opted_out(recipient: CirculationRecipient) -> bool:
    week = recipient.summary.side_event.week
    return MailOptOut.objects.filter(week=week, address_hash=address_hash(recipient.email)).exists()


def _rows_of(recipient: CirculationRecipient, week: Week) -> CirculationRecipientQuerySet:
    of_week = CirculationRecipient.objects.filter(summary__side_event__week=week)
    return of_week.annotate(address=Lower("email")).filter(address=recipient.email.lower())
