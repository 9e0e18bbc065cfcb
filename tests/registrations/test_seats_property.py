"""Seats against a small model in plain Python: whatever people, organizers and clocks do, in whatever order."""

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.management.commands.verify_seats import problems_of
from registrations.models import AttendanceMode, CapacityLimit, Rsvp
from tests.factories import SideEventFactory

PEOPLE = [f"person{n}@mission.example" for n in range(7)]
SEATS = st.one_of(st.none(), st.integers(0, 5))


class Model:
    """The rules of DESIGN.md in plain lists."""

    def __init__(self):
        self.seats, self.has_list = 2, True
        self.seated, self.waiting, self.mails = [], [], []

    def register(self, person):
        """Return whether the answer is taken."""
        if person in self.seated + self.waiting:
            return True
        if self.seats is not None and len(self.seated + self.waiting) >= self.seats and not self.has_list:
            return False
        self.waiting.append(person)
        self.fill(newcomer=person)
        if person in self.waiting:
            self.mails.append((person, "waiting"))
        return True

    def cancel(self, person):
        for people in (self.seated, self.waiting):
            if person in people:
                people.remove(person)
                self.mails.append((person, "cancelled"))
        self.fill()

    def save(self, seats, has_list):
        self.seats, self.has_list = seats, has_list
        self.fill()

    def fill(self, newcomer=None):
        while self.waiting and (self.seats is None or len(self.seated) < self.seats):
            person = self.waiting.pop(0)
            self.seated.append(person)
            self.mails.append((person, "confirmed" if person == newcomer else "seated"))


class Seats(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.travel = time_machine.travel("2030-05-01T12:00:00Z", tick=False)
        self.clock = self.travel.start()
        self.model = Model()
        self.event = SideEventFactory()
        self.save_limit(seats=2, has_waiting_list=True)

    def teardown(self):
        self.travel.stop()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def save_limit(self, **values):
        self.limit = services.save_limit(
            side_event=self.event, attendance_mode=AttendanceMode.IN_PERSON, by=Actor.clock(), **values
        )

    @rule(person=st.sampled_from(PEOPLE), shouts=st.booleans())
    def register(self, person, shouts):
        try:
            services.register(
                side_event=self.event,
                attendance_mode=AttendanceMode.IN_PERSON,
                given_name="Given",
                family_name="Family",
                email=person.upper() if shouts else person,
                organization_name="A mission",
                by=Actor.delegate(),
            )
            is_taken = True
        except services.RegistrationError:
            is_taken = False
        assert is_taken == self.model.register(person)

    @rule(person=st.sampled_from(PEOPLE))
    def cancel(self, person):
        rsvp = Rsvp.objects.of_address(person).order_by("-pk").first()
        if rsvp is not None:
            services.cancel(rsvp=rsvp, by=Actor.delegate())
            self.model.cancel(person)

    @rule(seats=SEATS, has_list=st.booleans())
    def change_the_seats(self, seats, has_list):
        self.save_limit(seats=seats, has_waiting_list=has_list)
        self.model.save(seats, has_list)

    @rule(seconds=st.integers(-4000, 4000))
    def the_clock_moves(self, seconds):
        self.clock.shift(dt.timedelta(seconds=seconds))

    @invariant()
    def the_same_people_sit_and_wait_in_the_same_order(self):
        confirmed = Rsvp.objects.confirmed().values_list("email", flat=True)
        waiting = Rsvp.objects.waitlisted().values_list("email", flat=True)
        assert sorted(map(str.lower, confirmed)) == sorted(self.model.seated)
        assert [email.lower() for email in waiting] == self.model.waiting

    @invariant()
    def counters_queue_and_seats_agree(self):
        assert problems_of(self.limit.pk) == []

    @invariant()
    def each_change_has_its_mail(self):
        mails = Message.objects.exclude(kind="registrations/link_again").order_by("pk")
        told = [(mail.recipient.lower(), mail.kind.split("/")[1]) for mail in mails]
        assert sorted(told) == sorted(self.model.mails)


@pytest.mark.django_db
def test_seats_follow_the_model_whatever_happens():
    quick = settings(
        max_examples=12,
        stateful_step_count=25,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Seats, settings=quick)
    assert not CapacityLimit.objects.exists()
