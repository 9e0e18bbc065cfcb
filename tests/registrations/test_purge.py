"""When people and their needs are forgotten: by the settings of each week, by the clock and by the command."""

import datetime as dt

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone
from django_q.models import Failure

from events.actors import Actor
from events.models import Week
from registrations import services
from registrations.models import PersonalWeek, Tally
from registrations.services import Invitee, purge
from tests.factories import CapacityLimitFactory, SideEventFactory, WeekFactory, new_york

from .people import kept, register

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(13, 14), tick=True) as clock:
        yield clock


@pytest.fixture
def event(db):
    return CapacityLimitFactory(side_event__slug="law").side_event


@pytest.mark.parametrize(
    ("days", "needs", "people"),
    [(0, True, True), (6.99, True, True), (7.01, False, True), (89.99, False, True), (90.01, False, False)],
)
def test_needs_are_kept_seven_days_and_people_ninety(event, days, needs, people):
    rsvp = register(event, dietary_needs="vegan", access_needs="ramp")
    purge(at=event.ends_at + days * DAY)
    assert kept(rsvp) == (needs, people)


def test_each_week_has_its_own_days(event):
    other_week = WeekFactory(year=2031, needs_kept_days=1, people_kept_days=2)
    starts_at = dt.datetime(2030, 5, 21, 17, tzinfo=dt.UTC)  # as long ago as the other
    other = CapacityLimitFactory(side_event=SideEventFactory(week=other_week, starts_at=starts_at)).side_event
    Week.objects.filter(year=2030).update(needs_kept_days=20, people_kept_days=30)
    rsvps = [register(side_event, dietary_needs="vegan") for side_event in (event, other)]
    found = {}
    for days in (1.5, 2.5, 19, 25, 31):
        purge(at=event.ends_at + days * DAY)
        found[days] = [kept(rsvp) for rsvp in rsvps]
    yes_yes, no_yes, no_no = (True, True), (False, True), (False, False)
    assert found == {
        1.5: [yes_yes, no_yes], 2.5: [yes_yes, no_no], 19: [yes_yes, no_no], 25: [no_yes, no_no], 31: [no_no, no_no]
    }  # fmt: skip


def test_an_event_without_a_date_is_over_with_its_week(db):
    event = CapacityLimitFactory(side_event__starts_at=None).side_event
    rsvp = register(event)
    last = dt.datetime(2030, 5, 25, tzinfo=event.week.zone)
    purge(at=last + 90 * DAY - dt.timedelta(minutes=5))
    assert kept(rsvp) == (False, True)
    purge(at=last + 90 * DAY + dt.timedelta(minutes=5))
    assert kept(rsvp) == (False, False)


def test_a_link_to_a_week_goes_with_the_last_rsvp_of_the_address(event, clock):
    later = CapacityLimitFactory(side_event__starts_at=new_york(24, 9)).side_event
    rsvp, _other = register(event), register(later)
    services.send_personal_week(rsvp=rsvp)
    purge(at=event.ends_at + 91 * DAY)
    assert PersonalWeek.objects.count() == 1
    purge(at=later.ends_at + 91 * DAY)
    assert PersonalWeek.objects.count() == 0


def test_what_background_work_and_sessions_left_behind_goes_as_well(event, clock):
    stopped = timezone.now() - 8 * DAY
    report = {
        "func": "f",
        "started": stopped,
        "stopped": stopped,
        "result": "Key (email)=(a@x.example) exists",
    }
    Failure.objects.create(id="old", name="old", success=False, **report)
    Failure.objects.create(id="new", name="new", success=False, **report | {"stopped": timezone.now()})
    for name, seconds in (("ended", -60), ("open", 60)):
        session = SessionStore()
        session["_messages"] = name
        session.set_expiry(seconds)
        session.save()
    assert purge() == {"reports of failed tasks": 1, "ended sessions": 1}
    assert list(Failure.objects.values_list("name", flat=True)) == ["new"]


# --- the command ---


def test_a_dry_run_says_what_would_go_and_leaves_it(event, clock, capsys):
    rsvp = register(event, dietary_needs="vegan")
    services.invite(side_event=event, invitees=[Invitee("b@x.example", "Chile")], by=Actor.clock())
    Tally.objects.create(key="k", window_began_at=timezone.now())
    clock.move_to(event.ends_at + 91 * DAY)

    call_command("purge_personal_data", "--dry-run")

    sentences = [
        "Would forget 1 dietary and accessibility needs.", "Would forget 1 RSVPs.", "Would forget 1 invitations.",
        "Would forget 2 messages.", "Would forget 1 tallies.",
    ]  # fmt: skip
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(sentences)
    assert kept(rsvp) == (True, True)

    call_command("purge_personal_data")
    assert "Forgot 1 RSVPs." in capsys.readouterr().out
    assert kept(rsvp) == (False, False)
    call_command("purge_personal_data")
    assert capsys.readouterr().out == "Nothing is older than allowed.\n"


def test_the_clock_forgets_too(event, clock):
    rsvp = register(event)
    clock.move_to(event.ends_at + 91 * DAY)
    call_command("run_due")
    assert kept(rsvp) == (False, False)


def test_forgetting_five_people_takes_as_many_queries_as_forgetting_one(event, django_assert_max_num_queries):
    for n in range(5):
        register(event, n)
    with django_assert_max_num_queries(48):
        purge(at=event.ends_at + 91 * DAY)
