"""HTML: a web page or mail, and the in-between form of Word files and Markdown. Nothing outside it is fetched."""

import re
from collections.abc import Iterable
from dataclasses import replace

import lxml.etree
import lxml.html

from .. import layout
from ..blocks import Document, Kind, Line, compose
from ..refusals import ReadingRefused
from .encodings import decoded
from .html_walker import Walker

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I)
_DECLARATIONS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>)?", re.I)
_COLUMN_ROWS = 1_000_000  # above the rows of tables


def read(content: bytes) -> Document:
    """Return the document on the page."""
    lines, healed = finish(lines_of(decoded(content, declared_encoding(content))))
    return compose(lines, healed)


def declared_encoding(content: bytes) -> str:
    """Return the encoding that a page says it has; empty where it does not."""
    match = _CHARSET.search(content[:2000])
    return match[1].decode("ascii", errors="ignore") if match else ""


def finish(lines: Iterable[Line], keeps_tabs: bool = False) -> tuple[list[Line], list[tuple[str, str, int]]]:
    """Join wrapped lines, cut columns set by tabs; return the lines and what was healed."""
    joined: list[Line] = []
    row = _COLUMN_ROWS
    for line in lines:
        last = joined[-1] if joined else None
        if last and line.continues:
            is_same = line.kind is Kind.ITEM and last.kind is Kind.ITEM and not line.marker
            goes_on = not last.row and layout.goes_on(last, line, 0)
            joins = is_same or goes_on
            line = replace(line, continues=joins, after_break=is_same and not goes_on, is_further=not joins)
            if line.continues:
                joined.append(replace(line, kind=last.kind))
                continue
        row += 1
        joined += layout.split_columns(line, row) if keeps_tabs and not line.row else [line]
    return layout.join_hyphenated(layout.mark_closing(joined))


def lines_of(page: str, keeps_tabs: bool = False) -> list[Line]:
    """Return the visible lines of the page. A line that `continues` follows a `<br>` in the same paragraph."""
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(_DECLARATIONS.sub("", page, count=1), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        _raise_limits(parser)
        raise ReadingRefused("no_text") from None
    _raise_limits(parser)
    walker = Walker(keeps_tabs)
    walker.walk(root, 0)
    walker.flush()
    return walker.lines


def _raise_limits(parser: lxml.html.HTMLParser) -> None:
    """Raise what the parser only notes, and after which it leaves out the rest of the page."""
    errors = {error.type_name for error in parser.error_log}
    if "ERR_NO_MEMORY" in errors:
        raise MemoryError
    if "ERR_RESOURCE_LIMIT" in errors:
        raise ReadingRefused("damaged", format="a web page")  # elements inside each other without end
