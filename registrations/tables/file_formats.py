"""Tables as files: CSV and XLSX as Excel writes and reads them, without formulas in either direction.

`read_table` takes the bytes of an upload and gives its rows as text, or says in one sentence why it cannot.
The formats are those of import-export, subclassed for writing.
"""

import csv
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

import tablib
from django.utils.translation import gettext as _
from import_export.formats import base_formats

from events.cleaning import is_text

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 500  # all are registered in one transaction, while others who want a seat wait: some seconds
MAX_COLUMNS = 100
MAX_LINES = (
    1_048_576  # of a sheet, empty ones included: what Excel has. A file can claim far more than it holds
)
MAX_UNPACKED = 100 * 1024 * 1024  # an XLSX is a ZIP file, which can unpack to far more than it weighs

FORMULA = "=+-@＝＋－＠"  # the wide forms count in East Asian versions of Excel
_FORMULA_START = re.compile(
    rf"'*[{re.escape(FORMULA)}]"
)  # an apostrophe of the text's own is kept by another
_PHONE = re.compile(r"\+\d[\d ().]{4,30}")  # Excel takes these for text or a number, never for a formula
_DELIMITERS = ",;\t"


class UnreadableFile(Exception):
    """An upload that is no table, with a sentence for people."""


@dataclass(frozen=True)
class Limits:
    """How much of a table is read."""

    bytes = MAX_BYTES
    rows: int = MAX_ROWS
    cell: int = (
        400  # characters kept: longer than every field of a person, so that a longer text is still refused
    )


PEOPLE = Limits()


class Beginning(str):
    """What is kept of a text that is too long to be kept, with how many characters it has."""

    length: int

    @classmethod
    def of(cls, text: str, kept: int) -> "str | Beginning":
        """Return the text where it is short enough, else its beginning."""
        if len(text) <= kept:
            return text
        beginning = cls(text[:kept])
        beginning.length = len(text)
        return beginning


@dataclass(frozen=True)
class Table:
    """The rows of a file as text, each with its number as a spreadsheet program counts them."""

    headers: list[str]
    rows: list[tuple[int, list[str]]]
    encoding: str = "utf-8"


def safe_cell(value: object) -> object:
    """Return the value without what breaks a workbook, and so that no program takes it for a formula."""
    if not isinstance(value, str):
        return value
    text = value
    if not (text.isascii() and text.isprintable()):  # most texts: there is nothing to take out
        text = "".join(char if char == "\n" or is_text(char) else " " for char in text)
    text = text.strip()
    if _FORMULA_START.match(text) and not _PHONE.fullmatch(text):
        return f"'{text}"
    return text


def as_typed(text: str) -> str:
    """Return what was typed before `safe_cell` put an apostrophe in front of it."""
    return text[1:] if text.startswith("'") and _FORMULA_START.match(text) else text


class CSV(base_formats.CSV):
    """Comma-separated UTF-8 with a byte order mark: without the mark Excel takes it for another encoding."""

    CONTENT_TYPE = "text/csv; charset=utf-8"

    def is_binary(self) -> bool:
        return True

    def get_title(self) -> str:
        return "csv"

    def export_data(self, dataset: tablib.Dataset, **kwargs: object) -> bytes:
        return self.written(dataset.headers, dataset)

    def written(self, headers: list[str], rows: Iterable[Sequence[object]]) -> bytes:
        """Return the file. The rows are read once, so that they need never lie in memory together."""
        content = io.BytesIO()
        with io.TextIOWrapper(content, "utf-8-sig", newline="") as text:
            writer = csv.writer(text)
            writer.writerow(map(safe_cell, headers))
            writer.writerows(map(safe_cell, row) for row in rows)
            text.flush()
            return content.getvalue()


