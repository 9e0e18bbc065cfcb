"""Time and room given to side events: all or none, public ones only where they may stand, nothing overwritten."""

import datetime as dt
import threading

import pytest
from django.db import connection

from events import services
from events.actors import Actor
from events.models import SideEvent
from tests.factories import CoSponsorFactory, OfficialMeetingFactory, SideEventFactory, VenueFactory, new_york
from tests.shared_database import shared_database

CLOCK = Actor.clock()
HOUR = dt.timedelta(hours=1)


def slot(event, starts_at, venue, **more) -> services.Move:
    return services.Move(event, starts_at, starts_at + HOUR, venue, seen_revision=event.revision, **more)


@pytest.fixture
def room(db):
    return VenueFactory()


@pytest.fixture
def pair(room):
    """Two public side events in one room, one after the other."""
    first = SideEventFactory(venue=room, starts_at=new_york(21, 9), ends_at=new_york(21, 10))
    second = SideEventFactory(
        venue=room, week=first.week, starts_at=new_york(21, 11), ends_at=new_york(21, 12)
    )
    for event in (first, second):
        CoSponsorFactory(side_event=event, lead=True)
    return first, second


def test_two_public_side_events_may_change_places(pair, room):
    first, second = pair
    moves = [slot(first, second.starts_at, room), slot(second, first.starts_at, room)]
    services.give_slots(week=first.week, slots=moves, by=CLOCK)

    assert [SideEvent.objects.get(pk=e.pk).starts_at.hour for e in pair] == [15, 13]  # UTC
    assert [e.versions.count() for e in pair] == [1, 1]


def test_where_one_is_blocked_none_is_moved(pair, room):
    first, second = pair
    OfficialMeetingFactory(week=first.week, venue=room, starts_at=new_york(22, 9), ends_at=new_york(22, 12))
    moves = [slot(first, new_york(20, 9), room), slot(second, new_york(22, 9), room)]

    with pytest.raises(services.NotReady, match="is taken at that time"):
        services.give_slots(week=first.week, slots=moves, by=CLOCK)
    assert SideEvent.objects.get(pk=first.pk).starts_at == new_york(21, 9)


def test_what_was_saved_meanwhile_is_not_overwritten(pair, room):
    first, _second = pair
    seen = slot(first, new_york(22, 9), room)
    services.record(side_event=first, by=CLOCK)  # somebody saves

    with pytest.raises(services.SlotChanged):
        services.give_slots(week=first.week, slots=[seen], by=CLOCK)
    assert SideEvent.objects.get(pk=first.pk).starts_at == new_york(21, 9)


def test_a_slot_is_fixed_with_the_move_or_alone(pair, room):
    first, _second = pair
    services.give_slots(week=first.week, slots=[slot(first, new_york(22, 9), room, is_fixed=True)], by=CLOCK)
    assert SideEvent.objects.get(pk=first.pk).is_slot_fixed

    services.fix_slot(side_event=first, is_fixed=False, by=CLOCK)
    assert not SideEvent.objects.get(pk=first.pk).is_slot_fixed


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_of_two_secretaries_at_once_one_is_told_that_it_has_changed(tmp_path):
    event = SideEventFactory(status=SideEvent.Status.ACCEPTED)
    services.record(side_event=event, by=CLOCK)
    moves = [slot(event, new_york(22, hour), event.venue) for hour in (9, 11)]
    told = []

    def give(move):
        try:
            services.give_slots(week=event.week, slots=[move], by=CLOCK)
            told.append("moved")
        except services.SlotChanged:
            told.append("refused")
        finally:
            connection.close()

    with shared_database(tmp_path):
        threads = [threading.Thread(target=give, args=[move]) for move in moves]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert sorted(told) == ["moved", "refused"]
