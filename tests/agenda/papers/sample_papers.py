"""Every kind of paper from the sample week of 2026, as it stands on one day: the same whenever tests run."""

import datetime as dt

from agenda.documents import KINDS, Document, WeekDay
from agenda.documents.document import Level
from events import organization_data
from events.models import Organization, SideEvent
from pocweek.sample import loading
from tests.factories import RsvpFactory

NOW = dt.datetime(2026, 6, 12, 15, tzinfo=dt.UTC)
SLUG = "humanitarian-diplomacy-for-the-protection-of-civilians"
DELEGATES = (("Amina", "Berg", "norway"), ("Luis", "Ortega", "el-salvador"), ("Wei", "Chen", "ohchr"))


def load() -> None:
    """Put the sample week into the database, with the delegates that lists, badges and plates need."""
    organization_data.load()
    loading.load_all(NOW.date(), ["week_2026"])
    side_event = SideEvent.objects.get(slug=SLUG)
    for number, (given_name, family_name, key) in enumerate(DELEGATES):
        organization = Organization.objects.get(key=key)
        RsvpFactory(
            side_event=side_event,
            given_name=given_name,
            family_name=family_name,
            organization=organization,
            organization_name=organization.name,
            token=f"sample-token-{number}",
        )


def document_of(name: str, language: str) -> Document:
    """Return the paper of that kind in that language."""
    kind = KINDS[name]
    side_event = SideEvent.objects.get(slug=SLUG)
    if kind.level == Level.SIDE_EVENT:
        return kind.of(kind.find(2026, SLUG), language)
    if kind.level == Level.DAY:
        return kind.of(WeekDay(side_event.week, side_event.starts_at.date()), language)
    return kind.of(side_event.week, language)
