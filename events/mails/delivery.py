"""Sending mail: what a background worker does with message rows, after the commit and never inside it.

A worker takes a few rows before it talks to the mail server and marks each as sent afterwards. A worker that is killed
in between leaves them taken; after `CLAIM_LASTS` another one sends them. So no mail is lost, and at most the one being
sent at that moment goes out twice.
"""

import datetime as dt
import logging
import re
import smtplib
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.tasks import async_task

from .. import hooks
from ..feeds.calendars import CalendarEntry, calendar_file
from ..models import Message
from ..models.message import SEALED
from .sealing import unseal

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
FIRST_RETRY = dt.timedelta(minutes=1)  # doubled each time: the eighth attempt is two hours after the first
A_FEW = 5  # messages taken at once; so many wait for `CLAIM_LASTS` when a worker is killed
AHEAD = 2  # mails that lie ready while one is handed over
RUN_LASTS = dt.timedelta(seconds=60)
TROUBLE_LASTS = 60  # seconds: all that is due would else use up its attempts while the mail server is away
SEND_DUE = "events.mails.delivery.send_due"
LOOKS_AT = 20  # requests of the queue: to look through more would take longer than to ask once too often
_BLANK_LINES = re.compile(r"\n{3,}")  # where a part of a text is empty


_rests_until = 0.0  # by the monotonic clock of this process


class SecretIsGone(Exception):
    """What only the recipient may read was of use for a time that is over."""


class Outcome(Enum):
    """What came of one attempt to send one message."""

    SENT = "sent"
    REFUSED = "refused"  # this message alone: its address, or what it says
    TROUBLE = "trouble"  # the mail server is away or not well


def wake_a_worker() -> None:
    """Ask a background worker to send what is due. One request that nobody has taken yet is enough for any number.

    Whoever takes it does so after the commit of all that was written until now, and so finds it.
    """
    not_taken = OrmQ.objects.filter(key=Conf.CLUSTER_NAME, lock__lte=timezone.now())
    if all(request.func() != SEND_DUE for request in not_taken[:LOOKS_AT]):
        async_task(SEND_DUE, group="mail")


def send_due() -> int:
    """Send the messages that are due and return how many went out. Safe to run in any number of processes.

    Stops after `RUN_LASTS` and asks for another run, so that the task table never takes it for dead; stops when the
    mail server is in trouble for the second time in a row: then this worker lets it rest for a while.
    """
    global _rests_until
    stop_at = timezone.now() + RUN_LASTS
    sent = troubles = 0
    untried: dict[int, Message] = {}  # those taken by this worker that it has not tried to send
    with closing(get_connection()) as connection:
        for message, mail in _composed_ahead(_taken(untried), connection):
            del untried[message.pk]
            outcome = _deliver(message, mail.result, connection)
            sent += outcome == Outcome.SENT
            troubles = troubles + 1 if outcome == Outcome.TROUBLE else 0
            if troubles == 2:
                _rests_until = time.monotonic() + TROUBLE_LASTS
                break
            if timezone.now() > stop_at:
                wake_a_worker()
                break
    _give_back(untried)
    return sent


def _taken(untried: dict[int, Message]) -> Iterator[Message]:
    """Due messages, oldest first, a few at a time, each taken for this worker before it comes."""
    while few := _take_a_few():
        untried.update((message.pk, message) for message in few)
        yield from few


def _take_a_few() -> list[Message]:
    """Take the next messages for this worker; those that another one is taking at this moment are passed over."""
    now = timezone.now()
    with transaction.atomic():
        few = list(
            Message.objects.due(now).select_for_update(skip_locked=True).order_by("next_attempt_at")[:A_FEW]
        )
        Message.objects.filter(pk__in=[message.pk for message in few]).update(
            state=Message.State.SENDING, claimed_at=now, attempts=F("attempts") + 1
        )
    for message in few:
        message.attempts += 1
    return few


def _give_back(untried: dict[int, Message]) -> None:
    """Leave to the next run what this one took and did not try."""
    if untried:
        taken = Message.objects.filter(pk__in=untried, state=Message.State.SENDING)
        taken.update(state=Message.State.QUEUED, claimed_at=None, attempts=F("attempts") - 1)


