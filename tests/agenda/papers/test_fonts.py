"""Which characters can be printed, and that the large font burdens only the papers that need it."""

import io

import pikepdf
import pytest
from django.utils import translation

from agenda import pdf
from agenda.printing import fonts
from agenda.templatetags.papers import directed, direction
from tests.agenda.samples import note_of, sponsored, text_of


def test_letters_of_the_six_languages_and_formatting_characters_stay():
    text = "Côte d’Ivoire, Đà Nẵng, Мир, سلام, 保护平民\u2068\u2069\u200f\u202f\u00a0–"

    found = fonts.printable(text)

    assert (found.text, found.missing, found.needs_chinese) == (text, (), True)


def test_what_no_font_has_is_left_out_and_named():
    found = fonts.printable("Peace \U0001f54a\ufe0f, \ue000private, שלום, \x07bell")

    assert found.text == "Peace , private, , bell"
    assert found.missing == (
        "U+05D5 HEBREW LETTER VAV",
        "U+05DC HEBREW LETTER LAMED",
        "U+05DD HEBREW LETTER FINAL MEM",
        "U+05E9 HEBREW LETTER SHIN",
        "U+E000",
        "U+1F54A DOVE OF PEACE",
    )


def test_a_text_without_chinese_does_not_ask_for_its_font():
    assert fonts.printable("Норвегия, النرويج, Norvège").needs_chinese is False


@pytest.mark.parametrize(
    "name",
    [
        "vendor/kurinto/../LICENSE",
        "vendor/kurinto/none.ttf",
        "vendor/other/a.ttf",
        "/etc/hostname",
        "a.ttf",
        "",
    ],
)
def test_only_fonts_of_the_packages_are_found(name):
    assert fonts.font_file(name) is None


@pytest.mark.django_db
def test_the_chinese_font_is_in_papers_with_chinese_alone():
    side_event = sponsored("Norway")
    side_event.co_sponsors.get().organization.name_zh_hans = "挪威"

    chinese, english = pdf.render(note_of(side_event, "zh-hans")), pdf.render(note_of(side_event))

    assert "2030年5月21日" in text_of(chinese)
    assert any("Kurinto" in name for name in font_names(chinese))
    assert any("Plex" in name for name in font_names(chinese))
    assert [name for name in font_names(english) if "Plex" not in name] == []


@pytest.mark.django_db
def test_missing_characters_are_told_and_logged(caplog):
    note = note_of(sponsored("Norway", slug="open-roads", title="Peace \U0001f54a"))

    assert pdf.missing_characters(note) == ("U+1F54A DOVE OF PEACE",)
    pdf.render(note)
    assert "concept-note open-roads-concept-note: no font has U+1F54A DOVE OF PEACE" in caplog.text


def font_names(content: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        return {
            str(item.FontName) for item in opened.objects if getattr(item, "Type", None) == "/FontDescriptor"
        }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "405 East <b>", "405 East <b>"),
        ("en", "سلام", '<bdi dir="rtl">سلام</bdi>'),
        ("ar", "405 East", '<bdi dir="ltr">\u2068405 East\u2069</bdi>'),
        ("ar", "Law & order", '<bdi dir="ltr">\u2068Law &amp; order\u2069</bdi>'),
        ("ar", "سلام", "سلام"),
        ("ar", "+1 212", "\u2068+1 212\u2069"),
        ("ar", "\u2068OCHA\u2069", '<bdi dir="ltr">\u2068OCHA\u2069</bdi>'),
        ("ar", "\u2068OCHA\u2069، \u2068UNEP\u2069", "\u2068OCHA\u2069، \u2068UNEP\u2069"),
        ("ar", "", ""),
    ],
)
def test_typed_text_keeps_its_direction_in_papers_of_the_other_one(language, text, expected):
    with translation.override(language):
        assert directed(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "<p>12 roads</p>", "ltr"),
        ("en", "<p>12 طريقا</p>", "rtl"),
        ("ar", "2030", "rtl"),
        ("en", "", "ltr"),
    ],
)
def test_a_block_runs_as_its_first_letter_does(language, text, expected):
    with translation.override(language):
        assert direction(text) == expected
