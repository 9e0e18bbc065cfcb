"""What PDF/UA-1 asks of the structure of a PDF, as far as a program can see it.

It is our own check, no certificate: whether the order of reading makes sense, and whether the words of a picture
fit it, only people see. WeasyPrint gives what stands in the margins (footer, number of the page, watermark) a tag
that the parent tree knows and that is no part of the tree of the document, so that it is not read on every page.
"""

import re
from collections.abc import Iterator

import pikepdf

HEADING = re.compile(r"/H(\d)$")
STANDARD = frozenset(
    [
        "/Document",
        "/Div",
        "/P",
        "/H1",
        "/H2",
        "/H3",
        "/H4",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/Table",
        "/THead",
        "/TBody",
        "/TR",
        "/TH",
        "/TD",
        "/Span",
        "/Link",
        "/Figure",
        "/NonStruct",
    ]
)
PARENTS = {  # where a tag may stand
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TR": {"/Table", "/THead", "/TBody"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
}
SHOWS = frozenset(
    ["Tj", "TJ", "'", '"', "Do", "sh", "EI", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*"]
)  # operators that put something on the page


def problems_of(pdf: pikepdf.Pdf, *, language: str, title: str, pictures: int) -> Iterator[str]:
    """Yield what is amiss, a sentence each."""
    yield from _in_the_catalogue(pdf, language, title)
    elements = list(_elements(pdf.Root.StructTreeRoot.K, ""))
    yield from _in_the_tree(elements)
    yield from _in_tables([element for element, _parent in elements])
    found = [element for element, _parent in elements if element.S == "/Figure"]
    if len(found) != pictures:
        yield f"has {len(found)} pictures"
    if not all(str(picture.get("/Alt", "")).strip() for picture in found):
        yield "has a picture without words"
    with pdf.open_outline() as outline:
        marks = list(_bookmarks(outline.root))
    headings = [element for element, _parent in elements if HEADING.match(str(element.S))]
    if len(marks) != len(headings) or not all(mark.strip() for mark in marks):
        yield f"has {len(headings)} headings, yet the bookmarks {marks}"
    for number, page in enumerate(pdf.pages, start=1):
        for problem in _on_the_page(pdf, page):
            yield f"page {number} {problem}"


def _in_the_catalogue(pdf: pikepdf.Pdf, language: str, title: str) -> Iterator[str]:
    if not pdf.Root.MarkInfo.Marked:
        yield "is not marked as tagged"
    if str(pdf.Root.Lang) != language:
        yield f"is in {pdf.Root.Lang}"
    if not pdf.Root.ViewerPreferences.DisplayDocTitle:
        yield "has the name of its file for a title"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "does not say that it is PDF/UA-1"
        if metadata.get("dc:title") != title or str(pdf.docinfo.Title) != title:
            yield f"has the title {metadata.get('dc:title')}"


def _elements(node: pikepdf.Object, parent: str) -> Iterator[tuple[pikepdf.Object, str]]:
    """Yield the elements of the structure in the order of reading, each with the tag above it."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child, parent)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node, parent
        yield from _elements(node.get("/K", pikepdf.Array()), str(node.S))


def _in_the_tree(elements: list[tuple[pikepdf.Object, str]]) -> Iterator[str]:
    tags = [str(element.S) for element, _parent in elements]
    if unknown := set(tags) - STANDARD:
        yield f"has tags of its own: {sorted(unknown)}"
    for element, parent in elements:
        if parent not in PARENTS.get(str(element.S), {parent}):
            yield f"has {element.S} in {parent}"
    levels = [int(found[1]) for tag in tags if (found := HEADING.match(tag))]
    if levels[:1] != [1]:
        yield "does not begin with a heading of the first level"
    if any(after > before + 1 for before, after in zip(levels, levels[1:], strict=False)):
        yield f"leaves out a level of headings: {levels}"


def _in_tables(elements: list[pikepdf.Object]) -> Iterator[str]:
    """Each table has headers, and each cell names those that belong to it, by their `ID`."""
    headers = {str(element.ID) for element in elements if element.S == "/TH" and "/ID" in element}
    for table in (element for element in elements if element.S == "/Table"):
        cells = [cell for cell, _parent in _elements(table, "") if cell.S in ("/TD", "/TH")]
        if not any(cell.S == "/TH" for cell in cells):
            yield "has a table without headers"
        for cell in cells:
            named = [str(header) for header in cell.get("/A", {}).get("/Headers", [])]
            if (cell.S == "/TD" and not named) or not headers.issuperset(named):
                yield f"has a cell with the headers {named}"


def _bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _bookmarks(item.children)


def _on_the_page(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Iterator[str]:
    """Yield what is shown outside of the structure, links that no tag knows, and fonts that are not in the file."""
    tagged = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.StructParents)]
    marks: list[pikepdf.Object] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                marks.append(operands)
                if len(operands) > 1 and not _is_in(tagged, int(operands[1].MCID)):
                    yield f"has a mark that the structure does not know: {operands}"
            case "EMC":
                marks.pop()
            case shows if shows in SHOWS and not marks:
                yield f"shows something outside the structure: {shows} {operands!r:.60}"
    if page.get("/Annots") and page.get("/Tabs") != "/S":
        yield "goes through its links in another order than that of the structure"
    for link in page.get("/Annots", []):
        if "/StructParent" not in link or not str(link.get("/Contents", "")):
            yield f"has a link without tag or words: {link.get('/A')}"
    for font in page.Resources.get("/Font", {}).values():
        kept = font.DescendantFonts[0].FontDescriptor
        if "/ToUnicode" not in font or not {"/FontFile2", "/FontFile3"} & set(kept.keys()):
            yield f"has {font.BaseFont} without its letters"


def _is_in(tagged: pikepdf.Object, mark: int) -> bool:
    return mark < len(tagged) and isinstance(tagged[mark], pikepdf.Dictionary)
