"""What invitees do with an invitation: accept, decline, forward. One seat stays one seat, whoever comes in the end."""

import logging
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from events.actors import Actor

from .. import rules
from ..mails.messages import Letters
from ..models import Invitation, Rsvp
from ..organizations import organization_named
from .answers import Details, Outcome, cancel, enter, new_rsvp, prove_address, reread, set_details
from .invitations import (
    Invitee,
    filled_in,
    live_invitation_of,
    lock_invitation,
    note_answer,
    refuse_ended,
    stored,
)
from .refusals import RegistrationError
from .seats import announce, count, fill_seats, lock_limit, send, take_a_place

logger = logging.getLogger(__name__)


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, attendance_mode: str, language: str, note: str = "", **details: Unpack[Details]
) -> Outcome:
    """Answer yes: a held seat while there are any, else an open one, else the queue. Accepting twice is one answer.

    Raises `RegistrationError`.
    """
    current = lock_invitation(invitation)
    if current.status == Invitation.Status.ACCEPTED and current.rsvp is not None and current.rsvp.is_live:
        return Outcome(current.rsvp, is_new=False)
    refuse_ended(current)
    rsvp = new_rsvp(current.side_event, attendance_mode, current.email, language, has_consented=True)
    rsvp.is_invited = True
    set_details(rsvp, details)
    outcome = enter(rsvp, by=Actor.delegate(), is_proved=True)
    if not outcome.is_new:
        _treat_as_invited(outcome.rsvp)
    note_answer(current, Invitation.Status.ACCEPTED, note)
    current.rsvp = outcome.rsvp
    current.save(update_fields=["rsvp"])
    logger.info("invitation %s accepted by RSVP %s", current.pk, outcome.rsvp.pk)
    return outcome


def _treat_as_invited(rsvp: Rsvp) -> None:
    """Let somebody who had answered before the invitation have a held seat as well; a request is granted."""
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    reread(rsvp)
    if rsvp.prove_by_at is not None:
        prove_address(rsvp=rsvp)
    if rsvp.is_invited or not rsvp.is_live:
        return
    count(limit, rsvp, -1)
    rsvp.is_invited = True
    if rsvp.status == Rsvp.Status.REQUESTED:
        if full := rules.why_full(limit, is_invited=True):
            raise RegistrationError(full)
        take_a_place(limit, rsvp)
        return
    rsvp.save(update_fields=["is_invited"])
    count(limit, rsvp, +1)
    announce(limit, fill_seats(limit))


@transaction.atomic
def decline_invitation(*, invitation: Invitation, note: str = "") -> None:
    """Answer no, with a word. Whoever had accepted gives the seat back. Raises `RegistrationError`."""
    current = lock_invitation(invitation)
    if current.status == Invitation.Status.DECLINED:
        return
    if current.status == Invitation.Status.ACCEPTED and current.rsvp is not None:
        cancel(rsvp=current.rsvp, by=Actor.delegate())
    else:
        refuse_ended(current)
    note_answer(current, Invitation.Status.DECLINED, note)
    logger.info("invitation %s declined", current.pk)


@transaction.atomic
def forward_invitation(*, invitation: Invitation, to: Invitee, note: str = "") -> Invitation:
    """Pass the invitation to a colleague, where the event says transferable: this link ends, the chain is kept.

    Returns the colleague's. Raises `RegistrationError`.
    """
    current = lock_invitation(invitation)
    if not current.side_event.is_transferable:
        raise RegistrationError(_("This invitation is personal and cannot be forwarded."))
    if current.status == Invitation.Status.ACCEPTED and current.rsvp is not None:
        raise RegistrationError(_("You have accepted. Hand the seat over on your personal page instead."))
    refuse_ended(current)
    note_answer(current, Invitation.Status.FORWARDED, note)
    successor = filled_in(current.side_event, to, current.expires_at, Actor.delegate())
    successor.forwarded_from, successor.invited_by = current, current.invited_by
    if successor.organization_name:
        successor.organization_id = organization_named(successor.organization_name)
    else:  # a colleague of the same office
        successor.organization_name = current.organization_name
        successor.organization = current.organization
    if not stored(successor):
        known = live_invitation_of(current.side_event, successor.email)
        if known is not None and current.side_event.is_discreet:
            return known  # who else is invited is told to nobody; the colleague has the own link
        raise RegistrationError(_("That address has been invited already."))
    send([Letters(current.side_event).invitation_draft("invitation", successor)])
    logger.info("invitation %s forwarded as %s", current.pk, successor.pk)
    return successor
