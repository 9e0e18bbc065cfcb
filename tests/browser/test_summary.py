"""From the form after a side event to the last mail of its summary, on a phone."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from agenda.circulation import services
from agenda.models import EventSummary
from events.access import Role
from events.mails.delivery import send_due
from events.models import Message
from tests.factories import FocusAreaFactory, OrganizationFactory, RsvpFactory, SideEventFactory

from .looks import assert_good

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(transactional_db):
    event = SideEventFactory(
        title="Open roads", slug="open-roads", starts_at=timezone.now() - dt.timedelta(days=1, hours=2)
    )
    FocusAreaFactory(side_event=event, title="Access")
    RsvpFactory.create_batch(3, side_event=event, organization=OrganizationFactory(kind="member_state"))
    return event


def test_an_organiser_writes_a_summary_has_it_approved_issues_it_and_sends_it_out(watched, sign_in, event):
    phone = watched.page(width=375)
    organiser = sign_in(phone, Role.ORGANISER)
    event.organisers.add(organiser)

    writes(phone, event)
    phone.click(".object-tools a:text-is('Approval')")
    assert_good(phone)
    phone.click("input[name=approve]")
    phone.click(".object-tools a:text-is('Issue')")
    phone.click("input[type=submit].default")
    phone.click(".object-tools a:text-is('Send the summary')")
    expect(phone.locator("#content")).to_contain_text("It goes to 3 people")
    assert_good(phone)
    phone.clock.install()
    phone.click("input[name=send]")

    expect(phone.locator("#letter-progress")).to_contain_text("0 of 3 sent")
    services.write_mails(EventSummary.objects.get().circulations.get().pk)
    assert send_due() == 3
    phone.clock.fast_forward(3000)  # the page asks for itself again
    expect(phone.locator("#letter-progress")).to_contain_text("3 of 3 sent")
    assert_good(phone)
    assert Message.objects.filter(kind="agenda/summary", state=Message.State.SENT).count() == 3
    opts_out(phone)


def writes(phone: Page, event) -> None:
    phone.goto(f"/admin/agenda/eventsummary/add/?side_event={event.pk}")
    expect(phone.locator("#id_participants_in_person")).to_have_value("3")
    expect(phone.locator("#id_states_represented")).to_have_value("1")
    phone.fill("#id_introduction", "Delegates compared what had worked.")
    phone.click("#key_messages-group .add-row a")
    phone.fill("#id_key_messages-0-title", "Roads open")
    phone.click("#quotes-group .add-row a")
    phone.fill("#id_quotes-0-text", "One hour saves a hospital.")
    phone.fill("#id_quotes-0-speaker", "Amina Delegate")
    phone.click("input[name=_continue]")
    expect(phone.locator("#quotes-group .errorlist").first).to_be_visible()
    phone.fill("#id_quotes-0-consent_by", "Amina Delegate")
    phone.fill("#id_quotes-0-consent_on", "2026-05-20")
    phone.click("input[name=_continue]")
    expect(phone.locator(".record-state")).to_contain_text("Draft")
    assert_good(phone)


def opts_out(phone: Page) -> None:
    phone.goto(Message.objects.filter(kind="agenda/summary").first().facts["unsubscribe"])
    assert_good(phone)
    phone.get_by_role("button", name="Send me no more summaries").click()
    expect(phone.locator("main")).to_contain_text("You get no more summaries")
