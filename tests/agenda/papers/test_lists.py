"""Lists to work with, looked at without printing them: speaking order, run of show, co-sponsors, sign-in."""

import datetime as dt

import pytest
from django.utils import timezone

from agenda.documents import AttendeeList, CoSponsorList, RunOfShow, SignInSheet, SpeakerList
from agenda.documents.document import Fact
from events.models import Organization, SideEvent, Speaker
from registrations.models import AttendanceMode, Rsvp
from tests.agenda.samples import loaded, sponsored, state
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    SpeakerFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
NB = "\u00a0"
Part = Speaker.RolePlayed


@pytest.fixture
def held() -> SideEvent:
    """1.15 to 2.45 p.m.: opening, a panel of two that names Togo before Norway, a gap, closing."""
    side_event = SideEventFactory(catering="light lunch", catering_minute=-15)
    for start, end, title, note in [
        (0, 10, "Opening remarks", ""),
        (10, 40, "Panel", "Togo and Norway, moderated by CIVIC"),
        (80, 90, "Closing", ""),
    ]:
        AgendaSegmentFactory(
            side_event=side_event, title=title, note=note, start_minute=start, end_minute=end, position=start
        )
    civic = OrganizationFactory(name="Center for Civilians", acronym="CIVIC")
    for position, (part, organization) in enumerate(
        [
            (Part.MODERATOR, civic),
            (Part.CLOSING, state("Qatar")),
            (Part.PANELLIST, state("Norway")),
            (Part.PANELLIST, state("Togo")),
            (Part.OPENING, state("Ireland")),
            (Part.DISCUSSANT, state("Chile")),
        ]
    ):
        status = Speaker.Status.TBC if part == Part.CLOSING else Speaker.Status.CONFIRMED
        SpeakerFactory(
            side_event=side_event,
            part=part,
            organization=organization,
            function="Ambassador",
            position=position,
            status=status,
        )
    return loaded(side_event)


def test_speakers_stand_in_the_segments_that_name_them_and_in_the_order_of_their_names(held):
    rows = SpeakerList.of(held).rows

    assert [(row.turn.number, row.segment, row.turn.more, row.turn.time) for row in rows] == [
        (1, "Opening remarks", "Ireland", f"1.15{NB}p.m."),
        (2, "Panel", "Togo", f"1.25{NB}p.m."),
        (3, "Panel", "Norway", f"1.40{NB}p.m."),
        (4, "Panel", "CIVIC", f"1.25{NB}p.m."),
        (5, "Closing", "Qatar", f"2.35{NB}p.m."),
        (6, "Not named in the agenda", "Chile", ""),
    ]
    assert [row.is_first_of_segment for row in rows] == [True, True, False, False, True, True]


def test_a_segment_is_shared_evenly_by_those_who_do_not_preside(held):
    assert [row.turn.minutes for row in SpeakerList.of(held).rows] == [10, 15, 15, 0, 10, 0]


def test_speakers_who_have_not_confirmed_are_counted_and_those_who_declined_left_out(held):
    held.speakers.filter(organization__name="Chile").update(status=Speaker.Status.DECLINED)

    document = SpeakerList.of(loaded(held))

    assert document.facts[-1] == Fact(heading="5 speakers", lines=("1 not confirmed",))
    assert [row.turn.more for row in document.rows if not row.turn.is_confirmed] == ["Qatar"]


def test_an_agenda_names_a_state_in_whatever_language_it_is_written(held):
    Organization.objects.filter(name_en="Norway").update(name_fr="Norvège")

    segments = {row.turn.more: row.segment for row in SpeakerList.of(loaded(held), "fr").rows}

    assert segments["Norvège"] == "Panel"


def test_the_run_of_show_has_the_catering_every_segment_the_gap_and_the_end(held):
    steps = RunOfShow.of(held).steps

    assert [(step.time, step.minutes, step.title, step.is_segment) for step in steps] == [
        (f"1{NB}p.m.", "", "Light lunch", False),
        (f"1.15{NB}p.m.", "10 minutes", "Opening remarks", True),
        (f"1.25{NB}p.m.", "30 minutes", "Panel", True),
        (f"1.55{NB}p.m.", "40 minutes", "Not in the agenda", False),
        (f"2.35{NB}p.m.", "10 minutes", "Closing", True),
        (f"2.45{NB}p.m.", "", "End", False),
    ]
    assert [turn.more for turn in steps[2].turns] == ["Togo", "Norway", "CIVIC"]


