"""The page of an invitation and the letter that leads there. Opening changes nothing; only a POST answers."""

import re

import pytest
import time_machine

from events.actors import Actor
from events.mails.delivery import compose
from events.models import CoSponsor, Message, Organization
from registrations import services
from registrations.models import AttendanceMode, Invitation, Rsvp
from registrations.services import Invitee
from tests.factories import (
    CapacityLimitFactory,
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
PERSON = Invitee(
    email="amina@mission.example",
    organization_name="Norway",
    courtesy_title="Ms.",
    given_name="Amina",
    family_name="Diallo",
    function="Counsellor",
)
TYPED = {
    "courtesy_title": "Ms.",
    "given_name": "Amina",
    "family_name": "Diallo",
    "function": "Counsellor",
    "organization_name": "Norway",
    "has_consented": "on",
}
COLLEAGUE = {"given_name": "Omar", "family_name": "Ba", "email": "omar@mission.example"}


@pytest.fixture
def event():
    return SideEventFactory(
        slug="law",
        title="Law & order <for> civilians",
        venue__name="Conference Room 8",
        is_transferable=True,
        is_invitation_only=True,
        has_limited_places=True,
        catering="light lunch",
        catering_minute=-15,
        rsvp_deadline_at=new_york(17, 18),
        joining_link="https://meet.example/secret",
    )


@pytest.fixture
def limit(event):
    return CapacityLimitFactory(side_event=event, seats=1)


@pytest.fixture
def invitation(event, limit):
    return invite(event, PERSON)


def invite(event, invitee: Invitee) -> Invitation:
    (made,), _known = services.invite(side_event=event, invitees=[invitee], by=Actor.clock())
    return made


def link(invitation: Invitation, below: str = "") -> str:
    return f"/invitation/{invitation.token}/{below}"


def words(response) -> str:
    """Return what a reader sees, on one line."""
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(text.replace("\xa0", " ").split()).replace(" ,", ",").replace(" .", ".")


def status_of(invitation: Invitation) -> str:
    invitation.refresh_from_db()
    return invitation.status


def everything() -> list:
    """Return what an answer could change."""
    return [list(model.objects.order_by("pk").values()) for model in (Invitation, Rsvp, Message)]


# --- opening ---


def test_opening_changes_nothing_whoever_opens_it_how_often(client, invitation):
    before = everything()
    for below in ("", "decline/", "forward/"):
        for method in (client.get, client.head, client.get):
            assert method(link(invitation, below)).status_code == 200
    assert everything() == before


def test_the_page_is_private(client, invitation):
    for below in ("", "decline/", "forward/"):
        response = client.get(link(invitation, below))
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("token", ["x" * 32, "a b", "x" * 500, "%00"])
def test_a_link_that_opens_nothing_has_a_page_of_its_own(client, token):
    for below in ("", "decline/", "forward/"):
        for answer in (client.get, client.post):
            response = answer(f"/invitation/{token}/{below}")
            assert response.status_code == 404
            assert "This link opens no invitation" in words(response)


def test_the_page_says_who_invites_to_what(client, event, invitation):
    CoSponsorFactory(
        side_event=event,
        lead=True,
        organization=OrganizationFactory(name="Qatar", kind=Organization.Kind.MEMBER_STATE),
    )
    page = words(client.get(link(invitation)))
    assert (
        "The Permanent Mission of Qatar to the United Nations has the pleasure of inviting you to the side event."
        in page
    )
    for fact in (
        "For Ms. Amina Diallo Norway",
        "When Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m., New York time",
        "Conference Room 8, United Nations Headquarters",
        "Light lunch from 1 p.m.",
        "RSVP by Friday, 17 May 2030, 6 p.m.",
        "In-person space is limited.",
        "side-events@mission.example",
    ):
        assert fact in page
    assert "meet.example" not in client.get(link(invitation)).content.decode()


def test_the_form_is_filled_in_as_invited_but_for_the_agreement(client, invitation):
    form = client.get(link(invitation)).context["form"]
    shown = {name: form[name].value() or "" for name in TYPED}
    assert shown == TYPED | {"has_consented": ""}


def test_the_page_needs_as_many_queries_for_many_sponsors(
    client, event, invitation, django_assert_max_num_queries
):
    for _number in range(5):
        CoSponsorFactory(side_event=event)
    with django_assert_max_num_queries(8):
        client.get(link(invitation))


# --- answering ---


def test_accepting_leads_to_the_personal_page(client, invitation):
    response = client.post(link(invitation), TYPED)
    rsvp = Rsvp.objects.get()
    assert (response.status_code, response.url) == (302, f"/rsvp/{rsvp.token}/")
    assert "Confirmed, in person" in words(client.get(response.url))
    assert status_of(invitation) == "accepted"
    page = words(client.get(link(invitation)))
    assert "You have accepted." in page
    assert "Accept the invitation" not in page


def test_what_is_missing_is_said_and_nothing_happens(client, invitation):
    response = client.post(link(invitation), TYPED | {"family_name": "", "has_consented": ""})
    assert response.status_code == 422
    assert "Please give your family name." in words(response)
    assert status_of(invitation) == "open"


def test_a_full_room_is_a_sentence_and_the_invitation_stays(client, event, limit, invitation):
    limit.has_waiting_list = False
    limit.save()
    other = invite(event, Invitee(email="other@mission.example", organization_name="Togo"))
    client.post(link(other), TYPED)
    response = client.post(link(invitation), TYPED)
    assert response.status_code == 409
    assert "All seats are taken and there is no waiting list." in words(response)
    assert status_of(invitation) == "open"


def test_who_would_wait_is_told_before(client, event, invitation):
    other = invite(event, Invitee(email="other@mission.example", organization_name="Togo"))
    assert "There is a seat for you" in words(client.get(link(invitation)))
    client.post(link(other), TYPED)
    page = words(client.get(link(invitation)))
    assert "Full, waiting list open" in page
    assert "Accept and join the waiting list" in page
    assert "waiting list, place 1" in words(client.post(link(invitation), TYPED, follow=True))


def test_a_held_seat_is_offered_though_others_wait(client, event, limit, invitation):
    event.is_invitation_only = False
    event.save()
    services.save_limit(
        side_event=event,
        attendance_mode="in_person",
        seats=1,
        held_seats=1,
        held_until=new_york(20, 9),
        by=Actor.clock(),
    )
    client.post("/2030/law/rsvp/", TYPED | {"email": "b@mission.example"})
    assert Rsvp.objects.get().status == "waitlisted"
    assert "There is a seat for you" in words(client.get(link(invitation)))
    assert "Confirmed" in words(client.post(link(invitation), TYPED, follow=True))


def test_with_two_modes_the_invitee_chooses(client, event, limit, invitation):
    event.is_online = True
    event.save()
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE, seats=None)
    assert client.post(link(invitation), TYPED).status_code == 422
    client.post(link(invitation), TYPED | {"attendance_mode": "online"})
    assert Rsvp.objects.get().attendance_mode == "online"


