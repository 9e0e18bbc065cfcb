"""HTML: a web page or mail, and the in-between form of Word files and Markdown. Nothing outside it is fetched."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import lxml.etree
import lxml.html

from .. import layout
from ..blocks import Document, Kind, Line, compose
from ..characters import clean
from ..refusals import ReadingRefused
from . import plain

_SKIPPED = {
    "script",
    "style",
    "head",
    "title",
    "template",
    "noscript",
    "object",
    "svg",
    "iframe",
    "select",
    "button",
}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "address",
    "blockquote",
    "center",
    "body",
    "form",
    "fieldset",
    "figure",
    "figcaption",
    "ul",
    "ol",
    "dl",
    "pre",
    "hr",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "details",
    "summary",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_QUOTE = re.compile(r"gmail_quote|yahoo_quoted|moz-cite|divRplyFwdMsg|signature", re.I)
_DEEPEST = 150


def read(content: bytes) -> Document:
    """Return the document on the page."""
    lines, healed = finish(lines_of(plain.decoded(content) if not _declares_charset(content) else content))
    return compose(lines, healed)


def finish(lines: Iterable[Line], keeps_tabs: bool = False) -> tuple[list[Line], list[tuple[str, str, int]]]:
    """Join wrapped lines, cut columns set by tabs; return the lines and what was healed."""
    joined: list[Line] = []
    row = 1_000_000  # above the rows of tables
    for line in lines:
        last = joined[-1] if joined else None
        if last and line.continues:
            is_same = line.kind is Kind.ITEM and last.kind is Kind.ITEM and not line.marker
            goes_on = not last.row and layout.goes_on(last, line, 0)
            line = replace(line, continues=is_same or goes_on, after_break=is_same and not goes_on)
            if line.continues:
                joined.append(replace(line, kind=last.kind))
                continue
        row += 1
        joined += layout.split_columns(line, row) if keeps_tabs and not line.row else [line]
    return layout.join_hyphenated(layout.mark_closing(joined))


def lines_of(source: str | bytes, keeps_tabs: bool = False) -> list[Line]:
    """Return the visible lines of the page. A line that `continues` follows a `<br>` in the same paragraph."""
    try:
        root = lxml.html.document_fromstring(
            source, parser=lxml.html.HTMLParser(no_network=True, remove_comments=True)
        )
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        raise ReadingRefused("no_text") from None
    walker = _Walker(keeps_tabs)
    walker.walk(root, 0)
    walker.flush()
    return walker.lines


def _declares_charset(content: bytes) -> bool:
    return bool(re.search(rb"<meta[^>]+charset", content[:2000], re.I)) and not content.startswith(
        (b"\xff\xfe", b"\xef\xbb\xbf")
    )


@dataclass
class _Walker:
    """Goes through the tree once and collects lines."""

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
        tag = node.tag if isinstance(node.tag, str) else ""
        if (
            not tag
            or tag in _SKIPPED
            or _HIDDEN.search(node.get("style", ""))
            or node.get("hidden") is not None
        ):
            return
        if number := node.get("data-line"):
            self.flush()
            self._number = int(number)
        marks = list(_marks(node, tag))
        self._open += [(mark, len(self._text)) for mark in marks]
        if tag == "br":
            self._break()
        elif depth > _DEEPEST:
            self._add(node.text_content())
        elif tag == "table":
            self._table(node, depth)
        elif tag in _BLOCKS or tag in _HEADINGS or tag in ("li", "dt", "dd"):
            self._block(node, tag, depth)
        else:
            self._children(node, depth)
        for _mark in marks:
            self._mark(*self._open.pop())

    def flush(self) -> None:
        """End the paragraph."""
        self._emit()
        self._is_first = True

    def _children(self, node: lxml.html.HtmlElement, depth: int) -> None:
        self._add(node.text or "")
        for child in node:
            self.walk(child, depth + 1)
            self._add(child.tail or "")

    def _block(self, node: lxml.html.HtmlElement, tag: str, depth: int) -> None:
        self.flush()
        before, is_list = self._shape, tag in ("ul", "ol")
        self._depth += is_list
        self._shape = self._shape_of(node, tag)
        self._children(node, depth)
        self.flush()
        is_same_item = self._shape.continues and tag != "li" and not is_list
        self._shape = replace(before, continues=before.continues or is_same_item)
        self._depth -= is_list

    def _shape_of(self, node: lxml.html.HtmlElement, tag: str) -> Line:
        shape = self._shape
        if tag in _HEADINGS:
            shape = replace(shape, kind=Kind.HEADING, level=_HEADINGS[tag])
        elif tag == "li":
            shape = replace(shape, kind=Kind.ITEM, level=self._depth or 1, continues=False)
            if str(node.get("id", "")).startswith(("footnote-", "endnote-")):
                shape = replace(shape, kind=Kind.PARAGRAPH, is_aside=True)
        elif tag == "dt" or (tag == "dd" and not shape.row):
            self._rows += tag == "dt"
            shape = replace(shape, row=self._rows, column=int(tag == "dd"))
        if (tag == "blockquote" and node.get("type") == "cite") or _QUOTE.search(
            f"{node.get('class')} {node.get('id')}"
        ):
            shape = replace(shape, is_aside=True)
        return shape

    def _table(self, node: lxml.html.HtmlElement, depth: int) -> None:
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        is_layout = all(len(row) < 2 for row in rows) or node.find(".//table") is not None
        self.flush()
        before = self._shape
        taken: dict[int, int] = {}
        for row in rows:
            self._rows += 1
            self._number = int(row.get("data-line") or 0) or self._number
            self._row(row, depth, is_layout, taken)
        self._shape = before

    def _row(self, row: lxml.html.HtmlElement, depth: int, is_layout: bool, taken: dict[int, int]) -> None:
        """Read the cells of a row. `taken` counts, for each column, the rows that a cell above still covers."""
        column, is_one_line = 0, True
        shape = self._shape
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0):
                taken[column] -= 1
                column += 1
            if not is_layout:
                self._shape = replace(shape, row=self._rows, column=column)
            count = len(self.lines)
            self.walk(cell, depth + 1)
            self.flush()
            added = len(self.lines) - count
            if (
                added
                and column
                and is_one_line
                and not is_layout
                and count
                and self.lines[count - 1].row == self._rows
            ):
                self.lines[count] = replace(self.lines[count], is_beside=True)
            is_one_line = is_one_line and added <= 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
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
        marker = (
            layout.heading_number_length(text) if shape.kind is Kind.HEADING else layout.marker_length(text)
        )
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


def _marks(node: lxml.html.HtmlElement, tag: str) -> Iterator[str]:
    """Yield "" for what makes text bold and the address of a link."""
    if tag in ("b", "strong", "th") or _BOLD.search(node.get("style", "")):
        yield ""
    address = node.get("href", "") if tag == "a" else ""
    if address.lower().startswith(("http:", "https:", "mailto:")):
        yield address


def _span(cell: lxml.html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1")
    return min(int(value), 50) if value.isdigit() and int(value) else 1
