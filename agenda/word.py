"""The one door to python-docx: a concept note goes in, a Word file comes out that missions can negotiate in.

Plain paragraphs with named styles and plain tables: no text boxes, no frames, so that tracked changes stay readable.
How they look stands in word_template/. The same content gives the same bytes.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import translation
from docx import Document as open_word
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from .documents import ConceptNote
from .documents.logo_wall import WallLogo
from .documents.outline import Cell, Heading, Labelled, Logos, Part, Table, outline_of
from .documents.rich import Item, Paragraph, Run, plain_runs

TEMPLATE = Path(__file__).with_name("word_template")
PAGES = {  # width, height; margins at the top, at the sides and at the bottom. As in static/pdf/*.css
    "a4": (210, 297, 18, 21, 20),
    "letter": (215.9, 279.4, 15, 23.95, 19),
}
MARGIN_TO_FOOTER = 9  # mm from the edge of the paper
TEXT_WIDTH = 168  # mm
FIRST_COLUMN = 34  # mm, as wide as that of the labels
FIRST_COLUMNS = {"ar": 42, "zh-hans": 48}  # where two times need more
BEFORE_LABELS, AFTER_LABELS = Pt(6), Pt(9)
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh-hans": "zh-CN"}
PARAGRAPHS = {"quiet": "Quiet", "notice": "Notice"}
TITLE_SIZES = {"long": Pt(17), "very-long": Pt(13)}
PIXEL = 9525  # in the unit of Word's pictures
LOGO_GAP = Mm(7)  # that a space between logos is set wider
DEEPEST_LIST = 3
LONGEST_PROPERTY = 255  # letters

_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the date of all members of the archive
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")


def render(note: ConceptNote, page: str = "a4") -> bytes:
    """Return the concept note as DOCX, in its own language. `page` is a key of `PAGES`."""
    file = open_word(io.BytesIO(_template()))
    writer = _Writer(file, note)
    _set_language(file, note)
    _set_properties(file, note)
    _set_page(file.sections[0], page)
    with translation.override(note.language):
        writer.write_margins(note)
        writer.write_head(note)
        writer.write_parts(outline_of(note))
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


def _set_language(file: WordFile, note: ConceptNote) -> None:
    defaults = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    locale = LOCALES.get(note.language, note.language)
    attribute = {"ar": "w:bidi", "zh-hans": "w:eastAsia"}.get(note.language, "w:val")
    defaults.find(qn("w:lang")).set(qn(attribute), locale)
    if note.direction == "rtl":
        file.styles["Normal"].element.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _set_properties(file: WordFile, note: ConceptNote) -> None:
    properties = file.core_properties
    authors = note.sponsors[0].lines[0] if note.sponsors else note.week
    properties.title = _property(note.title)
    properties.subject = _property(f"{note.kind}, {note.week}")
    properties.author = properties.last_modified_by = _property(authors)
    properties.language = LOCALES.get(note.language, note.language)
    properties.created = properties.modified = dt.datetime.fromisoformat(note.as_of)
    properties.revision = 1


def _property(text: str) -> str:
    return "".join(run.text for run in plain_runs(Run(text)))[:LONGEST_PROPERTY]


def _set_page(section: Section, page: str) -> None:
    width, height, top, side, bottom = PAGES[page]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin = section.right_margin = Mm(side)
    section.footer_distance = section.header_distance = Mm(MARGIN_TO_FOOTER)


class _Writer:
    """Adds paragraphs and tables to one file, in one direction of writing."""

    def __init__(self, file: WordFile, note: ConceptNote) -> None:
        self._file = file
        self._is_rtl = note.direction == "rtl"
        self._first_width = FIRST_COLUMNS.get(note.language, FIRST_COLUMN)
        self._lists: dict[int, int] = {}  # depth: the numbering that its list has

    def write_margins(self, note: ConceptNote) -> None:
        """Write the footer with the number of the page, and on each page after the first what the paper is not."""
        section = self._file.sections[0]
        section.different_first_page_header_footer = bool(note.watermark)
        if note.watermark:
            self._add(section.header.paragraphs[0], Run(note.watermark))
        for footer in [section.footer, *([section.first_page_footer] if note.watermark else [])]:
            paragraph = footer.paragraphs[0]
            paragraph.style = "footer"
            self._add(paragraph, *plain_runs(Run(note.footer)))
            before, between, after = note.page_words
            self._add(paragraph, Run("\t"), Run(before))
            _add_field(self._new_run(paragraph, before), "PAGE")
            self._add(paragraph, Run(between))
            _add_field(self._new_run(paragraph, before), "NUMPAGES")
            self._add(paragraph, Run(after))

    def write_head(self, note: ConceptNote) -> None:
        masthead = self._paragraph("Masthead", Run(note.week, is_bold=True))
        masthead.runs[0].font.size = Pt(10.5)
        self._add(masthead, Run("\t"), Run(note.edition))
        kind = self._paragraph("Kind", Run(note.kind))
        if note.watermark:
            self._add(kind, Run(" "))
            _shade(self._add(kind, Run(f"\u00a0{note.watermark}\u00a0"))[-1])
        title = self._paragraph("Title", *plain_runs(Run(note.title)))
        for run in title.runs if note.title_length else ():
            run.font.size = TITLE_SIZES[note.title_length]
        if note.subtitle:
            self._paragraph("Subtitle", *plain_runs(Run(note.subtitle)))

    def write_parts(self, parts: Iterable[Part]) -> None:
        part = None
        for part in parts:
            self._write_part(part)
        if isinstance(part, Table):
            self._file.add_paragraph()  # Word wants a paragraph behind the last table

    def _write_part(self, part: Part) -> None:
        match part:
            case Heading(text):
                self._paragraph("heading 1", *plain_runs(Run(text)))
            case Paragraph(runs, style, keeps_next):
                paragraph = self._paragraph(PARAGRAPHS.get(style, "Normal"), *runs)
                paragraph.paragraph_format.keep_with_next = keeps_next or None
            case Item():
                self._write_item(part)
            case Labelled():
                self._write_labels(part)
            case Table():
                self._write_table(part)
            case Logos(rows):
                for row in rows:
                    self._write_logos(row).paragraph_format.keep_with_next = row is not rows[-1]

    def _write_item(self, item: Item) -> None:
        depth = min(item.depth, DEEPEST_LIST - 1)
        kind = "List Bullet" if item.number is None else "List Number"
        paragraph = self._paragraph(f"{kind} {depth + 1}" if depth else kind, *item.runs)
        if item.number is None:
            return
        if item.number == 1:
            self._lists[depth] = _new_numbering(self._file, depth)
        numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = depth
        numbering.get_or_add_numId().val = self._lists[depth]

    def _write_labels(self, part: Labelled) -> None:
        """Write each value behind its label and a tab: the tables below have their second column there too."""
        for place, (label, runs) in enumerate(part.rows, start=1):
            paragraph = self._paragraph(
                "Fact" if part.is_ruled else "Labelled", Run(f"{label}:", is_bold=True)
            )
            self._add(paragraph, Run("\t"), *runs)
            layout = paragraph.paragraph_format
            layout.keep_with_next = place < len(part.rows) or None
            layout.space_after = None if place < len(part.rows) else AFTER_LABELS
            layout.space_before = BEFORE_LABELS if place == 1 and part.is_ruled else None

    def _write_table(self, part: Table) -> None:
        widths = _widths(len(part.head), self._first_width)
        table = self._file.add_table(rows=0, cols=len(widths), style="Programme")
        table.autofit = False
        if self._is_rtl:
            table._tbl.tblPr.insert(1, OxmlElement("w:bidiVisual"))
        _say_headings(table._tbl.tblPr)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        self._write_row(table, [((Run(text),),) for text in part.head], is_head=True)
        for place, cells in enumerate(part.rows, start=1):
            # the first row does not stand alone at the foot of a page
            self._write_row(table, cells, keeps_next=place == 1 < len(part.rows))

    def _write_row(
        self, table: WordTable, cells: Sequence[Cell], *, is_head: bool = False, keeps_next: bool = False
    ) -> None:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, column, lines in zip(row.cells, table.columns, cells, strict=True):
            cell.width = column.width
            self._fill(cell, lines, is_head=is_head)
            for paragraph in cell.paragraphs if keeps_next else ():
                paragraph.paragraph_format.keep_with_next = True

    def _fill(self, cell: _Cell, lines: Cell, *, is_head: bool) -> None:
        for place, runs in enumerate(lines or ((),)):
            paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
            paragraph.style = "Table Heading" if is_head else ("Table Quiet" if place else "Table Text")
            self._add(paragraph, *runs)

    def _write_logos(self, row: Iterable[WallLogo]) -> WordParagraph:
        paragraph = self._paragraph("Logos")
        for place, logo in enumerate(row):
            if place:
                _widen(self._add(paragraph, Run(" "))[0], LOGO_GAP)
            if not logo.sha256:
                self._add(paragraph, Run(logo.name))
                continue
            with default_storage.open(f"logos/{logo.sha256}.png") as file:
                picture = self._new_run(paragraph, "").add_picture(
                    io.BytesIO(file.read()), logo.width * PIXEL
                )
            picture._inline.docPr.set("descr", _property(logo.name))
            for side in ("distT", "distB", "distL", "distR"):
                picture._inline.set(side, "0")
        return paragraph

    def _paragraph(self, style: str, *runs: Run) -> WordParagraph:
        paragraph = self._file.add_paragraph(style=style)
        self._add(paragraph, *runs)
        return paragraph

    def _add(self, paragraph: WordParagraph, *runs: Run) -> list[WordRun]:
        return [self._add_run(paragraph, run) for run in runs]

    def _add_run(self, paragraph: WordParagraph, run: Run) -> WordRun:
        word_run = self._new_run(paragraph, run.text)
        word_run.text = run.text  # its tabs and line breaks become Word's
        word_run.bold, word_run.italic = run.is_bold or None, run.is_italic or None
        if run.is_bold:
            word_run.font.cs_bold = True
        if run.is_italic:
            word_run.font.cs_italic = True
        if run.address:
            _link(paragraph, word_run, run.address)
        return word_run

    def _new_run(self, paragraph: WordParagraph, text: str) -> WordRun:
        """Return an empty run for text like this: Latin words within Arabic keep their own direction."""
        run = paragraph.add_run()
        if self._is_rtl and (_RIGHT_TO_LEFT.search(text) or not _LETTER.search(text)):
            run.font.rtl = True
        return run


def _add_field(run: WordRun, code: str) -> None:
    """Make the run a field that Word works out: PAGE or NUMPAGES."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        if kind in ("begin", "separate", "end"):
            element = OxmlElement("w:fldChar", {qn("w:fldCharType"): kind})
        else:
            element = OxmlElement("w:t" if kind else "w:instrText")
            element.text = text
        run._r.append(element)


