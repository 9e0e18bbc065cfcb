"""Texts as the fact modules meet them: a block of one line, or the page of a whole document."""

from agenda.reading.blocks import Block, Line, compose
from agenda.reading.cutting import page_of
from agenda.reading.facts.answers import find_answers
from agenda.reading.facts.dates import find_dates
from agenda.reading.formats import open_document
from agenda.reading.sections import Page
from agenda.reading.values import Findings


def block_of(text: str) -> Block:
    """Return a paragraph."""
    return compose([Line(text)]).blocks[0]


def page_of_text(text: str, name: str = "note.txt") -> Page:
    """Return a document cut into sections; its format is told by the name."""
    return page_of(open_document(text.strip().encode(), name))


def said(findings: object) -> dict[str, object]:
    """Return the values of findings that are sure enough, by their field."""
    return {value.field: value.value for value in findings.values if value.confidence >= 0.5}


EVENT = find_dates(block_of("Wednesday, 20 May 2026"))[0]


def answers(text: str, name: str = "note.txt") -> dict[str, object]:
    """Return what a text says of answers and conditions of the event."""
    return said(find_answers(page_of_text(text, name), EVENT, Findings()))
