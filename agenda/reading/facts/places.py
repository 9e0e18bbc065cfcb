"""Where the event takes place: the venue, and its address where the text gives a street."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block
from ..sections import Page, Section
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.occasions import AHEAD, FORMER, HELD
from ..vocabulary.places import HELD_AT, IN_SENTENCE, LETTERHEAD, NAME, UNKNOWN, UNSETTLED
from ..vocabulary.streets import IN_CITY, LONE_CITY
from .dates import find_dates
from .place_extent import extent, places_in, street_in
from .place_lines import FACTS, is_place_line, places_of_lines
from .place_pieces import (
    FEW_WORDS,
    begins_with_street,
    cut,
    has_time,
    length,
    pieces,
    trimmed,
    whole_lines,
    words,
)

_CLOSE = 2  # lines between a place and its street
_BESIDE_ADDRESS = ("venue", "when_where", "", "document", "date", "time", "when")


def find_places(page: Page) -> Findings:
    """Return venue and address."""
    found = [*_labelled(page)]
    if not found and not any(section.blocks for section in page.under("venue")):
        found = [*_in_lines(page)] or [*_in_sentences(page)]
    found += _addresses(page, next((value for value in found if value.field == "venue"), None))
    values = [next((value for value in found if value.field == name), None) for name in ("venue", "address")]
    kept = tuple(value for value in values if value)
    return Findings(kept, (), tuple(_unsettled(page, kept)))


def _unsettled(page: Page, found: tuple[Value, ...]) -> Iterator[Doubt]:
    """Yield a doubt where the text says of the place that it is still to be confirmed."""
    ends = {value.spans[-1][1] for value in found}
    for section in page.sections:
        is_labelled = section.key in ("venue", "when_where")
        for block in section.blocks:
            inside = [end - block.start for end in ends if block.start < end <= block.end]
            is_open = any(UNSETTLED.match(block.bare, end) for end in inside)
            if is_open or (is_labelled and (UNKNOWN.fullmatch(block.bare) or UNSETTLED.search(block.bare))):
                yield Doubt("venue", block.text, block.line, "to_be_confirmed")


def _labelled(page: Page) -> Iterator[Value]:
    for section in page.under("venue", "when_where"):
        for block in _whole(section):
            if not UNKNOWN.fullmatch(block.bare):
                for piece in pieces(block, section.key == "venue"):
                    yield from _venue_and_address(piece, 0.95)


def _whole(section: Section) -> Iterator[Block]:
    """Yield the blocks under a label; room, building and street on lines of their own are one."""
    blocks = list(whole_lines(section.blocks))
    while blocks:
        block = blocks.pop(0)
        while blocks and section.key == "venue" and is_place_line(blocks[0]):
            block = replace(block, end=blocks.pop(0).end)
        yield block


def _addresses(page: Page, venue: Value | None) -> Iterator[Value]:
    """Yield what stands under the label for it, or a line of the head that begins with a street."""
    for section in page.under("address"):
        for block in section.blocks[:2]:
            yield Value("address", words(block), ((block.start, block.end),), 0.95)
    for section in page.head:
        before: Block | None = None
        for block in whole_lines(section.blocks) if section.key in _BESIDE_ADDRESS else ():
            street = street_in(block)
            if street and _is_address_line(block) and _follows_place(block, before, venue):
                line = cut(block, street[0], street[1] if "(" in block.text else len(block.text))
                yield Value("address", words(line), ((line.start, line.end),), 0.75)
            before = block


def _is_address_line(block: Block) -> bool:
    return begins_with_street(block) and length(block) < FEW_WORDS and not LETTERHEAD.search(block.bare)


def _follows_place(line: Block, before: Block | None, venue: Value | None) -> bool:
    """Whether the venue or the hour stands just above: the street of a letterhead stands apart from them."""
    if venue and 0 <= line.line - line.line_at(venue.spans[-1][1] - 1) <= _CLOSE:
        return True
    return venue is None and before is not None and has_time(before)


def _in_lines(page: Page) -> Iterator[Value]:
    for place in places_of_lines(page):
        yield from _venue_and_address(place, 0.85)


def _in_sentences(page: Page) -> Iterator[Value]:
    """Yield the venue of a sentence that says that something is held, or names date and hour."""
    for section in page.sections:
        is_text = section.key in NARRATIVE
        if not is_text and section.key not in (*FACTS, "other"):
            continue
        for block in whole_lines(section.blocks):
            for sentence in sentences_of(block):
                if is_text and not AHEAD.search(sentence.bare):
                    continue
                if place := _held_in(sentence):
                    yield from _venue_and_address(place, 0.7 if is_text else 0.85)


def _held_in(sentence: Block) -> Block | None:
    """Return the place in "will be held at the Mission of X in New York"."""
    if not (HELD.search(sentence.bare) or has_time(sentence)):
        return None
    for start, end, _can_be_organization in places_in(sentence):
        before = sentence.bare[:start]
        if IN_SENTENCE.search(before) and not FORMER.search(before):
            return cut(sentence, start, extent(sentence, end))
    for match in HELD_AT.finditer(sentence.plain):
        name = NAME.match(sentence.plain, match.end())
        if name and not LONE_CITY.fullmatch(name[0].lower()) and not find_dates(cut(sentence, *name.span())):
            return cut(sentence, name.start(), extent(sentence, name.end()))
    return None


def _venue_and_address(found: Block, sure: float) -> Iterator[Value]:
    """Cut a place before its street; a city behind "in" belongs to neither."""
    street = street_in(found)
    venue = trimmed(cut(found, 0, street[0]) if street else found)
    city = IN_CITY.search(venue.bare) if sure < 0.9 else None
    venue = trimmed(cut(venue, 0, city.start())) if city else venue
    if re.search(r"[^\W\d]{2}|\d", venue.text) and not LONE_CITY.fullmatch(venue.bare):
        yield Value("venue", words(venue), ((venue.start, venue.end),), sure)
    if street:
        address = trimmed(cut(found, *street))
        yield Value("address", words(address), ((address.start, address.end),), sure)
