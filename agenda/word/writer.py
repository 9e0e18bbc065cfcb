"""Writes the parts of a paper into a Word file: paragraphs in named styles, lists, tables and logos in line."""

import io
import re
from collections.abc import Iterable, Sequence

from django.core.files.storage import default_storage
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from ..documents.logo_wall import WallLogo
from ..documents.outline import Outlined
from ..documents.parts import Cell, Heading, Labelled, Logos, Part, Photo, Table, titles
from ..documents.rich import Item, Paragraph, Run, plain_runs
from . import xml

TEXT_WIDTH = 168  # mm
FIRST_COLUMN = 34  # mm, as wide as that of the labels
FIRST_COLUMNS = {"ar": 42, "zh-hans": 48}  # where two times need more
BEFORE_LABELS, AFTER_LABELS = Pt(6), Pt(9)
PARAGRAPHS = {"quiet": "Quiet", "notice": "Notice"}
TITLE_SIZES = {"long": Pt(17), "very-long": Pt(13)}
PIXEL = 9525  # in the unit of Word's pictures
PHOTO_WIDTH = 120  # mm
LOGO_GAP = Mm(7)  # that a space between logos is set wider
DEEPEST_LIST = 3
LONGEST_PROPERTY = 255  # letters

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")


def as_property(text: str) -> str:
    """Return text that a property of the file can hold: only what is readable, and not too much of it."""
    return "".join(run.text for run in plain_runs(Run(text)))[:LONGEST_PROPERTY]


class Writer:
    """Adds paragraphs and tables to one file, in one direction of writing."""

    def __init__(self, file: WordFile, document: Outlined) -> None:
        self._file = file
        self._is_rtl = document.direction == "rtl"
        self._first_width = FIRST_COLUMNS.get(document.language, FIRST_COLUMN)
        self._lists: dict[int, int] = {}  # depth: the numbering that its list has

    def write_margins(self, document: Outlined) -> None:
        """Write the footer with the number of the page, and on each page after the first what the paper is not."""
        section = self._file.sections[0]
        section.different_first_page_header_footer = bool(document.watermark)
        if document.watermark:
            self._add(section.header.paragraphs[0], Run(document.watermark))
        for footer in [section.footer, *([section.first_page_footer] if document.watermark else [])]:
            paragraph = footer.paragraphs[0]
            paragraph.style = "footer"
            self._add(paragraph, *plain_runs(Run(document.footer)))
            before, between, after = document.page_words
            self._add(paragraph, Run("\t"), Run(before))
            xml.add_field(self._new_run(paragraph, before), "PAGE")
            self._add(paragraph, Run(between))
            xml.add_field(self._new_run(paragraph, before), "NUMPAGES")
            self._add(paragraph, Run(after))

    def write_head(self, document: Outlined) -> None:
        """Write the week, the kind of paper and its title."""
        masthead = self._paragraph("Masthead", Run(document.week, is_bold=True))
        masthead.runs[0].font.size = Pt(10.5)
        self._add(masthead, Run("\t"), Run(document.edition))
        kind = self._paragraph("Kind", Run(document.kind))
        if document.watermark:
            self._add(kind, Run(" "))
            xml.shade(self._add(kind, Run(f"\u00a0{document.watermark}\u00a0"))[-1])
        shown_title, shown_subtitle = titles(document)
        title = self._paragraph("Title", *shown_title)
        for run in title.runs if document.title_length else ():
            run.font.size = TITLE_SIZES[document.title_length]
        if document.subtitle:
            self._paragraph("Subtitle", *shown_subtitle)

    def write_parts(self, parts: Iterable[Part]) -> None:
        """Write what stands below the title."""
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
            case Photo(sha256, alt):
                self._write_photo(sha256, alt)

    def _write_item(self, item: Item) -> None:
        depth = min(item.depth, DEEPEST_LIST - 1)
        kind = "List Bullet" if item.number is None else "List Number"
        paragraph = self._paragraph(f"{kind} {depth + 1}" if depth else kind, *item.runs)
        if item.number is None:
            return
        if item.number == 1:
            self._lists[depth] = xml.new_numbering(self._file, depth)
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
        widths = _widths(part, self._first_width)
        table = self._file.add_table(rows=0, cols=len(widths), style="Programme")
        table.autofit = False
        if self._is_rtl:
            table._tbl.tblPr.insert(1, OxmlElement("w:bidiVisual"))
        xml.say_headings(table._tbl.tblPr)
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
                xml.widen(self._add(paragraph, Run(" "))[0], LOGO_GAP)
            if not logo.sha256:
                self._add(paragraph, Run(logo.name))
                continue
            with default_storage.open(f"logos/{logo.sha256}.png") as file:
                picture = self._new_run(paragraph, "").add_picture(
                    io.BytesIO(file.read()), logo.width * PIXEL
                )
            picture._inline.docPr.set("descr", as_property(logo.name))
            for side in ("distT", "distB", "distL", "distR"):
                picture._inline.set(side, "0")
        return paragraph

    def _write_photo(self, sha256: str, alt: str) -> None:
        with default_storage.open(f"photos/{sha256}.jpg") as file:
            run = self._new_run(self._paragraph("Normal"), "")
            picture = run.add_picture(io.BytesIO(file.read()), Mm(PHOTO_WIDTH))
        picture._inline.docPr.set("descr", as_property(alt))

    def _paragraph(self, style: str, *runs: Run) -> WordParagraph:
        paragraph = self._file.add_paragraph(style=style)
        self._add(paragraph, *runs)
        return paragraph

    def _add(self, paragraph: WordParagraph, *runs: Run) -> list[WordRun]:
        """Add the runs. A paragraph that begins in a language written the other way is set in that direction."""
        language = runs[0].language if runs and not paragraph.runs else ""
        if language and (language == "ar") != self._is_rtl:
            xml.turn(paragraph, is_rtl=not self._is_rtl)
        return [self._add_run(paragraph, run) for run in runs]

    def _add_run(self, paragraph: WordParagraph, run: Run) -> WordRun:
        word_run = self._new_run(paragraph, run.text)
        word_run.text = run.text  # its tabs and line breaks become Word's
        word_run.bold, word_run.italic = run.is_bold or None, run.is_italic or None
        if run.is_bold:
            word_run.font.cs_bold = True
        if run.is_italic:
            word_run.font.cs_italic = True
        if run.language:
            xml.say_language(word_run, run.language)
        if run.address:
            xml.link(paragraph, word_run, run.address)
        return word_run

    def _new_run(self, paragraph: WordParagraph, text: str) -> WordRun:
        """Return an empty run for text like this: each of Arabic and Latin words keep their own direction."""
        run = paragraph.add_run()
        is_mixed = self._is_rtl or xml.is_turned(paragraph)
        if is_mixed and (_RIGHT_TO_LEFT.search(text) or not _LETTER.search(text)):
            run.font.rtl = True
        return run


def _widths(table: Table, first: int) -> list[Length]:
    """Return the widths of the columns, together as wide as the text."""
    shares = table.shares or (1,) * (len(table.head) - 1)
    unit = (TEXT_WIDTH - first) / sum(shares)
    return [Mm(first), *(Mm(share * unit) for share in shares)]
