"""Agendas written as facts, entry by entry: "Time: 10:00 – 10:10 / Session: Opening / Speaker: Ms. X"."""

import re
from collections.abc import Iterator

from .blocks import Block, Span
from .vocabulary.labels import PEOPLE, column_key, label_key
from .vocabulary.programme import ONLY_TIME

_LABEL = re.compile(r"\s*(?P<label>[^:：\n]{2,30}?)\s*[:：]\s*")
_FEWEST = 2  # one "Time:" above a "Title:" tells when the whole event is


def entries_of(blocks: list[Block]) -> dict[int, Span]:
    """Return the labels of such lines by where their block starts; "Speaker:" keeps its label."""
    found: dict[int, Span] = {}
    times = [number for number in range(len(blocks) - 1) if _is_entry(blocks, number)]
    for number in times if len(times) >= _FEWEST else ():
        for block in blocks[number : number + 2]:
            found[block.start] = _label_of(block) or (block.start, block.start)
        for block in _who_speak(blocks[number + 2 :]):
            found[block.start] = (block.start, block.start)
    return found


def _is_entry(blocks: list[Block], number: int) -> bool:
    time, title = _LABEL.match(blocks[number].plain), _LABEL.match(blocks[number + 1].plain)
    if (
        not time
        or not title
        or column_key(time["label"]) != "time"
        or column_key(title["label"]) != "segment"
    ):
        return False
    return bool(ONLY_TIME.fullmatch(blocks[number].bare, time.end()))


def _who_speak(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        label = _LABEL.match(block.plain)
        if not label or label_key(label["label"]) not in (*PEOPLE, "speakers"):
            return
        yield block


def _label_of(block: Block) -> Span | None:
    label = _LABEL.match(block.plain)
    return (block.start, block.start + label.end("label")) if label else None
