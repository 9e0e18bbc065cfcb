"""Mails beside those that follow from an answer: changes told, reminders, thanks, letters of the organizers."""

import datetime as dt
import re
import uuid

import icalendar
import pytest
import time_machine
from django.urls import reverse

from events import services as events_services
from events.access import Role
from events.actors import Actor
from events.mails.delivery import compose
from events.models import Message
from registrations import services
from registrations.models import AttendanceMode, OrganizersLetter, Reminder, Rsvp, RsvpPolicy
from registrations.services.letters import send_letter
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory, VenueFactory, new_york

pytestmark = pytest.mark.django_db
CLOCK = Actor.clock()


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(13, 12), tick=True) as clock:
        yield clock


@pytest.fixture
def event():
    event = SideEventFactory(
        slug="law",
        title="Law",
        is_online=True,
        joining_link="https://zoom.example/j/1",
        venue__name="Conference Room 8",
    )
    events_services.record(side_event=event, by=CLOCK)
    CapacityLimitFactory(side_event=event, seats=1)
    CapacityLimitFactory(side_event=event, seats=5, attendance_mode=AttendanceMode.ONLINE)
    return event


def answer(event, name, mode=AttendanceMode.IN_PERSON, **changes):
    values = {"given_name": name.title(), "family_name": "Delegate", "organization_name": "Norway"}
    return services.register(
        side_event=event,
        attendance_mode=mode,
        email=f"{name}@mission.example",
        by=Actor.delegate(),
        **values | changes,
    ).rsvp


def mails(kind):
    """Return subject, address and text of each mail of a kind."""
    rows = Message.objects.filter(kind=f"registrations/{kind}").order_by("recipient", "pk")
    return [compose(row) for row in rows]


def said(mail):
    return " ".join(mail.body.replace("\xa0", " ").split())


def change(event, **fields):
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    events_services.record(side_event=event, by=CLOCK)


# --- changes ---


def test_each_registrant_is_told_the_difference_that_matters_to_him_or_her(event):
    answer(event, "amina")
    answer(event, "bela")
    answer(event, "chen", AttendanceMode.ONLINE)
    room = VenueFactory(name="Conference Room 4", building=event.venue.building)
    change(event, venue=room, joining_link="https://zoom.example/j/2")

    assert services.tell_changes(side_event=event, by=CLOCK) == 3

    told = {mail.to[0].split("@")[0]: said(mail) for mail in mails("changed")}
    assert f"New room: {room} (before: Conference Room 8" in told["amina"]
    assert f"New room: {room}" in told["bela"]
    assert "The link for joining online is a new one." in told["chen"]
    assert "New room" not in told["chen"]
    assert not any("zoom.example" in text for text in told.values())


