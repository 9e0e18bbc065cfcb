"""Workers beside each other: one that is killed harms no other, and those that are asked to end finish their task."""

import os
import signal
from pathlib import Path

import psutil
import pytest
from django.db import connection, transaction

from events.mails.messages import Draft, write
from tests.databases import query
from tests.processes import running, wait_until
from tests.shared_database import shared_database
from tests.smtp import mail_server

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
SITE = {
    "DJANGO_DEBUG": "true",
    "DJANGO_SECRET_KEY": "only-for-this-test-" + "0123456789" * 4,
    "POCWEEK_SITE_URL": "http://testserver",
}


@pytest.fixture
def site(tmp_path):
    """One mail to be sent, and the settings of the site that sends it."""
    facts = {"title": "Law", "week": "Week", "link": "https://site.example/rsvp/x/"}
    with transaction.atomic():
        write(Draft("registrations/confirmed", "n0@mission.example", "en", facts, "one"))
    with mail_server() as smtp, shared_database(tmp_path) as database:
        yield SITE | database | {"EMAIL_URL": f"smtp://127.0.0.1:{smtp.port}"}, smtp


def workers_of(head, *, number=2, but=()):
    """Return the workers below the process, once there are so many and none that was there before."""
    below = psutil.Process(head.pid)
    wait_until(lambda: len(set(below.children()) - set(but)) == number)
    return below.children()


def has_ended(process):
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_workers_that_were_killed_while_idle_are_replaced_and_send_the_mail(site, tmp_path):
    settings, smtp = site
    query(settings, "UPDATE events_message SET next_attempt_at = '2100-01-01 00:00:00+00'")
    with running("python", "manage.py", "qcluster", settings=settings, log=tmp_path / "log") as head:
        first = workers_of(head)
        for worker in first:
            worker.kill()
        workers_of(head, but=first)
        query(settings, "UPDATE events_message SET next_attempt_at = '2000-01-01 00:00:00+00'")
        wait_until(lambda: smtp.recipients == ["n0@mission.example"])
    assert Path(tmp_path / "log").read_text().count("has died (-9), another one starts") == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connections to a server")
def test_a_worker_keeps_its_connection_from_task_to_task(site, tmp_path):
    settings, smtp = site
    connected = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    others = set(query(settings, connected))
    with running("python", "manage.py", "qcluster", settings=settings, log=tmp_path / "log"):
        wait_until(lambda: smtp.recipients == ["n0@mission.example"])
        query(settings, "UPDATE events_message SET state = 'queued'")
        before = set(query(settings, connected)) - others
        wait_until(lambda: len(smtp.recipients) == 2)
        assert before & set(query(settings, connected))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_no_worker_stays_when_the_head_has_gone(site, tmp_path, how):
    settings, _smtp = site
    with running("python", "manage.py", "qcluster", settings=settings, log=tmp_path / "log") as head:
        workers = workers_of(head)
        os.kill(head.pid, how)
        assert head.wait(20) == (-signal.SIGKILL if how == signal.SIGKILL else 0)
        assert psutil.wait_procs(workers, timeout=20)[1] == []


def test_a_worker_asked_to_end_finishes_the_mail_that_it_sends(site, tmp_path):
    settings, smtp = site
    smtp.goes_on.clear()
    with running("python", "manage.py", "qcluster", settings=settings, log=tmp_path / "log") as head:
        workers = workers_of(head)
        assert smtp.has_begun.wait(20)
        head.terminate()
        wait_until(lambda: any(map(has_ended, workers)))  # the idle one: all have been asked
        smtp.goes_on.set()
        assert head.wait(20) == 0
    assert smtp.recipients == ["n0@mission.example"]
    assert query(settings, "SELECT state FROM events_message") == [("sent",)]
