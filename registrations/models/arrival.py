"""Who came: noted at the door."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .rsvp import Rsvp


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def standing(self) -> "ArrivalQuerySet":
        """Those that were not taken back."""
        return self.filter(undone_at__isnull=True)


class Arrival(models.Model):
    """One person at the door. The key is made where the arrival was noted, so that one sent twice is noted once."""

    rsvp = models.ForeignKey(Rsvp, models.CASCADE, related_name="arrivals", verbose_name=_("RSVP"))
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    arrived_at = models.DateTimeField(_("arrived at"), default=timezone.now)
    recorded_by = models.CharField(_("recorded by"), max_length=200, blank=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["arrived_at", "pk"]
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        constraints = [
            models.UniqueConstraint(
                fields=["rsvp"],
                name="arrival_once",
                condition=Q(undone_at__isnull=True),
                violation_error_message=_("This person has arrived already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.rsvp}, {self.arrived_at:%H:%M}"
