"""A commitment in a real browser: staff name the owner, who reports on a phone; then everybody can follow it."""

import pytest
from playwright.sync_api import expect

from events.access import Role
from events.models import Message
from tests.factories import CommitmentFactory, EventSummaryFactory, SideEventFactory

from .looks import assert_good, findings, fits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def commitment(transactional_db):
    side_event = SideEventFactory(title="Law under fire")
    summary = EventSummaryFactory(side_event=side_event, issued=True)
    return CommitmentFactory(summary=summary, owner__name="Oxfam", text="Train the staff of all offices")


def test_from_the_mail_to_the_owner_to_the_public_register(watched, sign_in, commitment):
    page = watched.page()
    commitment.summary.side_event.organisers.add(sign_in(page, Role.ORGANISER))
    page.goto("/admin/agenda/commitment/")
    page.click("text=Train the staff of all offices")
    page.fill("#id_contact_email", "owner@oxfam.example")
    page.click("[name=_continue]")
    page.click("text=Write to the owner")
    page.click("text=Send the mail")
    expect(page.locator("body")).to_contain_text("The mail is on its way.")
    assert findings(page) == []

    phone = watched.page(width=375)
    phone.goto(Message.objects.get(recipient="owner@oxfam.example").facts["link"])
    assert_good(phone)
    phone.fill("#id_evidence", "www.oxfam.example")
    phone.click("text=Send the report")
    expect(phone.locator("main")).to_contain_text("This is no web address.")
    phone.select_option("#id_state", "kept")
    phone.fill("#id_text", "All offices were trained by June.")
    phone.fill("#id_evidence", "https://www.oxfam.example/training")
    phone.check("#id_agrees")
    phone.click("text=Send the report")
    expect(phone.locator("main")).to_contain_text("Thank you. Your report is saved.")
    assert fits(phone)

    reader = watched.page(width=375, scheme="dark")
    reader.goto("/commitments/")
    assert_good(reader)
    reader.click("text=Train the staff of all offices")
    expect(reader.locator("main")).to_contain_text("All offices were trained by June.")
    assert reader.get_attribute("a:has-text('oxfam.example/training')", "rel").startswith("nofollow noopener")
    assert_good(reader)
    for path in (
        "/ar/commitments/",
        f"/ar{commitment.get_absolute_url()}",
        "/commitments/?q=nothing-like-this",
    ):
        reader.goto(path)
        assert_good(reader)
    wide = watched.page()
    for path in ("/commitments/", commitment.get_absolute_url(), f"/organizations/{commitment.owner_id}/"):
        wide.goto(path)
        assert_good(wide)
