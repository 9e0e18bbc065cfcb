"""The rows of a record put in order without a mouse."""

import pytest
from playwright.sync_api import expect

from events.access import Role
from tests.factories import ObjectiveFactory, SideEventFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_rows_are_moved_with_the_keyboard_and_saved_in_their_new_order(watched, sign_in):
    event = SideEventFactory(draft=True)
    for position, text in enumerate(("Water", "Bread", "Shelter"), start=1):
        ObjectiveFactory(side_event=event, text=text, position=position)
    page = watched.page()
    event.organisers.add(sign_in(page, Role.ORGANISER))
    page.goto(f"/admin/events/sideevent/{event.pk}/change/")
    rows = page.locator("#objectives-group tr.has_original textarea")

    page.get_by_role("button", name="Move up: Shelter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move up: Shelter")).to_be_focused()
    expect(page.locator("#objectives-group [role=status]")).to_have_text("2 / 3")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # it is the first already
    assert [row.input_value() for row in rows.all()] == ["Shelter", "Water", "Bread"]
    page.get_by_role("button", name="Move down: Water").press(" ")
    page.click("text=Save and continue editing")

    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    assert list(event.objectives.values_list("text", flat=True)) == ["Shelter", "Bread", "Water"]