def _composed_ahead(
    messages: Iterable[Message], connection: BaseEmailBackend
) -> Iterator[tuple[Message, Future[EmailMultiAlternatives]]]:
    """Each message with its mail, composed while the mail server is still at the one before. No query is made there."""
    waiting: deque[tuple[Message, Future[EmailMultiAlternatives]]] = deque()
    with ThreadPoolExecutor(1) as composer:
        for message in messages:
            waiting.append((message, composer.submit(compose, message, connection)))
            if len(waiting) > AHEAD:
                yield waiting.popleft()
        yield from waiting


def look_for_due() -> None:
    """Have a worker send what is due, if anything is. Idle workers look each second."""
    if time.monotonic() >= _rests_until and Message.objects.due().exists():
        wake_a_worker()


def _deliver(
    message: Message, mail_of_it: Callable[[], EmailMultiAlternatives], connection: BaseEmailBackend
) -> Outcome:
    """Send one message that was taken; whatever comes of it is noted on its row."""
    try:
        if message.has_lost_secret:
            raise SecretIsGone("not sent in time: what it says is no longer valid")
        mail = mail_of_it()
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
        connection.close()  # a broken connection would fail all that follow; the next one opens a new one
        return Outcome.TROUBLE if _is_trouble(problem) else Outcome.REFUSED
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.SENT,
        sent_at=timezone.now(),
        claimed_at=None,
        error="",
        **_without_secret(message),
    )
    return Outcome.SENT


def _is_trouble(problem: Exception) -> bool:
    """Whether the mail server could not be talked to; an answer of it about one mail is none."""
    is_answer = isinstance(
        problem, smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused | smtplib.SMTPDataError
    )
    return isinstance(problem, OSError) and not is_answer


def compose(message: Message, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """Return the mail that a message is, in its language: text, HTML and the files that go along."""
    app, name = message.kind.split("/")
    with translation.override(message.language):
        context = {
            **message.facts,
            **(unseal(message.facts[SEALED]) if SEALED in message.facts else {}),
            "language": message.language,
            "is_rtl": translation.get_language_bidi(),
            "site_url": settings.SITE_URL,
        }
        subject = " ".join(render_to_string(f"{app}/emails/{name}_subject.txt", context).split())
        text = _BLANK_LINES.sub("\n\n", render_to_string(f"{app}/emails/{name}.txt", context))
        html = render_to_string(f"{app}/emails/{name}.html", context)
    asked = (message.facts.get("focal_point") or {}).get("email")  # who answers a mail writes to people
    mail = EmailMultiAlternatives(
        subject, text, to=[message.recipient], reply_to=[asked] if asked else None, connection=connection
    )
    mail.attach_alternative(html, "text/html")
    mail.extra_headers["Message-ID"] = f"<message-{message.pk}@{urlsplit(settings.SITE_URL).hostname}>"
    mail.extra_headers["Auto-Submitted"] = "auto-generated"
    if entry := message.facts.get("calendar"):
        method = message.facts.get("calendar_method", "REQUEST")
        content = calendar_file([CalendarEntry.from_facts(entry)], method=method)
        mail.attach("side-event.ics", content.decode(), f"text/calendar; method={method}; charset=utf-8")
    if address := message.facts.get("unsubscribe"):  # RFC 8058: one click in the mail program
        mail.extra_headers["List-Unsubscribe"] = f"<{address}>"
        mail.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    for name, file, content_type in hooks.mail_files.get(message.kind, lambda facts: [])(message.facts):
        mail.attach(name, file, content_type)
    return mail


def _note_failure(message: Message, problem: Exception) -> None:
    """Try again later, or give up: at once when the server refuses the address for good."""
    refused = isinstance(problem, smtplib.SMTPRecipientsRefused) and all(
        code >= 500 for code, _reason in problem.recipients.values()
    )
    is_late = isinstance(problem, SecretIsGone)
    gives_up = refused or is_late or message.attempts >= MAX_ATTEMPTS
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.FAILED if gives_up else Message.State.QUEUED,
        next_attempt_at=timezone.now() + FIRST_RETRY * 2 ** (message.attempts - 1),
        claimed_at=None,
        error=f"{type(problem).__name__}: {problem}"[:2000],
        **(_without_secret(message) if gives_up else {}),
    )


def _without_secret(message: Message) -> dict[str, dict[str, object]]:
    """Return what is to be written so that no secret stays; nothing for most, which have none."""
    return {"facts": message.facts_without_secret()} if SEALED in message.facts else {}
