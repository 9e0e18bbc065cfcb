"""Rows of tables: which head the columns, and in which the first cell is a label."""

import re
from collections.abc import Iterator

from .blocks import Block
from .vocabulary.labels import column_key, label_key

_TIMED = re.compile(
    r"\(?\d{1,2}\s*[:.h]\s*\d{2}|\d{1,2}\s*(?:-|to)?\s*\d{0,2}\s*[ap]\.?m|(?:上午|下午)?\d{1,2}\s?[时点:]"
)
_FEW_WORDS = 5  # in the heading of a column
_EXPLAINED = re.compile(r"\s*\([^()]*\)\s*$")


def row_of(blocks: list[Block], index: int) -> list[Block]:
    """Return the cells that follow in the same row of a table, the given one first."""
    row = blocks[index].row
    if not row:
        return [blocks[index]]
    end = index
    while end < len(blocks) and blocks[end].row == row:
        end += 1
    return blocks[index:end]


def rows_of(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Yield the cells of each row of a table, and every other block alone."""
    row: list[Block] = []
    for block in blocks:
        if row and (not block.row or block.row != row[0].row):
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def is_timed(block: Block) -> bool:
    return bool(_TIMED.match(block.bare))


def column_keys(row: list[Block], below: Block | None) -> tuple[str, ...]:
    """Return what the columns are, if the row heads them all; empty where it does not.

    Above times, the row heads a table even if a column has an unknown name.
    """
    keys = [column_key(cell.text) or "" for cell in row]
    if len(row) < 2 or row[0].column:
        return ()
    is_above_times = (
        below is not None and below.row > row[0].row and is_timed(below) and not is_timed(row[-1])
    )
    if "time" in keys and is_above_times and all(len(cell.text.split()) <= _FEW_WORDS for cell in row):
        keys = _guessed(keys)
    if "" in keys or len(set(keys)) < 2:
        return ()
    if "name" in keys or {"function", "affiliation"} <= set(keys):  # "title" and "part" are those of a person
        of_person = "role" if "function" in keys else "function"
        keys = [of_person if key == "segment" else key for key in keys]
    return tuple(keys)


def is_label_cell(block: Block, row: list[Block]) -> bool:
    """Whether the first cell of a row says what the others are."""
    is_first = not block.column and len({cell.column for cell in row}) > 1 and row[1].column != block.column
    return is_first and bool(cell_key(block))


def cell_key(block: Block) -> str | None:
    """Return the key of the label that a cell is; forms explain theirs in brackets: "Speakers (name, function)"."""
    return label_key(block.text) or label_key(_EXPLAINED.sub("", block.text))


def _guessed(keys: list[str]) -> list[str]:
    """Name unknown columns: the first is the segment, the next who speaks."""
    free = [name for name in ("segment", "speaker", "role") if name not in keys]
    return [key or (free.pop(0) if free else "segment") for key in keys]
