"""PDFs: characters at places become lines, paragraphs, columns and rows again."""

import importlib.resources

import pytest
from weasyprint import HTML

from agenda.reading.refusals import ReadingRefused

from .files import blocks, lines, opened, pdf, rows, with_fields

LINES = [
    "Attacks on water networks leave whole districts without safe water for weeks and the repair",
    "crews who could mend them wait for permission at the checkpoint, often for several days, be-",
    "fore they may pass.",
]
PARAGRAPH = (
    "Attacks on water networks leave whole districts without safe water for weeks and the repair crews who could "
    "mend them wait for permission at the checkpoint, often for several days, before they may pass."
)


def set_lines(texts, x=70, y=700, step=14):
    """Return the lines one below another; None leaves one out."""
    return [(x, y - step * number, text) for number, text in enumerate(texts) if text]


def test_wrapped_lines_are_a_paragraph_and_a_divided_word_is_one():
    document = opened(pdf(set_lines([*LINES, None, "Venue: Room 4"])))

    assert [block.text for block in document.blocks] == [PARAGRAPH, "Venue: Room 4"]
    assert document.healed == (("hyphen", "before", 0),)


def test_headers_are_read_once_and_page_numbers_not_at_all():
    def page(number):
        head, foot = (70, 810, "Protection of Civilians Week 2030", 8), (70, 30, f"Page {number} of 3", 8)
        return [
            head,
            (70, 700, f"The text of page number {number} is here."),
            foot,
            (500, 810, f"{number}", 8),
        ]

    found = blocks(pdf(page(1), page(2), page(3)))

    assert [block.text for block in found if not block.is_furniture] == [
        "Protection of Civilians Week 2030", "The text of page number 1 is here.",
        "The text of page number 2 is here.", "The text of page number 3 is here.",
    ]  # fmt: skip
    assert len([block for block in found if block.is_furniture]) == 8


def test_a_paragraph_goes_on_over_the_end_of_the_page():
    first, second = set_lines(LINES[:1], y=100) + [(280, 30, "1")], set_lines(LINES[1:]) + [(280, 30, "2")]

    assert lines(pdf(first, second))[0] == PARAGRAPH


@pytest.mark.parametrize("number", ["3", "- 3 -", "Page 3", "Page 3 of 4", "3/4", "pág. 3", "p. 3", "3 de 4"])
def test_page_numbers_in_many_forms_are_furniture(number):
    found = blocks(pdf([(70, 700, "Concept note: open roads for all"), (280, 30, number)]))

    assert [(block.text, block.is_furniture) for block in found][1:] == [(number, True)]


LEFT = [
    "In the left column a first", "line goes on in the second", "and in the third line until", "its end is reached.",
    None, "A second paragraph has also", "a few lines to be read here.",
]  # fmt: skip
RIGHT = [
    "In the right column words go", "on from line to line and do", "not mix with those to their", "left at any place.",
    None, "Its second paragraph is the", "last one of the whole page.",
]  # fmt: skip
COLUMNS = [
    "In the left column a first line goes on in the second and in the third line until its end is reached.",
    "A second paragraph has also a few lines to be read here.",
    "In the right column words go on from line to line and do not mix with those to their left at any place.",
    "Its second paragraph is the last one of the whole page.",
]


def column_by_column():
    return set_lines(LEFT) + set_lines(RIGHT, x=320)


def line_by_line():
    return [line for pair in zip(set_lines(LEFT), set_lines(RIGHT, x=320), strict=True) for line in pair]


@pytest.mark.parametrize("drawn", [column_by_column(), line_by_line()])
def test_two_columns_are_read_one_after_the_other(drawn):
    title = (70, 760, "A title that stretches over both of the two columns", 16)
    below = (70, 560, "Below them a line that stretches over both columns again: Venue: Room 4")

    assert lines(pdf([title, *drawn, below])) == [title[2], *COLUMNS, below[2]]


def test_a_word_divided_between_columns_is_one():
    left = [
        "In the left column a first",
        "line goes on in the second",
        "and in the third line until",
        "its end, where a long word",
    ]
    right = [
        "is cut at the end of the co-",
        "lumn and goes on in the next",
        "one, which some programs do",
        "even in a short paragraph.",
    ]

    assert lines(pdf(set_lines(left) + set_lines(right, x=320))) == [
        " ".join(left + right).replace("co- ", "co")
    ]


