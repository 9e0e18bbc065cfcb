import datetime as dt
import json
import re

import icalendar
import pytest
from django.utils import translation

from events.feeds.calendars import CalendarEntry, calendar_file
from events.models import CoSponsor, Organization, SideEvent
from tests.factories import (
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

ENTRY = CalendarEntry(
    uid="side-event-7@pocweek.example",
    sequence=3,
    stamped_at="2030-05-02T09:30:00.123456+00:00",
    starts_at="2030-05-21T13:15:00-04:00",
    ends_at="2030-05-21T14:45:00-04:00",
    time_zone="America/New_York",
    summary="Protecting civilians",
    location="Conference Room 8, United Nations Headquarters, New York",
    description="Presented by Norway",
    url="https://pocweek.example/2030/protecting-civilians/",
    organizer_name="PoC Week",
    organizer_email="no-reply@pocweek.example",
)
FOR_ONE = ENTRY.for_attendee("Amina Delegate", "amina@mission.example")


def event_of(content: bytes) -> icalendar.Event:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")[0]


def content_lines(content: bytes) -> list[str]:
    """Unfold a file by the letter of RFC 5545, 3.1, without the library that wrote it."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def changed(**values: object) -> CalendarEntry:
    return CalendarEntry(**{**ENTRY.to_facts(), **values})


def test_a_file_for_everybody_line_by_line():
    lines = content_lines(calendar_file([ENTRY]))
    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//PoC Week//Side events//EN",
        "METHOD:PUBLISH",
    ]
    assert lines[lines.index("BEGIN:VEVENT") :] == [
        "BEGIN:VEVENT",
        "SUMMARY:Protecting civilians",
        "DTSTART;TZID=America/New_York:20300521T131500",
        "DTEND;TZID=America/New_York:20300521T144500",
        "DTSTAMP:20300502T093000Z",
        "UID:side-event-7@pocweek.example",
        "SEQUENCE:3",
        "DESCRIPTION:Presented by Norway",
        "LAST-MODIFIED:20300502T093000Z",
        "LOCATION:Conference Room 8\\, United Nations Headquarters\\, New York",
        'ORGANIZER;CN="PoC Week":mailto:no-reply@pocweek.example',
        "STATUS:CONFIRMED",
        "URL:https://pocweek.example/2030/protecting-civilians/",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_the_zone_comes_with_the_file_once_and_covers_the_year():
    other_day = changed(uid="2", starts_at="2030-05-22T09:00:00-04:00", ends_at="")
    calendar = icalendar.Calendar.from_ical(calendar_file([ENTRY, other_day]))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "America/New_York"
    offsets = {part.name: part["TZOFFSETTO"].td for part in zone.subcomponents}
    assert offsets == {"STANDARD": dt.timedelta(hours=-5), "DAYLIGHT": dt.timedelta(hours=-4)}


def test_a_zone_tells_its_changes_by_the_clock_before_them():
    """As RFC 5545, 3.6.5, wants it. New York's clocks jump at 2 a.m. in spring and at 2 a.m. in autumn."""
    next_year = changed(starts_at="2031-05-20T13:00:00-04:00", ends_at="")
    lines = content_lines(calendar_file([ENTRY, next_year]))
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    changes = [line for line in zone if line.startswith(("DTSTART", "RDATE", "TZOFFSETTO"))]
    assert changes == [
        "DTSTART:20300101T000000",
        "TZOFFSETTO:-0500",
        "DTSTART:20300310T020000",
        "RDATE:20310309T020000",
        "TZOFFSETTO:-0400",
        "DTSTART:20301103T020000",
        "RDATE:20311102T020000",
        "TZOFFSETTO:-0500",
    ]


def test_zones_of_all_entries_are_there():
    doha = changed(time_zone="Asia/Qatar", starts_at="2030-05-21T20:15:00+03:00", ends_at="")
    calendar = icalendar.Calendar.from_ical(calendar_file([ENTRY, doha]))
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["America/New_York", "Asia/Qatar"]
    assert [event.start.utcoffset() for event in calendar.walk("VEVENT")] == [
        dt.timedelta(hours=-4),
        dt.timedelta(hours=3),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rules, means; ends: all \\ one",
        "first line\nsecond line",
        "a\\n is no line break",
        "“Civilians” – Côte d'Ivoire",
        "حماية المدنيين في النزاعات المسلحة، الأسبوع",
        "保护平民" * 60,
        "x" * 10_000,
        "BEGIN:VEVENT\nSUMMARY:another",
        "",
    ],
)
def test_any_text_comes_back_as_it_was_typed(text):
    content = calendar_file([changed(summary=text, location=text, description=text)])
    event = event_of(content)
    assert (event["SUMMARY"], event["LOCATION"], event["DESCRIPTION"]) == (text, text, text)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content_lines(content).count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\x00b\x07c\x0bd\x7fe\x85f", "abcdef"), ("a\tb", "ab")],
)
def test_control_characters_are_dropped_and_line_breaks_made_one_kind(typed, kept):
    assert event_of(calendar_file([changed(description=typed)]))["DESCRIPTION"] == kept


