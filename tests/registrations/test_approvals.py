"""Events on request: requests hold nothing until the organizers decide, on the list or on the page of one."""

import pytest
import time_machine
from django.urls import reverse

from events.access import Role
from events.actors import Actor
from events.mails.delivery import compose
from events.models import Message
from registrations import services
from registrations.models import Rsvp, RsvpPolicy
from registrations.services import RegistrationError
from tests.admin_forms import act
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory, new_york

from .people import counters, register

pytestmark = pytest.mark.django_db
LIST = "/admin/registrations/rsvp/"


@pytest.fixture
def limit(organiser):
    """One seat and a waiting list, for an event on request."""
    limit = CapacityLimitFactory(seats=1, side_event=SideEventFactory(slug="law", organisers=[organiser]))
    RsvpPolicy.objects.create(side_event=limit.side_event, is_on_request=True)
    return limit


def ask(limit, n: int = 1) -> Rsvp:
    """Who asks first is the last by name."""
    return register(limit.side_event, n, family_name=f"Family{9 - n}")


def status_of(rsvp: Rsvp) -> str:
    rsvp.refresh_from_db()
    return rsvp.status


def test_requests_hold_no_seat_and_no_place(limit):
    assert [ask(limit, n).status for n in (1, 2)] == ["requested", "requested"]
    assert counters(limit) == (0, 0)
    assert Message.objects.filter(kind="registrations/requested").count() == 2


def test_approved_people_get_a_seat_or_the_last_place_in_the_queue(limit):
    by = Actor.clock()
    first, second = ask(limit, 1), ask(limit, 2)
    services.approve(rsvp=second, by=by)
    services.approve(rsvp=first, by=by)
    assert (status_of(second), status_of(first)) == ("confirmed", "waitlisted")
    assert counters(limit) == (1, 1)
    kinds = Message.objects.filter(recipient=first.email).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["registrations/requested", "registrations/waiting"]


def test_without_seat_and_waiting_list_nobody_is_approved(limit):
    limit.has_waiting_list = False
    limit.save()
    first, second = ask(limit, 1), ask(limit, 2)
    services.approve(rsvp=first, by=Actor.clock())
    with pytest.raises(RegistrationError, match="All seats are taken"):
        services.approve(rsvp=second, by=Actor.clock())
    assert status_of(second) == Rsvp.Status.REQUESTED


@pytest.mark.parametrize("decide", [services.approve, services.refuse])
def test_a_request_is_decided_once(limit, decide):
    rsvp = ask(limit)
    decide(rsvp=rsvp, by=Actor.clock())
    with pytest.raises(RegistrationError, match="decided or taken back"):
        decide(rsvp=rsvp, by=Actor.clock())


def test_a_request_taken_back_is_not_approved(limit):
    rsvp = ask(limit)
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    with pytest.raises(RegistrationError, match="decided or taken back"):
        services.approve(rsvp=rsvp, by=Actor.clock())
    assert counters(limit) == (0, 0)


def test_a_refusal_brings_the_word_and_lets_the_person_ask_again(limit):
    rsvp = ask(limit)
    services.refuse(rsvp=rsvp, note="The room is\nsmall.", by=Actor.clock())
    letter = compose(Message.objects.get(kind="registrations/refused"))
    assert "The organizers say: The room is small." in letter.body
    assert status_of(rsvp) == Rsvp.Status.REFUSED
    assert ask(limit).pk != rsvp.pk


def test_nobody_is_approved_after_the_event(limit):
    rsvp = ask(limit)
    with time_machine.travel(new_york(22, 9), tick=False), pytest.raises(RegistrationError, match="held"):
        services.approve(rsvp=rsvp, by=Actor.clock())


# --- in the admin ---


def test_requests_stand_first_in_the_list_longest_first(client, organiser, limit):
    client.force_login(organiser)
    seated, second, third = ask(limit, 9), ask(limit, 2), ask(limit, 3)
    services.approve(rsvp=seated, by=Actor.clock())
    rows = client.get(LIST).context["cl"].result_list
    assert [rsvp.pk for rsvp in rows] == [second.pk, third.pk, seated.pk]


def test_the_list_can_still_be_ordered_by_a_column(client, organiser, limit):
    client.force_login(organiser)
    first, second = ask(limit, 1), ask(limit, 2)
    rows = client.get(f"{LIST}?o=1").context["cl"].result_list
    assert [rsvp.pk for rsvp in rows] == [second.pk, first.pk]


def test_approving_on_the_list_lets_people_in_as_they_asked(client, organiser, limit):
    client.force_login(organiser)
    first, second = ask(limit, 1), ask(limit, 2)
    page = act(client, LIST, "approve_selected", first, second)
    assert "2 requests are approved." in page.content.decode()
    assert (status_of(first), status_of(second)) == ("confirmed", "waitlisted")


def test_refusing_asks_for_a_word_first(client, organiser, limit):
    client.force_login(organiser)
    rsvp = ask(limit)
    asked = act(client, LIST, "refuse_selected", rsvp)
    assert 'name="note"' in asked.content.decode()
    assert status_of(rsvp) == Rsvp.Status.REQUESTED
    act(client, LIST, "refuse_selected", rsvp, confirmed="yes", note="Next time.")
    assert status_of(rsvp) == Rsvp.Status.REFUSED
    assert rsvp.decision_note == "Next time."


def test_those_who_await_no_decision_are_passed_over_with_a_sentence(client, organiser, limit):
    client.force_login(organiser)
    seated, asked = ask(limit, 1), ask(limit, 2)
    services.approve(rsvp=seated, by=Actor.clock())
    page = act(client, LIST, "approve_selected", seated, asked).content.decode()
    assert "1 RSVP was passed over: it awaits no decision." in page
    assert "1 request is approved." in page


def test_only_who_manages_the_event_decides(client, limit):
    rsvp = ask(limit)
    for role in (Role.DOOR, Role.ORGANISER):
        client.force_login(UserFactory(groups=[role]))
        act(client, LIST, "approve_selected", rsvp)
        act(client, LIST, "refuse_selected", rsvp, confirmed="yes")
    assert status_of(rsvp) == Rsvp.Status.REQUESTED


def test_the_page_of_a_request_offers_the_decision(client, organiser, limit):
    client.force_login(organiser)
    rsvp = ask(limit)
    page = reverse("admin:registrations_rsvp_change", args=[rsvp.pk])
    assert 'value="approve_selected"' in client.get(page).content.decode()
    services.approve(rsvp=rsvp, by=Actor.clock())
    assert 'value="approve_selected"' not in client.get(page).content.decode()


# --- the public form ---


def test_the_form_and_the_next_page_say_that_the_organizers_decide(client, limit):
    event_page = client.get("/2030/law/").content.decode()
    assert "Ask for a seat" in event_page
    assert "confirmed at once" not in event_page
    assert "Send request" in client.get("/2030/law/rsvp/").content.decode()
    typed = {
        "given_name": "Amina",
        "family_name": "Diallo",
        "email": "amina@mission.example",
        "organization_name": "Norway",
        "has_consented": "on",
    }
    sent = client.post("/2030/law/rsvp/", typed, follow=True).content.decode()
    assert "Your request has reached the organizers" in sent
    assert Rsvp.objects.get().status == Rsvp.Status.REQUESTED
