"""What a co-sponsor or a speaker is asked by a personal link, and what came of it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..personal_links import new_token
from .parts import CoSponsor, Speaker
from .side_event import SideEvent


class ConfirmationRequestQuerySet(models.QuerySet["ConfirmationRequest"]):
    def standing(self) -> "ConfirmationRequestQuerySet":
        """Those that were not taken back, answered or not."""
        return self.filter(taken_back_at__isnull=True)

    def unanswered(self, at: dt.datetime | None = None) -> "ConfirmationRequestQuerySet":
        """Those whose answer can still come at the given instant (now)."""
        return self.standing().filter(answered_at__isnull=True, ends_at__gt=at or timezone.now())


class ConfirmationRequest(models.Model):
    """One question to one contact. What is answered about the programme stands on the co-sponsor or the speaker."""

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("speaker", "Confirmed")
        NO = "no", pgettext_lazy("speaker", "Declined")
        REPLACED = "replaced", pgettext_lazy("speaker", "Replaced")

    side_event = models.ForeignKey(
        SideEvent, models.CASCADE, related_name="confirmation_requests", verbose_name=_("side event")
    )
    co_sponsor = models.ForeignKey(
        CoSponsor, models.CASCADE, null=True, blank=True, related_name="confirmation_requests"
    )
    speaker = models.ForeignKey(
        Speaker, models.CASCADE, null=True, blank=True, related_name="confirmation_requests"
    )
    contact_name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)

    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.CharField(max_length=200)
    mailed_at = models.DateTimeField(
        default=timezone.now
    )  # the last mail about it: the question or a reminder
    reminder_count = models.PositiveSmallIntegerField(default=0)
    ends_at = models.DateTimeField(_("answer possible until"))
    taken_back_at = models.DateTimeField(null=True, blank=True)

    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    comment = models.CharField(_("word with the answer"), max_length=300, blank=True)
    day_contact_name = models.CharField(_("contact on the day"), max_length=200, blank=True)
    day_contact_phone = models.CharField(_("telephone on the day"), max_length=40, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ConfirmationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="confirmation_asks_one",
                condition=Q(co_sponsor__isnull=False, speaker__isnull=True)
                | Q(co_sponsor__isnull=True, speaker__isnull=False),
            ),
            models.CheckConstraint(
                name="confirmation_answer_has_its_time",
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
            ),
            models.UniqueConstraint(
                fields=["co_sponsor"],
                condition=Q(taken_back_at__isnull=True),
                name="confirmation_once_per_co_sponsor",
            ),
            models.UniqueConstraint(
                fields=["speaker"],
                condition=Q(taken_back_at__isnull=True),
                name="confirmation_once_per_speaker",
            ),
        ]
        indexes = [
            # the clock looks each minute for whom to remind
            models.Index(
                fields=["mailed_at"],
                condition=Q(answered_at__isnull=True, taken_back_at__isnull=True),
                name="confirmation_unanswered",
            )
        ]

    def __str__(self) -> str:
        return str(self.part)

    def get_absolute_url(self) -> str:
        return reverse("events:confirm", args=[self.token])

    @property
    def part(self) -> CoSponsor | Speaker:
        """The row of the side event that is asked about."""
        part = self.co_sponsor or self.speaker
        if part is None:
            raise ValueError("The database keeps that one of the two is there.")
        return part

    @property
    def has_day_contact(self) -> bool:
        return bool(self.day_contact_name or self.day_contact_phone)
