"""Running text cut into sentences; abbreviations do not end one."""

import re
from collections.abc import Iterator

from .blocks import Block
from .vocabulary.abbreviations import ABBREVIATION, MERIDIEM, OPENING

_END = re.compile(
    r"[.!?](?=[\"')\]]*(?:\s+|$)(?=[\"'(\[]*[A-ZÀ-ÞА-ЯЁ0-9\u0600-\u06ff]|$))|[。！？؟]|\.(?=\s*$)"
)
_NUMBER = re.compile(r"(?:^|(?<=[\s;,]))(\d{1,2})[.)]\s+(?=\S)")
_LONGEST_ABBREVIATION = 20  # characters


def sentences_of(block: Block) -> Iterator[Block]:
    """Yield the sentences of a block as blocks."""
    start, end = 0, len(block.plain.rstrip())
    for match in _END.finditer(block.plain):
        before = block.plain[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        is_inside = match[0] == "." and match.end() < end and ABBREVIATION.search(before)
        if is_inside and not _ends_anyway(before, block.plain[match.end() : match.end() + 40]):
            continue
        yield block.cut(block.start + start, block.start + match.end())
        start = match.end()
    if block.plain[start:].strip():
        yield block.cut(block.start + start, block.end)


def enumerated(block: Block) -> list[Block]:
    """Return the parts of "1. …; 2. …; 3. …" written in one paragraph; the block itself where it is none."""
    marks: list[re.Match[str]] = []
    number = 2 if block.marker else 1
    for match in _NUMBER.finditer(block.plain):
        if int(match[1]) == number or (int(match[1]) == 1 and not marks):
            marks.append(match)
            number = int(match[1]) + 1
    if len(marks) < (1 if block.marker else 2):
        return [block]
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(block.text)]
    parts = [
        block.cut(block.start + start, block.start + end) for start, end in zip(starts, ends, strict=True)
    ]
    return [part for part in parts if part.end > part.start]


def _ends_anyway(before: str, after: str) -> bool:
    """Whether "p.m." ends a sentence too: the next word begins one."""
    return bool(MERIDIEM.search(before) and OPENING.match(after))
