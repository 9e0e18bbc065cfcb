"""Word: .docx by way of the HTML that mammoth makes of it, and the headers and footers that it leaves out."""

import re
from collections.abc import Iterator
from dataclasses import replace

import mammoth

from .. import layout
from ..blocks import Document, Line, compose
from ..characters import clean
from . import html
from .word_parts import Parts, damaged, packed, parts_of
from .word_xml import Element, W

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Heading 7'] => h6:fresh
p[style-name='Logos'] => p.logo-wall:fresh
"""
_NOTE_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^>]*>\[\d+\]</a></sup>')
_BACK_LINK = re.compile(r'<a href="#(?:foot|end)note-ref-[^>]*>.</a>')
_FOOTER_WORDS = re.compile(r"(?:page)?\s*\d*\s*(?:of|/|de|sur)?\s*\d*", re.I)


def read(content: bytes) -> Document:
    """Return the document in the file. Macros, embedded files and external references are left untouched."""
    parts = parts_of(content)
    page = _BACK_LINK.sub("", _NOTE_MARK.sub("", _page(parts)))
    lines, healed = html.finish(html.lines_of(page or "<p></p>", keeps_tabs=True), keeps_tabs=True)
    said = {line.text for line in lines}
    heads, feet = (
        [line for line in _margin_lines(parts, kind) if line.text not in said]
        for kind in ("header", "footer")
    )
    return compose([*heads, *lines, *feet], healed)


def _page(parts: Parts) -> str:
    try:
        return mammoth.convert_to_html(
            packed(parts), style_map=_STYLES, convert_image=_no_image, external_file_access=False
        ).value
    except MemoryError:
        raise
    except Exception as error:  # mammoth lets through whatever a strange file makes it stumble over
        raise damaged() from error


def _margin_lines(parts: Parts, kind: str) -> Iterator[Line]:
    """Yield each line of the headers or footers once. Letterheads stand there, and the name of the week."""
    seen = set()
    for name in sorted(parts):
        if not re.fullmatch(rf"word/{kind}\d*\.xml", name):
            continue
        for paragraph in parts[name].iter(f"{W}p"):
            text = re.sub(r"\s+", " ", clean("".join(_pieces(paragraph)))).strip()
            if text and text not in seen:
                seen.add(text)
                line = Line(text, marker=layout.marker_length(text), is_aside=kind == "footer")
                yield replace(line, is_furniture=bool(_FOOTER_WORDS.fullmatch(text)))


def _pieces(paragraph: Element) -> Iterator[str]:
    """Yield the text of a paragraph without that of text boxes, which are paragraphs of their own."""
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(node.iterancestors(f"{W}p")) is paragraph:
            yield node.text or "" if node.tag == f"{W}t" else " "


@mammoth.images.img_element
def _no_image(_image: object) -> dict[str, str]:
    return {}
