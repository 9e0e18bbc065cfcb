"""What the tests of the door share: three people, a quarter of an hour before the start."""

import pytest
import time_machine

from events.access import Role
from registrations.models import AttendanceMode
from tests.factories import CapacityLimitFactory, UserFactory, new_york

from .people import BEFORE, answer


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(13, 12), tick=False) as clock:
        yield clock


@pytest.fixture
def event(clock):
    """Two seats in the room; the third person waits."""
    event = CapacityLimitFactory(seats=2, side_event__slug="law", side_event__is_online=True).side_event
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    for given, family in (("Zoë", "Ødegård"), ("Anna", "Adler"), ("Carla", "Costa")):
        answer(event, given, family)
    clock.move_to(BEFORE)
    return event


@pytest.fixture
def door(client, event):
    """The client of somebody signed in at the door."""
    client.force_login(UserFactory(groups=[Role.DOOR], first_name="Dora", last_name="Door"))
    return client
