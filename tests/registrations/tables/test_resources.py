"""Delegates out of and into a table: what is written, and what each row that is read back comes to."""

import pytest
import tablib
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from events.access import Role
from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import AttendanceMode, CapacityLimit, Rsvp
from registrations.tables.columns import NEEDED, understood
from registrations.tables.resources import RowOutcome, RsvpExport, RsvpImport
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory, new_york
from tests.registrations.people import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def limit():
    """Two seats and a waiting list."""
    return CapacityLimitFactory(seats=2, side_event__slug="norms")


@pytest.fixture
def secretariat():
    return UserFactory(is_staff=True, groups=[Role.SECRETARIAT])


def person(n: int, **cells: str) -> dict[str, str]:
    return {
        "Given name": "Given",
        "Family name": f"Family{n}",
        "E-mail": f"person{n}@mission.example",
        "Mission or organization": "Mission",
        **cells,
    }


def run_import(side_event, *people: dict[str, str], dry_run: bool = False):
    headers = list(dict.fromkeys([*NEEDED, *(heading for row in people for heading in row)]))
    rows = [
        (number, [row.get(heading, "") for heading in headers]) for number, row in enumerate(people, start=2)
    ]
    resource = RsvpImport(side_event=side_event, by=Actor("secretariat"))
    result = resource.import_data(understood(headers, rows).dataset, dry_run=dry_run, raise_errors=True)
    return [(report.number, report.outcome, report.sentence) for report in result.rows]


def test_rows_get_seats_places_in_the_queue_and_refusals_and_none_is_lost(limit):
    reports = run_import(
        limit.side_event, person(1), person(2, **{"E-mail": "no address"}), person(3), person(4), person(5)
    )
    assert reports == [
        (2, RowOutcome.SEAT, ""),
        (3, RowOutcome.REFUSED, "E-mail: The @ is missing. Example: name@mission.example"),
        (4, RowOutcome.SEAT, ""),
        (5, RowOutcome.WAITING, "Place 1 in the queue."),
        (6, RowOutcome.WAITING, "Place 2 in the queue."),
    ]
    assert list(Rsvp.objects.order_by("pk").values_list("family_name", "status")) == [
        ("Family1", "confirmed"),
        ("Family3", "confirmed"),
        ("Family4", "waitlisted"),
        ("Family5", "waitlisted"),
    ]
    assert Message.objects.count() == 4


def test_preview_says_the_same_and_leaves_nothing(limit, django_capture_on_commit_callbacks):
    people = [person(1), person(2), person(3)]
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        preview = run_import(limit.side_event, *people, dry_run=True)
    limit.refresh_from_db()
    assert (Rsvp.objects.count(), Message.objects.count(), OrmQ.objects.count(), callbacks) == (0, 0, 0, [])
    assert (limit.confirmed_count, limit.waiting_count, limit.last_queued_at) == (0, 0, None)
    assert run_import(limit.side_event, *people) == preview


def test_the_same_file_twice_registers_and_writes_once(limit):
    people = [person(1), person(2, **{"E-mail": ""}), person(3)]
    run_import(limit.side_event, *people)
    known = "Nothing is changed or sent."
    assert run_import(limit.side_event, *people) == [(n, RowOutcome.KNOWN, known) for n in (2, 3, 4)]
    assert (Rsvp.objects.count(), Message.objects.count()) == (3, 2)


