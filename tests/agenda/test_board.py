"""The board of the secretariat: what it shows, and moves with their consequences seen first."""

import datetime as dt

import pytest
from django.urls import reverse

from agenda.board.free_slots import free_slots
from agenda.board.week import BoardWeek
from events import services as programme
from events.access import Role
from events.actors import Actor
from events.models import SideEvent, StandardSlot, Theme, WishedSlot
from tests.factories import (
    CoSponsorFactory,
    OfficialMeetingFactory,
    RsvpFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)
from tests.pages import query_count, words

pytestmark = pytest.mark.django_db
DAY = "/admin/board/2030/2030-05-21/"


@pytest.fixture
def week():
    week = WeekFactory()
    for hour in (9, 13):
        StandardSlot.objects.create(week=week, starts_at_clock=dt.time(hour), ends_at_clock=dt.time(hour + 1))
    return week


@pytest.fixture
def room(week):
    room = VenueFactory(name="Boss Room", seats=50)
    week.rooms.add(room)
    return room


@pytest.fixture
def event(week, room):
    """Accepted, Tuesday from 1 to 2 p.m."""
    event = accepted(week, room, title="Water")
    CoSponsorFactory(side_event=event, lead=True)
    programme.record(side_event=event, by=Actor.clock())
    event.refresh_from_db()
    return event


@pytest.fixture
def secretariat(client):
    user = UserFactory(groups=[Role.SECRETARIAT])
    client.force_login(user)
    return user


def accepted(week, room, hour=13, **fields) -> SideEvent:
    times = {"starts_at": new_york(21, hour), "ends_at": new_york(21, hour + 1)}
    return SideEventFactory(week=week, venue=room, status=SideEvent.Status.ACCEPTED, **times | fields)


def address(event, name="move") -> str:
    return reverse(f"board:{name}", args=[event.week.year, event.pk])


def picked(room, day="2030-05-22", start="09:00") -> dict[str, str]:
    return {"day": day, "start": start, "end": "", "venue": str(room.pk if room else "")}


def confirm(client, event, place) -> dict[str, str]:
    """What the form under the consequences holds."""
    seen = client.get(address(event), place).context["seen"]
    return {**place, "seen_revision": event.revision, "seen": seen.fingerprint, "is_fixed": "on"}


def place_of(event):
    fresh = SideEvent.objects.get(pk=event.pk)
    return fresh.starts_at, fresh.venue


# What it shows


def test_a_clash_is_told_once_in_words_with_a_room_that_is_free(client, week, room, event, secretariat):
    other = accepted(week, room, title="Roads")
    free = VenueFactory(name="Green Room", seats=80)
    week.rooms.add(free)
    page = client.get(DAY)

    assert words(page).count("Boss Room is taken at that time (1 p.m. to 2 p.m.)") == 1
    assert "Green Room is free at that time." in words(page)
    assert f"{address(other)}?venue={free.pk}&amp;day=2030-05-21" in page.content.decode()
    assert words(page).count("Clash 1") == 5  # in words, and on both blocks of the table and of the list


@pytest.mark.parametrize("path", [DAY, "/admin/board/2030/week/"])
def test_the_board_takes_as_many_queries_for_many_side_events_as_for_few(
    client, week, room, event, secretariat, path
):
    theme = Theme.objects.create(week=week, name="Law")

    def add(hour: int) -> None:
        other = accepted(week, VenueFactory(), hour, theme=theme)
        CoSponsorFactory.create_batch(2, side_event=other)
        SpeakerFactory(side_event=other, organization=CoSponsorFactory(side_event=other).organization)
        WishedSlot.objects.create(side_event=other, starts_at=other.starts_at)

    add(8)
    client.get(path)
    few = query_count(client, path)
    for hour in range(9, 18):
        add(hour)
    assert query_count(client, path) == few


def test_what_has_no_place_yet_and_official_meetings_are_shown_and_what_is_cancelled_is_not(
    client, week, event, secretariat
):
    accepted(week, None, title="Waiting", starts_at=None, ends_at=None)
    SideEventFactory(week=week, cancelled=True, title="Cancelled one")
    OfficialMeetingFactory(
        week=week, title="Open debate", starts_at=new_york(21, 15), ends_at=new_york(21, 18)
    )
    said = words(client.get(DAY))

    assert "1 side event has no place yet" in said
    assert "Waiting" in said
    assert "Open debate" in said
    assert "Cancelled one" not in said


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/admin/board/", 302),
        ("/admin/board/2030/", 302),
        ("/admin/board/2030/2030-05-19/", 404),
        ("/admin/board/2030/nonsense/", 404),
        ("/admin/board/2031/week/", 404),
        ("/admin/board/2030/move/99/", 404),
    ],
)
def test_addresses_that_lead_on_or_nowhere(client, event, secretariat, path, status):
    assert client.get(path).status_code == status


# Moves


