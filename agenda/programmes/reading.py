"""The rows of a file read as side events: what each says, what is doubtful in it, what found no place."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from events.languages import LANGUAGES, TRANSLATED, column
from events.models import CoSponsor, Week

from ..reading.saving import fitting
from ..reading.vocabulary.labels import PEOPLE
from ..reading.vocabulary.own_messages import MODES, own_key
from . import clock
from .cells import NotOurs, choices_of, rows_of_cell, texts_of_cell
from .directory import Directory
from .lists import rows_of_text
from .people import Listed, about, hosts_of, speakers_of
from .record import FIELDS, PARTS, Facts, field_of, heading_of, model_of, names_of
from .sources import FORMULA
from .texts import line_of, rich_of
from .values import ReadRow, ValueReader, known, whole_number

HOSTS: dict[str, tuple[str, str]] = {  # by the column: the role of the first, and of all others
    "hosts": (CoSponsor.Role.LEAD, CoSponsor.Role.CO_HOST),
    "co_hosts": (CoSponsor.Role.CO_HOST, CoSponsor.Role.CO_HOST),
    "sponsors": (CoSponsor.Role.CO_SPONSOR, CoSponsor.Role.CO_SPONSOR),
    "partners": (CoSponsor.Role.PARTNER, CoSponsor.Role.PARTNER),
    "co_sponsors": (CoSponsor.Role.LEAD, CoSponsor.Role.CO_SPONSOR),
}
_SPEAKERS = ["people", "speakers", *PEOPLE]
_WHEN = {"day": "day", "time": "time", "start": "start", "starts_at": "start", "end": "end", "ends_at": "end",
         "zone": "zone"}  # fmt: skip
_MODES = {
    "hybrid": "hybrid",
    "virtual": "online",
    "webinar": "online",
    "in-person": "in_person",
    "physical": "in_person",
}


@dataclass
class RowReader:
    """Reads the rows of one file. Hosts of all rows come first: speakers can belong to them."""

    week: Week
    meanings: dict[str, str]  # of each heading that is read
    is_ours: bool
    directory: Directory = field(default_factory=Directory)
    values: ValueReader = field(init=False)
    _hosts: dict[int, Listed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = ValueReader(self.week, self.is_ours)

    def read_all(self, rows: list[tuple[int, dict[str, Any]]]) -> list[ReadRow]:
        named = [(number, self._named(row)) for number, row in rows]
        for number, row in named:
            self._hosts[number] = self._hosts_of(row)
        self.directory.with_proposed()
        return [self._read(number, row) for number, row in named]

    def _named(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the cells under the names of the record. Of two columns of one meaning the first that is filled."""
        cells: dict[str, Any] = {}
        for heading, value in row.items():
            if (name := self.meanings.get(heading)) and cells.get(name) in (None, "", []):
                cells[name] = value
        return cells

    def _read(self, number: int, cells: dict[str, Any]) -> ReadRow:
        row = ReadRow(number)
        formula = next(
            (name for name, value in cells.items() if isinstance(value, dict) and value.keys() == {FORMULA}),
            None,
        )
        if formula:
            heading = next(heading for heading, name in self.meanings.items() if name == formula)
            row.refusal = _("“%(heading)s” holds a formula. Put the value in its place.") % {
                "heading": heading
            }
            return row
        row.identity = line_of(cells.get("identity", ""), self.is_ours)
        self._read_when(row, cells)
        for name, value in cells.items():
            if name in FIELDS and name not in ("starts_at", "ends_at"):
                self.values.read(row, name, value)
            elif name in PARTS and name not in ("co_sponsors", "speakers"):
                self._read_part(row, name, value)
        if not row.facts.get("slug"):
            row.facts.pop("slug", None)  # it is made from the title
        self._read_place(row, cells)
        self._read_people(row, cells)
        for language in LANGUAGES:
            self._read_versions(row, cells, language)
        if not row.facts.get("title"):
            row.refusal = _("The row has no title.")
        if (source := line_of(cells.get("source", ""), self.is_ours)) and not self.is_ours:
            row.left.append(source)
        return row

    # Single values

    def _read_when(self, row: ReadRow, cells: dict[str, Any]) -> None:
        said = {of: cells[name] for name, of in _WHEN.items() if cells.get(name) not in (None, "")}
        if not _WHEN.keys() & cells.keys():
            return
        found = clock.when(said, self.week)
        row.doubts += found.doubts
        row.facts["starts_at"] = found.starts_at
        if found.ends_at or {"end", "ends_at", "time"} & cells.keys():
            row.facts["ends_at"] = found.ends_at

    # Places, ways to attend

    def _read_place(self, row: ReadRow, cells: dict[str, Any]) -> None:
        if {"venue", "room", "building"} & cells.keys():
            said = row.facts.get("venue") or ""
            parts = [line_of(cells.get(name) or "", self.is_ours) for name in ("room", "building")]
            text = ", ".join(part for part in (said, *parts) if part)
            venue = self.directory.venue(text) if text else None
            if text and venue is None and self.directory.is_first(f"venue {text}"):
                row.doubts.append(_("“%(text)s” is not in the list of venues and is added.") % {"text": text})
            elif venue and str(venue) != text and self.directory.is_first(f"venue {text}"):
                row.doubts.append(_("“%(text)s” was taken to be %(name)s.") % {"text": text, "name": venue})
            row.facts["venue"] = str(venue) if venue else text
        if mode := line_of(cells.get("mode") or "", self.is_ours):
            key = own_key(mode, MODES) or _MODES.get(mode.casefold())
            if key is None:
                row.doubts.append(
                    _("%(heading)s: “%(text)s” was not understood and left out.")
                    % {"heading": _("Attendance"), "text": mode}
                )
                row.left.append(mode)
            else:
                row.facts["is_in_person"], row.facts["is_online"] = key != "online", key != "in_person"

    # Lists

    def _hosts_of(self, cells: dict[str, Any]) -> Listed:
        """Return the co-sponsors of all columns that name some, each organization once."""
        found = Listed()
        for name, roles in HOSTS.items():
            if cells.get(name) in (None, "", []):
                continue
            part = self._own_rows("co_sponsors", cells[name]) if name == "co_sponsors" else None
            if part is None:
                has_lead = any(row["role"] == CoSponsor.Role.LEAD for row in found.rows)
                part = hosts_of(
                    _joined(cells[name]), self.directory, (roles[1], roles[1]) if has_lead else roles
                )
            known = {row["organization"] for row in found.rows}
            found.rows += [row for row in part.rows if row["organization"] not in known]
            found.doubts += part.doubts
            found.left += part.left
        return found

    def _read_people(self, row: ReadRow, cells: dict[str, Any]) -> None:
        if HOSTS.keys() & cells.keys():
            hosts = self._hosts[row.number]
            row.facts["co_sponsors"] = hosts.rows
            row.doubts += hosts.doubts
            row.left += hosts.left
        if not any(name in cells for name in _SPEAKERS):
            return
        row.facts["speakers"] = []
        for name in _SPEAKERS:
            if cells.get(name) in (None, "", []):
                continue
            found = self._own_rows("speakers", cells[name])
            if found is None:
                part = name if name in PEOPLE else ""
                found = speakers_of(_joined(cells[name]), self.directory, part)
            row.facts["speakers"] += [self._fitted(row, "speakers", one) for one in found.rows]
            row.doubts += found.doubts
            row.left += found.left

    def _own_rows(self, part: str, value: Any) -> Listed | None:
        """Return the rows of a list that is written as we write it; None for another."""
        try:
            if isinstance(value, str):
                rows = rows_of_cell(part, value)
            elif value and all(isinstance(row, dict) for row in value):
                rows = [self._typed_row(part, row) for row in value]
            else:
                return None
        except (NotOurs, ValidationError):
            return None
        found = Listed(rows)
        for row in rows if "organization" in PARTS[part] else ():
            if not row.get("organization"):
                continue
            known, is_same = self.directory.find(row["organization"])
            if known and not is_same and not self.is_ours:
                row["organization"] = known.name
            elif not is_same:
                self.directory.propose(row["organization"])
            if self.directory.is_new(row["organization"]) and self.directory.is_first(row["organization"]):
                found.doubts.append(about(row["organization"], "new_organization"))
        return found

    def _typed_row(self, part: str, row: Facts) -> Facts:
        """Return the row of a file of names and values. Raises `NotOurs` where it has other names."""
        names = {
            *names_of(part),
            *(column(name, code) for name in TRANSLATED.get(part, ()) for code in LANGUAGES),
        }
        if not row.keys() <= names:
            raise NotOurs(str(row))
        typed = {}
        for name, value in row.items():
            kind = field_of(part, name)
            if isinstance(kind, models.DateTimeField):
                typed[name] = known(clock.instant(value, self.week)) if value else None
            elif isinstance(kind, models.IntegerField):
                typed[name] = whole_number("" if value is None else value)
            elif choices := choices_of(part, name):
                if value not in choices.values:
                    raise NotOurs(str(value))
                typed[name] = value
            else:
                typed[name] = "" if value is None else str(value)
        return typed

    def _read_part(self, row: ReadRow, part: str, value: Any) -> None:
        if value in (None, "", []):
            row.facts[part] = []
            return
        found = self._own_rows(part, value) if self.is_ours or not isinstance(value, str) else None
        if found is None:
            rows = rows_of_text(part, _joined(value), self.week, row.facts.get("starts_at"))
            if rows is None:
                row.doubts.append(
                    _("%(heading)s: “%(text)s” was not understood and left out.")
                    % {"heading": heading_of(part), "text": _joined(value)[:120]}
                )
                row.left.append(_joined(value))
                return
            found = Listed(rows)
        row.facts[part] = [self._fitted(row, part, one) for one in found.rows]
        row.doubts += found.doubts

    def _fitted(self, row: ReadRow, part: str, one: Facts) -> Facts:
        """Return the row with texts that fit their fields; the whole of one that was cut is kept as unplaced."""
        for name, text in one.items():
            if isinstance(text, str) and not isinstance(field_of(part, name), models.ForeignKey):
                short = fitting(text, model_of(part), name)
                if short != text:
                    row.doubts.append(
                        _("%(heading)s: the text was cut, being too long.") % {"heading": heading_of(part)}
                    )
                    row.left.append(text)
                    one[name] = short
        return one

    def _read_versions(self, row: ReadRow, cells: dict[str, Any], language: str) -> None:
        """Read the texts in a further language: of the event, and of its lists line by line."""
        for name in TRANSLATED[""]:
            key = column(name, language)
            if key in cells:
                text = (
                    rich_of(cells[key] or "", self.is_ours)[0]
                    if name == "background"
                    else line_of(cells[key] or "", self.is_ours)
                )
                row.facts[key] = (fitting(text, model_of(""), name) if name != "background" else text) or None
        for part, names in TRANSLATED.items():
            key = column(part, language) if part else ""
            if not key or key not in cells or part not in row.facts:
                continue
            columns = [column(name, language) for name in names]
            said = texts_of_cell(_joined(cells[key] or ""), columns)
            for one, texts in zip(row.facts[part], [*said, *[{}] * len(row.facts[part])], strict=False):
                one.update({name: texts.get(name) for name in columns})


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(
            " ".join(map(str, row.values())) if isinstance(row, dict) else str(row) for row in value
        )
    return str(value)
