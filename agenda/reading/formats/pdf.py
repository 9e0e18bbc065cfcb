"""PDF with text: characters set back into lines, cells and paragraphs by where they stand on the page."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from ..blocks import Document, Line, compose
from ..characters import clean
from ..refusals import ReadingRefused
from .pdf_layout import lines_of
from .pdf_rows import RTL, Piece

MOST_PAGES = 60
FEW_CHARACTERS = 25  # on a page of pictures
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|semibd|demi", re.I)
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.|стр\.|صفحة|第)?\s*\d{1,3}\s*(?:(?:of|/|de|sur|из|من|页，?共)\s*\d{1,3})?\W*(?:页)?", re.I
)
_MARGIN = 0.11  # of the height of a page, above and below, where headers and footers stand


@dataclass(frozen=True)
class _Character:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool


def read(content: bytes) -> Document:
    """Return the document in the file. Raises `ReadingRefused` for one without text, with a password or too long."""
    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingRefused("password") from None
        raise ReadingRefused("damaged", format="a PDF") from None
    try:
        if len(file) > MOST_PAGES:
            raise ReadingRefused("too_many_pages", pages=len(file), limit=MOST_PAGES)
        pages = [list(_pieces(file[number], number)) for number in range(len(file))]
    except pypdfium2.PdfiumError:
        raise ReadingRefused("damaged", format="a PDF") from None
    finally:
        file.close()
    if sum(len(piece.text) for page in pages for piece in page) < FEW_CHARACTERS * len(pages):
        raise ReadingRefused("scanned")
    body, margins, healed = _without_margins(pages)
    lines, joined = lines_of(body)
    return compose([*lines, *margins], [*healed, *joined])


def _pieces(page: pypdfium2.PdfPage, number: int) -> Iterator[Piece]:
    """Yield what stands together on a line, in the order in which the file draws it; columns apart."""
    textpage = page.get_textpage()
    width, height = page.get_size()
    links = list(_links(page, textpage))
    found = []
    for run in _runs(_with_ligatures(list(_characters(textpage)))):
        text = "".join(character.text for character in run)
        if text.strip():
            found.append(_piece(run, text, number, height, links))
    textpage.close()
    page.close()
    edge = width - min((piece.left for piece in found), default=0)  # margins are alike on both sides
    yield from (replace(piece, edge=edge) for piece in found)


def _piece(run: list[_Character], text: str, page: int, height: float, links: list) -> Piece:
    words = _right_way(clean(text).replace("\n", " "))
    start = len(words) - len(words.lstrip())
    left, right, base = min(c.left for c in run), max(c.right for c in run), run[0].baseline
    bold = (
        _spans([c.is_bold for c in run], start)
        if len(words) == len(text)
        else ([(0, len(words.strip()))] if all(c.is_bold for c in run if c.text.strip()) else [])
    )
    linked = []
    for address, (x0, y0, x1, y1) in links:
        places = [
            n - start
            for n, c in enumerate(run)
            if x0 - 1 <= c.left and c.right <= x1 + 1 and not c.text.isspace()
        ]
        if places and y0 - 3 <= base <= y1 + 3:
            linked.append((max(places[0], 0), places[-1] + 1, address))
    return Piece(
        words.strip(),
        page,
        left,
        right,
        base,
        max(c.size for c in run),
        tuple(bold),
        tuple(linked),
        base / height,
    )


def _right_way(text: str) -> str:
    """Set marks right that a line from right to left holds at the wrong end."""
    if not RTL.search(text):
        return text
    text = re.sub(r"^\s*([.،؛:!؟])(?=\s*[\u0600-\u06ff])(.*)$", r"\2\1", text)
    text = re.sub(r"^(.*\S)\s+((?:\d{1,2}\s?)?[-–•])\s*$", r"\2 \1", text)
    return re.sub(r"(?<=\s)،([\d\u0660-\u0669]+)(?=\s)", r"\1،", text)


def _spans(flags: list[bool], offset: int) -> list[tuple[int, int]]:
    spans, start = [], None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            spans.append((max(start - offset, 0), place - offset))
            start = None
    return [(start, end) for start, end in spans if end > start]


def _characters(textpage: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    raw = textpage.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    fonts: dict[bytes, bool] = {}
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    matrix = pdfium.FS_MATRIX()
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in (0, 0xFFFE, 0xFFFF):
            continue
        pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetFontInfo(raw, index, name, 128, flags)
        is_bold = fonts.setdefault(name.value, bool(_BOLD_NAME.search(name.value.decode("latin-1"))))
        is_bold = is_bold or pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, index) * (matrix.c**2 + matrix.d**2) ** 0.5
        yield _Character(
            "-" if code == 2 else chr(code), left.value, right.value, y.value, size or 10, is_bold
        )


def _with_ligatures(characters: list[_Character]) -> list[_Character]:
    """Set the letters of Arabic ligatures right: one glyph for two letters gives them in visual order."""
    ordered: list[_Character] = []
    start = 0
    for place in range(1, len(characters) + 1):
        first = characters[start]
        same = place < len(characters) and (characters[place].left, characters[place].right) == (
            first.left,
            first.right,
        )
        if same and RTL.match(first.text) and RTL.match(characters[place].text):
            continue
        ordered += reversed(characters[start:place])
        start = place
    return ordered


def _runs(characters: list[_Character]) -> Iterator[list[_Character]]:
    """Cut the characters at ends of lines and at gaps wider than between words."""
    run: list[_Character] = []
    for character in characters:
        if character.text in "\r\n":
            if run:
                yield run
            run = []
            continue
        if run and not character.text.isspace() and _is_apart(run, character):
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _is_apart(run: list[_Character], after: _Character) -> bool:
    last = next((c for c in reversed(run) if not c.text.isspace()), run[-1])
    size = max(last.size, after.size)
    if abs(last.baseline - after.baseline) > 0.6 * size:
        return True
    gap = max(after.left - last.right, last.left - after.right)  # the second for text from right to left
    return gap > 1.2 * size


def _links(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage
) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Yield the address and place of each link on the page."""
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    rectangle = pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        buffer = ctypes.create_string_buffer(1000)
        length = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, 1000) if action else 0
        if length > 1 and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            address = buffer.value.decode("utf-8", errors="ignore")
            if address.lower().startswith(("http:", "https:")):
                low, high = sorted((rectangle.bottom, rectangle.top))
                yield address, (rectangle.left, low, rectangle.right, high)


