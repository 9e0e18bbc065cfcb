"""The one door to python-docx: a paper goes in, a Word file comes out that missions can negotiate in.

Plain paragraphs with named styles and plain tables: no text boxes, no frames, so that tracked changes stay readable.
How they look stands in template/. The same content gives the same bytes.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.utils import translation
from django.utils.text import capfirst
from docx import Document as open_word
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from ..documents import Summary
from ..documents.outline import Outlined, outline_of
from .writer import Writer, as_property
from .xml import LANGUAGE_ATTRIBUTES, LOCALES

TEMPLATE = Path(__file__).with_name("template")
PAGES = {  # width, height; margins at the top, at the sides and at the bottom. As in static/pdf/*.css
    "a4": (210, 297, 18, 21, 20),
    "letter": (215.9, 279.4, 15, 23.95, 19),
}
MARGIN_TO_FOOTER = 9  # mm from the edge of the paper

_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the date of all members of the archive


def render(document: Outlined, page: str = "a4") -> bytes:
    """Return the paper as DOCX, in its own language. `page` is a key of `PAGES`."""
    file = open_word(io.BytesIO(_template()))
    writer = Writer(file, document)
    _set_language(file, document)
    _set_properties(file, document)
    _set_page(file.sections[0], page)
    with translation.override(document.language):
        writer.write_margins(document)
        writer.write_head(document)
        writer.write_parts(outline_of(document))
    saved = io.BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return _packed((name, archive.read(name)) for name in archive.namelist())


@cache
def _template() -> bytes:
    """The empty file with our styles: what stands in the folder, packed."""
    files = sorted(path for path in TEMPLATE.rglob("*") if path.is_file())
    return _packed((path.relative_to(TEMPLATE).as_posix(), path.read_bytes()) for path in files)


def _packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP archive that no clock has touched."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, _ALWAYS), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _set_language(file: WordFile, document: Outlined) -> None:
    defaults = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    locale = LOCALES.get(document.language, document.language)
    attribute = LANGUAGE_ATTRIBUTES.get(document.language, "w:val")
    defaults.find(qn("w:lang")).set(qn(attribute), locale)
    if document.direction == "rtl":
        file.styles["Normal"].element.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _set_properties(file: WordFile, document: Outlined) -> None:
    properties = file.core_properties
    properties.title = as_property(document.title)
    properties.subject = as_property(f"{document.kind}, {document.week}")
    properties.author = properties.last_modified_by = as_property(_authors(document))
    properties.language = LOCALES.get(document.language, document.language)
    properties.created = properties.modified = dt.datetime.fromisoformat(document.as_of)
    properties.revision = 1


def _authors(document: Outlined) -> str:
    if isinstance(document, Summary):
        return capfirst(document.convened_by) or document.week
    return document.sponsors[0].lines[0] if document.sponsors else document.week


def _set_page(section: Section, page: str) -> None:
    width, height, top, side, bottom = PAGES[page]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin = section.right_margin = Mm(side)
    section.footer_distance = section.header_distance = Mm(MARGIN_TO_FOOTER)
