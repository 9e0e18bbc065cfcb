"""What somebody has asked for: the papers of a week as one file, or one long paper."""

import datetime as dt
import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Week


class PaperJobQuerySet(models.QuerySet["PaperJob"]):
    def claimable(self, at: dt.datetime | None = None) -> "PaperJobQuerySet":
        """Those that wait, and of which no worker gave a sign lately: one that was killed leaves its claim behind."""
        latest = (at or timezone.now()) - PaperJob.CLAIM_LASTS
        return self.filter(Q(claimed_at=None) | Q(claimed_at__lt=latest), state=PaperJob.State.WAITING)

    def outlived(self, at: dt.datetime | None = None) -> "PaperJobQuerySet":
        """Those whose time is over, whatever became of them."""
        return self.filter(expires_at__lte=at or timezone.now())


class PaperJob(models.Model):
    """Papers that one person has asked for, and that nobody else may fetch.

    What is made of them lies in a folder of its own until `expires_at`; with delegates' data, only until it is fetched.
    """

    LASTS = dt.timedelta(days=1)
    LASTS_WITH_DELEGATES = dt.timedelta(hours=1)
    CLAIM_LASTS = dt.timedelta(minutes=2)  # since the last paper: none takes as long

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        READY = "ready", _("Ready")
        FETCHED = "fetched", _("Fetched")
        FAILED = "failed", _("Failed")

    class Form(models.TextChoices):
        ZIP = "zip", _("One ZIP archive with a file for each paper")
        PDF = "pdf", _("One PDF with a bookmark for each paper")
        PAPER = "paper", _("One paper")

    key = models.UUIDField(
        primary_key=True, default=uuid.uuid4, editable=False
    )  # of the page that asked: asked once
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="paper_jobs")
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    week = models.ForeignKey(Week, models.CASCADE, related_name="+")
    form = models.CharField(max_length=5, choices=Form)
    wanted = models.JSONField()  # what `services` makes of it the papers to make
    has_personal_data = models.BooleanField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)  # in a row that no worker brought to an end

    objects = PaperJobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("papers that were asked for")
        verbose_name_plural = _("papers that were asked for")
        indexes = [models.Index(fields=["expires_at"], name="paper_job_end")]  # the clock's purge

    def __str__(self) -> str:
        return f"{self.week} ({self.form})"

    @property
    def folder(self) -> Path:
        """Where its papers lie while they are made, and then its file."""
        return Path(settings.PAPER_JOBS_DIR) / str(self.key)

    @classmethod
    def end(cls, *, has_personal_data: bool) -> dt.datetime:
        """Return when the time of papers is over that are asked for, or ready, now."""
        return timezone.now() + (cls.LASTS_WITH_DELEGATES if has_personal_data else cls.LASTS)

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY
