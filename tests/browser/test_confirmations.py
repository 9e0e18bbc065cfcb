"""Confirmations in a real browser, on a phone: a co-sponsor drops a logo, a speaker names somebody else."""

import base64

import pytest
from playwright.sync_api import Page, expect

from events.access import Role
from events.actors import Actor
from events.models import CoSponsor, Message, Speaker
from events.services import Contact, ask
from tests.events.test_logos import drawn, encoded
from tests.factories import CoSponsorFactory, SideEventFactory, SpeakerFactory

from .looks import DESK, PHONE, findings, fits

pytestmark = pytest.mark.django_db(transaction=True)
DROP = """
([zone, content]) => {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], "logo.png", { type: "image/png" }));
  zone.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}
"""


@pytest.fixture
def event(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    event = SideEventFactory(slug="law", title="Law under fire")
    CoSponsorFactory(side_event=event, lead=True, organization__name="Chile")
    CoSponsorFactory(side_event=event, organization__name="Oxfam")
    SpeakerFactory(side_event=event, name="Ana Lima", function="Director", status="invited")
    return event


def mailed_link(address: str) -> str:
    return Message.objects.get(recipient=address).facts["link"]


def drop_logo(page: Page) -> None:
    content = base64.b64encode(encoded(drawn())).decode()
    page.evaluate(DROP, [page.locator("[data-drop]").element_handle(), content])


def test_asked_from_the_record_both_answer_by_their_links(page, watched, sign_in, event):
    event.organisers.add(sign_in(page, Role.ORGANISER))
    page.goto(f"/admin/events/sideevent/{event.pk}/change/")
    page.click("text=Speakers: 0 of 1 confirmed")
    sponsor, speaker = CoSponsor.objects.get(organization__name="Oxfam"), Speaker.objects.get()
    page.fill(f"#id_c{sponsor.pk}-email", "oxfam@x.example")
    page.fill(f"#id_s{speaker.pk}-email", "ana@x.example")
    page.click("text=Ask all who have not been asked")
    expect(page.locator(".messagelist")).to_contain_text("2 questions are on their way.")

    phone = watched.page(width=375)
    phone.goto(mailed_link("oxfam@x.example"))
    drop_logo(phone)
    expect(phone.locator(".logowall img")).to_have_count(1)
    expect(phone.locator("main")).to_contain_text("The new logo is not saved yet.")
    assert fits(phone)
    phone.fill("#id_name", "Oxfam International")
    phone.click("button:has-text('Confirm')")
    expect(phone.locator("main")).to_contain_text("You have confirmed.")
    expect(phone.locator(".logowall img")).to_have_count(1)

    phone.goto(mailed_link("ana@x.example"))
    phone.click("text=Somebody else will speak")
    phone.fill("#id_name", "Omar Ba")
    phone.fill("#id_email", "omar@x.example")
    phone.click("button:has-text('Name this speaker')")
    expect(phone.locator("main")).to_contain_text("You have named somebody in your place")
    phone.goto(mailed_link("omar@x.example"))
    phone.select_option("#id_attendance", "in_person")
    phone.check("#id_agrees_to_photos")
    phone.click("button:has-text('Confirm')")
    expect(phone.locator("main")).to_contain_text("You have confirmed.")

    page.reload()
    for text in ("Oxfam International", "Instead: Omar Ba", "Agrees to: photographs"):
        expect(page.locator(".confirmations")).to_contain_text(text)


def test_pages_have_no_serious_finding(watched, sign_in, event):
    page = watched.page(width=PHONE)
    event.organisers.add(sign_in(page, Role.SECRETARIAT))
    found = []
    for part in (CoSponsor.objects.get(organization__name="Oxfam"), Speaker.objects.get()):
        link = ask(part=part, contact=Contact("a@x.example"), by=Actor.clock()).get_absolute_url()
        for address in (link, f"{link}decline/"):
            page.goto(address)
            found += findings(page, DESK, PHONE)
    for address in (
        f"{link}replace/",
        "/confirm/nothing/",
        f"/admin/events/sideevent/{event.pk}/confirmations/",
        f"/admin/events/week/{event.week_id}/confirmations/",
    ):
        page.goto(address)
        found += findings(page, DESK, PHONE)
    assert found == []
