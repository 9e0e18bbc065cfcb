"""Asking co-sponsors and speakers to confirm: by whom, when, how often; and taking the question back."""

import datetime as dt
import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Refusal
from ..mails.confirmations import question_draft, reminder_draft
from ..mails.messages import write
from ..models import ConfirmationRequest as Request
from ..models import CoSponsor, SideEvent, Speaker
from .records import lock

logger = logging.getLogger(__name__)

MOST_REMINDERS = 3  # to one contact, whoever wrote them
BY_CLOCK = 2  # of them without anybody's doing
CLOCK_WAITS = dt.timedelta(days=7)  # after each mail, before the clock reminds
PEOPLE_WAIT = dt.timedelta(days=1)  # after each mail, before somebody may remind by hand
DOUBLE_CLICK = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Contact:
    """To whom the question goes: usually not the speaker, but who keeps the diary."""

    email: str
    name: str = ""
    language: str = "en"


@transaction.atomic
def ask(
    *, part: CoSponsor | Speaker, contact: Contact, by: Actor, ends_at: dt.datetime | None = None
) -> Request:
    """Ask for a confirmation by a personal link, until the given instant (the end of the side event).

    Asked with the same address before, nothing happens; with another, the earlier link ends. Raises `Refusal`.
    """
    lock(part.side_event)
    standing = standing_request(part)
    if standing is not None and standing.email.lower() == contact.email.lower():
        return standing
    return _ask(part, contact, by, ends_at)


@transaction.atomic
def ask_again(
    *, request: Request, contact: Contact, by: Actor, ends_at: dt.datetime | None = None
) -> Request:
    """Ask once more. The same person keeps the link while there is no answer; else there is a new one.

    Raises `Refusal`.
    """
    _lock(request)
    now = timezone.now()
    is_same = request.email.lower() == contact.email.lower() and request.taken_back_at is None
    if is_same and now - request.mailed_at < DOUBLE_CLICK:
        return request
    if not is_same or request.answered_at is not None:
        return _ask(request.part, contact, by, ends_at)
    _refuse_if_over(request.side_event)
    request.contact_name, request.language = contact.name, contact.language
    request.ends_at = ends_at or last_instant(request.side_event)
    request.mailed_at = now
    request.save(update_fields=["contact_name", "language", "ends_at", "mailed_at"])
    write(question_draft(request))
    logger.info("request for confirmation %s sent again by %s", request.pk, by.label)
    return request


@transaction.atomic
def remind(*, request: Request, by: Actor) -> None:
    """Remind a contact who has not answered. Raises `Refusal`: once a day at most, and so many times altogether."""
    _lock(request)
    now = timezone.now()
    if request.answered_at is not None:
        raise Refusal(_("There is an answer already."))
    if request.taken_back_at is not None or request.ends_at <= now:
        raise Refusal(_("This link has ended. Ask again."))
    _refuse_if_over(request.side_event)
    if request.reminder_count >= MOST_REMINDERS:
        raise Refusal(_("Enough reminders were sent. Please write or call."))
    if now - request.mailed_at < PEOPLE_WAIT:
        raise Refusal(_("The last mail is not a day old. Please remind tomorrow."))
    _remind(request, now)
    logger.info("request for confirmation %s: reminder by %s", request.pk, by.label)


@transaction.atomic
def take_back(*, request: Request, by: Actor) -> None:
    """End the link. What was answered stays on the record. Taking back twice is taking back once."""
    _lock(request)
    if request.taken_back_at is None:
        _end(request)
        logger.info("request for confirmation %s taken back by %s", request.pk, by.label)


def remind_due(at: dt.datetime | None = None) -> None:
    """Remind those who have let a week pass since the last mail, twice at most. The clock calls this."""
    now = at or timezone.now()
    late = Request.objects.unanswered(now).filter(
        mailed_at__lte=now - CLOCK_WAITS,
        reminder_count__lt=BY_CLOCK,
        side_event__in=SideEvent.objects.live(),
    )
    for pk in late.values_list("pk", flat=True):
        with transaction.atomic():
            request = late.select_for_update(of=["self"]).filter(pk=pk).first()
            if request is not None and why_over(request.side_event, now) is None:
                _remind(request, now)


def standing_request(part: CoSponsor | Speaker) -> Request | None:
    """Return what this co-sponsor or speaker was asked last, unless it was taken back."""
    return part.confirmation_requests.standing().first()


def last_instant(side_event: SideEvent) -> dt.datetime:
    """Return until when an answer is of use: the end of the side event, else of its week."""
    week = side_event.week
    return side_event.ends_at or dt.datetime.combine(week.last_day, dt.time(23, 59), tzinfo=week.zone)


def why_over(side_event: SideEvent, at: dt.datetime | None = None) -> str | None:
    """Return why nobody need confirm any more, or None."""
    if side_event.is_cancelled:
        return _("This side event has been cancelled.")
    if side_event.status == SideEvent.Status.DECLINED:
        return _("This side event does not take place.")
    if side_event.ends_at is not None and side_event.ends_at <= (at or timezone.now()):
        return _("This side event has been held.")
    return None


def create(
    part: CoSponsor | Speaker, contact: Contact, asked_by: str, ends_at: dt.datetime, named_by: str = ""
) -> Request:
    """Write the request with its mail. The caller holds the lock of the side event."""
    now = timezone.now()
    request = Request.objects.create(
        side_event=part.side_event,
        co_sponsor=part if isinstance(part, CoSponsor) else None,
        speaker=part if isinstance(part, Speaker) else None,
        contact_name=contact.name,
        email=contact.email,
        language=contact.language,
        asked_at=now,
        asked_by=asked_by[:200],
        mailed_at=now,
        ends_at=ends_at,
    )
    write(question_draft(request, named_by=named_by))
    return request


def _ask(part: CoSponsor | Speaker, contact: Contact, by: Actor, ends_at: dt.datetime | None) -> Request:
    _refuse_if_over(part.side_event)
    ends_at = ends_at or last_instant(part.side_event)
    if ends_at <= timezone.now():
        raise Refusal(_("The time to answer would be over. Choose a later day."))
    if (standing := standing_request(part)) is not None:
        _end(standing)
    request = create(part, contact, by.label, ends_at)
    logger.info("request for confirmation %s by %s", request.pk, by.label)
    return request


def _lock(request: Request) -> None:
    lock(request.side_event)
    side_event = request.side_event
    request.refresh_from_db()
    request.side_event = side_event


def _refuse_if_over(side_event: SideEvent) -> None:
    if over := why_over(side_event):
        raise Refusal(over)


def _end(request: Request) -> None:
    request.taken_back_at = timezone.now()
    request.save(update_fields=["taken_back_at"])


def _remind(request: Request, now: dt.datetime) -> None:
    request.reminder_count += 1
    request.mailed_at = now
    request.save(update_fields=["reminder_count", "mailed_at"])
    write(reminder_draft(request))
