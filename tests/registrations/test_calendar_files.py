"""Every calendar file of a side event, as two parsers read it: what it says, to whom, and that it follows changes."""

import datetime as dt

import pytest
import time_machine

from events import services as events_services
from events.actors import Actor
from events.mails.delivery import compose
from events.models import Message, SideEvent
from registrations import services
from registrations.models import AttendanceMode, PersonalWeek, RsvpPolicy
from tests import calendar_parsers
from tests.factories import CapacityLimitFactory, CoSponsorFactory, SideEventFactory, VenueFactory, new_york

pytestmark = pytest.mark.django_db
LINK = "https://join.example/j/9"
TITLE = "Law, order; and\nCôte d’Ivoire: حماية المدنيين \\ 保护平民 " + "и дети " * 12
ROOM = "Conference Room 8, United Nations Headquarters, 405 East 42nd Street, New York"
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(13, 12), tick=True) as clock:
        yield clock


@pytest.fixture
def event():
    event = SideEventFactory(
        slug="law",
        title=TITLE,
        venue=VenueFactory(name="Conference Room 8"),
        is_online=True,
        online_platform="Webex",
        joining_link=LINK,
    )
    CoSponsorFactory(side_event=event, lead=True)
    for mode in AttendanceMode.values:
        CapacityLimitFactory(side_event=event, attendance_mode=mode)
    events_services.record(side_event=event, by=Actor.clock())
    return event


def answer(event, email="amina@mission.example", mode="in_person", **changes):
    values = {"given_name": "Amina", "family_name": 'Delegate, "A"; B', "organization_name": "Norway"}
    return services.register(
        side_event=event, attendance_mode=mode, email=email, by=Actor.delegate(), **values | changes
    ).rsvp


def mailed(kind, email="amina@mission.example"):
    """Return the calendar file of the newest mail of a kind, read from the bytes that go to the mail server."""
    message = Message.objects.filter(kind=f"registrations/{kind}", recipient=email).latest("pk")
    return calendar_parsers.read_mailed(compose(message).message().as_bytes(linesep="\r\n"))


