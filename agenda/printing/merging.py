"""Many papers as one PDF: their tags, languages and bookmarks are kept, each paper a part of its own."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, NumberTree, OutlineItem, Pdf

UA = "http://www.aiim.org/pdfua/ns/id/"


def merge(papers: Sequence[Path], target: Path, *, title: str, language: str) -> None:
    """Write the papers, in their order, into one PDF with a bookmark for each that leads to its first page.

    They are papers of `pdf.render`: tagged, with title and language, without links from page to page. A bookmark is
    named as the paper is, with the paper's own below it. The structure of each stays whole and says its language.
    The same papers give the same bytes; the file is there at once or not at all.
    """
    with Pdf.new() as merged:
        root = merged.make_indirect(Dictionary(Type=pikepdf.Name.StructTreeRoot, K=Array()))
        merged.Root.StructTreeRoot = root
        merged.Root.MarkInfo = Dictionary(Marked=True)
        merged.Root.Lang = language
        merged.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        parents, bookmarks = Array(), []
        for number, path in enumerate(papers):
            with Pdf.open(io.BytesIO(path.read_bytes())) as paper:  # no limit of open files is met
                bookmarks.append(_bookmark(paper, first=len(merged.pages)))
                _add_pages(merged, paper, first_parent=_next_key(parents))
                _add_structure(merged, paper, parents, number)
        root.ParentTree = merged.make_indirect(Dictionary(Nums=parents))
        with merged.open_outline() as outline:
            outline.root.extend(bookmarks)
        _describe(merged, title)
        part = target.with_suffix(".part")
        merged.save(part, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    part.replace(target)


def _next_key(parents: Array) -> int:
    """Return the number after the last one in the list of number, value, number, value."""
    return int(parents[-2]) + 1 if len(parents) else 0


def _add_pages(merged: Pdf, paper: Pdf, *, first_parent: int) -> None:
    """Add the pages, whose keys into the tree of parents count on."""
    first = len(merged.pages)
    merged.pages.extend(paper.pages)
    for page in merged.pages[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + first_parent
        for note in page.obj.get("/Annots", Array()):
            note.StructParent = int(note.StructParent) + first_parent


def _add_structure(merged: Pdf, paper: Pdf, parents: Array, number: int) -> None:
    """Add the tags below the common root. They lead to the pages that were added before."""
    first_parent = _next_key(parents)
    root = merged.Root.StructTreeRoot
    # one object, so that what is met twice is copied once
    copied = merged.copy_foreign(paper.Root.StructTreeRoot)
    for element in copied.K:
        element.P = root
        element.Lang = paper.Root.Lang
        root.K.append(element)
        for inner in _elements(element):
            _make_own(inner, f"{number}-")
    for key, value in sorted(NumberTree(copied.ParentTree).items()):
        parents.append(first_parent + key)
        parents.append(value)


def _elements(element: pikepdf.Object) -> Iterator[Dictionary]:
    """Yield an element of the structure and all below it."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Array):
            waiting.extend(found)
        elif isinstance(found, Dictionary) and "/S" in found:
            yield found
            waiting.append(found.get("/K", Array()))


def _make_own(element: Dictionary, prefix: str) -> None:
    """Give the cells names that no other paper has, by which the cells of a table know their headers."""
    if "/ID" in element:
        element.ID = prefix + str(element.ID)
    told = element.get("/A", Array())
    for attributes in told if isinstance(told, Array) else [told]:
        if "/Headers" in attributes:
            attributes.Headers = Array([prefix + str(name) for name in attributes.Headers])


def _bookmark(paper: Pdf, *, first: int) -> OutlineItem:
    """Return the bookmark of a paper that begins on the page of that number, closed, with its headings below."""
    bookmark = OutlineItem(str(paper.docinfo.Title), first, "Fit")
    bookmark.is_closed = True
    with paper.open_outline() as outline:
        headings = outline.root[0].children if len(outline.root) == 1 else outline.root  # below its title
        bookmark.children.extend(_moved(paper, heading, first) for heading in headings)
    return bookmark


def _moved(paper: Pdf, heading: OutlineItem, first: int) -> OutlineItem:
    page, _kind, left, top, _zoom = heading.destination  # type: ignore[misc]  # as WeasyPrint writes it
    at = first + paper.pages.index(pikepdf.Page(page))
    moved = OutlineItem(heading.title, at, "XYZ", left=float(left), top=float(top), zoom=0)
    moved.is_closed = True
    moved.children.extend(_moved(paper, child, first) for child in heading.children)
    return moved


def _describe(merged: Pdf, title: str) -> None:
    with merged.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata.register_xml_namespace(UA, "pdfuaid")
        metadata["pdfuaid:part"] = "1"
        metadata["dc:title"] = title
