"""A delegate's whole way on a phone, from the page of the side event to being forgotten, with the mails on it."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from events.actors import Actor
from events.mails.delivery import send_due
from pocweek import mailbox
from registrations import services
from registrations.models import Rsvp, RsvpPolicy
from tests import calendar_parsers
from tests.factories import CapacityLimitFactory, CoSponsorFactory, SideEventFactory

from .looks import assert_good

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 375


@pytest.fixture
def _mail_is_read_here(settings, tmp_path):
    """A trial machine: mail becomes files, and the site shows them."""
    settings.DEBUG = True
    settings.EMAIL_BACKEND = mailbox.BACKEND
    settings.MAIL_DIR = tmp_path / "mail"


@pytest.fixture
def event(transactional_db):
    event = SideEventFactory(slug="law", title="Law under fire", is_online=True, online_platform="Webex")
    CoSponsorFactory(side_event=event, lead=True)
    CapacityLimitFactory(side_event=event, seats=1)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None)
    RsvpPolicy.objects.create(side_event=event, minutes_to_prove=60)
    return event


@pytest.fixture
def clashing(event):
    """Another side event at the same hour, where the colleague has a seat already."""
    other = SideEventFactory(week=event.week, slug="water", title="Water under fire")
    CapacityLimitFactory(side_event=other)
    services.register(
        side_event=other,
        attendance_mode="in_person",
        given_name="Noor",
        family_name="Colleague",
        email="noor@mission.example",
        organization_name="Norway",
        by=Actor.delegate(),
    )
    return other


def type_details(page: Page, given_name: str, family_name: str) -> None:
    page.fill("#id_given_name", given_name)
    page.fill("#id_family_name", family_name)
    page.fill("#id_organization_name", "Norway")


def open_mail(page: Page, subject: str, button: str) -> None:
    """Have the mail sent as a worker does, open it in the mailbox and press its button."""
    send_due()
    page.goto("/mailbox/")
    page.locator("main li a", has_text=subject).first.click()
    expect(page.locator("h1")).to_contain_text(subject)
    page.frame_locator("iframe").get_by_role("link", name=button).click()
    page.wait_for_url(lambda url: "/mailbox/" not in url)


def says(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)


@pytest.mark.usefixtures("_mail_is_read_here", "clashing")
def test_from_the_rsvp_to_the_hand_over_and_from_the_week_to_being_forgotten(watched, event):
    phone = watched.page(width=PHONE)
    phone.goto("/2030/law/")
    phone.get_by_role("link", name="RSVP", exact=True).click()
    phone.locator("[name=attendance_mode][value=in_person]").check()
    type_details(phone, "Amina", "Delegate")
    phone.fill("#id_email", "amina@mission.example")
    phone.check("#id_has_consented")
    phone.get_by_role("button", name="Send RSVP").click()
    says(phone, "Your seat is confirmed")
    send_due()
    phone.get_by_role("link", name="Read the e-mail here").click()
    assert_good(phone)
    open_mail(phone, "Please confirm your address: Law under fire", "Open your RSVP")
    says(phone, "Confirmed, in person")
    phone.get_by_role("button", name="Confirm my address").click()
    says(phone, "Thank you. Your address is confirmed.")

    phone.get_by_role("link", name="Change details").click()
    phone.fill("#id_function", "First Secretary")
    phone.get_by_role("button", name="Save").click()
    says(phone, "Your details are saved.")
    says(phone, "First Secretary, Norway")
    phone.get_by_role("button", name="Attend online").click()
    says(phone, "Confirmed, online")
    phone.get_by_role("button", name="Attend in person").click()
    says(phone, "Confirmed, in person")

    phone.get_by_role("link", name="Colleagues").click()
    assert_good(phone)
    phone.goto(Rsvp.objects.get(email="amina@mission.example").get_absolute_url())
    phone.get_by_role("link", name="Hand over").click()
    assert_good(phone)
    phone.fill("#id_given_name", "Noor")
    phone.fill("#id_family_name", "Colleague")
    phone.fill("#id_email", "noor@mission.example")
    phone.get_by_role("button", name="Offer the seat").click()
    says(phone, "Your seat is offered to a colleague")

    colleague = watched.page(width=PHONE)
    open_mail(colleague, "A seat for you from Amina Delegate: Law under fire", "Take the seat, or decline")
    says(colleague, "Amina Delegate has a seat at this side event and would like you to have it.")
    assert_good(colleague)
    colleague.fill("#id_organization_name", "Norway")
    colleague.check("#id_has_consented")
    colleague.get_by_role("button", name="Take the seat").click()
    says(colleague, "Confirmed, in person")
    phone.reload()
    says(phone, "You have handed your seat over")

    the_week_of(colleague)
    is_forgotten(colleague)


def the_week_of(page: Page) -> None:
    """All side events on one page, by a link that is only mailed, with a calendar to subscribe to."""
    page.get_by_role("button", name="Send me a link to all my RSVPs of this week").click()
    says(page, "We have sent the link to the address of this RSVP.")
    open_mail(page, "Your side events:", "Open my week")
    expect(page.locator("article")).to_have_count(2)
    says(page, "At the same time as Water under fire.")
    assert_good(page)
    address = page.get_by_role("link", name="Calendar of my side events").get_attribute("href")
    calendar = calendar_parsers.read(page.request.get(address).body())
    assert {entry.summary for entry in calendar.entries} == {"Law under fire", "Water under fire"}
    assert {entry.ends_at - entry.starts_at for entry in calendar.entries} == {dt.timedelta(minutes=90)}
    page.get_by_role("link", name="Law under fire", exact=True).click()


def is_forgotten(page: Page) -> None:
    address = page.url
    page.get_by_role("link", name="Delete what is kept about me").click()
    assert_good(page)
    page.get_by_role("button", name="Delete").click()
    says(page, "Your details are deleted")
    assert_good(page)
    page.goto(address)
    expect(page.locator("main")).not_to_contain_text("Colleague")
    assert list(Rsvp.objects.filter(side_event__slug="law", family_name="Colleague")) == []
    page.goto("/mailbox/")
    expect(page.locator("main li", has_text="A seat for you from")).to_have_count(0)


def test_the_day_that_is_chosen_on_a_phone_is_in_sight(watched, event):
    phone = watched.page(width=PHONE)
    phone.goto("/2030/")
    last = phone.locator(".days a").last
    expect(last).not_to_be_in_viewport()
    last.click()
    expect(phone.locator(".days a[aria-current]")).to_be_in_viewport()
    expect(last).to_be_in_viewport()
