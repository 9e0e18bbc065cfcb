"""The text of a document in numbered lines: which words became what, and what is in doubt. Asks no database."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ..reading.doubts import sentence
from ..reading.reading import Reading
from ..reading.values import Doubt

SURE = 0.75  # confidence below which a value is marked to be looked at
_LABEL, _UNPLACED = "label", "unplaced"


@dataclass(frozen=True)
class Part:
    """Words of one line that became the same thing: a field of the reading, "label", "unplaced" or nothing."""

    text: str
    owner: str = ""

    @property
    def field(self) -> str:
        return "" if self.owner in (_LABEL, _UNPLACED) else self.owner

    @property
    def is_unplaced(self) -> bool:
        return self.owner == _UNPLACED and any(letter.isalnum() for letter in self.text)


@dataclass(frozen=True)
class Line:
    number: int
    parts: tuple[Part, ...]
    doubts: tuple[str, ...]  # why something in it is in doubt


@dataclass(frozen=True)
class Mark:
    """What a person should know of a field: where it stands, and why to look at it."""

    lines: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()
    percent: int | None = None  # how sure the reader is, where that is not sure enough

    @property
    def needs_a_look(self) -> bool:
        return bool(self.doubts) or self.percent is not None

    @property
    def first_line(self) -> int | None:
        return self.lines[0] if self.lines else None

    @property
    def line_list(self) -> str:
        return " ".join(map(str, self.lines))


def lines_of(reading: Reading) -> list[Line]:
    """Return every line of the text, cut where its words change hands."""
    lines, start = [], 0
    for number, text in enumerate(reading.text.split("\n"), start=1):
        why = tuple(sentence(doubt) for doubt in reading.doubts if doubt.line == number)
        lines.append(Line(number, tuple(_parts(reading, start, start + len(text))), why))
        start += len(text) + 1
    return lines


def _parts(reading: Reading, start: int, end: int) -> Iterable[Part]:
    cursor = start
    for span in reading.spans:
        first, last = max(span.start, start), min(span.end, end)
        if first >= last:
            continue
        if first > cursor:
            yield Part(reading.text[cursor:first])
        yield Part(reading.text[first:last], span.owner)
        cursor = last
    if cursor < end:
        yield Part(reading.text[cursor:end])


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are of a script that runs from right to left."""
    kinds = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return sum(kind in ("R", "AL") for kind in kinds) * 2 > len(kinds)


def marks_of(reading: Reading) -> dict[str, Mark]:
    """Return the mark of each field of the reading that has a source or a doubt."""
    names = dict.fromkeys([*reading.sources, *(doubt.field for doubt in reading.doubts)])
    return {name: _mark(reading, name) for name in names}


def _mark(reading: Reading, name: str) -> Mark:
    source = reading.sources.get(name)
    doubts = [doubt for doubt in reading.doubts if doubt.field == name]
    lines = span_lines(reading, name) or {doubt.line for doubt in doubts}
    if source and not lines:
        lines = {source.first_line}
    unsure = source is not None and source.confidence < SURE
    return Mark(
        tuple(sorted(lines)),
        tuple(sentence(doubt) for doubt in doubts),
        round(source.confidence * 100) if source and unsure else None,
    )


def span_lines(reading: Reading, name: str, texts: Iterable[str] = ()) -> set[int]:
    """Return the lines of the field's words; with texts, only of those words that are a part of one of them."""
    wanted = [_bare(text) for text in texts if text]
    found: set[int] = set()
    for span in reading.spans:
        if span.owner != name:
            continue
        words = _bare(reading.text[span.start : span.end])
        if not wanted or any(words and (words in text or text in words) for text in wanted):
            first = reading.text.count("\n", 0, span.start) + 1
            found |= set(range(first, first + reading.text.count("\n", span.start, span.end) + 1))
    return found


def row_mark(reading: Reading, name: str, texts: list[str], doubts: Iterable[Doubt]) -> Mark:
    """Return the mark of one row of a list: the lines of its words and the doubts about them."""
    bare = [_bare(text) for text in texts if text]
    own = [doubt for doubt in doubts if any(_is_about(_bare(doubt.text), text) for text in bare)]
    lines = span_lines(reading, name, texts) if bare else set()
    return Mark(tuple(sorted(lines)), tuple(sentence(doubt) for doubt in own))


def _is_about(said: str, text: str) -> bool:
    return len(said) > 1 and (said in text or text in said)


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
