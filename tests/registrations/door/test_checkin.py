"""The pages of the door, and what their script asks."""

import re
import uuid

import pytest

from events import services as events_services
from events.access import Role
from events.models import PreviousSlug
from registrations import services
from registrations.door.codes import shown_code
from registrations.models import Arrival, Rsvp
from tests.factories import UserFactory
from tests.pages import words

from .people import DOOR, DURING, address, answer, arrive, code, person_at

pytestmark = pytest.mark.django_db


def listed(response) -> list[str]:
    return re.findall(r'<li data-code="\w+".*?<b>(.*?)</b>', response.content.decode(), re.DOTALL)


# --- who may open it ---


def test_a_code_opens_nothing_for_others(client, event):
    for name, more in (
        ("checkin", []),
        ("checkin_person", [code("Adler")]),
        ("checkin_person", ["00000000"]),
    ):
        assert client.get(address(event, name, *more)).url.startswith("/admin/login/?next=/2030/law/checkin/")
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    for url in (
        person_at(event, "Adler"),
        address(event, "checkin_person", "00000000"),
        "/2030/none/checkin/",
    ):
        assert client.get(url).status_code == 403
    assert arrive(client, event, "Adler").status_code == 403
    assert Arrival.objects.count() == 0


def test_a_script_that_is_signed_out_hears_so(client, event):
    response = client.get(address(event, "checkin_state"), headers={"accept": "application/json"})
    assert response.status_code == 401


def test_the_pages_are_kept_nowhere(door, event):
    for url in (address(event), person_at(event, "Adler"), address(event, "checkin_state")):
        response = door.get(url)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_opening_a_code_changes_nothing(door, event):
    door.get(person_at(event, "Adler"))
    assert door.get(address(event, "checkin_arrive")).status_code == 405
    assert Arrival.objects.count() == 0


def test_a_code_printed_under_an_earlier_address_still_opens(door, event):
    PreviousSlug.objects.create(week=event.week, slug="old", side_event=event)
    assert door.get(person_at(event, "Adler").replace("/law/", "/old/")).status_code == 200


# --- the list ---


def test_the_list_names_those_with_a_seat_or_a_place_by_name(door, event):
    answer(event, "Olga", "Online", mode="online")
    services.cancel(rsvp=answer(event, "Gone", "Gone"), by=DOOR)
    response = door.get(address(event))
    assert listed(response) == ["Adler", "Costa", "Ødegård"]
    assert "0 of 2 seats taken Expected: 2" in words(response)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("odegard", ["Ødegård"]),
        ("ZOE", ["Ødegård"]),
        ("adler anna", ["Adler"]),
        ("cote d'ivoire", ["Adler", "Costa", "Ødegård"]),
        ("nobody", []),
    ],
)
def test_the_list_is_searched_by_name_and_organization(door, event, query, found):
    assert listed(door.get(address(event), {"q": query})) == found


def test_the_list_is_searched_by_code(door, event):
    typed = shown_code(Rsvp.objects.get(family_name="Costa").token).lower()
    assert listed(door.get(address(event), {"q": typed})) == ["Costa"]


def test_the_list_asks_the_database_as_often_for_many_people_as_for_few(
    door, event, django_assert_max_num_queries
):
    services.save_limit(side_event=event, attendance_mode="in_person", seats=40, by=DOOR)
    for number in range(25):
        rsvp = answer(event, f"G{number}", f"Family{number}")
        services.note_arrival(rsvp=rsvp, by=DOOR)
    with django_assert_max_num_queries(10):
        assert len(listed(door.get(address(event)))) == 28


# --- one person ---


def test_one_button_notes_the_arrival(door, event):
    page = door.get(person_at(event, "Ødegård"))
    assert "Ødegård, Zoë Côte d’Ivoire Expected Has arrived" in words(page)
    response = arrive(door, event, "Ødegård")
    assert response.url == f"{person_at(event, 'Ødegård')}?noted"
    page = words(door.get(response.url))
    assert "Zoë Ødegård has arrived." in page
    assert "Arrived at 1.05 p.m." in page
    assert "Noted before" not in page
    assert "1 of 2 seats taken Expected: 1" in page
    assert Arrival.objects.get().recorded_by == "Dora Door"


def test_a_double_scan_says_when_the_first_was(door, event, clock):
    arrive(door, event, "Adler")
    clock.move_to(DURING)
    assert "This person arrived at 1.05 p.m., noted by Dora Door." in words(
        door.get(person_at(event, "Adler"))
    )
    page = words(door.get(arrive(door, event, "Adler").url))
    assert "Anna Adler has arrived already, at 1.05 p.m., noted by Dora Door." in page
    assert Arrival.objects.count() == 1


def test_an_arrival_is_taken_back(door, event):
    arrive(door, event, "Adler")
    response = door.post(address(event, "checkin_take_back"), {"code": code("Adler")})
    assert "Anna Adler: taken back." in words(door.get(response.url))
    assert "Expected: 2" in words(door.get(address(event)))


