"""An edition of the week, its rooms and the official meetings that side events must not clash with."""

import datetime as dt
import zoneinfo
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


def validate_time_zone(name: str) -> None:
    """Refuse a name that is not in the IANA time zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Use an IANA name such as America/New_York."),
            params={"name": name},
        )


class WeekQuerySet(models.QuerySet["Week"]):
    def current(self, on: dt.date | None = None) -> "Week | None":
        """Return the week that has not ended on the given day (today, UTC) and begins soonest, else the last one."""
        on = on or dt.datetime.now(dt.UTC).date()
        coming = self.filter(last_day__gte=on).order_by("first_day").first()
        return coming or self.order_by("-first_day").first()


def _weight(name: "StrPromise", default: int) -> models.PositiveSmallIntegerField:
    """How much scheduling avoids something, beside the others; 0 does not mind."""
    return models.PositiveSmallIntegerField(name, default=default, validators=[MaxValueValidator(100)])


class Week(models.Model):
    """One edition: its year is its address. Nothing about an edition is written in code."""

    year = models.PositiveSmallIntegerField(
        _("year"), unique=True, error_messages={"unique": _("There is a week for this year already.")}
    )
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    city = models.CharField(_("city"), max_length=100, default="New York")
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="America/New_York", validators=[validate_time_zone]
    )

    asks_for_proposals = models.BooleanField(
        _("side events are proposed"),
        default=False,
        help_text=_("Organisers submit them, and the secretariat accepts them before they are published."),
    )
    proposals_close_at = models.DateTimeField(
        _("deadline for proposals"),
        null=True,
        blank=True,
        help_text=_("Proposals can be submitted until then. Without a deadline, at any time."),
    )
    lead_events_per_organization = models.PositiveSmallIntegerField(
        _("side events that an organization may lead"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    usual_minutes = models.PositiveSmallIntegerField(
        _("usual duration in minutes"),
        default=90,
        validators=[MinValueValidator(15), MaxValueValidator(600)],
    )
    set_up_minutes = models.PositiveSmallIntegerField(
        _("minutes between two side events in one room"),
        default=15,
        validators=[MaxValueValidator(240)],
        help_text=_("To clear the room and to set it up."),
    )
    rooms: "models.ManyToManyField[Venue, models.Model]" = models.ManyToManyField(
        "Venue",
        blank=True,
        related_name="weeks",
        verbose_name=_("rooms"),
        help_text=_("Rooms that side events can be given. Without any, every room of the list."),
    )
    theme_weight = _weight(_("same theme at the same time"), 10)
    co_sponsor_weight = _weight(_("same co-sponsor at the same time"), 5)
    small_room_weight = _weight(_("room too small"), 20)
    wish_weight = _weight(_("wished time not given"), 10)
    move_weight = _weight(_("moved from its present time"), 1)

    title_characters = models.PositiveSmallIntegerField(
        _("longest title, in characters"),
        default=150,
        validators=[MinValueValidator(20), MaxValueValidator(500)],
    )
    background_words = models.PositiveSmallIntegerField(
        _("longest background and rationale, in words"),
        default=1000,
        validators=[MinValueValidator(50), MaxValueValidator(10_000)],
    )

    needs_kept_days = models.PositiveSmallIntegerField(
        _("days that dietary and accessibility needs are kept"),
        default=7,
        validators=[MaxValueValidator(365)],
        help_text=_("After the end of each side event."),
    )
    people_kept_days = models.PositiveSmallIntegerField(
        _("days that names and addresses of delegates are kept"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(1095)],
        help_text=_("After the end of each side event. How many came is kept."),
    )

    commitment_mails = models.PositiveSmallIntegerField(
        _("mails about each commitment, at most"),
        default=3,
        validators=[MaxValueValidator(12)],
        help_text=_("To its owner: the first one and all reminders together."),
    )
    commitment_first_days = models.PositiveSmallIntegerField(
        _("days before the due date: first reminder"),
        default=30,
        validators=[MaxValueValidator(365)],
        help_text=_("0 for none."),
    )
    commitment_last_days = models.PositiveSmallIntegerField(
        _("days before the due date: last reminder"),
        default=3,
        validators=[MaxValueValidator(365)],
        help_text=_("0 for none."),
    )
    commitment_overdue_days = models.PositiveSmallIntegerField(
        _("days after the due date: reminder where nothing was reported"),
        default=7,
        validators=[MaxValueValidator(365)],
        help_text=_("0 for none."),
    )

    objects = WeekQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("week")
        verbose_name_plural = _("weeks")
        constraints = [
            models.CheckConstraint(
                name="week_ends_after_it_begins",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                name="week_lasts_at_most_21_days",
                condition=Q(last_day__lte=F("first_day") + dt.timedelta(days=20)),
                violation_error_message=_("A week lasts 21 days at most."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Protection of Civilians Week %(year)s") % {"year": self.year}

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The zone in which the week's times are shown."""
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def days(self) -> list[dt.date]:
        """Every day of the week, first to last."""
        return [
            self.first_day + dt.timedelta(days=n) for n in range((self.last_day - self.first_day).days + 1)
        ]


