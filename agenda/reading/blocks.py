"""What every format is turned into: one text of numbered lines, and blocks that point into it."""

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from .characters import MARKS, bare, plain

Span = tuple[int, int]


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list


@dataclass(frozen=True)
class Line:
    """One line as a format found it. Spans count from the start of the line."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0  # of a heading; of an item, how deep its list lies
    marker: int = 0  # so many characters at the start are a bullet or a number
    bold: tuple[Span, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    row: int = 0  # of a table; 0 outside tables
    column: int = 0
    number: int | None = None  # in the file, where the file has lines
    continues: bool = False  # the block of the line before goes on
    after_break: bool = False  # it continues behind a line break that somebody set, not one of layout
    is_further: bool = (
        False  # stands behind a line break in the same paragraph, and reads like one of its own
    )
    is_beside: bool = False  # stands on the same line of text as the cell before, after a tab
    is_furniture: bool = False  # a header or footer that repeats on each page
    is_aside: bool = False  # a footnote, a signature, an earlier message below a reply


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or cell: the characters from `start` to `end` of the document's text."""

    source: str = field(repr=False)  # the whole text of the document; a line that only wraps ends in a space
    line_starts: tuple[int, ...] = field(repr=False)
    start: int
    end: int
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    marker: Span | None = None  # the bullet or number before it
    bold: tuple[Span, ...] = ()  # in the document's text, like links
    links: tuple[tuple[int, int, str], ...] = ()
    row: int = 0
    column: int = 0
    is_further: bool = False
    is_furniture: bool = False
    is_aside: bool = False

    @cached_property
    def text(self) -> str:
        return self.source[self.start : self.end]

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def bare(self) -> str:
        return bare(self.text)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of its letters are bold."""
        covered = sum(
            min(end, self.end) - max(start, self.start) for start, end in self.bold if start < self.end
        )
        return bool(self.bold) and covered >= 0.9 * len(self.text.strip())

    @property
    def line(self) -> int:
        """The number of its first line, from 1."""
        return self.line_at(self.start)

    def line_at(self, position: int) -> int:
        """Return the number of the line on which a place of the document's text lies."""
        return bisect.bisect_right(self.line_starts, position)

    def cut(self, start: int, end: int) -> "Block":
        """Return the part of the block between two places of the document's text, without white space around it."""
        start, end = max(start, self.start), min(end, self.end)
        text = self.source[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        return replace(
            self,
            start=start,
            end=max(start, end),
            bold=tuple((max(s, start), min(e, end)) for s, e in self.bold if s < end and e > start),
            links=tuple(link for link in self.links if link[0] < end and link[1] > start),
        )


@dataclass(frozen=True)
class Document:
    """A text of lines, its blocks in reading order, and what was healed on the way."""

    text: str
    blocks: tuple[Block, ...]
    healed: tuple[tuple[str, str, int], ...] = ()  # code, words, line
    marks: tuple[tuple[int, str], ...] = ()  # Arabic vowels taken out of the text, and before which place


def compose(lines: Iterable[Line], healed: Iterable[tuple[str, str, int]] = ()) -> Document:
    """Join lines to a document. Lines with a number keep it; the others follow one another."""
    placed: list[tuple[Line, int]] = []
    parts: list[str] = []
    flat: list[str] = []
    marks: list[tuple[int, str]] = []
    length, number = 0, 1
    for marked in lines:
        if not marked.text.strip():
            continue
        line, own = _without_marks(marked)
        gap = _gap(line, number, is_first=not parts)
        is_wrapped = line.continues and not line.after_break
        parts += [gap, line.text]
        flat += [" " * len(gap) if is_wrapped else gap, line.text]
        number += gap.count("\n")
        placed.append((line, length + len(gap)))
        marks += [(length + len(gap) + place, mark) for place, mark in own]
        length += len(gap) + len(line.text)
    text = "".join(parts)
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    return Document(text, tuple(_blocks(placed, "".join(flat), starts)), tuple(healed), tuple(marks))


def _without_marks(line: Line) -> tuple[Line, list[tuple[int, str]]]:
    """Return the line without Arabic vowel marks, its spans moved along, and the marks with their places in it."""
    if not MARKS.search(line.text):
        return line, []
    places = [0]  # where each character then stands
    marks: list[tuple[int, str]] = []
    for character in line.text:
        is_mark = bool(MARKS.match(character))
        if is_mark:
            marks.append((places[-1], character))
        places.append(places[-1] + (not is_mark))
    bold = tuple((places[start], places[end]) for start, end in line.bold)
    links = tuple((places[start], places[end], address) for start, end, address in line.links)
    text = MARKS.sub("", line.text)
    return replace(line, text=text, marker=places[line.marker], bold=bold, links=links), marks


def _gap(line: Line, number: int, is_first: bool) -> str:
    if line.is_beside and not is_first:
        return "\t"
    if line.number is None:
        return "" if is_first else "\n"
    return "\n" * max(line.number - number, 0 if is_first else 1)


def _blocks(placed: list[tuple[Line, int]], source: str, line_starts: tuple[int, ...]) -> list[Block]:
    blocks: list[Block] = []
    for line, at in placed:
        bold = tuple((at + start, at + end) for start, end in line.bold)
        links = tuple((at + start, at + end, address) for start, end, address in line.links)
        end = at + len(line.text.rstrip())
        if line.continues and blocks:
            last = blocks[-1]
            blocks[-1] = replace(last, end=end, bold=last.bold + bold, links=last.links + links)
            continue
        start = at + line.marker
        start += len(source[start:end]) - len(source[start:end].lstrip())
        blocks.append(
            Block(
                source, line_starts, start, end, line.kind, line.level,
                (at, at + line.marker) if line.marker else None,
                bold, links, line.row, line.column, line.is_further, line.is_furniture, line.is_aside,
            )
        )  # fmt: skip
    return blocks
