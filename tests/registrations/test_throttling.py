"""Limits on public forms: a number an hour for each address and event; a network is only answered later."""

import datetime as dt
import ipaddress
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from gunicorn.config import Config

from events.actors import Actor
from pocweek import gunicorn_conf
from registrations import services, throttling
from registrations.models import HandOver, Invitation, Rsvp, Tally
from registrations.networks import network_of
from registrations.throttling import Limit, WaitingPlaces, count, seconds_to_wait
from tests.factories import CapacityLimitFactory, SideEventFactory, new_york
from tests.shared_database import shared_database

from . import people

pytestmark = pytest.mark.django_db
NOON = new_york(13, 12)
TYPED = people.TYPED | {"attendance_mode": "in_person"}
FORM = "/2030/law/rsvp/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON + dt.timedelta(minutes=20), tick=False) as clock:
        yield clock


@pytest.fixture
def event():
    event = SideEventFactory(slug="law", is_transferable=True, is_online=True)
    CapacityLimitFactory(side_event=event)
    CapacityLimitFactory(side_event=event, attendance_mode="online")
    return event


@pytest.fixture
def low(monkeypatch):
    """Twice an hour for a person, three times for an event."""
    monkeypatch.setattr(throttling, "LIMITS", {})
    monkeypatch.setattr(throttling, "USUAL", Limit(per_person=2, per_event=3))


def seated(event, email="amina@mission.example"):
    details = {"given_name": "Amina", "family_name": "Delegate", "organization_name": "Norway"}
    return services.register(
        side_event=event, attendance_mode="in_person", email=email, by=Actor.delegate(), **details
    ).rsvp


# --- addresses and events ---


def test_an_address_is_refused_in_words_after_its_number_and_taken_again_in_the_next_hour(
    client, event, low, clock
):
    assert [client.post(FORM, TYPED).status_code for _turn in range(3)] == [302, 302, 429]
    refused = client.post(FORM, TYPED | {"email": " AMINA@mission.example"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "2400")
    assert "This was tried too often. Please try again in 40 minutes." in refused.content.decode()
    assert Rsvp.objects.count() == 1

    clock.shift(dt.timedelta(minutes=40))

    assert client.post(FORM, TYPED).status_code == 302


def test_an_event_is_refused_after_its_number_and_others_are_not(client, event, low):
    other = SideEventFactory(slug="water")
    CapacityLimitFactory(side_event=other)
    typed = [TYPED | {"email": f"person{number}@mission.example"} for number in range(5)]
    assert [client.post(FORM, values).status_code for values in typed[:4]] == [302, 302, 302, 429]
    assert client.post("/2030/water/rsvp/", typed[4]).status_code == 302


def test_reading_is_never_counted(client, event, low):
    assert {client.get(FORM).status_code for _turn in range(5)} == {200}
    assert Tally.objects.count() == 0


def post_addresses():
    """Every address of a page that takes a POST from somebody without account, with what it is called."""
    patterns = dict(get_resolver("registrations.urls").reverse_dict.items())
    staff = {
        name
        for name in patterns
        if isinstance(name, str) and name.startswith(("checkin", "attendee", "guest"))
    }
    return sorted(name for name in patterns if isinstance(name, str) and name not in staff)


ONLY_READ = {"sent", "rsvp", "my_data", "my_week", "my_week_ics", "rsvp_ics", "qr"}
FORMS = {
    "register": "/2030/law/rsvp/",
    **{
        name: f"/rsvp/{{rsvp}}/{path}/"
        for name, path in {
            "change": "change", "cancel": "cancel", "switch": "switch", "prove": "prove", "erase": "erase",
            "offer_seat": "hand-over", "keep_seat": "keep", "party": "delegation", "send_my_week": "my-week",
            "cancel_member": "delegation/cancel",
        }.items()
    },
    "hand_over": "/hand-over/{offer}/",
    "invitation": "/invitation/{invitation}/",
    "decline_invitation": "/invitation/{invitation}/decline/",
    "forward_invitation": "/invitation/{invitation}/forward/",
}  # fmt: skip


def test_the_table_of_these_tests_names_every_public_form():
    assert set(post_addresses()) == FORMS.keys() | ONLY_READ


@pytest.mark.parametrize("form", FORMS)
def test_every_public_form_has_a_limit(client, event, low, form):
    """An empty POST is refused by each form as it may be; the third time it is one too many."""
    rsvp = seated(event)
    ends_at = NOON + dt.timedelta(days=1)
    offer = HandOver.objects.create(
        rsvp=rsvp, given_name="O", family_name="B", email="o@x.example", expires_at=ends_at
    )
    invitation = Invitation.objects.create(
        side_event=event, organization_name="Norway", email="i@x.example", expires_at=ends_at
    )
    address = FORMS[form].format(rsvp=rsvp.token, offer=offer.token, invitation=invitation.token)
    typed = {"email": "somebody@mission.example"} if form == "register" else {}
    if form == "erase":  # the link ends with the first
        Tally.objects.all().delete()
        count({f"erase/person/rsvp/{rsvp.pk}": throttling.HOUR}, timezone.now())
        count({f"erase/person/rsvp/{rsvp.pk}": throttling.HOUR}, timezone.now())
        assert client.post(address).status_code == 429
        assert not Rsvp.objects.get().erased_at
        return
    answers = [client.post(address, typed).status_code for _turn in range(3)]
    assert (429 in answers[:2], answers[2]) == (False, 429)


def test_a_colleague_s_address_counts_whoever_writes_to_it(client, event, low):
    target = {"given_name": "Omar", "family_name": "Ba", "email": "omar@mission.example"}
    answers = []
    for number in range(3):
        rsvp = seated(event, f"person{number}@mission.example")
        answers.append(client.post(f"/rsvp/{rsvp.token}/hand-over/", target).status_code)
    assert answers == [302, 302, 429]


def test_a_program_that_fills_in_the_hidden_field_gets_an_answer_and_no_seat(client, event):
    response = client.post(FORM, TYPED | {"website": "https://x.example"})
    assert response.status_code == 302
    assert Rsvp.objects.count() == 0


# --- the tallies ---


def test_counting_costs_an_rsvp_one_statement(client, event):
    with CaptureQueriesContext(connection) as queries:
        client.post(FORM, TYPED, REMOTE_ADDR="192.0.2.1")
    assert sum("registrations_tally" in query["sql"] for query in queries) == 1
    assert Tally.objects.count() == 3  # the address, the event, the network


def test_no_address_of_a_person_or_a_network_is_kept(client, event):
    client.post(FORM, TYPED, REMOTE_ADDR="192.0.2.1")
    keys = list(Tally.objects.values_list("key", flat=True))
    assert {len(key) for key in keys} == {64}
    assert not any("amina" in key or "192" in key.split(".") for key in keys)


def test_a_new_window_begins_at_one_and_a_late_server_counts_on(clock):
    hour = {"form/person/a": throttling.HOUR}
    now = timezone.now()
    assert [count(hour, now)["form/person/a"] for _turn in range(2)] == [1, 2]
    assert count(hour, now + throttling.HOUR) == {"form/person/a": 1}
    assert count(hour, now) == {"form/person/a": 2}  # its clock is behind: the newer window stands
    assert Tally.objects.get().window_began_at == NOON + throttling.HOUR


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_counts_of_many_at_once_are_exact(tmp_path):
    keys = {f"key {number}": throttling.HOUR for number in range(4)}

    def work(turn):
        try:
            return count(dict(list(keys.items())[:: 1 if turn % 2 else -1]), NOON)
        finally:
            connection.close()

    with shared_database(tmp_path), ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(80)))
    assert sorted(counts["key 0"] for counts in found) == list(range(1, 81))
    assert set(Tally.objects.values_list("count", flat=True)) == {80}