def test_the_run_of_show_of_an_event_without_times_or_agenda_is_empty():
    side_event = SideEventFactory(draft=True, starts_at=None, ends_at=None)
    assert RunOfShow.of(loaded(side_event)).steps == ()

    AgendaSegmentFactory(side_event=side_event, title="Opening", start_minute=None, end_minute=None)
    assert [(step.time, step.title) for step in RunOfShow.of(loaded(side_event)).steps] == [("", "Opening")]


def test_co_sponsors_stand_in_protocol_order_with_their_confirmation():
    side_event = sponsored("Qatar", "Togo", "Norway")
    CoSponsorFactory(side_event=side_event, organization=state("Chile"))
    side_event.co_sponsors.filter(organization__name="Togo").update(
        confirmed_at=new_york(12, 10), confirmed_by="Second Secretary"
    )

    document = CoSponsorList.of(loaded(side_event))

    assert [(row.number, row.name, row.role) for row in document.rows] == [
        (1, "Qatar", "Lead"),
        (2, "Chile", "Co-sponsor"),
        (3, "Norway", "Co-sponsor"),
        (4, "Togo", "Co-sponsor"),
    ]
    togo, chile = document.rows[3], document.rows[1]
    assert (togo.confirmed_on, togo.confirmed_by) == (f"12{NB}May 2030", "Second Secretary")
    assert (chile.confirmed_on, chile.confirmed_by, chile.has_logo) == ("", "", False)
    assert document.facts[-1] == Fact(heading="2 of 3 confirmed")


@pytest.fixture
def people() -> SideEvent:
    side_event = SideEventFactory(is_online=True)
    togo, oxfam = state("Togo"), OrganizationFactory(name="Aid Now")
    for family, organization, fields in [
        ("Zola", togo, {"courtesy_title": "H.E."}),
        ("Ayari", togo, {"party_role": Rsvp.PartyRole.INTERPRETER}),
        ("Berg", togo, {"un_pass": "needs"}),
        ("Cole", oxfam, {"attendance_mode": AttendanceMode.ONLINE}),
    ]:
        RsvpFactory(side_event=side_event, family_name=family, organization=organization, **fields)
    return side_event


@pytest.mark.parametrize(
    ("order", "families"),
    [
        ("delegation", ["Zola", "Berg", "Ayari", "Cole"]),  # the ambassador first, who assists last
        ("organization", ["Cole", "Ayari", "Berg", "Zola"]),
        ("name", ["Ayari", "Berg", "Cole", "Zola"]),
    ],
)
def test_the_attendee_list_has_three_orders(people, order, families):
    assert [row.family_name for row in AttendeeList.of(people, order=order).confirmed] == families


def test_the_columns_of_the_attendee_list_are_chosen_and_the_name_is_always_there(people):
    columns = AttendeeList.of(people, columns=("organization", "pass"), order="name").columns

    assert [(column.name, column.heading) for column in columns] == [
        ("name", "Name"),
        ("organization", "Organization"),
        ("pass", "UN pass"),
    ]
    assert [row.un_pass for row in AttendeeList.of(people).confirmed] == ["", "Needs", "", ""]


def test_only_those_who_come_to_the_room_sign_in_and_empty_rows_go_on_counting(people):
    document = SignInSheet.of(people, empty_rows="15", at=dt.datetime(2030, 5, 20, 22, tzinfo=dt.UTC))

    assert [row.family_name for row in document.people] == ["Ayari", "Berg", "Zola"]
    assert document.empty_numbers == tuple(range(4, 19))
    assert document.footer == f"For use at the door only. As of 20{NB}May 2030, 6{NB}p.m."
    assert SignInSheet.of(people, empty_rows="0").empty_numbers == ()


def test_papers_with_delegates_leave_out_who_waits_and_who_cancelled(people):
    RsvpFactory(side_event=people, family_name="Queuing", waitlisted=True)
    RsvpFactory(side_event=people, family_name="Gone", status="cancelled", cancelled_at=timezone.now())

    families = {row.family_name for row in SignInSheet.of(people).people}

    assert families == {"Ayari", "Berg", "Zola"}
