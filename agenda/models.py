"""Paper that becomes a record, and a record that becomes paper: documents to read, summaries, versions given out."""

import datetime as dt
import uuid
import zoneinfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.languages import add_columns
from events.models import Organization, SideEvent, Week

from .circulation.models import (  # the models of the app are found here
    Circulation as Circulation,
)
from .circulation.models import CirculationRecipient as CirculationRecipient
from .circulation.models import MailOptOut as MailOptOut
from .commitments.models import Commitment as Commitment
from .commitments.models import CommitmentReport as CommitmentReport
from .jobs.models import PaperJob as PaperJob
from .reading.refusals import ReadingRefused
from .scheduling.models import Schedule as Schedule
from .summaries.models import Photo as Photo
from .summaries.models import Quote as Quote
from .summaries.models import SummaryReview as SummaryReview
from .summaries.texts import TRANSLATED


class EventSummaryQuerySet(models.QuerySet["EventSummary"]):
    def with_everything(self) -> "EventSummaryQuerySet":
        """Load the summary with its rows and with what the papers show of its side event."""
        return self.select_related("side_event__week", "side_event__venue", "photo").prefetch_related(
            "key_messages",
            "commitments__owner",
            "commitments__focus_area",
            "quotes",
            "side_event__co_sponsors__organization",
        )


