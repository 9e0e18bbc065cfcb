"""The side event: the one record from which every page and paper is made."""

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_prose_editor.fields import ProseEditorField

from ..languages import column
from .week import Theme, Venue, Week

if TYPE_CHECKING:
    from .parts import CoSponsor

RICH_TEXT = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
}
# What a side event is held in; the six official languages first.
WORKING_LANGUAGES = {
    "en": _("English"),
    "fr": _("French"),
    "es": _("Spanish"),
    "ru": _("Russian"),
    "ar": _("Arabic"),
    "zh-hans": _("Chinese"),
    "pt": _("Portuguese"),
    "uk": _("Ukrainian"),
}


class SideEventQuerySet(models.QuerySet["SideEvent"]):
    def public(self) -> "SideEventQuerySet":
        """What anybody may see: published, or cancelled after having been published."""
        return self.filter(
            Q(status=SideEvent.Status.PUBLISHED)
            | Q(status=SideEvent.Status.CANCELLED, published_at__isnull=False)
        )

    def published(self) -> "SideEventQuerySet":
        return self.filter(status=SideEvent.Status.PUBLISHED)

    def live(self) -> "SideEventQuerySet":
        """All that may still take place: neither cancelled nor declined."""
        return self.exclude(status__in=[SideEvent.Status.CANCELLED, SideEvent.Status.DECLINED])

    def proposed(self) -> "SideEventQuerySet":
        """All that were submitted, whatever came of it, but what is not going to take place."""
        return self.live().exclude(status=SideEvent.Status.DRAFT)

    def upcoming(self, at: dt.datetime | None = None) -> "SideEventQuerySet":
        """Those that have not ended at the given instant (now)."""
        return self.filter(ends_at__gt=at or timezone.now())

    def with_programme(self) -> "SideEventQuerySet":
        """Load what a line of the programme shows: week, venue and co-sponsors with their organizations."""
        return self.select_related("week", "venue").prefetch_related("co_sponsors__organization")

    def with_everything(self) -> "SideEventQuerySet":
        """Load the whole record, as the event page and the papers show it."""
        return self.select_related("week", "venue").prefetch_related(
            "co_sponsors__organization__logo",
            "co_sponsors__logo",
            "segments",
            "speakers__organization",
            "objectives",
            "focus_areas",
            "expected_outputs",
        )


