"""The lead approves a summary as it reads; what is changed afterwards needs a new approval.

What was approved is known by the hash of all that the summary says, in every language. How a commitment fares is no
part of it: that is told after the summary, by its owner.
"""

import hashlib
import json
import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from events.actors import Actor
from events.hooks import Refusal
from events.languages import columns
from events.mails.messages import Draft, write

from ..models import EventSummary
from .models import SummaryReview
from .texts import TRANSLATED

KIND = "agenda/summary_review"
Answer = SummaryReview.Answer
# What counts as said, by list ("" is the summary itself).
SAID: dict[str, tuple[str, ...]] = {
    "": (
        "introduction", "next_steps", "participants_in_person", "participants_online", "states_represented",
        "photo_id", "photo_alt", "photo_credit",
    ),
    "key_messages": ("title", "text"),
    "commitments": ("owner_id", "text", "due_on", "focus_area_id"),
    "quotes": ("text", "speaker", "consent_by", "consent_on"),
}  # fmt: skip

logger = logging.getLogger(__name__)


def hash_of(summary: EventSummary) -> str:
    """Return the SHA-256 of all that the summary says, as it stands in the database. Four queries."""
    said: list[Any] = []
    for part, names in SAID.items():
        own = EventSummary.objects.filter(pk=summary.pk)
        rows: models.QuerySet = getattr(summary, part).order_by("position", "pk") if part else own
        versions = columns(part, TRANSLATED)
        said.append([part, [_said_by(row, names, versions) for row in rows.values(*names, *versions)]])
    return hashlib.sha256(json.dumps(said, default=str, ensure_ascii=False).encode()).hexdigest()


def _said_by(row: dict[str, Any], names: Iterable[str], versions: Iterable[str]) -> list[Any]:
    """Return the values of a row, and those versions that there are: without any it is as it was before them."""
    return [row[name] for name in names] + [[name, row[name]] for name in versions if row[name]]


def approval_of(summary: EventSummary) -> SummaryReview | None:
    """Return the approval of the summary as it reads now; None where the last answer was none, or of another text."""
    latest = summary.reviews.exclude(answer="").order_by("-answered_at", "-pk").first()
    if latest is None or latest.answer != Answer.APPROVED or latest.content_hash != hash_of(summary):
        return None
    return latest


@transaction.atomic
def ask_for_approval(*, summary: EventSummary, by: Actor) -> SummaryReview:
    """Send the focal point of the lead the link by which the summary is approved or returned.

    Asked twice about the same text it is the same link, and one mail. Raises `Refusal`.
    """
    summary = _locked(summary)
    event = summary.side_event
    _refuse_what_is_not_ready(summary)
    if not event.focal_point_email:
        raise Refusal(_("The side event has no e-mail address of a focal point to ask."))
    content_hash = hash_of(summary)
    known = summary.reviews.open().filter(content_hash=content_hash, sent_to=event.focal_point_email).first()
    if known is not None:
        return known
    review = SummaryReview.objects.create(
        summary=summary, content_hash=content_hash, asked_by=by.label[:200], sent_to=event.focal_point_email
    )
    language = event.original_language
    with translation.override(language):
        facts: dict[str, object] = {
            "week": str(event.week),
            "title": event.title,
            "salutation": _("Dear colleagues,"),
            "asked_by": by.label,
            "link": settings.SITE_URL + review.get_absolute_url(),
        }
    key = f"agenda/summary-review/{review.pk}"
    write(Draft(KIND, review.sent_to, language, facts, dedupe_key=key, side_event=event))
    logger.info("approval of summary %s asked for by %s", summary.pk, by.label)
    return review


@transaction.atomic
def approve_summary(*, summary: EventSummary, seen: str, by: Actor) -> SummaryReview:
    """Approve the summary on behalf of the lead, as an organiser who saw it (`seen` is its `hash_of`). Twice is once.

    Raises `Refusal` where it was changed meanwhile.
    """
    summary = _locked(summary)
    _refuse_what_is_not_ready(summary)
    content_hash = hash_of(summary)
    if seen != content_hash:
        raise Refusal(_("The summary was changed meanwhile. Please look at it again."))
    known = approval_of(summary)
    if known is not None:
        return known
    now = timezone.now()
    review = SummaryReview.objects.create(
        summary=summary,
        content_hash=content_hash,
        asked_by=by.label[:200],
        asked_at=now,
        answer=Answer.APPROVED,
        answered_by=by.label[:200],
        answered_at=now,
    )
    logger.info("summary %s approved by %s", summary.pk, by.label)
    return review


@transaction.atomic
def answer_review(*, review: SummaryReview, is_approved: bool, remarks: str = "") -> SummaryReview:
    """Note what the focal point said by the link. The same answer twice is one.

    Raises `Refusal` for a link that ended, or about a text that was changed since it was sent.
    """
    summary = _locked(review.summary)
    review = SummaryReview.objects.get(pk=review.pk)
    answer = Answer.APPROVED if is_approved else Answer.RETURNED
    if review.answer:
        if review.answer == answer:
            return review
        raise Refusal(_("You have answered already."))
    if reason := why_ended(review, summary):
        raise Refusal(reason)
    if not is_approved and not remarks.strip():
        raise Refusal(_("Please say what is to be changed."))
    review.answer, review.answered_at = answer, timezone.now()
    review.answered_by, review.remarks = review.sent_to, remarks.strip()
    review.save(update_fields=["answer", "answered_at", "answered_by", "remarks"])
    logger.info("review %s of summary %s: %s", review.pk, summary.pk, answer)
    return review


def why_ended(review: SummaryReview, summary: EventSummary) -> str:
    """Return why a link cannot be answered any more, or nothing."""
    if review.content_hash != hash_of(summary):
        return _("The summary was changed after this link was sent. You will get a new one.")
    if timezone.now() - review.asked_at > SummaryReview.LASTS:
        return _("This link has ended. Please ask the organizers for a new one.")
    return ""


def _refuse_what_is_not_ready(summary: EventSummary) -> None:
    if not summary.side_event.is_held():
        raise Refusal(_("A summary can be issued once the side event was held."))
    if summary.says_nothing:
        raise Refusal(_("The summary says nothing yet. Write an introduction or a key message."))


def _locked(summary: EventSummary) -> EventSummary:
    EventSummary.objects.select_for_update().get(pk=summary.pk)
    return EventSummary.objects.select_related("side_event__week").get(pk=summary.pk)
