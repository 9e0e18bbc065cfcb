"""What belongs to a summary beside its texts: quotes, a photo, and what the lead said to it."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.personal_links import new_token


class Photo(models.Model):
    """A photo re-encoded by us as JPEG, without what the camera noted, stored under the SHA-256 of its bytes."""

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(editable=False)  # pixels
    height = models.PositiveIntegerField(editable=False)  # pixels
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.width} × {self.height})"

    def get_absolute_url(self) -> str:
        return reverse("agenda:photo", args=[self.sha256])

    @property
    def storage_name(self) -> str:
        """Where the JPEG lies in the media storage."""
        return f"photos/{self.sha256}.jpg"


class Quote(models.Model):
    """What a speaker said, word for word. Without the consent of who said it there is none."""

    summary = models.ForeignKey("agenda.EventSummary", models.CASCADE, related_name="quotes")
    position = models.PositiveIntegerField(_("position"), default=0)
    text = models.TextField(pgettext_lazy("quotation", "quote"), max_length=1000)
    speaker = models.CharField(_("said by"), max_length=300)
    consent_by = models.CharField(
        _("consent given by"), max_length=200, help_text=_("The speaker, or who speaks for him or her.")
    )
    consent_on = models.DateField(_("consent given on"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = pgettext_lazy("quotation", "quote")
        verbose_name_plural = pgettext_lazy("quotation", "quotes")
        constraints = [
            models.CheckConstraint(
                name="quote_has_consent",
                condition=~Q(consent_by="") & ~Q(speaker=""),
                violation_error_message=_("A quote needs the consent of who said it."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class SummaryReviewQuerySet(models.QuerySet["SummaryReview"]):
    def open(self, at: dt.datetime | None = None) -> "SummaryReviewQuerySet":
        """Those that wait for an answer and whose link still holds."""
        return self.filter(answer="", asked_at__gt=(at or timezone.now()) - SummaryReview.LASTS)


class SummaryReview(models.Model):
    """The lead was asked about the summary as it read then, or approved it unasked; kept with who and when."""

    LASTS = dt.timedelta(days=30)

    class Answer(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("summary", "Approved")
        RETURNED = "returned", pgettext_lazy("summary", "Returned with remarks")

    summary = models.ForeignKey("agenda.EventSummary", models.CASCADE, related_name="reviews")
    content_hash = models.CharField(max_length=64)  # of what the summary said: see `approvals.hash_of`
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    asked_by = models.CharField(_("asked by"), max_length=200)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    sent_to = models.EmailField(blank=True)  # the focal point; empty where an organiser approved in the admin
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=254, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    remarks = models.TextField(_("remarks"), max_length=3000, blank=True)

    objects = SummaryReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("review of a summary")
        verbose_name_plural = _("reviews of summaries")

    def __str__(self) -> str:
        return str(self.summary)

    def get_absolute_url(self) -> str:
        return reverse("agenda:summary_review", args=[self.token])
