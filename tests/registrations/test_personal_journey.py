"""What a delegate does from the personal page, beyond changing details and cancelling."""

import datetime as dt
import json

import icalendar
import pytest
import time_machine
from django.utils import timezone

from events.actors import Actor
from events.mails.delivery import compose
from events.models import Message
from registrations import services
from registrations.models import AttendanceMode, HandOver, PersonalWeek, Rsvp, RsvpPolicy
from tests.factories import CapacityLimitFactory, SideEventFactory, new_york
from tests.pages import words

pytestmark = pytest.mark.django_db
WORDS = {"given_name": "Amina", "family_name": "Delegate", "organization_name": "Norway"}
NOON = new_york(13, 12)  # a week before the side event


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=True) as clock:
        yield clock


@pytest.fixture
def event():
    event = SideEventFactory(
        slug="law", is_online=True, online_platform="Zoom", joining_link="https://zoom.example/j/1"
    )
    CapacityLimitFactory(side_event=event, seats=1)
    CapacityLimitFactory(side_event=event, seats=1, attendance_mode=AttendanceMode.ONLINE)
    return event


def answer(event, email="amina@mission.example", mode=AttendanceMode.IN_PERSON, **changes):
    values = {"side_event": event, "attendance_mode": mode, "email": email, "by": Actor.delegate(), **WORDS}
    return services.register(**values | changes).rsvp


def state(rsvp):
    rsvp.refresh_from_db()
    return rsvp.attendance_mode, rsvp.status


def mails(kind):
    return [
        compose(message) for message in Message.objects.filter(kind=f"registrations/{kind}").order_by("pk")
    ]


# --- the other mode ---


def test_who_waits_for_a_seat_is_offered_one_online_at_once(client, event):
    answer(event, "first@mission.example")
    rsvp = answer(event)
    assert "There is a seat for you at once." in words(client.get(rsvp.get_absolute_url()))

    response = client.post(f"/rsvp/{rsvp.token}/switch/", {"attendance_mode": "online"}, follow=True)

    assert state(rsvp) == ("online", "confirmed")
    assert "You now attend in the way you chose." in words(response)


def test_the_seat_left_behind_goes_to_the_next_person(client, event):
    rsvp, waiting = answer(event), answer(event, "next@mission.example")

    client.post(f"/rsvp/{rsvp.token}/switch/", {"attendance_mode": "online"})

    assert state(waiting) == ("in_person", "confirmed")


def test_a_full_mode_without_waiting_list_is_refused_and_nothing_is_lost(client, event):
    answer(event, "first@mission.example", AttendanceMode.ONLINE)
    event.capacity_limits.filter(attendance_mode="online").update(has_waiting_list=False)
    rsvp = answer(event)

    response = client.post(f"/rsvp/{rsvp.token}/switch/", {"attendance_mode": "online"})

    assert response.status_code == 409
    assert "All seats are taken and there is no waiting list." in words(response)
    assert state(rsvp) == ("in_person", "confirmed")


@pytest.mark.parametrize(("mode", "status"), [("moon", 400), ("", 400)])
def test_a_mode_that_there_is_not_is_a_bad_request(client, event, mode, status):
    rsvp = answer(event)
    assert client.post(f"/rsvp/{rsvp.token}/switch/", {"attendance_mode": mode}).status_code == status
    assert state(rsvp) == ("in_person", "confirmed")


# --- the joining link ---


@pytest.mark.parametrize(
    ("mode", "minutes_before", "is_shown"),
    [("online", 30, True), ("online", 90, False), ("in_person", 30, False)],
)
def test_the_joining_link_is_shown_online_shortly_before_the_start(
    client, event, clock, mode, minutes_before, is_shown
):
    rsvp = answer(event, mode=mode)
    clock.move_to(event.starts_at - dt.timedelta(minutes=minutes_before))

    page = client.get(rsvp.get_absolute_url())

    assert ("https://zoom.example/j/1" in page.content.decode()) is is_shown