class SideEvent(models.Model):
    """A meeting on the margins of the week. A draft may lack start, end, venue and lead."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        RETURNED = "returned", _("Returned")
        ACCEPTED = "accepted", pgettext_lazy("side event", "Accepted")
        DECLINED = "declined", pgettext_lazy("side event", "Declined")
        PUBLISHED = "published", _("Published")
        CANCELLED = "cancelled", pgettext_lazy("side event", "Cancelled")

    UNDER_REVIEW = (Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED)  # proposed, and not public yet

    week = models.ForeignKey(Week, models.PROTECT, related_name="side_events", verbose_name=_("week"))
    original_language = models.CharField(
        _("language of these texts"),
        max_length=10,
        choices=settings.LANGUAGES,
        default="en",
        help_text=_("In which the texts below are typed. Other languages have a page of their own."),
    )
    title = models.CharField(_("title"), max_length=500)
    subtitle = models.CharField(_("subtitle"), max_length=500, blank=True)
    slug = models.SlugField(
        pgettext_lazy("web page", "address"),
        max_length=80,
        blank=True,
        validators=[RegexValidator(r"[a-z0-9]", _("An address needs at least one letter or digit."))],
        help_text=_("Made from the title when left empty; fixed at first publication."),
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )

    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="side_events", verbose_name=_("venue")
    )
    is_slot_fixed = models.BooleanField(
        _("time and room are fixed"),
        default=False,
        help_text=_("Scheduling leaves this side event where it is."),
    )
    expected_participants = models.PositiveIntegerField(_("expected participants"), null=True, blank=True)
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="side_events", verbose_name=_("theme")
    )
    is_in_person = models.BooleanField(_("in person"), default=True)
    is_online = models.BooleanField(_("online"), default=False)
    online_platform = models.CharField(_("online platform"), max_length=100, blank=True)
    joining_link = models.CharField(
        _("joining link"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("Never shown in public."),
    )

    background = ProseEditorField(
        _("background and rationale"), blank=True, extensions=RICH_TEXT, sanitize=True
    )
    working_languages = models.JSONField(_("working languages"), default=list, blank=True)
    audience = models.CharField(_("audience"), max_length=300, blank=True)
    catering = models.CharField(
        _("catering"), max_length=200, blank=True, help_text=_("For example: light lunch.")
    )
    catering_minute = models.SmallIntegerField(
        _("catering from"), null=True, blank=True
    )  # minutes from the start

    may_submit_until = models.DateTimeField(
        _("may be submitted until"), null=True, blank=True, editable=False
    )  # given by the secretariat to this proposal alone, where it is later than the deadline of the week
    rsvp_deadline_at = models.DateTimeField(_("RSVP deadline"), null=True, blank=True)
    is_transferable = models.BooleanField(_("invitation is transferable"), default=False)
    is_invitation_only = models.BooleanField(_("by invitation only"), default=False)
    has_limited_places = models.BooleanField(_("places are limited"), default=False)
    is_discreet = models.BooleanField(
        _("discreet"),
        default=False,
        help_text=_("Seats left are not shown, and a known address gets the same words as a new one."),
    )
    needs_un_pass = models.BooleanField(_("UN grounds pass needed"), default=False)
    asks_dietary_needs = models.BooleanField(_("ask for dietary needs"), default=False)
    asks_access_needs = models.BooleanField(_("ask for accessibility needs"), default=False)

    focal_point_name = models.CharField(_("focal point"), max_length=200, blank=True)
    focal_point_function = models.CharField(_("function of the focal point"), max_length=200, blank=True)
    focal_point_email = models.EmailField(_("e-mail of the focal point"), blank=True)
    focal_point_phone = models.CharField(_("telephone of the focal point"), max_length=40, blank=True)

    orders_sponsors_by_hand = models.BooleanField(
        _("sponsors in the order of the rows"),
        default=False,
        help_text=_("Instead of protocol order: States, observers, UN entities, NGOs, each by alphabet."),
    )
    source_text = models.TextField(
        _("source text"), blank=True, help_text=_("The document this was read from.")
    )
    unplaced_text = models.TextField(
        _("unplaced text"), blank=True, help_text=_("What found no place in the fields.")
    )
    organisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="side_events", verbose_name=_("organisers")
    )

    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies", editable=False
    )  # the side event, often of an earlier week, that this one began as

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)
    published_at = models.DateTimeField(_("first published at"), null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    cancellation_reason = models.CharField(
        _("reason of the cancellation"), max_length=300, blank=True, editable=False
    )
    revision = models.PositiveIntegerField(default=0, editable=False)  # raised by every save of the record
    sequence = models.PositiveIntegerField(
        default=0, editable=False
    )  # SEQUENCE of the calendar file (RFC 5545)

    LONG_TEXTS = (  # which lists do without
        "background",
        *(column("background", code) for code, _language in settings.LANGUAGES),
        "source_text",
        "unplaced_text",
    )

    objects = SideEventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "title"]
        verbose_name = _("side event")
        verbose_name_plural = _("side events")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "slug"],
                name="side_event_slug_once_in_week",
                violation_error_message=_("Another side event of this week has this address."),
            ),
            models.CheckConstraint(
                name="side_event_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")) | Q(starts_at__isnull=True) | Q(ends_at__isnull=True),
                violation_error_message=_("The end must be after the start."),
            ),
            models.CheckConstraint(
                name="side_event_has_an_attendance_mode",
                condition=Q(is_in_person=True) | Q(is_online=True),
                violation_error_message=_("Choose in person, online, or both."),
            ),
        ]
        indexes = [models.Index(fields=["week", "status", "starts_at"], name="side_event_programme")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:side_event", args=[self.week.year, self.slug])

    @property
    def is_public(self) -> bool:
        """Whether anybody may see the page: the same rule as `SideEventQuerySet.public`."""
        return self.status == self.Status.PUBLISHED or (self.is_cancelled and self.published_at is not None)

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def submit_by(self) -> dt.datetime | None:
        """The instant until which the proposal may be submitted, in the week's zone; None without a deadline."""
        closes_at = self.week.proposals_close_at
        if closes_at is None:
            return None
        return max(closes_at, self.may_submit_until or closes_at).astimezone(self.week.zone)

    @property
    def has_given_slot(self) -> bool:
        """Whether the secretariat gives it time and room: then its organisers move it no more."""
        given = (self.Status.ACCEPTED, self.Status.PUBLISHED)
        return self.week.asks_for_proposals and self.status in given

    def is_held(self, at: dt.datetime | None = None) -> bool:
        """Whether it was published and its end has passed at the given instant (now)."""
        return (
            self.status == self.Status.PUBLISHED
            and self.ends_at is not None
            and self.ends_at <= (at or timezone.now())
        )

    @property
    def presenting(self) -> "list[CoSponsor]":
        """Those who present it, but for who declined; without a query when co-sponsors are loaded."""
        return [sponsor for sponsor in self.co_sponsors.all() if sponsor.is_shown]

    @property
    def duration_minutes(self) -> int | None:
        if self.starts_at is None or self.ends_at is None:
            return None
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    def at_minute(self, minute: int | None) -> dt.datetime | None:
        """The instant that lies so many minutes after the start (before it when negative), in the week's zone."""
        if minute is None or self.starts_at is None:
            return None
        return (self.starts_at + dt.timedelta(minutes=minute)).astimezone(self.week.zone)

    @property
    def catering_at(self) -> dt.datetime | None:
        return self.at_minute(self.catering_minute)