def _without_margins(
    pages: list[list[Piece]],
) -> tuple[list[list[Piece]], list[Line], list[tuple[str, str, int]]]:
    """Take page numbers and what repeats at the head or foot of the pages out of the text."""
    counts = Counter(
        _shape(piece) for page in pages for piece in {_shape(p): p for p in page if _is_margin(p)}.values()
    )
    body, feet, seen = [], [], set()
    repeats = {
        piece.text for page in pages for piece in page if _is_margin(piece) and counts[_shape(piece)] > 1
    }
    for page in pages:
        kept = []
        for piece in page:
            repeated = (
                _is_margin(piece) and len(pages) > 1 and counts[_shape(piece)] > max(1, len(pages) // 2)
            )
            is_number = _is_margin(piece) and bool(_PAGE_NUMBER.fullmatch(piece.text))
            if not repeated and not is_number:
                kept.append(piece)
                continue
            is_first = repeated and not is_number and _shape(piece) not in seen
            seen.add(_shape(piece))
            if is_first and piece.height > 0.5:
                kept.append(piece)
            else:
                feet.append(Line(piece.text, is_furniture=not is_first, is_aside=is_first))
        body.append(
            sorted(
                kept,
                key=lambda piece: not (_is_margin(piece) and piece.height > 0.5 and piece.text in repeats),
            )
        )
    healed = [
        ("repeated_line", text, 1)
        for text in dict.fromkeys(line.text for line in feet if not _PAGE_NUMBER.fullmatch(line.text))
    ]
    return body, feet, healed


def _is_margin(piece: Piece) -> bool:
    return piece.height > 1 - _MARGIN or piece.height < _MARGIN


def _shape(piece: Piece) -> tuple[str, bool]:
    return re.sub(r"\d+", "#", piece.text), piece.height > 0.5