def test_a_cancelled_event_says_so_to_everybody():
    assert event_of(calendar_file([changed(is_cancelled=True)]))["STATUS"] == "CANCELLED"


def test_a_public_file_never_names_an_attendee():
    assert "ATTENDEE" not in event_of(calendar_file([FOR_ONE]))


def test_a_personal_file_names_the_one_who_has_answered():
    content = calendar_file([FOR_ONE], method="REQUEST")
    event = event_of(content)
    assert icalendar.Calendar.from_ical(content)["METHOD"] == "REQUEST"
    assert str(event["ATTENDEE"]) == "mailto:amina@mission.example"
    assert dict(event["ATTENDEE"].params) == {
        "CN": "Amina Delegate",
        "PARTSTAT": "ACCEPTED",
        "ROLE": "REQ-PARTICIPANT",
        "RSVP": "FALSE",
    }
    assert event["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("is_cancelled", "status"),
    [
        (True, "CANCELLED"),
        (False, None),  # RFC 5546, 3.2.5: who takes one person off must not say that the event is cancelled
    ],
)
def test_cancelling_for_one_person(is_cancelled, status):
    entry = changed(is_cancelled=is_cancelled).for_attendee("", "amina@mission.example")
    event = event_of(calendar_file([entry], method="CANCEL"))
    assert event.get("STATUS") == status
    assert event["UID"] == ENTRY.uid
    assert "CN" not in event["ATTENDEE"].params


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_a_personal_file_without_a_person_is_refused(method):
    with pytest.raises(ValueError, match="needs an attendee"):
        calendar_file([ENTRY], method=method)


def test_a_name_cannot_break_out_of_its_place():
    name = 'A "B"; RSVP=TRUE:mailto:other@x.example,\r\nATTENDEE:mailto:evil@x.example'
    content = calendar_file([ENTRY.for_attendee(name, "amina@mission.example")], method="REQUEST")
    attendees = [line for line in content_lines(content) if line.startswith("ATTENDEE")]
    assert len(attendees) == 1
    assert str(event_of(content)["ATTENDEE"]) == "mailto:amina@mission.example"
    assert event_of(content)["ATTENDEE"].params["RSVP"] == "FALSE"


def test_a_personal_stamp_replaces_that_of_the_record():
    at = dt.datetime(2030, 5, 3, 8, tzinfo=dt.UTC)
    assert (
        event_of(calendar_file([ENTRY.for_attendee("A", "a@x.example", at)], method="REQUEST"))["DTSTAMP"].dt
        == at
    )
    assert FOR_ONE.stamped_at == ENTRY.stamped_at


def test_an_entry_survives_a_snapshot():
    facts = json.loads(json.dumps(FOR_ONE.to_facts()))
    assert CalendarEntry.from_facts(facts) == FOR_ONE
    assert CalendarEntry.from_facts({**facts, "of_an_older_version": 1}) == FOR_ONE


def test_a_calendar_to_subscribe_to_carries_its_name():
    lines = content_lines(calendar_file([ENTRY], name="PoC Week, 2030\nMETHOD:CANCEL"))
    assert "NAME:PoC Week\\, 2030\\nMETHOD:CANCEL" in lines
    assert "X-WR-CALNAME:PoC Week\\, 2030\\nMETHOD:CANCEL" in lines


def test_the_same_entries_give_the_same_bytes():
    assert calendar_file([ENTRY, FOR_ONE]) == calendar_file([ENTRY, FOR_ONE])


def test_an_empty_programme_is_a_calendar_without_events():
    calendar = icalendar.Calendar.from_ical(calendar_file([]))
    assert calendar.walk("VEVENT") == []