class EventSummary(models.Model):
    """What was said and promised. Public once it is issued."""

    side_event = models.OneToOneField(
        SideEvent, models.CASCADE, related_name="summary", verbose_name=_("side event")
    )
    introduction = models.TextField(_("introduction"), max_length=5000, blank=True)
    next_steps = models.TextField(_("next steps"), max_length=3000, blank=True)
    participants_in_person = models.PositiveIntegerField(_("participants in person"), null=True, blank=True)
    participants_online = models.PositiveIntegerField(_("participants online"), null=True, blank=True)
    states_represented = models.PositiveIntegerField(_("States represented"), null=True, blank=True)
    photo = models.ForeignKey(
        Photo, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    photo_alt = models.CharField(
        _("what the photo shows"),
        max_length=300,
        blank=True,
        help_text=_("Read aloud to those who do not see it."),
    )
    photo_credit = models.CharField(_("photo credit"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)  # raised by every save of the form
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True, editable=False)
    edition = models.PositiveIntegerField(default=0, editable=False)  # raised each time that it is issued
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = EventSummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("summary")
        verbose_name_plural = _("summaries")
        constraints = [
            models.CheckConstraint(
                name="summary_photo_has_words",
                condition=Q(photo=None) | ~Q(photo_alt=""),
                violation_error_message=_("Say in words what the photo shows."),
            )
        ]

    def __str__(self) -> str:
        return str(self.side_event)

    @property
    def original_language(self) -> str:
        """The language in which its texts are typed: that of its side event."""
        return self.side_event.original_language

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def says_nothing(self) -> bool:
        return not (self.introduction or self.key_messages.exists() or self.commitments.exists())

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it: issued, and its side event is not taken back."""
        return self.is_issued and self.side_event.is_public


class KeyMessage(models.Model):
    """One message with a bold lead-in."""

    summary = models.ForeignKey(EventSummary, models.CASCADE, related_name="key_messages")
    position = models.PositiveIntegerField(_("position"), default=0)
    title = models.CharField(_("lead-in"), max_length=300)
    text = models.TextField(_("text"), max_length=3000, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("key message")
        verbose_name_plural = _("key messages")

    def __str__(self) -> str:
        return self.title


class ReadDocumentQuerySet(models.QuerySet["ReadDocument"]):
    def claimable(self, at: dt.datetime | None = None) -> "ReadDocumentQuerySet":
        """Those that wait, and that no worker took up lately: one that was killed leaves its claim behind."""
        latest = (at or timezone.now()) - ReadDocument.CLAIM_LASTS
        return self.filter(Q(claimed_at=None) | Q(claimed_at__lt=latest), state=ReadDocument.State.WAITING)

    def outlived(self, at: dt.datetime | None = None) -> "ReadDocumentQuerySet":
        """Those whose days are over, whatever became of them."""
        return self.filter(uploaded_at__lt=(at or timezone.now()) - ReadDocument.LASTS)


class ReadDocument(models.Model):
    """A document that somebody uploaded, until it is a draft or its days are over.

    It may name people, so little is kept: the file until it is read, the reading until it is saved, the row for
    `LASTS`. With a side event and not yet saved, it is a changed note that is compared with that event.
    """

    LASTS = dt.timedelta(days=7)
    CLAIM_LASTS = dt.timedelta(minutes=3)

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        READ = "read", pgettext_lazy("document", "Read")
        REFUSED = "refused", _("Not read")
        SAVED = "saved", _("Saved")

    batch = models.UUIDField(default=uuid.uuid4, editable=False)  # what one upload brought
    number = models.PositiveSmallIntegerField(default=0, editable=False)  # its place in the upload
    name = models.CharField(_("file"), max_length=255, blank=True)  # empty: its text was pasted
    content = models.BinaryField(null=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    claimed_at = models.DateTimeField(null=True)
    facts = models.JSONField(null=True)  # of the `Reading`
    doubt_count = models.PositiveIntegerField(default=0)
    refusal = models.JSONField(null=True)  # code and details of the `ReadingRefused`
    week = models.ForeignKey(Week, models.CASCADE, related_name="+", verbose_name=_("week"))
    lead = models.ForeignKey(
        Organization, models.SET_NULL, null=True, related_name="+", verbose_name=_("lead organization")
    )
    side_event = models.ForeignKey(
        SideEvent, models.CASCADE, null=True, related_name="read_documents", verbose_name=_("side event")
    )
    language = models.CharField(
        _("language"), max_length=10, blank=True, default=""
    )  # in which its texts are for the side event; empty: that of the record
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="read_documents")
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    objects = ReadDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "number"]
        verbose_name = _("document to read")
        verbose_name_plural = _("documents to read")
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="read_document_once_in_upload")
        ]
        indexes = [models.Index(fields=["uploaded_at"], name="read_document_age")]  # the clock's purge

    def __str__(self) -> str:
        return self.name or str(_("Pasted text"))

    @property
    def why_refused(self) -> str:
        """The sentence for the person who uploaded it."""
        if not self.refusal:
            return ""
        return str(ReadingRefused(self.refusal["code"], **self.refusal["details"]))

    @property
    def is_change(self) -> bool:
        """Whether it waits to be compared with a side event that exists."""
        return self.side_event_id is not None and self.state != self.State.SAVED


class IssuedDocumentQuerySet(models.QuerySet["IssuedDocument"]):
    def with_subjects(self) -> "IssuedDocumentQuerySet":
        """Load what each version is of."""
        return self.select_related("side_event__week", "week")


class IssuedDocument(models.Model):
    """One version of a paper, as it was given out. Kept for good: no code of ours changes or deletes one.

    Numbers count from 1 for each kind, subject and language. The row is written once its file is stored.
    """

    kind = models.CharField(_("kind"), max_length=40)  # a name of `agenda.documents.KINDS`
    side_event = models.ForeignKey(
        SideEvent,
        models.PROTECT,
        null=True,
        related_name="issued_documents",
        verbose_name=_("side event"),
    )
    week = models.ForeignKey(
        Week, models.PROTECT, null=True, related_name="issued_documents", verbose_name=_("week")
    )  # of papers of a week or of one of its days
    day = models.DateField(_("day"), null=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    page = models.CharField(_("page size"), max_length=10)
    number = models.PositiveIntegerField(_("version"))
    code = models.CharField(_("code"), max_length=12, unique=True)  # in the address at which it is verified
    content_hash = models.CharField(max_length=64)  # of what it says: see `agenda.documents.said`
    sha256 = models.CharField("SHA-256", max_length=64)  # of the file: its name in the store
    facts = models.TextField()  # what it says, as JSON in the order of the paper
    issued_at = models.DateTimeField(pgettext_lazy("paper", "issued at"))
    issued_by = models.CharField(_("issued by"), max_length=200)

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("issued paper")
        verbose_name_plural = _("issued papers")
        constraints = [
            models.CheckConstraint(
                name="issued_document_has_one_subject",
                condition=Q(side_event__isnull=False, week__isnull=True, day__isnull=True)
                | Q(side_event__isnull=True, week__isnull=False),
            ),
            models.UniqueConstraint(
                name="issued_document_number_once_for_event",
                fields=["side_event", "kind", "language", "number"],
                condition=Q(side_event__isnull=False),
            ),
            models.UniqueConstraint(
                name="issued_document_number_once_for_week",
                fields=["week", "kind", "language", "number"],
                condition=Q(week__isnull=False, day__isnull=True),
            ),
            models.UniqueConstraint(
                name="issued_document_number_once_for_day",
                fields=["week", "day", "kind", "language", "number"],
                condition=Q(day__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} ({self.language})"

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        week = self.side_event.week if self.side_event else self.week
        return week.zone  # type: ignore[union-attr]  # the constraint: it has one of the two

    @property
    def issued_on(self) -> dt.date:
        """The day on which it was issued, where the week is held."""
        return self.issued_at.astimezone(self.zone).date()


add_columns(EventSummary, TRANSLATED[""])
add_columns(KeyMessage, TRANSLATED["key_messages"])
add_columns(Commitment, TRANSLATED["commitments"])
add_columns(Quote, TRANSLATED["quotes"])
