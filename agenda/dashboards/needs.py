"""What to prepare for: accessibility and language needs of coming side events, as numbers alone.

What somebody needs is for the organisers of that event (`events.access`); the secretariat sees how many, to lend a
hand where many are.
"""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import get_language_info

from events.models import SideEvent, Week
from registrations.models import Rsvp


@dataclass(frozen=True)
class Language:
    """People who are written to in a language. `is_spoken` says whether the event is held in it."""

    label: str
    people: int
    is_spoken: bool


@dataclass(frozen=True)
class EventNeeds:
    side_event: SideEvent
    access: int
    dietary: int
    passes: int
    languages: list[Language]


def needs_ahead(week: Week) -> list[EventNeeds]:
    """Return the coming side events of a week for which somebody told a need, or reads another language than is spoken.

    In the order of the programme. Three queries.
    """
    coming = SideEvent.objects.published().upcoming().filter(week=week).order_by("starts_at", "title")
    events = {event.pk: event for event in coming.select_related("week").defer(*SideEvent.LONG_TEXTS)}
    people = Rsvp.objects.confirmed().filter(side_event__in=coming.order_by().values("pk")).order_by()
    counts = people.values("side_event").annotate(
        access=Count("pk", filter=~Q(access_needs="")),
        dietary=Count("pk", filter=~Q(dietary_needs="")),
        passes=Count("pk", filter=Q(un_pass=Rsvp.UnPass.NEEDS)),
    )
    languages: dict[int, list[Language]] = {}
    for pk, code, number in people.values_list("side_event", "language").annotate(number=Count("pk")):
        spoken = code in events[pk].working_languages
        label = str(get_language_info(code)["name_translated"])
        languages.setdefault(pk, []).append(Language(label, number, spoken))
    rows = {
        row["side_event"]: EventNeeds(
            events[row["side_event"]],
            row["access"],
            row["dietary"],
            row["passes"],
            sorted(
                (known for known in languages.get(row["side_event"], []) if not known.is_spoken),
                key=lambda known: (-known.people, known.label),
            ),
        )
        for row in counts
    }
    return [
        rows[pk]
        for pk in events
        if pk in rows and (rows[pk].access or rows[pk].dietary or rows[pk].passes or rows[pk].languages)
    ]
