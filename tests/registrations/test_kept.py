"""What a server process keeps of side events and pages: the same as made anew, and gone with any change."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from events.actors import Actor
from events.models import Organization, Week
from registrations import kept, services
from registrations.models import RsvpPolicy
from registrations.organizations import organization_named
from registrations.views.addresses import find_public
from tests.factories import CapacityLimitFactory, OrganizationFactory, SideEventFactory

FORM = "/2030/law/rsvp/"
pytestmark = pytest.mark.django_db(transaction=True)  # inside a transaction nothing is kept


@pytest.fixture(autouse=True)
def event():
    Week.objects.update(theme="Law")  # a version is known from the first write on
    event = SideEventFactory(slug="law", title="Law of war", is_online=True, asks_dietary_needs=True)
    CapacityLimitFactory(side_event=event)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=3)
    return event


def shown(path=FORM, **cookies):
    """Return the page as a new visitor gets it, without the token."""
    client = Client()
    client.cookies.load(cookies)
    page = client.get(path).content.decode()
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", page)


@pytest.mark.parametrize("path", [FORM, f"/ar{FORM}", "/2030/law/rsvp/sent/"])
def test_a_kept_page_is_to_the_letter_the_one_made_for_a_single_visitor(path):
    OrganizationFactory(name="Civilian Centre")
    shown(path)
    assert shown(path) == shown(path, messages="none")


def test_two_visitors_get_tokens_of_their_own():
    tokens = {
        re.search(r'csrfmiddlewaretoken" value="(\w+)"', Client().get(FORM).content.decode())[1] for _ in "ab"
    }
    assert len(tokens) == 2


def test_the_seats_of_a_kept_form_are_those_of_now(event):
    assert "10 of 10 seats left" in shown()
    event.capacity_limits.filter(attendance_mode="in_person").update(confirmed_count=4)
    assert "6 of 10 seats left" in shown()


def test_a_change_of_the_event_is_seen_at_once(event):
    assert "Law of war" in shown()
    type(event).objects.filter(pk=event.pk).update(title="Law of peace")
    assert "Law of peace" in shown()


def test_a_change_of_the_policy_is_seen_at_once(event):
    assert "Send request" not in shown()
    RsvpPolicy.objects.create(side_event=event, is_on_request=True)
    assert "Send request" in shown()


def test_a_new_name_of_an_organization_is_offered_and_found_at_once():
    organization = OrganizationFactory(name="Civilian Centre")
    assert (organization_named("civilian centre"), "Civilian Centre" in shown()) == (organization.pk, True)
    Organization.objects.filter(pk=organization.pk).update(name_en="Civic House")
    assert (organization_named("civic house"), organization_named("civilian centre")) == (
        organization.pk,
        None,
    )
    assert '<option value="Civic House">' in shown()


def test_each_language_has_a_page_of_its_own():
    with translation.override("fr"):
        assert shown() != shown(f"/fr{FORM}")


def test_what_fills_a_gap_is_escaped():
    page = kept.KeptPage(f"<b>{kept.gap('email')}</b>")
    assert page.filled(email="<i>") == "<b>&lt;i&gt;</b>"


def test_no_more_is_kept_than_fits():
    memory = kept.Memory((1, 1))
    for number in range(kept.MOST + 1):
        memory.get((number,), object)
    assert memory.get((kept.MOST,), lambda: None) is not None
    assert memory.get((0,), lambda: None) is None


def register(known, email="a@mission.example"):
    details = {"given_name": "Amina", "family_name": "Delegate", "organization_name": "Norway"}
    return services.register(
        side_event=known, attendance_mode="in_person", email=email, by=Actor.delegate(), **details
    ).rsvp


def test_an_event_cancelled_while_somebody_waits_for_the_lock_takes_nobody(event):
    known = find_public(2030, "law", kept.memory())
    type(event).objects.filter(pk=event.pk).update(status="cancelled")
    with pytest.raises(services.RegistrationError, match="cancelled"):
        register(known)


def test_a_policy_changed_while_somebody_waits_for_the_lock_counts(event):
    known = find_public(2030, "law", kept.memory())
    RsvpPolicy.objects.create(side_event=event, is_on_request=True)
    assert register(known).status == "requested"
    RsvpPolicy.objects.update(is_on_request=False)
    assert register(known, "b@mission.example").status == "confirmed"


@pytest.mark.parametrize("policy", [None, {"is_on_request": True}, {"minutes_to_prove": 60}])
def test_an_event_that_stands_as_it_is_kept_is_not_read_again(event, policy):
    if policy:
        RsvpPolicy.objects.create(side_event=event, **policy)
    known = find_public(2030, "law", kept.memory())
    organization_named("Norway")
    with CaptureQueriesContext(connection) as queries:
        register(known)
    assert not [query["sql"] for query in queries if 'FROM "events_cosponsor"' in query["sql"]]
