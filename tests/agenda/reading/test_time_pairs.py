"""Two written times made into begin and end."""

import pytest

from agenda.reading.facts.time_pairs import Pair, WrittenTime, resolve

AM, PM = 0, 12
NOON, MIDNIGHT = WrittenTime(12, 0, is_word=True), WrittenTime(0, 0, is_word=True)


def minutes(hour, minute=0):
    return hour * 60 + minute


@pytest.mark.parametrize(
    ("first", "second", "begins", "ends"),
    [
        (WrittenTime(1, 0), WrittenTime(2, 30, PM), minutes(13), minutes(14, 30)),
        (WrittenTime(8, 15), WrittenTime(10, 0, AM), minutes(8, 15), minutes(10)),
        (WrittenTime(11, 30), WrittenTime(1, 0, PM), minutes(11, 30), minutes(13)),
        (WrittenTime(11, 0, AM), WrittenTime(1, 0), minutes(11), minutes(13)),
        (WrittenTime(10, 0, AM), NOON, minutes(10), minutes(12)),
        (NOON, WrittenTime(2, 0), minutes(12), minutes(14)),
        (WrittenTime(10, 0, PM), MIDNIGHT, minutes(22), minutes(24)),
        (WrittenTime(10, 0, PM), WrittenTime(1, 0, AM), minutes(22), minutes(25)),
        (WrittenTime(9, 0), WrittenTime(18, 0), minutes(9), minutes(18)),
        (WrittenTime(1, 0), WrittenTime(14, 30), minutes(13), minutes(14, 30)),
        (WrittenTime(1, 15, PM), WrittenTime(2, 45, counts_24=True), minutes(13, 15), minutes(14, 45)),
        (WrittenTime(10, 0), WrittenTime(12, 30), minutes(10), minutes(12, 30)),
        (WrittenTime(11, 0), WrittenTime(1, 0), minutes(11), minutes(13)),
    ],
)
def test_begin_and_end(first, second, begins, ends):
    assert resolve(first, second) == Pair(begins, ends)


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        (WrittenTime(1, 0), WrittenTime(2, 30), Pair(minutes(13), minutes(14, 30), "meridiem", "meridiem")),
        (WrittenTime(7, 0), WrittenTime(9, 0), Pair(minutes(7), minutes(9), "meridiem", "meridiem")),
        (WrittenTime(10, 0, AM), WrittenTime(12, 30, AM), Pair(minutes(10), None, "", "end_before_start")),
        (WrittenTime(15, 0), WrittenTime(14, 0), Pair(minutes(15), None, "", "end_before_start")),
    ],
)
def test_what_cannot_be_known_is_doubted(first, second, pair):
    assert resolve(first, second) == pair
