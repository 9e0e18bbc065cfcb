"""The board by mouse, by keyboard and on a phone: what a move would change is seen before it is made."""

import datetime as dt
import uuid

import pytest
from playwright.sync_api import Page, expect

from agenda.scheduling import services as scheduling
from events.access import Role
from events.models import SideEvent, StandardSlot, Week
from pocweek.models import User
from tests.factories import (
    CoSponsorFactory,
    OfficialMeetingFactory,
    SideEventFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

from .looks import assert_good

pytestmark = pytest.mark.django_db(transaction=True)
DAY = "/admin/board/2030/2030-05-21/"


@pytest.fixture
def rooms(transactional_db):
    week = WeekFactory()
    StandardSlot.objects.create(week=week, starts_at_clock=dt.time(9), ends_at_clock=dt.time(10))
    rooms = [VenueFactory(name=f"Room {letter}") for letter in "AB"]
    week.rooms.set(rooms)
    OfficialMeetingFactory(week=week, starts_at=new_york(21, 15), ends_at=new_york(21, 18))
    return rooms


@pytest.fixture
def event(rooms):
    """In Room A from 1 to 2 p.m., together with another one."""
    for title in ("Roads", "Water"):
        event = SideEventFactory(
            title=title,
            venue=rooms[0],
            status="accepted",
            starts_at=new_york(21, 13),
            ends_at=new_york(21, 14),
        )
        CoSponsorFactory(side_event=event, lead=True)
    return event


def block(page: Page, title: str):
    return page.locator("table.board a.block", has_text=title)


def drag(page: Page, title: str, *, to_room: str, by_quarters: int) -> None:
    """Take a block in its middle and let it go in another room, so many quarter hours later."""
    box = block(page, title).bounding_box()
    room = page.locator("tbody", has=page.locator(f"th:has-text('{to_room}')")).bounding_box()
    quarter = page.locator("table.board thead th").nth(1).bounding_box()["width"] / 4
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 5)
    page.mouse.move(x + by_quarters * quarter, room["y"] + 20, steps=4)
    page.mouse.up()


def test_a_side_event_is_moved_by_mouse_and_by_keyboard(watched, sign_in, event, rooms):
    page = watched.page()
    sign_in(page, Role.SECRETARIAT)
    page.goto("/admin/")
    page.click(".object-tools >> text=Board")
    page.goto(DAY)
    assert_good(page)

    drag(page, "Water", to_room="Room B", by_quarters=-8)
    expect(page.locator(".consequences")).to_contain_text("11 a.m. to noon; Room B")
    expect(page.locator(".consequences")).to_contain_text("This is mended Room A is taken")
    assert_good(page)
    event.refresh_from_db()
    assert event.venue == rooms[0]  # only looked at
    page.click("input[value=Move]")
    expect(page.locator(".messagelist")).to_contain_text("“Water” is moved.")
    event.refresh_from_db()
    assert (event.venue, event.starts_at) == (rooms[1], new_york(21, 11))

    by_keyboard(page)
    event.refresh_from_db()
    assert (event.venue, event.starts_at) == (rooms[1], new_york(22, 11))

    phone = watched.page(width=375, storage_state=page.context.storage_state())
    phone.goto(DAY)
    expect(phone.locator(".board-list")).to_contain_text("Room A")
    expect(phone.locator("table.board")).to_be_hidden()
    assert_good(phone)
    phone.locator(".board-list a.block", has_text="Roads").click()
    assert_good(phone)
    phone.goto(f"/admin/board/2030/schedule/{places_found(event.week)}/")
    expect(phone.locator("td[data-label=After]").first).to_contain_text("Room")
    assert_good(phone)


def places_found(week: Week) -> uuid.UUID:
    """Have times and rooms found, as a worker does; return the key of the page that shows them."""
    SideEvent.objects.filter(week=week).update(is_slot_fixed=False, starts_at=None, ends_at=None)
    schedule = scheduling.ask(
        key=uuid.uuid4(), week=week, seconds=1, with_published=False, by=User.objects.get()
    )
    scheduling.find(str(schedule.key))
    return schedule.key


def by_keyboard(page: Page) -> None:
    """From the board to the next day, without a mouse."""
    block(page, "Water").press("Enter")
    page.locator("#id_day").press("ArrowDown")
    page.get_by_role("button", name="See what this would change").press("Enter")
    expect(page.locator(".consequences")).to_contain_text("No clash, and nothing speaks against it.")
    page.get_by_role("button", name="Move").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("“Water” is moved.")
    assert SideEvent.objects.get(title="Water").is_slot_fixed
