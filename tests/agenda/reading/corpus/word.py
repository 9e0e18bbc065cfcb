"""Makes a Word file from a small XML description, with the parts that real Word files have.

Known elements: `header`, `footer`, `h1` to `h3`, `p` (class title, subtitle or center), `ul`, `ol` (class continue
goes on with the numbers of the list before), `li` (may hold a list), `table` with `tr`, `th`, `td` (colspan, rowspan),
`textbox`, and inside a paragraph `b`, `i`, `u`, `br`, `tab`, `a`, `ins`, `del` (tracked changes), `logo` (a picture).
"""

import io
import re
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

STYLES = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3", "title": "Title", "subtitle": "Subtitle"}
LIST_STYLES = {"ul": "List Bullet", "ol": "List Number"}
MARKS = {"b": "bold", "i": "italic", "u": "underline"}
AUTHOR = {"w:id": "1", "w:author": "Reviewer", "w:date": "2026-04-01T09:00:00Z"}

# Word writes the text of a text box twice: for itself and, in the fallback, for older readers.
TEXT_BOX = f"""<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="4000000" cy="900000"/>
<wp:docPr id="7" name="Text Box 7"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>
</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:315pt;height:71pt">
<v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def word_file(source: Path) -> bytes:
    """Return the .docx that the XML file describes; an element that is not known raises KeyError."""
    root = ElementTree.parse(source).getroot()
    document = Document()
    writer = _Writer(document, is_rtl=root.get("dir") == "rtl", language=root.get("lang", "en-GB"))
    for element in root:
        writer.block(element, document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


class _Writer:
    def __init__(self, document, *, is_rtl: bool, language: str):
        self.document = document
        self.is_rtl = is_rtl
        self.numbering = document.part.numbering_part.element
        self.number_of_list = None
        document.core_properties.language = language

    def block(self, element: Element, place) -> None:
        """Write one block element into a document, a table cell, a header or a footer."""
        tag = element.tag
        if tag in ("header", "footer"):
            self.paragraph(element, getattr(self.document.sections[0], tag).paragraphs[0])
        elif tag in LIST_STYLES:
            self.list(element, place, level=1)
        elif tag == "table":
            self.table(element, place)
        elif tag == "textbox":
            self.text_box(element, place)
        else:
            style = STYLES[tag] if tag != "p" else STYLES.get(element.get("class", ""))
            paragraph = self.paragraph(element, place.add_paragraph(style=style))
            if element.get("class") == "center":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def paragraph(self, element: Element, paragraph):
        if self.is_rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        self.runs(element, paragraph, {})
        return paragraph

    def runs(self, element: Element, paragraph, marks: dict[str, bool]) -> None:
        """Write the text of an element and of those inside it, each with its own marks; lists are left out."""
        self.run(element.text, paragraph, marks)
        for child in element:
            if child.tag in MARKS:
                self.runs(child, paragraph, {**marks, MARKS[child.tag]: True})
            elif child.tag == "br":
                paragraph.add_run().add_break()
            elif child.tag == "tab":
                paragraph.add_run().add_tab()
            elif child.tag == "logo":
                self.logo(child, paragraph)
            elif child.tag in ("a", "ins", "del"):
                self.wrapped_run(child, paragraph, marks)
            elif child.tag not in LIST_STYLES:
                raise KeyError(child.tag)
            self.run(child.tail, paragraph, marks)

    def run(self, text: str | None, paragraph, marks: dict[str, bool]):
        text = re.sub(r"\s*\n\s*", "", text or "")  # what only lays out the source
        if not text:
            return None
        run = paragraph.add_run(text)
        for mark, is_on in marks.items():
            setattr(run, mark, is_on)
        if self.is_rtl:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
        return run

    def wrapped_run(self, element: Element, paragraph, marks: dict[str, bool]) -> None:
        """Write a link or a tracked change: a run inside an element of its own."""
        run = self.run(element.text, paragraph, marks)._r
        if element.tag == "a":
            wrapper = OxmlElement("w:hyperlink")
            target = paragraph.part.relate_to(
                element.get("href"), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            wrapper.set(qn("r:id"), target)
        else:
            wrapper = OxmlElement(
                f"w:{element.tag}", attrs={qn(name): value for name, value in AUTHOR.items()}
            )
        if element.tag == "del":
            run.find(qn("w:t")).tag = qn("w:delText")
        run.addprevious(wrapper)
        wrapper.append(run)

    def logo(self, element: Element, paragraph) -> None:
        picture = io.BytesIO()
        Image.new("RGB", (120, 40), "#335577").save(picture, "PNG")
        picture.seek(0)
        shape = paragraph.add_run().add_picture(picture)
        shape._inline.docPr.set("descr", element.get("alt", ""))

    def list(self, element: Element, place, *, level: int) -> None:
        style = LIST_STYLES[element.tag] + (f" {level}" if level > 1 else "")
        if element.tag == "ol" and element.get("class") != "continue":
            self.number_of_list = self.new_number(style)
        for item in element:
            paragraph = self.paragraph(item, place.add_paragraph(style=style))
            if element.tag == "ol":
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = self.number_of_list
            for inner in item:
                if inner.tag in LIST_STYLES:
                    self.list(inner, place, level=level + 1)

    def new_number(self, style: str) -> int:
        """Return the id of a numbering of its own, so that each list begins with 1."""
        properties = self.document.styles[style].element.pPr.numPr
        common = self.numbering.num_having_numId(properties.numId.val)
        number = self.numbering.add_num(common.abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return number.numId

    def table(self, element: Element, place) -> None:
        rows = list(element)
        columns = max(sum(int(cell.get("colspan", 1)) for cell in row) for row in rows)
        table = place.add_table(rows=len(rows), cols=columns)
        table.style = "Table Grid"
        taken = set()
        for down, row in enumerate(rows):
            across = 0
            for cell in row:
                while (down, across) in taken:
                    across += 1
                height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
                taken |= {(down + y, across + x) for y in range(height) for x in range(width)}
                target = table.cell(down, across)
                if (height, width) != (1, 1):
                    target = target.merge(table.cell(down + height - 1, across + width - 1))
                self.cell(cell, target, is_header=cell.tag == "th")
        place.add_paragraph()

    def cell(self, element: Element, cell, *, is_header: bool) -> None:
        first = cell.paragraphs[0]
        if any(child.tag in ("p", *LIST_STYLES) for child in element):
            for child in element:
                self.block(child, cell)
            first._p.getparent().remove(first._p)
        else:
            self.paragraph(element, first)
            for run in first.runs:
                run.bold = run.bold or is_header

    def text_box(self, element: Element, place) -> None:
        paragraph = place.add_paragraph()
        box = parse_xml(TEXT_BOX)
        holder = Document()
        for child in element:
            self.block(child, holder)
        for content in box.iter(qn("w:txbxContent")):
            content.extend(deepcopy(inner._p) for inner in holder.paragraphs)
        paragraph._p.append(box)
