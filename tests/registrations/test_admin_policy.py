"""Held seats, policy, reminders and invitations on the change page of a side event."""

import pytest
from django.urls import reverse

from registrations import services
from registrations.models import CapacityLimit, Reminder, RsvpPolicy
from tests.admin_forms import filled
from tests.factories import CoSponsorFactory, new_york

from .invitees import INVITE, invite

pytestmark = pytest.mark.django_db


@pytest.fixture
def event_page(event):
    CoSponsorFactory(side_event=event, lead=True)
    return reverse("admin:events_sideevent_change", args=[event.pk])


def saved(client, address: str, **typed: object):
    return client.post(address, filled(client, address, **typed))


def test_seats_are_held_for_invitees_in_the_row_of_seats(page, event, event_page):
    held = {
        "capacity_limits-0-held_seats": "1",
        "capacity_limits-0-held_until_0": "2030-05-10",
        "capacity_limits-0-held_until_1": "12:00",
    }
    assert saved(page, event_page, **held).status_code == 302
    limit = CapacityLimit.objects.get()
    assert (limit.held_seats, limit.held_until) == (1, new_york(10, 12))
    assert "1 held for invitees" in page.get(event_page).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"held_seats": "1"}, "Say until when seats are held for invitees."),
        (
            {"held_seats": "3", "held_until_0": "2030-05-10", "held_until_1": "12:00"},
            "No more seats can be held than there are.",
        ),
    ],
)
def test_a_hold_has_an_end_and_fits_into_the_seats(page, event_page, typed, sentence):
    response = saved(page, event_page, **{f"capacity_limits-0-{name}": text for name, text in typed.items()})
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_an_emptied_hold_is_none(page, event, event_page):
    CapacityLimit.objects.update(held_seats=1, held_until=new_york(10, 12))
    saved(page, event_page, **{"capacity_limits-0-held_seats": ""})
    assert CapacityLimit.objects.get().held_seats == 0


def test_the_policy_is_stored_only_when_something_is_chosen(page, event, event_page):
    assert saved(page, event_page).status_code == 302
    assert RsvpPolicy.objects.count() == 0
    saved(page, event_page, **{"rsvp_policy-0-is_on_request": "on"})
    assert RsvpPolicy.objects.get().is_on_request
    saved(page, event_page, **{"rsvp_policy-0-hand_over_hours": "48"})
    policy = RsvpPolicy.objects.get()
    assert (policy.is_on_request, policy.hand_over_hours) == (True, 48)


def test_reminders_are_rows(page, event, event_page):
    more = {"reminders-TOTAL_FORMS": "2", "reminders-0-hours_before": "24", "reminders-1-hours_before": "2"}
    assert saved(page, event_page, **more).status_code == 302
    assert list(Reminder.objects.values_list("hours_before", flat=True)) == [24, 2]


def test_the_overview_counts_invitations_and_leads_to_the_page_for_more(page, event, event_page):
    invite(event, 1)
    services.decline_invitation(invitation=invite(event, 2))
    content = " ".join(page.get(event_page).content.decode().split())
    assert "1 waiting to be sent, 1 declined" in content
    assert f"{INVITE}?side_event={event.pk}" in content
