"""The door on a phone: scan, search, the connection that drops, and two phones at once."""

import datetime as dt
import re
import uuid

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from events.access import Role
from events.actors import Actor
from events.models import SideEvent
from registrations import services
from registrations.door.codes import code_of, door_address, shown_code
from registrations.models import Arrival, Rsvp
from tests.factories import CapacityLimitFactory, UserFactory

from .conftest import PASSWORD
from .looks import DESK, PHONE, findings

pytestmark = pytest.mark.django_db(transaction=True)
DOOR = Actor(label="Other phone")
MINUTE = dt.timedelta(minutes=1)
SECOND = dt.timedelta(seconds=1)
EVERY = 8_000  # milliseconds after which the page asks the server again how things stand
STATE = re.compile(r"/checkin/state\.json")


@pytest.fixture
def event(transactional_db):
    """Two seats in the room; the third person waits. It begins in ten minutes."""
    event = CapacityLimitFactory(seats=2, side_event__slug="law").side_event
    for given, family in (("Zoë", "Ødegård"), ("Anna", "Adler"), ("Carla", "Costa")):
        services.register(
            side_event=event,
            attendance_mode="in_person",
            given_name=given,
            family_name=family,
            email=f"{family[1:3]}@mission.example".replace("de", "zo"),
            organization_name="Norway",
            by=Actor.delegate(),
        )
    begin(event, timezone.now() + 10 * MINUTE)
    return event


def begin(event: SideEvent, at: dt.datetime) -> None:
    SideEvent.objects.filter(pk=event.pk).update(starts_at=at, ends_at=at + 90 * MINUTE)


@pytest.fixture(autouse=True)
def _no_connection_is_no_fault(watched):
    """The browser notes each request that finds no connection as an error."""
    yield
    watched.complaints[:] = [line for line in watched.complaints if "net::ERR_" not in line]


@pytest.fixture
def phone(watched, sign_in, event) -> Page:
    """The list, open on a phone at the door, which has shown how things stand. Its clock waits for `ask_again`."""
    page = watched.page(width=375)
    sign_in(page, Role.DOOR, first_name="Dora", last_name="Door")
    stop_the_clock(page, timezone.now())
    with shown_as_it_stands(page):
        page.goto("/2030/law/checkin/")
    return page


def stop_the_clock(page: Page, at: dt.datetime) -> None:
    """No timer of the page comes between two steps of a test."""
    page.clock.install(time=at - SECOND)
    page.clock.pause_at(at)


def ask_again(page: Page) -> None:
    """Let so much time pass that the page asks the server how things stand."""
    page.clock.run_for(EVERY)


def shown_as_it_stands(page: Page):
    """Wait for the answer to the question that the list asks as soon as it is open."""
    return page.expect_event("requestfinished", lambda request: STATE.search(request.url) is not None)


def named(family: str) -> Rsvp:
    return Rsvp.objects.get(family_name=family)


def row(page: Page, family: str):
    return page.locator("[data-code]", has_text=family)


def state(page: Page, family: str):
    return row(page, family).locator("[data-words-of-state]")


def arrive(page: Page, family: str) -> None:
    row(page, family).locator("[data-do=arrive]").click()


def kept(page: Page) -> list[str]:
    entries = page.evaluate("Object.entries(localStorage).map(([name, text]) => name + ' ' + text)")
    return [entry for entry in entries if entry.startswith("checkin")]  # the admin keeps its theme there


def cut(page: Page) -> None:
    page.context.set_offline(True)


def restore(page: Page) -> None:
    page.context.set_offline(False)


@pytest.mark.parametrize("typed", ["odegard", "ZOË", "zoe ode"])
def test_the_list_is_searched_while_typing_without_accents(phone, typed):
    phone.fill("#id_q", typed)
    expect(phone.locator("[data-code]:visible")).to_have_count(1)
    expect(row(phone, "Ødegård")).to_be_visible()


def test_a_typed_code_finds_its_person_also_without_connection(phone):
    cut(phone)
    phone.fill("#id_q", shown_code(named("Adler").token).lower())
    expect(phone.locator("[data-code]:visible")).to_have_count(1)
    phone.fill("#id_q", "nobody")
    expect(phone.locator("[data-nobody]")).to_be_visible()


def test_arrivals_noted_without_connection_are_sent_once_when_it_is_back(phone):
    cut(phone)
    arrive(phone, "Adler")
    arrive(phone, "Ødegård")
    expect(state(phone, "Adler")).to_have_text("Noted here, not sent yet")
    expect(phone.locator("[data-connection]")).to_contain_text("Not sent yet: 2")
    assert Arrival.objects.count() == 0
    noted_at = timezone.now()
    for entry in kept(phone):
        assert re.fullmatch(
            r'checkin/[\da-f-]{36} \{"to":"/2030/law/checkin/arrive/","code":"\w{8}","at":"[\dTZ:.-]+"\}',
            entry,
        )

    restore(phone)
    expect(state(phone, "Ødegård")).to_have_text(re.compile("Arrived at"))
    expect(phone.locator("[data-connection]")).to_be_hidden()
    assert kept(phone) == []
    assert Arrival.objects.filter(arrived_at__lte=noted_at).count() == 2


