"""What the tests of registrations share."""

import pytest

from events.access import Role
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory, new_york


@pytest.fixture
def organiser(db):
    """Somebody of a mission, who sees the own side events alone."""
    return UserFactory(groups=[Role.ORGANISER])


@pytest.fixture
def event(organiser):
    """A side event of the organiser with two seats, to which invitations can be forwarded."""
    event = SideEventFactory(organisers=[organiser], is_transferable=True, rsvp_deadline_at=new_york(17, 18))
    CapacityLimitFactory(side_event=event, seats=2)
    return event


@pytest.fixture
def page(client, organiser):
    """The client of the organiser, signed in."""
    client.force_login(organiser)
    return client
