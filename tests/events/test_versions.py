"""The version of the programmes: another one after every change that one of them shows, and only then."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from events import versions
from events.access import Role
from events.models import ProgrammeVersion, SideEvent, Venue
from registrations.models import CapacityLimit
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory, WeekFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event():
    event = SideEventFactory()
    CapacityLimitFactory(side_event=event)
    return event


def test_a_version_is_written_once_for_a_transaction_and_only_if_it_is_kept(event):
    before = ProgrammeVersion.objects.get().value
    with transaction.atomic():
        SideEvent.objects.update(title="Never")
        transaction.set_rollback(True)
    assert ProgrammeVersion.objects.get().value == before
    with transaction.atomic():
        SideEvent.objects.update(title="Once")
        Venue.objects.update(name="Twice")
        assert len(connection.run_on_commit) == 1
    assert ProgrammeVersion.objects.get().value != before


def test_what_a_programme_does_not_show_leaves_its_version(event):
    before = versions.present_version(2030)
    UserFactory(groups=[Role.ORGANISER])
    assert versions.present_version(2030) == before


def test_seats_of_another_week_leave_the_version(event):
    other = CapacityLimitFactory(side_event=SideEventFactory(week=WeekFactory(year=2031)))
    before = versions.present_version(2030)
    CapacityLimit.objects.filter(pk=other.pk).update(version=5)
    assert versions.present_version(2030) == before
    CapacityLimit.objects.exclude(pk=other.pk).update(version=5)
    assert versions.present_version(2030) != before


def test_the_version_survives_a_flush(event):
    before = versions.present_version(2030)
    call_command("flush", interactive=False, verbosity=0)
    SideEventFactory()
    after = versions.present_version(2030)
    assert (after is not None, after != before) == (True, True)
