"""Seats against a small model in plain Python: whatever people, organizers and clocks do, in whatever order."""

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import AttendanceMode, CapacityLimit, Rsvp, RsvpPolicy
from registrations.services.answers import enter, new_rsvp, set_details
from tests.factories import SideEventFactory

PEOPLE = [f"person{n}@mission.example" for n in range(7)]
MODES = [AttendanceMode.IN_PERSON, AttendanceMode.ONLINE]
SEATS = st.one_of(st.none(), st.integers(0, 5))
MINUTES_TO_PROVE = 20
WORDS = {"given_name": "Given", "family_name": "Family", "organization_name": "A mission"}


class Pool:
    """The rules of DESIGN.md for one attendance mode, in plain lists."""

    def __init__(self, mails):
        self.seats, self.has_list, self.closes_at, self.held, self.held_until = 2, True, None, 0, None
        self.seated, self.waiting, self.invited, self.unproved, self.mails = [], [], set(), {}, mails

    def held_left(self):
        is_held = self.held_until is not None and timezone.now() < self.held_until
        return max(self.held - len(self.invited.intersection(self.seated)), 0) if is_held else 0

    def has_room(self, is_invited):
        everybody = len(self.seated)
        if self.seats is None or (is_invited and min(self.held_left(), self.seats - everybody) > 0):
            return True
        return max(self.seats - everybody - self.held_left(), 0) > len(self.waiting)

    def fill(self, newcomer=None):
        for is_for_invitees in (True, False):
            for person in list(self.waiting):
                held = self.held_left()
                free = None if self.seats is None else self.seats - len(self.seated)
                if is_for_invitees and (
                    person not in self.invited or (free is not None and min(free, held) <= 0)
                ):
                    continue
                if not is_for_invitees and free is not None and free - held <= 0:
                    break
                self.waiting.remove(person)
                self.seated.append(person)
                self.mails.append((person, "confirmed" if person == newcomer else "seated"))

    def enter(self, person, is_invited=False, proves=True):
        self.waiting.append(person)
        if is_invited:
            self.invited.add(person)
        if not proves:
            self.unproved[person] = timezone.now() + dt.timedelta(minutes=MINUTES_TO_PROVE)
        self.fill(newcomer=person)
        if person in self.waiting:
            self.mails.append((person, "waiting"))

    def leave(self, person):
        for people in (self.seated, self.waiting):
            if person in people:
                people.remove(person)
        self.invited.discard(person)
        self.unproved.pop(person, None)

    def lapse(self):
        """What the service does first, whatever it was asked for."""
        lapsed = [person for person, by in self.unproved.items() if by <= timezone.now()]
        for person in lapsed:
            self.leave(person)
            self.mails.append((person, "lapsed"))
        if lapsed:
            self.fill()


