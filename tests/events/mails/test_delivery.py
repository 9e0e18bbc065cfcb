"""Mail against a real server on loopback: it is never lost, and sent twice only where a worker was killed."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_q.models import OrmQ

from events.feeds.calendars import CalendarEntry
from events.mails import delivery
from events.mails.delivery import MAX_ATTEMPTS, look_for_due, send_due
from events.mails.messages import Draft, write
from events.models import Message
from tests import processes
from tests.factories import SideEventFactory
from tests.shared_database import shared_database
from tests.smtp import mail_server

TEMPLATES = {
    "note_subject.txt": "Note\n {{ number }}\n",
    "note.txt": "Number {{ number }} in {{ language }}",
    "note.html": "<html dir=\"{{ is_rtl|yesno:'rtl,ltr' }}\"><p>Number {{ number }}</p></html>",
}


@pytest.fixture(autouse=True)
def _no_trouble_before(monkeypatch):
    monkeypatch.setattr(delivery, "_rests_until", 0.0)


@pytest.fixture
def smtp(settings):
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture(autouse=True)
def templates(settings, tmp_path):
    """A kind of mail of our own: events/note."""
    folder = tmp_path / "templates" / "events" / "emails"
    folder.mkdir(parents=True)
    for name, text in TEMPLATES.items():
        (folder / name).write_text(text)
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], tmp_path / "templates"]}]


def write_notes(count=3, kind="events/note", language="en", **facts):
    with transaction.atomic():
        write(
            *(
                Draft(
                    kind,
                    f"n{number}@mission.example",
                    language,
                    {"number": number, **facts},
                    f"{kind}/{number}",
                )
                for number in range(count)
            )
        )


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def all_are_due():
    Message.objects.update(next_attempt_at=timezone.now())


@pytest.mark.django_db
def test_a_mail_arrives_as_text_and_html_with_its_headers(smtp, settings):
    settings.DEFAULT_FROM_EMAIL = "PoC Week <no-reply@pocweek.example>"
    write_notes(1, language="ar")
    assert send_due() == 1
    (mail,) = smtp.mails
    message = Message.objects.get()
    assert (mail["Subject"], mail["To"], mail["From"]) == (
        "Note 0",
        "n0@mission.example",
        "PoC Week <no-reply@pocweek.example>",
    )
    assert mail["Message-ID"] == f"<message-{message.pk}@testserver>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().strip() == "Number 0 in ar"
    assert mail.get_body(("html",)).get_content().strip() == '<html dir="rtl"><p>Number 0</p></html>'
    assert (message.state, message.attempts, message.error) == ("sent", 1, "")
    assert message.sent_at is not None


@pytest.mark.django_db
def test_the_calendar_file_says_what_it_asks_for(smtp):
    entry = CalendarEntry.of(SideEventFactory()).for_attendee("Amina", "n0@mission.example")
    write_notes(1, calendar=entry.to_facts(), calendar_method="CANCEL")
    send_due()
    (attachment,) = smtp.mails[0].iter_attachments()
    assert attachment.get_content_type() == "text/calendar"
    assert attachment["Content-Type"].params["method"] == "CANCEL"
    assert attachment["Content-Type"].params["charset"] == "utf-8"
    assert attachment.get_filename() == "side-event.ics"
    assert "METHOD:CANCEL" in attachment.get_content()


@pytest.mark.django_db
def test_what_was_sent_is_not_sent_again(smtp):
    write_notes(3)
    assert (send_due(), send_due()) == (3, 0)
    assert len(smtp.mails) == 3


@pytest.mark.django_db
def test_more_mails_than_are_taken_at_once_go_out_in_their_order(smtp, monkeypatch):
    monkeypatch.setattr("events.mails.delivery.A_FEW", 2)
    write_notes(5)
    assert send_due() == 5
    assert smtp.recipients == [f"n{number}@mission.example" for number in range(5)]


@pytest.mark.django_db
def test_an_address_that_is_refused_for_good_is_given_up_and_does_not_stop_the_others(smtp):
    smtp.answers["n1@mission.example"] = "550 No such mailbox"
    write_notes(3)
    assert send_due() == 2
    assert states() == ["sent", "failed", "sent"]
    refused = Message.objects.get(recipient="n1@mission.example")
    assert "No such mailbox" in refused.error
    all_are_due()
    assert send_due() == 0


@pytest.mark.django_db
def test_an_address_that_is_refused_for_now_is_tried_again_later_and_later(smtp):
    smtp.answers["n0@mission.example"] = "451 Try again later"
    write_notes(1)
    waits = []
    for _attempt in range(3):
        all_are_due()
        before = timezone.now()
        assert send_due() == 0
        waits.append(round((Message.objects.get().next_attempt_at - before).total_seconds() / 60))
    assert waits == [1, 2, 4]
    assert send_due() == 0  # not due yet
    smtp.answers.clear()
    all_are_due()
    assert send_due() == 1
    assert (Message.objects.get().attempts, Message.objects.get().error) == (4, "")


@pytest.mark.django_db
def test_a_mail_is_given_up_in_the_end(smtp):
    smtp.answers["n0@mission.example"] = "451 Try again later"
    write_notes(1)
    for _attempt in range(MAX_ATTEMPTS):
        all_are_due()
        send_due()
    message = Message.objects.get()
    assert (message.state, message.attempts) == ("failed", MAX_ATTEMPTS)
    assert "Try again later" in message.error


@pytest.mark.django_db
def test_nothing_is_lost_while_the_mail_server_is_down(smtp, settings):
    settings.EMAIL_PORT = processes.free_port()
    write_notes(5)
    assert send_due() == 0
    assert states() == ["queued"] * 5
    assert Message.objects.filter(attempts=0).count() == 3  # after two failures in a row it is left alone
    assert "ConnectionRefusedError" in Message.objects.order_by("pk").first().error
    settings.EMAIL_PORT = smtp.port
    all_are_due()
    assert send_due() == 5
    assert len(smtp.mails) == 5


@pytest.mark.django_db
def test_a_server_that_hangs_up_between_two_mails_gets_them_all(smtp):
    smtp.takes_one_at_a_time = True
    write_notes(3)
    assert send_due() == 2
    assert states() == ["sent", "queued", "sent"]
    all_are_due()
    assert send_due() == 1
    assert sorted(smtp.recipients) == [f"n{number}@mission.example" for number in range(3)]


@pytest.mark.django_db
def test_a_mail_whose_template_is_broken_does_not_stop_the_others(smtp, tmp_path):
    (tmp_path / "templates/events/emails/broken_subject.txt").write_text("{% no_such_tag %}")
    write_notes(1, kind="events/broken")
    write_notes(2)
    assert send_due() == 2
    assert states() == ["queued", "sent", "sent"]
    assert "TemplateSyntaxError" in Message.objects.order_by("pk").first().error


@pytest.mark.django_db
def test_a_worker_is_asked_for_when_something_is_due_and_only_once():
    look_for_due()
    assert OrmQ.objects.count() == 0
    write_notes(2)
    look_for_due()
    look_for_due()
    assert OrmQ.objects.count() == 1
    OrmQ.objects.update(lock=timezone.now() + dt.timedelta(minutes=3))  # a worker has taken it
    look_for_due()
    assert OrmQ.objects.count() == 2


@pytest.mark.django_db
def test_a_mail_server_in_trouble_is_let_rest_for_a_minute(settings, monkeypatch):
    write_notes(3)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", processes.free_port()
    assert send_due() == 0
    assert sorted(Message.objects.values_list("attempts", flat=True)) == [0, 1, 1]
    look_for_due()
    assert OrmQ.objects.count() == 0
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)
    look_for_due()
    assert OrmQ.objects.count() == 1


@pytest.mark.django_db
def test_a_claim_holds_for_five_minutes(smtp):
    write_notes(1)
    Message.objects.update(state=Message.State.SENDING, claimed_at=timezone.now() - dt.timedelta(minutes=4))
    assert send_due() == 0
    Message.objects.update(claimed_at=timezone.now() - dt.timedelta(minutes=6))
    assert send_due() == 1


@pytest.mark.django_db(transaction=True)
def test_several_workers_send_each_mail_once(smtp, tmp_path):
    write_notes(20)

    def work(_number):
        try:
            return send_due()
        finally:
            connection.close()

    with shared_database(tmp_path), ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 20
    assert Counter(smtp.recipients) == {f"n{number}@mission.example": 1 for number in range(20)}


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_sends_loses_nothing_and_repeats_one_mail_at_most(smtp, tmp_path):
    write_notes(
        3, kind="registrations/confirmed", title="Law", week="Week", link="https://site.example/rsvp/x/"
    )
    smtp.goes_on.clear()
    with shared_database(tmp_path) as database:
        worker = _start_worker(smtp.port, database)
        assert smtp.has_begun.wait(30)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait(10)
        smtp.goes_on.set()
    assert states() == ["sending"] * 3
    assert send_due() == 0  # they may still be on their way
    Message.objects.update(claimed_at=timezone.now() - dt.timedelta(minutes=6))
    assert send_due() == 3
    assert states() == ["sent"] * 3
    assert Counter(smtp.recipients) == {
        "n0@mission.example": 2,
        "n1@mission.example": 1,
        "n2@mission.example": 1,
    }
    ids = Counter(mail["Message-ID"] for mail in smtp.mails)
    assert len(ids) == 3  # the repeated one has the same, so that mail programs can tell


def _start_worker(port: int, database: dict[str, str]) -> subprocess.Popen[bytes]:
    site = {
        "DJANGO_DEBUG": "true",
        "DJANGO_SECRET_KEY": "only-for-this-test-" + "0123456789" * 4,
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "POCWEEK_SITE_URL": "http://testserver",
    }
    command = [
        sys.executable,
        "manage.py",
        "shell",
        "-v0",
        "-c",
        "from events.mails.delivery import send_due; send_due()",
    ]
    root = Path(__file__).resolve().parents[3]
    return subprocess.Popen(command, cwd=root, env=processes.environment(site | database))


@pytest.mark.django_db
def test_two_refused_addresses_in_a_row_do_not_stop_the_third_mail(smtp):
    smtp.answers["n0@mission.example"] = smtp.answers["n1@mission.example"] = "550 No such mailbox"
    write_notes(3)
    assert send_due() == 1
    assert states() == ["failed", "failed", "sent"]
