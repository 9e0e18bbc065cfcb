"""How many may attend a side event, and how many do."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import SideEvent


class AttendanceMode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")


class CapacityLimit(models.Model):
    """How many may attend a side event in one mode. This is the row that is locked when a seat is given."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="capacity_limits")
    attendance_mode = models.CharField(_("attendance mode"), max_length=12, choices=AttendanceMode)
    seats = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Leave empty for no limit.")
    )
    opens_at = models.DateTimeField(_("RSVP opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("RSVP closes at"), null=True, blank=True)
    has_waiting_list = models.BooleanField(_("waiting list"), default=True)

    held_seats = models.PositiveIntegerField(
        _("seats held for invitees"), default=0, help_text=_("Part of the seats above.")
    )
    held_until = models.DateTimeField(
        _("held until"),
        null=True,
        blank=True,
        help_text=_("From then on they are for whoever waits longest."),
    )

    # Counters, written only by the seat function under the lock; `verify_seats` proves them.
    confirmed_count = models.PositiveIntegerField(default=0, editable=False)
    invited_count = models.PositiveIntegerField(default=0, editable=False)  # those confirmed who were invited
    waiting_count = models.PositiveIntegerField(default=0, editable=False)
    last_queued_at = models.DateTimeField(null=True, editable=False)
    next_lapse_at = models.DateTimeField(null=True, editable=False)  # when the first unproved address lapses
    version = models.PositiveBigIntegerField(
        default=0, editable=False
    )  # raised whenever the above is written

    class Meta:
        ordering = ["side_event", "attendance_mode"]
        verbose_name = _("capacity limit")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["side_event", "attendance_mode"],
                name="capacity_limit_once_per_mode",
                violation_error_message=_("Seats for this attendance mode are in the list already."),
            ),
            models.CheckConstraint(
                name="rsvp_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opens_at"))
                | Q(opens_at__isnull=True)
                | Q(closes_at__isnull=True),
                violation_error_message=_("The RSVP must close after it opens."),
            ),
            models.CheckConstraint(
                name="held_seats_have_an_end",
                condition=Q(held_seats=0) | Q(held_until__isnull=False),
                violation_error_message=_("Say until when seats are held for invitees."),
            ),
            models.CheckConstraint(
                name="held_seats_are_among_the_seats",
                condition=Q(held_seats=0) | Q(held_seats__lte=F("seats")),
                violation_error_message=_("No more seats can be held than there are."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side_event}: {self.get_attendance_mode_display()}"

    @property
    def is_offered(self) -> bool:
        """Whether the side event takes place in this mode at all."""
        is_online = self.attendance_mode == AttendanceMode.ONLINE
        return self.side_event.is_online if is_online else self.side_event.is_in_person

    @property
    def ends_at(self) -> dt.datetime | None:
        """When the RSVP ends: the earliest of the own end, the event's RSVP deadline and the event's end."""
        event = self.side_event
        ends = [end for end in (self.closes_at, event.rsvp_deadline_at, event.ends_at) if end is not None]
        return min(ends, default=None)

    def held_left(self, at: dt.datetime | None = None) -> int:
        """Seats that only an invitee can have at the given instant (now). A hold ends by the clock, not by a job."""
        is_in_force = self.held_until is not None and (at or timezone.now()) < self.held_until
        return max(self.held_seats - self.invited_count, 0) if is_in_force else 0

    def free_seats(self, at: dt.datetime | None = None) -> int | None:
        """Seats that nobody has and that are not held, whoever waits for them; None without a limit."""
        return None if self.seats is None else max(self.seats - self.confirmed_count - self.held_left(at), 0)

    def free_for_invitees(self, at: dt.datetime | None = None) -> int | None:
        """Seats held for invitees that nobody has yet; None without a limit. Fewer where seats were taken away."""
        if self.seats is None:
            return None
        return min(self.held_left(at), max(self.seats - self.confirmed_count, 0))

    @property
    def seats_left(self) -> int | None:
        """Seats that a new person could have now; None without a limit. People who wait come first."""
        free = self.free_seats()
        return None if free is None else max(free - self.waiting_count, 0)

    @property
    def is_full(self) -> bool:
        return self.seats_left == 0

    @property
    def turns_newcomers_away(self) -> bool:
        """Whether one more person would find neither a seat nor a place in the queue."""
        return self.is_full and not self.has_waiting_list