class Seats(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.travel = time_machine.travel("2030-05-01T12:00:00Z", tick=False)
        self.clock = self.travel.start()
        self.mails, self.colleagues, self.proves = [], 0, False
        self.event = SideEventFactory(is_online=True)
        self.policy = RsvpPolicy.objects.create(side_event=self.event)
        self.pools = {mode: Pool(self.mails) for mode in MODES}
        for mode in MODES:
            self.save_limit(mode)

    def teardown(self):
        self.travel.stop()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def save_limit(self, mode):
        pool = self.pools[mode]
        services.save_limit(
            side_event=self.event,
            attendance_mode=mode,
            seats=pool.seats,
            has_waiting_list=pool.has_list,
            closes_at=pool.closes_at,
            held_seats=pool.held,
            held_until=pool.held_until,
            by=Actor.clock(),
        )
        pool.held_until = pool.held_until if pool.held else None
        pool.lapse()
        pool.fill()

    def pool_of(self, person):
        return next((p for p in self.pools.values() if person in p.seated + p.waiting), None)

    def rsvp_of(self, person):
        return Rsvp.objects.live().of_address(person).get()

    @rule(
        person=st.sampled_from(PEOPLE),
        mode=st.sampled_from(MODES),
        is_invited=st.booleans(),
        shouts=st.booleans(),
    )
    def register(self, person, mode, is_invited, shouts):
        rsvp = new_rsvp(self.event, mode, person.upper() if shouts else person, "en", has_consented=True)
        rsvp.is_invited = is_invited
        set_details(rsvp, WORDS)
        pool = self.pools[mode]
        try:
            with transaction.atomic():
                enter(rsvp, by=Actor.delegate(), is_proved=not self.proves)
            is_taken = True
        except services.RegistrationError:
            is_taken = False
        is_closed = pool.closes_at is not None and pool.closes_at <= timezone.now() and not is_invited
        if is_closed and not is_taken:
            return  # the transaction was undone, and with it what lapsed
        pool_before = self.pool_of(person)
        lapsed_elsewhere = pool_before not in (None, pool)
        assert not is_closed
        if not lapsed_elsewhere:
            had_room_after_lapse = self._would_take(pool, person, is_invited)
            assert is_taken == had_room_after_lapse
        if not is_taken:
            return
        pool.lapse()
        if self.pool_of(person) is None:
            pool.enter(person, is_invited, proves=not self.proves)

    def _would_take(self, pool, person, is_invited):
        trial = Pool([])
        trial.__dict__ |= {k: v.copy() if hasattr(v, "copy") else v for k, v in pool.__dict__.items()} | {
            "mails": []
        }
        trial.lapse()
        return person in trial.seated + trial.waiting or trial.has_list or trial.has_room(is_invited)

    @rule(person=st.sampled_from(PEOPLE))
    def cancel(self, person):
        pool = self.pool_of(person)
        if pool is None:
            return
        services.cancel(rsvp=self.rsvp_of(person), by=Actor.delegate())
        pool.lapse()
        if self.pool_of(person) is pool:
            pool.leave(person)
            self.mails.append((person, "cancelled"))
            pool.fill()

    @rule(person=st.sampled_from(PEOPLE))
    def switch(self, person):
        left = self.pool_of(person)
        if left is None:
            return
        mode = next(mode for mode in MODES if self.pools[mode] is not left)
        entered = self.pools[mode]
        try:
            with transaction.atomic():
                services.switch_mode(rsvp=self.rsvp_of(person), attendance_mode=mode, by=Actor.clock())
            self.event.refresh_from_db()
        except services.RegistrationError:
            return
        left.lapse()
        entered.lapse()
        is_invited, proves_by = person in left.invited, left.unproved.get(person)
        left.leave(person)
        entered.enter(person, is_invited)
        if proves_by is not None:
            entered.unproved[person] = proves_by
        left.fill()

    @rule(person=st.sampled_from(PEOPLE))
    def hand_over(self, person):
        pool = self.pool_of(person)
        if pool is None or person not in pool.seated:
            return
        self.colleagues += 1
        colleague = f"colleague{self.colleagues}@mission.example"
        rsvp = self.rsvp_of(person)
        try:
            with transaction.atomic():
                offer = services.offer_hand_over(
                    rsvp=rsvp, given_name="New", family_name="Colleague", email=colleague, by=Actor.delegate()
                )
        except services.RegistrationError:
            assert pool.unproved[person] <= timezone.now()
            return
        pool.lapse()
        services.accept_hand_over(offer=offer, language="en", **WORDS)
        pool.seated[pool.seated.index(person)] = colleague
        if person in pool.invited:
            pool.invited.add(colleague)
        pool.invited.discard(person)
        pool.unproved.pop(person, None)
        self.mails += [(colleague, "hand_over"), (colleague, "confirmed"), (person, "handed_over")]

    @rule(mode=st.sampled_from(MODES), seats=SEATS, has_list=st.booleans())
    def change_the_seats(self, mode, seats, has_list):
        pool = self.pools[mode]
        pool.seats, pool.has_list = seats, has_list
        pool.held = min(pool.held, seats if seats is not None else pool.held)
        self.save_limit(mode)

    @rule(mode=st.sampled_from(MODES), held=st.integers(0, 5), minutes=st.integers(-10, 90))
    def hold_seats_for_invitees(self, mode, held, minutes):
        pool = self.pools[mode]
        pool.held = held if pool.seats is None else min(held, pool.seats)
        pool.held_until = timezone.now() + dt.timedelta(minutes=minutes)
        self.save_limit(mode)

    @rule(mode=st.sampled_from(MODES), is_open=st.booleans())
    def close_or_reopen(self, mode, is_open):
        self.pools[mode].closes_at = None if is_open else timezone.now()
        self.save_limit(mode)

    @rule(proves=st.booleans())
    def ask_for_proofs_or_not(self, proves):
        self.proves = proves
        self.policy.minutes_to_prove = MINUTES_TO_PROVE if proves else None
        self.policy.save()

    @rule(person=st.sampled_from(PEOPLE))
    def prove_the_address(self, person):
        pool = self.pool_of(person)
        if pool is None:
            return
        rsvp = self.rsvp_of(person)
        is_late = person in pool.unproved and pool.unproved[person] <= timezone.now()
        try:
            services.prove_address(rsvp=rsvp)
        except services.RegistrationError:
            assert is_late
            return  # the transaction was undone, and with it what lapsed: the next one finds it again
        assert not is_late
        pool.lapse()
        pool.unproved.pop(person, None)

    @rule()
    def the_clock_command_runs(self):
        services.release_ended_holds()
        for pool in self.pools.values():
            pool.lapse()
            if pool.held_until is not None and pool.held_until <= timezone.now():
                pool.fill()

    @rule(seconds=st.integers(-4000, 4000))
    def the_clock_moves(self, seconds):
        self.clock.shift(dt.timedelta(seconds=seconds))

    @invariant()
    def the_same_people_sit_and_wait_in_the_same_order(self):
        for mode, pool in self.pools.items():
            people = Rsvp.objects.filter(attendance_mode=mode)
            seated = [rsvp.email.lower() for rsvp in people.confirmed()]
            waiting = [rsvp.email.lower() for rsvp in people.waitlisted()]
            assert (sorted(seated), waiting) == (sorted(pool.seated), pool.waiting)

    @invariant()
    def counters_agree(self):
        counters = CapacityLimit.objects.values_list("attendance_mode", "confirmed_count", "waiting_count")
        told = {mode: (len(pool.seated), len(pool.waiting)) for mode, pool in self.pools.items()}
        assert {mode: (confirmed, waiting) for mode, confirmed, waiting in counters} == told

    @invariant()
    def each_change_has_its_mail(self):
        mails = Message.objects.exclude(kind="registrations/link_again").order_by("pk")
        told = [(mail.recipient.lower(), mail.kind.split("/")[1]) for mail in mails]
        assert sorted(told) == sorted(self.mails)


@pytest.mark.django_db
def test_seats_follow_the_model_whatever_happens():
    """`--hypothesis-profile=thorough` makes it 10,000 steps."""
    is_thorough = settings.get_current_profile_name() == "thorough"
    bounds = settings(
        max_examples=400 if is_thorough else 12,
        stateful_step_count=25,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Seats, settings=bounds)
    assert not CapacityLimit.objects.exists()
