"""From a draft to an accepted side event: the organiser proposes, the secretariat returns and accepts."""

import pytest
from playwright.sync_api import Page, expect

from events.access import Role
from events.models import SideEvent
from tests.events.test_proposals import proposal
from tests.factories import VenueFactory

from .looks import assert_good

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(transactional_db):
    event = proposal(title="Water under fire", slug="water")
    event.week.proposals_close_at = None
    event.week.save()
    event.objectives.all().delete()
    return event


def to_the_record(page: Page, event) -> None:
    page.goto(f"/admin/events/sideevent/{event.pk}/change/")


def content(page: Page):
    return page.locator("#content")


def submits(page: Page) -> None:
    page.click(".object-tools a:text-is('Submit')")
    page.click("input[type=submit][value=Submit]")
    expect(content(page)).to_contain_text("Steps so far")


def test_a_proposal_is_mended_submitted_returned_and_accepted(watched, sign_in, event):
    organiser = watched.page(width=375)
    room = VenueFactory()
    event.organisers.add(sign_in(organiser, Role.ORGANISER))
    secretariat = watched.page()
    sign_in(secretariat, Role.SECRETARIAT)

    mends_what_is_missing(organiser, event)
    submits(organiser)

    secretariat.goto("/admin/events/sideevent/proposals/")
    assert_good(secretariat)
    secretariat.click("text=Water under fire")
    secretariat.click(".object-tools a:text-is('Return with remarks')")
    secretariat.fill("#id_remarks", "Say who speaks.")
    secretariat.click("input[type=submit][value='Return with remarks']")

    to_the_record(organiser, event)
    expect(content(organiser)).to_contain_text("Say who speaks.")
    submits(organiser)
    to_the_record(secretariat, event)
    secretariat.click(".object-tools a:text-is('Accept')")
    assert_good(secretariat)
    for name, value in (("day", "2030-05-21"), ("start", "13:15"), ("end", "14:45")):
        secretariat.fill(f"#id_{name}", value)
    secretariat.select_option("#id_venue", str(room.pk))
    secretariat.click("input[type=submit][value='Accept']")

    to_the_record(organiser, event)
    expect(content(organiser)).to_contain_text("Accepted")
    expect(organiser.locator("#id_day")).to_be_disabled()
    assert SideEvent.objects.get().status == SideEvent.Status.ACCEPTED


def mends_what_is_missing(page: Page, event) -> None:
    """The checklist says what is missing; how long a title is, is said while it is typed."""
    to_the_record(page, event)
    assert_good(page)
    expect(page.locator(".checklist")).to_contain_text("There is no objective yet.")
    page.fill("#id_title", "W" * 151)
    expect(page.locator(".text-limit.is-beyond")).to_contain_text("151 of 150 characters: 1 too many")
    page.fill("#id_title", "Water under fire")
    page.click("#objectives-group .add-row a")
    page.fill("#id_objectives-0-text", "Keep wells open.")
    page.click("text=Save and continue editing")
    expect(page.locator(".checklist")).not_to_contain_text("There is no objective yet.")
