"""Rows of cells for a day of the board: no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.board.layout import Block, Cell, Hours, lanes

DAY = Hours(8, 20)


def shape(blocks: list[Block], hours: Hours = DAY) -> list[list[tuple[int, object]]]:
    return [[(cell.quarters, cell.item) for cell in lane if cell.item] for lane in lanes(blocks, hours)]


def test_a_room_without_anything_is_one_row_with_a_line_at_each_hour():
    assert lanes([], DAY) == [[Cell(4, None, True)] * 12]


def test_blocks_stand_at_their_quarter_hour_and_share_a_row_as_long_as_they_do_not_overlap():
    [lane] = lanes([Block("b", 14 * 60 + 30, 16 * 60), Block("a", 13 * 60 + 15, 14 * 60 + 30)], DAY)

    assert [cell for cell in lane if cell.item] == [Cell(5, "a", False), Cell(6, "b", False)]
    assert sum(cell.quarters for cell in lane[: lane.index(Cell(5, "a", False))]) == 21


def test_a_room_given_twice_has_a_second_row():
    assert shape([Block("a", 780, 870), Block("b", 855, 945)]) == [[(6, "a")], [(6, "b")]]


@pytest.mark.parametrize(
    ("blocks", "hours"),
    [
        ([], Hours(8, 20)),
        ([Block("early", 7 * 60 + 30, 8 * 60)], Hours(7, 20)),
        ([Block("late", 22 * 60, 25 * 60)], Hours(8, 24)),
    ],
)
def test_the_hours_shown_hold_all_of_the_day(blocks, hours):
    assert Hours.around(blocks) == hours


blocks_of_a_day = st.lists(
    st.tuples(st.integers(0, 1439), st.integers(1, 400)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=12,
).map(lambda spans: [Block(number + 1, *span) for number, span in enumerate(spans)])


@given(blocks_of_a_day)
def test_every_block_is_shown_once_and_every_row_is_as_wide_as_the_day(blocks):
    hours = Hours.around(blocks)
    rows = lanes(blocks, hours)

    assert sorted(cell.item for row in rows for cell in row if cell.item) == [b.item for b in blocks]
    assert {sum(cell.quarters for cell in row) for row in rows} == {hours.quarters}
