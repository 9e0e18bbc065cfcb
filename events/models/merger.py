"""Two proposals that become one: what each lead answers, and the texts that wait to be placed."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..personal_links import new_token
from .side_event import SideEvent


class MergerQuerySet(models.QuerySet["Merger"]):
    def open(self) -> "MergerQuerySet":
        """Those that may still come about."""
        return self.filter(state__in=Merger.OPEN)

    def of(self, side_event: SideEvent) -> "MergerQuerySet":
        """Those that a side event is part of, on either side."""
        return self.filter(Q(kept=side_event) | Q(merged=side_event))


class Merger(models.Model):
    """The secretariat's proposal that two side events become one. The lead of `kept` is to lead it.

    Each side answers by a link of its own. What of the other is to be placed by hand waits in `HeldText` rows.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("merger", "Proposed")
        AGREED = "agreed", pgettext_lazy("merger", "Agreed")
        CARRIED_OUT = "carried_out", pgettext_lazy("merger", "Carried out")
        REFUSED = "refused", pgettext_lazy("merger", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("merger", "Withdrawn")

    OPEN = (State.PROPOSED, State.AGREED)

    kept = models.ForeignKey(SideEvent, models.PROTECT, related_name="mergers_kept")
    merged = models.ForeignKey(SideEvent, models.PROTECT, related_name="mergers_left")
    reason = models.TextField(_("reason"), max_length=2000)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PROPOSED)
    proposed_by = models.CharField(max_length=200)
    proposed_at = models.DateTimeField(default=timezone.now)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MergerQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at"]
        verbose_name = _("merger")
        verbose_name_plural = _("mergers")
        constraints = [
            models.CheckConstraint(
                name="merger_of_two",
                condition=~Q(kept=F("merged")),
                violation_error_message=_("A side event cannot be merged with itself."),
            ),
            # that neither has another open one, on whichever side, is looked for under the lock of the week
            models.UniqueConstraint(
                fields=["kept"], condition=Q(state__in=["proposed", "agreed"]), name="merger_open_once_kept"
            ),
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="merger_open_once_merged",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kept} + {self.merged}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class MergerAnswer(models.Model):
    """What one of the two leads answers, by a link that only this lead has."""

    merger = models.ForeignKey(Merger, models.CASCADE, related_name="answers")
    side_event = models.ForeignKey(SideEvent, models.PROTECT, related_name="+")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    says_yes = models.BooleanField(null=True)  # not answered yet: null
    answered_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(_("remarks"), max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["merger", "side_event"], name="merger_one_answer_of_each")
        ]

    def __str__(self) -> str:
        return f"{self.merger_id} / {self.side_event_id}"

    def get_absolute_url(self) -> str:
        return reverse("events:merger", args=[self.token])


class HeldText(models.Model):
    """A text of the side event that was merged away, held until somebody takes it over or leaves it out."""

    class State(models.TextChoices):
        HELD = "held", _("Not placed yet")
        TAKEN_OVER = "taken_over", _("Taken over")
        LEFT_OUT = "left_out", _("Left out")

    merger = models.ForeignKey(Merger, models.CASCADE, related_name="held_texts")
    part = models.CharField(max_length=20)  # the list of the record that it belongs to, or "background"
    position = models.PositiveIntegerField()
    record = models.JSONField()  # by the names of the fields, in all languages
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.HELD)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["merger", "part", "position"], name="held_text_once")]

    def __str__(self) -> str:
        return f"{self.part} {self.position}"
