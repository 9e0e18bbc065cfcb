"""The week whose papers are measured. Django must be set up (`servers.use_site`)."""

import io

from PIL import Image

from benchmarks.rsvp_records import person
from events.logos import store_logo
from events.models import CoSponsor, SideEvent
from registrations.models import Rsvp
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    WeekFactory,
)

BACKGROUND = (
    "<p>Civilians in cities need water, light and a way out. Those who fight decide whether they have it.</p>"
)


def new_events(count: int, logos: int) -> list[str]:
    """Save a week of so many side events, each with as much as two pages hold, and return their addresses."""
    week = WeekFactory(year=2026)
    kept = [_logo(number) for number in range(logos)]
    return [_new_event(week, number, kept).get_absolute_url() for number in range(count)]


def _logo(number: int):
    picture = io.BytesIO()
    Image.new("RGB", (300 + 40 * number, 160), (20 * number, 90, 120)).save(picture, "PNG")
    picture.seek(0)
    return store_logo(picture)


def _new_event(week, number: int, logos: list) -> SideEvent:
    event = SideEventFactory(
        week=week, title=f"Water in cities at war, part {number}", background=BACKGROUND * 8
    )
    for place, logo in enumerate(logos):
        role = CoSponsor.Role.CO_SPONSOR if place else CoSponsor.Role.LEAD
        CoSponsorFactory(side_event=event, logo=logo, role=role, confirmed_at=event.created_at)
    for place in range(5):
        ObjectiveFactory(side_event=event, text=f"Agree on step {place} of a plan for water and light")
        FocusAreaFactory(side_event=event, title=f"Theme {place}", text="What armed forces can do today")
        AgendaSegmentFactory(side_event=event, title=f"Segment {place}")
        SpeakerFactory(side_event=event)
    return event


def attend(count: int) -> None:
    """Register so many people for the first event, and let somebody see them all."""
    event = SideEvent.objects.earliest("pk")
    UserFactory(is_superuser=True, is_staff=True)
    Rsvp.objects.bulk_create((person(event, is_seated=True) for _number in range(count)), batch_size=500)
