"""What is forgotten of people, when, and that nothing of them is left anywhere."""

import datetime as dt
import json
import logging

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django_q.models import Task

from events.access import Action, Role, may
from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import Invitation, Rsvp
from registrations.services import Invitee, purge
from tests.everywhere import everything, places_with
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory, new_york
from tests.registrations.journey import DELEGATES, OTHERS, everybody_went_through, rsvp_of
from tests.smtp import mail_server

from .people import register

DAY = dt.timedelta(days=1)
BEFORE = new_york(13, 14)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(BEFORE, tick=True) as clock:
        yield clock


@pytest.fixture
def folder(settings, tmp_path):
    """The data folder, where mail becomes files."""
    settings.MEDIA_ROOT, settings.MAIL_DIR = tmp_path / "media", tmp_path / "mail"
    settings.EMAIL_BACKEND = "pocweek.mail_folder.FolderBackend"
    return tmp_path


@pytest.fixture
def journey(folder, settings, caplog):
    caplog.set_level(logging.INFO)
    with mail_server() as server:
        yield everybody_went_through(server)


def left(words, folder):
    """Return where each of the words still lies."""
    kept = everything(folder)
    return {word: places for word in words if (places := places_with(word, kept))}


# --- the marker test ---

THERE = {
    "registrations_rsvp.email", "registrations_rsvp.dietary_needs", "registrations_rsvp.decision_note",
    "registrations_invitation.answer_note", "registrations_invitation.family_name",
    "registrations_handover.email", "registrations_personalweek.email", "registrations_organizersletter.text",
    "events_message.recipient", "events_message.facts", "events_message.error", ".eml",
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_the_journey_leaves_something_of_everybody_in_every_place(journey, folder):
    """The control: what the next tests no longer find was there."""
    found = left([*DELEGATES, *OTHERS], folder)
    assert found.keys() == {*DELEGATES, *OTHERS}
    assert set().union(*found.values()) >= THERE
    assert LogEntry.objects.filter(content_type__model="rsvp").exists()
    assert Task.objects.filter(func__endswith="send_letter").exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_of_somebody_who_asked_to_be_forgotten(journey, folder, client):
    found = {}
    for word in DELEGATES:
        for rsvp in Rsvp.objects.filter(family_name=word.title()):
            assert client.post(f"{rsvp.get_absolute_url()}erase/").status_code == 200
        found |= left([word], folder)
    assert found == {}


@pytest.mark.django_db(transaction=True)
def test_somebody_who_is_forgotten_takes_nothing_of_others_along(journey, folder, client):
    before = left([*DELEGATES, *OTHERS], folder)
    services.erase(rsvp=rsvp_of("zyxsecond"))
    after = left([*DELEGATES, *OTHERS], folder)
    assert before.keys() - after.keys() == {"zyxsecond"}
    assert {word: places for word, places in before.items() if word not in ("zyxsecond", "zyxfirst")} == {
        word: places for word, places in after.items() if word != "zyxfirst"
    }


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_of_anybody_when_the_time_is_over(journey, folder, clock, caplog):
    event, on_request = journey
    counts = [event.capacity_limits.get(attendance_mode="in_person").confirmed_count, Rsvp.objects.count()]
    states = sorted(Rsvp.objects.values_list("pk", "status"))
    clock.move_to(event.ends_at + 3 * dt.timedelta(hours=1))
    services.write_thanks()
    clock.move_to(event.ends_at + 90 * DAY + dt.timedelta(minutes=1))

    purge()

    assert left([*DELEGATES, *OTHERS], folder) == {}
    assert [
        event.capacity_limits.get(attendance_mode="in_person").confirmed_count,
        Rsvp.objects.count(),
    ] == counts
    assert sorted(Rsvp.objects.values_list("pk", "status")) == states
    assert Invitation.objects.count() == 4
    call_command("verify_seats")
    assert purge() == {}  # a second time there is nothing to do


@pytest.mark.django_db(transaction=True)
def test_no_log_names_anybody(journey, clock, caplog, client):
    services.erase(rsvp=rsvp_of("zyxform"))
    clock.shift(200 * DAY)
    purge()
    records = caplog.get_records("setup") + caplog.records
    lines = [record.getMessage() for record in records if record.name.split(".")[0] in OURS]
    assert len(lines) > 20
    words = [*DELEGATES, *OTHERS]
    assert [line for line in lines if any(word in line.lower() for word in words)] == []


OURS = ("events", "registrations", "pocweek", "agenda", "django")


# --- on request ---


@pytest.fixture
def event(db):
    return CapacityLimitFactory(side_event__slug="law").side_event


def test_the_link_of_somebody_forgotten_opens_nothing_and_the_seat_is_free(event, client):
    event.capacity_limits.update(seats=1)
    first, waiting = register(event, 1), register(event, 2)
    assert client.post(f"{first.get_absolute_url()}erase/").status_code == 200
    assert client.get(first.get_absolute_url()).status_code == 404
    waiting.refresh_from_db()
    assert waiting.status == "confirmed"
    assert not Message.objects.filter(recipient=first.email).exists()


def test_erasing_twice_is_erasing_once(event):
    rsvp = register(event)
    services.erase(rsvp=rsvp)
    once = Rsvp.objects.values().get()
    services.erase(rsvp=rsvp)
    again = Rsvp.objects.values().get()
    assert {name for name in once if once[name] != again[name]} == {"token", "erased_at"}


def test_who_came_counts_after_being_forgotten(event, clock):
    rsvp = register(event)
    clock.move_to(event.ends_at + DAY)
    services.erase(rsvp=rsvp)
    rsvp.refresh_from_db()
    assert (rsvp.status, rsvp.full_name, rsvp.email) == ("confirmed", "", "")
    assert event.capacity_limits.get().confirmed_count == 1


def test_the_copy_holds_all_that_is_kept_about_the_person(event, client):
    (invitation,), _known = services.invite(
        side_event=event,
        invitees=[Invitee("person1@x.example", "Norway", function="Counsellor")],
        by=Actor.clock(),
    )
    rsvp = register(
        event, email="person1@x.example", dietary_needs="vegan", identity_name="AS PRINTED", un_pass="needs"
    )
    services.offer_hand_over(
        rsvp=rsvp, given_name="O", family_name="Ba", email="o@x.example", by=Actor.delegate()
    )

    copy = json.loads(client.get(f"{rsvp.get_absolute_url()}my-data.json").content)

    told = {name: copy[name] for name in ("email", "dietary_needs", "identity_name", "status")}
    assert told == {
        "email": "person1@x.example", "dietary_needs": "vegan", "identity_name": "AS PRINTED", "status": "confirmed"
    }  # fmt: skip
    assert copy["invitations"][0]["function"] == "Counsellor"
    assert copy["hand_overs"][0]["email"] == "o@x.example"
    assert [message["kind"] for message in copy["messages"]] == [
        "registrations/invitation",
        "registrations/confirmed",
    ]
    assert rsvp.token not in json.dumps(copy)


# --- needs ---

PAGES = {
    "list": "/admin/registrations/rsvp/",
    "change": "/admin/registrations/rsvp/{pk}/change/",
    "table": "/2030/law/attendee-list.csv",
    "guest list": "/2030/law/guest-list.csv",
    "door": "/2030/law/checkin/",
    "state of the door": "/2030/law/checkin/state.json",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "is_own", "sees"),
    [
        ([Role.ORGANISER], True, True),
        ([Role.ORGANISER], False, False),
        ([Role.SECRETARIAT], False, False),
        ([Role.SECRETARIAT], True, True),
        ([Role.DOOR], True, False),
        ([Role.DOOR, Role.SECRETARIAT], False, False),
    ],
)
def test_needs_are_seen_by_the_organisers_of_the_event_alone(client, roles, is_own, sees):
    user = UserFactory(groups=roles)
    event = SideEventFactory(slug="law", organisers=[user] if is_own else [])
    CapacityLimitFactory(side_event=event)
    rsvp = register(event, dietary_needs="zyxvegan", access_needs="zyxramp")
    client.force_login(user)

    assert may(user, Action.SEE_NEEDS, event) is sees
    shown = {}
    for name, address in PAGES.items():
        page = client.get(address.format(pk=rsvp.pk), follow=True).content.decode(errors="replace")
        shown[name] = "zyxvegan" in page or "zyxramp" in page
    table = client.post("/admin/registrations/rsvp/export/", {"format": "1"}).content.decode(errors="replace")
    shown["export"] = "zyxvegan" in table
    organisers_pages = {"change", "table", "export"}
    assert shown == {name: sees and name in organisers_pages for name in shown}
