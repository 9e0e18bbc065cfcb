import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from events.models import SideEvent
from registrations.models import CapacityLimit, Rsvp
from tests.factories import CapacityLimitFactory, RsvpFactory, WeekFactory

pytestmark = pytest.mark.django_db
NOON = timezone.now()


def at(minute):
    return NOON + dt.timedelta(minutes=minute)


@pytest.fixture
def limit():
    """Two seats, taken, and one person who waits: all as it should be."""
    limit = CapacityLimitFactory(
        side_event__title="Law", seats=2, confirmed_count=2, waiting_count=1, last_queued_at=at(3)
    )
    for minute, status in ((1, "confirmed"), (2, "confirmed"), (3, "waitlisted")):
        RsvpFactory(side_event=limit.side_event, status=status, queued_at=at(minute))
    return limit


def complaints(capsys):
    """Return what the command says does not agree; it fails whenever it says something."""
    with pytest.raises(CommandError) as failure:
        call_command("verify_seats")
    assert failure.value.returncode == 1
    return capsys.readouterr().out.splitlines()


def approval(capsys, **options):
    """Return what the command says when everything agrees."""
    call_command("verify_seats", **options)
    return capsys.readouterr().out.strip()


def test_all_is_well(limit, capsys):
    assert approval(capsys) == "Seats agree: 1 capacity limits checked."


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"confirmed_count": 3}, "the counter says 3 confirmed, there are 2"),
        ({"waiting_count": 0}, "the counter says 0 waiting, there are 1"),
        ({"seats": 3}, "1 people wait though seats are free"),
        ({"seats": None}, "1 people wait though seats are free"),
        ({"last_queued_at": at(2)}, f"the last place given out is {at(3)}, the limit knows {at(2)}"),
    ],
    ids=["confirmed", "waiting", "free seat", "no limit", "last place"],
)
def test_what_does_not_agree_is_said(limit, capsys, changes, problem):
    CapacityLimit.objects.update(**changes)
    assert complaints(capsys) == [f"Law: In person: {problem}"]


def test_somebody_who_was_overtaken_is_found(limit, capsys):
    Rsvp.objects.filter(status="waitlisted").update(queued_at=at(0))
    assert complaints(capsys) == ["Law: In person: somebody who waits was overtaken"]


def test_two_people_in_one_place_are_found(limit, capsys):
    RsvpFactory(side_event=limit.side_event, status="waitlisted", queued_at=at(3))
    CapacityLimit.objects.update(waiting_count=2)
    assert complaints(capsys) == ["Law: In person: two people have the same place in the queue"]


def test_people_without_seats_to_belong_to_are_found(limit, capsys):
    lost = RsvpFactory(side_event=limit.side_event, attendance_mode="online")
    assert complaints(capsys) == [f"Law: RSVP {lost.pk} (online) has no seats to belong to"]


def test_fewer_seats_than_people_are_allowed(limit, capsys):
    CapacityLimit.objects.update(seats=1)
    assert approval(capsys)


def test_nobody_is_seated_at_a_cancelled_event_so_people_may_wait_for_free_seats(limit, capsys):
    CapacityLimit.objects.update(seats=3)
    SideEvent.objects.update(status=SideEvent.Status.CANCELLED)
    assert approval(capsys)


def test_one_week_can_be_checked_alone(limit, capsys):
    CapacityLimit.objects.update(confirmed_count=9)
    WeekFactory(year=2031)
    assert approval(capsys, year=2031) == "Seats agree: 0 capacity limits checked."
