"""Sending mail: what a background worker does with message rows, after the commit and never inside it.

A worker claims a row before it talks to the mail server and marks it sent afterwards. A worker that is killed
in between leaves the claim behind; after `CLAIM_LASTS` another one sends the mail again. So no mail is lost, and at
most the one being sent at that moment goes out twice.
"""

import datetime as dt
import logging
import smtplib
from collections.abc import Iterator
from contextlib import closing
from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_q.tasks import async_task

from .calendars import CalendarEntry, calendar_file
from .models import Message

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
FIRST_RETRY = dt.timedelta(minutes=1)  # doubled each time: the eighth attempt is two hours after the first
BATCH = 100
RUN_LASTS = dt.timedelta(seconds=60)


class Outcome(Enum):
    """What came of one attempt to send one message."""

    SENT = "sent"
    REFUSED = "refused"  # this message alone: its address, or what it says
    TROUBLE = "trouble"  # the mail server is away or not well
    NOT_OURS = "not ours"  # sent already, not due, or in another worker's hands


def wake_a_worker() -> None:
    """Ask a background worker to send what is due. One waiting request is enough for any number of messages."""
    async_task("events.delivery.send_due", group="mail")


def send_due() -> int:
    """Send the messages that are due and return how many went out. Safe to run in any number of processes.

    Stops after `RUN_LASTS` and asks for another run, so that the task table never takes it for dead; stops when the
    mail server is in trouble for the second time in a row: then the clock will try again.
    """
    stop_at = timezone.now() + RUN_LASTS
    sent = troubles = 0
    with closing(get_connection()) as connection:
        for pk in _due_keys():
            if timezone.now() > stop_at:
                wake_a_worker()
                break
            outcome = deliver(pk, connection=connection)
            sent += outcome == Outcome.SENT
            troubles = troubles + 1 if outcome == Outcome.TROUBLE else 0
            if troubles == 2:
                break
    return sent


def _due_keys() -> Iterator[int]:
    """The primary keys of due messages, oldest first, read in batches until none is left."""
    seen = 0
    while batch := list(
        Message.objects.due().filter(pk__gt=seen).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        yield from batch
        seen = batch[-1]


def enqueue_due() -> None:
    """Wake a worker when something is due: what a killed worker or a full task table left behind."""
    if Message.objects.due().exists():
        wake_a_worker()


def deliver(message_pk: int, connection: BaseEmailBackend | None = None) -> Outcome:
    """Send one message, whatever comes of it is noted on its row."""
    message = _claim(message_pk)
    if message is None:
        return Outcome.NOT_OURS
    try:
        mail = compose(message, connection)
        if connection is not None:
            connection.open()  # once for all that follow; else each mail would open and close one of its own
        mail.send()
    except (
        Exception
    ) as problem:  # whatever it is, it belongs on the row: one bad message must not stop the others
        # what it says stands on the row; here it would leave an address in the log
        logger.warning(
            "message %s was not sent (attempt %s): %s", message.pk, message.attempts, type(problem).__name__
        )
        _note_failure(message, problem)
        if connection is not None:
            connection.close()  # a broken connection would fail all that follow; the next one opens a new one
        return Outcome.TROUBLE if _is_trouble(problem) else Outcome.REFUSED
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.SENT, sent_at=timezone.now(), claimed_at=None, error=""
    )
    return Outcome.SENT


def _is_trouble(problem: Exception) -> bool:
    """Whether the mail server could not be talked to; an answer of it about one mail is none."""
    is_answer = isinstance(
        problem, smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused | smtplib.SMTPDataError
    )
    return isinstance(problem, OSError) and not is_answer


def _claim(message_pk: int) -> Message | None:
    """Take the message for this worker. One UPDATE decides between workers that try at once."""
    now = timezone.now()
    claimed = (
        Message.objects.due(now)
        .filter(pk=message_pk)
        .update(state=Message.State.SENDING, claimed_at=now, attempts=F("attempts") + 1)
    )
    return Message.objects.get(pk=message_pk) if claimed else None


def compose(message: Message, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """Return the mail that a message is, in its language: text, HTML and the calendar file of its facts."""
    app, name = message.kind.split("/")
    with translation.override(message.language):
        context = {
            **message.facts,
            "language": message.language,
            "is_rtl": translation.get_language_bidi(),
            "site_url": settings.SITE_URL,
        }
        subject = " ".join(render_to_string(f"{app}/emails/{name}_subject.txt", context).split())
        text = render_to_string(f"{app}/emails/{name}.txt", context)
        html = render_to_string(f"{app}/emails/{name}.html", context)
    mail = EmailMultiAlternatives(subject, text, to=[message.recipient], connection=connection)
    mail.attach_alternative(html, "text/html")
    mail.extra_headers["Message-ID"] = f"<message-{message.pk}@{urlsplit(settings.SITE_URL).hostname}>"
    mail.extra_headers["Auto-Submitted"] = "auto-generated"
    if entry := message.facts.get("calendar"):
        method = message.facts.get("calendar_method", "REQUEST")
        content = calendar_file([CalendarEntry.from_facts(entry)], method=method)
        mail.attach("side-event.ics", content.decode(), f"text/calendar; method={method}; charset=utf-8")
    return mail


def _note_failure(message: Message, problem: Exception) -> None:
    """Try again later, or give up: at once when the server refuses the address for good."""
    refused = isinstance(problem, smtplib.SMTPRecipientsRefused) and all(
        code >= 500 for code, _reason in problem.recipients.values()
    )
    gives_up = refused or message.attempts >= MAX_ATTEMPTS
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.FAILED if gives_up else Message.State.QUEUED,
        next_attempt_at=timezone.now() + FIRST_RETRY * 2 ** (message.attempts - 1),
        claimed_at=None,
        error=f"{type(problem).__name__}: {problem}"[:2000],
    )
