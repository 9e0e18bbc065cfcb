"""Accidents of layout: bullets told from text, wrapped lines joined, columns from gaps, signatures set aside."""

import pytest

from agenda.reading import layout
from agenda.reading.blocks import Line

MARKERS = [
    ("- One", "- "),
    ("• One", "• "),
    ("•One", "•"),
    ("* One", "* "),
    ("– One", "– "),
    ("> One", "> "),
    ("➢ One", "➢ "),
    ("✔ One", "✔ "),
    ("o One", "o "),
    ("1. One", "1. "),
    ("1) One", "1) "),
    ("(1) One", "(1) "),
    ("(a) One", "(a) "),
    ("b) One", "b) "),
    ("iv. One", "iv. "),
    ("一、背景", "一、"),
    ("（一）介绍", "（一）"),
    ("1、背景", "1、"),
    ("أ) العرض", "أ) "),
    ("  - One", "  - "),
    ("One", ""),
    ("a.m. is early", ""),
    ("10.30 Opening", ""),
    ("1.15 p.m.", ""),
    ("-", ""),
    ("2026 was a year", ""),
    ("h. e. Ms. X", ""),
]


@pytest.mark.parametrize(("line", "marker"), MARKERS)
def test_a_bullet_or_number_is_told_from_the_text(line, marker):
    assert line[: layout.marker_length(line)] == marker


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("OBJECTIVES", True),
        ("ЦЕЛИ МЕРОПРИЯТИЯ", True),
        ("THE CARTEL AND THE CLINIC", True),
        ("Objectives", False),
        ("ICRC", True),
        ("UN", False),
        ("4:00 PM16:00 5:15 PM17:15", False),
        ("2 P.M. – 3 P.M.", False),
        ("A " * 100, False),
    ],
)
def test_capitals_make_a_heading(text, is_heading):
    assert layout.is_capitals(text) is is_heading


@pytest.mark.parametrize(
    ("before", "after", "width", "goes_on"),
    [
        ("The event looks at the everyday practice of recording and", "what it can do.", 60, True),
        ("Kindly confirm your attendance by writing to the address of", "the Mission.", 0, True),
        ("A short line", "Another line", 0, False),
        ("The text of the paragraph ends here.", "Venue: Room 4", 40, False),
        ("The event looks at the everyday practice of recording and", "Date: 19 May", 60, False),
        ("Registration and questions: write to", "a@example.org", 0, False),
    ],
)
def test_a_wrapped_line_goes_on(before, after, width, goes_on):
    assert layout.goes_on(Line(before), Line(after), width) is goes_on


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Date:      19 May", ["Date:", "19 May"]),
        ("Date\t19 May", ["Date", "19 May"]),
        ("10:00      Opening      Ms. X", ["10:00", "Opening", "Ms. X"]),
        ("1.     Opening", ["1.     Opening"]),
        ("One  two", ["One  two"]),
    ],
)
def test_gaps_and_tabs_make_columns(text, cells):
    line = Line(text, marker=layout.marker_length(text))

    assert [cell.text.strip() for cell in layout.split_columns(line, 1)] == cells


@pytest.mark.parametrize(
    "closing",
    [
        "Best regards,", "Sincerely,", "Cordialement,", "Un saludo cordial,", "Saludos cordiales",
        "С уважением,", "此致",
        "مع أطيب التحيات،",
    ],
)  # fmt: skip
def test_who_signs_is_set_aside(closing):
    lines = layout.mark_closing([Line("See you there."), Line(closing), Line("Sam Example"), Line("Adviser")])

    assert [line.is_aside for line in lines] == [False, False, True, True]


def test_a_label_ends_the_signature():
    lines = layout.mark_closing(
        [Line("Regards"), Line("Sam Example"), Line("Venue: Room 4"), Line("Bring a pass.")]
    )

    assert [line.is_aside for line in lines] == [False, True, False, False]


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        ("一、背景", "武装冲突往往切断港口、公路和仓库，使粮食和药品无法及时送达。", False),
        ("г-жа Ани Пример, Постоянный представитель при Отделении", "г-н Алекс Образец, сотрудник", False),
        ("г-жа Ани Пример, Постоянный представитель при Отделении", "и ее заместитель", True),
        ("武装冲突往往切断港口、公路和仓库，使粮食和药品无法", "及时送达。近年来，运输成本不断上升。", True),
    ],
)
def test_headings_and_people_begin_a_line_of_their_own(first, second, goes_on):
    width = 25 if first[0] > "я" else 0

    assert layout.goes_on(Line(first, marker=layout.marker_length(first)), Line(second), width) is goes_on