class StandardSlot(models.Model):
    """A time of day at which side events usually begin, the same on every day of the week."""

    week = models.ForeignKey(Week, models.CASCADE, related_name="standard_slots", verbose_name=_("week"))
    starts_at_clock = models.TimeField(_("start"))  # in the week's zone
    ends_at_clock = models.TimeField(_("end"))

    class Meta:
        ordering = ["starts_at_clock"]
        verbose_name = _("standard slot")
        verbose_name_plural = _("standard slots")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "starts_at_clock"],
                name="standard_slot_once",
                violation_error_message=_("A slot begins at this time already."),
            ),
            models.CheckConstraint(
                name="standard_slot_ends_after_start",
                condition=Q(ends_at_clock__gt=F("starts_at_clock")),
                violation_error_message=_("The end must be after the start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at_clock:%H.%M}–{self.ends_at_clock:%H.%M}"


class Theme(models.Model):
    """What a side event is mainly about, out of the list of its week: two on one theme should not run in parallel."""

    week = models.ForeignKey(Week, models.CASCADE, related_name="themes", verbose_name=_("week"))
    name = models.CharField(_("name"), max_length=150)

    class Meta:
        ordering = ["name"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "name"],
                name="theme_once_in_week",
                violation_error_message=_("This theme is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Venue(models.Model):
    """A room: in a UN building, a mission or elsewhere."""

    name = models.CharField(_("room"), max_length=200, help_text=_("For example: Conference Room 8."))
    building = models.CharField(_("building"), max_length=200, blank=True)
    address = models.CharField(pgettext_lazy("street", "address"), max_length=300, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    needs_un_pass = models.BooleanField(_("UN grounds pass needed"), default=False)
    accessibility = models.CharField(
        _("accessibility"),
        max_length=300,
        blank=True,
        help_text=_("For example: step-free access, induction loop."),
    )

    class Meta:
        ordering = ["building", "name"]
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "building"],
                name="venue_once",
                violation_error_message=_("This room is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.building) if part)


class OfficialMeeting(models.Model):
    """A meeting held by the United Nations itself, such as the Security Council open debate."""

    week = models.ForeignKey(Week, models.CASCADE, related_name="official_meetings", verbose_name=_("week"))
    title = models.CharField(_("title"), max_length=300)
    place = models.CharField(_("place"), max_length=200, blank=True)
    venue = models.ForeignKey(
        Venue,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="official_meetings",
        verbose_name=_("venue"),
        help_text=_("Where it takes one of the rooms of side events."),
    )
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("One sentence for the public programme.")
    )

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("official meeting")
        verbose_name_plural = _("official meetings")
        constraints = [
            models.CheckConstraint(
                name="official_meeting_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeVersion(models.Model):
    """The one row that is another after every change of a programme; `events.versions` writes and reads it."""

    value = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.value)
