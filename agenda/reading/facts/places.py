"""Where the event takes place: the venue, and its address where the text gives a street."""

import re
from collections.abc import Iterator

from ..blocks import Block, Span
from ..characters import squeezed
from ..sections import Page
from ..sentences import sentences_of
from ..values import Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.phrases import HELD
from ..vocabulary.places import (
    AND_BEHIND,
    HELD_AT,
    IN,
    IN_CITY,
    LONE_CITY,
    NEXT_PLACE,
    NOT_A_PLACE,
    OFFICE,
    PLACE,
    STREET,
    UNKNOWN,
    VENUE_ENDS,
)
from ..vocabulary.roles import LED_BY_PATTERN
from .attendance import MODES
from .clock import find_times
from .dates import find_dates
from .names import PHRASE

_SAID = ("", "document", "title", "format", "when", "date", "time", "rsvp", "subtitle", "week", "platform")
_FEW_WORDS = 14  # of a line that is a place as a whole
_LINE = 40  # words up to which a block is a line of facts


def find_places(page: Page) -> Findings:
    """Return venue and address."""
    found = [*_labelled(page)] or [*_said(page)]
    found += _labelled_address(page)
    values = [next((value for value in found if value.field == name), None) for name in ("venue", "address")]
    return Findings(tuple(value for value in values if value))


def _labelled(page: Page) -> Iterator[Value]:
    for section in page.under("venue", "when_where"):
        for block in section.blocks:
            if UNKNOWN.fullmatch(block.bare):
                continue
            for piece in pieces(block, section.key == "venue"):
                yield from _venue_and_address(piece, 0.95)


def _labelled_address(page: Page) -> Iterator[Value]:
    """Yield what stands under the label for it, or a line of the head that begins with a street."""
    for section in page.under("address"):
        for block in section.blocks[:2]:
            yield Value("address", _words(block), ((block.start, block.end),), 0.95)
    for section in page.head:
        for block in section.blocks:
            is_line = STREET.match(block.bare) and len(block.text.split()) < _FEW_WORDS
            if is_line and section.key in ("venue", "when_where", ""):
                yield Value("address", _words(block), ((block.start, block.end),), 0.75)


def _said(page: Page) -> Iterator[Value]:
    """Yield the venue that a line of the head or a sentence names."""
    for section in page.sections:
        is_text = section.key in NARRATIVE
        if not is_text and section.key not in _SAID:
            continue
        for block in section.blocks:
            for sentence in sentences_of(block):
                found = _held_at(sentence) or (None if is_text else _named(sentence))
                if found:
                    yield from _venue_and_address(found, 0.7 if is_text else 0.85)


def pieces(block: Block, is_venue: bool) -> Iterator[Block]:
    """Yield what is left of a block when dates, times and "and online via …" are cut away."""
    cursor = block.start
    for start, end in [*sorted(_not_places(block, is_venue)), (block.end, block.end)]:
        piece = _trimmed(block.cut(cursor, max(start, cursor)))
        is_first = is_venue and cursor == block.start
        if piece.end > piece.start and (is_first or PLACE.search(piece.bare) or STREET.search(piece.bare)):
            yield piece
            if is_venue:
                return
        cursor = max(cursor, end)


def _not_places(block: Block, is_venue: bool) -> Iterator[Span]:
    dates = [(date.start, date.end) for date in find_dates(block)]
    yield from dates
    yield from ((time.start, time.end) for time in find_times(block, dates) if time.is_range or not is_venue)
    for pattern in (*MODES.values(), NOT_A_PLACE):
        yield from (
            (block.start + match.start(), block.start + match.end()) for match in pattern.finditer(block.bare)
        )
    if stop := VENUE_ENDS.search(block.bare):
        yield block.start + stop.start(), block.end


def _held_at(sentence: Block) -> Block | None:
    """Return the place in "will be held at the Mission of X in New York"."""
    for match in HELD_AT.finditer(sentence.plain):
        phrase = PHRASE.match(sentence.plain, match.end())
        if phrase and not LONE_CITY.fullmatch(phrase[0].lower()) and not _has_date(sentence, *phrase.span()):
            return _cut(sentence, phrase.start(), _place_end(sentence, phrase.end()))
    is_held = HELD.search(sentence.bare) or find_dates(sentence) or find_times(sentence)
    for place in PLACE.finditer(sentence.bare) if is_held else ():
        if IN.search(sentence.bare[: place.start()]):
            return _cut(sentence, place.start(), _place_end(sentence, place.end()))
    return None


