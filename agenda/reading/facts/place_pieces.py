"""What is left of a block when dates, hours and ways to attend are cut away, and how a place is written on one line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..blocks import Block, Span
from ..characters import CJK, bare, squeezed
from ..vocabulary.attendance import VIA
from ..vocabulary.places import AND_BEHIND, NO_VENUE, VENUE_ENDS
from ..vocabulary.titles import UNFINISHED
from .attendance import modes_in, platforms_in
from .clock import find_times
from .dates import find_dates
from .place_extent import places_in, street_in

FEW_WORDS = 14  # of a line that is a place as a whole
_OPEN_END = re.compile(r"(?:\sunited|\d(?:st|nd|rd|th))$")
_BEGIN = re.compile(
    r"[\s,،;:.|)/-]*(?:(?:in|at|en|au|a\s+la|dans|في)\s+)?(?:(?:the|la|le|el)\s+(?!salvador))?",
)


def cut(block: Block, start: int, end: int) -> Block:
    """Return the part of a block between two places that count from its start."""
    return block.cut(block.start + start, block.start + end)


def length(block: Block) -> int:
    """Return how many words a block has; two Chinese characters count as one."""
    return len(block.text.split()) + len(CJK.findall(block.text)) // 2


def pieces(block: Block, is_venue: bool) -> Iterator[Block]:
    """Yield what is left of a block when dates, times, ways to attend and platforms are cut away.

    Under a label for the venue the first piece is one whatever it says, the others where they name a place.
    """
    cursor = block.start
    for start, end in [*sorted(_not_places(block, is_venue)), (block.end, block.end)]:
        piece = trimmed(block.cut(cursor, max(start, cursor)))
        is_first = is_venue and cursor == block.start and not NO_VENUE.match(piece.bare)
        if piece.end > piece.start and (is_first or _names_place(piece)):
            yield piece
            if is_venue:
                return
        cursor = max(cursor, end)


def trimmed(block: Block) -> Block:
    """Cut separators, "and", "via", articles and lone brackets off both ends."""
    end = len(block.text)
    for pattern in (VIA, AND_BEHIND):
        if match := pattern.search(block.bare[:end]):
            end = match.start()
    begin = _BEGIN.match(block.bare)
    block = cut(block, min(begin.end() if begin else 0, end), end)
    if block.plain.count("(") == block.plain.count(")"):
        return block
    inner = block.text.strip("()（）")
    if _open_brackets(inner) == 0:
        at = block.text.find(inner)
        return cut(block, at, at + len(inner))
    lone = block.plain.rfind("(")
    return trimmed(cut(block, 0, lone)) if lone > block.plain.rfind(")") else block


def _open_brackets(text: str) -> int:
    """Return how many brackets of a text stay open."""
    return text.count("(") + text.count("（") - text.count(")") - text.count("）")


def words(block: Block) -> str:
    """Return the words of a place on one line; lines that do not wrap are set apart with a comma."""
    first, *others = block.text.split("\n")
    text = first.strip()
    for line in others:
        text += (" " if is_open(text) else ", ") + line.strip()
    return squeezed(text).strip(" ,;،")


def is_open(text: str) -> bool:
    """Whether a line breaks off within a name or an address: "… to the United", "11 East 84th"."""
    return bool(UNFINISHED.search(bare(text).rstrip()) or _OPEN_END.search(bare(text).rstrip()))


def whole_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, short ones joined where the first breaks off within a name or an address."""
    last: Block | None = None
    for block in blocks:
        is_rest = last is not None and not block.row and is_open(last.text) and length(block) < FEW_WORDS
        if last is not None and is_rest and length(last) < FEW_WORDS:
            last = replace(last, end=block.end)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def has_time(block: Block) -> bool:
    return bool(find_dates(block) or find_times(block))


def begins_with_street(block: Block) -> bool:
    street = street_in(block)
    return street is not None and not re.search(r"\w", block.bare[: street[0]])


def _names_place(piece: Block) -> bool:
    return next(iter(places_in(piece)), None) is not None or street_in(piece) is not None


def _not_places(block: Block, is_venue: bool) -> Iterator[Span]:
    dates = [(date.start, date.end) for date in find_dates(block)]
    yield from dates
    yield from ((time.start, time.end) for time in find_times(block, dates) if time.is_range or not is_venue)
    yield from (span for _mode, span in modes_in(block))
    yield from platforms_in(block)
    if stop := VENUE_ENDS.search(block.bare):
        yield block.start + stop.start(), block.end
