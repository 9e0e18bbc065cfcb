"""The narrative parts: background, objectives, areas of focus, expected outputs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block, Kind, Span
from ..characters import squeezed
from ..sections import Page
from ..values import Doubt, Findings, Value
from ..vocabulary.phrases import ADDRESSED, RSVP
from .clock import find_times
from .dates import find_dates

_INLINE_NUMBER = re.compile(r"(?:(?<=\s)|(?<=^))\(?(?P<number>[a-h]|[1-9]|i{1,3}|iv|vi{0,3})\)\s+(?=\S)")
_TAIL = re.compile(r"\s*[;,]\s*(?:and|et|y|и|or|ou|و|以及|和)?\s*$|\s+(?:and|et|y|и)\s*$|؛\s*و?\s*$|；\s*$")
_LEAD_IN = re.compile(r"(?P<title>[^:.\n]{3,140}?)\s*(?::|\s[-–—]\s)\s*(?=\S)")
_PROSE = 30  # words from which a paragraph is running text
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class Item:
    """One row of a list: the blocks it is made of, and its words."""

    text: str
    spans: tuple[Span, ...]
    blocks: tuple[Block, ...]


def find_texts(page: Page) -> Findings:
    """Return background, objectives, focus_areas and expected_outputs."""
    values: list[Value] = []
    labels: list[Span] = []
    for key in ("objectives", "expected_outputs"):
        for section in page.under(key):
            items, intro = items_of(section.blocks)
            values += [Value(key, item.text, item.spans, 0.95) for item in items]
            labels += intro
    values += list(_focus_areas(page))
    values += list(_background(page))
    doubts = [Doubt(key, block.text, block.line, "stray_heading") for key, block in page.interrupted]
    return Findings(tuple(values), tuple(labels), tuple(doubts))


def items_of(blocks: tuple[Block, ...]) -> tuple[list[Item], list[Span]]:
    """Return the rows of a list, and the spans of the words that introduce it ("The event aims to:")."""
    if any(block.kind is Kind.ITEM for block in blocks):
        first = next(n for n, block in enumerate(blocks) if block.kind is Kind.ITEM)
        intro = [(block.start, block.end) for block in blocks[:first] if block.plain.rstrip().endswith(":")]
        return list(_listed(blocks[first:])), intro
    intro = [
        (block.start, block.end)
        for block in blocks[:1]
        if len(blocks) > 1 and block.plain.rstrip().endswith((":", ": -"))
    ]
    rest = blocks[1:] if intro else blocks
    items: list[Item] = []
    for block in rest:
        pieces, before = _numbered(block)
        intro += before
        items += pieces or [_item((block,))]
    return items, intro


def clean_item(text: str) -> str:
    """Return the words of an item on one line, without what only joins it to the next."""
    return _TAIL.sub("", squeezed(text))


def _listed(blocks: tuple[Block, ...]) -> Iterator[Item]:
    """Join to each item those of a deeper list below it. A paragraph behind the list is none of it."""
    top = min(block.level for block in blocks if block.kind is Kind.ITEM)
    group: list[Block] = []
    for block in blocks:
        if block.kind is Kind.ITEM and block.level <= top:
            if group:
                yield _item(tuple(group))
            group = [block]
        elif block.kind is Kind.ITEM or group and block.text[:1].islower():
            group.append(block)
    if group:
        yield _item(tuple(group))


def _item(blocks: tuple[Block, ...]) -> Item:
    text = clean_item(" ".join(block.text for block in blocks))
    return Item(text, tuple((block.start, block.end) for block in blocks), blocks)


def _numbered(block: Block) -> tuple[list[Item], list[Span]]:
    """Cut "(a) …; (b) …; and (c) …" into its items; the words before the first introduce them."""
    marks = list(_INLINE_NUMBER.finditer(block.plain))
    if len(marks) < 2 or marks[0]["number"] not in ("a", "1", "i"):
        return [], []
    ends = [mark.start() for mark in marks[1:]] + [len(block.text)]
    items = []
    for mark, end in zip(marks, ends, strict=True):
        piece = block.cut(block.start + mark.end(), block.start + end)
        items.append(
            Item(clean_item(piece.text), ((block.start + mark.start(), block.start + end),), (piece,))
        )
    intro = block.cut(block.start, block.start + marks[0].start())
    return items, [(intro.start, intro.end)] if intro.end > intro.start else []


def _focus_areas(page: Page) -> Iterator[Value]:
    for section in page.under("focus_areas"):
        blocks = section.blocks
        has_headings = any(_is_title(block) for block in blocks)
        areas = _headed(blocks) if has_headings else map(_lead_in, _areas(blocks))
        for title, text, spans in areas:
            if title:
                yield Value("focus_areas", (title, text), spans, 0.9)


def _areas(blocks: tuple[Block, ...]) -> list[Item]:
    """Return the areas; what introduces them ("The discussion will address:") stays out."""
    items, intro = items_of(blocks)
    return [item for item in items if item.spans[0] not in intro]


def _is_title(block: Block) -> bool:
    """Whether a whole block is the title of an area, above its text."""
    return block.kind is Kind.HEADING or (
        block.is_bold and len(block.text.split()) <= 20 and block.kind is not Kind.ITEM
    )


def _headed(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    group: list[Block] = []
    for block in (*blocks, None):
        if block is None or _is_title(block):
            if group and _is_title(group[0]):
                title = squeezed(group[0].text).rstrip(" :.")
                text = " ".join(clean_item(part.text) for part in group[1:])
                yield title, text, tuple((part.start, part.end) for part in group)
            group = []
        if block is not None:
            group.append(block)


def _lead_in(item: Item) -> tuple[str, str, tuple[Span, ...]]:
    """Cut an item into its bold or colon-marked title and its text."""
    block = item.blocks[0]
    bold = next((end for start, end in block.bold if start <= block.start + 1 and end < block.end), None)
    if bold:
        title, text = (
            block.source[block.start : bold],
            item.text[len(squeezed(block.source[block.start : bold])) :],
        )
        return squeezed(title).strip(" :.–—-"), text.lstrip(" :.–—-"), item.spans
    match = _LEAD_IN.match(item.text)
    if match and len(match["title"].split()) <= 16:
        return match["title"].strip(), item.text[match.end() :], item.spans
    if len(item.text) <= _LONGEST_TITLE:
        return item.text.rstrip("."), "", item.spans
    return "", "", item.spans


def _background(page: Page) -> Iterator[Value]:
    """Return the parts headed so; where there is none, the running text that is neither invitation nor logistics."""
    paragraphs = [block for section in page.under("background") for block in section.blocks]
    sure = 0.95
    if not paragraphs:
        paragraphs, sure = list(_running_text(page)), 0.7
    if paragraphs:
        text = "\n\n".join(squeezed(block.text) for block in paragraphs)
        yield Value("background", text, tuple((block.start, block.end) for block in paragraphs), sure)


def _running_text(page: Page) -> Iterator[Block]:
    for section in page.sections:
        if section.key not in ("", "document", "title", "subtitle", "week", "subject"):
            continue
        for block in section.blocks:
            is_text = len(block.text.split()) >= _PROSE or (
                len(block.text) > 60 and not block.text.isascii() and " " not in block.text.strip()
            )
            if is_text and not block.row and not ADDRESSED.search(block.bare) and not _has_logistics(block):
                yield block


def _has_logistics(block: Block) -> bool:
    dates = find_dates(block)
    times = find_times(block, [(date.start, date.end) for date in dates])
    return bool(times) or (bool(dates) and bool(RSVP.search(block.bare))) or "@" in block.text
