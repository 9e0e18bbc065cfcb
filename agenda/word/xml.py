"""What python-docx has no word for: fields, links, shades, lists that begin anew, and the head of a table."""

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun


def add_field(run: WordRun, code: str) -> None:
    """Make the run a field that Word works out: PAGE or NUMPAGES."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        if kind in ("begin", "separate", "end"):
            element = OxmlElement("w:fldChar", {qn("w:fldCharType"): kind})
        else:
            element = OxmlElement("w:t" if kind else "w:instrText")
            element.text = text
        run._r.append(element)


def shade(run: WordRun) -> None:
    """Set white on ink."""
    run.font.color.rgb = RGBColor(255, 255, 255)
    attributes = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): "12202B"}
    _add_in_order(run._r.get_or_add_rPr(), OxmlElement("w:shd", attributes), "w:rtl", "w:cs", "w:lang")


def widen(run: WordRun, by: Length) -> None:
    """Set a space wider."""
    spacing = OxmlElement("w:spacing", {qn("w:val"): str(round(by.twips))})
    _add_in_order(run._r.get_or_add_rPr(), spacing, "w:sz", "w:szCs", "w:shd", "w:rtl", "w:cs", "w:lang")


def _add_in_order(properties: BaseOxmlElement, element: BaseOxmlElement, *successors: str) -> None:
    """Add the element before those that Word wants behind it."""
    properties.insert_element_before(element, *successors)


def link(paragraph: WordParagraph, run: WordRun, address: str) -> None:
    """Make the run a link."""
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink", {qn("r:id"): number})
    run.style = "Hyperlink"
    run._r.addprevious(link)
    link.append(run._r)


# As Word names the languages of proofing.
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh-hans": "zh-CN"}
LANGUAGE_ATTRIBUTES = {"ar": "w:bidi", "zh-hans": "w:eastAsia"}  # else w:val


def say_language(run: WordRun, language: str) -> None:
    """Say in which language the run is, for those who hear it and for the spelling."""
    attribute = LANGUAGE_ATTRIBUTES.get(language, "w:val")
    element = OxmlElement("w:lang", {qn(attribute): LOCALES.get(language, language)})
    _add_in_order(run._r.get_or_add_rPr(), element)


def turn(paragraph: WordParagraph, *, is_rtl: bool) -> None:
    """Set one paragraph in the other direction than the rest of the file."""
    element = OxmlElement("w:bidi", {qn("w:val"): "1" if is_rtl else "0"})
    behind = (
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:rPr",
    )
    paragraph._p.get_or_add_pPr().insert_element_before(element, *behind)


def is_turned(paragraph: WordParagraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.find(qn("w:bidi")) is not None


def new_numbering(file: WordFile, depth: int) -> int:
    """Return the number of a new list, which begins at 1."""
    numbers: BaseOxmlElement = file.part.numbering_part.element
    number = numbers.add_num(1)  # the decimal one of template/word/numbering.xml
    number.add_lvlOverride(ilvl=depth).add_startOverride(1)
    return number.numId


def say_headings(properties: BaseOxmlElement) -> None:
    """Tell assistive technology that the first row and the first column head the table."""
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    look.attrib.clear()
    for name, value in {"val": "04A0", "firstRow": "1", "firstColumn": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