@pytest.mark.django_db
def test_the_entry_of_a_side_event(settings):
    settings.SITE_URL = "https://pocweek.example:8443"
    settings.DEFAULT_FROM_EMAIL = "PoC Week <no-reply@pocweek.example>"
    side_event = SideEventFactory(
        title="Protecting civilians",
        subtitle="What works",
        slug="protecting-civilians",
        sequence=2,
        venue=VenueFactory(name="Conference Room 8", building="UN Headquarters", address=""),
    )
    norway = OrganizationFactory(name="Norway", kind=Organization.Kind.MEMBER_STATE)
    CoSponsorFactory(side_event=side_event, organization=norway, role=CoSponsor.Role.LEAD)
    CoSponsorFactory(side_event=side_event, organization=OrganizationFactory(name="Oxfam"))
    assert CalendarEntry.of(side_event) == CalendarEntry(
        uid=f"side-event-{side_event.pk}@pocweek.example",
        sequence=2,
        stamped_at=side_event.updated_at.isoformat(),
        starts_at="2030-05-21T13:15:00-04:00",
        ends_at="2030-05-21T14:45:00-04:00",
        time_zone="America/New_York",
        summary="Protecting civilians",
        location="Conference Room 8, UN Headquarters, New York",
        description=(
            "What works\nPresented by Norway with Oxfam\n"
            "Programme and RSVP: https://pocweek.example:8443/2030/protecting-civilians/"
        ),
        url="https://pocweek.example:8443/2030/protecting-civilians/",
        organizer_name="PoC Week",
        organizer_email="no-reply@pocweek.example",
        is_cancelled=False,
    )


@pytest.mark.django_db
def test_the_link_leads_to_the_page_in_the_language_of_the_reader(settings):
    settings.SITE_URL = "https://pocweek.example"
    side_event = SideEventFactory(slug="civilians")
    with translation.override("fr"):
        assert CalendarEntry.of(side_event).url == "https://pocweek.example/fr/2030/civilians/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("is_in_person", "is_online", "has_venue", "location"),
    [
        (True, False, True, "Room 1, 777 UN Plaza, New York"),
        (True, True, True, "Room 1, 777 UN Plaza, New York; Online"),
        (False, True, True, "Online"),
        (True, False, False, ""),
    ],
)
def test_the_place_follows_the_ways_to_attend(is_in_person, is_online, has_venue, location):
    venue = VenueFactory(name="Room 1", building="", address="777 UN Plaza, New York") if has_venue else None
    side_event = SideEventFactory(is_in_person=is_in_person, is_online=is_online, venue=venue)
    assert CalendarEntry.of(side_event).location == location


@pytest.mark.django_db
def test_a_joining_link_is_nowhere_in_the_file():
    side_event = SideEventFactory(
        is_online=True, online_platform="Secret Rooms", joining_link="https://meet.example/j/123?pwd=456"
    )
    content = calendar_file([CalendarEntry.of(side_event).for_attendee("A", "a@x.example")], method="REQUEST")
    assert re.findall(r"meet\.example|pwd|Secret", "".join(content_lines(content))) == []


@pytest.mark.django_db
def test_a_cancelled_side_event_and_one_without_an_end():
    side_event = SideEventFactory(cancelled=True, ends_at=None)
    event = event_of(calendar_file([CalendarEntry.of(side_event)]))
    assert event["STATUS"] == "CANCELLED"
    assert event["DTSTART"].dt == new_york(21, 13, 15)
    assert "DTEND" not in event


@pytest.mark.django_db
def test_a_side_event_without_a_start_has_no_entry():
    with pytest.raises(ValueError, match="needs a start"):
        CalendarEntry.of(SideEventFactory(draft=True, starts_at=None, ends_at=None))


@pytest.mark.django_db
def test_times_are_those_of_the_zone_of_the_week():
    side_event = SideEventFactory(
        week=WeekFactory(year=2031, time_zone="Europe/Zurich", city="Geneva"),
        starts_at=dt.datetime(2031, 5, 20, 11, tzinfo=dt.UTC),
        ends_at=None,
    )
    lines = content_lines(calendar_file([CalendarEntry.of(side_event)]))
    assert "DTSTART;TZID=Europe/Zurich:20310520T130000" in lines


@pytest.mark.django_db
def test_an_entry_needs_no_query_when_the_programme_is_loaded(django_assert_num_queries):
    CoSponsorFactory(side_event=SideEventFactory())
    side_event = SideEvent.objects.with_programme().get()
    with django_assert_num_queries(0):
        CalendarEntry.of(side_event)