def test_declining_with_a_word(client, invitation):
    response = client.post(link(invitation, "decline/"), {"note": "I am in Geneva."})
    assert (response.status_code, response.url) == (302, link(invitation))
    page = words(client.get(response.url))
    assert "You have declined." in page
    assert "You wrote: I am in Geneva." in page
    assert status_of(invitation) == "declined"


def test_too_long_a_word_is_refused_with_what_was_typed(client, invitation):
    response = client.post(link(invitation, "decline/"), {"note": "x" * 301})
    assert response.status_code == 422
    assert "Please shorten this to 300 characters (it has 301)." in words(response)


def test_forwarding_ends_this_link_and_mails_the_colleague(client, invitation):
    response = client.post(link(invitation, "forward/"), COLLEAGUE)
    assert (response.status_code, response.url) == (302, link(invitation))
    assert "You have forwarded this invitation" in words(client.get(response.url))
    successor = Invitation.objects.get(email="omar@mission.example")
    assert successor.forwarded_from == invitation
    assert successor.token not in client.get(response.url).content.decode()
    letter = compose(Message.objects.get(recipient="omar@mission.example"))
    assert "This invitation was forwarded to you by: Ms. Amina Diallo" in letter.body
    assert client.post(link(invitation), TYPED).status_code == 409
    assert client.post(link(successor), TYPED).status_code == 302
    assert Rsvp.objects.count() == 1


def test_a_personal_invitation_offers_no_forwarding(client, event, invitation):
    event.is_transferable = False
    event.save()
    assert "forward/" not in client.get(link(invitation)).content.decode()
    assert "cannot be forwarded" in words(client.get(link(invitation, "forward/")))
    assert client.post(link(invitation, "forward/"), COLLEAGUE).status_code == 409
    assert status_of(invitation) == "open"


def test_a_wrong_address_of_the_colleague_is_said(client, invitation):
    response = client.post(link(invitation, "forward/"), COLLEAGUE | {"email": "omar"})
    assert response.status_code == 422
    assert "The @ is missing." in words(response)


@pytest.mark.parametrize("below", ["", "decline/", "forward/"])
def test_after_its_time_a_link_only_says_so(client, invitation, below):
    with time_machine.travel(new_york(17, 18), tick=False):
        assert "The time to answer is over." in words(client.get(link(invitation, below)))
        assert client.post(link(invitation, below), TYPED | COLLEAGUE).status_code == 409
    assert status_of(invitation) == "open"


