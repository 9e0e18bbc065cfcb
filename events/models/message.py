"""Mail as rows: written in the transaction of the change they tell, sent afterwards, visible and re-sendable."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .side_event import SideEvent

# Among the facts: what only the recipient may read, as a code for signing in, and until when it is of use. It is
# sealed (`events.mails.sealing`), put into the mail when that is sent, and gone from the row afterwards.
SEALED, SEALED_UNTIL = "sealed", "sealed_until"
CLAIM_LASTS = dt.timedelta(minutes=5)  # after this a worker that took a message is held to be dead


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, at: dt.datetime | None = None) -> "MessageQuerySet":
        """Those a worker may send at the given instant (now): waiting, or left behind by a worker that died."""
        at = at or timezone.now()
        waiting = Q(state=Message.State.QUEUED, next_attempt_at__lte=at)
        left_behind = Q(state=Message.State.SENDING, claimed_at__lt=at - CLAIM_LASTS)
        return self.filter(waiting | left_behind)

    def unsent(self) -> "MessageQuerySet":
        return self.filter(state__in=[Message.State.QUEUED, Message.State.SENDING])


class Message(models.Model):
    """One mail to one person. `facts` is a snapshot: the mail says what was true when the change was made."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        SENT = "sent", pgettext_lazy("mail", "Sent")
        FAILED = "failed", pgettext_lazy("mail", "Refused")

    side_event = models.ForeignKey(
        SideEvent,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("side event"),
    )
    kind = models.CharField(_("kind"), max_length=80)  # also the place of its templates: <app>/emails/<name>
    recipient = models.EmailField(_("recipient"))
    language = models.CharField(_("language"), max_length=10)
    facts = models.JSONField(_("facts"))
    dedupe_key = models.CharField(max_length=200, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written at"), default=timezone.now)
    next_attempt_at = models.DateTimeField(_("next attempt at"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            # the worker and /healthz look only at what is not sent yet
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="message_unsent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind_words} → {self.recipient}"

    @property
    def kind_words(self) -> str:
        """The kind as it reads: "Link again" of "registrations/link_again"."""
        return self.kind.rpartition("/")[2].replace("_", " ").capitalize()

    @property
    def has_lost_secret(self) -> bool:
        """Whether what only the recipient may read is gone or over, so that the mail cannot be sent."""
        until = self.facts.get(SEALED_UNTIL)
        return until is not None and (
            SEALED not in self.facts or dt.datetime.fromisoformat(until) <= timezone.now()
        )

    def facts_without_secret(self) -> dict[str, object]:
        """Return the facts as they are kept once the mail is sent, or is given up."""
        return {name: value for name, value in self.facts.items() if name != SEALED}
