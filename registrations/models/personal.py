"""What belongs to an address across side events: the page of all its RSVPs, and how often it asked."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Week
from events.personal_links import new_token


class PersonalWeek(models.Model):
    """The link to all RSVPs of one address in one week. It is mailed to that address and shown nowhere else."""

    week = models.ForeignKey(Week, models.CASCADE, related_name="+")
    email = models.EmailField(_("e-mail"))
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("personal week")
        verbose_name_plural = _("personal weeks")
        constraints = [models.UniqueConstraint("week", Lower("email"), name="personal_week_once_per_address")]

    def __str__(self) -> str:
        return str(self.week)

    def get_absolute_url(self) -> str:
        return reverse("registrations:my_week", args=[self.token])


class Tally(models.Model):
    """How often something was tried within a window of time: the memory of the limits, shared by all processes.

    The key is a keyed hash, so that the table holds no address of a person or a network.
    """

    key = models.CharField(max_length=64, unique=True)
    window_began_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")

    def __str__(self) -> str:
        return f"{self.count} since {self.window_began_at:%H:%M:%S}"