def test_a_new_time_comes_with_a_calendar_entry_of_a_higher_sequence(event):
    answer(event, "amina")
    (confirmed,) = mails("confirmed")
    change(event, starts_at=new_york(22, 9), ends_at=new_york(22, 10))

    services.tell_changes(side_event=event, by=CLOCK)

    (mail,) = mails("changed")
    assert (
        "New time: Wednesday, 22 May 2030, 9 a.m. to 10 a.m."
        " (before: Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m.)."
    ) in said(mail)
    ((_name, content, mimetype),) = mail.attachments
    (entry,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    ((_name, first, _mimetype),) = confirmed.attachments
    (entered,) = icalendar.Calendar.from_ical(first).walk("VEVENT")
    assert "method=REQUEST" in mimetype
    assert entry["SEQUENCE"] > entered["SEQUENCE"]
    assert entry.decoded("DTSTART") == new_york(22, 9)


def test_a_time_that_was_not_known_before_ends_with_one_full_stop(event):
    starts_at, ends_at = event.starts_at, event.ends_at
    change(event, starts_at=None, ends_at=None)
    answer(event, "amina")
    change(event, starts_at=starts_at, ends_at=ends_at)

    services.tell_changes(side_event=event, by=CLOCK)

    (mail,) = mails("changed")
    assert "Date and time: Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m." in said(mail)
    assert "p.m.." not in said(mail)


def test_told_twice_is_told_once_and_later_changes_are_told_anew(event):
    answer(event, "amina")
    change(event, title="Law and order")
    assert services.tell_changes(side_event=event, by=CLOCK) == 1
    assert services.tell_changes(side_event=event, by=CLOCK) == 0
    change(event, title="Law, order and care")
    assert services.tell_changes(side_event=event, by=CLOCK) == 1
    assert [mail.subject for mail in mails("changed")] == [
        "Changed: Law and order",
        "Changed: Law, order and care",
    ]


def test_who_registers_after_the_change_knows_it(event):
    change(event, title="Law and order")
    answer(event, "amina")
    assert services.tell_changes(side_event=event, by=CLOCK) == 0


def test_a_change_that_no_registrant_need_know_is_not_told(event):
    answer(event, "amina")
    change(event, audience="Everybody", background="<p>More words</p>")
    assert services.tell_changes(side_event=event, by=CLOCK) == 0


def test_the_admin_says_that_registrants_have_not_been_told_until_they_are(client, event):
    answer(event, "amina")
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    page = reverse("admin:events_sideevent_change", args=[event.pk])
    words = "Registrants have not been told"
    assert words not in client.get(page).content.decode()
    change(event, title="Law and order")
    assert words in client.get(page).content.decode()

    tell = reverse("admin:registrations_letter_tell", args=[event.pk])
    assert "The title is now “Law and order”." in client.get(tell).content.decode()
    assert Message.objects.filter(kind="registrations/changed").count() == 0
    client.post(tell)

    assert words not in client.get(page).content.decode()
    assert len(mails("changed")) == 1


# --- reminders ---


def test_a_reminder_goes_once_to_those_who_had_a_seat_when_it_fell_due(event, clock):
    Reminder.objects.create(side_event=event, hours_before=24)
    answer(event, "amina")
    answer(event, "waits")
    clock.move_to(new_york(20, 14))  # 23 hours before
    answer(event, "late", AttendanceMode.ONLINE)

    services.write_reminders()
    services.write_reminders()

    assert [mail.to for mail in mails("reminder")] == [["amina@mission.example"]]


def test_nothing_is_reminded_of_before_its_time_or_of_a_cancelled_event(event, clock):
    Reminder.objects.create(side_event=event, hours_before=24)
    answer(event, "amina")
    services.write_reminders()
    events_services.cancel(side_event=event, by=CLOCK)
    clock.move_to(new_york(20, 14))
    services.write_reminders()
    assert mails("reminder") == []


@pytest.mark.parametrize(("hours", "has_link"), [(1, True), (24, False)])
def test_the_joining_link_stands_in_the_reminder_for_online_delegates_once_it_may_be_shown(
    event, clock, hours, has_link
):
    Reminder.objects.create(side_event=event, hours_before=hours)
    answer(event, "amina", AttendanceMode.ONLINE)
    answer(event, "bela")
    clock.move_to(event.starts_at - dt.timedelta(hours=hours))

    services.write_reminders()

    texts = {mail.to[0].split("@")[0]: said(mail) for mail in mails("reminder")}
    assert ("https://zoom.example/j/1" in texts["amina"]) is has_link
    assert "zoom.example" not in texts["bela"]


# --- thanks ---


def test_those_who_came_are_thanked_once_after_the_end(event, clock):
    RsvpPolicy.objects.create(side_event=event, sends_thanks=True)
    event.capacity_limits.update(seats=5)
    came = answer(event, "amina")
    answer(event, "absent")
    answer(event, "online", AttendanceMode.ONLINE)
    clock.move_to(event.starts_at)
    services.note_arrival(rsvp=came, by=CLOCK)
    clock.move_to(event.ends_at + dt.timedelta(hours=3))

    services.write_thanks()
    services.write_thanks()

    assert [mail.to[0] for mail in mails("thanks")] == ["amina@mission.example", "online@mission.example"]


# --- letters ---


def letter(event, **changes):
    values = {"key": uuid.uuid4(), "subject": "Parking", "text": "Please use the gate at 46th Street."}
    values |= {"states": ["confirmed"], "modes": ["in_person", "online"], "by": CLOCK}
    return services.write_letter(side_event=event, **values | changes)


def test_a_letter_goes_to_those_in_the_states_and_modes_chosen(event):
    for name, mode in (("amina", "in_person"), ("waits", "in_person"), ("online", "online")):
        answer(event, name, AttendanceMode(mode))

    send_letter(letter(event).pk)
    send_letter(letter(event, states=["waitlisted"], modes=["in_person"], subject="Patience").pk)

    assert [(mail.to[0], mail.subject) for mail in mails("letter")] == [
        ("amina@mission.example", "Parking"),
        ("online@mission.example", "Parking"),
        ("waits@mission.example", "Patience"),
    ]
    assert "Please use the gate at 46th Street." in said(mails("letter")[0])


def test_a_letter_sent_twice_or_begun_again_reaches_each_person_once(event):
    answer(event, "amina")
    key = uuid.uuid4()
    first, second = letter(event, key=key), letter(event, key=key)
    for one in (first, second, first):
        send_letter(one.pk)
    assert (OrganizersLetter.objects.count(), len(mails("letter"))) == (1, 1)


def test_a_letter_to_nobody_is_refused(event):
    with pytest.raises(services.RegistrationError, match="Nobody is in the states and modes you chose."):
        letter(event)


def test_an_organizer_looks_at_the_letter_before_it_is_sent(client, event):
    answer(event, "amina")
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    page = reverse("admin:registrations_letter_write", args=[event.pk])
    typed = {
        "key": str(uuid.uuid4()),
        "subject": "Parking",
        "text": "Gate at 46th Street.",
        "states": ["confirmed"],
        "modes": ["in_person"],
    }

    looked = client.post(page, {**typed, "preview": "yes"}).content.decode()
    assert "Gate at 46th Street." in looked
    assert "Send to 1 person" in looked
    assert not OrganizersLetter.objects.exists()

    sent = client.post(page, {**typed, "send": "yes"})
    found = OrganizersLetter.objects.get()
    assert sent.url == reverse("admin:registrations_organizersletter_change", args=[found.pk])
    send_letter(found.pk)
    shown = re.sub(r"\s+", " ", client.get(sent.url).content.decode())
    assert "0 of 1 sent" in shown
    assert "amina@mission.example" in shown


@pytest.mark.parametrize(
    ("typed", "status"), [({"subject": ""}, 422), ({"states": []}, 422), ({"states": ["cancelled"]}, 409)]
)
def test_what_is_missing_in_a_letter_is_told_and_nothing_is_lost(client, event, typed, status):
    answer(event, "amina")
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    page = reverse("admin:registrations_letter_write", args=[event.pk])
    values = {
        "key": str(uuid.uuid4()),
        "subject": "S",
        "text": "Gate",
        "states": ["confirmed"],
        "modes": ["online"],
    }

    response = client.post(page, {**values, **typed, "preview": "yes"})

    assert response.status_code == status
    assert ">\r\nGate</textarea>" in response.content.decode().replace(">\nGate", ">\r\nGate")


def test_nobody_else_writes_to_the_delegates_of_an_event(client, event):
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    for name in ("registrations_letter_write", "registrations_letter_tell"):
        assert client.post(reverse(f"admin:{name}", args=[event.pk])).status_code == 403
    assert not Rsvp.objects.exists()
