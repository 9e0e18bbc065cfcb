"""A delegate hands the seat to a colleague, who takes it by a link in time; else it stays where it was."""

import datetime as dt
import logging
from typing import Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.cleaning import clean_line

from .. import rules
from ..cleaning import clean_email
from ..mails.messages import Letters
from ..models import HandOver, Rsvp, policy_of
from .answers import Details, Outcome, new_rsvp, reread, set_details
from .refusals import RegistrationError
from .seats import live_rsvp_of, lock_limit, send

logger = logging.getLogger(__name__)


@transaction.atomic
def offer_hand_over(*, rsvp: Rsvp, given_name: str, family_name: str, email: str, by: Actor) -> HandOver:
    """Offer the seat to a colleague. Until the colleague takes it, it stays. Raises `RegistrationError`."""
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    reread(rsvp)
    policy = policy_of(limit.side_event)
    if over := rules.why_over(limit.side_event):
        raise RegistrationError(over)
    if rsvp.status != Rsvp.Status.CONFIRMED:
        raise RegistrationError(_("Only a confirmed seat can be handed over."))
    if not policy.allows_hand_over:
        raise RegistrationError(_("The organizers of this side event do not let seats be handed over."))
    address = clean_email(email)
    if live_rsvp_of(limit.side_event, address) is not None and not limit.side_event.is_discreet:
        raise RegistrationError(_("Somebody has answered for this side event under that address already."))
    expires_at = timezone.now() + dt.timedelta(hours=policy.hand_over_hours)
    if limit.side_event.starts_at is not None:
        expires_at = min(expires_at, limit.side_event.starts_at)
    HandOver.objects.filter(rsvp=rsvp, status=HandOver.Status.OPEN, expires_at__lte=timezone.now()).update(
        status=HandOver.Status.WITHDRAWN
    )
    offer = HandOver(
        rsvp=rsvp,
        given_name=clean_line(given_name),
        family_name=clean_line(family_name),
        email=address,
        expires_at=expires_at,
    )
    try:
        with transaction.atomic():
            offer.save()
    except IntegrityError as problem:
        raise RegistrationError(_("The seat has been offered to a colleague already.")) from problem
    send([Letters(limit.side_event).hand_over_draft("hand_over", offer)])
    logger.info("seat of RSVP %s offered to a colleague by %s", rsvp.pk, by.label)
    return offer


@transaction.atomic
def accept_hand_over(*, offer: HandOver, language: str, **details: Unpack[Details]) -> Outcome:
    """Give the seat of the first to the colleague: one seat stays one seat, and nobody who waits is overtaken.

    Raises `RegistrationError` where the offer has ended.
    """
    limit = lock_limit(offer.rsvp.side_event_id, offer.rsvp.attendance_mode)
    offer.refresh_from_db(fields=["status", "expires_at", "successor"])
    first = offer.rsvp
    reread(first)
    if offer.status == HandOver.Status.ACCEPTED and offer.successor is not None:
        return Outcome(offer.successor, is_new=False)
    if over := rules.why_over(limit.side_event):
        raise RegistrationError(over)
    if not offer.is_open() or first.status != Rsvp.Status.CONFIRMED:
        raise RegistrationError(_("This offer has ended. The seat stayed with your colleague."))
    if live_rsvp_of(limit.side_event, offer.email) is not None:
        raise RegistrationError(_("You have answered for this side event already."))
    successor = _successor(offer, first, language, details)
    now = timezone.now()
    first.status, first.cancelled_at = Rsvp.Status.HANDED_OVER, now
    first.save(update_fields=["status", "cancelled_at"])
    successor.save()
    offer.status, offer.answered_at, offer.successor = HandOver.Status.ACCEPTED, now, successor
    offer.save(update_fields=["status", "answered_at", "successor"])
    letters = Letters(limit.side_event)
    send(
        [
            letters.draft("confirmed", successor, at=now),
            letters.draft("handed_over", first, at=now, had_seat=True, colleague=str(offer)),
        ]
    )
    logger.info("seat of RSVP %s taken over by RSVP %s", first.pk, successor.pk)
    return Outcome(successor, is_new=True)


def _successor(offer: HandOver, first: Rsvp, language: str, details: Details) -> Rsvp:
    """Return the colleague's RSVP in the place of the first; the counters do not change."""
    successor = new_rsvp(first.side_event, first.attendance_mode, offer.email, language, has_consented=True)
    successor.status = Rsvp.Status.CONFIRMED
    successor.queued_at, successor.seated_at = first.queued_at, timezone.now()
    successor.takes_seat, successor.is_invited = first.takes_seat, first.is_invited
    successor.told_revision = first.side_event.revision
    set_details(successor, details)
    return successor


@transaction.atomic
def decline_hand_over(*, offer: HandOver) -> None:
    """The colleague does not want the seat. Declining twice is declining once."""
    _end(offer, HandOver.Status.DECLINED, "hand_over_declined")


@transaction.atomic
def withdraw_hand_over(*, offer: HandOver, by: Actor) -> None:
    """The delegate keeps the seat after all; the colleague's link ends."""
    _end(offer, HandOver.Status.WITHDRAWN, None)
    logger.info("offer of the seat of RSVP %s withdrawn by %s", offer.rsvp_id, by.label)


def _end(offer: HandOver, status: str, kind: str | None) -> None:
    current = HandOver.objects.select_for_update().select_related("rsvp__side_event__week").get(pk=offer.pk)
    if current.status == status:
        return
    if current.status != HandOver.Status.OPEN:
        raise RegistrationError(_("This offer has ended."))
    current.status, current.answered_at = status, timezone.now()
    current.save(update_fields=["status", "answered_at"])
    if kind is not None:
        letters = Letters(current.rsvp.side_event)
        send([letters.draft(kind, current.rsvp, at=current.answered_at, colleague=str(current))])