def test_a_table_of_facts_is_no_text_in_columns():
    table = [
        (70, 700, "Date"), (200, 700, "Tuesday, 21 May 2030"), (70, 680, "Venue"), (200, 680, "Conference Room 4, on"),
        (200, 666, "the first basement level"), (70, 640, "Host"), (200, 640, "Exampleland"),
    ]  # fmt: skip

    assert rows(pdf(table)) == [
        (0, "Date"), (1, "Tuesday, 21 May 2030"), (0, "Venue"), (1, "Conference Room 4, on the first basement level"),
        (0, "Host"), (1, "Exampleland"),
    ]  # fmt: skip


def test_bullets_drawn_apart_belong_to_their_items():
    drawn = [
        (88, 680, "First aim, which is so long that it has to be wrapped at the end of"), (88, 666, "the line;"),
        (88, 650, "Second aim."), (70, 680, "•"), (70, 650, "•"),
    ]  # fmt: skip

    assert [(block.kind, block.text) for block in blocks(pdf(drawn))] == [
        ("item", "First aim, which is so long that it has to be wrapped at the end of the line;"),
        ("item", "Second aim."),
    ]  # fmt: skip


def test_larger_type_makes_a_heading():
    found = blocks(pdf([(70, 740, "Open roads", 20), *set_lines(LINES), (70, 640, "Objectives", 11)]))

    assert [(block.kind, block.level) for block in found] == [
        ("heading", 1),
        ("paragraph", 1),
        ("heading", 2),
    ]


def test_what_was_filled_into_a_form_stands_beside_its_label():
    form = pdf([(70, 700, "Title of the side event:"), (70, 650, "Date:")])

    assert rows(with_fields(form, (300, 690, "Open roads"), (110, 640, "21 May 2030"))) == [
        (0, "Title of the side event:"), (1, "Open roads"), (0, "Date:"), (1, "21 May 2030"),
    ]  # fmt: skip


def test_a_line_from_right_to_left_keeps_its_words_numbers_and_brackets_in_order():
    font = importlib.resources.files("fontpkg_amiri") / "files" / "Amiri-Regular.ttf"
    said = [
        "التاريخ: الثلاثاء 21 مايو 2030، من الساعة 1.15 إلى 2.45 بعد الظهر (بتوقيت نيويورك)",
        "المكان: قاعة المؤتمرات 4، مقر الأمم المتحدة، New York",
        "للتسجيل: https://example.org/rsvp",
        "الاتفاق على ممرات آمنة لفرق الإصلاح؛",
        "تسمية جهة اتصال واحدة في كل منطقة.",
    ]
    style = f"@font-face {{ font-family: Amiri; src: url('{font.as_uri()}') }} body {{ font-family: Amiri }}"
    body = "".join(f"<p>{text}</p>" for text in said[:3]) + "".join(f"<li>{text}</li>" for text in said[3:])

    found = blocks(HTML(string=f"<html lang=ar dir=rtl><style>{style}</style>{body}</html>").write_pdf())

    assert [block.text for block in found] == said
    assert [block.kind for block in found][3:] == ["item", "item"]


def test_parts_under_headings_side_by_side_are_columns_and_no_row_of_a_table():
    sides = [
        ["About", "Crews wait.", "Pipes break.", "Topics", "Permits."],
        ["Place", "Room 4.", "Hosts", "Oxfam.", "Fiji."],
    ]
    shown = [
        "".join(f"<div><b>{line}</b></div>" if line[-1] != "." else f"<div>{line}</div>" for line in side)
        for side in sides
    ]
    columns = "".join(f"<div style='float: left; width: 45%'>{side}</div>" for side in shown)

    found = blocks(HTML(string=f"<html lang=en><body>{columns}</body></html>").write_pdf())

    assert {block.row for block in found} == {0}
    assert " ".join(block.text for block in found) == " ".join(sides[0] + sides[1])


def test_an_address_keeps_the_hyphen_at_the_end_of_a_line():
    document = opened(
        pdf(set_lines([*LINES[:2], "they register until Friday at https://example.org/after-", "blue-rain."]))
    )

    assert "https://example.org/after-blue-rain" in document.text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pdf(*[[(70, 700, "One page of many")]] * 500), "too_many_pages"),
        (pdf([], []), "scanned"),
        (pdf(set_lines(LINES), password="secret"), "password"),
        (pdf(set_lines(LINES))[:400], "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(content, code):
    with pytest.raises(ReadingRefused) as refused:
        opened(content, "note.pdf")

    assert refused.value.code == code


def test_a_file_that_only_its_owner_may_change_is_read():
    assert lines(pdf(set_lines(LINES), password="")) == [PARAGRAPH]


def test_the_words_of_a_justified_line_are_no_columns():
    words = ["Number", "of", "places", "limited", "to", "ninety."]
    places, x = [], 70
    for word in words:
        places.append((x, 700, word))
        x += len(word) * 5 + 40

    assert lines(pdf(places)) == ["Number of places limited to ninety."]
