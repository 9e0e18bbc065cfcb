"""The ordered parts of a side event: who presents it, its agenda, its speakers and its narrative rows."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..un_style.isolation import isolated
from .organization import Logo, Organization
from .side_event import SideEvent


class Part(models.Model):
    """A row of a side event that keeps its place among its like."""

    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class CoSponsor(Part):
    """An organization that presents the side event, in one of four roles."""

    class Role(models.TextChoices):
        """In the order in which papers list them."""

        LEAD = "lead", _("Lead")
        CO_HOST = "co_host", _("Co-host")
        CO_SPONSOR = "co_sponsor", _("Co-sponsor")
        PARTNER = "partner", _("Partner")

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="co_sponsors")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="co_sponsorships", verbose_name=_("organization")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.CO_SPONSOR)
    printed_name = models.CharField(
        _("name as printed"), max_length=300, blank=True, help_text=_("Only where it differs from the list.")
    )
    logo = models.ForeignKey(
        Logo, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=200, blank=True)
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("co-sponsor")
        verbose_name_plural = _("lead and co-sponsors")
        constraints = [
            models.UniqueConstraint(
                fields=["side_event", "organization"],
                name="co_sponsor_once_per_event",
                violation_error_message=_("This organization is in the list already."),
            ),
            models.UniqueConstraint(
                fields=["side_event"],
                condition=Q(role="lead"),
                name="side_event_has_one_lead",
                violation_error_message=_("There can be only one lead. Make the other one a co-host."),
            ),
            models.CheckConstraint(
                name="co_sponsor_confirmed_or_declined",
                condition=Q(confirmed_at__isnull=True) | Q(declined_at__isnull=True),
                violation_error_message=_("A co-sponsor has confirmed or declined, not both."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_certain(self) -> bool:
        """Whether pages and papers name it without a mark. The lead need not confirm its own side event."""
        return self.confirmed_at is not None or self.role == self.Role.LEAD

    @property
    def is_shown(self) -> bool:
        """Whether pages and papers list it at all."""
        return self.declined_at is None

    @property
    def label(self) -> str:
        """The name as the papers print it."""
        return self.printed_name or self.organization.full_label

    @property
    def short_label(self) -> str:
        """The name as the programme prints it."""
        return self.printed_name or self.organization.short_label

    @property
    def shown_logo(self) -> Logo | None:
        """The logo given for this event, else that of the organization."""
        return self.logo or self.organization.logo


class AgendaSegment(Part):
    """A timed part. Minutes count from the event's start, so that a moved event takes its agenda along."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="segments")
    title = models.CharField(_("title"), max_length=300)
    note = models.CharField(_("who speaks"), max_length=500, blank=True)
    start_minute = models.SmallIntegerField(null=True, blank=True)
    end_minute = models.SmallIntegerField(null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("agenda segment")
        verbose_name_plural = _("agenda")
        constraints = [
            models.CheckConstraint(
                name="segment_has_positive_length",
                condition=Q(end_minute__gt=F("start_minute"))
                | Q(start_minute__isnull=True)
                | Q(end_minute__isnull=True),
                violation_error_message=_("A segment must end after it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def starts_at(self) -> dt.datetime | None:
        return self.side_event.at_minute(self.start_minute)

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.side_event.at_minute(self.end_minute)


class Speaker(Part):
    """Somebody who speaks. A function without a name is common long before the event."""

    class RolePlayed(models.TextChoices):
        MASTER_OF_CEREMONIES = "master_of_ceremonies", _("Master of ceremonies")
        CHAIR = "chair", _("Chair")
        MODERATOR = "moderator", _("Moderator")
        OPENING = "opening", _("Opening remarks")
        KEYNOTE = "keynote", _("Keynote")
        STATEMENT = "statement", _("Statement")
        PANELLIST = "panellist", _("Panellist")
        DISCUSSANT = "discussant", _("Discussant")
        TESTIMONY = "testimony", _("Testimony")
        FLOOR = "floor", _("Intervention from the floor")
        CLOSING = "closing", _("Closing remarks")
        RAPPORTEUR = "rapporteur", _("Rapporteur")

    class Status(models.TextChoices):
        INVITED = "invited", pgettext_lazy("speaker", "Invited")
        CONFIRMED = "confirmed", pgettext_lazy("speaker", "Confirmed")
        TBC = "tbc", _("To be confirmed")
        DECLINED = "declined", pgettext_lazy("speaker", "Declined")
        REPLACED = "replaced", pgettext_lazy("speaker", "Replaced")

    class Attendance(models.TextChoices):
        IN_PERSON = "in_person", pgettext_lazy("speaker", "In person")
        VIDEO = "video", _("By video")
        READ = "read", _("Statement read by somebody else")

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="speakers")
    honorific = models.CharField(
        _("honorific"), max_length=40, blank=True, help_text=_("For example: H.E. Ms.")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    function = models.CharField(_("function"), max_length=300, blank=True)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="speakers",
        verbose_name=_("organization"),
    )
    affiliation = models.CharField(
        _("affiliation"),
        max_length=300,
        blank=True,
        help_text=_("In words, where the organization is not in the list."),
    )
    part = models.CharField(_("part"), max_length=24, choices=RolePlayed, default=RolePlayed.PANELLIST)
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.INVITED)
    attendance = models.CharField(_("attends"), max_length=12, choices=Attendance, blank=True)
    read_by = models.CharField(_("read by"), max_length=200, blank=True)
    # Given by the speaker alone, each by itself; when it was given is what is kept of it.
    photo_consent_at = models.DateTimeField(_("agreed to photographs at"), null=True, blank=True)
    stream_consent_at = models.DateTimeField(_("agreed to the stream at"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaced_by",
        editable=False,
    )

    class Meta(Part.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [
            models.CheckConstraint(
                name="speaker_is_somebody",
                condition=~Q(name="") | ~Q(function="") | ~Q(affiliation="") | Q(organization__isnull=False),
                violation_error_message=_("Give a name, a function or an organization."),
            ),
            models.CheckConstraint(
                name="speaker_read_by_only_where_read",
                condition=Q(read_by="") | Q(attendance="read"),
                violation_error_message=_("Only a statement that is read has somebody who reads it."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.function or self.affiliation_label

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.honorific, self.name) if part) if self.name else ""

    @property
    def affiliation_label(self) -> str:
        return self.affiliation or (self.organization.short_label if self.organization else "")

    @property
    def way(self) -> str:
        """Return "By video" or "Read by Ms. Calder"; nothing of who comes to the room."""
        if self.attendance in ("", self.Attendance.IN_PERSON):
            return ""
        words = str(self.get_attendance_display())
        return _("Read by %(who)s") % {"who": isolated(self.read_by)} if self.read_by else words

    @property
    def is_confirmed(self) -> bool:
        return self.status == self.Status.CONFIRMED

    @property
    def is_shown(self) -> bool:
        """Whether pages and papers list the speaker at all."""
        return self.status not in (self.Status.DECLINED, self.Status.REPLACED)


class Objective(Part):
    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="objectives")
    text = models.TextField(_("objective"), max_length=2000)

    class Meta(Part.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")

    def __str__(self) -> str:
        return self.text[:80]


class FocusArea(Part):
    """A theme with a bold lead-in, numbered in the papers."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="focus_areas")
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), max_length=3000, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")

    def __str__(self) -> str:
        return self.title


class ExpectedOutput(Part):
    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="expected_outputs")
    text = models.TextField(_("expected output"), max_length=2000)

    class Meta(Part.Meta):
        verbose_name = _("expected output")
        verbose_name_plural = _("expected outputs")

    def __str__(self) -> str:
        return self.text[:80]
