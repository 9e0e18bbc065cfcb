import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import translation

from events.models import Organization
from events.pages.programme import Programme, matching_events, programme_of
from tests.factories import (
    CoSponsorFactory,
    OfficialMeetingFactory,
    OrganizationFactory,
    SideEventFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def week():
    return WeekFactory()


def programme(week, query: str = "", at: dt.datetime | None = None) -> Programme:
    return programme_of(week, QueryDict(query), at)


def slots(programme: Programme) -> list[tuple[str, str, list[str]]]:
    """Return time, note and titles of every slot."""
    return [
        (
            slot.time.replace("\u00a0", " "),
            slot.note,
            [part.title for part in (*slot.meetings, *slot.rows)],
        )
        for day in programme.days
        for slot in day.slots
    ]


def test_one_time_stands_for_all_that_run_in_parallel(week):
    SideEventFactory(title="Water", starts_at=new_york(21, 13, 15))
    SideEventFactory(title="Bread", starts_at=new_york(21, 13, 15))
    SideEventFactory(title="Longer", starts_at=new_york(21, 13, 15), ends_at=new_york(21, 15))
    assert slots(programme(week)) == [
        ("1.15–2.45 p.m.", "2 in parallel", ["Bread", "Water"]),
        ("1.15–3 p.m.", "105 minutes", ["Longer"]),
    ]


def test_days_follow_the_clock_of_the_week_and_not_utc(week):
    SideEventFactory(title="Evening", starts_at=new_york(21, 21), ends_at=new_york(21, 22))
    SideEventFactory(title="Morning", starts_at=new_york(22, 8), ends_at=new_york(22, 9))
    days = [(day.date.day, day.count) for day in programme(week).days]
    assert days == [(21, "1 side event"), (22, "1 side event")]


def test_official_meetings_stand_between_the_side_events(week):
    OfficialMeetingFactory(week=week, title="Open debate")
    SideEventFactory(title="Breakfast", starts_at=new_york(21, 8), ends_at=new_york(21, 9))
    SideEventFactory(title="Lunch")
    assert slots(programme(week)) == [
        ("8–9 a.m.", "60 minutes", ["Breakfast"]),
        ("10 a.m.–1 p.m.", "Official meeting", ["Open debate"]),
        ("1.15–2.45 p.m.", "90 minutes", ["Lunch"]),
    ]


def test_official_meetings_step_back_when_somebody_searches(week):
    OfficialMeetingFactory(week=week)
    SideEventFactory(title="Water")
    assert [titles for _time, _note, titles in slots(programme(week, "q=water"))] == [["Water"]]


def test_only_what_is_public_is_shown(week):
    SideEventFactory(title="Published")
    SideEventFactory(title="Cancelled", cancelled=True)
    SideEventFactory(title="Draft", draft=True)
    SideEventFactory(title="Cancelled draft", cancelled=True, published_at=None)
    SideEventFactory(title="Next year", week=WeekFactory(year=2031))
    assert slots(programme(week)) == [("1.15–2.45 p.m.", "2 in parallel", ["Cancelled", "Published"])]


def test_counts_are_said_in_words(week):
    OfficialMeetingFactory(week=week)
    SideEventFactory()
    SideEventFactory(cancelled=True)
    assert programme(week).found == "2 side events, 1 of them cancelled; 1 official meeting"


def test_tabs_count_what_the_other_filters_leave_and_keep_them(week):
    SideEventFactory(title="Water", starts_at=new_york(21, 9))
    SideEventFactory(title="Water again", starts_at=new_york(23, 9))
    SideEventFactory(title="Bread", starts_at=new_york(23, 9))
    tabs = programme(week, "q=water&day=2030-05-23").tabs
    assert [(tab.label, tab.count, tab.query, tab.is_chosen) for tab in tabs] == [
        ("Whole week", "2 side events", "?q=water", False),
        ("Mon 20", "no side event", "?day=2030-05-20&q=water", False),
        ("Tue 21", "1 side event", "?day=2030-05-21&q=water", False),
        ("Wed 22", "no side event", "?day=2030-05-22&q=water", False),
        ("Thu 23", "1 side event", "?day=2030-05-23&q=water", True),
        ("Fri 24", "no side event", "?day=2030-05-24&q=water", False),
    ]


def test_a_day_shows_only_its_own(week):
    SideEventFactory(title="Tuesday")
    SideEventFactory(title="Thursday", starts_at=new_york(23, 9))
    assert [titles for *_slot, titles in slots(programme(week, "day=2030-05-23"))] == [["Thursday"]]


def test_a_day_outside_the_week_is_passed_over(week):
    SideEventFactory(title="Tuesday")
    assert [titles for *_slot, titles in slots(programme(week, "day=2031-01-01"))] == [["Tuesday"]]


def test_a_row_names_sponsors_in_protocol_order_and_the_room(week):
    event = SideEventFactory(venue__name="Conference Room 8", venue__building="UN Headquarters")
    kind = Organization.Kind.MEMBER_STATE
    lead = OrganizationFactory(kind=kind, name="Norway")
    CoSponsorFactory(side_event=event, organization=OrganizationFactory(name="Oxfam"))
    CoSponsorFactory(side_event=event, organization=OrganizationFactory(kind=kind, name="Togo"))
    CoSponsorFactory(side_event=event, organization=lead, lead=True)
    row = programme(week).days[0].slots[0].rows[0]
    assert (row.presenters, row.supporters, row.room, row.building, row.mode) == (
        "Norway",
        "Togo (to be confirmed); Oxfam (to be confirmed)",
        "Conference Room 8",
        "UN Headquarters",
        "In person",
    )


def test_a_row_says_what_has_been_held(week):
    SideEventFactory()
    ends_at = new_york(21, 14, 45)
    held = [
        programme(week, at=at).days[0].slots[0].rows[0].is_held
        for at in (ends_at - dt.timedelta(seconds=1), ends_at)
    ]
    assert held == [False, True]


def test_a_row_says_when_it_was_cancelled(week):
    SideEventFactory(cancelled=True, cancelled_at=new_york(14, 23, 30))
    row = programme(week).days[0].slots[0].rows[0]
    assert (row.is_cancelled, row.cancelled_on.replace("\u00a0", " ")) == (True, "14 May 2030")


def test_times_are_written_in_the_language_of_the_page(week):
    SideEventFactory()
    with translation.override("fr"):
        day = programme(week).days[0]
    assert day.label.replace("\u00a0", " ") == "mardi 21 mai 2030"


def test_an_empty_week_has_its_days_and_nothing_in_them(week):
    empty = programme(week)
    assert (empty.total, empty.days, empty.side_events, empty.updated, len(empty.tabs)) == (0, [], [], "", 6)


def test_matching_events_answers_the_same_filters(week):
    SideEventFactory(title="Water")
    SideEventFactory(title="Bread")
    SideEventFactory(title="Water too", starts_at=new_york(23, 9))
    assert [event.title for event in matching_events(week, QueryDict("q=water&day=2030-05-21"))] == ["Water"]


def test_the_programme_costs_three_queries_for_any_number(week, django_assert_num_queries):
    for _number in range(20):
        CoSponsorFactory(side_event__week=week)
        OfficialMeetingFactory(week=week)
    with django_assert_num_queries(3):
        programme(week)