def test_who_waits_online_is_not_shown_the_joining_link(client, event, clock):
    answer(event, "first@mission.example", AttendanceMode.ONLINE)
    rsvp = answer(event, mode=AttendanceMode.ONLINE)
    clock.move_to(event.starts_at)

    assert "zoom.example" not in client.get(rsvp.get_absolute_url()).content.decode()


def test_until_then_the_page_says_when_it_comes(client, event):
    rsvp = answer(event, mode=AttendanceMode.ONLINE)
    assert "From 21 May 2030, 12.15 p.m. the link appears here." in words(client.get(rsvp.get_absolute_url()))


# --- proving the address ---


def test_a_place_is_kept_once_the_address_is_confirmed(client, event, clock):
    RsvpPolicy.objects.create(side_event=event, minutes_to_prove=30)
    rsvp = answer(event)
    assert "Please confirm your address" in words(client.get(rsvp.get_absolute_url()))

    client.post(f"/rsvp/{rsvp.token}/prove/")
    clock.shift(dt.timedelta(minutes=31))
    services.release_ended_holds()

    assert state(rsvp) == ("in_person", "confirmed")


def test_opening_the_page_proves_nothing_and_the_place_goes_to_the_next(client, event, clock):
    RsvpPolicy.objects.create(side_event=event, minutes_to_prove=30)
    rsvp, waiting = answer(event), answer(event, "next@mission.example")
    client.post(f"/rsvp/{waiting.token}/prove/")
    client.get(rsvp.get_absolute_url())
    clock.shift(dt.timedelta(minutes=31))
    services.release_ended_holds()

    assert (state(rsvp), state(waiting)) == (("in_person", "lapsed"), ("in_person", "confirmed"))
    late = client.post(f"/rsvp/{rsvp.token}/prove/")
    assert late.status_code == 409
    assert "The time to confirm the address is over." in words(late)
    assert [mail.to for mail in mails("lapsed")] == [["amina@mission.example"]]


# --- handing over ---


def offer(client, rsvp, **changes):
    typed = {"given_name": "Noor", "family_name": "Colleague", "email": "noor@mission.example"} | changes
    return client.post(f"/rsvp/{rsvp.token}/hand-over/", typed)


def take(client, found, **changes):
    typed = {**WORDS, "given_name": "Noor", "family_name": "Colleague", "has_consented": "on"} | changes
    return client.post(found.get_absolute_url(), typed)


def test_a_colleague_takes_the_seat_by_the_mailed_link(client, event):
    rsvp, waiting = answer(event), answer(event, "next@mission.example")
    offer(client, rsvp)
    (mail,) = mails("hand_over")
    found = HandOver.objects.get()
    assert mail.to == ["noor@mission.example"]
    assert found.get_absolute_url() in mail.body
    assert "has a seat at this side event and would like you to have it" in words(
        client.get(found.get_absolute_url())
    )

    response = take(client, found)

    successor = Rsvp.objects.confirmed().get(attendance_mode="in_person")
    assert (successor.email, successor.full_name) == ("noor@mission.example", "Noor Colleague")
    assert response.url == successor.get_absolute_url()
    assert state(rsvp) == ("in_person", "handed_over")
    assert state(waiting) == ("in_person", "waitlisted")
    assert [mail.to for mail in mails("handed_over")] == [["amina@mission.example"]]


def test_taking_the_seat_twice_is_taking_it_once(client, event):
    offer(client, answer(event))
    found = HandOver.objects.get()
    assert take(client, found).url == take(client, found).url
    assert Rsvp.objects.confirmed().count() == 1


def test_after_the_time_the_seat_stays_with_the_first(client, event, clock):
    rsvp = answer(event)
    offer(client, rsvp)
    clock.shift(dt.timedelta(hours=25))

    response = take(client, HandOver.objects.get())

    assert response.status_code == 409
    assert "The seat stayed with your colleague." in words(response)
    assert state(rsvp) == ("in_person", "confirmed")


