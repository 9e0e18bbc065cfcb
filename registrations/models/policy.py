"""How the delegates of one side event are received: what its organizers chose."""

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import SideEvent

HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)


class RsvpPolicy(models.Model):
    """The organizers' choices. An event without a row has the defaults: `policy_of` never returns None."""

    side_event = models.OneToOneField(
        SideEvent, models.CASCADE, related_name="rsvp_policy", verbose_name=_("side event")
    )
    is_on_request = models.BooleanField(
        _("on request"),
        default=False,
        help_text=_("The organizers approve each RSVP; until then it holds no seat."),
    )
    allows_hand_over = models.BooleanField(
        _("seats may be handed over"),
        default=True,
        help_text=_("A delegate may give the seat to a colleague."),
    )
    hand_over_hours = models.PositiveSmallIntegerField(
        _("hours to take over"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("After that the seat stays with the first."),
    )
    hours_to_decline = models.PositiveSmallIntegerField(
        _("hours to decline"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("Asked of those who get a seat from the waiting list."),
    )
    takes_delegations = models.BooleanField(_("delegations may register together"), default=True)
    seats_support_staff = models.BooleanField(
        _("assistants and interpreters need a seat"),
        default=True,
        help_text=_("Otherwise they come beyond the number of seats."),
    )
    minutes_to_prove = models.PositiveIntegerField(
        _("minutes to prove the address"),
        null=True,
        blank=True,
        validators=[MinValueValidator(10), MaxValueValidator(10_080)],
        help_text=_(
            "A seat whose address is not proved in time by the link in the mail is given to the next."
        ),
    )
    joining_link_minutes = models.PositiveIntegerField(
        _("minutes before the start from which the joining link is shown"),
        default=60,
        validators=[MaxValueValidator(20_160)],
    )
    sends_thanks = models.BooleanField(
        _("thank those who came"), default=False, help_text=_("By mail, two hours after the end.")
    )
    thanked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("RSVP policy")
        verbose_name_plural = _("RSVP policies")

    def __str__(self) -> str:
        return str(self.side_event)

    def joining_link_from(self, starts_at: dt.datetime) -> dt.datetime:
        return starts_at - self.joining_link_minutes * MINUTE


def policy_of(side_event: SideEvent) -> RsvpPolicy:
    """Return the organizers' choices, the defaults where they made none. No query where it was loaded along."""
    try:
        return side_event.rsvp_policy
    except RsvpPolicy.DoesNotExist:
        return RsvpPolicy(side_event=side_event)


class Reminder(models.Model):
    """A mail to all confirmed delegates so long before the start; not to those who registered after it was due."""

    side_event = models.ForeignKey(
        SideEvent, models.CASCADE, related_name="reminders", verbose_name=_("side event")
    )
    hours_before = models.PositiveSmallIntegerField(
        _("hours before the start"), validators=[MinValueValidator(1), MaxValueValidator(720)]
    )
    written_at = models.DateTimeField(_("written at"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-hours_before"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["side_event", "hours_before"],
                name="reminder_once",
                violation_error_message=_("This reminder is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.side_event}: {self.hours_before} h"

    @property
    def due_at(self) -> dt.datetime | None:
        starts_at = self.side_event.starts_at
        return starts_at - self.hours_before * HOUR if starts_at else None
