"""The document cut at its headings and labels: which text says what it is, and which must be understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .blocks import Block, Document, Kind, Span
from .vocabulary.labels import (
    LISTS,
    NARRATIVE,
    PARTS,
    PARTS_OF_ONE,
    PEOPLE,
    column_key,
    label_key,
    label_length,
)

_MIDDLE_LABEL = re.compile(r"(?:[|;·•\t\n]|\s{3,}|(?<=[.,])\s|/\s)\s*(?=[^\W\d])|\s(?=[A-ZÀ-ÞА-Я])")
_BOLD_LABEL_LENGTH = 60
_TIMED = re.compile(r"\(?\d{1,2}\s*[:.h]\s*\d{2}|\d{1,2}\s*(?:-|to)?\s*\d{0,2}\s*[ap]\.?m")
_FEW_WORDS = 14
_HEADS = NARRATIVE | {"agenda", "speakers", "rsvp", "contact", "other", "when_where", "hosts", "co_sponsors"}


@dataclass(frozen=True)
class Section:
    """Blocks that stand under one label; `key` is empty where none is known."""

    key: str
    label: Span | None = None
    blocks: tuple[Block, ...] = ()
    is_inline: bool = False  # the label stands before its value, on the same line
    heading: Block | None = None  # where the label is a heading, or an unknown heading
    columns: tuple[str, ...] = ()  # of a table with a row of headings

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True)
class Page:
    """A document and its sections in reading order."""

    document: Document
    sections: tuple[Section, ...]
    labels: tuple[Span, ...] = field(default=())  # of headings of columns
    interrupted: tuple[
        tuple[str, Block], ...
    ] = ()  # lists with a stray heading in their middle: key, heading

    def under(self, *keys: str) -> list[Section]:
        """Return the sections with one of the keys."""
        return [section for section in self.sections if section.key in keys]

    @property
    def head(self) -> tuple[Section, ...]:
        """The sections before the first part with running text: where title, date and hosts stand."""
        parts = NARRATIVE | {"agenda", "speakers"}
        first = next(
            (n for n, section in enumerate(self.sections) if section.key in parts), len(self.sections)
        )
        return self.sections[:first]


def page_of(document: Document) -> Page:
    """Cut the document into sections."""
    cutter = _Cutter()
    blocks = [block for block in document.blocks if not block.is_aside and not block.is_furniture]
    for index, block in enumerate(blocks):
        cutter.take(block, _row_of(blocks, index), blocks[index + 1] if index + 1 < len(blocks) else None)
    return Page(document, tuple(cutter.finished()), tuple(cutter.column_labels), tuple(cutter.interrupted))


@dataclass
class _Cutter:
    """Takes block after block and knows under which label it stands."""

    sections: list[Section] = field(default_factory=list)
    column_labels: list[Span] = field(default_factory=list)
    interrupted: list[tuple[str, Block]] = field(default_factory=list)
    _headed_row: int = 0  # the row whose first cell is a label
    _heading_row: int = 0  # the row that heads the columns
    _outer: str = ""  # the list of speakers in which single parts are labelled

    def take(self, block: Block, row: list[Block], after: Block | None) -> None:
        if block.row and (block.row == self._heading_row or self._is_heading_row(block, row)):
            self.column_labels.append((block.start, block.end))
        elif self._is_cell_label(block, row):
            self._headed_row = block.row
            self._open(_key(block) or "", block, is_inline=True)
        elif block.row and block.row == self._headed_row:
            self._append(block)
        elif self._is_heading(block):
            self._take_heading(block, after)
        elif block.row and self._follows_headed_row(block):
            self._open("", None)
            self._append(block)
        else:
            self._take_text(block)

    def finished(self) -> Iterator[Section]:
        return (section for section in self.sections if section.blocks or section.label)

    @property
    def _current(self) -> Section:
        if not self.sections:
            self.sections.append(Section(""))
        return self.sections[-1]

    def _open(
        self, key: str, label: Block | None, is_inline: bool = False, columns: tuple[str, ...] = ()
    ) -> None:
        span = (label.start, label.end) if label else None
        heading = None if is_inline else label
        if key not in PEOPLE:
            self._outer = key if key == "speakers" else ""
        self.sections.append(Section(key, span, is_inline=is_inline, heading=heading, columns=columns))

    def _append(self, block: Block) -> None:
        if block.start < block.end:
            self.sections[-1] = replace(self._current, blocks=(*self._current.blocks, block))

    def _is_heading_row(self, block: Block, row: list[Block]) -> bool:
        """Whether each cell of the row heads a column; then the table is an agenda, or a list of speakers."""
        keys = tuple(column_key(cell.text) or "" for cell in row)
        if block.column or len(row) < 2 or "" in keys or len(set(keys)) < 2:
            return False
        if "name" in keys:  # "title" is then that of a person
            keys = tuple("function" if key == "segment" else key for key in keys)
        is_agenda = "time" in keys or "segment" in keys
        self._heading_row = block.row
        if self._current.key in ("agenda", "speakers") and not self._current.blocks:
            self.sections[-1] = replace(self._current, columns=keys)
        else:
            self._open("agenda" if is_agenda else "speakers", None, columns=keys)
        return True

    def _is_cell_label(self, block: Block, row: list[Block]) -> bool:
        if (
            not block.row
            or block.column
            or len({cell.column for cell in row}) < 2
            or block.row == self._headed_row
        ):
            return False
        if self._current.columns or (self._current.key == "agenda" and _TIMED.match(row[-1].bare)):
            return False
        return bool(_key(block))

    def _follows_headed_row(self, block: Block) -> bool:
        """Whether the block stands in a table of facts, in a row whose label is not known."""
        return bool(self._headed_row) and block.row == self._headed_row + 1 and block.column == 0

    def _is_heading(self, block: Block) -> bool:
        if block.row and block.column:
            return False
        if block.kind is Kind.HEADING:
            return True
        key = _key(block)
        if key and block.kind is Kind.ITEM and self._current.key in LISTS - {"document", "other"}:
            is_part = key in _HEADS and (key != "questions" or self._current.key != "agenda")
            return block.is_bold or (bool(block.marker) and not _is_bullet(block) and is_part)
        if key:
            return True
        is_short = len(block.text.split()) <= _FEW_WORDS and not block.text.rstrip().endswith((".", ";", ","))
        in_text = self._current.key in NARRATIVE - {"focus_areas"} or self._current.key in ("other", "logos")
        return (
            block.is_bold and is_short and in_text and block.kind is Kind.PARAGRAPH and ":" not in block.text
        )

    def _take_heading(self, block: Block, after: Block | None) -> None:
        key = _key(block)
        current = self._current
        if (
            key == "logos"
            and after
            and after.kind is Kind.ITEM
            and current.blocks
            and current.blocks[-1].kind is Kind.ITEM
        ):
            self.interrupted.append((current.key, block))  # the list goes on below the stray heading
            self.column_labels.append((block.start, block.end))
        elif key:
            self._open(key, block)
        elif length := label_length(block.text):
            self._take_labelled(block, [(block.start, block.start + length)])
        elif self._is_subheading(block):
            self._append(block)
        else:
            self.sections.append(Section("", heading=block))
            self._append(block)

    def _is_subheading(self, block: Block) -> bool:
        """Whether an unknown heading stands inside the part: of an area of focus, of a session of the agenda."""
        section = self._current
        if section.key not in ("focus_areas", "agenda", "speakers", "questions") or section.heading is None:
            return False
        if section.heading.kind is Kind.HEADING:
            return block.level > section.heading.level
        return not block.is_bold or len(section.blocks) == 0 or section.blocks[0].is_bold

    def _take_text(self, block: Block) -> None:
        labels = list(_labels_in(block, self._allows))
        if labels:
            self._take_labelled(block, labels)
        elif self._ends_before(block):
            self._open(self._outer if block.kind is Kind.ITEM or self._current.key in PEOPLE else "", None)
            self._append(block)
        else:
            self._append(block)

    def _take_labelled(self, block: Block, labels: list[Span]) -> None:
        self._append(block.cut(block.start, labels[0][0]))
        ends = [start for start, _end in labels[1:]] + [block.end]
        for (start, end), next_start in zip(labels, ends, strict=True):
            key = label_key(block.source[start:end]) or ""
            self._open(key, block.cut(start, end), is_inline=True)
            self._append(_without_separator(block.cut(end, next_start)))

    def _allows(self, key: str, block: Block) -> bool:
        """Whether a label before a value may stand here. In lists of texts, "Context: …" only leads in an item."""
        if self._current.key in NARRATIVE and not self._current.is_inline:
            if block.kind is Kind.ITEM or (self._current.key == "focus_areas" and key in NARRATIVE):
                return False
            return key not in ("opening", "closing", "week", "statement", "end", "start")
        return not (self._current.key == "agenda" and key in ("time", "duration", "start"))

    def _ends_before(self, block: Block) -> bool:
        """Whether the value of the last label was complete, so that this block is none of it."""
        section = self._current
        if not section.blocks or section.key in PARTS or not section.key:
            return False
        last = section.blocks[-1]
        if block.row and block.row == last.row:
            return False
        if section.key in LISTS and block.kind is Kind.ITEM:
            return section.key in PARTS_OF_ONE and section.is_inline
        was_list = last.kind is Kind.ITEM and section.key in LISTS
        return section.is_inline or was_list


def _labels_in(block: Block, allows) -> Iterator[Span]:
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


def _without_separator(block: Block) -> Block:
    rest = re.match(r"[\s:：|\-–—]*", block.text)
    tail = re.search(r"[\s|]*$", block.text)
    end = block.start + tail.start() if tail else block.end
    return block.cut(block.start + (rest.end() if rest else 0), max(end, block.start))


def _key(block: Block) -> str | None:
    return label_key(block.text)


def _is_bullet(block: Block) -> bool:
    if not block.marker:
        return False
    start, end = block.marker
    return not any(character.isalnum() for character in block.source[start:end])


def _row_of(blocks: list[Block], index: int) -> list[Block]:
    """Return the cells that follow in the same row of a table, the given one first."""
    row = blocks[index].row
    if not row:
        return [blocks[index]]
    end = index
    while end < len(blocks) and blocks[end].row == row:
        end += 1
    return blocks[index:end]
