"""Labels before values on one line: "Date: … | Venue: …", **Venue** Conference Room 4."""

import re
from collections.abc import Callable, Iterator

from .blocks import Block, Span
from .vocabulary.labels import PARTS, label_key, label_length

_MIDDLE_LABEL = re.compile(r"(?:[|;·•\t\n]|\s{3,}|(?<=[.,])\s|/\s)\s*(?=[^\W\d])|\s(?=[A-ZÀ-ÞА-Я])")
_BOLD_LABEL_LENGTH = 60


def labels_in(block: Block, allows: Callable[[str, Block], bool]) -> Iterator[Span]:
    """Yield the places of labels before values: at the start, and where a mark or bold type sets them off."""
    starts = [block.start] + [start for start, _end in block.bold if block.start < start < block.end]
    starts += (
        [block.start + match.end() for match in _MIDDLE_LABEL.finditer(block.plain)]
        if ":" in block.plain
        else []
    )
    cursor = block.start
    for start in sorted(set(starts)):
        if start < cursor:
            continue
        length = label_length(block.plain[start - block.start :])
        if not length:
            length = _bold_label_length(block, start)
        key = label_key(block.source[start : start + length]) if length else None
        if key and allows(key, block) and (start == block.start or _is_set_off(block, start, key)):
            yield (start, start + length)
            cursor = start + length


def _is_set_off(block: Block, start: int, key: str) -> bool:
    """Whether a label in the middle of a block is one: bold, or behind a mark that ends what stands before."""
    if any(start == bold for bold, _end in block.bold):
        return True
    before = block.plain[: start - block.start].rstrip()
    if before.endswith(("|", ";", "·", "•", "\t")) or "\n" in block.source[block.start + len(before) : start]:
        return True
    return before.endswith((".", ",", "/")) and key not in PARTS and key not in ("title", "document")


def _bold_label_length(block: Block, start: int) -> int:
    """Return the length of a bold label without a colon: **Venue** Conference Room 4."""
    for bold, end in block.bold:
        if bold == start and end < block.end and end - start <= _BOLD_LABEL_LENGTH:
            return end - start if label_key(block.source[start:end]) else 0
    dash = re.match(r"([^\n:|]{3,40}?)\s+-\s+", block.plain[start - block.start :])
    is_label = dash and start == block.start and label_key(dash[1]) not in (None, "document", "week", "other")
    return len(dash[1]) if dash and is_label else 0


def without_separator(block: Block) -> Block:
    rest = re.match(r"[\s:：|\-–—]*", block.text)
    tail = re.search(r"[\s|]*$", block.text)
    end = block.start + tail.start() if tail else block.end
    return block.cut(block.start + (rest.end() if rest else 0), max(end, block.start))
