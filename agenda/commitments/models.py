"""A promise of an organization, and what was reported of it over the years."""

import uuid

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import FocusArea, Organization, SideEvent
from events.personal_links import new_token


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def in_register(self) -> "CommitmentQuerySet":
        """Those that anybody may follow in the register; the rule stands at `Commitment`."""
        issued = self.filter(summary__issued_at__isnull=False, agreed_at__isnull=False, agreed_text=F("text"))
        return issued.filter(summary__side_event__in=SideEvent.objects.public())

    def open(self) -> "CommitmentQuerySet":
        """Those of which nobody has said yet that they were kept, or that they will not be."""
        return self.filter(state__in=Commitment.OPEN_STATES)

    def with_story(self) -> "CommitmentQuerySet":
        """Load what pages and papers tell of them."""
        of_event = "summary__side_event"
        return self.select_related("owner", f"{of_event}__week", f"{of_event}__theme").prefetch_related(
            "reports"
        )


class Commitment(models.Model):
    """A promise by an organization, with a date by which it is due.

    Who sees what of it:

    - Owner, text and due date are public with the issued summary in which they stand: they are the organizers' record
      of what was said at their side event, and it needs nobody's leave beyond that of issuing it.
    - What became of it (its state, the reports, the evidence) names an organization year after year, so it is public,
      in the register and elsewhere, once the owner has agreed to that (`agreed_at`). Until then only staff see it,
      and the summary tells of it that it was made.
    - The owner agrees to one wording: when the text is changed later, the owner is asked again (`agreed_text`). Its
      versions in other languages are the organizers' translations of that wording, approved with the summary.
    - A summary that is withdrawn, and a side event that is taken back, take their commitments out of the register.

    `state` is written in `agenda.commitments.services` alone, each time with a `CommitmentReport`.
    """

    class State(models.TextChoices):
        MADE = "made", _("Made")
        UNDER_WAY = "under_way", _("Under way")
        KEPT = "kept", _("Kept")
        NOT_KEPT = "not_kept", _("Not kept")
        WITHDRAWN = "withdrawn", pgettext_lazy("commitment", "Withdrawn")

    OPEN_STATES = (State.MADE, State.UNDER_WAY)

    summary = models.ForeignKey("agenda.EventSummary", models.CASCADE, related_name="commitments")
    position = models.PositiveIntegerField(_("position"), default=0)
    owner = models.ForeignKey(
        Organization, models.PROTECT, related_name="commitments", verbose_name=_("owner")
    )
    text = models.TextField(_("commitment"), max_length=2000)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    focus_area = models.ForeignKey(
        FocusArea,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("focus area it serves"),
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.MADE, editable=False)

    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(
        _("e-mail of the contact"), blank=True, help_text=_("Of the owner. It is shown to staff alone.")
    )
    contact_language = models.CharField(
        _("language of the mails"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    link_ended_at = models.DateTimeField(null=True, editable=False)
    wants_no_mail_at = models.DateTimeField(null=True, editable=False)  # since when, on the owner's word
    disowned_at = models.DateTimeField(null=True, editable=False)  # the contact says that it is not theirs
    agreed_at = models.DateTimeField(_("agreed at"), null=True, editable=False)
    agreed_by = models.CharField(_("agreed by"), max_length=200, blank=True, editable=False)
    agreed_text = models.TextField(blank=True, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        indexes = [models.Index(fields=["due_on"], name="commitment_due")]  # the clock's reminders

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("agenda:commitment", args=[self.pk])

    @property
    def personal_path(self) -> str:
        """The address of the owner's own page. It is mailed to the contact and shown nowhere else."""
        return reverse("agenda:own_commitment", args=[self.token])

    @property
    def original_language(self) -> str:
        """The language in which its text is typed: that of its side event."""
        return self.summary.original_language

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None and self.agreed_text == self.text

    @property
    def is_in_register(self) -> bool:
        return self.is_agreed and self.summary.is_public

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN_STATES

    @property
    def public_state(self) -> "Commitment.State":
        """The state that anybody may read: that it was made, until the owner agrees to more."""
        return self.State(self.state) if self.is_agreed else self.State.MADE


class CommitmentReport(models.Model):
    """What somebody reported of a commitment: how it stands, in words, and where to read more.

    The address is shown as a link and never opened by the site. Whoever reported as owner has no name here.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reports")
    state = models.CharField(_("state"), max_length=12, choices=Commitment.State)
    text = models.TextField(_("text"), max_length=3000, blank=True)
    evidence = models.CharField(
        _("evidence"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    is_by_owner = models.BooleanField(_("by the owner"), default=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    key = models.UUIDField(
        default=uuid.uuid4, editable=False
    )  # of the form, so that pressing twice reports once

    class Meta:
        ordering = ["reported_at", "pk"]
        verbose_name = _("report on a commitment")
        verbose_name_plural = _("reports on commitments")
        constraints = [
            models.UniqueConstraint(fields=["commitment", "key"], name="commitment_report_once"),
            models.CheckConstraint(
                name="commitment_report_evidence_is_web_address",
                condition=Q(evidence="")
                | Q(evidence__startswith="http://")
                | Q(evidence__startswith="https://"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.text[:60]}"
