"""Seats under a storm, from real threads and through several server processes: exactly the seats there are."""

import http.client
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core import signing
from django.core.management import call_command
from django.db import connection

from events.actors import Actor
from events.models import Message, SideEvent
from registrations import services
from registrations.models import AttendanceMode, CapacityLimit, Rsvp
from registrations.views.rsvp_form import SENT_COOKIE, SENT_SALT
from tests import processes
from tests.factories import CapacityLimitFactory
from tests.shared_database import shared_database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

# SQLite lets in one writer at a time anyway: fewer people are enough there
PEOPLE, SEATS = (200, 50) if connection.vendor == "postgresql" else (80, 35)
CLIENTS = 16


@pytest.fixture
def limit():
    return CapacityLimitFactory(seats=SEATS, side_event__slug="law")


def register(side_event, number, mode=AttendanceMode.IN_PERSON):
    """Register one person on this thread's own connection and return the state that the person is told."""
    try:
        outcome = services.register(
            side_event=side_event,
            attendance_mode=mode,
            given_name="Given",
            family_name=f"Family{number}",
            email=f"person{number}@mission.example",
            organization_name="A mission",
            by=Actor.delegate(),
        )
        return outcome.rsvp.status if outcome.is_new else "known"
    finally:
        connection.close()


def in_threads(folder, work, items, threads=CLIENTS):
    """Do the work for each item, many at a time, and return the answers in the order of the items."""
    with shared_database(folder), ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, items))


def assert_exactly_the_seats(limit):
    """Nobody too many, nobody forgotten, nobody overtaken, and a mail for each."""
    queue = Rsvp.objects.order_by("queued_at").values_list("status", flat=True)
    assert list(queue) == ["confirmed"] * SEATS + ["waitlisted"] * (PEOPLE - SEATS)
    limit.refresh_from_db()
    assert (limit.confirmed_count, limit.waiting_count) == (SEATS, PEOPLE - SEATS)
    kinds = Counter(Message.objects.values_list("kind", flat=True))
    assert kinds == {"registrations/confirmed": SEATS, "registrations/waiting": PEOPLE - SEATS}
    call_command("verify_seats", verbosity=0)


def test_threads_get_exactly_the_seats_there_are(limit, tmp_path):
    event = limit.side_event
    told = in_threads(tmp_path, lambda number: register(event, number), range(PEOPLE))
    assert Counter(told) == {"confirmed": SEATS, "waitlisted": PEOPLE - SEATS}
    assert_exactly_the_seats(limit)


def test_seats_given_back_in_a_storm_go_to_those_who_wait(limit, tmp_path):
    for number in range(SEATS + 30):
        register(limit.side_event, number)
    leaving = list(Rsvp.objects.confirmed()[:20])

    def cancel(rsvp):
        try:
            services.cancel(rsvp=rsvp, by=Actor.delegate())
        finally:
            connection.close()

    jobs = [lambda rsvp=rsvp: cancel(rsvp) for rsvp in leaving for _twice in range(2)]
    jobs += [lambda number=number: register(limit.side_event, number) for number in range(100, 120)]
    in_threads(tmp_path, lambda job: job(), jobs)
    limit.refresh_from_db()
    assert (limit.confirmed_count, limit.waiting_count) == (SEATS, 30)
    assert Message.objects.filter(kind="registrations/cancelled").count() == 20
    assert Message.objects.filter(kind="registrations/seated").count() == 20
    call_command("verify_seats", verbosity=0)


def test_one_person_who_posts_many_times_at_once_gets_one_seat(limit, tmp_path):
    """In both modes, whose seats have locks of their own: then the database lets only one in."""
    SideEvent.objects.update(is_online=True)
    CapacityLimitFactory(side_event=limit.side_event, attendance_mode=AttendanceMode.ONLINE)
    modes = [AttendanceMode.IN_PERSON, AttendanceMode.ONLINE] * 8
    told = in_threads(tmp_path, lambda mode: register(limit.side_event, 1, mode), modes)
    assert Counter(told) == {"confirmed": 1, "known": 15}
    assert Rsvp.objects.count() == 1
    assert Counter(Message.objects.values_list("kind", flat=True))["registrations/confirmed"] == 1
    call_command("verify_seats", verbosity=0)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets in one writer at a time, with the lock and without"
)
def test_without_the_lock_these_tests_would_fail(limit, tmp_path, monkeypatch):
    """The negative control: the same storm on the same limit, read without a lock, gives more seats than there are."""
    CapacityLimit.objects.update(seats=2)
    everybody_has_read = threading.Barrier(8, timeout=20)

    def read_without_lock(side_event_id, attendance_mode, known=None):
        unlocked = CapacityLimit.objects.get(side_event_id=side_event_id, attendance_mode=attendance_mode)
        unlocked.side_event = SideEvent.objects.with_programme().get(pk=side_event_id)
        everybody_has_read.wait()
        return unlocked

    monkeypatch.setattr("registrations.services.answers.lock_limit", read_without_lock)
    in_threads(tmp_path, lambda number: register(limit.side_event, number), range(8), threads=8)
    assert Rsvp.objects.confirmed().count() > 2


# --- through the site, as several processes ---


def rsvp_over_http(port, number):
    """Fetch the form, send it as a browser does, and return what the next page would say."""
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    server.request("GET", "/2030/law/rsvp/")
    page = server.getresponse()
    csrf = SimpleCookie(page.headers["Set-Cookie"])["csrftoken"].value
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    typed = {
        "csrfmiddlewaretoken": token[1],
        "given_name": "Given",
        "family_name": f"Family{number}",
        "email": f"person{number}@mission.example",
        "organization_name": "A mission",
        "has_consented": "on",
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={csrf}"}
    server.request("POST", "/2030/law/rsvp/", urlencode(typed), headers)
    answer = server.getresponse()
    answer.read()
    cookies = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or []))
    server.close()
    assert (answer.status, answer.headers["Location"]) == (302, "/2030/law/rsvp/sent/")
    return signing.loads(cookies[SENT_COOKIE].value, salt=SENT_SALT)


def test_server_processes_give_exactly_the_seats_there_are(limit, tmp_path):
    port = processes.free_port()
    command = ["gunicorn", "-c", "pocweek/gunicorn_conf.py", "--bind", f"127.0.0.1:{port}", "--workers", "3"]
    site = {"DJANGO_DEBUG": "true", "DJANGO_SECRET_KEY": settings.SECRET_KEY}
    log = tmp_path / "gunicorn.log"
    with (
        shared_database(tmp_path) as database,
        processes.running(*command, settings=site | database, log=log),
        ThreadPoolExecutor(CLIENTS) as pool,
    ):
        processes.wait_until(lambda: processes.listens(port))
        told = list(pool.map(lambda number: rsvp_over_http(port, number), range(PEOPLE)))
    assert Counter(answer["result"] for answer in told) == {"confirmed": SEATS, "waitlisted": PEOPLE - SEATS}
    places = sorted(answer["place"] for answer in told if answer["result"] == "waitlisted")
    assert places == list(range(1, PEOPLE - SEATS + 1))
    assert_exactly_the_seats(limit)
