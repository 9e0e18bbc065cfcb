"""A week's programme written into a file: CSV and XLSX with a column for each field, YAML and JSON as they stand."""

import datetime as dt
import json
from typing import Any

import yaml
from django.utils import translation
from django.utils.translation import gettext as _

from events.hooks import Refusal
from events.languages import LANGUAGES, TRANSLATED, column
from events.models import SideEvent, Week
from registrations.tables.columns import in_english
from registrations.tables.file_formats import CSV, XLSX

from .cells import cell_of_rows, cell_of_texts, instant_text, text_of
from .record import FIELDS, PARTS, Facts, facts_of, heading_of
from .sources import MARK, STATE

LONGEST_CELL = 32_767  # characters: what a cell of Excel holds
CONTENT_TYPES = {
    "xlsx": XLSX.CONTENT_TYPE,
    "csv": CSV.CONTENT_TYPE,
    "yaml": "application/yaml; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
FORMATS = tuple(CONTENT_TYPES)


def programme_file(week: Week, kind: str) -> bytes:
    """Return the programme of a week as a file of one of `FORMATS`. Raises `Refusal` where it cannot hold a text."""
    found = SideEvent.objects.filter(week=week).with_everything().select_related("theme")
    events = list(found.prefetch_related("wished_slots", "unavailabilities"))
    for event in events:
        event.week = week
    records = [(event, facts_of(event)) for event in events]
    if kind in ("yaml", "json"):
        return _tree(week, records, kind)
    headings, rows = _table(records)
    if kind == "csv":
        return CSV().written(headings, rows)
    for (_event, facts), row in zip(records, rows, strict=True):
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise Refusal(
                _("“%(title)s” holds a text that is too long for a cell of Excel. Choose CSV, YAML or JSON.")
                % {"title": facts["title"]}
            )
    return XLSX().written(headings, rows)


def empty_table() -> bytes:
    """Return a workbook with our headings, to be filled in."""
    return XLSX().written([heading_of(name) for name in (*FIELDS, *PARTS) if name not in _NOT_FILLED_IN], [])


_NOT_FILLED_IN = ("slug", "source_text", "unplaced_text", "is_slot_fixed")


def _tree(week: Week, records: list[tuple[SideEvent, Facts]], kind: str) -> bytes:
    tree = {
        "format": MARK,
        "week": week.year,
        "side_events": [{"status": event.status, **_plain(facts)} for event, facts in records],
    }
    if kind == "json":
        return json.dumps(tree, ensure_ascii=False, indent=2).encode() + b"\n"
    return yaml.dump(
        tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110, encoding="utf-8"
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return instant_text(value)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value


def _table(records: list[tuple[SideEvent, Facts]]) -> tuple[list[str], list[list[str]]]:
    """Return headings and cells. A further language has columns where one of the side events has texts in it."""
    with translation.override("en"):
        texts = [
            (name, language) for name in TRANSLATED[""] for language in LANGUAGES
            if any(facts.get(column(name, language)) for _event, facts in records)
        ]  # fmt: skip
        lists = [
            (part, language) for part in PARTS for language in LANGUAGES
            if any(row.get(column(name, language)) for _event, facts in records for row in facts[part]
                   for name in TRANSLATED.get(part, ()))
        ]  # fmt: skip
        headings = [
            heading_of("slug"),
            STATE,
            *(heading_of(name) for name in FIELDS if name != "slug"),
            *(heading_of(name, language) for name, language in texts),
            *map(heading_of, PARTS),
            *(heading_of(part, language) for part, language in lists),
        ]
        rows = [
            [
                facts["slug"],
                str(in_english(SideEvent.Status, event.status)),
                *(text_of("", name, facts[name]) for name in FIELDS if name != "slug"),
                *(facts.get(column(name, language)) or "" for name, language in texts),
                *(cell_of_rows(part, facts[part]) for part in PARTS),
                *(
                    cell_of_texts(facts[part], [column(name, language) for name in TRANSLATED[part]])
                    for part, language in lists
                ),
            ]
            for event, facts in records
        ]
    return headings, rows
