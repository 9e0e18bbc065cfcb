"""Personal invitations: sent, answered, forwarded. One seat stays one seat, whoever comes in the end."""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Unpack

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.cleaning import clean_line
from events.models import SideEvent

from .. import rules
from ..cleaning import clean_email
from ..messages import Letters
from ..models import Invitation
from ..organizations import organization_named
from .answers import Details, Outcome, cancel, enter, new_rsvp, sentences, set_details
from .refusals import RegistrationError
from .seats import send

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Invitee:
    """Whom to invite. Without names it is the office: "Permanent Mission of …"."""

    email: str
    organization_name: str = ""
    courtesy_title: str = ""
    given_name: str = ""
    family_name: str = ""
    function: str = ""
    language: str = "en"


def invite(
    *, side_event: SideEvent, invitees: Iterable[Invitee], expires_at: dt.datetime | None = None, by: Actor
) -> tuple[list[Invitation], list[Invitee]]:
    """Invite each and return the invitations made and those who had been invited before, who get no second mail.

    They can answer until `expires_at`, else until the RSVP deadline, else until the start. Raises `RegistrationError`.
    """
    until = expires_at or side_event.rsvp_deadline_at or side_event.starts_at
    if over := rules.why_over(side_event):
        raise RegistrationError(over)
    if until is None or until <= timezone.now():
        raise RegistrationError(_("The time to answer must lie ahead."))
    made, known = [], []
    with transaction.atomic():
        letters = Letters(SideEvent.objects.with_programme().get(pk=side_event.pk))
        for invitee in invitees:
            invitation = _filled_in(side_event, invitee, until, by)
            if _stored(invitation):
                made.append(invitation)
            else:
                known.append(invitee)
        send(letters.invitation_draft("invitation", invitation) for invitation in made)
    logger.info("%s invited to side event %s by %s", len(made), side_event.pk, by.label)
    return made, known


def _filled_in(side_event: SideEvent, invitee: Invitee, expires_at: dt.datetime, by: Actor) -> Invitation:
    invitation = Invitation(
        side_event=side_event,
        email=clean_email(invitee.email),
        language=invitee.language,
        expires_at=expires_at,
        invited_by=by.label[:200],
    )
    for name in ("organization_name", "courtesy_title", "given_name", "family_name", "function"):
        setattr(invitation, name, clean_line(getattr(invitee, name)))
    if not invitation.organization_name and invitation.is_to_office:
        raise RegistrationError(
            _("Give a name or an office for %(address)s.") % {"address": invitation.email}
        )
    invitation.organization = organization_named(invitation.organization_name)
    try:
        exclude = [] if invitation.organization_name else ["organization_name"]
        invitation.clean_fields(exclude=["side_event", "organization", *exclude])
    except ValidationError as problem:
        raise RegistrationError(f"{invitation.email}: {sentences(problem)}") from problem
    return invitation


def _stored(invitation: Invitation) -> bool:
    """Store the invitation; False where the address has a live one for this side event."""
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:
        if (
            Invitation.objects.live()
            .filter(side_event=invitation.side_event, email__iexact=invitation.email)
            .exists()
        ):
            return False
        raise
    return True


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, attendance_mode: str, language: str, note: str = "", **details: Unpack[Details]
) -> Outcome:
    """Answer yes: a held seat while there are any, else an open one, else the queue. Accepting twice is one answer.

    Raises `RegistrationError`.
    """
    current = _lock(invitation)
    if current.status == Invitation.Status.ACCEPTED and current.rsvp is not None and current.rsvp.is_live:
        return Outcome(current.rsvp, is_new=False)
    _refuse_ended(current)
    rsvp = new_rsvp(current.side_event, attendance_mode, current.email, language, has_consented=True)
    rsvp.is_invited = True
    set_details(rsvp, details)
    outcome = enter(rsvp, by=Actor.delegate(), is_proved=True)
    _answer(current, Invitation.Status.ACCEPTED, note)
    current.rsvp = outcome.rsvp
    current.save(update_fields=["rsvp"])
    return outcome


@transaction.atomic
def decline_invitation(*, invitation: Invitation, note: str = "") -> None:
    """Answer no, with a word. Whoever had accepted gives the seat back. Raises `RegistrationError`."""
    current = _lock(invitation)
    if current.status == Invitation.Status.DECLINED:
        return
    if current.status == Invitation.Status.ACCEPTED and current.rsvp is not None:
        cancel(rsvp=current.rsvp, by=Actor.delegate())
    else:
        _refuse_ended(current)
    _answer(current, Invitation.Status.DECLINED, note)


@transaction.atomic
def forward_invitation(*, invitation: Invitation, to: Invitee, note: str = "") -> Invitation:
    """Pass the invitation to a colleague, where the event says transferable: this link ends, the chain is kept.

    Raises `RegistrationError`.
    """
    current = _lock(invitation)
    if not current.side_event.is_transferable:
        raise RegistrationError(_("This invitation is personal and cannot be forwarded."))
    if current.status == Invitation.Status.ACCEPTED and current.rsvp is not None:
        raise RegistrationError(_("You have accepted. Hand the seat over on your personal page instead."))
    _refuse_ended(current)
    _answer(current, Invitation.Status.FORWARDED, note)
    successor = _filled_in(current.side_event, to, current.expires_at, Actor.delegate())
    successor.forwarded_from, successor.invited_by = current, current.invited_by
    successor.organization_name = successor.organization_name or current.organization_name
    successor.organization = successor.organization or current.organization
    if not _stored(successor):
        raise RegistrationError(_("That address has been invited already."))
    letters = Letters(current.side_event)
    send([letters.invitation_draft("invitation", successor, forwarded_by=current.addressee)])
    return successor


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor) -> None:
    """End the link of somebody who has not answered. Raises `RegistrationError`."""
    current = _lock(invitation)
    if current.status == Invitation.Status.WITHDRAWN:
        return
    if current.status != Invitation.Status.OPEN:
        raise RegistrationError(_("This invitation has been answered. Cancel the RSVP instead."))
    _answer(current, Invitation.Status.WITHDRAWN, "")
    send([Letters(current.side_event).invitation_draft("invitation_withdrawn", current)])
    logger.info("invitation %s withdrawn by %s", current.pk, by.label)


def _lock(invitation: Invitation) -> Invitation:
    current = Invitation.objects.select_for_update().get(pk=invitation.pk)
    current.side_event = SideEvent.objects.with_programme().get(pk=current.side_event_id)
    return current


def _refuse_ended(invitation: Invitation) -> None:
    if over := rules.why_over(invitation.side_event):
        raise RegistrationError(over)
    if not invitation.is_open():
        raise RegistrationError(_("This invitation has ended."))


def _answer(invitation: Invitation, status: str, note: str) -> None:
    invitation.status, invitation.answered_at = status, timezone.now()
    invitation.answer_note = clean_line(note)[:300]
    invitation.save(update_fields=["status", "answered_at", "answer_note"])
