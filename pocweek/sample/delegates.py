"""Delegates of the sample weeks, and missions that are invited. All are made up."""

import datetime as dt

from events.models import Organization, SideEvent
from events.un_style.state_names import with_article
from registrations.models import AttendanceMode, CapacityLimit, Invitation, Rsvp

from . import read

ANSWERING = dt.timedelta(days=42)  # from the first RSVP to today
LANGUAGES = ["en", "en", "fr", "en", "es", "en", "ar", "en", "ru", "en", "zh-hans"]
ANSWERS = [Invitation.Status.OPEN] * 9 + [Invitation.Status.DECLINED] * 3
FUNCTIONS = [
    "Second Secretary",
    "Counsellor",
    "Humanitarian Adviser",
    "First Secretary",
    "Political Adviser",
    "Attaché",
]


def seat(row: read.SideEvent, event: SideEvent) -> None:
    """Fill seats and queues with delegates who are named after their State and a number.

    In bulk: one after the other through `register`, four thousand take a minute and a half. A test has
    `verify_seats` prove that counters, queue and seats agree.
    """
    states = list(Organization.objects.filter(kind=Organization.Kind.MEMBER_STATE).order_by("m49"))
    states = (
        states[event.pk % len(states) :] + states[: event.pk % len(states)]
    )  # another State comes first each time
    for limit in CapacityLimit.objects.filter(side_event=event):
        wanted = getattr(row.seats, limit.attendance_mode)
        if limit.seats is not None and (
            wanted.taken > limit.seats or (wanted.waiting and wanted.taken < limit.seats)
        ):
            raise read.SampleError(
                f"{row.title}: {wanted.taken} taken and {wanted.waiting} waiting do not fit its seats."
            )
        people = wanted.taken + wanted.waiting
        answered = [_queued_at(event, place, people) for place in range(people)]
        Rsvp.objects.bulk_create(
            _delegate(limit, place, at, states[place * 7 % len(states)], has_seat=place < wanted.taken)
            for place, at in enumerate(answered)
        )
        CapacityLimit.objects.filter(pk=limit.pk).update(
            confirmed_count=wanted.taken,
            waiting_count=wanted.waiting,
            last_queued_at=answered[-1] if answered else None,
        )


def _queued_at(event: SideEvent, place: int, people: int) -> dt.datetime:
    """Few answer in the first days and in the last, most in between."""
    passed = 0.5 + 4 * (place / people - 0.5) ** 3
    return event.created_at - ANSWERING * (1 - passed)


def _delegate(
    limit: CapacityLimit, place: int, at: dt.datetime, state: Organization, *, has_seat: bool
) -> Rsvp:
    event = limit.side_event
    number = event.pk * 1000 + place * 2 + (limit.attendance_mode == AttendanceMode.ONLINE)
    return Rsvp(
        side_event=event,
        attendance_mode=limit.attendance_mode,
        status=Rsvp.Status.CONFIRMED if has_seat else Rsvp.Status.WAITLISTED,
        given_name="Delegate",
        family_name=f"No. {number}",
        email=f"delegate-{number}.{state.key}@mission.example",
        organization=state,
        organization_name=f"Permanent Mission of {with_article(state)}",
        function=FUNCTIONS[number % len(FUNCTIONS)],
        consented_at=at,
        created_at=at,
        language=LANGUAGES[number % len(LANGUAGES)],
        access_needs="Step-free access" if event.asks_access_needs and number % 23 == 0 else "",
        dietary_needs="Vegetarian" if event.asks_dietary_needs and number % 9 == 0 else "",
        queued_at=at,
        seated_at=at if has_seat else None,
    )


def invite(event: SideEvent) -> None:
    """Invite the missions of some States; of some the answer is there."""
    if not event.is_in_person or event.starts_at is None:
        return
    states = Organization.objects.filter(kind=Organization.Kind.MEMBER_STATE).order_by("m49")
    for number, state in enumerate(states[event.pk : event.pk + len(ANSWERS)]):
        Invitation.objects.create(
            side_event=event,
            status=ANSWERS[number],
            organization=state,
            organization_name=f"Permanent Mission of {with_article(state)}",
            email=f"protocol.{state.key}@mission.example",
            expires_at=event.starts_at,
            answered_at=None if ANSWERS[number] == Invitation.Status.OPEN else event.created_at,
        )
