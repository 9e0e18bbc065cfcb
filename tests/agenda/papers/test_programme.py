"""Papers of the week: its programme, that of one day, and what was promised."""

import datetime as dt

import pytest

from agenda.documents import CommitmentRegister, DayProgramme, Programme, WeekDay
from agenda.documents.commitment_register import ReportLine
from agenda.documents.document import Fact
from agenda.models import CommitmentReport
from events.models import CoSponsor, Speaker
from tests.agenda.samples import state
from tests.factories import (
    CommitmentFactory,
    CoSponsorFactory,
    EventSummaryFactory,
    OfficialMeetingFactory,
    SideEventFactory,
    SpeakerFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
NB = "\u00a0"


@pytest.fixture
def week():
    """Three public side events and a draft on two days; the first two run in parallel."""
    norway, togo = state("Norway"), state("Togo")
    zebra = SideEventFactory(title="Zebra", venue__name="Meeting Room 11")
    apple = SideEventFactory(title="Apple", venue__name="Meeting Room 2")
    later = SideEventFactory(title="Later", starts_at=new_york(22, 10), venue=apple.venue, cancelled=True)
    SideEventFactory(title="Draft", draft=True, venue=apple.venue)
    for side_event, lead, supporter in [(zebra, norway, togo), (apple, togo, norway), (later, norway, togo)]:
        CoSponsorFactory(side_event=side_event, organization=lead, role=CoSponsor.Role.LEAD)
        CoSponsorFactory(side_event=side_event, organization=supporter)
    for side_event in (apple, later):
        SpeakerFactory(side_event=side_event, name="Amina Hassan", organization=norway)
    SpeakerFactory(side_event=apple, name="Gone", status=Speaker.Status.REPLACED)
    return zebra.week


def test_side_events_are_numbered_through_the_week_by_time_and_title(week):
    document = Programme.of(week)

    found = [
        (day.date.day, slot.time, entry.number, entry.row.title)
        for day in document.days
        for slot in day.slots
        for entry in slot.entries
    ]
    noon = f"1.15–2.45{NB}p.m."
    assert found == [
        (21, noon, 1, "Apple"),
        (21, noon, 2, "Zebra"),
        (22, f"10–11.30{NB}a.m.", 3, "Later"),
    ]
    assert document.title == "Rules that hold when it matters"


def test_the_indexes_lead_to_the_numbers_and_mark_whom_an_organization_presents(week):
    document = Programme.of(week)

    numbers = {
        entry.name: [(number.value, number.is_main) for number in entry.numbers]
        for entry in document.organizations
    }
    assert numbers == {
        "Norway": [(1, False), (2, True), (3, True)],
        "Togo": [(1, True), (2, False), (3, False)],
    }
    assert [(row.name, row.more, len(row.numbers)) for row in document.speakers] == [
        ("Amina Hassan", "Norway", 2)
    ]


def test_rooms_stand_by_their_number_with_what_is_held_in_them(week):
    rooms = Programme.of(week).rooms

    assert [(room.name, [(line.number, line.is_cancelled) for line in room.lines]) for room in rooms] == [
        ("Meeting Room 2", [(1, False), (3, True)]),
        ("Meeting Room 11", [(2, False)]),
    ]


def test_the_programme_takes_as_many_queries_for_many_side_events_as_for_few(week, django_assert_num_queries):
    with django_assert_num_queries(5):
        Programme.of(week)

    for number in range(4):
        CoSponsorFactory(side_event=SideEventFactory(), organization=state(f"State {number}"))
    with django_assert_num_queries(5):
        Programme.of(week)


def test_the_programme_of_a_day_has_the_numbers_of_the_week(week):
    OfficialMeetingFactory(week=week, starts_at=new_york(22, 15), ends_at=new_york(22, 18))
    day = WeekDay.find(2030, dt.date(2030, 5, 22))

    document = DayProgramme.of(day)

    assert document.title == f"Wednesday, 22{NB}May 2030"
    assert [[entry.number for entry in slot.entries] for slot in document.slots] == [[3], []]
    assert [len(slot.meetings) for slot in document.slots] == [0, 1]
    assert [room.name for room in document.rooms] == ["Meeting Room 2"]
    assert document.facts[0] == Fact(heading="1 side event")


def test_a_day_outside_the_week_is_one_only_where_a_side_event_is_held(week):
    assert WeekDay.find(2030, dt.date(2030, 5, 20)) == WeekDay(week, dt.date(2030, 5, 20))
    assert WeekDay.find(2030, dt.date(2030, 5, 27)) is None
    assert WeekDay.find(2031, dt.date(2030, 5, 20)) is None

    SideEventFactory(starts_at=new_york(27, 10))
    assert WeekDay.find(2030, dt.date(2030, 5, 27)) == WeekDay(week, dt.date(2030, 5, 27))


def test_a_week_without_side_events_has_an_empty_programme():
    week = WeekFactory(theme="")
    document = Programme.of(week)

    assert (document.title, document.days, document.rooms) == (str(week), (), ())
    assert DayProgramme.of(WeekDay(week, week.first_day)).slots == ()


def promise(owner, *, issued=True, year=2030, agreed=True, **fields):
    side_event = SideEventFactory(week=WeekFactory(year=year), title=f"Event of {owner.name}")
    return CommitmentFactory(
        summary=EventSummaryFactory(side_event=side_event, issued=issued),
        owner=owner,
        agreed=agreed,
        **fields,
    )


def test_the_register_holds_what_was_issued_and_agreed_by_owner_in_protocol_order_and_by_day():
    togo, norway = state("Togo"), state("Norway")
    kept = promise(togo, text="Report", due_on=dt.date(2030, 9, 1), state="kept")
    promise(norway, text="Without a day")
    promise(norway, text="First", due_on=dt.date(2030, 7, 1))
    promise(norway, text="Not issued", issued=False)
    promise(norway, text="Not agreed", agreed=False)
    CommitmentReport.objects.create(
        commitment=kept,
        state="kept",
        text="Done.",
        evidence="https://a.example/",
        reported_at=new_york(30, 9),
    )
    other = promise(norway, text="Of another year", year=2031)

    document = CommitmentRegister.of(WeekFactory())

    assert [(row.number, row.owner, row.is_first_of_owner, row.text, row.due) for row in document.rows] == [
        (1, "Norway", True, "First", f"1{NB}July 2030"),
        (2, "Norway", False, "Without a day", ""),
        (3, "Togo", True, "Report", f"1{NB}September 2030"),
    ]
    assert document.rows[2].made_at == f"Event of Togo, 21{NB}May 2030"
    assert document.rows[2].reports == (
        ReportLine(at=f"30{NB}May 2030: Kept", text="Done.", evidence="https://a.example/"),
    )
    assert document.facts == (
        Fact(heading="3 commitments", lines=("by 2 organizations",)),
        Fact(heading="2", lines=("Made",)),
        Fact(heading="1", lines=("Kept",)),
    )
    everything = CommitmentRegister.of(other.summary.side_event.week, all_weeks=True)
    assert len(everything.rows) == 4
