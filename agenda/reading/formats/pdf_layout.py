"""Pieces of text on PDF pages set together: wrapped lines to paragraphs, and side by side to rows of a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from statistics import median

from .. import layout
from ..blocks import Kind, Line
from ..characters import CJK
from ..vocabulary.labels import begins_with_label

_LONE_MARKER = re.compile(r"[•·▪◦‣●○■□►➢➤✓❖\uf0b7\uf0a7\uf0d8–—*o-]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]")
_ENDS = re.compile(r"[.;:!?。؛؟][\"')\]]*$")
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

    @property
    def is_bold(self) -> bool:
        return sum(end - start for start, end in self.bold) >= 0.9 * len(self.text)


@dataclass
class _Placed:
    """A piece with its place in rows and paragraphs."""

    piece: Piece
    row: int = 0
    column: int = 0
    marker: int = 0
    is_beside: bool = False
    continues: bool = False
    block: list[Piece] = field(default_factory=list)


def lines_of(pages: list[list[Piece]]) -> tuple[list[Line], list[tuple[str, str, int]]]:
    """Return the lines of all pages as one text, and what was healed."""
    pieces = [piece for page in pages for piece in _with_markers(_from_right(page))]
    placed = _in_rows(pieces)
    _join(placed)
    body = _body_size(pieces)
    lines = [_line(item, body) for item in placed]
    return layout.join_hyphenated(layout.mark_closing(lines))


def _from_right(page: list[Piece]) -> list[Piece]:
    """Join what touches on a line from right to left: numbers and Latin words stand as pieces of their own."""
    joined: list[Piece] = []
    line: list[Piece] = []
    for piece in [*page, None]:
        if piece and (not line or _is_same_line(line[-1], piece)):
            line.append(piece)
            continue
        joined += _joined(line) if any(RTL.search(part.text) for part in line) else line
        line = [piece] if piece else []
    return joined


def _joined(line: list[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    for piece in _in_reading_order(line):
        last = pieces[-1] if pieces else None
        if last and max(last.left - piece.right, piece.left - last.right) < 1.2 * piece.size:
            is_latin = not RTL.search(last.text + piece.text)
            is_touching = (
                is_latin
                and min(abs(last.left - piece.right), abs(piece.left - last.right)) < 0.12 * piece.size
            )
            text = f"{last.text}{'' if is_touching else ' '}{piece.text}"
            pieces[-1] = replace(
                last, text=text, left=min(last.left, piece.left), right=max(last.right, piece.right), bold=()
            )
        else:
            pieces.append(piece)
    return pieces


def _in_reading_order(line: list[Piece]) -> list[Piece]:
    """Return the pieces from right to left, Latin words that follow one another from left to right."""
    ordered: list[Piece] = []
    latin: list[Piece] = []
    for piece in sorted(line, key=lambda piece: -piece.right):
        if RTL.search(piece.text) or not re.search(r"[A-Za-z@]", piece.text):
            ordered += reversed(latin)
            ordered.append(piece)
            latin = []
        else:
            latin.append(piece)
    return [*ordered, *reversed(latin)]


def _with_markers(page: list[Piece]) -> Iterator[Piece]:
    """Set each bullet or number and the text behind it together; some programs draw all bullets at the end."""
    markers = [piece for piece in page if _LONE_MARKER.fullmatch(piece.text)]
    texts = [piece for piece in page if piece not in markers]
    heads = {}
    for marker in markers:
        beside = [
            text for text in texts if _is_same_line(marker, text) and abs(text.left - marker.right) < 60
        ]
        if beside:
            heads[min(beside, key=lambda text: abs(text.left - marker.left))] = marker
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


def _in_rows(pieces: list[Piece]) -> list[_Placed]:
    """Find rows: a piece that stands beside the one before, or whose cell begins as high as the last cell did."""
    placed: list[_Placed] = []
    row = 0
    for piece in pieces:
        item = _Placed(piece, marker=layout.marker_length(piece.text))
        last = placed[-1] if placed else None
        if last and piece.page == last.piece.page:
            start = _row_start(placed, piece)
            if start is not None:
                row += not placed[start].row
                for cell in placed[start:]:
                    cell.row = cell.row or row
                item.row, item.column = placed[start].row, last.column + 1
                item.is_beside = (
                    _is_same_line(last.piece, piece)
                    and start == len(placed) - 1
                    or _is_same_line(last.piece, piece)
                )
            elif last.row and _is_in_cell(last, piece, placed):
                item.row, item.column = last.row, last.column
        placed.append(item)
    return placed


def _row_start(placed: list[_Placed], piece: Piece) -> int | None:
    """Return where the row begins in which the piece is a further cell; None where it is none."""
    last = placed[-1].piece
    if _is_same_line(last, piece):
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


def _is_in_reach(item: _Placed, piece: Piece) -> bool:
    """Whether a line before can be of the cell to the left: as high as the piece or lower, and not to its right."""
    return item.piece.baseline <= piece.baseline + 0.6 * piece.size and _is_right_of(item.piece, piece)


def _is_right_of(first: Piece, second: Piece) -> bool:
    if RTL.search(first.text) and RTL.search(second.text):
        return second.right <= first.left + 2
    return second.left >= first.right - 2 or second.left > first.left + 40


def _is_in_cell(last: _Placed, piece: Piece, placed: list[_Placed]) -> bool:
    """Whether a piece below the last one is still in its cell: not further left, and close."""
    begins = min(item.piece.left for item in placed if item.row == last.row and item.column == last.column)
    is_close = 0 < last.piece.baseline - piece.baseline < 2.2 * max(piece.size, last.piece.size)
    if RTL.search(piece.text):
        ends = max(item.piece.right for item in placed if item.row == last.row and item.column == last.column)
        return is_close and last.column > 0 and piece.right <= ends + 3
    return is_close and last.column > 0 and piece.left >= begins - 3


def _is_same_line(first: Piece, second: Piece) -> bool:
    return first.page == second.page and abs(first.baseline - second.baseline) < 0.45 * max(
        first.size, second.size
    )


def _join(placed: list[_Placed]) -> None:
    """Mark the lines that go on with the paragraph before."""
    leading = _leading(placed)
    edges = _right_edges(placed)
    for before, after in zip(placed, placed[1:], strict=False):
        if (before.row, before.column) == (after.row, after.column) and not after.is_beside:
            after.continues = _goes_on(
                before,
                after,
                leading,
                edges.get((before.row, before.column, before.piece.page if not before.row else 0), 0),
            )


def _goes_on(before: _Placed, after: _Placed, leading: float, edge: float) -> bool:
    first, second = before.piece, after.piece
    if (
        first.text.endswith(("–", "-", "—"))
        and re.match(r"\d", second.text)
        and re.search(r"\d\W*$", first.text)
    ):
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
    return first.right + _first_word(second) > edge


def _first_word(piece: Piece) -> float:
    word = piece.text[:1] if CJK.match(piece.text) else piece.text.split(maxsplit=1)[0]
    return (piece.right - piece.left) * (len(word) + 1) / max(len(piece.text), 1)


def _leading(placed: list[_Placed]) -> float:
    """Return the usual distance of lines, in sizes of the type."""
    steps = [
        (a.piece.baseline - b.piece.baseline) / a.piece.size
        for a, b in zip(placed, placed[1:], strict=False)
        if a.piece.page == b.piece.page and 0.8 < (a.piece.baseline - b.piece.baseline) / a.piece.size < 2.2
    ]
    return min(median(steps), 1.6) if steps else 1.3


def _right_edges(placed: list[_Placed]) -> dict[tuple[int, int, int], float]:
    """Return how far to the right lines can reach: on a page, or in a cell up to where the next column begins."""
    page_edge = max((item.piece.right for item in placed), default=0)
    edges: dict[tuple[int, int, int], float] = {}
    for item in placed:
        if not item.row:
            key = (0, 0, item.piece.page)
            edges[key] = max(edges.get(key, 0), item.piece.right)
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


def _line(item: _Placed, body: float) -> Line:
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
