"""The whole record as plain values, and what changed between two of them, in words."""

from dataclasses import dataclass
from typing import cast

from django.db import models
from django.utils import dateparse, translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .formats import datetime_text, notation
from .isolation import isolated
from .languages import columns
from .models import SideEvent

FIELDS = [
    "title", "subtitle", "slug", "starts_at", "ends_at", "venue", "is_in_person", "is_online", "online_platform",
    "joining_link", "background", "working_languages", "audience", "catering", "catering_minute",
    "rsvp_deadline_at", "is_transferable", "is_invitation_only", "has_limited_places", "is_discreet",
    "needs_un_pass", "asks_dietary_needs", "asks_access_needs", "focal_point_name", "focal_point_function",
    "focal_point_email", "focal_point_phone", "orders_sponsors_by_hand",
]  # fmt: skip
PARTS = {
    "co_sponsors": ["organization", "role", "printed_name", "logo", "confirmed_at", "confirmed_by"],
    "segments": ["title", "note", "start_minute", "end_minute"],
    "speakers": ["honorific", "name", "function", "organization", "affiliation", "part", "status"],
    "objectives": ["text"],
    "focus_areas": ["title", "text"],
    "expected_outputs": ["text"],
}


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
        if side_event.original_language != "en":
            record["original_language"] = side_event.original_language
        for part, names in PARTS.items():
            record[part] = [_values(row, part, names) for row in getattr(side_event, part).all()]
    return record


def differences(
    before: dict[str, object], after: dict[str, object], side_event: SideEvent
) -> list[Difference]:
    """Return what differs between two snapshots, in the order of the record."""
    return [
        Difference(
            _label(name),
            _words(name, before.get(name), side_event),
            _words(name, after.get(name), side_event),
        )
        for name in ["original_language", *FIELDS, *columns(""), *PARTS]
        if before.get(name) != after.get(name)
    ]


def _values(row: models.Model, part: str, names: list[str]) -> dict[str, object]:
    """Return the values of a row. Texts in further languages only where there are some: most records have none,
    and versions from before there were any say the same as today."""
    values = {name: _plain(row, name) for name in names}
    return values | {name: text for name in columns(part) if (text := getattr(row, name))}


def _plain(row: models.Model, name: str) -> object:
    field = row._meta.get_field(name)
    value = getattr(row, name)
    if value is None or isinstance(value, bool | int | list):
        return value
    return value.isoformat() if isinstance(field, models.DateTimeField) else str(value)


def _model_of(part: str) -> type[models.Model]:
    return cast("type[models.Model]", SideEvent._meta.get_field(part).related_model)


def _field(model: type[models.Model], name: str) -> models.Field:
    return cast("models.Field", model._meta.get_field(name))


def _label(name: str) -> str:
    if name in PARTS:
        return str(_model_of(name)._meta.verbose_name_plural)
    return str(_field(SideEvent, name).verbose_name)


def _words(name: str, value: object, side_event: SideEvent) -> str:
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return notation().semicolon.join(_row_words(name, row) for row in value)
    if name.endswith("_at"):
        instant = dateparse.parse_datetime(str(value))
        return datetime_text(instant.astimezone(side_event.week.zone)) if instant else str(value)
    return strip_tags(str(value))


def _row_words(part: str, row: object) -> str:
    """Return one row in words: its values in order, choices by their names."""
    if not isinstance(row, dict):
        return str(row)
    model = _model_of(part)
    shown = []
    for name, value in row.items():
        choices = dict(_field(model, name).flatchoices)
        if value not in (None, ""):
            shown.append(str(choices.get(value, value)))
    return notation().comma.join(map(isolated, shown))
