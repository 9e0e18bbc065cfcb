"""How each invitation stands, for those who sent it: what the mail server said of the letter, and what was answered."""

import datetime as dt
from collections.abc import Iterable

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Message

from .mails.messages import invitation_key
from .models import Invitation


class InvitationState(models.TextChoices):
    ON_ITS_WAY = "on-its-way", _("Waiting to be sent")
    SENT = "sent", pgettext_lazy("invitation", "Sent")
    MAIL_REFUSED = "mail-refused", _("Refused by the mail server")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
    DECLINED = "declined", pgettext_lazy("invitation", "Declined")
    FORWARDED = "forwarded", _("Forwarded")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "Withdrawn")


def states_of(invitations: Iterable[Invitation], at: dt.datetime | None = None) -> dict[int, InvitationState]:
    """Return how each stands at the given instant (now), by primary key. One query, none without open ones."""
    now = at or timezone.now()
    keys = {
        invitation_key(invitation): invitation.pk
        for invitation in invitations
        if invitation.status == Invitation.Status.OPEN
    }
    letters = Message.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", "state") if keys else []
    mail = {keys[key]: state for key, state in letters}
    return {invitation.pk: _state_of(invitation, mail.get(invitation.pk), now) for invitation in invitations}


def _state_of(invitation: Invitation, mail: str | None, now: dt.datetime) -> InvitationState:
    if invitation.status != Invitation.Status.OPEN:
        return InvitationState(invitation.status)
    if mail == Message.State.FAILED:
        return InvitationState.MAIL_REFUSED
    if not invitation.is_open(now):
        return InvitationState.EXPIRED
    # letters are deleted when their time is over; that one is gone says that it was sent
    is_sent = mail in (None, Message.State.SENT)
    return InvitationState.SENT if is_sent else InvitationState.ON_ITS_WAY


def in_state(invitations: models.QuerySet[Invitation], state: str) -> models.QuerySet[Invitation]:
    """Return those that stand so now."""
    if state in Invitation.Status.values:
        return invitations.filter(status=state)
    is_open = invitations.filter(status=Invitation.Status.OPEN)
    return invitations.filter(pk__in=[pk for pk, found in states_of(is_open).items() if found == state])
