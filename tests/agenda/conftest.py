"""What the tests of papers share."""

import pytest

from events import organization_data
from events.access import Role
from tests.factories import UserFactory, VenueFactory, WeekFactory


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Logos and stored papers lie in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PAPER_JOBS_DIR = tmp_path / "paper-jobs"
    return settings.MEDIA_ROOT


@pytest.fixture
def organiser(client):
    """An organiser who is signed in, with a week and all organizations."""
    organization_data.load()
    WeekFactory()
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    return user


@pytest.fixture
def room(db):
    return VenueFactory(name="Conference Room 8", seats=96)
