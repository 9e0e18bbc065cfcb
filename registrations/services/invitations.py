"""Personal invitations as organizers send, extend and withdraw them. How they are answered: `invitation_answers`."""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.cleaning import clean_line
from events.mails.messages import send_again
from events.models import Message, SideEvent

from .. import rules
from ..cleaning import clean_email
from ..mails.messages import Letters
from ..models import Invitation
from ..organizations import organization_named
from .answers import sentences
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

    They can answer until `expires_at`, else until the RSVP deadline, else until the start. Raises `RegistrationError`,
    and then nobody is invited.
    """
    until = answer_until(side_event, expires_at)
    drafts = [(invitee, filled_in(side_event, invitee, until, by)) for invitee in invitees]
    for _invitee, invitation in drafts:  # before the transaction: it is short, however many names there are
        invitation.organization_id = organization_named(invitation.organization_name)
    made, known = [], []
    with transaction.atomic():
        letters = Letters(SideEvent.objects.with_programme().get(pk=side_event.pk))
        for invitee, invitation in drafts:
            if stored(invitation):
                made.append(invitation)
            else:
                known.append(invitee)
        send(letters.invitation_draft("invitation", invitation) for invitation in made)
    logger.info("%s invited to side event %s by %s", len(made), side_event.pk, by.label)
    return made, known


def answer_until(side_event: SideEvent, expires_at: dt.datetime | None = None) -> dt.datetime:
    """Return until when an invitation can be answered. Raises `RegistrationError` where that makes no sense."""
    if over := rules.why_over(side_event):
        raise RegistrationError(over)
    until = expires_at or side_event.rsvp_deadline_at or side_event.starts_at
    if until is None or until <= timezone.now():
        raise RegistrationError(_("The time to answer must lie ahead."))
    if side_event.ends_at is not None and until > side_event.ends_at:
        raise RegistrationError(_("The time to answer must end before the side event does."))
    return until


def filled_in(side_event: SideEvent, invitee: Invitee, expires_at: dt.datetime, by: Actor) -> Invitation:
    """Return the invitation of one invitee, not stored yet. Raises `RegistrationError` for what does not fit."""
    invitation = Invitation(
        side_event=side_event,
        email=clean_email(invitee.email),
        language=invitee.language,
        expires_at=expires_at,
        invited_by=by.label[:200],
    )
    for name in ("organization_name", "courtesy_title", "given_name", "family_name", "function"):
        setattr(invitation, name, clean_line(getattr(invitee, name)))
    try:
        # an address alone is enough: the letter then begins "Dear colleagues,"
        exclude = [] if invitation.organization_name else ["organization_name"]
        invitation.clean_fields(exclude=["side_event", "organization", *exclude])
    except ValidationError as problem:
        raise RegistrationError(sentences(problem)) from problem
    return invitation


def stored(invitation: Invitation) -> bool:
    """Store the invitation; False where the address has a live one for this side event."""
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:
        if live_invitation_of(invitation.side_event, invitation.email) is None:
            raise
        return False
    return True


def live_invitation_of(side_event: SideEvent, email: str) -> Invitation | None:
    return Invitation.objects.live().filter(side_event=side_event, email__iexact=email).first()


@transaction.atomic
def extend_invitation(*, invitation: Invitation, expires_at: dt.datetime, by: Actor) -> None:
    """Let an unanswered invitation end at another time, also one that has expired, and send it with the new date.

    Raises `RegistrationError`.
    """
    current = lock_invitation(invitation)
    _refuse_answered(current)
    until = answer_until(current.side_event, expires_at)
    if until == current.expires_at:
        return
    current.expires_at = until
    current.save(update_fields=["expires_at"])
    _send_afresh(current)
    logger.info("invitation %s can be answered until %s, by %s", current.pk, until, by.label)


@transaction.atomic
def send_invitation_again(*, invitation: Invitation, by: Actor) -> None:
    """Send an open invitation once more, as the side event stands now. Raises `RegistrationError`."""
    current = lock_invitation(invitation)
    _refuse_answered(current)
    refuse_ended(current)
    _send_afresh(current)
    logger.info("invitation %s sent again by %s", current.pk, by.label)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor) -> None:
    """End the link of somebody who has not answered. Raises `RegistrationError`."""
    current = lock_invitation(invitation)
    if current.status == Invitation.Status.WITHDRAWN:
        return
    _refuse_answered(current)
    note_answer(current, Invitation.Status.WITHDRAWN, "")
    send([Letters(current.side_event).invitation_draft("invitation_withdrawn", current)])
    logger.info("invitation %s withdrawn by %s", current.pk, by.label)


def _send_afresh(invitation: Invitation) -> None:
    """Write the mail of an invitation; where it is written already, let it say what is true now and send it again."""
    draft = Letters(invitation.side_event).invitation_draft("invitation", invitation)
    message = Message.objects.select_for_update().filter(dedupe_key=draft.dedupe_key).first()
    if message is None:
        send([draft])
        return
    message.facts = draft.facts
    message.save(update_fields=["facts"])
    send_again(message=message)


def lock_invitation(invitation: Invitation) -> Invitation:
    """Lock one invitation and return it as it is now, with its side event."""
    current = Invitation.objects.select_for_update().get(pk=invitation.pk)
    current.side_event = SideEvent.objects.with_programme().get(pk=current.side_event_id)
    return current


def refuse_ended(invitation: Invitation) -> None:
    """Raise `RegistrationError` where it cannot be answered any more."""
    if over := rules.why_over(invitation.side_event):
        raise RegistrationError(over)
    if not invitation.is_open():
        raise RegistrationError(_("This invitation has ended."))


def _refuse_answered(invitation: Invitation) -> None:
    if invitation.status == Invitation.Status.ACCEPTED:
        raise RegistrationError(_("This invitation has been accepted. Cancel the RSVP instead."))
    if invitation.status != Invitation.Status.OPEN:
        raise RegistrationError(_("This invitation has ended."))


def note_answer(invitation: Invitation, status: str, note: str) -> None:
    """Store what came of the invitation. It is locked by the caller."""
    invitation.status, invitation.answered_at = status, timezone.now()
    invitation.answer_note = clean_line(note)[:300]
    invitation.save(update_fields=["status", "answered_at", "answer_note"])
