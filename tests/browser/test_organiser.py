"""An organiser's whole way: seats and a hold, publication, an invitation, a letter, a change told, and who has come."""

import pytest
from playwright.sync_api import Page, expect

from events.access import Role
from events.actors import Actor
from events.mails.delivery import compose, send_due
from events.models import Message
from registrations import services
from registrations.models import OrganizersLetter, Rsvp
from tests.factories import CoSponsorFactory, SideEventFactory

from .looks import assert_good

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(transactional_db):
    event = SideEventFactory(draft=True, slug="law", title="Law under fire")
    CoSponsorFactory(side_event=event, lead=True)
    return event


@pytest.fixture
def desk(watched, sign_in, event) -> Page:
    """The organiser's own browser, with the record open."""
    page = watched.page()
    event.organisers.add(sign_in(page, Role.ORGANISER))
    to_the_record(page, event)
    return page


def to_the_record(page: Page, event) -> None:
    page.goto(f"/admin/events/sideevent/{event.pk}/change/")


def content(page: Page):
    return page.locator("#content")


def set_seats(page: Page) -> None:
    """Two seats, of which one is held for invitees until the day before."""
    page.locator("#capacity_limits-group .add-row a").click()
    page.select_option("#id_capacity_limits-0-attendance_mode", "in_person")
    for name, value in (
        ("seats", "2"),
        ("held_seats", "1"),
        ("held_until_0", "2030-05-20"),
        ("held_until_1", "18:00"),
    ):
        page.fill(f"#id_capacity_limits-0-{name}", value)
    page.click("text=Save and continue editing")
    expect(content(page)).to_contain_text("0 of 2 seats taken · 1 held for invitees")


def answers(event, name: str) -> str:
    rsvp = services.register(
        side_event=event,
        attendance_mode="in_person",
        given_name="Given",
        family_name=name,
        email=f"{name.lower()}@mission.example",
        organization_name="Norway",
        by=Actor.delegate(),
    ).rsvp
    return rsvp.status


def mail(kind: str, name: str):
    address = f"{name.lower()}@mission.example"
    return compose(Message.objects.filter(kind=f"registrations/{kind}", recipient=address).latest("pk"))


def test_from_the_seats_to_those_who_came(desk, watched, event):
    set_seats(desk)
    desk.click(".object-tools a:text-is('Publish')")
    desk.click("input[type=submit][value=Publish]")
    expect(content(desk)).to_contain_text("Published")

    event.refresh_from_db()
    assert [answers(event, "First"), answers(event, "Second")] == ["confirmed", "waitlisted"]
    is_invited_to_the_held_seat(desk, watched, event)
    writes_to_registrants(desk, event)
    changes_the_time_and_tells(desk, event)

    services.note_arrival(rsvp=Rsvp.objects.get(family_name="First"), by=Actor(label="Door"))
    to_the_record(desk, event)
    desk.click("text=Check-in at the door")
    expect(desk.locator(".checkin-summary")).to_contain_text("1 of 2 seats taken")
    expect(desk.locator("[data-code]", has_text="First")).to_contain_text("Arrived at")


def is_invited_to_the_held_seat(desk: Page, watched, event) -> None:
    to_the_record(desk, event)
    desk.click("text=Invite people or offices")
    desk.fill("#id_addresses", "Ms. Inga INVITED <invited@mission.example>")
    desk.click("text=Preview")
    desk.click("text=Send 1 invitation")
    phone = watched.page(width=375)
    phone.goto(Message.objects.get(kind="registrations/invitation").facts["link"])
    phone.fill("#id_organization_name", "Norway")
    phone.check("#id_has_consented")
    phone.select_option("#id_un_pass", "has")
    phone.get_by_role("button", name="Accept").click()
    expect(phone.locator("main")).to_contain_text("Confirmed, in person")


def writes_to_registrants(desk: Page, event) -> None:
    """Looked at first, sent once, and how far it is stands on its page."""
    to_the_record(desk, event)
    desk.click("text=Write to registrants")
    desk.fill("#id_subject", "How to come in")
    desk.fill("#id_text", "Please be early.")
    assert_good(desk)
    desk.click("input[name=preview]")
    expect(desk.locator(".mail-text")).to_contain_text("The organizers of this side event write to you:")
    assert Message.objects.filter(kind="registrations/letter").count() == 0
    desk.clock.install()
    desk.click("input[name=send]")
    expect(content(desk)).to_contain_text("0 of 2 sent")
    assert_good(desk)
    services.send_letter(OrganizersLetter.objects.get().pk)
    send_due()
    desk.clock.fast_forward(3000)  # the page asks for itself again
    expect(content(desk)).to_contain_text("2 of 2 sent")
    for name in ("First", "Invited"):
        expect(desk.locator("tr", has_text=f"{name.lower()}@mission.example")).to_contain_text("Sent")
        assert "Please be early." in mail("letter", name).body


def changes_the_time_and_tells(desk: Page, event) -> None:
    to_the_record(desk, event)
    desk.fill("#id_start", "14:00")
    desk.fill("#id_end", "15:30")
    desk.click("text=Save and continue editing")
    expect(content(desk)).to_contain_text("Registrants have not been told of the last changes.")
    desk.click("text=See and tell them")
    expect(content(desk)).to_contain_text("In person: 3 people")
    assert_good(desk)
    desk.click("text=Tell them")
    expect(desk.locator(".messagelist")).to_contain_text("Told: 3.")
    expect(content(desk)).not_to_contain_text("Registrants have not been told")
    for name in ("First", "Second", "Invited"):
        assert "2 p.m. to 3.30 p.m." in mail("changed", name).body.replace("\xa0", " ")
