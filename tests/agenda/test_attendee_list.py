"""The list for the door, looked at without printing it, and once printed."""

import datetime as dt

import pytest

from agenda import pdf
from agenda.documents import AttendeeList
from agenda.documents.document import Fact
from events.models import Organization
from registrations.models import AttendanceMode
from tests.agenda.samples import state, structure_of, text_of
from tests.factories import OrganizationFactory, RsvpFactory, SideEventFactory

pytestmark = pytest.mark.django_db
AT = dt.datetime(2030, 5, 20, 22, tzinfo=dt.UTC)  # 6 p.m. in New York
NB = "\u00a0"


@pytest.fixture
def side_event():
    return SideEventFactory()


def rows_of(side_event, **options):
    return AttendeeList.of(side_event, at=AT, **options).confirmed


def columns_of(side_event, **options):
    return [column.name for column in AttendeeList.of(side_event, at=AT, **options).columns]


def test_people_stand_by_organization_in_protocol_order_then_by_family_name(side_event):
    un = OrganizationFactory(kind=Organization.Kind.UN_ENTITY, name="Office of Aid", acronym="OA")
    for organization, name, family in [
        (None, "Aid Institute", "First"),
        (un, "", "Berg"),
        (state("Togo"), "", "Ayari"),
        (state("Côte d’Ivoire"), "", "Zola"),
        (Organization.objects.get(name="Togo"), "", "Étienne"),
        (state("Croatia"), "", "Ana"),
    ]:
        RsvpFactory(
            side_event=side_event, organization=organization, organization_name=name, family_name=family
        )

    assert [(row.number, row.organization, row.family_name) for row in rows_of(side_event)] == [
        (1, "Côte d’Ivoire", "Zola"),
        (2, "Croatia", "Ana"),
        (3, "Togo", "Ayari"),
        (4, "Togo", "Étienne"),
        (5, "Office of Aid (OA)", "Berg"),
        (6, "Aid Institute", "First"),
    ]


def test_only_the_first_row_of_an_organization_opens_its_group(side_event):
    togo = state("Togo")
    RsvpFactory.create_batch(2, side_event=side_event, organization=togo)

    assert [row.is_first_of_organization for row in rows_of(side_event)] == [True, False]


def test_a_row_has_courtesy_title_names_function_and_attendance(side_event):
    RsvpFactory(
        side_event=side_event,
        courtesy_title="H.E.",
        given_name="Amina",
        family_name="Hassan",
        function="Counsellor",
        attendance_mode=AttendanceMode.ONLINE,
    )

    row = rows_of(side_event)[0]

    assert (row.given_name, row.family_name, row.function, row.attendance) == (
        "H.E. Amina",
        "Hassan",
        "Counsellor",
        "Online",
    )


def test_the_head_counts_the_confirmed_by_mode(side_event):
    RsvpFactory.create_batch(2, side_event=side_event)
    RsvpFactory(side_event=side_event, attendance_mode=AttendanceMode.ONLINE)
    RsvpFactory(side_event=side_event, waitlisted=True)

    document = AttendeeList.of(side_event, at=AT)

    assert document.facts[-1] == Fact(heading="3 confirmed", lines=("2 in person", "1 online"))
    assert document.footer == f"For use at the door only. As of 20{NB}May 2030, 6{NB}p.m."
    assert document.waiting == ()


def test_the_waiting_list_comes_on_request_in_the_order_of_the_queue(side_event):
    for minute, family in [(2, "Second"), (1, "First")]:
        RsvpFactory(
            side_event=side_event, waitlisted=True, family_name=family, queued_at=AT.replace(minute=minute)
        )

    waiting = AttendeeList.of(side_event, at=AT, waiting=True).waiting

    assert [(row.number, row.family_name) for row in waiting] == [(1, "First"), (2, "Second")]


def test_cancelled_rsvps_and_needs_are_not_on_it(side_event):
    RsvpFactory(side_event=side_event, status="cancelled", family_name="Gone")
    RsvpFactory(side_event=side_event, dietary_needs="vegan", access_needs="ramp", email="a@x.example")

    html = pdf.html_of(AttendeeList.of(side_event, at=AT, waiting=True))

    assert [word for word in ("Gone", "vegan", "ramp", "a@x.example") if word in html] == []


def test_the_column_of_attendance_is_there_only_where_both_modes_are_offered():
    in_room, in_both = SideEventFactory(), SideEventFactory(is_online=True)

    assert columns_of(in_room) == ["number", "organization", "name", "function", "here"]
    assert columns_of(in_both) == ["number", "organization", "name", "function", "attendance", "here"]


def test_a_list_over_many_pages_repeats_its_head_and_names_everybody_once(side_event):
    RsvpFactory.create_batch(120, side_event=side_event)

    content = pdf.render(AttendeeList.of(side_event, at=AT))
    text = text_of(content)

    families = [row.family_name for row in rows_of(side_event)]
    assert [family for family in families if text.split().count(family) != 1] == []
    pages = text.count("For use at the door only.")
    assert pages > 2
    assert text.count("Organization Name Function") == pages
    assert f"Page {pages} of {pages}" in text
    assert structure_of(content).count("/TR") == 120 + pages


def test_an_event_without_anybody_says_so(side_event):
    assert "Nobody is confirmed yet." in text_of(pdf.render(AttendeeList.of(side_event, at=AT)))


@pytest.mark.parametrize("people", [3, 100])
def test_the_list_takes_one_query_for_any_number_of_people(side_event, people, django_assert_num_queries):
    RsvpFactory.create_batch(people, side_event=side_event, organization=state("Togo"))

    with django_assert_num_queries(1):
        pdf.html_of(AttendeeList.of(side_event, at=AT))
