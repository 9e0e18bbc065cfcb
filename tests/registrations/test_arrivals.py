"""Arrivals at the door: each noted once, seats against those who have come, nobody overtaken."""

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection

from events.actors import Actor
from registrations import services
from registrations.models import Arrival, AttendanceMode, Rsvp, RsvpPolicy
from registrations.services.arrivals import chairs_taken, who_came
from tests.factories import CapacityLimitFactory, new_york
from tests.shared_database import shared_database

pytestmark = pytest.mark.django_db
DOOR = Actor(label="Door")
BEFORE, DURING = new_york(21, 13), new_york(21, 13, 20)  # a quarter of an hour before the start; after it


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(BEFORE, tick=False) as clock:
        yield clock


@pytest.fixture
def event():
    """Two seats in the room, given to Adler and Brandt; Costa and Diallo wait in this order."""
    event = CapacityLimitFactory(seats=2, side_event__is_online=True).side_event
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    for name in ("Adler", "Brandt", "Costa", "Diallo"):
        answer(event, name)
    return event


def answer(event, name: str, mode: str = AttendanceMode.IN_PERSON) -> Rsvp:
    return services.register(
        side_event=event,
        attendance_mode=mode,
        given_name="Given",
        family_name=name,
        email=f"{name}@mission.example",
        organization_name="Mission",
        ignores_closing=True,
        by=Actor.delegate(),
    ).rsvp


def named(name: str) -> Rsvp:
    return Rsvp.objects.get(family_name=name)


def note(name: str, **more) -> services.NotedArrival:
    return services.note_arrival(rsvp=named(name), by=DOOR, **more)


def walk_in(event, name: str = "Walker", **more) -> services.Outcome:
    words = {"given_name": "Given", "family_name": name, "organization_name": "Mission"}
    return services.register_walk_in(side_event=event, by=DOOR, **words | more)


@pytest.fixture(autouse=True)
def _seats_agree(event):
    yield
    call_command("verify_seats")


def test_an_arrival_is_noted_with_its_time_and_who_noted_it(event):
    noted = note("Adler")
    assert (noted.is_new, noted.is_let_in) == (True, True)
    arrival = Arrival.objects.get()
    assert (arrival.rsvp, arrival.arrived_at, arrival.recorded_by) == (named("Adler"), BEFORE, "Door")


def test_a_second_scan_returns_the_first(event, clock):
    first = note("Adler").arrival
    clock.move_to(DURING)
    second = note("Adler", key=uuid.uuid4())
    assert (second.is_new, second.arrival, second.arrival.arrived_at) == (False, first, BEFORE)


def test_the_same_key_sent_twice_is_noted_once_even_when_it_was_taken_back_meanwhile(event):
    key = uuid.uuid4()
    note("Adler", key=key)
    services.take_back_arrival(rsvp=named("Adler"), by=DOOR)
    again = note("Adler", key=key)
    assert again.is_new is False
    assert Arrival.objects.count() == 1
    assert Arrival.objects.standing().count() == 0


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (BEFORE - dt.timedelta(minutes=5), BEFORE - dt.timedelta(minutes=5)),
        (BEFORE + dt.timedelta(minutes=5), BEFORE),
        (BEFORE - dt.timedelta(days=2), BEFORE),
    ],
)
def test_the_time_of_a_phone_without_connection_counts_where_it_can_be_true(event, said, kept):
    assert note("Adler", arrived_at=said).arrival.arrived_at == kept


def test_an_arrival_taken_back_may_be_noted_anew(event):
    note("Adler")
    services.take_back_arrival(rsvp=named("Adler"), by=DOOR)
    services.take_back_arrival(rsvp=named("Adler"), by=DOOR)
    assert note("Adler").is_new is True
    assert Arrival.objects.count() == 2


def test_who_has_no_seat_in_the_room_is_not_noted(event):
    online = answer(event, "Online", AttendanceMode.ONLINE)
    services.cancel(rsvp=named("Diallo"), by=Actor.delegate())
    with pytest.raises(services.RegistrationError, match="Given Diallo has no seat: Cancelled"):
        note("Diallo")
    with pytest.raises(services.RegistrationError, match="has a seat online, not in the room"):
        services.note_arrival(rsvp=online, by=DOOR)
    assert Arrival.objects.count() == 0


def test_until_the_start_the_seats_of_the_expected_are_kept(event):
    note("Adler")
    assert note("Costa").is_let_in is False
    assert named("Costa").status == Rsvp.Status.WAITLISTED
    with pytest.raises(services.RegistrationError, match="Given Costa is on the waiting list and stands"):
        walk_in(event)


def test_from_the_start_on_a_no_show_keeps_nobody_out(event, clock):
    note("Adler")
    note("Costa")
    clock.move_to(DURING)
    assert note("Costa").is_let_in is True
    assert (named("Costa").status, named("Costa").takes_seat) == (Rsvp.Status.CONFIRMED, False)
    assert named("Brandt").status == Rsvp.Status.CONFIRMED
    assert chairs_taken(event) == 2


def test_a_delegate_who_comes_late_is_let_in_beside_the_one_on_the_chair(event, clock):
    clock.move_to(DURING)
    for name in ("Adler", "Costa", "Brandt"):
        assert note(name).is_let_in is True
    assert chairs_taken(event) == 3
    assert note("Diallo").is_let_in is False


def test_nobody_at_the_door_overtakes_one_who_waited_longer_on_the_list(event, clock):
    note("Adler")
    note("Diallo")
    note("Costa")
    clock.move_to(DURING)
    assert note("Diallo").is_let_in is False
    assert note("Costa").is_let_in is True


