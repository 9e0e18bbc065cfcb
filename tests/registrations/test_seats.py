"""Who gets the seats that become free: by cancelling, by a new number of seats, and whatever the clock says."""

import datetime as dt

import pytest
import time_machine

from events.actors import Actor
from events.models import Message, SideEvent
from registrations import services
from registrations.models import AttendanceMode, Rsvp
from registrations.services import RegistrationError
from tests.factories import (
    CapacityLimitFactory,
    SideEventFactory,
    UserFactory,
    new_york,
)

from .people import answer, counters, fill, kinds, states

pytestmark = pytest.mark.django_db
IN_PERSON = AttendanceMode.IN_PERSON


# --- cancelling ---


def test_cancel_seats_the_first_person_waiting():
    limit = CapacityLimitFactory(seats=1)
    seated, second, third = fill(limit, 3)
    services.cancel(rsvp=seated, by=Actor.delegate())
    assert states(limit) == {
        seated.email: Rsvp.Status.CANCELLED,
        second.email: Rsvp.Status.CONFIRMED,
        third.email: Rsvp.Status.WAITLISTED,
    }
    assert counters(limit) == (1, 1)
    assert kinds(seated.email) == ["confirmed", "cancelled"]
    assert kinds(second.email) == ["waiting", "seated"]
    assert kinds(third.email) == ["waiting"]


def test_cancelling_twice_is_one_cancellation():
    limit = CapacityLimitFactory(seats=1)
    seated, _second, third = fill(limit, 3)
    for _time in range(2):
        services.cancel(rsvp=Rsvp.objects.get(pk=seated.pk), by=Actor.delegate())
    assert third.place_in_queue() == 1
    assert kinds(seated.email) == ["confirmed", "cancelled"]


def test_cancelling_a_place_in_the_queue_moves_the_others_up_and_seats_nobody():
    limit = CapacityLimitFactory(seats=1)
    _seated, second, third = fill(limit, 3)
    services.cancel(rsvp=second, by=Actor.delegate())
    assert third.place_in_queue() == 1
    assert counters(limit) == (1, 1)


def test_a_mail_about_a_cancellation_by_staff_says_so():
    limit = CapacityLimitFactory()
    rsvp = answer(limit).rsvp
    services.cancel(rsvp=rsvp, by=Actor.of(UserFactory()))
    facts = Message.objects.get(kind="registrations/cancelled").facts
    assert (facts["is_by_organizer"], facts["had_seat"]) == (True, True)


def test_cancelling_after_the_event_is_refused():
    limit = CapacityLimitFactory()
    rsvp = answer(limit).rsvp
    with time_machine.travel(limit.side_event.ends_at), pytest.raises(RegistrationError):
        services.cancel(rsvp=rsvp, by=Actor.delegate())
    assert counters(limit) == (1, 0)


def test_a_seat_given_back_to_a_cancelled_event_goes_to_nobody():
    limit = CapacityLimitFactory(seats=1)
    seated, waiting = fill(limit, 2)
    SideEvent.objects.update(status=SideEvent.Status.CANCELLED)
    services.cancel(rsvp=seated, by=Actor.delegate())
    assert states(limit)[waiting.email] == Rsvp.Status.WAITLISTED
    assert kinds(waiting.email) == ["waiting"]


# --- the number of seats ---


def save_seats(limit, **changes):
    values = {
        "side_event": limit.side_event,
        "attendance_mode": limit.attendance_mode,
        "by": Actor.of(UserFactory.build()),
    }
    return services.save_limit(**values | changes)


def test_more_seats_move_the_queue_in_its_order():
    limit = CapacityLimitFactory(seats=1)
    people = fill(limit, 4)
    save_seats(limit, seats=3)
    assert list(states(limit).values()) == ["confirmed", "confirmed", "confirmed", "waitlisted"]
    assert [kinds(person.email)[-1] for person in people] == ["confirmed", "seated", "seated", "waiting"]


def test_fewer_seats_unseat_nobody_and_seat_nobody_until_there_is_room():
    limit = CapacityLimitFactory(seats=3)
    people = fill(limit, 4)
    save_seats(limit, seats=1)
    assert counters(limit) == (3, 1)
    for person in people[:2]:
        services.cancel(rsvp=person, by=Actor.delegate())
    assert counters(limit) == (1, 1)
    services.cancel(rsvp=people[2], by=Actor.delegate())
    assert states(limit)[people[3].email] == Rsvp.Status.CONFIRMED


def test_lifting_the_limit_seats_everybody():
    limit = CapacityLimitFactory(seats=0)
    fill(limit, 3)
    save_seats(limit, seats=None)
    assert counters(limit) == (3, 0)


def test_save_limit_makes_the_limit_where_there_is_none():
    limit = services.save_limit(
        side_event=SideEventFactory(), attendance_mode=IN_PERSON, seats=5, by=Actor.clock()
    )
    limit.refresh_from_db()
    assert (limit.seats, limit.confirmed_count, limit.has_waiting_list) == (5, 0, True)


def test_save_limit_refuses_to_close_before_it_opens():
    limit = CapacityLimitFactory(seats=5)
    with pytest.raises(RegistrationError) as refusal:
        save_seats(limit, seats=7, opens_at=new_york(10, 9), closes_at=new_york(9, 9))
    assert str(refusal.value) == "The RSVP must close after it opens."
    limit.refresh_from_db()
    assert limit.seats == 5


def test_without_a_waiting_list_those_who_wait_from_earlier_come_first():
    limit = CapacityLimitFactory(seats=1)
    seated, waiting = fill(limit, 2)
    save_seats(limit, seats=1, has_waiting_list=False)
    with pytest.raises(RegistrationError):
        answer(limit)
    services.cancel(rsvp=seated, by=Actor.delegate())
    with pytest.raises(RegistrationError):
        answer(limit)
    assert states(limit) == {seated.email: Rsvp.Status.CANCELLED, waiting.email: Rsvp.Status.CONFIRMED}


# --- the clock ---


def test_a_clock_that_is_set_back_lets_nobody_overtake():
    limit = CapacityLimitFactory(seats=0)
    with time_machine.travel("2030-05-01T12:00:00Z"):
        first = answer(limit, "first@mission.example").rsvp
    with time_machine.travel("2030-05-01T11:00:00Z"):
        second = answer(limit, "second@mission.example").rsvp
    assert (first.place_in_queue(), second.place_in_queue()) == (1, 2)
    assert second.queued_at == first.queued_at + dt.timedelta(microseconds=1)
