"""Plain text: lines as they were typed, wrapped or not, with bullets and columns set by hand."""

import re
from dataclasses import replace

from .. import layout
from ..blocks import Document, Kind, Line, compose
from ..characters import clean
from .encodings import decoded

_RULE = re.compile(r"\s*[=\-_*~#]{3,}\s*$")


def read(content: bytes) -> Document:
    """Return the document in a text file; its lines keep their numbers."""
    return read_text(decoded(content))


def read_text(text: str) -> Document:
    lines, healed = lines_of(clean(text))
    return compose(lines, healed)


def lines_of(text: str) -> tuple[list[Line], list[tuple[str, str, int]]]:
    """Return the lines of a clean text, told apart, and what was healed."""
    raw = [line.expandtabs(1) if not line.strip() else line.rstrip() for line in text.split("\n")]
    widths = layout.wrap_widths(raw)
    lines: list[Line] = []
    for number, words in enumerate(raw, start=1):
        if words.strip() and not _RULE.match(words):
            line = _line(
                words,
                number,
                is_underlined=number < len(raw) and bool(re.match(r"[=\-~]{3,}\s*$", raw[number])),
            )
            touches = bool(lines) and lines[-1].number == number - 1
            if touches and not lines[-1].row and layout.goes_on(lines[-1], line, widths[number - 1]):
                line = replace(line, continues=True, kind=lines[-1].kind)
            lines += [line] if line.continues else layout.split_columns(line, row=number)
    return layout.join_hyphenated(layout.mark_closing(lines))


def _line(text: str, number: int, is_underlined: bool) -> Line:
    if is_underlined or layout.is_capitals(text):
        return Line(text, Kind.HEADING, 2, layout.heading_number_length(text), number=number)
    marker = layout.marker_length(text)
    kind = Kind.ITEM if marker else Kind.PARAGRAPH
    depth = 1 + (len(text) - len(text.lstrip())) // 4
    return Line(text, kind, depth if marker else 0, marker, number=number)