def test_somebody_on_the_waiting_list_waits_at_the_door_until_a_chair_is_free(door, event, clock):
    page = words(door.get(arrive(door, event, "Costa").url))
    assert "Carla Costa waits at the door: no seat is free yet" in page
    assert "At the door since 1.05 p.m. Let in" in page
    assert listed(door.get(address(event))) == ["Costa", "Adler", "Ødegård"]
    assert "Waiting at the door: 1" in words(door.get(address(event)))
    clock.move_to(DURING)
    assert "Carla Costa has arrived." in words(door.get(arrive(door, event, "Costa").url))


def test_a_code_of_somebody_without_seat_says_so_and_has_no_button(door, event):
    services.cancel(rsvp=Rsvp.objects.get(family_name="Adler"), by=DOOR)
    page = door.get(person_at(event, "Adler"))
    assert "Adler, Anna Côte d’Ivoire Cancelled" in words(page)
    assert len(re.findall(r"data-do=\S+ hidden", page.content.decode())) == 2
    response = arrive(door, event, "Adler")
    assert response.status_code == 409
    assert "Anna Adler has no seat: Cancelled." in words(response)


def test_a_code_that_means_nobody_leads_to_the_list(door, event):
    response = door.get(address(event, "checkin_person", "00000000"))
    assert response.status_code == 404
    assert f'href="{address(event)}"' in response.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"code": "00000000"},
        {"code": ""},
        {"key": "x"},
        {"arrived_at": "noon"},
        {"arrived_at": "2030-05-21T13:00"},
    ],
)
def test_what_cannot_be_read_is_refused(door, event, typed):
    response = arrive(door, event, "Adler", **typed)
    assert response.status_code == 422
    assert Arrival.objects.count() == 0


# --- what the script asks ---


def ask(client, event, name: str, **typed):
    return client.post(address(event, name), typed, headers={"accept": "application/json"})


def test_an_arrival_kept_without_connection_is_recorded_once_with_its_own_time(door, event, clock):
    clock.move_to(DURING)
    kept = {"code": code("Adler"), "key": str(uuid.uuid4()), "arrived_at": "2030-05-21T17:10:00.123Z"}
    first, second = ask(door, event, "checkin_arrive", **kept), ask(door, event, "checkin_arrive", **kept)
    assert first.json()["sentence"] == second.json()["sentence"] == "Anna Adler has arrived."
    assert Arrival.objects.get().arrived_at.astimezone(event.week.zone).strftime("%H:%M") == "13:10"
    assert first.json()["people"][code("Adler")] == ["arrived", "1.10\xa0p.m."]


def test_the_script_hears_of_a_refusal_and_of_a_double_scan(door, event):
    services.cancel(rsvp=Rsvp.objects.get(family_name="Adler"), by=DOOR)
    refused = ask(door, event, "checkin_arrive", code=code("Adler"))
    assert (refused.status_code, refused.json()["is_well"]) == (409, False)
    for _time in range(2):
        answered = ask(door, event, "checkin_arrive", code=code("Costa"), key=str(uuid.uuid4()))
    assert "has arrived already" in answered.json()["sentence"]


def test_the_poll_tells_states_and_counts_and_no_names(door, event):
    arrive(door, event, "Adler")
    response = door.get(address(event, "checkin_state"))
    assert response.json() == {
        "people": {
            code("Adler"): ["arrived", "1.05\xa0p.m."],
            code("Costa"): ["waiting", ""],
            code("Ødegård"): ["expected", ""],
        },
        "summary": ["1 of 2 seats taken", "Expected: 1"],
    }
    assert "Adler" not in response.content.decode()


# --- walk-ins ---

WALKER = {"given_name": "Wanda", "family_name": "Walker", "organization_name": "Norway", "function": ""}


def walk_in(client, event, **more):
    return client.post(address(event, "checkin_walk_in"), {**WALKER, "key": str(uuid.uuid4()), **more})


def test_a_walk_in_is_let_in_on_the_chair_of_a_no_show(door, event, clock):
    assert walk_in(door, event).status_code == 409
    clock.move_to(DURING)
    response = walk_in(door, event)
    assert response.url == address(event)
    assert "Wanda Walker is let in." in words(door.get(response.url))
    assert Rsvp.objects.get(family_name="Walker").is_walk_in is True


def test_a_walk_in_is_refused_while_somebody_on_the_list_stands_at_the_door(door, event, clock):
    arrive(door, event, "Costa")
    clock.move_to(DURING)
    response = walk_in(door, event)
    assert response.status_code == 409
    assert "Carla Costa is on the waiting list and stands at the door" in words(response)


def test_a_walk_in_form_sent_twice_lets_one_person_in(door, event, clock):
    clock.move_to(DURING)
    key = re.search(
        r'name="key" value="([\w-]+)"', door.get(address(event, "checkin_walk_in")).content.decode()
    )
    for _time in range(2):
        walk_in(door, event, key=key[1])
    assert Rsvp.objects.filter(family_name="Walker").count() == 1


def test_a_walk_in_without_a_name_is_asked_for_it(door, event):
    response = walk_in(door, event, family_name=" ")
    assert response.status_code == 422
    assert "Please give the family name." in words(response)


def test_a_cancelled_event_notes_nobody(door, event):
    events_services.cancel(side_event=event, reason="The room is closed.", by=DOOR)
    assert "The side event is cancelled" in words(door.get(address(event)))
    assert arrive(door, event, "Adler").status_code == 409
