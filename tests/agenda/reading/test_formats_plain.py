"""Texts as bytes: in which encoding they are, where their lines and columns are."""

import pytest

from agenda.reading.refusals import ReadingRefused

from .files import blocks, lines, opened, rows

FRENCH = "Réunion d’experts à l’École – « paix » le mardi 21 mai 2030"
SPANISH = "Invitación: la protección de los niños. ¿Cuándo? El 21 de mayo"
ARABIC = "حماية المدنيين في النزاعات المسلحة يوم الثلاثاء 19 مايو 2030 في قاعة المؤتمرات"
RUSSIAN = "Защита гражданских лиц: во вторник, 19 мая 2030 года, зал заседаний 4, в 13:15"
CHINESE = "保护平民周会边活动，二〇三〇年五月十九日星期二下午一时十五分，联合国总部第四会议室。"
TAIWANESE = "保護平民週會邊活動，五月十九日星期二下午一時十五分，聯合國總部第四會議室。"
POLISH = "Zaproszenie na spotkanie: Warszawa – środa, źródło, żółć"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((FRENCH, encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be")),
        *((FRENCH, encoding) for encoding in ("cp1252", "mac_roman")),
        *((SPANISH, encoding) for encoding in ("cp1252", "latin-1", "utf-16-le")),
        *((RUSSIAN, encoding) for encoding in ("cp1251", "koi8_r", "cp866", "iso8859_5", "utf-16")),
        *((ARABIC, encoding) for encoding in ("cp1256", "iso8859_6", "utf-16")),
        *((CHINESE, encoding) for encoding in ("gb18030", "gbk", "utf-16")),
        (TAIWANESE, "big5"),
        (POLISH, "cp1250"),
        ("The Mission of Exampleland invites you to a café", "cp1252"),
        ("It’s “time” – please join", "cp1252"),
        ("Приглашение\nDate: 5 May 2030. Venue: Conference Room 4", "cp1251"),
        ("活动：保护医院\nDate: 5 May 2030", "gb18030"),
    ],
)  # fmt: skip
def test_a_text_is_read_in_the_encoding_it_is_in(text, encoding):
    assert opened(text.encode(encoding), "note.txt").text == text


def test_a_few_bytes_in_another_encoding_do_not_spoil_the_rest():
    content = (f"{FRENCH}. ".encode() * 5) + "Café".encode("cp1252")

    assert opened(content, "note.txt").text == f"{FRENCH}. " * 5 + "Café"


def test_a_text_cut_in_the_midst_of_a_letter_is_read():
    assert opened(("été " * 30).encode()[:-2], "note.txt").text == ("été " * 30)[:-2] + "Ã"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85"])
def test_lines_end_in_many_ways(end):
    assert lines(f"Date: 21 May{end}Venue: Room 4", "note.txt") == ["Date: 21 May", "Venue: Room 4"]


def test_invisible_characters_are_taken_out():
    assert lines("Date: \u202e21\u202c \u2066May\u2069\u200f 20\u00ad30\ufeff", "note.txt") == [
        "Date: 21 May 2030"
    ]


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 20, b"abc\x00\x01\x02" * 40, b"\x1f\x8b\x08" + bytes(range(200))]
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(ReadingRefused) as refused:
        opened(content, "note.txt")

    assert refused.value.code == "unknown"


def test_wrapped_lines_are_one_paragraph_and_a_divided_word_one_word():
    text = """Attacks on water networks leave whole districts without any safe
water for weeks, and the repair crews that could mend them wait for per-
mission at the checkpoint, often for several days.

Venue: Room 4"""

    assert [" ".join(line.split()) for line in lines(text)] == [
        "Attacks on water networks leave whole districts without any safe water for weeks, and the repair crews that "
        "could mend them wait for permission at the checkpoint, often for several days.",
        "Venue: Room 4",
    ]


def test_columns_set_by_hand_are_cells():
    assert rows("Date:      Tuesday, 21 May 2030\nVenue:     Room 4", "note.txt") == [
        (0, "Date:"), (1, "Tuesday, 21 May 2030"), (0, "Venue:"), (1, "Room 4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["- First aim", "* First aim", "• First aim", "1. First aim", "1) First aim", "(a) First aim",
              "iv. First aim",
              "o First aim", "– First aim", "一、First aim", "2、First aim"]
)  # fmt: skip
def test_numbers_and_bullets_that_were_typed_make_items(typed):
    assert [(block.kind, block.text) for block in blocks(f"{typed}\n", "note.txt")] == [("item", "First aim")]


@pytest.mark.parametrize("typed", ["1.15 p.m. Opening", "21 May 2030", "a.m. only", "3.5 million people"])
def test_times_dates_and_abbreviations_are_no_numbers_of_items(typed):
    assert [block.text for block in blocks(f"{typed}\n", "note.txt")] == [typed]


def test_quotes_dashes_and_full_width_signs_are_comparable():
    block = blocks("“Résumé” – l’École： １９ мая", "note.txt")[0]

    assert (block.plain, block.bare) == ('"Résumé" - l\'École: 19 мая', '"resume" - l\'ecole: 19 мая')
