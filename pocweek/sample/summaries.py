"""The summary of a sample side event: written, approved, issued, and followed by the owners of its commitments."""

import datetime as dt
import uuid

from django.utils import timezone

from agenda.commitments import services
from agenda.models import Commitment, CommitmentReport, EventSummary, KeyMessage, Quote
from agenda.services import issue_summary
from agenda.summaries.approvals import approve_summary, hash_of
from events.actors import Actor
from events.models import Organization, SideEvent

from . import read

# States and organizations are real, what the samples have them say is not.
SAMPLE_SUMMARY = "Sample text, written to try the site. It is no record of what anybody said or promised."
# Commitments are also read without their summary: each says itself what it is.
SAMPLE_MARK = "(Sample text)"
SAMPLE_SUMMARY_FR = (
    "Texte d’exemple, rédigé pour essayer le site. Il ne rend pas compte de ce que quiconque a dit ou promis."
)
SAMPLE_MARK_FR = "(Texte d’exemple)"


def summarize(row: read.Summary, event: SideEvent) -> None:
    """Add the issued summary of a side event that was held."""
    introduction = "\n\n".join([SAMPLE_SUMMARY, *read.paragraphs(row.intro)])
    summary = EventSummary.objects.create(side_event=event, introduction=introduction)
    for n, message in enumerate(row.key_messages):
        KeyMessage.objects.create(summary=summary, position=n, title=message.title, text=message.text)
    for n, promise in enumerate(row.commitments):
        commitment = Commitment.objects.create(
            summary=summary,
            position=n,
            owner=Organization.objects.get(key=promise.owner),
            text=f"{promise.text} {SAMPLE_MARK}",
            due_on=promise.due_on,
            focus_area=event.focus_areas.filter(title=promise.serves).first(),
        )
        _tell_story(commitment, promise)
    for n, quote in enumerate(row.quotes):
        Quote.objects.create(
            summary=summary,
            position=n,
            text=quote.text,
            speaker=quote.speaker,
            consent_by=quote.consent_by,
            consent_on=quote.consent_on,
        )
    if row.french:
        _put_into_french(summary, row.french)
    lead = Actor(label="Sample lead")
    approve_summary(summary=summary, seen=hash_of(summary), by=lead)
    issue_summary(summary=summary, by=Actor.clock())


def _put_into_french(summary: EventSummary, texts: read.SummaryTexts) -> None:
    """Give the summary the version that the sample has of each of its texts."""
    summary.introduction_fr = "\n\n".join([SAMPLE_SUMMARY_FR, *read.paragraphs(texts.intro)])  # type: ignore[attr-defined]
    summary.save()
    for message, said in zip(summary.key_messages.all(), texts.key_messages, strict=True):
        summary.key_messages.filter(pk=message.pk).update(title_fr=said.title, text_fr=said.text)
    for commitment, text in zip(summary.commitments.all(), texts.commitments, strict=True):
        summary.commitments.filter(pk=commitment.pk).update(text_fr=f"{text} {SAMPLE_MARK_FR}")
    for quote, words in zip(summary.quotes.all(), texts.quotes, strict=True):
        summary.quotes.filter(pk=quote.pk).update(text_fr=words.text, speaker_fr=words.speaker)


def _tell_story(commitment: Commitment, promise: read.Commitment) -> None:
    """Let the owner report what the sample has reported by today."""
    today = timezone.now().date()
    if promise.agreed:
        services.agree(commitment=commitment, by=services.OWNER)
    for told in (told for told in promise.reports if told.on <= today):
        report = services.report(
            commitment=commitment,
            state=told.state,
            text=f"{told.text} {SAMPLE_MARK}",
            evidence=told.evidence,
            key=uuid.uuid4(),
            by=services.OWNER,
        )
        at = dt.datetime.combine(told.on, dt.time(15), tzinfo=commitment.summary.side_event.week.zone)
        CommitmentReport.objects.filter(pk=report.pk).update(reported_at=at)
