"""The programme's rules, over plain values: no database."""

import datetime as dt
import zoneinfo
from dataclasses import replace

import pytest

from events.readiness.rules import Booking, EventFacts, Segment, Severity, check

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
ROOM = 8


def at(hour: int, minute: int = 0, day: int = 19) -> dt.datetime:
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=NEW_YORK)


READY = EventFacts(
    starts_at=at(13),
    ends_at=at(14, 30),
    first_day=dt.date(2026, 5, 18),
    last_day=dt.date(2026, 5, 22),
    venue_id=ROOM,
    venue_name="Conference Room 8",
    is_in_person=True,
    has_lead=True,
    segments=(Segment("Opening", 0, 15), Segment("Panel", 15, 80), Segment("Closing", 80, 90)),
)


def codes(facts: EventFacts) -> list[tuple[str, str]]:
    """The findings as (severity, code without its details)."""
    return [(f.severity.value, f.code.split(":")[0]) for f in check(facts)]


def sentences(facts: EventFacts) -> list[str]:
    return [finding.sentence.replace("\N{NO-BREAK SPACE}", " ") for finding in check(facts)]


def test_a_complete_event_has_no_findings():
    assert check(READY) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"starts_at": None}, ["no_start"]),
        ({"ends_at": None}, ["no_end"]),
        ({"venue_id": None}, ["no_venue"]),
        ({"venue_id": None, "is_in_person": False}, []),
        ({"has_lead": False}, ["no_lead"]),
        ({"starts_at": at(13, day=25), "ends_at": at(14, 30, day=25)}, ["outside_the_week"]),
        ({"starts_at": at(23, day=22), "ends_at": at(0, 30, day=23)}, ["outside_the_week"]),
    ],
)
def test_what_a_draft_may_lack_blocks_publication(change, expected):
    found = [(severity, code) for severity, code in codes(replace(READY, **change)) if severity == "blocking"]

    assert found == [("blocking", code) for code in expected]


def test_overlapping_segments_block_and_are_named_with_their_times():
    facts = replace(
        READY, segments=(Segment("Opening", 0, 15), Segment("Statements", 12, 25), Segment("Panel", 25, 90))
    )

    assert codes(facts) == [("blocking", "segments_overlap")]
    assert sentences(facts) == [
        "“Opening” (1 p.m. to 1.15 p.m.) and “Statements” (1.12 p.m. to 1.25 p.m.) overlap."
    ]


def test_a_segment_that_lies_within_a_longer_one_overlaps_with_it_even_when_another_comes_between():
    facts = replace(
        READY, segments=(Segment("All", 0, 90), Segment("First", 0, 10), Segment("Second", 20, 30))
    )

    assert codes(facts) == [("blocking", "segments_overlap"), ("blocking", "segments_overlap")]


def test_segments_that_touch_do_not_overlap():
    assert codes(replace(READY, segments=(Segment("One", 0, 45), Segment("Two", 45, 90)))) == []


def test_a_gap_between_segments_is_a_warning():
    facts = replace(READY, segments=(Segment("One", 0, 40), Segment("Two", 45, 90)))

    assert codes(facts) == [("warning", "gap")]
    assert sentences(facts) == ["There is a gap of 5 minutes between “One” and “Two”."]


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        ((Segment("All", 0, 95),), [("blocking", "past_the_end")]),
        ((Segment("All", -5, 90),), [("blocking", "before_the_start")]),
        ((Segment("All", 0, 80),), [("warning", "duration")]),
        ((Segment("All", 10, 90),), [("warning", "duration")]),
        ((Segment("All", None, None),), [("warning", "no_times")]),
        ((), []),
    ],
)
def test_the_agenda_fits_the_event(segments, expected):
    assert codes(replace(READY, segments=segments)) == expected


def other(start: dt.datetime, end: dt.datetime, **more) -> Booking:
    return Booking(
        key="event-2", title=more.pop("title", "Another title"), starts_at=start, ends_at=end, **more
    )


@pytest.mark.parametrize(
    ("booking", "clashes"),
    [
        (other(at(12), at(13), venue_id=ROOM), False),  # ends when ours begins
        (other(at(14, 30), at(16), venue_id=ROOM), False),  # begins when ours ends
        (other(at(14, 29), at(16), venue_id=ROOM), True),
        (other(at(12), at(18), venue_id=ROOM), True),
        (other(at(13), at(14), venue_id=ROOM + 1), False),
    ],
)
def test_a_room_is_given_once_at_a_time(booking, clashes):
    assert codes(replace(READY, bookings=(booking,))) == ([("blocking", "room_taken")] if clashes else [])


def test_a_clash_with_an_event_that_the_reader_may_not_see_hides_its_title():
    hidden = other(at(13), at(14), venue_id=ROOM, title="")

    assert sentences(replace(READY, bookings=(hidden,))) == [
        "Conference Room 8 is taken at that time (1 p.m. to 2 p.m.) by another event."
    ]


def test_a_speaker_in_two_places_at_once_is_a_warning():
    facts = replace(
        READY,
        speakers={"ambassador@1": "Ambassador of Norway"},
        bookings=(other(at(14), at(15), speakers=frozenset({"ambassador@1", "judge@2"})),),
    )

    assert codes(facts) == [("warning", "speaker_twice")]
    assert sentences(facts) == ["Ambassador of Norway also speaks at “Another title” at that time."]


def test_an_official_meeting_at_the_same_time_is_a_warning():
    meeting = other(at(10), at(13, 5), title="the open debate", is_official=True)

    assert codes(replace(READY, bookings=(meeting,))) == [("warning", "official_meeting")]


def test_an_rsvp_deadline_after_the_start_is_a_warning():
    assert codes(replace(READY, rsvp_deadline_at=at(13, 1))) == [("warning", "deadline_after_start")]


@pytest.mark.parametrize(
    ("text", "month", "warns"),
    [
        ("Lunch at 12.45 p.m. EST", 5, True),
        ("Lunch at 12.45 p.m. EDT", 5, False),
        ("The BEST practices", 5, False),
        ("Lunch at 12.45 p.m. EST", 1, False),  # in January New York is on EST
    ],
)
def test_est_in_summer_is_a_warning(text, month, warns):
    day = dt.date(2026, month, 19)
    facts = replace(
        READY,
        text=text,
        starts_at=at(13).replace(month=month),
        ends_at=at(14, 30).replace(month=month),
        first_day=day,
        last_day=day,
    )

    assert codes(facts) == ([("warning", "zone")] if warns else [])


def test_blocking_findings_come_first():
    facts = replace(READY, has_lead=False, rsvp_deadline_at=at(15), venue_id=None)

    assert [f.severity for f in check(facts)] == [Severity.BLOCKING, Severity.BLOCKING, Severity.WARNING]


def test_the_code_of_a_finding_stays_when_the_language_changes():
    from django.utils import translation

    facts = replace(READY, segments=(Segment("One", 0, 40), Segment("Two", 45, 90)))
    with translation.override("fr"):
        french = [finding.code for finding in check(facts)]

    assert french == [finding.code for finding in check(facts)]
