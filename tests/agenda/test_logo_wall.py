"""How logos of any shape stand in rows on paper."""

import pytest

from agenda.documents.logo_wall import GAP, PIXELS_PER_MM, ROW_WIDTH, logo_wall
from events.models import CoSponsor, Logo, Organization

pytestmark = pytest.mark.django_db(databases=[])


def sponsors(*shapes: tuple[int, int] | None) -> list[CoSponsor]:
    """Return co-sponsors with a logo of each shape, or without one."""
    return [
        CoSponsor(
            organization=Organization(name=f"Organization {place}"),
            logo=Logo(sha256=f"{place:064}", width=shape[0], height=shape[1]) if shape else None,
        )
        for place, shape in enumerate(shapes)
    ]


def lengths(*shapes: tuple[int, int] | None) -> list[int]:
    return [len(row) for row in logo_wall(sponsors(*shapes))]


def test_rows_hold_five_at_most_and_are_as_equal_as_possible():
    square = (100, 100)

    assert lengths(*[square] * 5) == [5]
    assert lengths(*[square] * 6) == [3, 3]
    assert lengths(*[square] * 9) == [5, 4]


def test_wide_logos_get_fewer_in_a_row_so_that_no_row_is_wider_than_the_text():
    wall = logo_wall(sponsors(*[(1000, 150)] * 5))

    assert [len(row) for row in wall] == [3, 2]
    for row in wall:
        assert sum(logo.width for logo in row) / PIXELS_PER_MM + GAP * (len(row) - 1) <= ROW_WIDTH


def test_logos_of_different_shape_cover_the_same_area():
    wide, square = logo_wall(sponsors((200, 100), (100, 100)))[0]

    wide_height, square_height = wide.width / 2, square.width
    assert wide.width * wide_height == pytest.approx(square.width * square_height, rel=0.03)


def test_a_sponsor_without_logo_stands_with_its_name_in_its_place():
    wall = logo_wall(sponsors((100, 100), None))

    assert [(logo.name, bool(logo.sha256)) for logo in wall[0]] == [
        ("Organization 0", True),
        ("Organization 1", False),
    ]


def test_without_any_logo_there_is_no_wall():
    assert logo_wall(sponsors(None, None)) == ()
