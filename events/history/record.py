"""The whole record as plain values: what is kept as a version after every change (`services.record`).

The versions are rows of our own and not those of django-simple-history: that keeps each table by itself, an event's
fields apart from its co-sponsors, agenda and speakers, while people edit, compare and restore all of it as one record.
What changed between two versions is told by `changes.py`.
"""

from dataclasses import dataclass

from django.db import models
from django.utils import translation

from ..languages import columns
from ..models import SideEvent

FIELDS = [
    "title", "subtitle", "slug", "starts_at", "ends_at", "venue", "is_in_person", "is_online", "online_platform",
    "joining_link", "background", "working_languages", "audience", "catering", "catering_minute",
    "rsvp_deadline_at", "is_transferable", "is_invitation_only", "has_limited_places", "is_discreet",
    "needs_un_pass", "asks_dietary_needs", "asks_access_needs", "focal_point_name", "focal_point_function",
    "focal_point_email", "focal_point_phone", "orders_sponsors_by_hand", "theme", "expected_participants",
    "is_slot_fixed",
]  # fmt: skip
PARTS = {
    "co_sponsors": ["organization", "role", "printed_name", "logo", "confirmed_at", "confirmed_by"],
    "segments": ["title", "note", "start_minute", "end_minute"],
    "speakers": ["honorific", "name", "function", "organization", "affiliation", "part", "status"],
    "objectives": ["text"],
    "focus_areas": ["title", "text"],
    "expected_outputs": ["text"],
    "wished_slots": ["starts_at"],
    "unavailabilities": ["starts_at", "ends_at", "reason"],
}
# Kept only where there is something: most rows have none, and versions from before there were any say the same.
WHERE_GIVEN = {
    "co_sponsors": ["declined_at"],
    "speakers": ["attendance", "read_by", "photo_consent_at", "stream_consent_at"],
}
# What is true of the record though it is no content: told, never restored.
STATE = ["status", "cancellation_reason", "week"]


@dataclass(frozen=True)
class Difference:
    """One field or one list of rows that is not as it was. Before and after are texts for people."""

    label: str
    before: str
    after: str


def snapshot(side_event: SideEvent) -> dict[str, object]:
    """Return the record as JSON-able values: what an editor sees, without ids of rows."""
    with translation.override("en"):  # names of organizations: the same whoever saves
        record = _values(side_event, "", FIELDS)
        record |= {name: value for name in STATE if (value := _plain(side_event, name)) != ""}
        record["organisers"] = sorted(
            user.get_full_name() or user.get_username() for user in side_event.organisers.all()
        )
        if side_event.original_language != "en":
            record["original_language"] = side_event.original_language
        for part, names in PARTS.items():
            record[part] = [_values(row, part, names) for row in getattr(side_event, part).all()]
    return record


def _values(row: models.Model, part: str, names: list[str]) -> dict[str, object]:
    """Return the values of a row. Texts in further languages only where there are some: most records have none,
    and versions from before there were any say the same as today."""
    values = {name: _plain(row, name) for name in names}
    further = [*WHERE_GIVEN.get(part, ()), *columns(part)]
    return values | {name: value for name in further if (value := _plain(row, name))}


def _plain(row: models.Model, name: str) -> object:
    field = row._meta.get_field(name)
    value = getattr(row, name)
    if value is None or isinstance(value, bool | int | list):
        return value
    return value.isoformat() if isinstance(field, models.DateTimeField) else str(value)
