"""What Word shows and mammoth does not see, written so that it does; what Word does not show taken out.

What only says how text looks is taken out too: it is most of a file, and of the time that reading takes.
"""

from collections.abc import Callable

from .word_styles import Styles, drop_hidden, set_bold, set_heading
from .word_xml import MATH, MC, Element, W, drop, is_on, keep, unwrap

# Taken out with all that is in them: what was deleted or moved away, and what is no text.
_DROPPED = [
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart",
        "commentRangeEnd", "commentReference", "tblPr", "tblGrid", "sectPr", "rt", "rubyPr",
    )
]  # fmt: skip
# Taken away around what is in them, which stays.
_UNWRAPPED = [
    f"{W}{name}"
    for name in ("fldSimple", "dir", "bdo", "smartTag", "customXml", "ins", "moveTo", "ruby", "rubyBase")
]
_RENAMED = {f"{W}cr": f"{W}br", f"{W}ptab": f"{W}tab"}
_KEPT = {f"{W}pPr": {f"{W}pStyle", f"{W}numPr", f"{W}rPr"}, f"{W}rPr": {f"{W}b", f"{W}rStyle", f"{W}del"}}


def mend(root: Element, styles: Styles) -> None:
    """Change a part with text in place."""
    for step in _STEPS:
        step(root)
    drop_hidden(root, styles)
    for paragraph in root.iter(f"{W}p"):
        set_heading(paragraph, styles)
        set_bold(paragraph, styles)
    for properties in root.iter(*_KEPT):
        keep(properties, _KEPT[properties.tag])
    for node in root.iter(f"{W}p", f"{W}r", f"{W}tr"):
        node.attrib.clear()


def _take_text_boxes(root: Element) -> None:
    """Leave of drawings only their text boxes. Word writes each twice: for itself, and for older programs."""
    for choice in list(root.iter(f"{MC}AlternateContent")):
        versions = [version for version in choice if version.find(f".//{W}t") is not None]
        versions.sort(key=lambda version: version.tag != f"{MC}Choice")
        for version in list(choice):
            if version in versions[:1]:
                unwrap(version)
            else:
                choice.remove(version)
        unwrap(choice)
    for drawing in list(root.iter(f"{W}drawing", f"{W}pict", f"{W}object")):
        boxes = [box for box in drawing.iter(f"{W}txbxContent") if _is_outermost(box, drawing)]
        for child in list(drawing):
            drawing.remove(child)
        drawing.tag = f"{W}pict"
        drawing.extend(boxes)


def _is_outermost(box: Element, drawing: Element) -> bool:
    return not any(drawing in outer.iterancestors() for outer in box.iterancestors(f"{W}txbxContent"))


def _open_controls(root: Element) -> None:
    """Take what was filled into forms; "Click here to enter a date" is not what anybody wrote."""
    for control in list(root.iter(f"{W}sdt")):
        if is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
            drop(control)
            continue
        keep(control, {f"{W}sdtContent"})
        for content in list(control):
            unwrap(content)
        unwrap(control)


def _drop_deleted(root: Element) -> None:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            drop(row)
    for node in list(root.iter(*_DROPPED)):
        parent = node.getparent()
        if (
            parent is not None and parent.tag != f"{W}rPr"
        ):  # there it says that the end of a paragraph is deleted
            parent.remove(node)


def _unwrap_all(root: Element) -> None:
    for node in list(root.iter(*_UNWRAPPED)):
        unwrap(node)


def _rename(root: Element) -> None:
    for node in root.iter(*_RENAMED):
        node.tag = _RENAMED[node.tag]
    for node in root.iter(f"{W}br"):
        node.attrib.clear()  # a new page or column is a new line


def _write_out_formulas(root: Element) -> None:
    for formula in list(root.iter(f"{MATH}oMath")):
        run, text = formula.makeelement(f"{W}r"), formula.makeelement(f"{W}t")
        text.text = "".join(part.text or "" for part in formula.iter(f"{MATH}t"))
        run.append(text)
        formula.getparent().replace(formula, run)
    for paragraph in list(root.iter(f"{MATH}oMathPara")):
        unwrap(paragraph)


_STEPS: list[Callable[[Element], None]] = [
    _take_text_boxes,
    _open_controls,
    _drop_deleted,
    _unwrap_all,
    _rename,
    _write_out_formulas,
]
