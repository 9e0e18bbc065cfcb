"""Options of forms: of "☐ Online ☒ Hybrid" only what is ticked says something."""

import re
from collections.abc import Iterable, Iterator

from ..blocks import Block

_ON = r"[☑☒✓■]|\[\s?[xX✓]\s?\]|\(\s?[xX✓]\s?\)"
_OFF = r"[☐□▢◻]|\[\s{0,2}\]|\(\s{1,2}\)"
_BOX = re.compile(rf"(?P<on>{_ON})|(?P<off>{_OFF})")


def chosen(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks without the options that are not ticked, where one of them is."""
    found = [(block, list(_boxes(block))) for block in blocks]
    is_form = any(is_on for _block, boxes in found for is_on, _place in boxes) and any(
        not is_on for _block, boxes in found for is_on, _place in boxes
    )
    if not is_form:
        return [block for block, _boxes in found]
    return [part for block, boxes in found for part in (_ticked(block, boxes) if boxes else [block])]


def _boxes(block: Block) -> Iterator[tuple[bool, tuple[int, int]]]:
    """Yield the boxes of a block, that before its first word included, and whether each is ticked."""
    begin = block.marker[0] if block.marker else block.start
    for match in _BOX.finditer(block.source, begin, block.end):
        yield bool(match["on"]), match.span()


def _ticked(block: Block, boxes: list[tuple[bool, tuple[int, int]]]) -> Iterator[Block]:
    ends = [start for _is_on, (start, _end) in boxes[1:]] + [block.end]
    for (is_on, (_start, begin)), end in zip(boxes, ends, strict=True):
        if is_on and block.source[begin:end].strip():
            yield block.cut(begin, end)
