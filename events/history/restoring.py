"""What an earlier version of a side event would put back: worked out before anything is written.

The address, the step of its life (draft, published …), the week, the organisers and what partners answered themselves
stay as they are today: of these a version tells, but it does not decide.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from ..languages import columns
from ..models import Organization, SideEvent, SideEventVersion, Theme
from ..un_style.isolation import isolated
from .changes import Change, Pair, changes, pairs
from .record import FIELDS, PARTS, STATE, snapshot
from .wording import Record, field_of

CONSENTS = {"photo_consent_at", "stream_consent_at"}  # given for the row that stood then, and for no other
# What co-sponsors and speakers said themselves. Some of it is in a record only where it was said.
ANSWERS = {
    *("confirmed_at", "confirmed_by", "declined_at"),
    *("status", "attendance", "read_by", *CONSENTS),
}


@dataclass(frozen=True)
class Row:
    """One row to write. `place` is that of the present row which it becomes, None for one that comes back."""

    place: int | None
    values: dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """What restoring writes, and which names of the version the site no longer knows."""

    fields: dict[str, Any]
    rows: dict[str, list[Row]]
    changes: list[Change]
    doubts: list[str] = field(default_factory=list)


def plan_of(side_event: SideEvent, version: SideEventVersion) -> Plan:
    """Return what restoring this version means today. Load the event `with_everything` and its organisers."""
    now: Record = snapshot(side_event)
    then: Record = dict(version.record)
    names, doubts = _Names(side_event), list[str]()
    then |= {name: now[name] for name in ("slug", *STATE, "organisers") if name in now}
    fields: dict[str, Any] = {"original_language": then.get("original_language", "en")}
    for name in FIELDS:
        if name in then and name != "slug":
            fields[name], then[name] = _value_of_event(side_event, name, then[name], now, names, doubts)
    fields |= {name: then.get(name) for name in columns("")}
    rows = {}
    for part in PARTS:
        if part in then:
            rows[part], then[part] = _rows(part, now[part], then[part], names, doubts)
    return Plan(fields, rows, changes(now, then, side_event), doubts)


def _value_of_event(
    side_event: SideEvent, name: str, text: Any, now: Record, names: "_Names", doubts: list[str]
) -> tuple[Any, Any]:
    """Return the value to write and how the record then tells it."""
    column = field_of("", name)
    if not isinstance(column, models.ForeignKey):
        return column.to_python(text), text
    found = names.find(column.related_model, text)
    if found is None and text:
        sentence = _("“%(name)s” is no longer in the list of %(list)s: the present one stays.")
        doubts.append(sentence % _named(column, text))
        return getattr(side_event, name), now[name]
    return found, text or None


def _rows(
    part: str, now: list[Record], then: list[Record], names: "_Names", doubts: list[str]
) -> tuple[list[Row], list[Record]]:
    rows, told = [], []
    paired: list[Pair] = [pair for pair in pairs(part, now, then) if pair[1] is not None]
    for (i, _j), record in zip(paired, then, strict=True):
        if i is not None:
            record = {name: value for name, value in record.items() if name not in ANSWERS}
            record |= {name: now[i][name] for name in ANSWERS & now[i].keys()}
        else:
            record = {name: value for name, value in record.items() if name not in CONSENTS}
        values, record = _values_of_row(part, record, names, doubts)
        if values is not None:
            rows.append(Row(i, values))
            told.append(record)
    return rows, told


def _values_of_row(
    part: str, record: Record, names: "_Names", doubts: list[str]
) -> tuple[dict[str, Any] | None, Record]:
    """Return the values of a row, None where it is nothing without what is gone, and how the record then tells it."""
    values: dict[str, Any] = dict.fromkeys(columns(part))
    told = dict(record)
    for name, text in record.items():
        column = field_of(part, name)
        if not isinstance(column, models.ForeignKey):
            values[name] = column.to_python(text)
            continue
        values[name] = names.find(column.related_model, text)
        if values[name] is None and text:
            sentence = _("“%(name)s” is no longer in the list of %(list)s and is left out.")
            if not column.null:
                doubts.append(sentence % _named(column, text))
                return None, told
            told[name] = None
            if "affiliation" in record and not record["affiliation"]:
                told["affiliation"] = text
                sentence = _("“%(name)s” is no longer in the list of %(list)s and stands as an affiliation.")
            doubts.append(sentence % _named(column, text))
    return values | ({"affiliation": told["affiliation"]} if "affiliation" in told else {}), told


def _named(column: models.ForeignKey, text: str) -> dict[str, str]:
    return {"name": isolated(text), "list": str(column.related_model._meta.verbose_name_plural)}


class _Names:
    """Finds what a version names in words. Each kind of thing is loaded once, when the first of it is asked for."""

    def __init__(self, side_event: SideEvent):
        self._week = side_event.week
        self._known = cache(self._load)

    def find(self, model: type[models.Model], text: str | None) -> models.Model | None:
        return self._known(model).get(text) if text else None

    def _load(self, model: type[models.Model]) -> dict[str, models.Model]:
        rows: Any = model._default_manager.order_by("-pk")  # of two with one name the first is meant
        if model is Theme:
            rows = rows.filter(week=self._week)
        with translation.override("en"):  # as the record names them
            known = {str(row): row for row in rows}
        if model is Organization:  # one that was merged is another name of the one that was kept
            known = {alias: row for row in rows for alias in row.aliases} | known
        return known
