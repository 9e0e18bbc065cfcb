"""Cuts a document at its headings, labels and rows of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .blocks import Block, Document, Kind, Span
from .labelling import labels_in, without_separator
from .sections import Page, Section
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

_TIMED = re.compile(r"\(?\d{1,2}\s*[:.h]\s*\d{2}|\d{1,2}\s*(?:-|to)?\s*\d{0,2}\s*[ap]\.?m")
_FEW_WORDS = 14
_HEADS = NARRATIVE | {"agenda", "speakers", "rsvp", "contact", "other", "when_where", "hosts", "co_sponsors"}


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
        labels = list(labels_in(block, self._allows))
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
            self._append(without_separator(block.cut(end, next_start)))

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
