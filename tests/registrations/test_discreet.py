"""At a discreet event nobody learns who has answered: not from the page, nor from its status, nor from the work."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import Rsvp, RsvpPolicy
from tests.factories import CapacityLimitFactory, SideEventFactory, new_york

KNOWN, FRESH = "known@mission.example", "fresh@mission.example"
TYPED = {
    "given_name": "Amina",
    "family_name": "Delegate",
    "organization_name": "Norway",
    "has_consented": "on",
}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(13, 12), tick=False):
        yield


def discreet_event(*, seats=9, waiting=0, answered=1, **policy):
    """An event where the known address has answered, after so many others; more people wait behind."""
    event = SideEventFactory(slug="law", is_discreet=True)
    CapacityLimitFactory(side_event=event, seats=seats)
    for number in range(answered - 1):
        answer(event, f"before{number}@mission.example")
    answer(event, KNOWN)
    for number in range(waiting):
        answer(event, f"behind{number}@mission.example")
    RsvpPolicy.objects.create(side_event=event, **policy)
    return event


def answer(event, email, **more):
    details = {"given_name": "Known", "family_name": "Person", "organization_name": "Chile"}
    return services.register(
        side_event=event, attendance_mode="in_person", email=email, by=Actor.delegate(), **details | more
    ).rsvp


def kinds(queries):
    """Each statement by what it does to which table. That a row is written anew or over counts as one."""
    found = []
    for query in queries:
        verb = "WRITE" if query["sql"].startswith(("INSERT", "UPDATE")) else query["sql"].split()[0]
        table = re.search(r'(?:FROM|INTO|UPDATE) "?(\w+)', query["sql"])
        found.append((verb, table[1] if table else ""))
    return found


def seen(email, address="/2030/law/rsvp/", typed=TYPED):
    """Return all that somebody outside can see of an answer, and the statements it took."""
    client = Client()
    client.get(address)  # whatever is only read once
    with CaptureQueriesContext(connection) as queries:
        answered = client.post(address, typed | {"email": email})
    work = kinds(queries.captured_queries)  # the next request would empty the list
    page = client.get(answered["Location"]) if answered.status_code == 302 else answered
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()).replace(email, "…")
    return {
        "status": answered.status_code,
        "headers": dict(answered.headers),
        "cookies": {name: (len(morsel.value), morsel["path"]) for name, morsel in answered.cookies.items()},
        "page": (page.status_code, dict(page.headers) | {"Content-Length": ""}, html),
        "work": work,
    }


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"seats": 1},
        {"seats": 1, "answered": 2},  # the known one waits
        {"seats": 1, "waiting": 2},
        {"minutes_to_prove": 60},
        {"is_on_request": True},
    ],
    ids=["seats left", "full", "known waits", "queue", "proof asked", "on request"],
)
@pytest.mark.django_db(transaction=True)
def test_a_known_address_gets_the_page_the_status_and_the_work_of_a_new_one(event):
    discreet_event(**event)
    seen("first@mission.example")  # reads what the process keeps, and wakes a worker, who is not there
    known, fresh = seen(KNOWN), seen(FRESH)
    assert known["work"] == fresh["work"]
    assert ("WRITE", "registrations_rsvp") in fresh["work"]
    assert known == fresh
    assert fresh["status"] == 302
    assert set(Message.objects.filter(recipient=KNOWN).values_list("kind", flat=True)) >= {
        "registrations/link_again"
    }
    assert Rsvp.objects.filter(email=KNOWN).count() == 1


@pytest.mark.django_db
def test_a_full_event_without_waiting_list_refuses_both_alike():
    event = discreet_event(seats=1)
    event.capacity_limits.update(has_waiting_list=False)
    known, fresh = seen(KNOWN), seen(FRESH)
    assert known == fresh
    assert fresh["status"] == 409


@pytest.mark.django_db
def test_the_known_person_keeps_seat_and_place():
    event = discreet_event(seats=1, answered=2, waiting=1)
    before = list(Rsvp.objects.order_by("pk").values("status", "queued_at", "seated_at", "email"))
    seen(KNOWN)
    assert list(Rsvp.objects.order_by("pk").values("status", "queued_at", "seated_at", "email")) == before
    assert event.capacity_limits.get().waiting_count == 2


MEMBER = TYPED | {"party_role": "delegate", "attendance_mode": "in_person"}


@pytest.mark.django_db
def test_a_focal_point_learns_nothing_about_an_address_of_a_discreet_event():
    focal_point = answer(discreet_event(), "focal@mission.example")
    address = f"/rsvp/{focal_point.token}/delegation/"
    known, fresh = seen(KNOWN, address, MEMBER), seen(FRESH, address, MEMBER)
    assert known["page"] == fresh["page"]
    assert "Amina Delegate gets an e-mail with the answer." in fresh["page"][2]


@pytest.mark.django_db
def test_a_focal_point_is_never_told_whose_an_address_is(client):
    event = SideEventFactory(slug="law")
    CapacityLimitFactory(side_event=event)
    answer(event, KNOWN)
    focal_point = answer(event, "focal@mission.example")

    page = client.post(f"/rsvp/{focal_point.token}/delegation/", MEMBER | {"email": KNOWN}, follow=True)

    assert "Amina Delegate: somebody has answered under that address." in page.content.decode()
    assert "Known Person: Confirmed" not in page.content.decode()
