"""When a side event would like to take place, and when it cannot."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .side_event import SideEvent


class WishedSlot(models.Model):
    """A time that the organisers asked for; the first is wished most."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="wished_slots")
    position = models.PositiveIntegerField(_("position"), default=0)
    starts_at = models.DateTimeField(_("starts at"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("wished time")
        verbose_name_plural = _("wished times")
        constraints = [
            models.UniqueConstraint(
                fields=["side_event", "starts_at"],
                name="wished_slot_once",
                violation_error_message=_("This time is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.starts_at.astimezone(self.side_event.week.zone).isoformat(" ", "minutes")


class Unavailability(models.Model):
    """A stretch of time in which the side event cannot take place, since somebody who is needed is away."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="unavailabilities")
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    reason = models.CharField(
        _("reason"), max_length=200, blank=True, help_text=_("For example: the keynote speaker is in Geneva.")
    )

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("unavailability")
        verbose_name_plural = _("times that are not possible")
        constraints = [
            models.CheckConstraint(
                name="unavailability_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self) -> str:
        zone = self.side_event.week.zone
        return f"{self.starts_at.astimezone(zone):%Y-%m-%d %H.%M}–{self.ends_at.astimezone(zone):%H.%M}"
