"""Whom to ask: the focal point's name, function, mail and telephone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block, Span
from ..characters import bare, squeezed
from ..organizations import Index
from ..sections import Page, Section
from ..values import Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.people import FUNCTION, HONORIFIC
from ..vocabulary.phrases import ASK, TO_CONTACT
from .persons import name_at

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.I)
_PHONE = re.compile(r"(?P<number>(?:\+|\(\+?)\d[\d\s().-]{6,18}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})")
_PHONE_WORDS = re.compile(
    r"(?:tel|phone|telephone|mobile|cell|téléphone|tél|teléfono|هاتف|тел|电话)[\s.:]*$", re.I
)
_END = re.compile(r"[.;]\s|[.;]$")
_EDGES = re.compile(
    r"^[\s,،(:：–|-]+|(?:\b(?:at|via|by|e-?mail|email|tel|phone|courriel|correo)\b[.:]?|[\s,،:;(：–|-])+$",
    re.I,
)
_MOST_LINES = 6
_NEAR = 120  # characters between "for further information" and "contact"


@dataclass(frozen=True)
class Contact:
    """Whom to ask; parts that are not said are empty."""

    name: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""


def find_contact(page: Page, index: Index) -> Findings:
    """Return the contact under its label, else the one that a sentence names."""
    for section in page.under("contact"):
        contact, spans = _read([*section.blocks, *_ways_below(page, section)], index)
        if contact != Contact():
            return Findings((Value("contact", contact, tuple(spans), 0.92),))
    for lead, blocks in _said(page):
        contact, spans = _read(blocks, index)
        if contact != Contact():
            return Findings((Value("contact", contact, tuple(spans), 0.85),), (lead,))
    return Findings()


def _said(page: Page) -> Iterator[tuple[Span, list[Block]]]:
    """Yield each "for further information, please contact" with the words behind it, or the lines below."""
    for section in page.sections:
        if section.key in NARRATIVE | {"contact", "agenda"}:
            continue
        for number, block in enumerate(section.blocks):
            for match in TO_CONTACT.finditer(block.bare):
                if ASK.search(block.bare[max(0, match.start() - _NEAR) : match.end()]):
                    rest = block.cut(block.start + match.end(), block.end)
                    below = list(section.blocks[number + 1 : number + 4])
                    lead = (block.start + match.start(), block.start + match.end())
                    yield lead, [rest] if rest.end > rest.start else below


def _ways_below(page: Page, section: Section) -> Iterator[Block]:
    """Yield the blocks under labels for mail and telephone right behind a contact."""
    place = page.sections.index(section)
    for other in page.sections[place + 1 : place + 4]:
        if other.key not in ("email", "phone"):
            return
        yield from other.blocks


def _read(blocks: list[Block], index: Index) -> tuple[Contact, list[Span]]:
    """Read name, function, mail and telephone from a few lines."""
    email = phone = name = function = ""
    spans: list[Span] = []
    for block in blocks[:_MOST_LINES]:
        taken: list[Span] = []
        if match := EMAIL.search(block.plain):
            email = email or match[0]
            taken.append(match.span())
        if match := _PHONE.search(block.plain):
            phone = phone or squeezed(match["number"])
            words = _PHONE_WORDS.search(block.plain[: match.start()])
            taken.append((words.start() if words else match.start(), match.end()))
        if not name:
            name, function, more = _named(block, taken, index, function)
            taken += more
        elif not function and FUNCTION.search(block.bare) and not taken:
            function = squeezed(block.text).rstrip(".,")
            taken.append((0, len(block.text)))
        spans += [(block.start + start, block.start + end) for start, end in taken]
    return Contact(name, function, email, phone), spans


def _named(block: Block, taken: list[Span], index: Index, function: str) -> tuple[str, str, list[Span]]:
    """Return name and function at the beginning of a block, before its mail and telephone."""
    text = block.plain[: min([start for start, _end in taken] + [len(block.text)])]
    honorific = HONORIFIC.match(text, len(text) - len(text.lstrip()))
    begin = honorific.end() if honorific else len(text) - len(text.lstrip())
    name = name_at(text, begin)
    is_person = bool(name) and (bool(honorific) or len(name.split()) > 1) and not index.match(name)[0]
    if not is_person:
        return _office(text, begin, index, function)
    rest = text[begin + len(name) :]
    stop = _END.search(rest)
    rest = rest[: stop.start()] if stop else rest
    said = squeezed(_EDGES.sub("", rest))
    said = said.rstrip(")") if said.count(")") > said.count("(") else said
    end = begin + len(name)
    spans = [(0, end), *([(end, end + len(rest))] if said else [])]
    return name, said or function, spans


def _office(text: str, begin: int, index: Index, function: str) -> tuple[str, str, list[Span]]:
    """Return an office or function that is named instead of a person: "Humanitarian section, Mission of X"."""
    words = squeezed(_EDGES.sub("", _END.split(text[begin:])[0]))
    is_office = bool(words) and (FUNCTION.search(bare(words[:30])) or index.match(words)[0])
    if function or not is_office:
        return "", function, []
    return "", words, [(begin, begin + len(text[begin:].rstrip()))]
