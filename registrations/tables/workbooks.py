"""The one door to openpyxl: rows go in, an Excel workbook comes out, and the reverse."""

import io
import itertools
from collections.abc import Iterable, Iterator

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MEASURED_ROWS = 500  # by which columns get their width: a sheet is written from top to bottom
SPARE_WIDTH = 1  # letters
WIDEST = 80  # letters; Excel takes 255 at most


def written(headers: Iterable[object], rows: Iterator[list[object]]) -> bytes:
    """Return a workbook of one sheet. The rows are read once, so that they need never lie in memory together."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tablib Dataset")
    sheet.freeze_panes = "A2"
    names = list(headers)
    first = list(itertools.islice(rows, MEASURED_ROWS))
    for place, column in enumerate(zip(names, *first, strict=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        sheet.column_dimensions[get_column_letter(place)].width = min(longest + SPARE_WIDTH, WIDEST)
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True)
    sheet.append(_styled(sheet, str(name), "font", bold) for name in names)
    for row in itertools.chain(first, rows):
        for place, value in enumerate(row):
            if isinstance(value, str) and "\n" in value:
                row[place] = _styled(sheet, value, "alignment", wrapped)
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def rows_of(content: bytes, columns: int) -> Iterator[list[tuple[object, str]]]:
    """Yield the first cells of each row of the sheet that is open: value, and openpyxl's letter for its kind.

    Raises whatever openpyxl and what it stands on say of a damaged or foreign workbook.
    """
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    sheet = book.active if book.active in book.worksheets else next(iter(book.worksheets), None)
    for row in sheet.rows if sheet else ():
        yield [(cell.value, cell.data_type) for cell in row[:columns]]


def _styled(sheet: WriteOnlyWorksheet, value: str, name: str, style: Font | Alignment) -> Cell:
    cell = WriteOnlyCell(sheet, value)
    setattr(cell, name, style)
    return cell
