"""Slips in addresses are asked about once, and never stand in the way."""

import pytest

from events.actors import Actor
from registrations.models import Invitation, Rsvp
from registrations.services import Invitee, invite
from registrations.typos import DOMAINS, meant_by
from tests.factories import CapacityLimitFactory, SideEventFactory

TYPED = {
    "given_name": "Amina",
    "family_name": "Delegate",
    "organization_name": "Norway",
    "has_consented": "on",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a@gmial.com", "a@gmail.com"),
        ("a@gmail.con", "a@gmail.com"),
        ("a@gmial.con", "a@gmail.com"),
        ("A.B@Gmail.Con", "A.B@gmail.com"),
        ("a@gmail.co", "a@gmail.com"),
        ("a@yahoo.cm", "a@yahoo.com"),
        ("a@un.og", "a@un.org"),
        ("a@unicef.ogr", "a@unicef.org"),
        ("a@mission.un.or", "a@mission.un.org"),
        ("a@who.itn", "a@who.int"),
        ("a@mission.nte", "a@mission.net"),
    ],
)
def test_an_obvious_slip_has_an_address_that_is_meant(typed, meant):
    assert meant_by(typed) == meant


@pytest.mark.parametrize(
    "address",
    [
        "a@gmail.com", "a@ymail.com", "a@email.com", "a@gmx.com", "a@mail.com", "a@un.org", "a@uno.org",
        "a@unv.org", "a@who.int", "a@mfa.no", "a@mission.gov.co", "a@mfa.gov.om", "a@minrex.cm", "a@yahoo.fr",
        "a@hotmail.co.uk", "a@outlook.es", "a@mission.example", "a@localhost", "no address", "",
    ],
)  # fmt: skip
def test_an_address_as_people_have_it_raises_no_question(address):
    assert meant_by(address) is None


def test_what_is_meant_raises_no_question_again():
    assert [meant_by(f"a@{domain}") for domain in DOMAINS] == [None] * len(DOMAINS)


@pytest.fixture
def limit(db):
    return CapacityLimitFactory(seats=3, side_event__slug="law")


def test_the_form_asks_once_and_takes_the_same_address_when_it_is_sent_again(client, limit):
    slip = TYPED | {"email": "amina@gmial.com"}
    asked = client.post("/2030/law/rsvp/", slip)

    assert asked.status_code == 422
    question = "Did you mean amina@gmail.com? If amina@gmial.com is right, just send the form again."
    assert asked.context["form"].errors == {"email": [question]}
    assert '<input type="hidden" name="email_asked" value="amina@gmial.com">' in asked.content.decode()
    assert Rsvp.objects.count() == 0

    again = client.post("/2030/law/rsvp/", slip | {"email_asked": "amina@gmial.com"})

    assert again.status_code == 302
    assert Rsvp.objects.get().email == "amina@gmial.com"


def test_another_slip_is_another_question(client, limit):
    typed = TYPED | {"email": "amina@gmail.con", "email_asked": "amina@gmial.com"}
    assert client.post("/2030/law/rsvp/", typed).status_code == 422


def test_what_was_offered_is_taken_without_a_question(client, limit):
    typed = TYPED | {"email": "amina@gmail.com", "email_asked": "amina@gmial.com"}
    assert client.post("/2030/law/rsvp/", typed).status_code == 302
    assert Rsvp.objects.get().email == "amina@gmail.com"


def test_an_address_without_slip_leaves_no_trace_in_the_form(client, limit):
    response = client.post("/2030/law/rsvp/", TYPED | {"email": "amina@un.org", "given_name": ""})
    assert response.status_code == 422
    assert "_asked" not in response.content.decode()


def test_what_is_typed_stays_text_in_the_page(client, limit):
    response = client.post("/2030/law/rsvp/", TYPED | {"email": '"><b>"@gmial.com'})
    assert "<b>" not in response.content.decode()


COLLEAGUE = {"given_name": "Omar", "family_name": "Ba", "organization_name": "Norway", "email": "omar@un.og"}


def confirmed_delegate(client):
    client.post("/2030/law/rsvp/", TYPED | {"email": "amina@un.org"})
    return Rsvp.objects.get()


@pytest.mark.parametrize(
    ("page", "more"),
    [("hand-over", {}), ("delegation", {"party_role": "delegate", "attendance_mode": "in_person"})],
)
def test_the_address_of_a_colleague_is_asked_about_as_well(client, limit, page, more):
    address = f"/rsvp/{confirmed_delegate(client).token}/{page}/"
    asked = client.post(address, COLLEAGUE | more)
    assert asked.status_code == 422
    assert "Did you mean omar@un.org?" in asked.content.decode()
    assert client.post(address, COLLEAGUE | more | {"email_asked": "omar@un.og"}).status_code == 302


def test_who_forwards_an_invitation_is_asked_as_well(client, db):
    event = SideEventFactory(is_transferable=True)
    CapacityLimitFactory(side_event=event)
    (invitation,), _known = invite(
        side_event=event, invitees=[Invitee("amina@un.org", "Norway")], by=Actor.clock()
    )
    address = f"/invitation/{invitation.token}/forward/"
    assert client.post(address, COLLEAGUE).status_code == 422
    assert client.post(address, COLLEAGUE | {"email_asked": "omar@un.og"}).status_code == 302
    assert Invitation.objects.filter(email="omar@un.og").exists()


def test_a_member_of_a_delegation_without_address_raises_no_question(client, limit):
    typed = COLLEAGUE | {"email": "", "party_role": "delegate", "attendance_mode": "in_person"}
    assert client.post(f"/rsvp/{confirmed_delegate(client).token}/delegation/", typed).status_code == 302
