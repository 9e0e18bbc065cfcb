"""Seats and those who take them. Every write goes through `registrations.services`."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Organization, SideEvent


class AttendanceMode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")


def new_token() -> str:
    """Return 32 characters that nobody can guess (192 bits): the whole secret of a personal link."""
    return secrets.token_urlsafe(24)


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

    # Counters, written only by the seat function under the lock; `verify_seats` proves them.
    confirmed_count = models.PositiveIntegerField(default=0, editable=False)
    waiting_count = models.PositiveIntegerField(default=0, editable=False)
    last_queued_at = models.DateTimeField(null=True, editable=False)

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

    @property
    def free_seats(self) -> int | None:
        """Seats that nobody holds, whoever waits for them; None without a limit."""
        return None if self.seats is None else max(self.seats - self.confirmed_count, 0)

    @property
    def seats_left(self) -> int | None:
        """Seats that a new person could have now; None without a limit. People who wait come first."""
        if self.seats is None:
            return None
        return max(self.seats - self.confirmed_count - self.waiting_count, 0)

    @property
    def is_full(self) -> bool:
        return self.seats_left == 0

    def queue(self) -> "RsvpQuerySet":
        """Those who wait for one of these seats, longest first."""
        return Rsvp.objects.waitlisted().filter(
            side_event_id=self.side_event_id, attendance_mode=self.attendance_mode
        )

    @property
    def turns_newcomers_away(self) -> bool:
        """Whether one more person would find neither a seat nor a place in the queue."""
        return self.is_full and not self.has_waiting_list


class RsvpQuerySet(models.QuerySet["Rsvp"]):
    def confirmed(self) -> "RsvpQuerySet":
        return self.filter(status=Rsvp.Status.CONFIRMED)

    def waitlisted(self) -> "RsvpQuerySet":
        """Those who wait, longest first."""
        return self.filter(status=Rsvp.Status.WAITLISTED).order_by("queued_at", "pk")

    def live(self) -> "RsvpQuerySet":
        """Those that hold a seat or a place in the queue."""
        return self.filter(status__in=Rsvp.LIVE)

    def of_address(self, email: str) -> "RsvpQuerySet":
        """Those made under an address, in whatever case it was typed."""
        # `exclude` changes nothing but lets PostgreSQL use the partial index of the constraint below
        return self.annotate(email_lower=Lower("email")).filter(email_lower=email.lower()).exclude(email="")


class Rsvp(models.Model):
    """One person's answer to one side event. The token is the personal link and leaves only by e-mail."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        WAITLISTED = "waitlisted", _("On the waiting list")
        CANCELLED = "cancelled", _("Cancelled")

    LIVE = (Status.CONFIRMED, Status.WAITLISTED)

    class CourtesyTitle(models.TextChoices):
        AMBASSADOR = "H.E.", _("H.E.")
        MS = "Ms.", _("Ms.")
        MR = "Mr.", _("Mr.")
        MX = "Mx.", _("Mx.")
        DR = "Dr.", _("Dr.")
        PROFESSOR = "Prof.", _("Prof.")

    side_event = models.ForeignKey(
        SideEvent, models.PROTECT, related_name="rsvps", verbose_name=_("side event")
    )
    attendance_mode = models.CharField(_("attendance mode"), max_length=12, choices=AttendanceMode)
    status = models.CharField(_("state"), max_length=12, choices=Status, editable=False)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")

    courtesy_title = models.CharField(_("courtesy title"), max_length=8, choices=CourtesyTitle, blank=True)
    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    email = models.EmailField(_("e-mail"), blank=True)
    organization_name = models.CharField(_("mission or organization"), max_length=200)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("organization")
    )  # where the name typed is one that the site knows
    function = models.CharField(_("function"), max_length=200, blank=True)
    dietary_needs = models.CharField(_("dietary needs"), max_length=300, blank=True)
    access_needs = models.CharField(_("accessibility needs"), max_length=300, blank=True)
    consented_at = models.DateTimeField(_("consented at"), null=True, blank=True)

    created_at = models.DateTimeField(_("registered at"), default=timezone.now)
    queued_at = models.DateTimeField(_("queued at"))  # the place in the queue; strictly rising within a limit
    seated_at = models.DateTimeField(_("seated at"), null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)

    objects = RsvpQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        verbose_name = _("RSVP")
        verbose_name_plural = _("RSVPs")
        constraints = [
            models.UniqueConstraint(
                "side_event",
                Lower("email"),
                name="rsvp_live_once_per_address",
                condition=Q(status__in=["confirmed", "waitlisted"]) & ~Q(email=""),
                violation_error_message=_("This address has already answered for this side event."),
            ),
        ]
        indexes = [
            # the front of the queue, and a person's place in it
            models.Index(
                fields=["side_event", "attendance_mode", "queued_at"],
                condition=Q(status="waitlisted"),
                name="rsvp_queue",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("registrations:rsvp", args=[self.token])

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.courtesy_title, self.given_name, self.family_name) if part)

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    def place_in_queue(self) -> int | None:
        """1 for the person who is next, None for one who does not wait. One query."""
        if self.status != self.Status.WAITLISTED:
            return None
        ahead = Rsvp.objects.filter(
            side_event_id=self.side_event_id,
            attendance_mode=self.attendance_mode,
            status=self.Status.WAITLISTED,
            queued_at__lt=self.queued_at,
        )
        return ahead.count() + 1