def test_looking_at_consequences_changes_nothing_and_tells_what_arises_and_what_is_mended(
    client, week, room, event, secretariat
):
    accepted(week, room, title="Roads")
    accepted(week, room, 9, title="Wells", starts_at=new_york(22, 9), ends_at=new_york(22, 10))
    RsvpFactory.create_batch(2, side_event=event)
    page = client.get(address(event), picked(room))

    assert place_of(event) == (new_york(21, 13), room)
    assert [f.code.split(":")[0] for f in page.context["seen"].arising] == ["room_taken"]
    assert [f.code.split(":")[0] for f in page.context["seen"].vanishing] == ["room_taken"]
    assert "2 people have answered" in words(page)


def test_a_move_that_was_looked_at_is_made_and_fixed(client, room, event, secretariat):
    page = client.post(address(event), confirm(client, event, picked(room)), follow=True)

    assert place_of(event) == (new_york(22, 9), room)
    assert SideEvent.objects.get(pk=event.pk).ends_at == new_york(22, 10)
    assert SideEvent.objects.get(pk=event.pk).is_slot_fixed
    assert "“Water” is moved." in words(page)
    assert page.redirect_chain[-1][0] == "/admin/board/2030/2030-05-22/"


def test_a_side_event_can_be_taken_off_the_board(client, event, secretariat):
    client.post(address(event), confirm(client, event, picked(None, day="", start="")))

    assert place_of(event) == (None, None)


def test_what_somebody_else_saved_meanwhile_is_shown_and_stays(client, room, event, secretariat):
    posted = confirm(client, event, picked(room))
    event.title = "Water and power"
    event.save()
    programme.record(side_event=event, by=Actor(label="Estonia"))
    page = client.post(address(event), posted)

    assert page.status_code == 409
    assert "Estonia saved this side event while you had it open" in words(page)
    assert "Title changed from “Water” to “Water and power”" in words(page)
    assert place_of(event) == (new_york(21, 13), room)


def test_a_clash_that_came_up_meanwhile_is_shown_before_anything_is_moved(
    client, week, room, event, secretariat
):
    posted = confirm(client, event, picked(room))
    accepted(week, room, starts_at=new_york(22, 9), ends_at=new_york(22, 10))
    page = client.post(address(event), posted)

    assert page.status_code == 409
    assert "Others have changed the week meanwhile." in words(page)
    assert place_of(event) == (new_york(21, 13), room)


def test_a_published_side_event_is_not_moved_to_where_it_is_blocked(client, week, room, event, secretariat):
    accepted(week, room, starts_at=new_york(22, 9), ends_at=new_york(22, 10))
    SideEvent.objects.filter(pk=event.pk).update(status="published")
    page = client.get(address(event), picked(room))
    posted = {**picked(room), "seen_revision": event.revision, "seen": page.context["seen"].fingerprint}

    assert "A published side event cannot be moved to where it is blocked." in words(page)
    assert client.post(address(event), posted).status_code == 409
    assert place_of(event) == (new_york(21, 13), room)


@pytest.mark.parametrize(
    "place",
    [
        {"day": "2031-01-01", "start": "09:00"},
        {"day": "2030-05-22", "start": "25:00"},
        {"day": "2030-05-22", "start": "09:00", "end": "08:00"},
        {"day": "2030-05-22", "start": "09:00", "venue": "777"},
    ],
)
def test_a_place_that_cannot_be_is_a_form_error(client, event, secretariat, place):
    assert client.get(address(event), place).status_code == 422
    assert client.post(address(event), place).status_code == 422


def test_a_drag_to_another_day_keeps_time_and_room(client, room, event, secretariat):
    seen = client.get(address(event), {"day": "2030-05-23"}).context["seen"]

    assert (seen.after.starts_at, seen.after.venue) == (new_york(23, 13), room)


def test_a_slot_is_fixed_and_released(client, event, secretariat):
    client.post(address(event, "fix"), {"fixed": "yes"})
    assert SideEvent.objects.get(pk=event.pk).is_slot_fixed
    client.post(address(event, "fix"), {"fixed": "no"})
    assert not SideEvent.objects.get(pk=event.pk).is_slot_fixed


# Free slots


def test_free_slots_begin_with_what_was_wished_and_hold_no_clash(week, room, event):
    WishedSlot.objects.create(side_event=event, starts_at=new_york(23, 13))
    accepted(week, room, title="Roads", starts_at=new_york(20, 9), ends_at=new_york(20, 10))
    OfficialMeetingFactory(week=week, starts_at=new_york(24, 8), ends_at=new_york(24, 18))
    board = BoardWeek(week)
    slots = free_slots(board, board.event(event.pk))
    starts = [slot.place.starts_at for slot in slots]

    assert (starts[0], slots[0].why) == (new_york(23, 13), "Wished most.")
    assert not {new_york(20, 9), new_york(21, 13), new_york(24, 9), new_york(24, 13)}.intersection(starts)
    assert len(starts) == 6


def test_without_standard_slots_the_page_says_so(client, week, event, secretariat):
    week.standard_slots.all().delete()

    assert "This week has no standard slots" in words(client.get(address(event)))
