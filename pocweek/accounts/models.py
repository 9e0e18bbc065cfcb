"""Invitations of those who work on the week: by e-mail, with a link that lets one person in once."""

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.access import Role
from events.models import SideEvent

VALID_FOR = dt.timedelta(days=14)


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Return what is kept of the secret of a link: whoever reads the database cannot open the link."""
    return hashlib.sha256(secret.encode()).hexdigest()


class StaffInvitation(models.Model):
    """One person invited to one role. Nobody has an account before he or she opens the link and says yes."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
        EXPIRED = "expired", _("Expired")
        WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "Withdrawn")

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=[
            (Role.ORGANISER.value, _("Organizer")),
            (Role.SECRETARIAT.value, _("Secretariat")),
            (Role.DOOR.value, _("Door staff")),
        ],
        default=Role.ORGANISER.value,
    )
    side_event = models.ForeignKey(
        SideEvent, models.SET_NULL, null=True, blank=True, verbose_name=_("side event")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.CharField(_("invited by"), max_length=200, editable=False)
    created_at = models.DateTimeField(_("invited at"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("answer possible until"), editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("invitation to work on the week")
        verbose_name_plural = _("invitations to work on the week")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="staff_invitation_accepted_or_withdrawn",
            ),
            models.UniqueConstraint(
                Lower("email"),
                "role",
                Coalesce("side_event", 0),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="staff_invitation_once",
                violation_error_message=_("This address had been invited already, and nothing is sent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def state(self) -> State:
        if self.accepted_at is not None:
            return self.State.ACCEPTED
        if self.withdrawn_at is not None:
            return self.State.WITHDRAWN
        return self.State.OPEN if self.expires_at > timezone.now() else self.State.EXPIRED
