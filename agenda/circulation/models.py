"""A summary on its way: each time it was sent out, everybody to whom, and who wants no such mail."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Message, Week
from registrations.models import new_token


class Circulation(models.Model):
    """One time that the issued summary was sent out; those who were new since are a circulation of their own.

    The mails are written by a background worker from the rows of the recipients, which are there from the start.
    """

    summary = models.ForeignKey("agenda.EventSummary", models.CASCADE, related_name="circulations")
    edition = models.PositiveIntegerField(editable=False)  # of the summary: how often it had been issued
    version = models.ForeignKey("agenda.IssuedDocument", models.PROTECT, related_name="+")  # as issued
    key = models.UUIDField(default=uuid.uuid4, editable=False)  # of the page that sent it
    groups = models.JSONField(default=list)  # values of `CirculationRecipient.Group`
    has_pdf = models.BooleanField(default=True)  # attached; else the mail links to it
    files = models.JSONField(default=dict)  # by language the SHA-256 of the issued file that goes along
    recipient_count = models.PositiveIntegerField(default=0)  # stays when the addresses are forgotten
    started_by = models.CharField(_("sent by"), max_length=200)
    started_at = models.DateTimeField(_("sent at"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("circulation")
        verbose_name_plural = _("circulations")
        constraints = [
            models.UniqueConstraint(fields=["summary", "key"], name="circulation_once_per_page"),
        ]

    def __str__(self) -> str:
        return str(self.summary)

    @property
    def group_labels(self) -> list[str]:
        """What was chosen, in words of the active language."""
        return [str(CirculationRecipient.Group(group).label) for group in self.groups]


class CirculationRecipientQuerySet(models.QuerySet["CirculationRecipient"]):
    def unwritten(self) -> "CirculationRecipientQuerySet":
        """Those whose mail a worker has still to write."""
        return self.filter(written_at=None, opted_out_at=None)

    def waiting(self) -> "CirculationRecipientQuerySet":
        """Those whose mail is not written, or not sent yet."""
        on_its_way = Q(message__state__in=[Message.State.QUEUED, Message.State.SENDING])
        return self.filter(Q(written_at=None) | on_its_way, opted_out_at=None)

    def failed(self) -> "CirculationRecipientQuerySet":
        """Those whose mail was refused for good."""
        return self.filter(message__state=Message.State.FAILED, opted_out_at=None)

    def figures(self) -> dict[str, int]:
        """Return how many there are: `total`, `sent`, `waiting`, `failed` and `opted_out`. One query."""
        wanted = Q(opted_out_at=None)
        on_its_way = Q(message__state__in=[Message.State.QUEUED, Message.State.SENDING])
        return self.aggregate(
            total=Count("pk", filter=wanted),
            waiting=Count("pk", filter=wanted & (Q(written_at=None) | on_its_way)),
            failed=Count("pk", filter=wanted & Q(message__state=Message.State.FAILED)),
            sent=Count("pk", filter=wanted & Q(message__state=Message.State.SENT)),
            opted_out=Count("pk", filter=~wanted),
        )


class CirculationRecipient(models.Model):
    """One address to which an edition of a summary goes, once. Forgotten with the delegates of its side event."""

    class Group(models.TextChoices):
        """Why somebody gets it; who belongs to several counts for the first."""

        ATTENDED = "attended", _("Those who took part")
        REGISTERED = "registered", _("All who registered")
        CO_SPONSORS = "co_sponsors", _("Contacts of the co-sponsors")
        SPEAKERS = "speakers", _("Contacts of the speakers")
        TYPED = "typed", _("Further addresses")

    circulation = models.ForeignKey(Circulation, models.CASCADE, related_name="recipients")
    summary = models.ForeignKey("agenda.EventSummary", models.CASCADE, related_name="recipients")
    edition = models.PositiveIntegerField()
    email = models.EmailField(_("e-mail"))
    salutation = models.CharField(max_length=300)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    group = models.CharField(max_length=12, choices=Group)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)  # to opt out
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    opted_out_at = models.DateTimeField(null=True)

    objects = CirculationRecipientQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = [
            models.UniqueConstraint("summary", "edition", Lower("email"), name="circulated_once_per_address")
        ]
        indexes = [
            # what the workers and the clock look for
            models.Index(
                fields=["circulation", "id"],
                condition=Q(written_at__isnull=True, opted_out_at__isnull=True),
                name="circulation_unwritten",
            ),
            models.Index(Lower("email"), name="circulation_address"),  # what is kept of one address is erased
        ]

    def __str__(self) -> str:
        return self.email

    def get_absolute_url(self) -> str:
        return reverse("agenda:opt_out", args=[self.token])


class MailOptOut(models.Model):
    """An address that wants no summaries of a week. A keyed hash: it keeps nobody's address."""

    week = models.ForeignKey(Week, models.CASCADE, related_name="+")
    address_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("opt-out")
        verbose_name_plural = _("opt-outs")
        constraints = [models.UniqueConstraint(fields=["week", "address_hash"], name="opt_out_once_per_week")]

    def __str__(self) -> str:
        return f"{self.week} ({self.address_hash[:8]})"
