"""Made-up weeks: as many side events as asked for, presented by States, in rooms and online, with seats."""

import datetime as dt

from events.models import CoSponsor, OfficialMeeting, Organization, SideEvent, Venue, Week
from registrations.models import CapacityLimit
from tests.factories import NEW_YORK

HOURS = range(8, 18)


def make_week(year: int, count: int) -> Week:
    """Make a week with that many published side events, two to six co-sponsors each."""
    first = dt.date(year, 5, 18)
    week = Week.objects.create(
        year=year,
        theme="Rules that hold when it matters",
        first_day=first,
        last_day=first + dt.timedelta(days=4),
    )
    OfficialMeeting.objects.bulk_create(
        OfficialMeeting(
            week=week,
            title="Security Council open debate on the protection of civilians",
            place="Security Council Chamber",
            starts_at=_at(week, day, 9, 30),
            ends_at=_at(week, day, 12, 30),
        )
        for day in range(3)
    )
    rooms = [_room(number) for number in range(1, 10)]
    events = SideEvent.objects.bulk_create(_side_event(week, number, rooms) for number in range(count))
    states = list(
        Organization.objects.filter(kind=Organization.Kind.MEMBER_STATE, name_en__regex="^[A-Z][a-z]+$")
    )
    states.sort(key=lambda state: state.name_en)
    CoSponsor.objects.bulk_create(
        CoSponsor(
            side_event=event,
            organization=states[(number * 7) % 60 + place * 17],
            role=["lead", "co_host", "co_sponsor"][min(place, 2)],
            position=place,
            confirmed_at=dt.datetime(year, 5, 1, tzinfo=NEW_YORK),
        )
        for number, event in enumerate(events)
        for place in range(3 + number % 4)
    )
    CapacityLimit.objects.bulk_create(
        CapacityLimit(
            side_event=event,
            attendance_mode=mode,
            seats=96 if mode == "in_person" else None,
            confirmed_count=number % 90 + 2 if number else 0,
        )
        for number, event in enumerate(events)
        for mode in _modes(event)
    )
    return week


def _side_event(week: Week, number: int, rooms: list[Venue]) -> SideEvent:
    hour = HOURS[number // 5 % len(HOURS)]
    starts_at = _at(week, number % 5, hour, 15)
    is_online_only = number % 10 == 9
    return SideEvent(
        week=week,
        title=f"Water and health care in cities under fire, part {number:03}",
        subtitle="What parties to a conflict can do before it begins",
        slug=f"side-event-{number:03}",
        status=SideEvent.Status.PUBLISHED,
        published_at=starts_at - dt.timedelta(days=30),
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=75),
        venue=None if is_online_only else rooms[number % len(rooms)],
        is_in_person=not is_online_only,
        is_online=is_online_only or number % 3 == 0,
        background=f"<p>{'Civilians rely on what cities provide. ' * 60}</p>",
    )


def _modes(event: SideEvent) -> list[str]:
    return ["in_person"] * event.is_in_person + ["online"] * event.is_online


def _room(number: int) -> Venue:
    room, _is_new = Venue.objects.get_or_create(
        name=f"Conference Room {number}",
        building="United Nations Headquarters",
        defaults={"address": "405 East 42nd Street, New York", "seats": 96},
    )
    return room


def _at(week: Week, day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime.combine(week.first_day + dt.timedelta(days=day), dt.time(hour, minute), NEW_YORK)
