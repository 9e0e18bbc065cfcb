"""Invitations in a real browser: an organiser pastes a list; one declines, one forwards, the colleague comes."""

import pytest
from playwright.sync_api import Page, expect

from events.access import Role
from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import Invitation, Rsvp, RsvpPolicy
from tests.factories import CapacityLimitFactory, CoSponsorFactory, SideEventFactory, new_york

from .looks import DESK, PHONE, findings, fits

pytestmark = pytest.mark.django_db(transaction=True)
PASTED = """Ms. Amina DIALLO <amina@mission.example>; "Ba, Omar" <omar@mission.example>
seat@mission.example
nobody at all"""


@pytest.fixture
def event(transactional_db):
    event = SideEventFactory(
        slug="law",
        title="Law under fire",
        is_transferable=True,
        is_invitation_only=True,
        has_limited_places=True,
        rsvp_deadline_at=new_york(17, 18),
    )
    CoSponsorFactory(side_event=event, lead=True)
    CapacityLimitFactory(side_event=event, seats=1)
    return event


def mailed_link(address: str) -> str:
    return (
        Message.objects.filter(recipient=address, kind="registrations/invitation").latest("pk").facts["link"]
    )


def invite_those_pasted(page: Page, event) -> None:
    page.goto(f"/admin/events/sideevent/{event.pk}/change/")
    page.click("text=Invite people or offices")
    page.fill("#id_addresses", PASTED)
    page.click("text=Preview")
    expect(page.locator("tr.outcome-refused")).to_contain_text(
        "There is no e-mail address in “nobody at all”."
    )
    expect(page.locator("tr.outcome-invited")).to_have_count(3)
    assert Invitation.objects.count() == 0
    page.click("text=Send 3 invitations")
    expect(page.locator("#content")).to_contain_text("3 invitations are on their way.")


def test_from_the_pasted_list_to_the_seat_of_a_colleague(page, watched, sign_in, event):
    event.organisers.add(sign_in(page, Role.ORGANISER))
    invite_those_pasted(page, event)

    phone = watched.page(width=375)
    phone.goto(mailed_link("omar@mission.example"))
    assert fits(phone)
    phone.click("text=Decline")
    phone.fill("#id_note", "I shall be in Geneva.")
    phone.click("button:has-text('Decline')")
    expect(phone.locator("main")).to_contain_text("You have declined.")

    phone.goto(mailed_link("amina@mission.example"))
    assert phone.input_value("#id_family_name") == "DIALLO"
    phone.click("text=Forward to a colleague")
    phone.fill("#id_given_name", "Lena")
    phone.fill("#id_family_name", "Colleague")
    phone.fill("#id_email", "lena@mission.example")
    assert fits(phone)
    phone.click("button:has-text('Forward')")
    expect(phone.locator("main")).to_contain_text("You have forwarded this invitation")

    colleague = watched.page(width=375, scheme="dark")
    colleague.goto(mailed_link("lena@mission.example"))
    expect(colleague.locator("main")).to_contain_text("There is a seat for you")
    colleague.fill("#id_organization_name", "Norway")
    colleague.click("button:has-text('Accept')")
    expect(colleague.locator("main")).to_contain_text("Without your agreement we cannot keep your RSVP.")
    colleague.check("#id_has_consented")
    colleague.select_option("#id_un_pass", "has")
    colleague.click("button:has-text('Accept')")
    expect(colleague.locator("main")).to_contain_text("Confirmed, in person")
    assert fits(colleague)

    last = watched.page()
    last.goto(mailed_link("seat@mission.example"))
    expect(last.locator("main")).to_contain_text("Full, waiting list open")
    assert [rsvp.family_name for rsvp in Rsvp.objects.confirmed()] == ["Colleague"]

    page.click("text=See the invitations")
    table = page.locator("#result_list")
    for text in ("Forwarded to Lena Colleague", "Accepted: Confirmed", "I shall be in Geneva."):
        expect(table).to_contain_text(text)


def test_requests_are_approved_or_refused_with_a_word(page, watched, sign_in, event):
    event.is_invitation_only = False
    event.save()
    RsvpPolicy.objects.create(side_event=event, is_on_request=True)
    event.organisers.add(sign_in(page, Role.ORGANISER))
    for name in ("Welcome", "Sorry"):
        delegate = watched.page(width=375)
        delegate.goto(event.get_absolute_url())
        delegate.click("text=Ask for a seat")
        delegate.fill("#id_given_name", "Given")
        delegate.fill("#id_family_name", name)
        delegate.fill("#id_organization_name", "Norway")
        delegate.fill("#id_email", f"{name.lower()}@mission.example")
        delegate.check("#id_has_consented")
        delegate.click("button:has-text('Send request')")
        expect(delegate.locator("main")).to_contain_text("Your request has reached the organizers")

    page.goto(f"/admin/events/sideevent/{event.pk}/change/")
    page.click("text=2 requests to decide on")
    page.click("text=Given Welcome")
    page.click("button:has-text('Approve')")
    page.click("text=Given Sorry")
    page.click("button:has-text('Refuse')")
    page.fill("#id_note", "The room is small.")
    page.click("text=Refuse and tell them")
    expect(page.locator(".messagelist")).to_contain_text("1 request is refused.")
    states = dict(Rsvp.objects.values_list("family_name", "status"))
    assert states == {"Welcome": "confirmed", "Sorry": "refused"}
    refused = watched.page(width=375)
    refused.goto(Rsvp.objects.get(status="refused").get_absolute_url())
    expect(refused.locator("main")).to_contain_text("The room is small.")


def test_pages_have_no_serious_finding(watched, sign_in, event):
    page = watched.page(width=PHONE)
    event.organisers.add(sign_in(page, Role.ORGANISER))
    people = [services.Invitee(email=f"p{n}@mission.example", family_name="Delegate") for n in range(2)]
    made, _known = services.invite(side_event=event, invitees=people, by=Actor.clock())
    services.decline_invitation(invitation=made[1], note="No")
    link, ended = made[0].get_absolute_url(), made[1].get_absolute_url()
    admin = "/admin/registrations/invitation/"
    found = []
    for address in (
        link,
        f"{link}decline/",
        f"{link}forward/",
        ended,
        "/invitation/nothing/",
        admin,
        f"{admin}invite/",
        f"{admin}add/",
        f"{admin}{made[0].pk}/change/",
        f"/admin/events/sideevent/{event.pk}/change/",
    ):
        page.goto(address)
        found += findings(page, DESK, PHONE)
    page.goto(f"{admin}invite/?side_event={event.pk}")
    page.fill("#id_addresses", PASTED)
    page.click("text=Preview")
    assert found + findings(page, DESK, PHONE) == []
