"""Files of a programme turned into rows of plain values under their own headings: CSV, XLSX, YAML and JSON."""

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import yaml
from django.utils.translation import gettext as _

from registrations.tables.file_formats import Limits, UnreadableFile, as_typed, read_table

LIMITS = Limits(rows=1000, cell=60_000)  # a background of 10,000 words; a week has 150 side events
MARK = "pocweek-programme"  # what a file of ours says of itself
ADDRESS, STATE = "Address of the page", "State"  # headings that stand in each table of ours
ENDINGS = (".csv", ".xlsx", ".yaml", ".yml", ".json")
FORMULA = "formula"  # names a cell that holds one
_DEEPEST = 8  # lists in lists
_DEEPEST_YAML = _DEEPEST + 4  # of the file as it stands: the list of side events and its rows come on top
_LARGEST = (
    10**18
)  # a number above it is none of a programme, and Python does not write it out when it is far above
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes NUL, and no page half a character


@dataclass(frozen=True)
class Source:
    """The rows of a file, each with its number, under the headings as they stand in it."""

    headings: list[str]
    rows: list[tuple[int, dict[str, Any]]]
    encoding: str = "utf-8"
    is_ours: bool = False  # written by this software: its texts are taken as they stand

    def to_facts(self) -> dict[str, Any]:
        """Return all of it as JSON-able values, from which `from_facts` makes the same."""
        return dataclasses.asdict(self)

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Self:
        return cls(**{**facts, "rows": [(number, row) for number, row in facts["rows"]]})


def read_source(content: bytes, name: str) -> Source:
    """Return the rows of a file by the ending of its name. Raises `UnreadableFile` with a sentence for people."""
    ending = name[name.rfind(".") :].lower()
    if ending in (".yaml", ".yml"):
        return _tree(_yaml(_text(content)))
    if ending == ".json":
        return _tree(_json(_text(content)))
    table = read_table(content, LIMITS)
    width = len(table.headers)
    rows = []
    for number, cells in table.rows:
        if any(cells[width:]):
            raise UnreadableFile(
                _("Row %(number)s has more cells than there are headings.") % {"number": number}
            )
        rows.append((number, dict(zip(table.headers, map(_cell, cells), strict=False))))
    headings = [header for header in table.headers if header]
    return Source(headings, rows, table.encoding, is_ours={ADDRESS, STATE} <= set(headings))


def _cell(text: str) -> Any:
    """Return what was typed; as a formula what a spreadsheet would work out: nobody can tell what it shows."""
    return {FORMULA: text} if text.startswith("=") else as_typed(text)


def _yaml(text: str) -> Any:
    try:
        _refuse_costly(text)
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise UnreadableFile(_place(_("This is not YAML that can be read."), problem)) from problem


def _refuse_costly(text: str) -> None:
    """Look at the events of a YAML file one by one and stop at what would take a server's time or memory."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError("a few bytes of aliases can stand for a file of any size")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST_YAML:
            raise yaml.YAMLError("the time that a file takes grows with the square of its depth")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise UnreadableFile(_place(_("This is not JSON that can be read."), problem)) from problem


def _place(sentence: str, problem: Exception) -> str:
    """Return the sentence with the line in which the file breaks, where that is known."""
    mark = getattr(problem, "problem_mark", None)
    line = mark.line + 1 if mark else getattr(problem, "lineno", None)
    return f"{sentence} {_('See line %(line)s.') % {'line': line}}" if line else sentence


def _text(content: bytes) -> str:
    if len(content) > Limits.bytes:
        raise UnreadableFile(
            _("The file is larger than 10 MB, far more than a programme. Is it the right file?")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableFile(_("The file is not in UTF-8.")) from problem


def _tree(tree: Any) -> Source:
    """Find the list of side events: the whole file, or the one list of mappings in it."""
    is_ours = isinstance(tree, dict) and tree.get("format") == MARK
    lists = [tree] if isinstance(tree, list) else []
    if isinstance(tree, dict):
        lists = [value for value in tree.values() if isinstance(value, list) and value]
    lists = [rows for rows in lists if rows and all(isinstance(row, dict) for row in rows)]
    if len(lists) != 1:
        raise UnreadableFile(_("The file must hold one list of side events, each with names and values."))
    if len(lists[0]) > LIMITS.rows:
        raise UnreadableFile(
            _("The table has more than %(count)s rows. Import it in parts.") % {"count": LIMITS.rows}
        )
    rows = [
        (number, {str(_plain(name, 0)): _plain(value, 0) for name, value in row.items()})
        for number, row in enumerate(lists[0], start=1)
    ]
    return Source(_names(row for _number, row in rows), rows, is_ours=is_ours)


def _names(rows: Iterable[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _plain(value: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        raise UnreadableFile(_("The file must hold one list of side events, each with names and values."))
    if isinstance(value, dict):
        return {str(_plain(name, depth + 1)): _plain(part, depth + 1) for name, part in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(part, depth + 1) for part in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes):
        raise UnreadableFile(_("This is not YAML that can be read."))
    if isinstance(value, int) and abs(value) > _LARGEST:
        return hex(value)
    return _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
