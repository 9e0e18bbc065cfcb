"""Pieces of text on PDF pages set together: wrapped lines to paragraphs, and side by side to rows of a table."""

import re
from statistics import median

from .. import layout
from ..blocks import Kind, Line
from ..characters import CJK
from ..vocabulary.labels import begins_with_label
from .pdf_columns import numbered
from .pdf_rows import RTL, Piece, Placed, in_rows, with_markers, without_justification
from .pdf_rtl import from_right

_ENDS = re.compile(r"[.;:!?。؛؟][\"')\]]*$")
_TIME_GOES_ON = re.compile(r"\d\W*[–—-]$")


def lines_of(pages: list[list[Piece]]) -> tuple[list[Line], list[tuple[str, str, int]]]:
    """Return the lines of all pages as one text, and what was healed."""
    flows = numbered([list(with_markers(from_right(list(without_justification(page))))) for page in pages])
    pieces = [piece for flow in flows for piece in flow]
    placed = in_rows(pieces)
    _join(placed)
    body = _body_size(pieces)
    lines = [_line(item, body) for item in placed]
    return layout.join_hyphenated(layout.mark_closing(lines))


def _join(placed: list[Placed]) -> None:
    """Mark the lines that go on with the paragraph before."""
    leading = _leading(placed)
    edges = _right_edges(placed)
    for before, after in zip(placed, placed[1:], strict=False):
        if (before.row, before.column) == (after.row, after.column) and not after.is_beside:
            key = (before.row, before.column, 0 if before.row else before.piece.page)
            after.continues = _goes_on(before, after, leading, edges.get(key, 0))


def _goes_on(before: Placed, after: Placed, leading: float, edge: float) -> bool:
    first, second = before.piece, after.piece
    if _TIME_GOES_ON.search(first.text) and second.text[:1].isdigit():
        return True  # two times of one row
    is_rest = second.text[:1].islower() and not _ENDS.search(first.text) and first.page == second.page
    if before.row and is_rest and not after.marker:
        return True
    if (
        after.marker
        or abs(first.size - second.size) > 1
        or first.is_bold != second.is_bold
        and not _is_cut(first, second)
    ):
        return False
    is_new_page = first.page != second.page
    gap = (first.baseline - second.baseline) / max(first.size, second.size)
    if not is_new_page and gap > 1.25 * leading:
        return False
    one = Line(first.text, marker=before.marker)
    width = len(first.text) if _is_full(first, second, edge) else 0
    if is_new_page:
        return not _ENDS.search(first.text) and second.text[:1].islower()
    if width and _ENDS.search(first.text) and not first.text.endswith(":"):
        return (
            not begins_with_label(second.text)
            and gap <= 1.1 * leading
            and second.left <= first.left + 1
            or before.marker > 0
            and second.left > first.left
        )
    return layout.goes_on(one, Line(second.text), width) or (
        bool(before.marker or before.continues) and second.text[:1].islower()
    )


def _is_cut(first: Piece, second: Piece) -> bool:
    return bool(first.bold or second.bold) and not _ENDS.search(first.text) and second.text[:1].islower()


def _is_full(first: Piece, second: Piece, edge: float) -> bool:
    """Whether the line had no room for the first word of the next."""
    if RTL.search(first.text):
        return first.right - first.left + _first_word(second) > 0.97 * (
            second.right - second.left
        ) and first.left <= second.left + _first_word(second)
    return first.right + _first_word(second) > 0.99 * edge


def _first_word(piece: Piece) -> float:
    word = piece.text[:1] if CJK.match(piece.text) else piece.text.split(maxsplit=1)[0]
    return (piece.right - piece.left) * (len(word) + 1) / max(len(piece.text), 1)


def _leading(placed: list[Placed]) -> float:
    """Return the usual distance of lines, in sizes of the type."""
    steps = [
        (a.piece.baseline - b.piece.baseline) / a.piece.size
        for a, b in zip(placed, placed[1:], strict=False)
        if a.piece.page == b.piece.page and 0.8 < (a.piece.baseline - b.piece.baseline) / a.piece.size < 2.2
    ]
    return min(median(steps), 1.6) if steps else 1.3


def _right_edges(placed: list[Placed]) -> dict[tuple[int, int, int], float]:
    """Return how far to the right lines can reach: on a page, or in a cell up to where the next column begins."""
    page_edge = max((item.piece.right for item in placed), default=0)
    edges: dict[tuple[int, int, int], float] = {}
    for item in placed:
        if not item.row:
            key = (0, 0, item.piece.page)
            edges[key] = max(edges.get(key, item.piece.edge), item.piece.right)
    lefts: dict[tuple[int, int], float] = {}
    for item in placed:
        if item.row:
            cell = (item.row, item.column)
            lefts[cell] = min(lefts.get(cell, page_edge), item.piece.left)
    for (row, column), left in lefts.items():
        alike = [
            other for (other, place), start in lefts.items() if place == column and abs(start - left) < 6
        ]
        nexts = [lefts[other, column + 1] for other in alike if (other, column + 1) in lefts]
        edges[row, column, 0] = min(nexts) - 4 if nexts else page_edge
    return edges


def _body_size(pieces: list[Piece]) -> float:
    sizes = sorted(piece.size for piece in pieces for _ in range(max(len(piece.text) // 20, 1)))
    return sizes[len(sizes) // 2] if sizes else 10


def _line(item: Placed, body: float) -> Line:
    piece = item.piece
    is_large = piece.size > 1.15 * body and len(piece.text) < 200
    is_capitals = layout.is_capitals(piece.text) and len(piece.text.split()) > 1
    kind = Kind.ITEM if item.marker else Kind.PARAGRAPH
    level = 1
    marker = item.marker
    if not item.row and (is_large or (piece.is_bold and is_capitals)):
        kind, level, marker = (
            Kind.HEADING,
            1 if piece.size > 1.4 * body else 2,
            layout.heading_number_length(piece.text),
        )
    return Line(
        piece.text, kind, level, marker, piece.bold, piece.links, item.row, item.column,
        continues=item.continues, is_beside=item.is_beside,
    )  # fmt: skip
