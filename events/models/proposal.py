"""How a proposal went from step to step."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .side_event import SideEvent


class ProposalStep(models.Model):
    """One step in the life of a side event: from which state to which, by whom, when, and with which words."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="steps")
    from_status = models.CharField(max_length=12, choices=SideEvent.Status)
    to_status = models.CharField(max_length=12, choices=SideEvent.Status)
    by = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    remarks = models.TextField(_("remarks"), max_length=3000, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"