def _named(block: Block) -> Block | None:
    """Return the room or building in a short line of the head: "3.00–4.45 p.m. | Mission of Germany"."""
    if len(block.text.split()) > _LINE:
        return None
    for part in re.finditer(r"[^|\t\n]+", block.plain):
        piece = _cut(block, *part.span())
        if _is_only_place(piece):
            return next(pieces(piece, is_venue=True), piece)
    place = PLACE.search(block.bare)
    if not place or not (
        IN.search(block.bare[: place.start()]) or not re.search(r"\w", block.bare[: place.start()])
    ):
        return None
    is_located = STREET.search(block.bare) or re.search(
        r"\d|(?<!\w)(?:at|a|en)\s|\|", block.bare[: place.start()]
    )
    if OFFICE.match(place[0]) and not is_located:
        return None  # who organizes, more likely than where
    return _cut(block, place.start(), _place_end(block, place.end()))


def _is_only_place(piece: Block) -> bool:
    """Whether a short line is a place as a whole: Express Bar, Conference Building, UN Headquarters."""
    place = PLACE.search(piece.bare)
    if not place or OFFICE.match(place[0]) or len(piece.text.split()) > _FEW_WORDS:
        return False
    if find_dates(piece) or find_times(piece) or LED_BY_PATTERN.search(piece.bare):
        return False
    return piece.text[:1].isupper() and not re.search(
        r"[.:?!]|\b(?:will|is|are|side\s+event|week)\b", piece.bare
    )


def _place_end(block: Block, end: int) -> int:
    """Return where a place ends: behind the buildings, streets and cities that follow, before other facts."""
    while True:
        step = _next_step(block, end)
        if step <= end:
            return end
        end = step


def _next_step(block: Block, end: int) -> int:
    """Return the end of what follows a place and belongs to it; `end` where nothing does."""
    joint = NEXT_PLACE.match(block.bare, end)
    begin = joint.end() if joint else end
    if follows := PLACE.match(block.bare, begin):
        is_bracketed = "(" in block.bare[end:begin] and block.bare[follows.end() : follows.end() + 1] == ")"
        return follows.end() + is_bracketed
    if STREET.match(block.bare, begin):
        rest = re.match(r"[^.;|\n)]*?(?=\s+(?:on|from|and\s+online|via)\s|[.;|\n)]|$)", block.plain[begin:])
        return begin + (rest.end() if rest else 0)
    phrase = PHRASE.match(block.plain, begin)
    if not phrase or _has_date(block, *phrase.span()):
        return end
    is_of = re.match(r"\s+(?:(?:of|de|du|des|del)\s+.*)?$", block.bare[end : phrase.start()])
    is_place = LONE_CITY.match(phrase[0].lower()) or re.search(
        r"(?i)floor|building|headquarters|bâtiment|edificio", phrase[0]
    )
    return phrase.end() if is_of or is_place else end


def _has_date(block: Block, start: int, end: int) -> bool:
    return bool(find_dates(_cut(block, start, end)))


def _cut(block: Block, start: int, end: int) -> Block:
    return block.cut(block.start + start, block.start + end)


def _venue_and_address(found: Block, sure: float) -> Iterator[Value]:
    """Cut a place before its street; a city behind "in" belongs to neither."""
    street = STREET.search(found.bare)
    venue = _trimmed(_cut(found, 0, street.start()) if street else found)
    city = IN_CITY.search(venue.bare) if sure < 0.9 else None
    venue = _trimmed(_cut(venue, 0, city.start())) if city else venue
    if re.search(r"[^\W\d]{2}|\d", venue.text) and not LONE_CITY.fullmatch(venue.bare):
        yield Value("venue", _words(venue), ((venue.start, venue.end),), sure)
    if street:
        address = _trimmed(_cut(found, street.start(), len(found.text)))
        yield Value("address", _words(address), ((address.start, address.end),), sure)


def _trimmed(block: Block) -> Block:
    """Cut separators, "and", "via", articles and lone brackets off both ends."""
    end = len(block.text)
    for pattern in AND_BEHIND:
        if match := pattern.search(block.bare, 0, end):
            end = match.start()
    begin = re.match(
        r"[\s,;:.|)/-]*(?:(?:in|at|en|au|a\s+la|dans|في)\s+)?(?:(?:the|la|le|el)\s+(?!salvador))?", block.bare
    )
    start = min(begin.end() if begin else 0, end)
    block = _cut(block, start, end)
    if block.text.count("(") == block.text.count(")"):
        return block
    inner = block.text.strip("()")
    at = block.text.find(inner)
    return _cut(block, at, at + len(inner)) if inner.count("(") == inner.count(")") else block


def _words(block: Block) -> str:
    return squeezed(re.sub(r"\s*\n\s*", ", " if "," not in block.text else " ", block.text)).strip(" ,;")
