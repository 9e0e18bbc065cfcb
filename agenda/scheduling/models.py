"""Places that were asked for and found: a proposal until somebody applies it."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Week


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def claimable(self, at: dt.datetime | None = None) -> "ScheduleQuerySet":
        """Those that wait, and which no worker took lately: one that was killed leaves its claim behind."""
        latest = (at or timezone.now()) - Schedule.CLAIM_LASTS
        return self.filter(Q(claimed_at=None) | Q(claimed_at__lt=latest), state=Schedule.State.WAITING)


class Schedule(models.Model):
    """A proposal for the places of a week. Nothing of the week changes before it is applied."""

    LASTS = dt.timedelta(days=7)
    CLAIM_LASTS = dt.timedelta(minutes=3)  # longer than the solver may search

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        READY = "ready", _("Ready")
        APPLIED = "applied", _("Applied")
        FAILED = "failed", _("Failed")

    key = models.UUIDField(
        primary_key=True, default=uuid.uuid4, editable=False
    )  # of the page that asked: asked once
    week = models.ForeignKey(Week, models.CASCADE, related_name="schedules")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    seconds = models.PositiveSmallIntegerField()
    with_published = models.BooleanField()
    result = models.JSONField(null=True)  # a `Proposal`
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")

    def __str__(self) -> str:
        return f"{self.week} ({self.asked_at:%Y-%m-%d %H.%M})"
