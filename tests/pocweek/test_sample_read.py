"""The sample weeks hold what they promise, and a careless edit of their files is refused with a sentence."""

import csv
import dataclasses
import os
import re
from datetime import date, time
from itertools import combinations
from pathlib import Path

import pytest

from pocweek.sample import read

ORGANIZATIONS = Path(__file__).parents[2] / "events" / "data" / "organizations.csv"
EVENTS = [
    pytest.param(name, event, id=event.title) for name in read.NAMES for event in read.load(name).side_events
]
# Names that the real documents and ours share because they are facts.
SHARED_NAMES = {
    "How to Ensure Protection of Civilians amid Reforms and Constraints",
    "Mobilizing Political Will in an Era of Constraints",
}


def published(name):
    return [event for event in read.load(name).side_events if event.status == "published"]


def span(item):
    """Start and end in minutes from the first midnight of the week."""
    start = item.day * 1440 + item.start.hour * 60 + item.start.minute
    return start, start + item.minutes


def overlap(one, other):
    return span(one)[0] < span(other)[1] and span(other)[0] < span(one)[1]


def speaking(event):
    return {(speaker.function, speaker.organization) for speaker in event.speakers}


def texts(value):
    """Every string in a sample value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for item in value for text in texts(item)] if isinstance(value, list | tuple) else []


def runs_of_words(text, length=8):
    words = re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.mark.parametrize("name", read.NAMES)
def test_every_week_has_a_theme_and_side_events_in_order_of_time(name):
    week = read.load(name)
    assert week.week.theme != ""
    assert [span(event)[0] for event in week.side_events] == sorted(
        span(event)[0] for event in week.side_events
    )


def test_the_coming_week_is_full_on_each_of_its_five_days():
    week = read.load("next_week")
    assert len(week.side_events) >= 26
    assert {event.day for event in week.side_events} == {0, 1, 2, 3, 4}
    assert (week.week.year, week.week.first_day, week.week.last_day) == (None, None, None)


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_each_event_has_one_lead_and_names_an_organization_once(name, event):
    assert [sponsor.role for sponsor in event.sponsors].count("lead") == 1
    keys = [sponsor.organization for sponsor in event.sponsors]
    assert sorted(keys) == sorted(set(keys))


def test_no_organization_leads_two_events_of_the_coming_week():
    leads = [
        sponsor.organization
        for event in read.load("next_week").side_events
        for sponsor in event.sponsors
        if sponsor.role == "lead"
    ]
    assert sorted(leads) == sorted(set(leads))


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_each_organization_is_known(name, event):
    with ORGANIZATIONS.open(encoding="utf-8-sig", newline="") as file:
        known = {row["key"] for row in csv.DictReader(file)}
    used = {event.focal_point_organization}
    used |= {sponsor.organization for sponsor in event.sponsors}
    used |= {speaker.organization for speaker in event.speakers}
    used |= {commitment.owner for commitment in event.summary.commitments} if event.summary else set()
    assert used - known == set()


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_the_room_is_known_and_holds_the_seats(name, event):
    venues = {venue.key: venue for venue in read.load(name).venues}
    if "in_person" in event.modes and event.status != "draft" and not event.is_wish:
        assert event.seats.in_person.seats <= venues[event.venue].seats
        assert event.needs_un_pass == venues[event.venue].needs_un_pass
    else:
        assert event.venue is None


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_seats_are_given_for_the_modes_offered_and_a_queue_only_when_full(name, event):
    given = {mode: getattr(event.seats, mode) for mode in ("in_person", "online")}
    assert {mode for mode, seats in given.items() if seats} == set(event.modes)
    for seats in filter(None, given.values()):
        assert seats.seats == 0 or seats.taken <= seats.seats
        assert seats.waiting == 0 or (seats.waiting_list and seats.taken == seats.seats)


@pytest.mark.parametrize("name", read.NAMES)
def test_no_room_is_given_twice_at_one_time(name):
    in_rooms = [event for event in published(name) if event.venue]
    assert [
        (one.title, other.title)
        for one, other in combinations(in_rooms, 2)
        if one.venue == other.venue and overlap(one, other)
    ] == []


@pytest.mark.parametrize("name", read.NAMES)
def test_segments_follow_each_other_and_fill_the_event_except_in_the_draft(name):
    for event in read.load(name).side_events:
        if event.status == "draft":
            continue
        ends = [segment.end_minute for segment in event.segments]
        assert [segment.start_minute for segment in event.segments] == [0, *ends[:-1]]
        assert ends == sorted(set(ends))
        assert ends[-1] == event.minutes


@pytest.mark.parametrize(("name", "event"), EVENTS)
def test_the_note_is_complete_and_names_no_person(name, event):
    assert 2 <= len(read.paragraphs(event.background)) <= 4
    assert 3 <= len(event.objectives) <= 5
    assert 2 <= len(event.expected_outputs) <= 3
    assert {(speaker.honorific, speaker.name) for speaker in event.speakers} == {("", "")}
    assert event.focal_point_email.rpartition("@")[2] in ("mission.example", "ngo.example")


def test_the_draft_has_every_blocking_finding_it_is_there_for():
    [draft] = [event for event in read.load("next_week").side_events if event.status == "draft"]
    assert draft.venue is None
    assert draft.segments[0].end_minute > draft.segments[1].start_minute
    assert draft.segments[-1].end_minute > draft.minutes


def test_the_soft_clashes_are_the_two_that_the_week_is_meant_to_show():
    events = published("next_week")
    speakers_twice = [
        (one.title, other.title, speaking(one) & speaking(other))
        for one, other in combinations(events, 2)
        if overlap(one, other) and speaking(one) & speaking(other)
    ]
    assert speakers_twice == [
        (
            "The River Also Has a Front Line",
            "Who Decided?",
            {("Head of Delegation to the United Nations", "icrc")},
        )
    ]
    meetings = read.load("next_week").official_meetings
    assert [e.title for e in events if any(overlap(e, meeting) for meeting in meetings)] == [
        "The Last Signature"
    ]


def test_the_coming_week_shows_everything_a_delegate_can_meet():
    events = published("next_week")
    rooms = [event.seats.in_person for event in events if event.seats.in_person]
    full = [seats for seats in rooms if seats.taken == seats.seats]
    assert sorted(seats.waiting for seats in full) == [0, 4, 9, 27]
    assert [seats.waiting_list for seats in full if seats.waiting == 0] == [False]
    assert {event.modes for event in events} == {("in_person",), ("online",), ("in_person", "online")}
    assert [event.title for event in events if event.is_discreet] == ["Talking to Those Who Hold the Road"]
    assert [event.title for event in events if event.is_invitation_only] == ["A Call from the Capital"]
    assert {event.status for event in read.load("next_week").side_events} == {
        "published",
        "draft",
        "cancelled",
        "submitted",
        "returned",
        "accepted",
    }
    assert max(len(event.title) for event in events) >= 150
    sizes = sorted(len(event.sponsors) for event in events)
    assert (sizes[0], sizes[-1]) == (1, 13)


def test_the_week_of_2026_holds_the_facts_of_its_concept_note():
    week = read.load("week_2026")
    assert (week.week.first_day, week.week.last_day) == (date(2026, 5, 18), date(2026, 5, 22))
    [event] = [event for event in week.side_events if event.summary]
    assert (event.day, event.start, event.minutes, event.catering) == (1, time(13), 90, "Light snacks")
    assert [(sponsor.organization, sponsor.role) for sponsor in event.sponsors] == [
        ("qatar", "lead"),
        ("ocha", "co_host"),
        ("democratic-republic-of-the-congo", "co_sponsor"),
        ("norway", "co_sponsor"),
        ("united-kingdom", "co_sponsor"),
        ("icrc", "co_sponsor"),
        ("civic", "co_sponsor"),
        ("ihl-centre", "co_sponsor"),
        ("qatar-red-crescent", "co_sponsor"),
    ]
    assert len(event.summary.key_messages) in (3, 4)
    states = {commitment.reports[-1].state for commitment in event.summary.commitments if commitment.reports}
    assert states == {"under_way", "kept"}


def test_the_week_of_2024_holds_the_facts_of_its_invitation():
    week = read.load("week_2024")
    assert (week.week.first_day, week.week.last_day) == (date(2024, 5, 20), date(2024, 5, 24))
    [event] = [event for event in week.side_events if event.venue == "netherlands-mission"]
    assert (event.day, event.start, event.minutes) == (3, time(13), 90)
    assert (event.catering, event.catering_minute, event.online_platform) == ("Light lunch", -15, "Zoom")
    assert (event.rsvp_closes_day, event.is_transferable, event.has_limited_places) == (-3, True, True)
    states = {"el-salvador", "netherlands", "philippines", "south-sudan"}
    assert {s.organization for s in event.sponsors if s.role == "co_sponsor"} == states | {"african-union"}


def test_no_run_of_eight_words_is_taken_from_the_real_documents():
    folder = os.environ.get("POCWEEK_REAL_NOTES")
    if not folder:
        pytest.skip("POCWEEK_REAL_NOTES names no folder with the real documents")
    files = [path for path in Path(folder).iterdir() if path.suffix in (".md", ".txt", ".yaml")]
    theirs = {run for path in files for run in runs_of_words(path.read_text(encoding="utf-8"))}
    assert theirs != set()
    ours = [text for name in read.NAMES for text in texts(dataclasses.asdict(read.load(name)))]
    shared = [run for text in ours if text not in SHARED_NAMES for run in runs_of_words(text) & theirs]
    assert shared == []


@pytest.mark.parametrize(
    ("kind", "content", "sentence"),
    [
        (
            read.Week,
            "theme = 'A'\ncolour = 'blue'",
            "bad.toml: unknown key colour. Known are theme, subtitle_line, proposals_close_days_before, themes, "
            "year, first_day, last_day.",
        ),
        (read.Week, "year = 2026", "bad.toml: theme is missing."),
        (read.Week, "theme = 'A'\nyear = true", "bad.toml, year: True is not a whole number."),
        (
            read.OfficialMeeting,
            "title = 'B'\nday = 1\nstart = '25:00'\nminutes = 5\nplace = 'C'",
            "bad.toml, start: '25:00' is not a time such as 13:15.",
        ),
        (
            read.SampleWeek,
            "venues = [{ key = 'b', room = 'B' }]\n[week]\ntheme = 'A'",
            "bad.toml, venues 1: building, address, seats, needs_un_pass, accessibility is missing.",
        ),
        (read.SampleWeek, "venues = 'B'\n[week]\ntheme = 'A'", "bad.toml, venues: 'B' is not a list."),
        (
            read.Sponsor,
            "organization = 'b'\nrole = 'boss'\nconfirmed = true",
            "bad.toml, role: 'boss' is not one of lead, co_host, co_sponsor, partner.",
        ),
    ],
)
def test_a_careless_edit_is_refused_with_the_place_where_it_is(tmp_path, kind, content, sentence):
    path = tmp_path / "bad.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(read.SampleError) as refusal:
        read.read_file(path, kind)
    assert str(refusal.value) == sentence


def test_a_file_that_is_no_toml_is_refused_with_its_name(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text("[week", encoding="utf-8")
    with pytest.raises(read.SampleError, match=r"^bad\.toml: "):
        read.read_file(path, read.Week)


def test_a_week_that_does_not_exist_is_refused_with_the_names_of_those_that_do():
    with pytest.raises(read.SampleError) as refusal:
        read.load("week_1999")
    assert (
        str(refusal.value)
        == "There is no sample week “week_1999”; there are week_2024, week_2026, next_week."
    )