def fetched(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return calendar_parsers.read(response.content)


def postpone(event, hours=1):
    event = SideEvent.objects.get(pk=event.pk)
    event.starts_at += dt.timedelta(hours=hours)
    event.ends_at += dt.timedelta(hours=hours)
    event.save()
    events_services.record(side_event=event, by=Actor.clock())


def test_all_files_of_one_event_say_the_same_of_it(client, event):
    rsvp = answer(event)
    services.send_personal_week(rsvp=rsvp)
    week = PersonalWeek.objects.get().get_absolute_url()
    public = [fetched(client, "/2030/law/event.ics"), fetched(client, "/2030/programme.ics")]
    personal = [fetched(client, f"/rsvp/{rsvp.token}/event.ics"), fetched(client, f"{week}my-week.ics")]
    method, request = mailed("confirmed")

    assert (method, request.method) == ("REQUEST", "REQUEST")
    assert [calendar.method for calendar in [*public, *personal]] == ["PUBLISH"] * 4
    for calendar in [*public, *personal, request]:
        (entry,) = calendar.entries
        assert entry.uid == f"side-event-{event.pk}@testserver"
        assert entry.summary == TITLE
        assert (entry.starts_at, entry.ends_at) == (event.starts_at, event.ends_at)
        assert (entry.zone, calendar.zones) == ("America/New_York", ("America/New_York",))
        assert entry.starts_at.utcoffset() == dt.timedelta(hours=-4)
        assert (entry.organizer, entry.status) == ("mailto:no-reply@testserver", "CONFIRMED")
        assert entry.url == "http://testserver/2030/law/"
    assert [calendar.entries[0].location for calendar in public] == [f"{ROOM}; Online"] * 2
    assert [calendar.entries[0].location for calendar in [*personal, request]] == [ROOM] * 3
    assert {calendar.entries[0].sequence for calendar in public} == {event.sequence}
    assert len({calendar.entries[0].sequence for calendar in [*personal, request]}) == 1


def test_only_the_person_is_named_and_only_in_the_mail(client, event):
    rsvp = answer(event)
    answer(event, "other@mission.example", given_name="Other")
    assert mailed("confirmed")[1].entries[0].attendees == (
        ("mailto:amina@mission.example", 'Amina Delegate, "A"; B'),
    )
    for address in ("/2030/law/event.ics", "/2030/programme.ics", f"/rsvp/{rsvp.token}/event.ics"):
        assert fetched(client, address).entries[0].attendees == ()


def test_whatever_happens_each_file_is_newer_than_the_one_before(event, clock):
    """Calendars believe the highest sequence: a seat that is taken again must not lose to its cancellation."""
    rsvp = answer(event)
    seen = [mailed("confirmed")]
    clock.shift(MINUTE)
    postpone(event)
    services.tell_changes(side_event=event, by=Actor.clock())
    seen.append(mailed("changed"))
    clock.shift(MINUTE)
    services.switch_mode(rsvp=rsvp, attendance_mode="online", by=Actor.delegate())
    seen.append(mailed("confirmed"))
    clock.shift(MINUTE)
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    seen.append(mailed("cancelled"))
    clock.shift(MINUTE)
    answer(event)
    seen.append(mailed("confirmed"))
    clock.shift(MINUTE)
    events_services.cancel(side_event=SideEvent.objects.get(pk=event.pk), by=Actor.clock())
    seen.append(mailed("event_cancelled"))

    entries = [calendar.entries[0] for _method, calendar in seen]
    methods = ["REQUEST", "REQUEST", "REQUEST", "CANCEL", "REQUEST", "CANCEL"]
    assert [(method, calendar.method) for method, calendar in seen] == list(
        zip(methods, methods, strict=True)
    )
    assert len({entry.uid for entry in entries}) == 1
    for earlier, later in zip(entries, entries[1:], strict=False):
        assert later.sequence > earlier.sequence
        assert later.stamped_at > earlier.stamped_at
    places = [entry.location for entry in entries]
    assert places == [ROOM, ROOM, *["Online (Webex)"] * 2, ROOM, ROOM]
    assert [entry.status for entry in entries[3:]] == [None, "CONFIRMED", "CANCELLED"]


def test_a_calendar_that_is_fetched_again_follows_a_change_of_the_event(client, event, clock):
    rsvp = answer(event)
    before = fetched(client, f"/rsvp/{rsvp.token}/event.ics").entries[0]
    clock.shift(MINUTE)
    postpone(event)
    after = fetched(client, f"/rsvp/{rsvp.token}/event.ics").entries[0]
    assert after.starts_at - before.starts_at == dt.timedelta(hours=1)
    assert after.sequence > before.sequence


def test_who_gives_the_seat_away_has_it_taken_out_and_the_colleague_gets_it(event):
    rsvp = answer(event)
    offer = services.offer_hand_over(
        rsvp=rsvp, given_name="Noor", family_name="C", email="noor@mission.example", by=Actor.delegate()
    )
    services.accept_hand_over(
        offer=offer, language="en", given_name="Noor", family_name="C", organization_name="Norway"
    )
    taken_out, put_in = mailed("handed_over"), mailed("confirmed", "noor@mission.example")
    assert (taken_out[0], taken_out[1].entries[0].attendees[0][0]) == (
        "CANCEL", "mailto:amina@mission.example",
    )  # fmt: skip
    assert (put_in[0], put_in[1].entries[0].attendees[0][0]) == ("REQUEST", "mailto:noor@mission.example")


def test_a_seat_that_lapses_is_taken_out(event, clock):
    RsvpPolicy.objects.create(side_event=event, minutes_to_prove=30)
    answer(event)
    clock.shift(31 * MINUTE)
    services.release_ended_holds()
    first, last = mailed("confirmed")[1].entries[0], mailed("lapsed")[1].entries[0]
    assert last.sequence > first.sequence


def test_a_colleague_without_address_is_not_put_into_the_calendar_of_the_focal_point(event):
    focal_point = answer(event, "focal@mission.example")
    member = services.PartyMember(
        {"given_name": "Kim", "family_name": "Colleague", "organization_name": "Norway"}, "in_person"
    )
    services.register_party(focal_point=focal_point, members=[member], by=Actor.delegate())
    services.cancel(rsvp=focal_point.party.get(), by=Actor.delegate())
    for kind in ("confirmed", "cancelled"):
        message = Message.objects.filter(kind=f"registrations/{kind}").latest("pk")
        assert message.recipient == "focal@mission.example"
        assert compose(message).attachments == []


def test_times_outside_summer_and_of_another_place_are_read_alike(client):
    for year, zone, month in (
        (2031, "Europe/Zurich", 1),
        (2032, "America/Santiago", 7),
        (2033, "Asia/Kathmandu", 11),
    ):
        event = SideEventFactory(
            slug="far",
            week__year=year,
            week__time_zone=zone,
            starts_at=dt.datetime(year, month, 20, 23, 30, tzinfo=dt.UTC),
        )
        (entry,) = fetched(client, f"/{year}/far/event.ics").entries
        assert (entry.starts_at, entry.zone) == (event.starts_at, zone)
