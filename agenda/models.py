"""After the event: the summary with its key messages and commitments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Organization, SideEvent


class EventSummaryQuerySet(models.QuerySet["EventSummary"]):
    def with_everything(self) -> "EventSummaryQuerySet":
        """Load the summary with its rows and with what the papers show of its side event."""
        return self.select_related("side_event__week", "side_event__venue").prefetch_related(
            "key_messages", "commitments__owner", "side_event__co_sponsors__organization"
        )


class EventSummary(models.Model):
    """What was said and promised. Public once it is issued."""

    side_event = models.OneToOneField(
        SideEvent, models.CASCADE, related_name="summary", verbose_name=_("side event")
    )
    introduction = models.TextField(_("introduction"), max_length=5000, blank=True)
    next_steps = models.TextField(_("next steps"), max_length=3000, blank=True)
    participants_in_person = models.PositiveIntegerField(_("participants in person"), null=True, blank=True)
    participants_online = models.PositiveIntegerField(_("participants online"), null=True, blank=True)
    states_represented = models.PositiveIntegerField(_("States represented"), null=True, blank=True)
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = EventSummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("summary")
        verbose_name_plural = _("summaries")

    def __str__(self) -> str:
        return str(self.side_event)

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it: issued, and its side event is not taken back."""
        return self.is_issued and self.side_event.is_public


class KeyMessage(models.Model):
    """One message with a bold lead-in."""

    summary = models.ForeignKey(EventSummary, models.CASCADE, related_name="key_messages")
    position = models.PositiveIntegerField(_("position"), default=0)
    title = models.CharField(_("lead-in"), max_length=300)
    text = models.TextField(_("text"), max_length=3000, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("key message")
        verbose_name_plural = _("key messages")

    def __str__(self) -> str:
        return self.title


class Commitment(models.Model):
    """A promise by an organization, with a date by which it is due."""

    class State(models.TextChoices):
        MADE = "made", _("Made")
        UNDER_WAY = "under_way", _("Under way")
        KEPT = "kept", _("Kept")
        NOT_KEPT = "not_kept", _("Not kept")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    summary = models.ForeignKey(EventSummary, models.CASCADE, related_name="commitments")
    position = models.PositiveIntegerField(_("position"), default=0)
    owner = models.ForeignKey(
        Organization, models.PROTECT, related_name="commitments", verbose_name=_("owner")
    )
    text = models.TextField(_("commitment"), max_length=2000)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.MADE)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    def __str__(self) -> str:
        return self.text[:80]
