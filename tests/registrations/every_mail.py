"""One side event at which everything happens that people are written to about, so that there is a mail of each kind."""

import datetime as dt
import uuid

import time_machine

from events import services as events_services
from events.actors import Actor
from events.models import Message, SideEvent
from registrations import services
from registrations.models import AttendanceMode, OrganizersLetter, Reminder, Rsvp, RsvpPolicy
from tests.factories import CapacityLimitFactory, CoSponsorFactory, SideEventFactory, VenueFactory, new_york

NOW = new_york(13, 12)  # a week before
HOUR = dt.timedelta(hours=1)
DELEGATE, ORGANIZER = Actor.delegate(), Actor(label="The organizers")
TITLE = (
    "Law & order <for> civilians: what permanent missions can do in the weeks between a warning and its end"
)
JOINING_LINKS = ("https://join.example/j/first?pwd=1", "https://join.example/j/second?pwd=2")


def happens(language: str = "en") -> SideEvent:
    """Let it all happen to people who read one language, and return the side event, which is cancelled in the end."""
    with time_machine.travel(NOW, tick=True) as clock:
        event = _event()
        _seats_change_hands(event, language)
        clock.shift(HOUR)
        _addresses_are_proved(event, language, clock)
        _requests_and_invitations(event, language)
        _letters(event)
        clock.shift(HOUR)
        _changes(event)
        clock.move_to(event.starts_at - 30 * HOUR / 60)
        services.write_reminders()
        clock.move_to(event.ends_at + 3 * HOUR)
        services.write_thanks()
        clock.move_to(NOW + 3 * HOUR)
        events_services.cancel(side_event=event, by=ORGANIZER, reason="The room is needed.")
    return event


def kind_of(message: Message) -> str:
    return message.kind.split("/")[1]


def answer(event: SideEvent, who: str, mode: str = AttendanceMode.IN_PERSON, **more: object) -> Rsvp:
    details = {"given_name": "Given", "family_name": who.title(), "organization_name": "Norway"}
    return services.register(
        side_event=event, attendance_mode=mode, email=address(who), by=DELEGATE, **details | more
    ).rsvp


def address(who: str) -> str:
    return f"{who}@mission.example"


def _event() -> SideEvent:
    event = SideEventFactory(
        slug="law",
        title=TITLE,
        venue=VenueFactory(name="Conference Room 8"),
        is_online=True,
        online_platform="Webex",
        joining_link=JOINING_LINKS[0],
        catering="Light lunch",
        catering_minute=-15,
        is_transferable=True,
        has_limited_places=True,
        audience="Permanent missions",
        focal_point_function="First Secretary",
        focal_point_phone="+1 212 555 0100",
    )
    CoSponsorFactory(side_event=event, lead=True)
    CapacityLimitFactory(side_event=event, seats=1)
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE, seats=None)
    RsvpPolicy.objects.create(side_event=event, sends_thanks=True)
    for hours in (24, 1):
        Reminder.objects.create(side_event=event, hours_before=hours)
    events_services.record(side_event=event, by=ORGANIZER)
    return event


def _seats_change_hands(event: SideEvent, language: str) -> None:
    first = answer(event, "first", language=language, courtesy_title="H.E.")
    second = answer(event, "second", language=language)
    answer(event, "first")
    services.cancel(rsvp=first, by=DELEGATE)
    names = {"given_name": "Noor", "family_name": "Colleague"}
    second.refresh_from_db()
    offer = services.offer_hand_over(rsvp=second, email=address("noor"), by=DELEGATE, **names)
    services.decline_hand_over(offer=offer)
    offer = services.offer_hand_over(rsvp=second, email=address("noor"), by=DELEGATE, **names)
    taken = services.accept_hand_over(offer=offer, language=language, organization_name="Norway", **names)
    names = {"given_name": "Not", "family_name": "Answering"}
    services.offer_hand_over(rsvp=taken.rsvp, email=address("not-answering"), by=DELEGATE, **names)
    online = answer(event, "online", AttendanceMode.ONLINE, language=language)
    member = services.PartyMember(
        {"given_name": "Kim", "family_name": "Member", "organization_name": "Norway"}, AttendanceMode.ONLINE
    )
    services.register_party(focal_point=online, members=[member], by=DELEGATE)
    services.send_personal_week(rsvp=online)
    seats = {"side_event": event, "attendance_mode": AttendanceMode.IN_PERSON}
    services.save_limit(seats=2, by=ORGANIZER, **seats)


def _addresses_are_proved(event: SideEvent, language: str, clock: time_machine.Traveller) -> None:
    RsvpPolicy.objects.filter(side_event=event).update(minutes_to_prove=30)
    answer(event, "unproved", language=language, un_pass="needs")
    answer(event, "unproved", language=language)
    answer(event, "unproved-waiting", language=language)
    clock.shift(HOUR)
    services.release_ended_holds()
    RsvpPolicy.objects.filter(side_event=event).update(minutes_to_prove=None)


def _requests_and_invitations(event: SideEvent, language: str) -> None:
    RsvpPolicy.objects.filter(side_event=event).update(is_on_request=True)
    request = answer(event, "asker", language=language)
    services.refuse(rsvp=request, note="The room is small.", by=ORGANIZER)
    RsvpPolicy.objects.filter(side_event=event).update(is_on_request=False)
    invitees = [
        services.Invitee(address("invited"), "Norway", "H.E.", "Given", "Invited", language=language),
        services.Invitee(address("office"), "Permanent Mission of Norway", language=language),
        services.Invitee(address("open"), "Qatar", "", "Given", "Open", language=language),
    ]
    made, _known = services.invite(side_event=event, invitees=invitees, by=ORGANIZER)
    services.forward_invitation(
        invitation=made[1],
        to=services.Invitee(address("forwarded"), family_name="Forwarded", language=language),
    )
    services.withdraw_invitation(invitation=made[2], by=ORGANIZER)


def _letters(event: SideEvent) -> None:
    services.write_letter(
        side_event=event, key=uuid.uuid4(), subject="How to come in", text="By the gate.\n\nPlease be early.",
        states=["confirmed"], modes=AttendanceMode.values, by=ORGANIZER,
    )  # fmt: skip
    services.send_letter(OrganizersLetter.objects.get().pk)


def _changes(event: SideEvent) -> None:
    event.refresh_from_db()
    event.starts_at += HOUR
    event.ends_at += HOUR
    event.joining_link = JOINING_LINKS[1]
    event.save()
    events_services.record(side_event=event, by=ORGANIZER)
    event.refresh_from_db()
    services.tell_changes(side_event=event, by=ORGANIZER)
