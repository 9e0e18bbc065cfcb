"""Pieces of text on PDF pages: set in reading order, with their bullets, and told which stand side by side in rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby, pairwise

from .. import layout

_LONE_MARKER = re.compile(r"[•·▪◦‣●○■□►➢➤✓❖\uf0b7\uf0a7\uf0d8–—*o-]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]")
_MARKER_GAP = 60  # points
_LEAST_GAPS, _EVEN = 4, 1.3  # of the widths between the words of a justified line
RTL = re.compile(r"[\u0590-\u06ff]")


@dataclass(frozen=True)
class Piece:
    """Text that stands together on one line of a page. Measures in points from the lower left corner."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    bold: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    height: float = 0.5  # of the page, 0 is its foot
    edge: float = 0  # how far to the right lines can reach on this page

    @property
    def is_bold(self) -> bool:
        return sum(end - start for start, end in self.bold) >= 0.9 * len(self.text)


@dataclass
class Placed:
    """A piece with its place in rows and paragraphs."""

    piece: Piece
    row: int = 0
    column: int = 0
    marker: int = 0
    is_beside: bool = False
    continues: bool = False


def without_justification(page: list[Piece]) -> Iterator[Piece]:
    """Join the pieces of a justified line, whose words stand apart so far that they look like columns."""
    for _line, pieces in groupby(page, key=lambda piece: piece.baseline):
        run = list(pieces)
        gaps = [second.left - first.right for first, second in pairwise(run)]
        is_even = len(gaps) >= _LEAST_GAPS and 0 < max(gaps) <= _EVEN * min(gaps)
        is_of_words = sum(len(piece.text.split()) for piece in run) < 2 * len(run)
        if is_even and is_of_words and not any(RTL.search(piece.text) for piece in run):
            yield reduce(_joined, run)
        else:
            yield from run


def _joined(first: Piece, second: Piece) -> Piece:
    shift = len(first.text) + 1
    bold = tuple((start + shift, end + shift) for start, end in second.bold)
    links = tuple((start + shift, end + shift, address) for start, end, address in second.links)
    text = f"{first.text} {second.text}"
    return replace(first, text=text, right=second.right, bold=first.bold + bold, links=first.links + links)


def with_markers(page: list[Piece]) -> Iterator[Piece]:
    """Set each bullet or number and the text behind it together; some programs draw all bullets at the end."""
    markers = [piece for piece in page if _LONE_MARKER.fullmatch(piece.text)]
    texts = [piece for piece in page if piece not in markers]
    heads = {}
    for marker in markers:
        beside = [text for text in texts if is_same_line(marker, text) and _gap(marker, text) < _MARKER_GAP]
        if beside:
            heads[min(beside, key=lambda text: _gap(marker, text))] = marker
    for piece in page:
        if piece in heads:
            marker = heads[piece]
            shift = len(marker.text) + 1
            bold = tuple((start + shift, end + shift) for start, end in piece.bold)
            links = tuple((start + shift, end + shift, address) for start, end, address in piece.links)
            text, left = f"{marker.text} {piece.text}", min(marker.left, piece.left)
            yield replace(piece, text=text, left=left, bold=bold, links=links)
        elif piece not in heads.values():
            yield piece


def _gap(marker: Piece, text: Piece) -> float:
    """Return how far the text stands from its bullet, on the side on which its lines begin."""
    return abs(marker.left - text.right) if RTL.search(text.text) else abs(text.left - marker.right)


def in_rows(pieces: list[Piece]) -> list[Placed]:
    """Find rows: a piece that stands beside the one before, or whose cell begins as high as the last cell did."""
    placed: list[Placed] = []
    row = 0
    for piece in pieces:
        item = Placed(piece, marker=layout.marker_length(piece.text))
        last = placed[-1] if placed else None
        if last and piece.page == last.piece.page:
            start = _row_start(placed, piece)
            if start is not None:
                row += not placed[start].row
                for cell in placed[start:]:
                    cell.row = cell.row or row
                item.row, item.column = placed[start].row, last.column + 1
                item.is_beside = (
                    is_same_line(last.piece, piece)
                    and start == len(placed) - 1
                    or is_same_line(last.piece, piece)
                )
            elif last.row and _is_in_cell(last, piece, placed):
                item.row, item.column = last.row, last.column
        placed.append(item)
    return placed


def _row_start(placed: list[Placed], piece: Piece) -> int | None:
    """Return where the row begins in which the piece is a further cell; None where it is none."""
    last = placed[-1].piece
    if is_same_line(last, piece):
        if placed[-1].row:
            return next(n for n, item in enumerate(placed) if item.row == placed[-1].row)
        return len(placed) - 1
    if piece.baseline <= last.baseline or not _is_right_of(last, piece):
        return None
    index = len(placed)
    while index and placed[index - 1].piece.page == piece.page and _is_in_reach(placed[index - 1], piece):
        index -= 1
    if index == len(placed):
        return None
    if placed[-1].row and placed[index].row:
        return next(n for n, item in enumerate(placed) if item.row == placed[-1].row)
    return index


def _is_in_reach(item: Placed, piece: Piece) -> bool:
    """Whether a line before can be of the cell to the left: as high as the piece or lower, and not to its right."""
    return item.piece.baseline <= piece.baseline + 0.6 * piece.size and _is_right_of(item.piece, piece)


def _is_right_of(first: Piece, second: Piece) -> bool:
    if RTL.search(first.text) and RTL.search(second.text):
        return second.right <= first.left + 2
    return second.left >= first.right - 2 or second.left > first.left + 40


def _is_in_cell(last: Placed, piece: Piece, placed: list[Placed]) -> bool:
    """Whether a piece below the last one is still in its cell: not further left, and close."""
    begins = min(item.piece.left for item in placed if item.row == last.row and item.column == last.column)
    is_close = 0 < last.piece.baseline - piece.baseline < 2.2 * max(piece.size, last.piece.size)
    if RTL.search(piece.text):
        ends = max(item.piece.right for item in placed if item.row == last.row and item.column == last.column)
        return is_close and last.column > 0 and piece.right <= ends + 3
    return is_close and last.column > 0 and piece.left >= begins - 3


def is_same_line(first: Piece, second: Piece) -> bool:
    return first.page == second.page and abs(first.baseline - second.baseline) < 0.45 * max(
        first.size, second.size
    )
