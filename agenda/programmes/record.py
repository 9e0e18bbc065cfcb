"""A side event as the plain values that go out into a file and come back: the record as its history knows it."""

import datetime as dt
from typing import Any, cast

from django.db import models
from django.utils import translation
from django.utils.text import capfirst

from events.history import record as history
from events.languages import LANGUAGES, TRANSLATED, column
from events.models import Logo, SideEvent
from events.models.side_event import WORKING_LANGUAGES

Facts = dict[str, Any]

# Beside what the history compares.
_MORE = [
    "expected_participants",
    "theme",
    "is_slot_fixed",
    "unplaced_text",
    "source_text",
]
FIELDS = list(dict.fromkeys(["slug", "original_language", *history.FIELDS, *_MORE]))
PARTS: dict[str, list[str]] = {
    "wished_slots": ["starts_at"],
    "unavailabilities": ["starts_at", "ends_at", "reason"],
    **history.PARTS,
}
# What a row of a list begins with in a table, so that a row typed otherwise is told apart.
FIRST = {"co_sponsors": ["role"], "speakers": ["part", "status"]}


def field_of(part: str, name: str) -> Any:
    """Return the field of the model: of the event itself for the part ""."""
    return model_of(part)._meta.get_field(name)


def model_of(part: str) -> type[models.Model]:
    if not part:
        return SideEvent
    return cast("type[models.Model]", SideEvent._meta.get_field(part).related_model)


def names_of(part: str) -> list[str]:
    """Return the names of a row's values in the order in which a table writes them."""
    first = FIRST.get(part, [])
    return [*first, *(name for name in PARTS[part] if name not in first)]


def heading_of(name: str, language: str = "") -> str:
    """Return how a column is called in English: "Starts at", "Title (French)"."""
    with translation.override("en"):
        if name in PARTS:
            said = model_of(name)._meta.verbose_name_plural
        else:
            said = _SAID.get(name) or field_of("", name).verbose_name
        heading = capfirst(str(said))
        return f"{heading} ({WORKING_LANGUAGES[language]})" if language else heading


_SAID = {"slug": "address of the page"}


def facts_of(event: SideEvent) -> Facts:
    """Return all values of the record. A text in a further language stands there only where there is one."""
    with translation.override("en"):  # names of organizations: the same whoever writes the file
        facts = {name: _value(event, event, "", name) for name in FIELDS} | _versions(event, "")
        for part, names in PARTS.items():
            facts[part] = [
                {name: _value(event, row, part, name) for name in names} | _versions(row, part)
                for row in getattr(event, part).all()
            ]
    return facts


def _versions(row: models.Model, part: str) -> Facts:
    texts = (column(name, language) for name in TRANSLATED.get(part, ()) for language in LANGUAGES)
    return {name: text for name in texts if (text := getattr(row, name))}


def _value(event: SideEvent, row: models.Model, part: str, name: str) -> Any:
    value = getattr(row, name)
    if isinstance(value, dt.datetime):
        return value.astimezone(event.week.zone)
    if isinstance(value, Logo):
        return value.sha256
    if isinstance(value, models.Model):
        return str(value)
    if value is None and isinstance(field_of(part, name), models.ForeignKey):
        return ""
    return list(value) if isinstance(value, list) else value
