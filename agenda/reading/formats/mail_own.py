"""Which lines of a mail are its message: not the earlier ones below it, nor signatures, nor what programs add."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ..blocks import Line
from ..characters import bare
from ..vocabulary.mail import ADDED_LINE, DIVIDER, FORWARD_LINE, WROTE_LINE, header_of

_FEW_WORDS = 60  # a text this short, without a time of the day, only hands on what stands below it
_NOTE_WORDS = 40
_TIME = re.compile(r"\d\s?[ap]\.?\s?m\b|\d[:.h]\d\d|\d\s?h\b|\d\s?(?:час|时|點|点)")
_NAME = re.compile(r"[^\W\d_]{3}|@|[\u3400-\u9fff]{2}")
_HEADER_LINES = 6


def own_lines(lines: list[Line]) -> Iterator[Line]:
    """Yield all lines, those set aside that are not the message."""
    texts = [line.text for line in lines]
    start, end = message_of(texts)
    first = _below_head(texts, start) if start or (texts and _begins_earlier(texts, 0)) else 0
    in_signature = False
    for index, line in enumerate(lines):
        in_signature = first <= index < end and (in_signature or line.text.rstrip() == "--")
        is_added = bool(ADDED_LINE.match(bare(line.text))) or line.text.startswith(">")
        is_own = first <= index < end and not in_signature and not is_added
        yield replace(line, is_aside=(line.is_aside and not start) or not is_own)


def _below_head(texts: list[str], start: int) -> int:
    """Return the line below the divider and the head with which an earlier message begins."""
    end = start + _divider_length([bare(text) for text in texts[start : start + 2]])
    head = list(takewhile(bool, (header_of(bare(text)) for text in texts[end:])))
    return end + (len(head) if "from" in head else 0)


def message_of(texts: list[str]) -> tuple[int, int]:
    """Return the first line and the end of the message: the first part that does more than hand on another."""
    cuts = [index for index in range(len(texts)) if _begins_earlier(texts, index)]
    start = 0
    for cut in cuts:
        said = texts[start + (start in cuts) : cut]
        if says_something(said) and not (_is_note(said) and FORWARD_LINE.match(bare(texts[cut]))):
            return start, cut
        start = cut
    return start, len(texts)


def without_quote_marks(text: str) -> str:
    """Take the quote marks off a text in which all that says something is quoted."""
    lines = text.split("\n")
    start, end = message_of(lines)
    if not start and says_something([line for line in lines[:end] if not line.startswith(">")]):
        return text
    return "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in lines)


def _is_note(texts: list[str]) -> bool:
    """Whether it is but a note above what is forwarded: "Can you cover this one? I have another meeting at 3 p.m."."""
    return len(" ".join(texts).split()) < _NOTE_WORDS


def says_something(texts: list[str]) -> bool:
    said = [row for row in map(bare, texts) if not header_of(row)]
    return sum(len(row.split()) for row in said) >= _FEW_WORDS or any(_TIME.search(row) for row in said)


def _begins_earlier(texts: list[str], index: int) -> bool:
    """Whether an earlier message begins on the line: a divider, "… wrote:" or the head of a message."""
    rows = [bare(text) for text in texts[index : index + _HEADER_LINES]]
    if _divider_length(rows):
        return True
    if header_of(rows[0]) != "from" or not _NAME.search(re.split("[:：]", rows[0], maxsplit=1)[1]):
        return False
    kinds = {header_of(row) for row in rows[1:]}
    return "sent" in kinds and bool(kinds & {"to", "subject"})


def _divider_length(rows: list[str]) -> int:
    """Return of how many lines the divider at the start is; 0 where there is none."""
    if DIVIDER.match(rows[0]) or WROTE_LINE.match(rows[0]):
        return 1
    return 2 if len(rows) > 1 and rows[1].startswith("<") and WROTE_LINE.match(" ".join(rows[:2])) else 0
