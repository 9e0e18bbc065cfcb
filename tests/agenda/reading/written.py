"""Texts as the fact modules meet them: a block of one line, or the page of a whole document."""

from agenda.reading.blocks import Block, Line, compose
from agenda.reading.cutting import page_of
from agenda.reading.formats import open_document
from agenda.reading.sections import Page


def block_of(text: str) -> Block:
    """Return a paragraph."""
    return compose([Line(text)]).blocks[0]


def page_of_text(text: str, name: str = "note.txt") -> Page:
    """Return a document cut into sections; its format is told by the name."""
    return page_of(open_document(text.strip().encode(), name))


def said(findings: object) -> dict[str, object]:
    """Return the values of findings that are sure enough, by their field."""
    return {value.field: value.value for value in findings.values if value.confidence >= 0.5}
