import pytest

from events import services
from events.actors import Actor
from events.hooks import Refusal
from events.models import Message, SideEvent
from events.readiness.findings import findings
from registrations import readiness
from registrations import services as seats
from registrations.models import AttendanceMode, CapacityLimit, Rsvp
from tests.factories import (
    CapacityLimitFactory,
    CoSponsorFactory,
    RsvpFactory,
    SideEventFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


def seat_findings(event):
    return [(f.severity, f.code, f.sentence) for f in findings(event) if f.place == "seats"]


def test_seats_that_fit_the_room_are_no_finding():
    event = CapacityLimitFactory(seats=96, side_event__venue__seats=96).side_event
    assert seat_findings(event) == []


def test_more_seats_than_the_room_has_is_a_warning():
    event = CapacityLimitFactory(
        seats=97, side_event__venue__seats=96, side_event__venue__name="Room 8"
    ).side_event
    assert seat_findings(event) == [
        ("warning", "more_seats_than_the_room:97>96", "97 seats are given out, but Room 8 has 96.")
    ]


def test_no_limit_in_a_room_is_a_warning():
    event = CapacityLimitFactory(
        seats=None, side_event__venue__seats=96, side_event__venue__name="Room 8"
    ).side_event
    assert [sentence for _severity, _code, sentence in seat_findings(event)] == [
        "RSVPs in person have no limit, but Room 8 has 96 seats."
    ]


def test_an_attendance_mode_without_seats_is_a_warning():
    event = SideEventFactory(is_online=True)
    assert [code for _severity, code, _sentence in seat_findings(event)] == [
        "no_seats:in_person",
        "no_seats:online",
    ]
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE, seats=None)
    assert [code for _severity, code, _sentence in seat_findings(event)] == ["no_seats:in_person"]


def test_a_draft_that_is_not_stored_yet_has_no_findings_about_seats():
    event = SideEventFactory.build(draft=True, week=WeekFactory(), venue=None)
    assert readiness.findings(event) == []


def test_a_warning_about_seats_can_be_overridden_with_a_reason():
    event = SideEventFactory(draft=True)
    CoSponsorFactory(side_event=event, lead=True)
    with pytest.raises(services.NotReady):
        services.publish(side_event=event, by=Actor.clock())
    reasons = {finding.code: "By telephone" for finding in findings(event)}
    services.publish(side_event=event, by=Actor.clock(), reasons=reasons)
    assert SideEvent.objects.get().status == SideEvent.Status.PUBLISHED


def people_of(event):
    return sorted(Message.objects.filter(side_event=event).values_list("recipient", "kind"))


def test_cancelling_the_event_tells_everybody_with_a_seat_or_a_place():
    event = SideEventFactory()
    RsvpFactory(side_event=event, email="seat@mission.example")
    RsvpFactory(side_event=event, email="queue@mission.example", waitlisted=True)
    RsvpFactory(side_event=event, email="gone@mission.example", status=Rsvp.Status.CANCELLED)
    RsvpFactory(side_event=event, email="")
    RsvpFactory(email="other@mission.example")
    services.cancel(side_event=event, by=Actor.clock())
    assert people_of(event) == [
        ("queue@mission.example", "registrations/event_cancelled"),
        ("seat@mission.example", "registrations/event_cancelled"),
    ]
    assert Rsvp.objects.live().filter(side_event=event).count() == 3


def test_an_event_to_which_people_answered_does_not_go_back_to_draft():
    rsvp = RsvpFactory()
    with pytest.raises(Refusal) as refusal:
        services.unpublish(side_event=rsvp.side_event, by=Actor.clock())
    assert str(refusal.value) == (
        "1 person has answered, so it cannot go back to a draft. Cancel the side event instead."
    )
    assert SideEvent.objects.get().status == SideEvent.Status.PUBLISHED


def test_an_event_whose_people_all_cancelled_goes_back_to_draft():
    rsvp = RsvpFactory(status=Rsvp.Status.CANCELLED)
    services.unpublish(side_event=rsvp.side_event, by=Actor.clock())
    assert SideEvent.objects.get().status == SideEvent.Status.DRAFT


def test_moving_the_event_writes_to_nobody_and_leaves_the_seats():
    rsvp = RsvpFactory()
    event = rsvp.side_event
    services.reschedule(
        side_event=event,
        starts_at=new_york(22, 10),
        ends_at=new_york(22, 11),
        venue=event.venue,
        by=Actor.clock(),
    )
    assert not Message.objects.exists()
    rsvp.refresh_from_db()
    assert rsvp.status == Rsvp.Status.CONFIRMED


def test_a_cancelled_event_takes_no_rsvp_even_from_somebody_who_saw_it_open():
    limit = CapacityLimitFactory()
    seen_open = SideEvent.objects.get()
    services.cancel(side_event=limit.side_event, by=Actor.clock())
    with pytest.raises(seats.RegistrationError):
        seats.register(
            side_event=seen_open,
            attendance_mode=AttendanceMode.IN_PERSON,
            given_name="Amina",
            family_name="Delegate",
            email="late@mission.example",
            organization_name="Norway",
            by=Actor.delegate(),
        )
    assert CapacityLimit.objects.get().confirmed_count == 0
