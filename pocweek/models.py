"""Accounts of those who work on the week. Delegates need none."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in: an organiser, the secretariat or door staff (see `events.access`)."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    times_signed_out = models.PositiveIntegerField(default=0, editable=False)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                condition=~models.Q(email=""),
                violation_error_message=_("Another account has this e-mail address."),
            )
        ]

    def get_session_auth_hash(self) -> str:
        """Return what a session is held against: it opens nothing after a change of the password, or a signing out."""
        return super().get_session_auth_hash() + str(self.times_signed_out or "")


from .accounts.models import StaffInvitation  # noqa: E402, F401  # a model of this app, in the folder of accounts
