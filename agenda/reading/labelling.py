"""Labels before values on one line: "Date: … | Venue: …", **Venue** Conference Room 4; and lines that lead to lists."""

import re
from collections.abc import Callable, Iterator

from .blocks import Block, Kind, Span
from .sections import Section
from .vocabulary.labels import PARTS, label_key, label_length
from .vocabulary.leads import LEADS

_MIDDLE_LABEL = re.compile(r"(?:[|;·•\t\n]|\s{3,}|(?<=[.,])\s|/\s)\s*(?=[^\W\d])|\s(?=[A-ZÀ-ÞА-Я])")
_DASHED = re.compile(r"(?P<label>[^\n:|]{3,40}?)(?:\s+-+\s*|\s*[—–]\s+|\t+|—)(?=\S)")
_NUMBERS = (
    [str(number) for number in range(1, 20)],
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"],
    list("abcdefghijkl"),
    list("一二三四五六七八九十"),
)
_BOLD_LABEL_LENGTH = 60
_LEAD_WORDS = 30


def labels_in(block: Block, allows: Callable[[str, Block], bool]) -> Iterator[Span]:
    """Yield the places of labels before values: at the start, and where a mark or bold type sets them off."""
    starts = [block.start] + [start for start, _end in block.bold if block.start < start < block.end]
    if ":" in block.plain:
        starts += [block.start + match.end() for match in _MIDDLE_LABEL.finditer(block.plain)]
    cursor = block.start
    for start in sorted(set(starts)):
        if start < cursor:
            continue
        length = label_length(block.plain[start - block.start :]) or _unmarked_label_length(block, start)
        key = label_key(block.source[start : start + length]) if length else None
        if key and allows(key, block) and (start == block.start or _is_set_off(block, start, key)):
            yield (start, start + length)
            cursor = start + length


def lead_key(block: Block, after: Block | None) -> str:
    """Return what the list is to which a line leads: "The event aims to:"; empty where it leads to none."""
    words = block.plain.rstrip(" -")
    if (
        block.kind is not Kind.PARAGRAPH
        or not words.endswith(":")
        or not after
        or len(words.split()) > _LEAD_WORDS
    ):
        return ""
    if after.kind is not Kind.ITEM:
        return ""
    return lead_of(block.bare)


def lead_of(words: str) -> str:
    """Return what the list is to which the `bare` words lead; empty where they do not say."""
    return next((key for key, pattern in LEADS if pattern.search(words)), "")


def marks_list_of(section: Section) -> bool:
    """Whether a section is a list that has just had an item, and no paragraphs between its items."""
    kinds = [block.kind for block in section.blocks]
    if not kinds or kinds[-1] is not Kind.ITEM:
        return False
    first = kinds.index(Kind.ITEM)
    return all(kind is Kind.ITEM for kind in kinds[first:]) and (
        section.key != "focus_areas" or len(kinds) - first > 1
    )


def has_bullet(block: Block) -> bool:
    """Whether a list item begins with a bullet, not with a number or letter."""
    if not block.marker:
        return False
    start, end = block.marker
    return not any(character.isalnum() for character in block.source[start:end])


def is_next_part(heading: Block | None, block: Block) -> bool:
    """Whether the number of an item goes on with that of the heading above: "四、" below "三、", "IV." below "III."."""
    if not heading or not heading.marker or not block.marker:
        return False
    marks = [part.source[slice(*part.marker)].strip() for part in (heading, block) if part.marker]
    forms = [re.sub(r"[^\W_]", "", mark) for mark in marks]
    first, second = (re.sub(r"[\W_]", "", mark).lower() for mark in marks)
    rows = [row for row in _NUMBERS if first in row and second in row]
    return forms[0] == forms[1] and any(row.index(second) == row.index(first) + 1 for row in rows)


def without_separator(block: Block) -> Block:
    rest = re.match(r"[\s:：?？؟|\-–—]*", block.text)
    tail = re.search(r"[\s|]*$", block.text)
    end = block.start + tail.start() if tail else block.end
    return block.cut(block.start + (rest.end() if rest else 0), max(end, block.start))


def _is_set_off(block: Block, start: int, key: str) -> bool:
    """Whether a label in the middle of a block is one: bold, or behind a mark that ends what stands before."""
    if any(start == bold for bold, _end in block.bold):
        return True
    before = block.plain[: start - block.start].rstrip()
    if before.endswith(("|", ";", "·", "•", "\t")) or "\n" in block.source[block.start + len(before) : start]:
        return True
    return before.endswith((".", ",", "/")) and key not in PARTS and key not in ("title", "document")


def _unmarked_label_length(block: Block, start: int) -> int:
    """Return the length of a label without a colon: **Venue** Conference Room 4, Venue – Conference Room 4."""
    for bold, end in block.bold:
        if bold == start and end < block.end and end - start <= _BOLD_LABEL_LENGTH:
            return end - start if label_key(block.source[start:end]) else 0
    dash = _DASHED.match(block.text) if start == block.start else None
    is_label = dash and label_key(dash["label"]) not in (None, "document", "week", "other")
    return len(dash["label"]) if dash and is_label else 0
