"""Values of the record as cells of a table, and back. What a cell says is exactly what was in the record.

A list stands in one cell, a row on each line and its values between bars: "Moderator | Invited | H.E. Ms. | …". A bar,
a line break or a backslash inside a value is written with a backslash before it.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils import dateparse, translation

from registrations.tables.columns import in_english, meant_by

from .record import Facts, field_of, names_of

BAR = " | "
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "|": "\\|"}
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "r": "\r"}
_BARS = re.compile(r" ?(?<!\\)\| ?")  # ours has a space before it, a bar inside a value a backslash


class NotOurs(ValueError):
    """A cell that was typed by somebody and not written by us; the reader makes what it can of it."""


def cell_of_rows(part: str, rows: Sequence[Facts]) -> str:
    """Return the cell of a list: a line for each row."""
    names = names_of(part)
    return "\n".join(_line([text_of(part, name, row.get(name)) for name in names]) for row in rows)


def cell_of_texts(rows: Sequence[Facts], columns: Sequence[str]) -> str:
    """Return the cell of the texts of a list in a further language, a line for each row, empty where it has none."""
    return "\n".join(_line([row.get(name) or "" for name in columns]) for row in rows).rstrip("\n")


def texts_of_cell(cell: str, columns: Sequence[str]) -> list[Facts]:
    """Return the texts of each line, by the names of their columns; those that are empty are left out."""
    lines = (dict(zip(columns, _values(line), strict=False)) for line in cell.split("\n"))
    return [{name: text for name, text in line.items() if text} for line in lines]


def rows_of_cell(part: str, cell: str) -> list[Facts]:
    """Return the rows of a list as we write it. Raises `NotOurs` for a cell that is written otherwise."""
    names, rows = names_of(part), []
    for line in cell.split("\n") if cell else ():
        values = _values(line)
        if len(values) > len(names):
            raise NotOurs(line)
        filled = [*values, *[""] * (len(names) - len(values))]
        rows.append({name: value_of(part, name, text) for name, text in zip(names, filled, strict=True)})
    return rows


def text_of(part: str, name: str, value: Any) -> str:
    """Return one value as a table says it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return instant_text(value)
    if isinstance(value, list):
        return ", ".join(value)
    choices = choices_of(part, name)
    return in_english(choices, value) if choices else str(value)


def instant_text(at: dt.datetime) -> str:
    """Return "2026-05-19 13:15-04:00": read by people, and the same instant whoever reads it."""
    is_whole = not (at.second or at.microsecond)
    return at.isoformat(" ", "minutes" if is_whole else "auto")


def value_of(part: str, name: str, text: str) -> Any:
    """Return the value that a text of ours says. Raises `NotOurs` for another text."""
    field = field_of(part, name)
    if isinstance(field, models.BooleanField):
        return _said(yes_or_no(text), text)
    if isinstance(field, models.DateTimeField):
        return _said(dateparse.parse_datetime(text), text) if text else None
    if isinstance(field, models.IntegerField):
        if text and not re.fullmatch(r"[+-]?\d{1,9}", text):
            raise NotOurs(text)
        return int(text) if text else None
    if isinstance(field, models.JSONField):
        return [code for code in re.split(r",\s*", text) if code]
    if choices := choices_of(part, name):
        return _said(meant_by(choices, text), text) if text else field.get_default()
    return text


def choices_of(part: str, name: str) -> type[models.TextChoices] | None:
    """Return the choices of a field that has some of its own: role, part, state."""
    kind = {
        ("co_sponsors", "role"): "Role",
        ("speakers", "part"): "RolePlayed",
        ("speakers", "status"): "Status",
    }
    found = kind.get((part, name))
    return getattr(field_of(part, name).model, found) if found else None


YES = {"yes", "true", "1", "x", "✓", "✔", "oui", "sí", "si", "да", "是", "نعم"}
NO = {"no", "false", "0", "-", "–", "non", "нет", "否", "لا", ""}


def yes_or_no(text: str) -> bool | None:
    """Return what a typed yes or no means, in the six languages; None where it is neither."""
    said = text.strip().casefold()
    return True if said in YES else False if said in NO else None


def language_named(text: str, languages: dict[str, Any]) -> str | None:
    """Return the code of a language that is named by its code or in one of the six languages."""
    said = text.strip().casefold()
    if said in languages:
        return said
    for active in ("en", "fr", "es", "ru", "ar", "zh-hans"):
        with translation.override(active):
            for code, name in languages.items():
                if said in (str(name).casefold(), code[:2]):
                    return code
    return None


def _said(value: Any, text: str) -> Any:
    if value is None:
        raise NotOurs(text)
    return value


def _line(values: list[str]) -> str:
    while values and not values[-1]:
        values = values[:-1]
    return BAR.join("".join(_ESCAPES.get(char, char) for char in value) for value in values)


def _values(line: str) -> list[str]:
    return [_ESCAPED.sub(lambda match: _MEANT.get(match[1], match[1]), part) for part in _BARS.split(line)]
