"""PDF with text: characters set back into lines, cells and paragraphs by where they stand on the page."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from ..blocks import Document, compose
from ..characters import clean
from ..refusals import ReadingRefused
from .pdf_layout import lines_of
from .pdf_margins import without_margins
from .pdf_rows import RTL, Piece, is_same_line
from .pdf_rtl import right_way

MOST_PAGES = 60
FEW_CHARACTERS = 25  # on a page of pictures
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|semibd|demi", re.I)


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
        is_form = _write_out_form(file)
        pages = [list(_pieces(file[number], number)) for number in range(len(file))]
    except pypdfium2.PdfiumError:
        raise ReadingRefused("damaged", format="a PDF") from None
    finally:
        file.close()
    if sum(len(piece.text) for page in pages for piece in page) < FEW_CHARACTERS * len(pages):
        raise ReadingRefused("scanned")
    body, margins, healed = without_margins([_in_lines(page) for page in pages] if is_form else pages)
    lines, joined = lines_of(body)
    return compose([*lines, *margins], [*healed, *joined])


def _write_out_form(file: pypdfium2.PdfDocument) -> bool:
    """Make what was filled into the fields of a form part of its pages; return whether the file is a form."""
    if not file.get_formtype():
        return False
    file.init_forms()
    for page in file:
        page.flatten()
        page.close()
    return True


def _in_lines(page: list[Piece]) -> list[Piece]:
    """Return the pieces line by line: what is filled into a form is drawn after all that is printed on it."""
    lines: list[list[Piece]] = []
    for piece in sorted(page, key=lambda piece: -piece.baseline):
        if lines and is_same_line(lines[-1][0], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [piece for line in lines for piece in sorted(line, key=lambda piece: piece.left)]


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
    words = right_way(clean(text).replace("\n", " "))
    start = len(words) - len(words.lstrip())
    shown = [character for character in run if not character.text.isspace()]
    left, right, base = min(c.left for c in shown), max(c.right for c in shown), run[0].baseline
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
        median(c.size for c in run),
        tuple(bold),
        tuple(linked),
        base / height,
    )


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
