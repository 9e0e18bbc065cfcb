"""A long state of the seats beside the name of its mode, in the narrow boxes of a public page."""

import pytest

from tests.factories import CapacityLimitFactory, SideEventFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(transactional_db):
    """Full in the room, without a waiting list: the longest state; its French words are longer still."""
    event = SideEventFactory(slug="law", is_online=True)
    CapacityLimitFactory(side_event=event, seats=0, has_waiting_list=False)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None)
    return event


def start_of(locator) -> float:
    return locator.evaluate("(part) => part.getBoundingClientRect().left")


@pytest.mark.parametrize("width", [375, 1280])
def test_a_state_stands_on_one_line_beside_its_mode_or_below_it(watched, event, width):
    page = watched.page(width=width)
    page.goto("/fr/2030/law/")
    row = page.locator(".seatlist > div").first
    assert "Complet, sans liste" in row.inner_text()
    assert row.locator(".state").bounding_box()["height"] < 30


def test_a_state_that_wraps_in_the_form_stands_below_the_label(watched, event):
    page = watched.page(width=375)
    page.goto("/fr/2030/law/rsvp/")
    choice = page.locator(".choice").first
    state, label = choice.locator(".state"), choice.locator("label")
    assert state.bounding_box()["y"] > label.bounding_box()["y"] + 10
    assert start_of(state) == pytest.approx(start_of(label), abs=1)
    assert start_of(choice.locator(".small-print")) == pytest.approx(start_of(label), abs=1)
