"""Dashboards and the history: without a serious finding on a phone and a wide screen, and as wide as these."""

import datetime as dt

import pytest
from django.utils import timezone

from events import services
from events.access import Role
from events.actors import Actor
from events.models import SideEvent
from registrations.models import Invitation
from tests.factories import CapacityLimitFactory, CoSponsorFactory, RsvpFactory, SideEventFactory

from .looks import DESK, PHONE, findings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(transactional_db):
    event = SideEventFactory(background="<p>Water is cut by decisions, and these can be changed.</p>" * 3)
    CoSponsorFactory(side_event=event, lead=True)
    services.record(side_event=event, by=Actor.clock())
    longer = event.background.replace("changed", "changed by those who took them")
    SideEvent.objects.filter(pk=event.pk).update(background=longer)
    services.record(side_event=event, by=Actor("Somebody"))
    CapacityLimitFactory(side_event=event, confirmed_count=6, held_seats=2, held_until=event.starts_at)
    for days in range(6):
        made_at = timezone.now() - dt.timedelta(days=days)
        RsvpFactory(side_event=event, created_at=made_at, access_needs="Ramp", language="fr")
    Invitation.objects.create(side_event=event, email="a@mission.example", expires_at=event.starts_at)
    return event


def test_dashboards_and_history_have_no_serious_finding_in_either_theme(watched, event, sign_in):
    page = watched.page(width=PHONE)
    sign_in(page, Role.SECRETARIAT)
    found = []
    for address in (
        f"/admin/dashboard/side-event/{event.pk}/",
        f"/admin/dashboard/week/{event.week_id}/",
        f"/admin/events/sideevent/{event.pk}/history/",
        f"/admin/events/sideevent/{event.pk}/history/1/",
    ):
        assert page.goto(address).status == 200
        found += findings(page, DESK, PHONE)
    assert found == []