# --- networks ---


@pytest.mark.parametrize(
    ("remote", "forwarded", "network"),
    [
        ("192.0.2.1", "", "192.0.2.1/32"),
        ("192.0.2.1", "198.51.100.7", "192.0.2.1/32"),  # said by the client itself
        ("10.0.0.1", "198.51.100.7", "198.51.100.7/32"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7/32"),  # the first was invented
        ("10.0.0.1", "198.51.100.7, 10.0.0.2", "198.51.100.7/32"),  # two proxies of ours
        ("::ffff:10.0.0.1", "198.51.100.7", "198.51.100.7/32"),
        ("10.0.0.1", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("10.0.0.1", "nonsense", ""),
        ("10.0.0.1", "", ""),
        ("127.0.0.1", "", ""),  # a proxy that nobody named: all clients would be one
        ("", "198.51.100.7", ""),  # a socket of this machine
    ],
)
def test_the_address_of_a_client_comes_from_trusted_proxies_alone(settings, remote, forwarded, network):

    settings.TRUSTED_PROXIES = [ipaddress.ip_network("10.0.0.0/8")]
    meta = {"REMOTE_ADDR": remote} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {})
    assert network_of(meta) == network


def test_a_network_is_answered_later_and_later_but_never_refused():
    waits = [seconds_to_wait(posts) for posts in (1, 300, 350, 400, 500, 100_000)]
    assert waits == [0, 0, 0.5, 1, 2, 2]


def test_a_crowded_network_is_answered_all_the_same(client, event, monkeypatch):
    monkeypatch.setattr(throttling, "PER_NETWORK", 1)
    waited = []
    monkeypatch.setattr(throttling.waiting_places, "wait", waited.append)
    answers = [
        client.post(FORM, TYPED | {"email": f"p{n}@x.example"}, REMOTE_ADDR="192.0.2.1") for n in range(3)
    ]
    assert [response.status_code for response in answers] == [302] * 3
    assert waited == [0, 0.01, 0.02]


def test_only_so_many_answers_are_held_back_at_once(clock):
    places, at_once = WaitingPlaces(), threading.Barrier(4)
    places.set_number(2)

    def wait(_number):
        at_once.wait()
        return places.wait(0.2)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(wait, range(4))) == [False, False, True, True]
    assert places.wait(0.001)  # they are free again


def test_a_process_that_serves_one_at_a_time_holds_nothing_back():
    began = time.monotonic()
    assert not WaitingPlaces().wait(60)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(("threads", "held_back"), [(8, 2), (4, 1), (1, 0)])
def test_the_server_says_how_many_of_its_threads_may_wait(monkeypatch, clock, threads, held_back):
    monkeypatch.setattr(throttling, "waiting_places", WaitingPlaces())
    config = Config()
    config.set("threads", threads)
    gunicorn_conf.post_worker_init(SimpleNamespace(cfg=config))
    at_once = threading.Barrier(4)

    def wait(_number):
        at_once.wait()
        return throttling.waiting_places.wait(0.2)

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(wait, range(4))) == held_back