def test_a_declined_offer_is_told_to_the_first(client, event):
    rsvp = answer(event)
    offer(client, rsvp)
    found = HandOver.objects.get()

    page = client.post(found.get_absolute_url(), {"decline": "yes"}, follow=True)

    assert "You have declined" in words(page)
    assert state(rsvp) == ("in_person", "confirmed")
    assert "Noor Colleague will not take your seat" in mails("hand_over_declined")[0].body


def test_an_offer_can_be_withdrawn(client, event):
    rsvp = answer(event)
    offer(client, rsvp)
    client.post(f"/rsvp/{rsvp.token}/keep/")
    assert take(client, HandOver.objects.get()).status_code == 409
    assert state(rsvp) == ("in_person", "confirmed")


def test_only_one_colleague_at_a_time_is_asked(client, event):
    rsvp = answer(event)
    offer(client, rsvp)
    again = offer(client, rsvp, email="other@mission.example")
    assert again.status_code == 409
    assert "The seat has been offered to a colleague already." in words(again)


def test_who_waits_has_nothing_to_hand_over(client, event):
    answer(event, "first@mission.example")
    response = offer(client, answer(event))
    assert response.status_code == 409
    assert "Only a confirmed seat can be handed over." in words(response)


# --- delegations ---


def register_member(client, rsvp, **changes):
    typed = {
        **WORDS,
        "given_name": "Kim",
        "party_role": "delegate",
        "attendance_mode": "in_person",
        "email": "",
    }
    return client.post(f"/rsvp/{rsvp.token}/delegation/", typed | changes, follow=True)


def test_a_focal_point_registers_colleagues_who_are_seated_one_by_one(client, event):
    event.capacity_limits.filter(attendance_mode="in_person").update(seats=2)
    rsvp = answer(event)

    register_member(client, rsvp)
    page = register_member(client, rsvp, given_name="Lee")

    states = {member.given_name: member.status for member in rsvp.party.all()}
    assert states == {"Kim": "confirmed", "Lee": "waitlisted"}
    assert "Kim Delegate" in words(page)
    assert [mail.to for mail in mails("waiting")] == [["amina@mission.example"]]


def test_assistants_need_no_seat_where_the_organizers_say_so(client, event):
    RsvpPolicy.objects.create(side_event=event, seats_support_staff=False)
    rsvp = answer(event)
    register_member(client, rsvp, party_role="interpreter")
    assert rsvp.party.get().status == "confirmed"
    assert event.capacity_limits.get(attendance_mode="in_person").confirmed_count == 1


def test_a_colleague_of_ones_own_can_be_cancelled_and_no_other(client, event):
    rsvp, stranger = answer(event), answer(event, "other@mission.example", AttendanceMode.ONLINE)
    register_member(client, rsvp)
    member = rsvp.party.get()

    client.post(f"/rsvp/{rsvp.token}/delegation/cancel/", {"member": member.pk})
    other = client.post(f"/rsvp/{rsvp.token}/delegation/cancel/", {"member": stranger.pk})

    assert state(member)[1] == "cancelled"
    assert other.status_code == 404
    assert state(stranger)[1] == "confirmed"


# --- my week ---


def test_all_answers_of_an_address_stand_on_one_page_that_is_only_mailed(client, event):
    rsvp = answer(event)
    clashing = SideEventFactory(week=event.week, slug="water", title="Water")
    CapacityLimitFactory(side_event=clashing)
    answer(clashing, "AMINA@mission.example")
    answer(clashing, "other@mission.example")

    asked = client.post(f"/rsvp/{rsvp.token}/my-week/", follow=True)
    (mail,) = mails("my_week")
    found = PersonalWeek.objects.get()
    page = client.get(found.get_absolute_url())

    assert found.token not in asked.content.decode()
    assert (mail.to, found.get_absolute_url() in mail.body) == (["amina@mission.example"], True)
    assert words(page).count("At the same time as") == 2
    assert len(page.context["rows"]) == 2