def test_who_waits_on_the_list_but_is_not_there_keeps_nobody_out(event, clock):
    clock.move_to(DURING)
    assert note("Diallo").is_let_in is True


def test_taken_back_from_the_chair_is_back_in_the_old_place_of_the_queue(event, clock):
    clock.move_to(DURING)
    note("Costa")
    services.take_back_arrival(rsvp=named("Costa"), by=DOOR)
    assert (named("Costa").status, named("Costa").place_in_queue()) == (Rsvp.Status.WAITLISTED, 1)
    assert named("Costa").takes_seat is True


def test_a_seat_cancelled_meanwhile_goes_to_the_queue_as_ever(event):
    note("Diallo")
    services.cancel(rsvp=named("Adler"), by=Actor.delegate())
    assert (named("Costa").status, named("Diallo").status) == ("confirmed", "waitlisted")


def test_a_walk_in_has_a_free_seat_before_the_start(event):
    services.save_limit(side_event=event, attendance_mode="in_person", seats=5, by=DOOR)
    rsvp = walk_in(event).rsvp
    assert (rsvp.status, rsvp.takes_seat, rsvp.is_walk_in) == (Rsvp.Status.CONFIRMED, True, True)
    with pytest.raises(
        services.RegistrationError, match="Those who are expected keep theirs until the start"
    ):
        walk_in(event, "Second")
    assert Rsvp.objects.filter(family_name="Second").count() == 0


def test_walk_ins_take_the_chairs_of_no_shows_and_no_more(event, clock):
    note("Adler")
    clock.move_to(DURING)
    assert walk_in(event).rsvp.takes_seat is False
    with pytest.raises(services.RegistrationError, match="^No seat is free.$"):
        walk_in(event, "Second")
    assert chairs_taken(event) == 2


def test_a_walk_in_waits_for_those_on_the_list_who_stand_at_the_door(event, clock):
    for name in ("Adler", "Brandt", "Costa"):
        note(name)
    clock.move_to(DURING)
    services.take_back_arrival(rsvp=named("Brandt"), by=DOOR)
    with pytest.raises(services.RegistrationError, match="Given Costa is on the waiting list"):
        walk_in(event)
    services.take_back_arrival(rsvp=named("Costa"), by=DOOR)  # has left
    assert walk_in(event).is_new is True


def test_a_walk_in_sent_twice_is_one(event, clock):
    clock.move_to(DURING)
    key = uuid.uuid4()
    first, second = walk_in(event, key=key), walk_in(event, key=key)
    assert (first.is_new, second.is_new, second.rsvp) == (True, False, first.rsvp)


def test_a_walk_in_taken_back_is_cancelled_and_the_chair_is_free(event, clock):
    clock.move_to(DURING)
    note("Adler")
    services.take_back_arrival(rsvp=walk_in(event).rsvp, by=DOOR)
    assert named("Walker").status == Rsvp.Status.CANCELLED
    assert walk_in(event, "Second").is_new is True


def test_assistants_beyond_the_seats_take_no_chair(event, clock):
    RsvpPolicy.objects.create(side_event=event, seats_support_staff=False)
    words = {"given_name": "Given", "family_name": "Helper", "organization_name": "Mission"}
    member = services.PartyMember(details={**words, "party_role": "assistant"}, attendance_mode="in_person")
    services.register_party(focal_point=named("Adler"), members=[member], by=DOOR)
    clock.move_to(DURING)
    assert note("Helper").is_let_in is True
    assert chairs_taken(event) == 0
    services.take_back_arrival(rsvp=named("Helper"), by=DOOR)
    assert named("Helper").status == Rsvp.Status.CONFIRMED


def test_an_address_not_proved_does_not_lapse_once_the_person_is_there(event):
    Rsvp.objects.filter(family_name="Adler").update(prove_by_at=DURING)
    event.capacity_limits.filter(attendance_mode="in_person").update(next_lapse_at=DURING)
    note("Adler")
    assert named("Adler").prove_by_at is None


def test_who_came_are_those_let_in_and_not_those_left_at_the_door(event, clock):
    online = answer(event, "Online", AttendanceMode.ONLINE)
    assert list(who_came(event)) == [named("Adler"), named("Brandt"), online]
    note("Adler")
    note("Costa")
    assert list(who_came(event)) == [named("Adler"), online]


def test_nobody_is_let_in_after_the_end_but_what_a_phone_kept_is_still_noted(event, clock):
    clock.move_to(event.ends_at + dt.timedelta(minutes=1))
    assert note("Adler", arrived_at=DURING).arrival.arrived_at == DURING
    assert note("Costa", arrived_at=DURING).is_let_in is False
    services.take_back_arrival(rsvp=named("Costa"), by=DOOR)
    with pytest.raises(services.RegistrationError):
        walk_in(event)


@pytest.mark.django_db(transaction=True)
def test_phones_at_the_same_moment_never_give_the_last_chair_twice(event, clock, tmp_path):
    """Real threads: on PostgreSQL the lock of the limit decides, on SQLite that of the file."""
    note("Adler")
    clock.move_to(DURING)

    def try_it(number: int) -> bool:
        try:
            return walk_in(event, f"Walker{number}").is_new
        except services.RegistrationError:
            return False
        finally:
            connection.close()

    with shared_database(tmp_path), ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(try_it, range(12))) == 1
    assert chairs_taken(event) == 2


@pytest.mark.django_db(transaction=True)
def test_one_key_sent_by_two_tabs_at_once_is_one_arrival(event, tmp_path):
    key = uuid.uuid4()

    def try_it(_number: int) -> bool:
        try:
            return note("Adler", key=key).is_new
        finally:
            connection.close()

    with shared_database(tmp_path), ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(try_it, range(12))) == 1
    assert Arrival.objects.count() == 1