def test_an_address_in_another_case_or_twice_in_the_file_is_known(limit):
    reports = run_import(limit.side_event, person(1), person(2, **{"E-mail": "PERSON1@MISSION.EXAMPLE"}))
    assert [outcome for _number, outcome, _sentence in reports] == [RowOutcome.SEAT, RowOutcome.KNOWN]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Given name": ""}, "Given name: Please fill this in."),
        ({"Given name": '=HYPERLINK("x")'}, "“Given name” holds a formula. Put the value in its place."),
        ({"Function": "A" * 201}, "Function: Please shorten this to 200 characters (it has 201)."),
        ({"Attendance mode": "Online"}, "This side event takes no RSVPs for this attendance mode."),
        ({"Attendance mode": "hybrid"}, "Attendance mode: write “In person” or “Online”."),
        ({"Side event": "2030/another"}, "The row is for another side event: 2030/another."),
        ({"Language": "xx"}, "Language: Value 'xx' is not a valid choice."),
        (
            {"Courtesy title": "Sir"},
            "Courtesy title: “Sir” is not in the list: H.E., Ms., Mr., Mx., Dr., Prof..",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_a_sentence(limit, cells, sentence):
    assert run_import(limit.side_event, person(1, **cells)) == [(2, RowOutcome.REFUSED, sentence)]
    assert Rsvp.objects.count() == 0


def test_a_row_with_more_cells_than_headings_is_refused(limit):
    dataset = understood(NEEDED, [(2, ["A", "B", "a@b.example", "Mission", "C"])]).dataset
    result = RsvpImport(side_event=limit.side_event, by=Actor.clock()).import_data(dataset, raise_errors=True)
    assert [report.sentence for report in result.rows] == ["The row has more cells than there are headings."]


def test_values_are_cleaned_and_the_apostrophe_of_the_export_is_taken_off(limit):
    run_import(limit.side_event, person(1, **{"Function": "'=not a formula", "Given name": "Ana\n\x07Maria"}))
    rsvp = Rsvp.objects.get()
    assert (rsvp.function, rsvp.given_name, rsvp.consented_at) == ("=not a formula", "Ana Maria", None)


def test_the_mode_may_be_left_out_only_where_there_is_one(limit):
    limit.side_event.is_online = True
    limit.side_event.save()
    CapacityLimitFactory(side_event=limit.side_event, attendance_mode=AttendanceMode.ONLINE, seats=None)
    reports = run_import(limit.side_event, person(1), person(2, **{"Attendance mode": "online"}))
    assert [outcome for _number, outcome, _sentence in reports] == [RowOutcome.REFUSED, RowOutcome.SEAT]


@time_machine.travel(new_york(20, 12))
def test_staff_may_import_after_closing_but_never_beyond_the_seats(limit):
    CapacityLimit.objects.update(closes_at=new_york(20, 10), has_waiting_list=False)
    reports = run_import(limit.side_event, person(1), person(2), person(3))
    assert reports[1:] == [
        (3, RowOutcome.SEAT, ""),
        (4, RowOutcome.REFUSED, "All seats are taken and there is no waiting list."),
    ]


def test_a_defect_in_the_middle_leaves_nothing(limit, monkeypatch):
    """As a kill does: the transaction around all rows is never committed."""
    place_in_queue = Rsvp.place_in_queue

    def fails_at_the_second(rsvp):
        if rsvp.family_name == "Family2":
            raise OSError("disk full")
        return place_in_queue(rsvp)

    monkeypatch.setattr(Rsvp, "place_in_queue", fails_at_the_second)
    with pytest.raises(OSError, match="disk full"):
        run_import(limit.side_event, person(1), person(2))
    limit.refresh_from_db()
    assert (Rsvp.objects.count(), Message.objects.count(), limit.confirmed_count) == (0, 0, 0)


def exported(viewer, **filters) -> tablib.Dataset:
    return RsvpExport(viewer=viewer).export(queryset=Rsvp.objects.filter(**filters).order_by("pk"))


def test_export_shows_each_rsvp_with_its_state_and_place(limit, secretariat):
    limit.side_event.organisers.add(secretariat)  # needs are for the organisers of the event alone
    with time_machine.travel(new_york(20, 9, 30), tick=False):
        for n in (1, 2, 3):
            register(limit.side_event, n, courtesy_title="Ms.", dietary_needs="halal")
    assert exported(secretariat).dict[2] == {
        "Side event": "2030/norms",
        "Side event title": limit.side_event.title,
        "Courtesy title": "Ms.",
        "Given name": "Given",
        "Family name": "Family3",
        "E-mail": "person3@mission.example",
        "Mission or organization": "Mission",
        "Function": "",
        "Attendance mode": "In person",
        "State": "On the waiting list",
        "Place in the queue": 1,
        "Language": "en",
        "Registered at (local time)": "2030-05-20 09:30",
        "Arrived": "",
        "Dietary needs": "halal",
        "Accessibility needs": "",
    }


def test_door_staff_export_no_needs(limit):
    register(limit.side_event, 1, dietary_needs="halal")
    door = UserFactory(is_staff=True, groups=[Role.DOOR])
    assert "Dietary needs" not in exported(door).headers
    assert "Accessibility needs" not in exported(door).headers


def test_an_organiser_at_the_door_exports_the_needs_of_own_events_only(limit):
    both = UserFactory(is_staff=True, groups=[Role.ORGANISER, Role.DOOR])
    own = CapacityLimitFactory(side_event=SideEventFactory(organisers=[both]))
    register(limit.side_event, 1, dietary_needs="halal")
    register(own.side_event, 2, dietary_needs="vegan")
    assert exported(both)["Dietary needs"] == ["", "vegan"]


def test_an_export_is_imported_again_without_a_change_and_into_another_event_by_choice(limit, secretariat):
    for n in (1, 2, 3):
        register(limit.side_event, n, function="@home", courtesy_title="H.E.")
    services.cancel(rsvp=Rsvp.objects.get(family_name="Family1"), by=Actor.delegate())
    rows = exported(secretariat).dict
    sent = Message.objects.count()
    assert [outcome for _n, outcome, _s in run_import(limit.side_event, *rows)] == [
        RowOutcome.LEFT_OUT,
        RowOutcome.KNOWN,
        RowOutcome.KNOWN,
    ]
    assert Message.objects.count() == sent
    other = CapacityLimitFactory()
    outcomes = [o for _n, o, _s in run_import(other.side_event, *(row | {"Side event": ""} for row in rows))]
    assert outcomes == [RowOutcome.LEFT_OUT, RowOutcome.SEAT, RowOutcome.SEAT]


def test_export_runs_as_many_queries_for_30_people_as_for_3(limit, secretariat):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            exported(secretariat)
        return len(captured)

    CapacityLimit.objects.update(seats=100)
    for n in range(3):
        register(limit.side_event, n)
    exported(secretariat)  # the roles and events of a user are asked for once
    few = queries()
    for n in range(3, 30):
        register(limit.side_event, n)
    assert queries() == few