def test_what_waits_survives_a_closed_page_and_can_be_taken_back_before_it_is_sent(phone):
    cut(phone)
    arrive(phone, "Adler")
    arrive(phone, "Ødegård")
    row(phone, "Adler").locator("[data-do=take-back]").click()
    expect(state(phone, "Adler")).to_have_text("Expected")
    assert len(kept(phone)) == 1
    phone.goto("about:blank")
    restore(phone)
    phone.goto("/2030/law/checkin/")
    expect(state(phone, "Ødegård")).to_have_text(re.compile("Arrived at"))
    assert list(Arrival.objects.values_list("rsvp__family_name", flat=True)) == ["Ødegård"]


def test_an_answer_that_is_lost_does_not_note_the_arrival_twice(phone):
    """The server notes it, the phone never hears so: sent again under its key, it stays one arrival."""

    def lose(route):
        route.fetch()
        route.abort()

    phone.route("**/arrive/", lose)
    arrive(phone, "Adler")
    expect(phone.locator("[data-connection]")).to_contain_text("Not sent yet: 1")
    assert Arrival.objects.count() == 1
    phone.unroute("**/arrive/")
    ask_again(phone)
    expect(state(phone, "Adler")).to_have_text(re.compile("Arrived at"))
    expect(phone.locator("[data-notice]")).to_have_text("Anna Adler has arrived.")
    assert (Arrival.objects.count(), kept(phone)) == (1, [])


