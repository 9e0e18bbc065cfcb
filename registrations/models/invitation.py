"""Personal invitations and the handing over of seats: what is offered to somebody by a link of their own."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Organization, SideEvent
from events.personal_links import new_token

from .rsvp import CourtesyTitle, Rsvp, name_with_title


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: dt.datetime | None = None) -> "InvitationQuerySet":
        """Those that can still be answered at the given instant (now)."""
        return self.filter(status=Invitation.Status.OPEN, expires_at__gt=at or timezone.now())

    def live(self) -> "InvitationQuerySet":
        """Those that stand: not forwarded, declined or withdrawn."""
        return self.filter(status__in=[Invitation.Status.OPEN, Invitation.Status.ACCEPTED])


class Invitation(models.Model):
    """A personal link to one seat, for a person or an office. Forwarded, it ends, and a new one names its source."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
        DECLINED = "declined", pgettext_lazy("invitation", "Declined")
        FORWARDED = "forwarded", _("Forwarded")
        WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "Withdrawn")

    side_event = models.ForeignKey(
        SideEvent, models.PROTECT, related_name="invitations", verbose_name=_("side event")
    )
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.OPEN, editable=False)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")

    courtesy_title = models.CharField(_("courtesy title"), max_length=8, choices=CourtesyTitle, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)  # both empty: an office
    function = models.CharField(_("function"), max_length=200, blank=True)
    organization_name = models.CharField(_("mission or organization"), max_length=200)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("organization")
    )
    email = models.EmailField(_("e-mail"))

    forwarded_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="forwarded_to", editable=False
    )
    rsvp = models.ForeignKey(
        Rsvp, models.SET_NULL, null=True, blank=True, related_name="invitations", editable=False
    )
    invited_by = models.CharField(_("invited by"), max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(_("invited at"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("answer possible until"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True, editable=False)
    answer_note = models.CharField(_("word with the answer"), max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["organization_name", "family_name", "pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                "side_event",
                Lower("email"),
                name="invitation_live_once_per_address",
                condition=Q(status__in=["open", "accepted"]) & ~Q(email=""),
                violation_error_message=_("This address has been invited to this side event."),
            )
        ]

    def __str__(self) -> str:
        return self.addressee

    def get_absolute_url(self) -> str:
        return reverse("registrations:invitation", args=[self.token])

    @property
    def full_name(self) -> str:
        return name_with_title(self.courtesy_title, self.given_name, self.family_name)

    @property
    def is_to_office(self) -> bool:
        return not self.family_name and not self.given_name

    @property
    def addressee(self) -> str:
        """The person, else the office, else the address."""
        return self.full_name or self.organization_name or self.email

    def is_open(self, at: dt.datetime | None = None) -> bool:
        """Whether it can be answered at the given instant (now)."""
        return self.status == self.Status.OPEN and (at or timezone.now()) < self.expires_at

    @property
    def has_expired(self) -> bool:
        return self.status == self.Status.OPEN and not self.is_open()


class HandOver(models.Model):
    """The offer of a confirmed delegate to give the seat to a colleague, who says yes by link, or else it stays."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Taken over")
        DECLINED = "declined", pgettext_lazy("offer of a seat", "Declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("offer of a seat", "Withdrawn")

    rsvp = models.ForeignKey(Rsvp, models.CASCADE, related_name="hand_overs", verbose_name=_("RSVP"))
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.OPEN, editable=False)
    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    email = models.EmailField(_("e-mail"))
    created_at = models.DateTimeField(_("offered at"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("possible until"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True, editable=False)
    successor = models.OneToOneField(
        Rsvp, models.SET_NULL, null=True, blank=True, related_name="taken_over_by_hand", editable=False
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        constraints = [
            models.UniqueConstraint(
                fields=["rsvp"],
                name="hand_over_one_at_a_time",
                condition=Q(status="open"),
                violation_error_message=_("The seat has been offered to a colleague already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("registrations:hand_over", args=[self.token])

    def is_open(self, at: dt.datetime | None = None) -> bool:
        return self.status == self.Status.OPEN and (at or timezone.now()) < self.expires_at
