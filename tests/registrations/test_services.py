"""Registering and changing details through the services: who gets a seat, and why somebody gets none."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from events.actors import Actor
from events.models import Message, Organization
from registrations import services
from registrations.models import AttendanceMode, Rsvp
from registrations.services import RegistrationError
from tests.factories import (
    CapacityLimitFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    new_york,
)

from .people import answer, counters, fill, kinds, states

pytestmark = pytest.mark.django_db
IN_PERSON = AttendanceMode.IN_PERSON


def test_register_gives_a_seat_while_there_is_one():
    limit = CapacityLimitFactory(seats=1)
    outcome = answer(limit)
    assert outcome.is_new
    assert outcome.rsvp.status == Rsvp.Status.CONFIRMED
    assert outcome.rsvp.seated_at is not None
    assert counters(limit) == (1, 0)
    assert kinds("first@mission.example") == ["confirmed"]


def test_register_gives_a_place_in_the_queue_when_all_seats_are_taken():
    limit = CapacityLimitFactory(seats=1)
    fill(limit, 2)
    outcome = answer(limit)
    assert outcome.rsvp.status == Rsvp.Status.WAITLISTED
    assert outcome.rsvp.place_in_queue() == 2
    assert counters(limit) == (1, 2)
    assert kinds("first@mission.example") == ["waiting"]
    assert Message.objects.get(recipient="first@mission.example").facts["place_in_queue"] == 2


def test_register_without_a_limit_seats_everybody():
    limit = CapacityLimitFactory(seats=None)
    assert {rsvp.status for rsvp in fill(limit, 3)} == {Rsvp.Status.CONFIRMED}
    assert counters(limit) == (3, 0)


def test_register_keeps_what_was_typed_on_one_clean_line():
    rsvp = answer(
        CapacityLimitFactory(),
        " Amina@Mission.EXAMPLE ",
        given_name=" Am\u202eina \x00\n Maria ",
        function="Second\tSecretary",
        language="fr",
    ).rsvp
    rsvp.refresh_from_db()
    assert (rsvp.email, rsvp.given_name, rsvp.function) == (
        "Amina@mission.example",
        "Amina Maria",
        "Second Secretary",
    )
    assert rsvp.language == "fr"


def test_register_without_consent_says_so():
    assert answer(CapacityLimitFactory(), has_consented=False).rsvp.consented_at is None


@pytest.mark.parametrize(
    "typed",
    ["côte d’ivoire", "CÔTE D'IVOIRE", "Cote d'Ivoire", "Permanent Mission of Côte d'Ivoire to the UN", "CI"],
)
def test_register_finds_the_organization_that_is_meant(typed):
    state = OrganizationFactory(kind=Organization.Kind.MEMBER_STATE, name="Côte d’Ivoire", aliases=["CI"])
    rsvp = answer(CapacityLimitFactory(), organization_name=typed).rsvp
    assert rsvp.organization == state
    assert rsvp.organization_name == typed


def test_register_leaves_an_unknown_or_doubtful_organization_as_text():
    OrganizationFactory(name="Centre for Law", acronym="XYZ")
    OrganizationFactory(name="Exchange of Youth", acronym="xyz")
    limit = CapacityLimitFactory()
    assert answer(limit, "a@mission.example", organization_name="My village").rsvp.organization is None
    assert answer(limit, "b@mission.example", organization_name="XYZ").rsvp.organization is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"given_name": "x" * 101}, "Given name: Please shorten this to 100 characters (it has 101)."),
        ({"email": "nobody"}, "E-mail: The @ is missing. Example: name@mission.example"),
        ({"family_name": " \x07"}, "Family name: Please fill this in."),
        ({"courtesy_title": "King"}, "Courtesy title: Value 'King' is not a valid choice."),
        ({"attendance_mode": "online"}, "This side event takes no RSVPs for this attendance mode."),
    ],
)
def test_register_refuses_values_that_do_not_fit(changes, sentence):
    limit = CapacityLimitFactory()
    with pytest.raises(RegistrationError) as refusal:
        answer(limit, **changes)
    assert str(refusal.value) == sentence
    assert states(limit) == {}


# --- a known address ---


def test_a_known_address_in_another_case_gets_its_link_again_and_keeps_its_seat():
    limit = CapacityLimitFactory()
    first = answer(limit, "Amina@mission.example").rsvp
    outcome = answer(limit, "aMINA@MISSION.example", given_name="Somebody else")
    assert (outcome.rsvp, outcome.is_new) == (first, False)
    assert counters(limit) == (1, 0)
    assert kinds("Amina@mission.example") == ["confirmed", "link_again"]
    assert Rsvp.objects.get().given_name == "Amina"


def test_the_link_is_sent_again_at_most_once_in_ten_minutes():
    with time_machine.travel("2030-05-01T12:00:00Z", tick=False) as clock:
        limit = CapacityLimitFactory()
        rsvp = answer(limit).rsvp
        services.send_link_again(rsvp=rsvp, by=Actor.delegate())
        clock.shift(dt.timedelta(minutes=9, seconds=59))
        services.send_link_again(rsvp=rsvp, by=Actor.delegate())
        assert kinds(rsvp.email) == ["confirmed", "link_again"]
        clock.shift(dt.timedelta(seconds=1))
        services.send_link_again(rsvp=rsvp, by=Actor.delegate())
    assert kinds(rsvp.email) == ["confirmed", "link_again", "link_again"]


def test_an_address_that_cancelled_registers_anew_at_the_end_of_the_queue():
    limit = CapacityLimitFactory(seats=1)
    first, _second, _third = fill(limit, 3)
    services.cancel(rsvp=first, by=Actor.delegate())
    outcome = answer(limit, first.email)
    assert outcome.is_new
    assert outcome.rsvp.token != first.token
    assert outcome.rsvp.place_in_queue() == 2


def test_a_known_address_is_answered_even_when_all_seats_are_taken():
    limit = CapacityLimitFactory(seats=1, has_waiting_list=False)
    first = answer(limit).rsvp
    assert answer(limit) == services.Outcome(first, is_new=False)


def test_a_discreet_full_event_refuses_a_known_address_like_a_new_one():
    limit = CapacityLimitFactory(seats=1, has_waiting_list=False, side_event__is_discreet=True)
    answer(limit)
    refusals = []
    for email in ("first@mission.example", "new@mission.example"):
        with pytest.raises(RegistrationError) as refusal:
            answer(limit, email)
        refusals.append(str(refusal.value))
    assert refusals == ["All seats are taken and there is no waiting list."] * 2


def test_the_database_keeps_one_live_rsvp_per_address():
    rsvp = RsvpFactory(email="one@mission.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        RsvpFactory(side_event=rsvp.side_event, email="ONE@mission.example", attendance_mode="online")
    RsvpFactory(side_event=rsvp.side_event, email="ONE@mission.example", status=Rsvp.Status.CANCELLED)
    RsvpFactory.create_batch(2, side_event=rsvp.side_event, email="")


def test_people_without_an_address_are_seated_and_not_written_to():
    limit = CapacityLimitFactory(seats=2)
    for name in ("One", "Two"):
        assert answer(limit, "", family_name=name).rsvp.status == Rsvp.Status.CONFIRMED
    assert not Message.objects.exists()


# --- refusals ---


@pytest.mark.parametrize(
    ("event", "limit", "sentence"),
    [
        ({"cancelled": True}, {}, "This side event has been cancelled."),
        ({"draft": True}, {}, "This side event is not published yet."),
        ({"is_invitation_only": True}, {}, "This side event is by invitation only."),
        (
            {},
            {"opens_at": new_york(15, 9)},
            "RSVP opens on Wednesday, 15 May 2030, 9 a.m., New York time.",
        ),
        (
            {},
            {"closes_at": new_york(10, 18)},
            "RSVP closed on Friday, 10 May 2030, 6 p.m., New York time.",
        ),
        (
            {"rsvp_deadline_at": new_york(9, 12)},
            {"closes_at": new_york(10, 18)},
            "RSVP closed on Thursday, 9 May 2030, noon, New York time.",
        ),
        ({}, {"seats": 0, "has_waiting_list": False}, "All seats are taken and there is no waiting list."),
    ],
)
@time_machine.travel(new_york(12, 9))
def test_register_refuses_with_a_sentence(event, limit, sentence):
    limit = CapacityLimitFactory(side_event=SideEventFactory(**event), **limit)
    with pytest.raises(RegistrationError) as refusal:
        answer(limit)
    assert str(refusal.value).replace("\xa0", " ") == sentence
    assert not Rsvp.objects.exists()
    assert not Message.objects.exists()


def test_register_refuses_once_the_event_has_been_held_even_from_staff():
    limit = CapacityLimitFactory()
    with time_machine.travel(limit.side_event.ends_at), pytest.raises(RegistrationError) as refusal:
        answer(limit, ignores_closing=True)
    assert str(refusal.value) == "This side event has been held."


def test_staff_register_outside_the_opening_times_but_not_beyond_the_seats():
    event = SideEventFactory(is_invitation_only=True)
    limit = CapacityLimitFactory(side_event=event, seats=1, opens_at=new_york(20, 9), has_waiting_list=False)
    assert answer(limit, ignores_closing=True).rsvp.status == Rsvp.Status.CONFIRMED
    with pytest.raises(RegistrationError):
        answer(limit, "second@mission.example", ignores_closing=True)


# --- details ---


def test_change_details_keeps_seat_and_address():
    limit = CapacityLimitFactory()
    norway = OrganizationFactory(name="Norway")
    rsvp = answer(limit, organization_name="Somewhere").rsvp
    services.change_details(
        rsvp=rsvp, by=Actor.delegate(), family_name="Other", organization_name="norway", access_needs="Lift"
    )
    rsvp.refresh_from_db()
    assert (rsvp.family_name, rsvp.organization, rsvp.access_needs) == ("Other", norway, "Lift")
    assert (rsvp.email, rsvp.status) == ("first@mission.example", Rsvp.Status.CONFIRMED)


def test_change_details_refuses_what_does_not_fit():
    rsvp = answer(CapacityLimitFactory()).rsvp
    with pytest.raises(RegistrationError):
        services.change_details(rsvp=rsvp, by=Actor.delegate(), family_name="x" * 101)
    assert Rsvp.objects.get().family_name == "Delegate"


def test_change_details_refuses_a_cancelled_rsvp():
    rsvp = answer(CapacityLimitFactory()).rsvp
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    with pytest.raises(RegistrationError) as refusal:
        services.change_details(rsvp=rsvp, by=Actor.delegate(), family_name="Other")
    assert str(refusal.value) == "This RSVP is cancelled."


# --- cost ---


def test_an_rsvp_runs_the_same_queries_however_many_came_before(django_assert_num_queries):
    limit = CapacityLimitFactory(seats=2)
    fill(limit, 4)
    few = _queries_of(limit, "few@mission.example")
    fill_directly = [
        RsvpFactory.build(side_event=limit.side_event, email=f"x{n}@mission.example") for n in range(40)
    ]
    Rsvp.objects.bulk_create(fill_directly)
    assert _queries_of(limit, "many@mission.example") == few


def _queries_of(limit, email):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer(limit, email)
    return len(captured)