def test_the_calendar_of_the_week_holds_the_events_with_a_seat(client, event):
    answer(event, "first@mission.example")
    rsvp = answer(event)
    water = SideEventFactory(week=event.week, title="Water")
    CapacityLimitFactory(side_event=water)
    answer(water)
    client.post(f"/rsvp/{rsvp.token}/my-week/")

    feed = client.get(f"{PersonalWeek.objects.get().get_absolute_url()}my-week.ics")

    calendar = icalendar.Calendar.from_ical(feed.content)
    assert [str(entry["SUMMARY"]) for entry in calendar.walk("VEVENT")] == ["Water"]
    assert b"zoom.example" not in feed.content


def test_asking_again_within_ten_minutes_sends_no_second_mail(client, event, clock):
    rsvp = answer(event)
    client.post(f"/rsvp/{rsvp.token}/my-week/")
    client.post(f"/rsvp/{rsvp.token}/my-week/")
    assert len(mails("my_week")) == 1
    clock.shift(dt.timedelta(minutes=11))
    client.post(f"/rsvp/{rsvp.token}/my-week/")
    assert len(mails("my_week")) == 2


# --- own data ---


def test_a_copy_of_what_is_kept_can_be_taken_along(client, event):
    rsvp = answer(event, function="Counsellor")
    data = json.loads(client.get(f"/rsvp/{rsvp.token}/my-data.json").content)
    assert (data["given_name"], data["function"], data["status"]) == ("Amina", "Counsellor", "confirmed")
    assert [message["kind"] for message in data["messages"]] == ["registrations/confirmed"]


def test_who_wants_to_be_forgotten_is_asked_once_and_then_forgotten(client, event):
    rsvp, waiting = answer(event), answer(event, "next@mission.example")
    assert "This cannot be undone" in words(client.get(f"/rsvp/{rsvp.token}/erase/"))

    page = client.post(f"/rsvp/{rsvp.token}/erase/")

    assert "Your details are deleted" in words(page)
    rsvp.refresh_from_db()
    assert (rsvp.given_name, rsvp.email, rsvp.status) == ("", "", "cancelled")
    assert state(waiting) == ("in_person", "confirmed")
    assert not Message.objects.filter(recipient="amina@mission.example").exists()
    assert rsvp.erased_at <= timezone.now()


# --- all of it ---


def test_opening_any_of_the_pages_changes_nothing(client, event):
    RsvpPolicy.objects.create(side_event=event, minutes_to_prove=60)
    rsvp = answer(event)
    services.offer_hand_over(
        rsvp=rsvp, given_name="Noor", family_name="C", email="noor@mission.example", by=Actor.delegate()
    )
    client.post(f"/rsvp/{rsvp.token}/my-week/")
    before = list(Rsvp.objects.values()), list(HandOver.objects.values()), Message.objects.count()
    pages = [
        f"/rsvp/{rsvp.token}/{page}" for page in ("", "hand-over/", "delegation/", "erase/", "my-data.json")
    ]
    pages += [HandOver.objects.get().get_absolute_url(), PersonalWeek.objects.get().get_absolute_url()]
    for page in pages * 2:
        response = client.get(page)
        assert response.status_code == 200
        assert (response["Cache-Control"], response["X-Robots-Tag"]) == (
            "private, no-store",
            "noindex, nofollow",
        )
    assert (list(Rsvp.objects.values()), list(HandOver.objects.values()), Message.objects.count()) == before


@pytest.mark.parametrize("page", ["hand-over", "my-week", "rsvp"])
def test_a_link_that_opens_nothing_has_a_page_of_its_own(client, page):
    assert client.get(f"/{page}/not-a-token/").status_code == 404
    assert client.get(f"/{page}/%00/").status_code == 404