def test_withdrawn_or_cancelled_the_page_says_why(client, event, invitation):
    services.withdraw_invitation(invitation=invitation, by=Actor.clock())
    assert "The organizers have withdrawn this invitation." in words(client.get(link(invitation)))
    event.status, event.cancellation_reason = "cancelled", "The room is needed."
    event.save()
    page = words(client.get(link(invitation)))
    assert "This side event has been cancelled." in page
    assert "The room is needed." in page


def test_an_event_without_seats_points_to_the_focal_point(client):
    invitation = invite(SideEventFactory(), PERSON)
    assert "No seats are set yet" in words(client.get(link(invitation)))
    assert client.post(link(invitation), TYPED).status_code == 409


# --- the letter ---


def letter_to(invitation: Invitation):
    composed = compose(Message.objects.get(recipient=invitation.email, kind="registrations/invitation"))
    (html,) = composed.alternatives
    return composed.subject, composed.body.replace("\xa0", " "), html[0].replace("\xa0", " ")


def sponsor(event, name: str, role: str, kind=Organization.Kind.MEMBER_STATE, **more) -> None:
    CoSponsorFactory(
        side_event=event,
        role=CoSponsor.Role(role),
        organization=OrganizationFactory(name=name, kind=kind, **more),
    )


def test_the_letter_names_who_invites_in_protocol_order_with_articles(event, limit):
    sponsor(event, "Philippines", "co_sponsor", article="the")
    sponsor(
        event,
        "Center for Civilians in Conflict",
        "partner",
        Organization.Kind.NGO,
        article="the",
        acronym="CIVIC",
    )
    sponsor(event, "State of Palestine", "co_sponsor", Organization.Kind.OBSERVER_STATE, article="the")
    sponsor(event, "El Salvador", "co_sponsor")
    sponsor(event, "Togo", "co_host")
    sponsor(event, "Netherlands", "lead", article="the")
    _subject, text, _html = letter_to(invite(event, PERSON))
    assert (
        "The Permanent Missions of the Netherlands and Togo to the United Nations, together with the Permanent"
        " Missions of El Salvador and the Philippines to the United Nations, the Permanent Observer Mission of the"
        " State of Palestine to the United Nations and the Center for Civilians in Conflict (CIVIC), have the"
        " pleasure of inviting you to the side event" in text
    )


def test_a_name_printed_for_the_event_stands_as_typed(event, limit):
    CoSponsorFactory(side_event=event, lead=True, printed_name="The Humanitarian Group")
    assert "The Humanitarian Group has the pleasure" in letter_to(invite(event, PERSON))[1]


def test_the_letter_says_all_that_an_invitation_says(event, invitation):
    subject, text, html = letter_to(invitation)
    assert subject == "Invitation: Law & order <for> civilians"
    for fact in (
        "Dear Ms. Diallo,",
        "Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m., New York time",
        "Conference Room 8, United Nations Headquarters, 405 East 42nd Street, New York",
        "Light lunch from 1 p.m.",
        "A UN grounds pass is needed at the gate.",
        "In-person space is limited. Please RSVP by Friday, 17 May 2030, 6 p.m., New York time.",
        "This invitation is transferable",
        "http://testserver/2030/law/concept-note.pdf",
        "side-events@mission.example",
        f"http://testserver/invitation/{invitation.token}/",
    ):
        assert fact in text
        assert fact in html
    assert "meet.example" not in text + html


def test_an_ambassador_is_addressed_as_excellency(event, limit):
    invitee = Invitee(email="pr@mission.example", courtesy_title="H.E.", family_name="Diallo")
    text = letter_to(invite(event, invitee))[1]
    assert "\n\nExcellency,\n\n" in text
    assert "Please accept, Excellency," in text


def test_an_office_is_asked_to_pass_it_on_where_that_is_allowed(event, limit):
    office = invite(event, Invitee(email="o@mission.example", organization_name="Permanent Mission of Togo"))
    text = letter_to(office)[1]
    assert "Dear colleagues," in text
    assert "forward it to whoever is best placed" in text
    event.is_transferable = False
    event.save()
    office = invite(event, Invitee(email="p@mission.example", organization_name="Permanent Mission of Togo"))
    assert "personal and not transferable" in letter_to(office)[1]


def test_a_hybrid_event_names_both_ways(event, limit):
    event.is_online, event.online_platform = True, "Zoom"
    event.save()
    assert "405 East 42nd Street, New York; or online (Zoom)" in letter_to(invite(event, PERSON))[1]


def test_the_link_of_a_french_letter_opens_the_french_page(client, event, limit):
    invitation = invite(event, Invitee(email="f@mission.example", organization_name="Togo", language="fr"))
    assert f"http://testserver/fr/invitation/{invitation.token}/" in letter_to(invitation)[1]
    assert client.get(f"/fr{link(invitation)}").status_code == 200