class XLSX(base_formats.XLSX):
    """An Excel workbook with one sheet, its headings bold and always in sight."""

    def export_data(self, dataset: tablib.Dataset, **kwargs: object) -> bytes:
        return self.written(dataset.headers, dataset)

    def written(self, headers: list[str], rows: Iterable[Sequence[object]]) -> bytes:
        """Return the file. The rows are read once, so that they need never lie in memory together."""
        from . import workbooks  # half a second, which every command would wait for

        return workbooks.written(
            map(safe_cell, headers), ([safe_cell(value) for value in row] for row in rows)
        )


def read_table(content: bytes, limits: Limits = PEOPLE) -> Table:
    """Return the table in an XLSX or CSV file. Raises `UnreadableFile`."""
    if len(content) > MAX_BYTES:
        raise UnreadableFile(too_big())
    if not content.strip():
        raise UnreadableFile(_("The file is empty."))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(
            _("This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.")
        )
    if content.startswith(b"PK"):
        return _table(_xlsx_rows(content), limits)
    text, encoding = _decoded(content)
    return _table(_csv_rows(text), limits, encoding)


def too_big() -> str:
    return _("The file is larger than 10 MB, far more than a list of delegates. Is it the right file?")


def _table(rows: Iterable[tuple[int, list[str]]], limits: Limits, encoding: str = "utf-8") -> Table:
    """Collect the rows below the headers, without empty ones; stop reading when there are too many."""
    filled = ((number, cells) for number, cells in rows if any(cells))
    _number, headers = next(filled, (0, []))
    if not headers:
        raise UnreadableFile(_("The file has no rows."))
    if len(headers) > MAX_COLUMNS:
        raise UnreadableFile(_("The table has more than %(count)s columns.") % {"count": MAX_COLUMNS})
    table = Table(headers, [], encoding)
    for row in filled:
        if len(table.rows) == limits.rows:
            raise UnreadableFile(
                _("The table has more than %(count)s rows. Import it in parts.") % {"count": limits.rows}
            )
        number, cells = row
        table.rows.append((number, [Beginning.of(cell, limits.cell) for cell in cells]))
    if not table.rows:
        raise UnreadableFile(_("The table has headings, but no rows below them."))
    return table


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a CSV file and its encoding: Unicode, else the Windows-1252 of Western Excel."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise UnreadableFile(_not_a_table())
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(unicodedata.category(char) == "Cc" and char not in "\t\r\n\x0b\x0c" for char in text[:2000]):
            break
        return text, encoding.removesuffix("-sig")
    raise UnreadableFile(_not_a_table())


def _not_a_table() -> str:
    return _("This is not a table that can be read. Save it as an Excel workbook (.xlsx) or as “CSV UTF-8”.")


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number. In many countries Excel separates by semicolons; "sep=;" may say so."""
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    if declared := re.match(r'"?sep=([^"\s]|\t)"?\s*$', first, re.IGNORECASE):
        delimiter = declared[1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if not (number == 1 and declared):
                yield number, [_cell(cell) for cell in cells]
    except csv.Error as problem:
        raise UnreadableFile(
            _("Row %(number)s cannot be read: a quotation mark in it is opened or closed in the wrong place.")
            % {"number": number + 1}
        ) from problem


def _xlsx_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of the sheet that is open with its number, formulas as they are written."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise UnreadableFile(too_big())
        from . import workbooks

        for number, row in enumerate(workbooks.rows_of(content, MAX_COLUMNS), start=1):
            if number > MAX_LINES:
                raise UnreadableFile(too_big())
            yield number, [_xlsx_cell(*cell) for cell in row]
    except (
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as problem:  # whatever openpyxl says of a damaged or foreign workbook
        raise UnreadableFile(_not_a_table()) from problem


def _xlsx_cell(value: object, data_type: str) -> str:
    """Return the text of a cell; a formula, and what went wrong in one, begins with an equals sign."""
    if data_type in ("f", "e"):
        return "=" + _cell(value).lstrip("=")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _cell(value)


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()
