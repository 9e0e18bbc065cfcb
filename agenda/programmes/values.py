"""Single values of a row: each field of the record out of whatever a cell holds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from events.languages import LANGUAGES
from events.models import Week
from events.models.side_event import WORKING_LANGUAGES

from ..reading.saving import fitting
from . import clock
from .cells import NotOurs, language_named, yes_or_no
from .record import Facts, field_of, heading_of
from .texts import line_of, rich_of, text_of


@dataclass
class ReadRow:
    """The values that one row gives, under the names of the record; only those of which it has a column."""

    number: int
    facts: Facts = field(default_factory=dict)
    identity: str = ""  # an id that the file gives
    doubts: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # texts that found no place
    refusal: str = ""


@dataclass(frozen=True)
class ValueReader:
    """Reads the fields of the side event itself into a row."""

    week: Week
    is_ours: bool

    def read(self, row: ReadRow, name: str, value: Any) -> None:
        kind = field_of("", name)
        if isinstance(value, dict) or (isinstance(value, list) and not isinstance(kind, models.JSONField)):
            value = "\n".join(map(str, value.values() if isinstance(value, dict) else value))
        is_empty = value is None or (isinstance(value, str) and not value.strip())
        reader = self._reader(name, kind)
        try:
            found = reader(row, name, "" if is_empty else value)
        except (NotOurs, ValidationError):
            if not is_empty:
                row.doubts.append(
                    _("%(heading)s: “%(text)s” was not understood and left out.")
                    % {"heading": heading_of(name), "text": str(value)[:120]}
                )
                row.left.append(f"{heading_of(name)}: {value}")
            return
        row.facts[name] = found

    def _reader(self, name: str, kind: Any) -> Callable[[ReadRow, str, Any], Any]:
        own: dict[str, Callable[[ReadRow, str, Any], Any]] = {
            "background": self._rich,
            "working_languages": self._languages,
            "original_language": lambda row, name, value: known(
                language_named(str(value) or "en", {code: WORKING_LANGUAGES[code] for code in LANGUAGES})
            ),
            "catering_minute": self._minute,
            "slug": lambda row, name, value: line_of(value, True)[:80],
        }
        kinds: list[tuple[type, Callable[[ReadRow, str, Any], Any]]] = [
            (models.BooleanField, lambda row, name, value: known(yes_or_no(str(value)))),
            (models.DateTimeField, self._instant),
            (models.IntegerField, lambda row, name, value: whole_number(value)),
            (models.TextField, lambda row, name, value: text_of(value, self.is_ours)),
        ]
        return own.get(name) or next((reader for of, reader in kinds if isinstance(kind, of)), self._line)

    def _line(self, row: ReadRow, name: str, value: Any) -> str:
        text = line_of(value, self.is_ours)
        kind = field_of("", name)
        if isinstance(kind, models.ForeignKey):
            return text
        if isinstance(kind, models.EmailField) or name == "joining_link":
            kind.run_validators(text)
        short = fitting(text, kind.model, name)
        if short != text:
            row.doubts.append(
                _("%(heading)s: the text was cut, being too long.") % {"heading": heading_of(name)}
            )
            row.left.append(text)
        return short

    def _rich(self, row: ReadRow, name: str, value: Any) -> str:
        text, lost = rich_of(value, self.is_ours)
        row.doubts += lost
        return text

    def _languages(self, row: ReadRow, name: str, value: Any) -> list[str]:
        names = (
            value
            if isinstance(value, list)
            else re.split(r"\s*[,;/،、\n]\s*|\s+(?:and|et|y|и|و)\s+", str(value))
        )
        codes = [known(language_named(str(text), WORKING_LANGUAGES)) for text in names if str(text).strip()]
        return list(dict.fromkeys(codes))

    def _instant(self, row: ReadRow, name: str, value: Any) -> Any:
        return known(clock.instant(value, self.week, clock.LAST_MINUTE)) if value != "" else None

    def _minute(self, row: ReadRow, name: str, value: Any) -> int | None:
        try:
            return whole_number(value)
        except NotOurs:
            return cast("int | None", known(clock.minute_of(value, self.week, row.facts.get("starts_at"))))


def known(value: Any) -> Any:
    if value is None:
        raise NotOurs
    return value


def whole_number(value: Any) -> int | None:
    text = str(value).strip()
    if not re.fullmatch(r"[+-]?\d{0,6}", text) or text in ("+", "-"):
        raise NotOurs(text)
    return int(text) if text else None
