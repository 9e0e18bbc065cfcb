"""Text set in two columns, told from tables and put into reading order."""

import re
from collections import Counter
from dataclasses import replace
from statistics import median

from .pdf_rows import RTL, Piece

_FEWEST_LINES = 4  # of a column
_WRAPPED = 0.35  # of the lines of running text go on with the one before, or more
_WIDE_STEPS = 0.35  # of its lines stand further apart, or fewer
_AT_EDGE = 0.8  # of its lines begin at its edge, or nearly so: in points
_WIDEST = 3  # times as wide as the other
_INDENT = 25
_SAME_EDGE = 4  # points between lines that begin alike
_NARROWEST = 100  # points that a first column takes at least
_FIRST_LINE = 16  # points by which lines beside each other may differ in height
_ENDS = re.compile(r"[.;:!?。؛؟]$")


def numbered(pages: list[list[Piece]]) -> list[list[Piece]]:
    """Return the pieces in runs that are read one after another, each as if it were a page of its own.

    A run is a page; where the page has columns, what stands above them, each column, and what stands below.
    """
    flows = [flow for page in pages for flow in _flows_of(page) if flow]
    return [[replace(piece, page=number) for piece in flow] for number, flow in enumerate(flows)]


def _flows_of(page: list[Piece]) -> list[list[Piece]]:
    for gutter in _gutters(page):
        for band in _bands(page, gutter):
            left, right = _side_by_side(
                [piece for piece in band if piece.right <= gutter],
                [piece for piece in band if piece.left >= gutter],
            )
            if _are_columns(left, right):
                columns = [_with_edge(left), _with_edge(right)]
                is_rtl = sum(bool(RTL.search(piece.text)) for piece in left + right) > len(left + right) / 2
                rest = [piece for piece in page if piece not in left + right]
                top = max(piece.baseline for piece in left + right)
                above = [piece for piece in rest if piece.baseline > top]
                below = [piece for piece in rest if piece.baseline <= top]
                return [*_flows_of(above), *(reversed(columns) if is_rtl else columns), *_flows_of(below)]
    return [page]


def _gutters(page: list[Piece]) -> list[float]:
    """Return where a second column may begin: several lines begin there."""
    starts = [piece.left for piece in page]
    first = min(starts, default=0)
    alike = Counter(round(start / _SAME_EDGE) for start in starts if start > first + _NARROWEST)
    found = [
        min(s for s in starts if round(s / _SAME_EDGE) == key) - 1
        for key, count in alike.items()
        if count > 2
    ]
    return sorted(found)


def _bands(page: list[Piece], gutter: float) -> list[list[Piece]]:
    """Return the pieces between one line across the gutter and the next."""
    crossing = [piece.baseline for piece in page if piece.left < gutter < piece.right]
    bands: dict[int, list[Piece]] = {}
    for piece in page:
        if not piece.left < gutter < piece.right:
            bands.setdefault(sum(line > piece.baseline for line in crossing), []).append(piece)
    return list(bands.values())


def _side_by_side(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return of both sides the lines that stand beside the other, and those that go on below them without a gap."""
    if not left or not right:
        return [], []
    top = min(max(piece.baseline for piece in side) for side in (left, right)) + _FIRST_LINE
    bottom = max(min(piece.baseline for piece in side) for side in (left, right)) - _FIRST_LINE
    return _part(left, top, bottom), _part(right, top, bottom)


def _part(side: list[Piece], top: float, bottom: float) -> list[Piece]:
    part: list[Piece] = []
    for piece in sorted(side, key=lambda piece: -piece.baseline):
        is_beside = bottom <= piece.baseline <= top
        goes_on = bool(part) and _is_close(part[-1], piece)
        if is_beside or goes_on:
            part.append(piece)
        elif part:
            break
    return part


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    if not left or not right:
        return False
    ratio = _width(left) / _width(right)
    if _is_column(left) and _is_column(right) and 0.5 < ratio < 2:
        return True
    goes_on = right[0].text[:1].islower()  # a paragraph from the first column to the second
    return _is_divided(left) and _is_divided(right, goes_on) and 1 / _WIDEST < ratio < _WIDEST


def _is_divided(lines: list[Piece], goes_on: bool = False) -> bool:
    """Whether the lines are text under several bold headings, as no cell of a table is."""
    heads = [piece for piece in lines if piece.is_bold]
    edge = median(_start(piece) for piece in lines)
    at_edge = sum(abs(_start(piece) - edge) < _INDENT for piece in lines)
    return (
        1 < len(heads) <= len(lines) / 2
        and (goes_on or lines[0].is_bold)
        and at_edge >= _AT_EDGE * len(lines)
    )


def _is_column(lines: list[Piece]) -> bool:
    """Whether the lines are running text: at one edge, close below each other, most going on with the one before."""
    if len(lines) < _FEWEST_LINES:
        return False
    pairs = list(zip(lines, lines[1:], strict=False))
    edge = median(_start(piece) for piece in lines)
    return (
        sum(_goes_on(a, b, _width(lines)) for a, b in pairs) >= _WRAPPED * len(pairs)
        and sum(not _is_close(a, b) for a, b in pairs) <= _WIDE_STEPS * len(pairs)
        and sum(abs(_start(piece) - edge) < _INDENT for piece in lines) >= _AT_EDGE * len(lines)
        and all(a.baseline - b.baseline > 0.3 * a.size for a, b in pairs)  # nothing stands beside them
    )


def _goes_on(first: Piece, second: Piece, width: float) -> bool:
    if _ENDS.search(first.text):
        return False
    is_full = first.right - first.left > 0.9 * width
    return second.text[:1].islower() or (is_full and not second.text[:1].isupper())


def _is_close(first: Piece, second: Piece) -> bool:
    return first.baseline - second.baseline < 1.9 * first.size and abs(first.size - second.size) < 1


def _start(piece: Piece) -> float:
    return piece.right if RTL.search(piece.text) else piece.left


def _width(lines: list[Piece]) -> float:
    return max(piece.right for piece in lines) - min(piece.left for piece in lines)


def _with_edge(column: list[Piece]) -> list[Piece]:
    """Return the lines of a column, which can reach no further to the right than its longest."""
    edge = max(piece.right for piece in column)
    return [replace(piece, edge=edge) for piece in column]
