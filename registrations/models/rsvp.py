"""The answer of one person to one side event."""

from django.conf import settings
from django.db import models
from django.db.models import Q, Window
from django.db.models.functions import Lower, RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Organization, SideEvent
from events.personal_links import new_token

from .capacity_limit import AttendanceMode, CapacityLimit

models.EmailField.register_lookup(Lower)  # email__lower: addresses are one in whatever case they are typed


class CourtesyTitle(models.TextChoices):
    AMBASSADOR = "H.E.", _("H.E.")
    MS = "Ms.", _("Ms.")
    MR = "Mr.", _("Mr.")
    MX = "Mx.", _("Mx.")
    DR = "Dr.", _("Dr.")
    PROFESSOR = "Prof.", _("Prof.")


def name_with_title(title: str, given_name: str, family_name: str) -> str:
    """Return "Ms. Given Family", the courtesy title in the active language; what is not given is left out."""
    words = str(CourtesyTitle(title).label) if title in CourtesyTitle.values else title
    return " ".join(part for part in (words, given_name, family_name) if part)


class RsvpQuerySet(models.QuerySet["Rsvp"]):
    def confirmed(self) -> "RsvpQuerySet":
        return self.filter(status=Rsvp.Status.CONFIRMED)

    def waitlisted(self) -> "RsvpQuerySet":
        """Those who wait, longest first."""
        return self.filter(status=Rsvp.Status.WAITLISTED).order_by("queued_at", "pk")

    def requested(self) -> "RsvpQuerySet":
        """Those that the organizers have not decided on, longest first. They hold no seat."""
        return self.filter(status=Rsvp.Status.REQUESTED).order_by("created_at", "pk")

    def of_limit(self, limit: CapacityLimit) -> "RsvpQuerySet":
        return self.filter(side_event_id=limit.side_event_id, attendance_mode=limit.attendance_mode)

    def with_places(self) -> "RsvpQuerySet":
        """Those who wait, each with its `place` in its queue: 1 for the person who is next."""
        rank = Window(
            RowNumber(), partition_by=["side_event", "attendance_mode"], order_by=["queued_at", "pk"]
        )
        return self.waitlisted().annotate(place=rank)

    def unproved(self) -> "RsvpQuerySet":
        """Those whose address must still be proved for the seat to be kept."""
        return self.filter(status__in=Rsvp.LIVE, prove_by_at__isnull=False)

    def live(self) -> "RsvpQuerySet":
        """Those that hold a seat, a place in the queue, or wait for the organizers."""
        return self.filter(status__in=Rsvp.LIVE)

    def of_address(self, email: str) -> "RsvpQuerySet":
        """Those made under an address, in whatever case it was typed."""
        # that there is one changes nothing but lets PostgreSQL use the partial index of the constraint below
        return self.filter(email__lower=email.lower(), email__gt="")


class Rsvp(models.Model):
    """One person's answer to one side event. The token is the personal link and leaves only by e-mail."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", pgettext_lazy("RSVP", "Confirmed")
        WAITLISTED = "waitlisted", _("On the waiting list")
        CANCELLED = "cancelled", pgettext_lazy("RSVP", "Cancelled")
        REQUESTED = "requested", _("Awaiting approval")
        REFUSED = "refused", _("Not approved")
        HANDED_OVER = "handed_over", _("Handed over")
        LAPSED = "lapsed", _("Address not proved")

    LIVE = (Status.CONFIRMED, Status.WAITLISTED, Status.REQUESTED)

    CourtesyTitle = CourtesyTitle

    class PartyRole(models.TextChoices):
        """What somebody does in a delegation. Those who assist may need no seat, see `RsvpPolicy`."""

        DELEGATE = "delegate", _("Delegate")
        ASSISTANT = "assistant", _("Assistant")
        INTERPRETER = "interpreter", _("Interpreter")

    class UnPass(models.TextChoices):
        HAS = "has", _("I have a UN grounds pass")
        NEEDS = "needs", _("I need a pass for the day")

    side_event = models.ForeignKey(
        SideEvent,
        models.PROTECT,
        related_name="rsvps",
        db_index=False,  # the index of the queue begins with it
        verbose_name=_("side event"),
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
    party_role = models.CharField(
        _("part in the delegation"), max_length=12, choices=PartyRole, default=PartyRole.DELEGATE
    )
    registered_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="party", verbose_name=_("registered by")
    )  # the focal point of the delegation, to whom the mail goes where there is no address
    un_pass = models.CharField(_("UN grounds pass"), max_length=8, choices=UnPass, blank=True)
    identity_name = models.CharField(
        _("name as on the identity document"), max_length=200, blank=True
    )  # asked only of those who need a pass
    dietary_needs = models.CharField(_("dietary needs"), max_length=300, blank=True)
    access_needs = models.CharField(_("accessibility needs"), max_length=300, blank=True)
    consented_at = models.DateTimeField(_("consented at"), null=True, blank=True)

    is_invited = models.BooleanField(
        pgettext_lazy("RSVP", "invited"), default=False, editable=False
    )  # may have a held seat
    takes_seat = models.BooleanField(_("takes a seat"), default=True, editable=False)
    is_walk_in = models.BooleanField(_("came without RSVP"), default=False, editable=False)
    created_at = models.DateTimeField(_("registered at"), default=timezone.now)
    queued_at = models.DateTimeField(_("queued at"))  # the place in the queue; strictly rising within a limit
    seated_at = models.DateTimeField(_("seated at"), null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    prove_by_at = models.DateTimeField(_("address to be proved by"), null=True, blank=True, editable=False)
    decline_by_at = models.DateTimeField(_("may decline by"), null=True, blank=True, editable=False)
    decision_note = models.CharField(_("note on the decision"), max_length=300, blank=True, editable=False)
    told_revision = models.PositiveIntegerField(
        null=True, editable=False
    )  # of the event, as last told to this person
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)

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
                condition=Q(status__in=["confirmed", "waitlisted", "requested"]) & ~Q(email=""),
                violation_error_message=_("This address has already answered for this side event."),
            ),
        ]
        indexes = [
            # The front of the queue, and a person's place in it. Of those who wait alone it would be smaller, but then
            # PostgreSQL could not use it for a prepared statement, in which the state is a parameter.
            models.Index(fields=["side_event", "attendance_mode", "status", "queued_at"], name="rsvp_queue"),
            models.Index(
                fields=["side_event", "attendance_mode", "prove_by_at"],
                condition=Q(prove_by_at__isnull=False),
                name="rsvp_unproved",
            ),
            # what is kept about a person is purged by age, and all of one address is found at once
            models.Index(Lower("email"), name="rsvp_address"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("registrations:rsvp", args=[self.token])

    @property
    def full_name(self) -> str:
        return name_with_title(self.courtesy_title, self.given_name, self.family_name)

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    @property
    def mail_address(self) -> str:
        """Where mail about this RSVP goes: the own address, else that of the focal point, else nowhere."""
        if self.email or self.registered_by is None:
            return self.email
        return self.registered_by.email

    def place_in_queue(self) -> int | None:
        """1 for the person who is next, None for one who does not wait. One query."""
        if self.status != self.Status.WAITLISTED:
            return None
        ahead = Rsvp.objects.waitlisted().filter(
            side_event_id=self.side_event_id,
            attendance_mode=self.attendance_mode,
            queued_at__lt=self.queued_at,
        )
        return ahead.count() + 1
