"""A day of the board as rows of cells: quarter hours as columns, blocks as wide as they last. No database."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

QUARTER = 15  # minutes
USUAL = (8, 20)  # hours that are shown even when nothing takes place


@dataclass(frozen=True)
class Block:
    """Something to show; minutes count from the day's midnight and may lie outside the hours shown."""

    item: object
    start: int
    end: int


@dataclass(frozen=True)
class Cell:
    """So many quarter hours: with something in them, or free."""

    quarters: int
    item: object | None
    is_full_hour: bool  # a line is drawn at its start


@dataclass(frozen=True)
class Hours:
    """The hours of a day that the board shows."""

    first: int
    last: int

    @classmethod
    def around(cls, blocks: Sequence[Block]) -> "Hours":
        """Return the usual hours, more where something begins earlier or ends later; a day has 24."""
        first = min([USUAL[0], *(block.start // 60 for block in blocks)])
        last = max([USUAL[1], *(-(-block.end // 60) for block in blocks)])
        return cls(max(first, 0), min(last, 24))

    @property
    def clocks(self) -> list[dt.time]:
        return [dt.time(hour) for hour in range(self.first, self.last)]

    @property
    def quarters(self) -> int:
        return (self.last - self.first) * 60 // QUARTER

    def quarter(self, minute: int) -> int:
        """Return the column in which a minute of the day lies."""
        return min(max(minute - self.first * 60, 0) // QUARTER, self.quarters)


def lanes(blocks: Sequence[Block], hours: Hours) -> list[list[Cell]]:
    """Return rows of cells in which no two blocks lie on one another; one free row where there is no block."""
    rows: list[list[tuple[int, int, Block]]] = [[]]
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        first = min(hours.quarter(block.start), hours.quarters - 1)
        last = max(hours.quarter(block.end + QUARTER - 1), first + 1)
        row = next((row for row in rows if not row or row[-1][1] <= first), None)
        if row is None:
            rows.append(row := [])
        row.append((first, last, block))
    return [list(_cells(row, hours)) for row in rows]


def _cells(row: list[tuple[int, int, Block]], hours: Hours) -> Iterator[Cell]:
    at = 0
    for first, last, block in row:
        yield from _free(at, first)
        yield Cell(last - first, block.item, first % 4 == 0)
        at = last
    yield from _free(at, hours.quarters)


def _free(first: int, last: int) -> Iterator[Cell]:
    """Free cells, cut at each full hour."""
    while first < last:
        end = min(last, first - first % 4 + 4)
        yield Cell(end - first, None, first % 4 == 0)
        first = end
