"""The values of a version of a side event in words, in the active language: labels, dates, choices and whole rows."""

import datetime as dt
import html
import re
from typing import Any, cast

from django.db import models
from django.utils import dateparse
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..languages import LANGUAGES, TRANSLATED, column, columns, language_words
from ..models import SideEvent
from ..models.side_event import WORKING_LANGUAGES
from ..un_style.formats import datetime_text, list_text, notation, time_text
from ..un_style.isolation import isolated
from .record import FIELDS, PARTS, STATE

Record = dict[str, Any]

# Where the name of the column is no word that people use for it.
LABELS = {
    "venue": gettext_lazy("room"),
    "starts_at": gettext_lazy("start"),
    "ends_at": gettext_lazy("end"),
    "start_minute": gettext_lazy("start"),
    "end_minute": gettext_lazy("end"),
}
_VERSIONS = {
    column(name, language): (name, language)
    for names in TRANSLATED.values()
    for name in names
    for language in LANGUAGES
}
_NOT_IN_A_ROW = (
    "confirmed_at", "confirmed_by", "declined_at", "photo_consent_at", "stream_consent_at", "logo"
)  # fmt: skip
_ENDS_OF_LINES = re.compile(r"</(?:p|li)>|<br ?/?>")


def model_of(part: str) -> type[models.Model]:
    """Return the model of the rows of a list of the record, the side event itself for ""."""
    if not part:
        return SideEvent
    return cast("type[models.Model]", SideEvent._meta.get_field(part).related_model)


def field_of(part: str, name: str) -> models.Field:
    return cast("models.Field", model_of(part)._meta.get_field(name))


def label_of(name: str, part: str = "") -> str:
    """Return "room", or "title (in French)" for a text in another language."""
    if name in _VERSIONS:
        original, language = _VERSIONS[name]
        return f"{label_of(original, part)} {language_words(language)}"
    if name in LABELS:
        return str(LABELS[name])
    return str(field_of(part, name).verbose_name)


def is_text(name: str, part: str = "") -> bool:
    """Whether the value is what somebody wrote, and no choice, date, number or name out of a list."""
    field = field_of(part, name)
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def words(name: str, value: Any, record: Record, zone: dt.tzinfo, part: str = "") -> str:
    """Return a value in words; "" for none. Minutes are told as the clock of the record's own start."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return list_text([isolated(WORKING_LANGUAGES.get(item, item)) for item in value])
    if name.endswith("_minute"):
        return _clock(int(value), record, zone)
    if isinstance(instant := _instant(value, name), dt.datetime):
        return datetime_text(instant.astimezone(zone))
    if is_text(name, part):
        return plain_text(str(value))
    return str(dict(field_of(part, name).flatchoices).get(value, value))


def in_order(part: str, row: Record) -> list[tuple[str, Any]]:
    """Return the values of a row as the record orders them: a database may give them back in another order."""
    names = [name for name in PARTS[part] if name in row]
    return [(name, row[name]) for name in [*names, *sorted(row.keys() - names)]]


def row_words(part: str, row: Record, record: Record, zone: dt.tzinfo) -> str:
    """Return a row in words: its values in order, without texts in other languages and who confirmed it when."""
    shown = [
        words(name, value, record, zone, part)
        for name, value in in_order(part, row)
        if name not in _VERSIONS and name not in _NOT_IN_A_ROW and value is not False
    ]
    return notation().comma.join(isolated(text) for text in shown if text)


def in_full(record: Record, zone: dt.tzinfo) -> list[tuple[str, list[str]]]:
    """Return all that a version says: each label with its lines, what is empty left out."""
    told = []
    for name in [*STATE, "original_language", *FIELDS, *columns(""), *PARTS, "organisers"]:
        value = record.get(name)
        if value in (None, "", []):
            continue
        if isinstance(value, list) and any(isinstance(row, dict) for row in value):
            label = str(model_of(name)._meta.verbose_name_plural)
            lines = [row_words(name, row, record, zone) for row in value]
        elif name == "organisers":
            label, lines = label_of(name), [list_text([isolated(who) for who in value])]
        else:
            label, lines = label_of(name), words(name, value, record, zone).splitlines()
        if lines:
            told.append((capfirst(label), lines))
    return told


def plain_text(text: str) -> str:
    """Return what a rich text says, a paragraph to a line."""
    return html.unescape(strip_tags(_ENDS_OF_LINES.sub("\n", text))).strip()


def _instant(value: Any, name: str) -> dt.datetime | None:
    return dateparse.parse_datetime(str(value)) if name.endswith("_at") else None


def _clock(minute: int, record: Record, zone: dt.tzinfo) -> str:
    start = _instant(record.get("starts_at"), "starts_at")
    if start is None:
        return ngettext("%(count)s minute", "%(count)s minutes", minute) % {"count": minute}
    return time_text((start + dt.timedelta(minutes=minute)).astimezone(zone))
