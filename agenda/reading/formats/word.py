"""Word: .docx by way of the HTML that mammoth makes of it, and the headers and footers that it leaves out."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import lxml.etree
import mammoth

from .. import layout
from ..blocks import Document, Line, compose
from ..characters import clean
from ..refusals import ReadingRefused
from . import html

LARGEST_XML = 25  # MB, unpacked
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Heading 7'] => h6:fresh
"""
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^>]*>\[\d+\]</a></sup>')
_BACK_LINK = re.compile(r'<a href="#(?:foot|end)note-ref-[^>]*>.</a>')
_FOOTER_WORDS = re.compile(r"(?:page)?\s*\d*\s*(?:of|/|de|sur)?\s*\d*", re.I)


def read(content: bytes) -> Document:
    """Return the document in the file. Macros, embedded files and external references are left untouched."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_traps(archive)
            heads, feet = list(_margin_lines(archive, "header")), list(_margin_lines(archive, "footer"))
        result = mammoth.convert_to_html(
            io.BytesIO(content), style_map=_STYLES, convert_image=_no_image, external_file_access=False
        )
    except ReadingRefused:
        raise
    except Exception as error:  # mammoth lets through whatever its parsers raise
        if isinstance(error, MemoryError):
            raise
        raise ReadingRefused("damaged", format="a Word file") from error
    page = _BACK_LINK.sub("", _NOTE_MARK.sub("", result.value))
    lines, healed = html.finish(html.lines_of(page or "<p></p>", keeps_tabs=True), keeps_tabs=True)
    said = {line.text for line in lines}
    heads = [line for line in heads if line.text not in said]
    return compose([*heads, *lines, *(line for line in feet if line.text not in said)], healed)


def _refuse_traps(archive: zipfile.ZipFile) -> None:
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > LARGEST_XML * 1024 * 1024:
        raise ReadingRefused("unpacks_too_large", limit=LARGEST_XML)
    for part in parts:
        if re.search(rb"<!(?:DOCTYPE|ENTITY)", archive.read(part).replace(b"\x00", b"")):
            raise ReadingRefused("entities")


def _margin_lines(archive: zipfile.ZipFile, kind: str) -> Iterator[Line]:
    """Yield each line of the headers or footers once. Letterheads stand there, and the name of the week."""
    seen = set()
    for name in sorted(archive.namelist()):
        if not re.fullmatch(rf"word/{kind}\d*\.xml", name):
            continue
        root = lxml.etree.fromstring(
            archive.read(name), lxml.etree.XMLParser(resolve_entities=False, no_network=True)
        )
        for paragraph in root.iter(f"{_TEXT}p"):
            text = clean("".join(_pieces(paragraph))).strip()
            if text and text not in seen:
                seen.add(text)
                line = Line(re.sub(r"\s+", " ", text), is_aside=kind == "footer")
                yield replace(
                    line,
                    is_furniture=bool(_FOOTER_WORDS.fullmatch(line.text)),
                    marker=layout.marker_length(text),
                )


def _pieces(paragraph: lxml.etree._Element) -> Iterator[str]:
    for node in paragraph.iter(f"{_TEXT}t", f"{_TEXT}tab", f"{_TEXT}br"):
        yield node.text or "" if node.tag == f"{_TEXT}t" else " "


@mammoth.images.img_element
def _no_image(_image: object) -> dict[str, str]:
    return {}
