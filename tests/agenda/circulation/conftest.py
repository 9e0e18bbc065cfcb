"""A side event that was held, with people who came and an issued summary."""

import pytest
import time_machine

from agenda.models import EventSummary
from registrations.models import Arrival
from tests.factories import EventSummaryFactory, KeyMessageFactory, RsvpFactory, SideEventFactory, new_york

HELD = new_york(21, 13, 15)
AFTERWARDS = new_york(28, 10)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AFTERWARDS, tick=True) as clock:
        yield clock


@pytest.fixture
def summary(db) -> EventSummary:
    """Amina came, Bela did not, Chen was on the waiting list."""
    event = SideEventFactory(slug="roads", title="Open roads", starts_at=HELD)
    summary = EventSummaryFactory(side_event=event, issued=True, edition=1)
    KeyMessageFactory(summary=summary, title="Roads open", text="when States ask.")
    people = {
        name: RsvpFactory(side_event=event, given_name=name.title(), email=f"{name}@mission.example", **more)
        for name, more in {"amina": {}, "bela": {}, "chen": {"waitlisted": True}}.items()
    }
    Arrival.objects.create(rsvp=people["amina"])
    return summary
