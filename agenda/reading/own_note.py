"""The concept note that this software writes, known again by its build: there the place of a text says what it is.

What people type into a record may read like anything: a title like a date, an objective like a label. In other
documents words have to tell what they are; here they must not.
"""

import re
from dataclasses import replace

from .blocks import Block, Document, Kind, Span
from .facts.dates import find_dates
from .sections import Page, Section
from .tables import rows_of
from .vocabulary.own_messages import COLUMNS, FACTS, HEADINGS, KIND, language_note, own_key

# The parts that `agenda.documents.outline` writes, in its order.
_PARTS = tuple(HEADINGS)
_WITH_FACTS = ("format", "rsvp", "contact")  # parts in which values stand behind labels
_FIRST_FACT = "date"
_LEAST_ABOVE, _MOST_ABOVE = 2, 4  # blocks above the title: week, days, what the paper is, and what it is not
_REMARK = re.compile(r"\s*\u00a0")  # between what the paper is and what it is not: a draft


def own_note(document: Document) -> Page | None:
    """Return the concept note cut by its build; None where it is another document, or one that was rebuilt."""
    blocks = [_whole(block, document) for block in document.blocks if not block.is_furniture]
    title = next((number for number, block in enumerate(blocks) if _is_heading(block)), 0)
    is_headed = _LEAST_ABOVE <= title <= _MOST_ABOVE and len(blocks) > title + 2
    if not is_headed or not _is_kind(blocks[title - 1]):
        return None
    *above, kind = blocks[:title]
    below = title + 1 + _has_subtitle(blocks[title + 1 :])
    edges = [number for number, block in enumerate(blocks) if number >= below and _is_heading(block)]
    edges.append(len(blocks) - 1)
    facts, others, _cells = _divided(blocks[below : edges[0]])
    is_dated = bool(facts) and facts[0].key == _FIRST_FACT and bool(find_dates(blocks[-1]))
    if not is_dated or not _are_parts([blocks[number] for number in edges[:-1]]):
        return None
    sections = [
        Section("", blocks=tuple(above)),
        Section("document", label=(kind.start, kind.end)),
        Section("title", blocks=(blocks[title],)),
        Section("subtitle", blocks=tuple(blocks[title + 1 : below])),
        *facts,
        Section("other", blocks=others),
    ]
    labels: list[Span] = []
    for start, end in zip(edges, edges[1:], strict=False):
        sections += _part(blocks[start], blocks[start + 1 : end], labels)
    sections.append(Section("other", blocks=(blocks[-1],)))
    return Page(replace(document, blocks=tuple(blocks)), tuple(sections), tuple(labels))


def _whole(block: Block, document: Document) -> Block:
    """Return the block with its line breaks and what looks like its bullet: those that the writer sets are no text.

    Nor is the note that a text is shown in its original language.
    """
    start = block.marker[0] if block.marker else block.start
    note = language_note().search(block.text)
    end = block.end - len(note[0]) if note else block.end
    return replace(block, source=document.text, start=start, end=end, marker=None)


def _paragraphs(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the blocks, those that are lines of one paragraph joined again."""
    joined: list[Block] = []
    for block in blocks:
        if block.is_further and joined:
            last = joined[-1]
            joined[-1] = replace(
                last, end=block.end, bold=last.bold + block.bold, links=last.links + block.links
            )
        else:
            joined.append(block)
    return tuple(joined)


def _is_heading(block: Block) -> bool:
    return block.kind is Kind.HEADING and not block.row


def _has_subtitle(below: list[Block]) -> bool:
    """Whether a heading follows, or a line that is bold to its last letter, as no fact behind its label is."""
    first = below[0]
    is_bold = any(start <= first.start and end >= first.end for start, end in first.bold)
    return _is_heading(first) or (is_bold and not first.row)


def _is_kind(block: Block) -> bool:
    """Whether it says what the paper is: "Concept note", perhaps followed by what it is not."""
    ends = [start - block.start for start, _end in block.bold if start > block.start]
    said = block.text[: min(ends, default=len(block.text))]
    return bool(own_key(_REMARK.split(said)[0], KIND))


def _are_parts(headings: list[Block]) -> bool:
    """Whether all headings are the writer's, each once and in its order."""
    keys = [own_key(heading.text, HEADINGS) for heading in headings]
    return keys == [part for part in _PARTS if part in keys]


def _part(heading: Block, blocks: list[Block], labels: list[Span]) -> list[Section]:
    """Return what stands below a heading; the headings of columns are added to the labels."""
    key, label = own_key(heading.text, HEADINGS) or "", (heading.start, heading.end)
    facts, texts, rows = _divided(blocks) if key in _WITH_FACTS else ([], _paragraphs(blocks), [])
    if key == "speakers":
        texts, rows = (), list(rows_of(tuple(blocks)))
    sections = [Section(key, label, texts, heading=heading), *facts]
    if rows:
        labels += [(cell.start, cell.end) for cell in rows[0]]
        columns = tuple(own_key(cell.text, COLUMNS) or "" for cell in rows[0])
        cells = tuple(cell for row in rows[1:] for cell in row)
        sections.append(Section("agenda" if key == "format" else key, blocks=cells, columns=columns))
    return sections


def _divided(blocks: list[Block]) -> tuple[list[Section], tuple[Block, ...], list[list[Block]]]:
    """Divide blocks into facts behind their labels, paragraphs, and rows of a table."""
    facts: list[Section] = []
    texts: list[Block] = []
    rows: list[list[Block]] = []
    for row in rows_of(tuple(blocks)):
        if fact := _fact(row):
            facts.append(fact)
        elif row[0].row:
            rows.append(row)
        else:
            texts += row
    return facts, tuple(texts), rows


def _fact(row: list[Block]) -> Section | None:
    """Return what stands behind a bold label and its colon, on one line or in the next column."""
    first, last = row[0], row[-1]
    end = next((end for start, end in first.bold if start == first.start), first.start)
    label = first.cut(first.start, end)
    if first.column or not label.text.endswith(":") or label.end == last.end:
        return None
    value = replace(first, end=last.end, row=0).cut(label.end, last.end)
    return Section(own_key(label.text, FACTS) or "other", (label.start, label.end), (value,), is_inline=True)
