"""What speaks against a place and a time in a week, over plain values: no database."""

import datetime as dt
import zoneinfo
from dataclasses import replace

import pytest

from events.readiness.clashes import Absence, Neighbour, PlaceFacts, check, is_hard, kind_of, others_in

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
ROOM, OTHER_ROOM = 8, 9
NORWAY, QATAR = 1, 2


def at(hour: int, minute: int = 0, day: int = 19) -> dt.datetime:
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=NEW_YORK)


ALONE = PlaceFacts(
    starts_at=at(13),
    ends_at=at(14, 30),
    first_day=dt.date(2026, 5, 18),
    last_day=dt.date(2026, 5, 22),
    venue_id=ROOM,
    venue_name="Conference Room 8",
    is_in_person=True,
    has_lead=True,
    speakers={"amina": "Amina"},
    set_up_minutes=15,
    room_seats=50,
    expected=50,
    lead=NORWAY,
    organizations={NORWAY: "Norway", QATAR: "Qatar"},
    theme_id=3,
    theme_name="Water",
)
OTHER = Neighbour(key="event-7", title="Roads", starts_at=at(14), ends_at=at(15), venue_id=OTHER_ROOM)


def kinds(facts: PlaceFacts) -> list[str]:
    return [kind_of(finding) for finding in check(facts)]


def beside(**changes: object) -> PlaceFacts:
    return replace(ALONE, bookings=(replace(OTHER, **changes),))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"venue_id": ROOM}, ["room_taken"]),
        ({"venue_id": ROOM, "starts_at": at(14, 30), "ends_at": at(15)}, ["set_up"]),
        ({"venue_id": ROOM, "starts_at": at(14, 44), "ends_at": at(15)}, ["set_up"]),
        ({"venue_id": ROOM, "starts_at": at(14, 45), "ends_at": at(15)}, []),
        ({"venue_id": ROOM, "starts_at": at(12), "ends_at": at(12, 46)}, ["set_up"]),
        ({"venue_id": ROOM, "starts_at": at(12), "ends_at": at(12, 45)}, []),
        ({"is_official": True}, ["official_meeting"]),
        ({"is_official": True, "venue_id": ROOM}, ["room_taken", "official_meeting"]),
        ({"speakers": frozenset({"amina"})}, ["speaker_twice"]),
        ({"lead": NORWAY, "organizations": frozenset({NORWAY})}, ["lead_twice"]),
        ({"lead": QATAR, "organizations": frozenset({QATAR})}, ["co_sponsor_twice"]),
        ({"theme_id": 3}, ["same_theme"]),
        ({"theme_id": 3, "starts_at": at(14, 30), "ends_at": at(15)}, []),
    ],
)
def test_what_something_else_at_that_time_means(change, expected):
    assert kinds(beside(**change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"expected": 51}, ["small_room"]),
        ({"expected": 51, "room_seats": None}, []),
        ({"absences": (Absence(at(14), at(15)),)}, ["not_possible"]),
        ({"absences": (Absence(at(14, 30), at(15)),)}, []),
        ({"starts_at": at(13, day=25), "ends_at": at(14, day=25)}, ["outside_the_week"]),
        ({"starts_at": None, "ends_at": None, "expected": None}, []),
    ],
)
def test_what_the_place_itself_means(change, expected):
    assert kinds(replace(ALONE, **change)) == expected


def test_several_on_one_theme_are_told_in_one_sentence():
    other, third = replace(OTHER, theme_id=3), replace(OTHER, key="event-9", title="Wells", theme_id=3)
    [finding] = check(replace(ALONE, bookings=(other, third)))

    assert finding.sentence == "At that time there are 2 other side events on “Water”: “Roads” and “Wells”."
    assert others_in(finding) == {"event-7", "event-9"}
    assert not is_hard(finding)


def test_a_reason_is_told():
    [finding] = check(replace(ALONE, absences=(Absence(at(14), at(15), "the keynote is in Geneva"),)))

    assert finding.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "The organisers cannot come at that time (2 p.m. to 3 p.m.): the keynote is in Geneva."
    )
    assert is_hard(finding)
