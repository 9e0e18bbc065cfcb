"""The narrative parts: background, objectives, areas of focus, expected outputs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from ..blocks import Block, Kind, Span
from ..characters import CJK, bare, plain, squeezed
from ..labelling import lead_of
from ..practical import asks_else, is_practical, says_how_to_answer
from ..sections import Page
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.clock import DURATION
from ..vocabulary.letters import ADDRESSED, FURNITURE, SECOND_PERSON
from ..vocabulary.people import HONORIFIC

_INLINE_NUMBER = re.compile(r"(?:(?<=\s)|(?<=^))\(?(?P<number>[a-h]|[1-9]|i{1,3}|iv|vi{0,3})\)\s+(?=\S)")
_TAIL = re.compile(r"\s*[;,]\s*(?:and|et|y|и|or|ou|و|以及|和)?\s*$|\s+(?:and|et|y|и)\s*$|؛\s*و?\s*$|；\s*$")
_LEAD_IN = re.compile(r"(?P<title>[^:.\n]{2,140}?)\s*(?::|\s[-–—]\s)\s*(?=\S)")
_TOLD = (
    "",
    "document",
    "title",
    "subtitle",
    "week",
    "subject",
)  # under which text may stand that has no heading
_SENTENCE_END = re.compile(r"[.!?。؟！？][\"')\]»”]*$")
_FEW_WORDS, _MANY_WORDS = 12, 20  # of running text: of several sentences, of a single one
_LEAST_WORDS = 6  # of a sentence that goes on with running text
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class Item:
    """One row of a list: the blocks it is made of, and its words."""

    text: str
    spans: tuple[Span, ...]
    blocks: tuple[Block, ...]


def find_texts(page: Page, facts: Iterable[Span] = ()) -> Findings:
    """Return background, objectives, focus_areas and expected_outputs. `facts` are the places of all other values."""
    values: list[Value] = []
    labels: list[Span] = []
    for key in ("objectives", "expected_outputs"):
        for section in page.under(key):
            items, intro = items_of(section.blocks)
            is_told = key != "expected_outputs"  # "Comments on this draft are welcome by 4 May" is no output
            values += [
                Value(key, item.text, item.spans, 0.95)
                for item in items
                if is_told or not asks_else(bare(item.text))
            ]
            labels += intro
    if not page.under("objectives"):
        values += _said_objectives(page)
    values += list(_focus_areas(page))
    values += list(_background(page, [*facts, *(span for value in values for span in value.spans)]))
    doubts = [Doubt(key, block.text, block.line, "stray_heading") for key, block in page.interrupted]
    return Findings(tuple(values), tuple(labels), tuple(doubts))


def _said_objectives(page: Page) -> list[Value]:
    """Return the objectives that one sentence lists: "The event aims (a) to …; (b) to …"."""
    for section in page.sections:
        for block in section.blocks if section.key in _TOLD or section.key == "background" else ():
            items, intro = _numbered(block)
            if items and intro and lead_of(bare(block.source[slice(*intro[0])])) == "objectives":
                return [Value("objectives", item.text, item.spans, 0.85) for item in items]
    return []


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
    if len(blocks) == 1 and blocks[0].kind is not Kind.ITEM and blocks[0].plain.count(";") > 1:
        return _parts(blocks[0])  # "Markets; queues; early warning"
    return [item for item in items if item.spans[0] not in intro]


def _parts(block: Block) -> list[Item]:
    edges = [
        block.start,
        *(block.start + mark.end() for mark in re.finditer(r";\s*", block.plain)),
        block.end,
    ]
    parts = [block.cut(start, end) for start, end in zip(edges, edges[1:], strict=False)]
    return [_item((part,)) for part in parts if part.start < part.end]


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
    match = _LEAD_IN.match(plain(item.text))
    if match and len(match["title"].split()) <= 16:
        return item.text[: match.end("title")].strip(), item.text[match.end() :], item.spans
    if len(item.text) <= _LONGEST_TITLE:
        return item.text.rstrip("."), "", item.spans
    return "", "", item.spans


def _background(page: Page, facts: Iterable[Span]) -> Iterator[Value]:
    """Return the parts headed so; where there is none, the running text that is neither invitation nor logistics."""
    known = sorted(facts)
    headed = [block for section in page.under("background") for block in section.blocks]
    paragraphs = [block for block in headed if not _is_no_text(block, known)]
    sure = 0.95
    if not paragraphs:
        paragraphs, sure = list(_running_text(page, known)), 0.7
    if paragraphs:
        text = "\n\n".join(squeezed(block.text) for block in paragraphs)
        yield Value("background", text, tuple((block.start, block.end) for block in paragraphs), sure)


def _is_no_text(block: Block, facts: list[Span]) -> bool:
    """Whether a block below such a heading is a note of the page ("2 hours", "Mobile e-ticket"), or but other facts."""
    is_short = len(block.text.split()) < _LEAST_WORDS and not _SENTENCE_END.search(block.plain.rstrip())
    if is_short and (FURNITURE.search(block.bare) or DURATION.fullmatch(block.bare.strip())):
        return True
    covered = sum(max(0, min(end, block.end) - max(start, block.start)) for start, end in facts)
    return 2 * covered > block.end - block.start


def _running_text(page: Page, facts: list[Span]) -> Iterator[Block]:
    """Yield the paragraphs that tell something and state no fact of the event, such as who presents it."""
    for section in page.sections:
        goes_on = False
        for block in section.blocks if section.key in _TOLD else ():
            told = _before_facts(block, facts)
            goes_on = told is not None and _is_prose(told, goes_on) and not _is_of_people_or_reader(told)
            if told and goes_on:
                yield told


def _before_facts(block: Block, facts: list[Span]) -> Block | None:
    """Return the block, or its first sentences where only the last ones state facts: "… We will speak in French."."""
    sentences = list(sentences_of(block))
    free = list(takewhile(lambda sentence: not _holds(sentence, facts), sentences))
    if len(free) == len(sentences):
        return block
    return block.cut(block.start, free[-1].end) if len(free) > 1 else None


def _holds(block: Block, facts: list[Span]) -> bool:
    return any(start < block.end and end > block.start for start, end in facts)


def _is_prose(block: Block, goes_on: bool) -> bool:
    """Whether it is whole sentences: several, or a long one; a short one only where it goes on with such a text."""
    if block.row or block.kind is not Kind.PARAGRAPH or not _SENTENCE_END.search(block.plain.rstrip()):
        return False
    words = len(block.text.split()) + len(CJK.findall(block.text)) // 2
    if goes_on:
        return words >= _LEAST_WORDS
    return words >= (_FEW_WORDS if len(list(sentences_of(block))) > 1 else _MANY_WORDS)


def _is_of_people_or_reader(block: Block) -> bool:
    """Whether it says who speaks, invites, or says how to come."""
    names = [match for match in HONORIFIC.finditer(block.plain) if match[0].strip()]
    if ADDRESSED.search(block.bare) or says_how_to_answer(block) or len(names) > 1:
        return True
    first = next(sentences_of(block), block)
    begins_so = len(first.text.split()) < _MANY_WORDS or _is_practical_or_furniture(first)
    is_short = len(block.text.split()) < 2 * _MANY_WORDS
    return is_short and begins_so and _is_practical_or_furniture(block)


def _is_practical_or_furniture(block: Block) -> bool:
    return is_practical(block) or any(sign.search(block.bare) for sign in (SECOND_PERSON, FURNITURE))
