"""Goes through a page once, element by element, and collects its visible lines."""

import re
from dataclasses import dataclass, field, replace

import lxml.html

from .. import layout
from ..blocks import Kind, Line
from ..characters import clean
from . import html_tags as tags
from . import plain

_DEEPEST = 150  # elements inside each other
_PLAIN_ROWS = 2_000_000  # above the rows of tables and of columns


@dataclass
class Walker:
    """`lines` are what `walk` and `flush` have found. A line that `continues` follows a `<br>`."""

    keeps_tabs: bool
    lines: list[Line] = field(default_factory=list)
    _text: str = ""
    _bold: list[tuple[int, int]] = field(default_factory=list)
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _shape: Line = field(default_factory=lambda: Line(""))  # what the next line is: kind, level, row, column
    _is_first: bool = True  # of its paragraph
    _depth: int = 0  # of lists
    _rows: int = 0
    _number: int | None = None
    _open: list[tuple[str, int]] = field(
        default_factory=list
    )  # bold text ("") and links, and where they began

    def walk(self, node: lxml.html.HtmlElement, depth: int) -> None:
        if not isinstance(node.tag, str) or tags.is_hidden(node):
            return
        if number := node.get("data-line"):
            self.flush()
            self._number = int(number)
        marks = list(tags.marks(node))
        self._open += [(mark, len(self._text)) for mark in marks]
        self._read(node, depth)
        for _mark in marks:
            self._mark(*self._open.pop())

    def flush(self) -> None:
        """End the paragraph."""
        self._emit()
        self._is_first = True

    def _read(self, node: lxml.html.HtmlElement, depth: int) -> None:
        if node.tag == "br":
            self._break()
        elif depth > _DEEPEST:
            self._add(node.text_content())
        elif node.tag == "table":
            self._table(node, depth)
        elif node.tag == "pre":
            self._typed(node)
        elif node.tag in tags.BLOCKS or node.tag in tags.HEADINGS:
            self._block(node, depth)
        else:
            self._children(node, depth)

    def _children(self, node: lxml.html.HtmlElement, depth: int) -> None:
        self._add(node.text or "")
        for child in node:
            self.walk(child, depth + 1)
            self._add(child.tail or "")

    def _block(self, node: lxml.html.HtmlElement, depth: int) -> None:
        self.flush()
        before, is_list = self._shape, node.tag in tags.LISTS
        self._depth += is_list
        self._shape = self._shape_of(node)
        self._children(node, depth)
        self.flush()
        is_same_item = self._shape.continues and node.tag != "li" and not is_list
        self._shape = replace(before, continues=before.continues or is_same_item)
        self._depth -= is_list

    def _shape_of(self, node: lxml.html.HtmlElement) -> Line:
        tag, shape = node.tag, self._shape
        if tag in tags.HEADINGS:
            shape = replace(shape, kind=Kind.HEADING, level=tags.HEADINGS[tag])
        elif tag == "li":
            shape = replace(shape, kind=Kind.ITEM, level=self._depth or 1, continues=False)
            if str(node.get("id", "")).startswith(("footnote-", "endnote-")):
                shape = replace(shape, kind=Kind.PARAGRAPH, is_aside=True)
        elif tag == "dt" or (tag == "dd" and not shape.row):
            self._rows += tag == "dt"
            shape = replace(shape, row=self._rows, column=int(tag == "dd"))
        if tags.is_furniture(node):
            return replace(shape, is_furniture=True)
        return replace(shape, is_aside=True) if tags.is_aside(node) else shape

    def _typed(self, node: lxml.html.HtmlElement) -> None:
        """Read text that was typed with its own lines and columns."""
        self.flush()
        joined: list[Line] = []
        for line in plain.lines_of(clean(node.text_content()))[0]:
            if line.continues and joined:
                joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text.strip()}")
            else:
                row = line.row and line.row + _PLAIN_ROWS
                joined.append(replace(line, number=None, row=row, is_aside=self._shape.is_aside))
        self.lines += joined

    def _table(self, node: lxml.html.HtmlElement, depth: int) -> None:
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        is_layout = tags.is_layout(node, rows)
        columns = max(
            (sum(tags.span(cell, "colspan") for cell in tags.cells_of(row)) for row in rows), default=0
        )
        self.flush()
        before = self._shape
        taken: dict[int, int] = {}
        for row in rows:
            goes_on = columns == 2 and taken.get(0, 0) > 0  # beside a label that covers several rows
            self._rows += not goes_on
            self._number = int(row.get("data-line") or 0) or self._number
            self._row(row, depth, is_layout, taken)
        self._shape = before

    def _row(self, row: lxml.html.HtmlElement, depth: int, is_layout: bool, taken: dict[int, int]) -> None:
        """Read the cells of a row. `taken` counts, for each column, the rows that a cell above still covers."""
        column, first = 0, len(self.lines)
        shape = self._shape
        for cell in tags.cells_of(row):
            while taken.get(column, 0):
                taken[column] -= 1
                column += 1
            if not is_layout:
                self._shape = replace(shape, row=self._rows, column=column)
            count = len(self.lines)
            self.walk(cell, depth + 1)
            self.flush()
            is_one_line = count - first == column_count(self.lines[first:count])
            if first < count < len(self.lines) and is_one_line and not is_layout:
                self.lines[count] = replace(self.lines[count], is_beside=True)
            width, height = tags.span(cell, "colspan"), tags.span(cell, "rowspan")
            taken |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
        self._shape = shape

    def _add(self, text: str) -> None:
        text = clean(text)
        text = re.sub(r"[ \n]+" if self.keeps_tabs else r"\s+", " ", text)
        if not self._text or self._text.endswith((" ", "\t")):
            text = text.lstrip()
        self._text += text

    def _mark(self, mark: str, start: int) -> None:
        """Note that the text since `start` is bold, or a link to the address."""
        end = len(self._text)
        if start < end and mark:
            self._links.append((start, end, mark))
        elif start < end:
            self._bold.append((start, end))

    def _break(self) -> None:
        self._emit()
        if self._number is not None:
            self._number += 1

    def _emit(self) -> None:
        text = self._text.rstrip()
        for mark, start in self._open:
            self._mark(mark, start)
        self._open = [(mark, 0) for mark, _start in self._open]
        if text:
            self.lines.append(self._line(text))
            self._is_first = False
            if self._shape.kind is Kind.ITEM:  # what follows in the same <li> goes on
                self._shape = replace(self._shape, continues=True)
        self._text, self._bold, self._links = "", [], []

    def _line(self, text: str) -> Line:
        shape = self._shape
        is_heading = shape.kind is Kind.HEADING
        marker = layout.heading_number_length(text) if is_heading else layout.marker_length(text)
        return replace(
            shape,
            text=text,
            kind=Kind.ITEM if marker and shape.kind is Kind.PARAGRAPH else shape.kind,
            marker=marker,
            number=self._number,
            continues=shape.continues or not self._is_first,
            bold=tuple(self._bold),
            links=tuple(self._links),
        )


def column_count(lines: list[Line]) -> int:
    return len({line.column for line in lines})