def test_what_is_not_sent_by_midnight_is_dropped(watched, sign_in, event):
    page = watched.page(width=375)
    sign_in(page, Role.DOOR)
    stop_the_clock(page, dt.datetime(2030, 5, 21, 23, 59, 30))
    with shown_as_it_stands(page):
        page.goto("/2030/law/checkin/")
    cut(page)
    arrive(page, "Adler")
    expect(page.locator("[data-connection]")).to_contain_text("Not sent yet: 1")
    page.clock.run_for(MINUTE // dt.timedelta(milliseconds=1))
    expect(page.locator("[data-notice]")).to_contain_text("dropped: 1")
    assert kept(page) == []
    assert Arrival.objects.count() == 0


def test_a_link_does_not_take_the_page_away_while_there_is_no_connection(phone):
    cut(phone)
    row(phone, "Adler").locator("a").click()
    expect(phone.locator("[data-notice]")).to_contain_text("needs a connection")
    assert phone.url.endswith("/2030/law/checkin/")


def test_what_another_phone_notes_is_seen_and_a_second_scan_says_so(phone):
    services.note_arrival(rsvp=named("Adler"), key=uuid.uuid4(), by=DOOR)
    arrive(phone, "Adler")
    expect(phone.locator("[data-notice]")).to_contain_text("has arrived already, at")
    expect(phone.locator("[data-notice]")).to_contain_text("noted by Other phone")
    services.note_arrival(rsvp=named("Ødegård"), by=DOOR)
    expect(state(phone, "Ødegård")).to_have_text("Expected")
    ask_again(phone)
    expect(state(phone, "Ødegård")).to_have_text(re.compile("Arrived at"))
    expect(phone.locator(".checkin-summary")).to_contain_text("2 of 2 seats taken")


def test_who_is_signed_out_meanwhile_loses_nothing(phone):
    cookies = phone.context.cookies()
    phone.context.clear_cookies(name="sessionid")
    arrive(phone, "Adler")
    expect(phone.locator("[data-notice]")).to_contain_text("You are signed out")
    assert len(kept(phone)) == 1
    phone.context.add_cookies(cookies)
    ask_again(phone)
    expect(state(phone, "Adler")).to_have_text(re.compile("Arrived at"))
    assert kept(phone) == []


def test_who_waits_at_the_door_stands_first_and_is_let_in_once_the_event_began(phone, event):
    arrive(phone, "Costa")
    expect(phone.locator("[data-notice]")).to_contain_text("waits at the door")
    expect(phone.locator("[data-code]").first).to_contain_text("Costa")
    begin(event, timezone.now() - MINUTE)
    arrive(phone, "Costa")
    expect(state(phone, "Costa")).to_have_text(re.compile("Arrived at"))


def test_without_script_the_same_buttons_work(watched, sign_in, event):
    page = watched.page(width=375, java_script_enabled=False)
    sign_in(page, Role.DOOR)
    page.goto("/2030/law/checkin/")
    page.fill("#id_q", "adler")
    page.press("#id_q", "Enter")
    arrive(page, "Adler")
    expect(page.locator("main")).to_contain_text("Anna Adler has arrived.")
    page.locator("[data-do=take-back]").click()
    expect(page.locator("main")).to_contain_text("taken back")
    assert Arrival.objects.standing().count() == 0


def test_an_answer_that_was_overtaken_shows_nothing_old(phone):
    """The list was asked for before the arrival and comes after it: it says what is no longer so."""
    held = []
    phone.route(STATE, lambda route: held.append((route, route.fetch())), times=1)
    with phone.expect_request(STATE):
        phone.reload()
    while not held:  # the server answers some moments later
        phone.wait_for_timeout(20)
    arrive(phone, "Adler")
    expect(state(phone, "Adler")).to_have_text(re.compile("Arrived at"))
    [(late, answer)] = held
    with phone.expect_request(STATE) as asked_again:
        late.fulfill(response=answer)
    asked_again.value.response().finished()
    expect(state(phone, "Adler")).to_have_text(re.compile("Arrived at"))


def test_a_walk_in_is_let_in_on_a_phone(phone, event):
    begin(event, timezone.now() - MINUTE)
    phone.click("text=Somebody without RSVP")
    phone.fill("#id_given_name", "Wanda")
    phone.fill("#id_family_name", "Walker")
    phone.fill("#id_organization_name", "Norway")
    phone.get_by_role("button", name="Let in").click()
    expect(phone.locator("main")).to_contain_text("Wanda Walker is let in.")
    expect(state(phone, "Walker")).to_have_text(re.compile("Arrived at"))


def test_an_evening_at_the_door_from_the_first_scan_to_the_last_chair(watched, event):
    """A phone that is not signed in yet opens the address of a QR code, and then does all that a door asks for."""
    phone = watched.page(width=375)
    user = UserFactory(groups=[Role.DOOR], first_name="Dora", last_name="Door")
    phone.goto(door_address(named("Adler")))
    phone.fill("#id_login", user.username)
    phone.fill("#id_password", PASSWORD)
    phone.click("#login-form .btn-primary")
    expect(phone.locator("button:visible")).to_have_count(1)
    arrive(phone, "Adler")
    expect(state(phone, "Adler")).to_have_text(re.compile("Arrived at"))
    row(phone, "Adler").locator("[data-do=take-back]").click()
    expect(state(phone, "Adler")).to_have_text("Expected")
    assert (Arrival.objects.count(), Arrival.objects.standing().count()) == (1, 0)
    phone.get_by_role("link", name="To the list").click()
    arrive(phone, "Adler")
    expect(state(phone, "Adler")).to_have_text(re.compile("Arrived at"))
    expect(phone.locator(".checkin-summary")).to_contain_text("1 of 2 seats taken")
    phone.goto(door_address(named("Adler")))
    expect(phone.get_by_role("alert")).to_contain_text("noted by Dora Door")

    begin(event, timezone.now() - MINUTE)
    with shown_as_it_stands(phone):
        phone.get_by_role("link", name="To the list").click()
    cut(phone)
    arrive(phone, "Costa")
    expect(phone.locator("[data-connection]")).to_contain_text("Not sent yet: 1")
    restore(phone)
    expect(state(phone, "Costa")).to_have_text(re.compile("Arrived at"))

    phone.click("text=Somebody without RSVP")
    for name in ("given_name", "family_name", "organization_name"):
        phone.fill(f"#id_{name}", "Walker")
    phone.get_by_role("button", name="Let in").click()
    expect(phone.locator("main")).to_contain_text("No seat is free.")
    assert sorted(Arrival.objects.standing().values_list("rsvp__family_name", flat=True)) == [
        "Adler",
        "Costa",
    ]


def test_the_qr_code_on_the_personal_page_is_drawn(watched, event):
    page = watched.page(width=375)
    page.goto(named("Adler").get_absolute_url())
    expect(page.locator(".qr img")).to_be_visible()
    assert page.evaluate("document.querySelector('.qr img').naturalWidth") > 0


def test_the_pages_have_no_serious_finding_and_fit_the_phone(watched, sign_in, event):
    services.note_arrival(rsvp=named("Costa"), by=DOOR)
    services.note_arrival(rsvp=named("Adler"), by=DOOR)
    page = watched.page(width=PHONE)
    sign_in(page, Role.DOOR)
    code = code_of(named("Adler").token)
    addresses = ["", "?q=nobody", "walk-in/", f"{code}/", f"{code_of(named('Costa').token)}/", "00000000/"]
    found = []
    for address in [f"/2030/law/checkin/{tail}" for tail in addresses] + [named("Adler").get_absolute_url()]:
        page.goto(address)
        found += findings(page, DESK, PHONE)
    assert found == []
