"""What the secretariat of the coming sample week still has to do: side events without a place, and two clashes."""

import datetime as dt
from collections.abc import Sequence

from events import services as programme
from events.actors import Actor
from events.models import CoSponsor, Organization, SideEvent, Theme, Venue, Week, WishedSlot

# title, lead, theme, participants that are expected, wished (day and slot, from 0)
ACCEPTED = [
    ("Water Lines and Front Lines", "norway", 0, 90, (1, 1)),
    ("The Ambulance That Was Let Through", "belgium", 0, 60, (1, 1)),
    ("A Teacher, a Tent, a Timetable", "qatar", 1, 110, (3, 1)),
    ("What the Satellite Saw", "estonia", 3, 45, (2, 1)),
    ("Names for the Missing", "switzerland", 2, 70, None),
]
FUNCTION = "Humanitarian section"


def plan(week: Week) -> None:
    """Give themes to what the week has, and side events that wait for the board."""
    themes = list(week.themes.order_by("pk"))
    _give_themes(week, themes)
    week.rooms.set(Venue.objects.filter(name__startswith="Conference Room"))
    waiting = [_accepted(week, row, themes) for row in ACCEPTED]
    first, second = waiting[3:]
    busy = week.side_events.published().filter(venue__isnull=False, venue__in=week.rooms.all()).first()
    if busy is not None and busy.starts_at and busy.ends_at:
        _put(first, busy.starts_at + dt.timedelta(minutes=30), busy.venue)  # in a room that is taken
    meeting = week.official_meetings.last()
    if meeting is not None:
        _put(second, meeting.starts_at, week.rooms.order_by("-seats").first())


def _give_themes(week: Week, themes: Sequence[Theme]) -> None:
    for number, event in enumerate(week.side_events.filter(theme=None).order_by("pk")):
        event.theme = themes[number % len(themes)]
        event.save(update_fields=["theme"])


def _accepted(
    week: Week, row: tuple[str, str, int, int, tuple[int, int] | None], themes: Sequence[Theme]
) -> SideEvent:
    title, lead, theme, expected, wish = row
    event = SideEvent(
        week=week,
        title=title,
        status=SideEvent.Status.ACCEPTED,
        theme=themes[theme % len(themes)],
        expected_participants=expected,
        focal_point_name=FUNCTION,
        focal_point_email=f"poc-week.{lead}@mission.example",
    )
    event.slug = programme.give_slug(event)
    event.save()
    CoSponsor.objects.create(
        side_event=event, organization=Organization.objects.get(key=lead), role=CoSponsor.Role.LEAD
    )
    if wish is not None:
        day, slot = wish
        clock = week.standard_slots.all()[slot].starts_at_clock
        starts_at = dt.datetime.combine(week.days[day], clock, week.zone)
        WishedSlot.objects.create(side_event=event, starts_at=starts_at)
    programme.record(side_event=event, by=Actor.clock())
    return event


def _put(event: SideEvent, starts_at: dt.datetime, venue: Venue | None) -> None:
    programme.reschedule(
        side_event=event,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=75),
        venue=venue,
        by=Actor.clock(),
    )
