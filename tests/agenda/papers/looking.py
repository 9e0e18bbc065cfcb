"""What people look at: the text of a PDF in lines, kept in files, and one picture a kind.

Written anew from the papers as they are now, to be read in `git diff` and looked at in build/contact-sheet:

    PAPERS="texts pictures" .venv/bin/python -m pytest tests/agenda/papers/test_every_kind.py
"""

import os
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
EXPECTED = ROOT / "tests" / "agenda" / "expected"
CONTACT_SHEET = ROOT / "build" / "contact-sheet"
LINE = 100  # letters
SCALE = 0.5  # points to pixels
PAGES = 2  # of each language
PAGES_IN_A_ROW = 6
GAP = 8  # pixels
# a line that breaks between two of these leaves a space in the text that is none
WIDE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
HYPHEN_OF_A_BREAK = re.compile("\ufffe\\s*")  # how pdfium tells of a hyphen at the end of a line
SPACE_OF_A_BREAK = re.compile(rf"(?<={WIDE}) | (?={WIDE})")


def is_written(what: str) -> bool:
    """Whether "texts" or "pictures" are to be written anew."""
    return what in os.environ.get("PAPERS", "").split()


def lines_of(content: bytes) -> str:
    """Return the text of a PDF: its pages under their numbers, in lines of even length wherever it breaks there."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()
    return "".join(f"[{number}]\n{_wrapped(text)}\n" for number, text in enumerate(texts, start=1))


def _wrapped(text: str) -> str:
    joined = SPACE_OF_A_BREAK.sub("", " ".join(HYPHEN_OF_A_BREAK.sub("-", text).split()))
    return "\n".join(textwrap.wrap(joined, LINE, break_on_hyphens=False))


def differs(name: str, language: str, content: bytes) -> str:
    """Return the first line in which the text is not the one in its file, "" when all are; or write the file."""
    path = EXPECTED / f"{name}.{language}.txt"
    text = lines_of(content)
    if is_written("texts"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text == expected:
        return ""
    said, awaited = [*text.splitlines(), "(end)"], [*expected.splitlines(), "(end)"]
    place = next(at for at, pair in enumerate(zip(said, awaited, strict=False)) if pair[0] != pair[1])
    return f"{path.name}, line {place + 1}: “{said[place]}” instead of “{awaited[place]}”"


def picture(name: str, contents: Iterable[bytes]) -> Path:
    """Write the first pages of each PDF side by side into one picture; return its file."""
    pages = [page for content in contents for page in _pages(content)]
    width, height = (max(sizes) + GAP for sizes in zip(*(page.size for page in pages), strict=True))
    rows = -(-len(pages) // PAGES_IN_A_ROW)
    sheet = Image.new("RGB", (width * min(len(pages), PAGES_IN_A_ROW), height * rows), "grey")
    for number, page in enumerate(pages):
        sheet.paste(page, (number % PAGES_IN_A_ROW * width, number // PAGES_IN_A_ROW * height))
    CONTACT_SHEET.mkdir(parents=True, exist_ok=True)
    path = CONTACT_SHEET / f"{name}.png"
    sheet.save(path)
    return path


def _pages(content: bytes) -> list[Image.Image]:
    pdf = pypdfium2.PdfDocument(content)
    try:
        return [page.render(scale=SCALE).to_pil() for page, _number in zip(pdf, range(PAGES), strict=False)]
    finally:
        pdf.close()