def _shade(run: WordRun) -> None:
    """Set white on ink."""
    run.font.color.rgb = RGBColor(255, 255, 255)
    attributes = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): "12202B"}
    _add_in_order(run._r.get_or_add_rPr(), OxmlElement("w:shd", attributes), "w:rtl", "w:cs", "w:lang")


def _widen(run: WordRun, by: Length) -> None:
    spacing = OxmlElement("w:spacing", {qn("w:val"): str(round(by.twips))})
    _add_in_order(run._r.get_or_add_rPr(), spacing, "w:sz", "w:szCs", "w:shd", "w:rtl", "w:cs", "w:lang")


def _add_in_order(properties: BaseOxmlElement, element: BaseOxmlElement, *successors: str) -> None:
    """Add the element before those that Word wants behind it."""
    properties.insert_element_before(element, *successors)


def _link(paragraph: WordParagraph, run: WordRun, address: str) -> None:
    """Make the run a link."""
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink", {qn("r:id"): number})
    run.style = "Hyperlink"
    run._r.addprevious(link)
    link.append(run._r)


def _new_numbering(file: WordFile, depth: int) -> int:
    """Return the number of a new list, which begins at 1."""
    numbers: BaseOxmlElement = file.part.numbering_part.element
    number = numbers.add_num(1)  # the decimal one of word_template/word/numbering.xml
    number.add_lvlOverride(ilvl=depth).add_startOverride(1)
    return number.numId


def _widths(count: int, first: int) -> list[Length]:
    """Return the widths of so many columns, together as wide as the text."""
    rest = (TEXT_WIDTH - first) / (count - 1)
    return [Mm(first), *[Mm(rest)] * (count - 1)]


def _say_headings(properties: BaseOxmlElement) -> None:
    """Tell assistive technology that the first row and the first column head the table."""
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    look.attrib.clear()
    for name, value in {"val": "04A0", "firstRow": "1", "firstColumn": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
