"""Cuts a document at its headings, labels and rows of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .blocks import Block, Document, Kind, Span
from .endings import ends_before
from .entries import entries_of
from .labelling import has_bullet, is_next_part, labels_in, lead_key, without_separator
from .practical import is_practical, is_told, names_occasion
from .sections import Page, Section
from .tables import cell_key, column_keys, is_label_cell, is_timed, row_of
from .vocabulary.labels import LISTS, NARRATIVE, PARTS, PEOPLE, label_key, label_length
from .vocabulary.people import FUNCTION_NOUN, HONORIFIC
from .vocabulary.programme import ITEMS, ONLY_TIME

_COVERS = {"agenda", "start"}  # keys of labels that also head a leaflet, or stand in the menu of a web page
_PANELLISTS = re.compile(r"panel\w*ist[ea]?s?(?!\w)")  # persons, and no kind of event
_FEW_WORDS = 14  # of a heading in bold type
_FEW_ABOVE = 5  # blocks above a title
_MANY_WORDS = 20  # of running text
_HEADS = NARRATIVE | {"agenda", "speakers", "rsvp", "contact", "other", "when_where", "hosts", "co_sponsors"}
_WITH_SUBHEADINGS = ("focus_areas", "agenda", "speakers", "questions")
_MEANT_TOGETHER = ("title", "hosts", "function")  # "Name: …", "Organization: …" below "Contact"


def page_of(document: Document) -> Page:
    """Cut the document into sections."""
    blocks = [block for block in document.blocks if not block.is_aside and not block.is_furniture]
    cutter = _Cutter(entries_of(blocks))
    for index, block in enumerate(blocks):
        row = row_of(blocks, index)
        rest = blocks[index + 1 : index + 1 + len(row)]
        cutter.take(block, row, rest[0] if rest else None, rest[-1] if len(rest) == len(row) else None)
    return Page(document, tuple(cutter.finished()), tuple(cutter.column_labels), tuple(cutter.interrupted))


@dataclass
class _Cutter:
    """Takes block after block and knows under which label it stands."""

    entries: dict[int, Span] = field(default_factory=dict)  # of an agenda that is written as facts
    sections: list[Section] = field(default_factory=list)
    column_labels: list[Span] = field(default_factory=list)
    interrupted: list[tuple[str, Block]] = field(default_factory=list)
    _headed_row: int = 0  # the row whose first cell is a label
    _heading_row: int = 0  # the row that heads the columns
    _speaker_row: int = 0  # the row of a table of speakers that is being taken
    _timed_row: int = 0  # the row of an agenda: its cells are no labels
    _outer: str = ""  # the list of speakers in which single parts are labelled

    def take(self, block: Block, row: list[Block], after: Block | None, below: Block | None) -> None:
        """Take a block that stands in a row. `after` is the next block, `below` the first one behind the row."""
        if block.start in self.entries:
            self._take_entry(block)
        elif block.row and (block.row == self._heading_row or self._is_heading_row(block, row, below)):
            self.column_labels.append((block.start, block.end))
        elif self._belongs_to_row(block, row) or self._awaits_title(block):
            self._append(block)
        elif block.row and block.row != self._headed_row and self._is_cell_label(block, row):
            self._headed_row = block.row
            self._open(cell_key(block) or "", block, is_inline=True)
        elif block.row and block.row == self._headed_row:
            self._append(block)
        elif self._shares_label(block, row):
            self._headed_row = block.row
            self._append(block)
        elif self._is_heading(block):
            self._take_heading(block, after)
        elif block.row and self._follows_headed_row(block):
            self._open("", None)
            self._append(block)
        else:
            self._take_text(block, after)

    def finished(self) -> Iterator[Section]:
        """Yield the sections. A heading of a part with nothing below it is one of a menu, or of several parts."""
        for section in self.sections:
            if section.key in PARTS and not section.blocks and section.label:
                yield replace(section, key="document")
            elif (
                section.key == "background" and section.is_inline and all(map(names_occasion, section.blocks))
            ):
                yield replace(section, key="week")
            elif section.blocks or section.label:
                yield section

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
            key = self._current.key
            if key == "audience" and HONORIFIC.match(block.plain):  # "Participants", and then who they are
                key = self._outer = "speakers"
            self.sections[-1] = replace(self._current, key=key, blocks=(*self._current.blocks, block))

    def _take_entry(self, block: Block) -> None:
        if self._current.key != "agenda":
            self._open("agenda", None)
        label = self.entries[block.start]
        if label[0] < label[1]:
            self.column_labels.append(label)
        self._append(without_separator(block.cut(label[1], block.end)))

    def _is_heading_row(self, block: Block, row: list[Block], below: Block | None) -> bool:
        """Whether each cell of the row heads a column; then the table is an agenda, or a list of speakers."""
        keys = column_keys(row, below)
        if not keys:
            return False
        self._heading_row = block.row
        if self._current.key in ("agenda", "speakers") and not self._current.blocks:
            self.sections[-1] = replace(self._current, columns=keys)
        else:
            is_agenda = "time" in keys or "segment" in keys
            self._open("agenda" if is_agenda else "speakers", None, columns=keys)
        return True

    def _belongs_to_row(self, block: Block, row: list[Block]) -> bool:
        return self._belongs_to_timed_row(block, row) or self._belongs_to_speaker(block, row)

    def _belongs_to_timed_row(self, block: Block, row: list[Block]) -> bool:
        """Whether the block stands in a row that begins with a time of day, or behind such a cell."""
        is_time = is_timed(block) or (self._current.key == "agenda" and is_timed(row[-1]))
        if block.row and len({cell.column for cell in row}) > 1 and block.column == 0 and is_time:
            self._timed_row = block.row if len([cell for cell in row if cell.column == 0]) == 1 else 0
            if self._timed_row and (
                self._current.key not in ("agenda", "speakers") and self._current.is_inline
            ):
                self._open("", None)
        return bool(block.row) and block.row == self._timed_row

    def _belongs_to_speaker(self, block: Block, row: list[Block]) -> bool:
        """Whether the block stands in a table of speakers: "Moderator" in the column of the parts is no label there."""
        columns = self._current.columns
        if not block.row or self._current.key != "speakers" or "role" not in columns:
            return False
        parts = [cell for cell in row if cell.column == columns.index("role")]
        if any(label_key(cell.text) in PEOPLE for cell in parts):
            self._speaker_row = block.row
        return block.row == self._speaker_row

    def _awaits_title(self, block: Block) -> bool:
        """Whether the last line of an agenda is only a time: this one then names the part, and is no label."""
        section = self._current
        is_open = section.key == "agenda" and bool(section.blocks) and block.kind is not Kind.HEADING
        return is_open and bool(ONLY_TIME.fullmatch(section.blocks[-1].bare))

    def _shares_label(self, block: Block, row: list[Block]) -> bool:
        """Whether the label in the row above is merged over this row, which has no first cell."""
        is_next = block.row and self._headed_row and block.row == self._headed_row + 1
        return bool(is_next and block.column and self._current.is_inline and row[0] is block)

    def _is_cell_label(self, block: Block, row: list[Block]) -> bool:
        if self._current.columns or (self._current.key == "agenda" and is_timed(row[-1])):
            return False
        is_part = self._current.key == "contact" and cell_key(block) in _MEANT_TOGETHER
        return not is_part and is_label_cell(block, row)

    def _follows_headed_row(self, block: Block) -> bool:
        """Whether the block stands in a table of facts, in a row whose label is not known."""
        return bool(self._headed_row) and block.row == self._headed_row + 1 and block.column == 0

    def _is_heading(self, block: Block) -> bool:
        if block.row and block.column:
            return False
        if block.kind is Kind.HEADING:
            return not self._is_person_in_capitals(block)
        key = label_key(block.text)
        is_item = key in PEOPLE or key == "questions" or (key == "background" and ITEMS.match(block.bare))
        if is_item and self._current.key == "agenda":
            return False  # "Opening", "Moderator": items of the agenda, and who speaks there
        is_in_list = self._current.key in LISTS - {"document", "other"} or self._follows_item
        if key and block.kind is Kind.ITEM and is_in_list:
            is_part = key in _HEADS and (key != "questions" or self._current.key != "agenda")
            is_numbered = bool(block.marker) and not has_bullet(block)
            return block.is_bold or (is_numbered and (is_part or is_next_part(self._current.heading, block)))
        if key:
            return not (self._current.key == "contact" and key in _MEANT_TOGETHER)
        is_short = len(block.text.split()) <= _FEW_WORDS and not block.text.rstrip().endswith((".", ";", ","))
        in_text = self._current.key in NARRATIVE - {"focus_areas"} or self._current.key in ("other", "logos")
        return (
            block.is_bold and is_short and in_text and block.kind is Kind.PARAGRAPH and ":" not in block.text
        )

    def _is_person_in_capitals(self, block: Block) -> bool:
        """Whether what looks like a heading is a line of a list of speakers: "MS. SAM EXAMPLE, DIRECTOR, OCHA"."""
        is_among = self._current.key == "speakers" or self._current.key in PEOPLE
        is_post = "," in block.plain and FUNCTION_NOUN.search(block.bare)
        return is_among and block.plain.isupper() and bool(HONORIFIC.match(block.plain) or is_post)

    @property
    def _follows_item(self) -> bool:
        blocks = self._current.blocks
        return bool(self._current.key and blocks) and blocks[-1].kind is Kind.ITEM

    def _take_heading(self, block: Block, after: Block | None) -> None:
        key = label_key(block.text)
        current = self._current
        is_in_list = (
            after and after.kind is Kind.ITEM and current.blocks and current.blocks[-1].kind is Kind.ITEM
        )
        if key == "logos" and is_in_list:
            self.interrupted.append((current.key, block))  # the list goes on below the stray heading
            self.column_labels.append((block.start, block.end))
        elif key:
            is_cover = key in _COVERS and self._is_at_top(after)
            is_kind = self._is_kind_of_event(key, after) and not _PANELLISTS.search(block.bare)
            self._open("document" if is_cover or is_kind else key, block)
        elif length := label_length(block.text):
            self._take_labelled(block, [(block.start, block.start + length)])
        elif self._is_subheading(block):
            self._append(block)
        else:
            self.sections.append(Section("", heading=block))
            self._append(block)

    def _is_at_top(self, after: Block | None) -> bool:
        """Whether nothing stands above but labels, and no time below: then "Programme" is what the paper is called."""
        is_above_times = after is not None and (bool(after.row) or is_timed(after))
        return not is_above_times and not any(section.blocks for section in self.sections)

    def _is_kind_of_event(self, key: str, after: Block | None) -> bool:
        """Whether "Panel discussion" stands above the title, and not above those who sit on the panel."""
        above = [block for section in self.sections for block in section.blocks]
        is_known = any(section.key not in ("", "document", "week") for section in self.sections)
        is_name = (
            after is None or after.kind is Kind.ITEM or "," in after.plain or HONORIFIC.match(after.plain)
        )
        return key == "panellist" and len(above) < _FEW_ABOVE and not is_known and not is_name

    def _is_subheading(self, block: Block) -> bool:
        """Whether an unknown heading stands inside the part: of an area of focus, of a session of the agenda."""
        section = self._current
        if section.key not in (*PEOPLE, *_WITH_SUBHEADINGS) or section.heading is None:
            return False
        if block.kind is Kind.HEADING:
            return section.heading.kind is Kind.HEADING and block.level > section.heading.level
        return not block.is_bold or len(section.blocks) == 0 or section.blocks[0].is_bold

    def _take_text(self, block: Block, after: Block | None) -> None:
        labels = list(labels_in(block, self._allows))
        if labels:
            self._take_labelled(block, labels)
        else:
            self._take_unlabelled(block, after)

    def _take_unlabelled(self, block: Block, after: Block | None) -> None:
        if (key := lead_key(block, after)) and key != self._current.key and self._may_lead:
            self._open(key, block)
        elif ends_before(self._current, block, after):
            is_apart = is_practical(block) or is_told(block)
            goes_on = block.kind is Kind.ITEM or (self._current.key in PEOPLE and not is_apart)
            self._open(self._outer if goes_on else "", None)
            self._append(block)
        else:
            self._append(block)

    @property
    def _may_lead(self) -> bool:
        return self._current.is_inline or self._current.key not in LISTS - {"background", "document", "other"}

    def _take_labelled(self, block: Block, labels: list[Span]) -> None:
        before = block.cut(block.start, labels[0][0])
        if before.start < before.end:
            self._take_unlabelled(before, None)
        ends = [start for start, _end in labels[1:]] + [block.end]
        for (start, end), next_start in zip(labels, ends, strict=True):
            value = without_separator(block.cut(end, next_start))
            key = label_key(block.source[start:end]) or ""
            tells = key == "title" and len(value.text.split()) > _MANY_WORDS  # "What? Four people tell …"
            self._open("background" if tells else key, block.cut(start, end), is_inline=True)
            self._append(value)

    def _allows(self, key: str, block: Block) -> bool:
        """Whether a label before a value may stand here. In lists of texts, "Context: …" only leads in an item."""
        if self._current.key == "contact":
            return key not in _MEANT_TOGETHER
        if self._current.key in NARRATIVE and not self._current.is_inline:
            if block.kind is Kind.ITEM or (self._current.key == "focus_areas" and key in NARRATIVE):
                return False
            return key not in ("opening", "closing", "week", "statement", "end", "start")
        if key in PEOPLE and (is_timed(block) or self._current.key == "agenda"):
            return False  # "1.25 p.m. Keynote: Ms. X"
        return not (self._current.key == "agenda" and key in ("time", "duration", "start"))
