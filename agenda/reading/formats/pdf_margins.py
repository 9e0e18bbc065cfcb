"""Headers, footers and page numbers of PDF pages, taken out of the text in whose midst they stand."""

import re
from collections import Counter

from ..blocks import Line
from .pdf_rows import Piece

_MARGIN = 0.11  # of the height of a page, above and below, where headers and footers stand
_SHORT = 10  # characters
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|página|p[áa]?g?\.|стр(?:аница|\.)|صفحة|第)?\s*\d{1,3}\s*"
    r"(?:(?:of|/|de|sur|из|من|页，?共)\s*\d{1,3})?\W*(?:页)?",
    re.I,
)

Healed = list[tuple[str, str, int]]


def without_margins(pages: list[list[Piece]]) -> tuple[list[list[Piece]], list[Line], Healed]:
    """Return the pages without page numbers and repeated lines, those lines, and what was healed.

    What repeats at the head of the pages is read once, where it stands first: it may be the name of the week.
    """
    counts = Counter(
        shape for page in pages for shape in {_shape(piece) for piece in page if _is_margin(piece)}
    )
    body, margins, seen = [], [], set()
    for page in pages:
        kept = []
        for piece in _headers_first(page):
            is_number = _is_margin(piece) and bool(_PAGE_NUMBER.fullmatch(piece.text))
            is_repeated = _is_margin(piece) and counts[_shape(piece)] > max(1, len(pages) // 2)
            is_said = _is_margin(piece) and _is_said(piece, page)
            is_first = is_repeated and not is_number and not is_said and _shape(piece) not in seen
            seen.add(_shape(piece))
            if (is_repeated or is_number or is_said) and not (is_first and piece.height > 0.5):
                margins.append(Line(piece.text, is_furniture=not is_first, is_aside=is_first))
            else:
                kept.append(piece)
        body.append(kept)
    texts = dict.fromkeys(line.text for line in margins if not _PAGE_NUMBER.fullmatch(line.text))
    return body, margins, [("repeated_line", text, 1) for text in texts]


def _headers_first(page: list[Piece]) -> list[Piece]:
    """Many programs draw headers after the text: put what they drew last at the head of the page first."""
    last = len(page)
    while last and _is_margin(page[last - 1]):
        last -= 1
    if not last:
        return page
    heads = [piece for piece in page[last:] if piece.height > 0.5]
    return [*heads, *page[:last], *(piece for piece in page[last:] if piece.height <= 0.5)]


def _is_said(margin: Piece, page: list[Piece]) -> bool:
    """Whether a header or footer only says the title again that stands in the text, or in larger type beside it."""
    others = [piece for piece in page if not _is_margin(piece) or piece.size > margin.size + 1]
    texts = [piece.text.casefold() for piece in others if len(piece.text) > _SHORT]
    return any(text in margin.text.casefold() for text in texts)


def _is_margin(piece: Piece) -> bool:
    return piece.height > 1 - _MARGIN or piece.height < _MARGIN


def _shape(piece: Piece) -> tuple[str, bool]:
    return re.sub(r"\d+", "#", piece.text), piece.height > 0.5
