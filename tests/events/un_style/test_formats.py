"""Dates, times and lists in the six UN languages. In what is expected `_` is a non-breaking space."""

import datetime as dt
import zoneinfo

import pytest
from babel import dates
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from events.un_style import formats
from events.un_style.notations import NOTATIONS

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
TUESDAY = dt.date(2026, 5, 19)


def at(hour: int, minute: int = 0, day: int = 19) -> dt.datetime:
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=NEW_YORK)


def with_spaces(text: str) -> str:
    return text.replace("_", "\u00a0")


def test_every_language_of_the_site_has_a_notation():
    assert set(NOTATIONS) == {code for code, _name in settings.LANGUAGES}


@pytest.mark.parametrize(
    ("hour", "minute", "text"),
    [
        (0, 0, "midnight"),
        (0, 5, "12.05_a.m."),
        (1, 0, "1_a.m."),
        (10, 0, "10_a.m."),
        (11, 59, "11.59_a.m."),
        (12, 0, "noon"),
        (12, 30, "12.30_p.m."),
        (13, 0, "1_p.m."),
        (13, 15, "1.15_p.m."),
        (23, 59, "11.59_p.m."),
    ],
)
def test_times_of_the_day_in_english(hour, minute, text):
    assert formats.time_text(at(hour, minute), "en") == with_spaces(text)


@pytest.mark.parametrize(
    ("start", "end", "in_text", "in_tables"),
    [
        (at(13, 15), at(14, 45), "1.15_p.m. to 2.45_p.m.", "1.15–2.45_p.m."),
        (at(13), at(14, 30), "1_p.m. to 2.30_p.m.", "1–2.30_p.m."),
        (at(8, 30), at(9, 45), "8.30_a.m. to 9.45_a.m.", "8.30–9.45_a.m."),
        (at(11, 30), at(13), "11.30_a.m. to 1_p.m.", "11.30_a.m.–1_p.m."),
        (at(11), at(12), "11_a.m. to noon", "11_a.m.–noon"),
        (at(12), at(13, 30), "noon to 1.30_p.m.", "noon–1.30_p.m."),
        (at(12, 30), at(13, 30), "12.30_p.m. to 1.30_p.m.", "12.30–1.30_p.m."),
        (at(22), at(0, day=20), "10_p.m. to midnight", "10_p.m.–midnight"),
        (at(22), at(13, day=20), "10_p.m. to 1_p.m.", "10_p.m.–1_p.m."),
    ],
)
def test_time_ranges_in_english(start, end, in_text, in_tables):
    assert formats.time_range_text(start, end, "en") == with_spaces(in_text)
    assert formats.time_range_short(start, end, "en") == with_spaces(in_tables)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (dt.date(2026, 5, 18), dt.date(2026, 5, 18), "18_May 2026"),
        (dt.date(2026, 5, 18), dt.date(2026, 5, 22), "18–22_May 2026"),
        (dt.date(2020, 5, 27), dt.date(2020, 6, 1), "27_May–1_June 2020"),
        (dt.date(2026, 12, 28), dt.date(2027, 1, 2), "28_December 2026–2_January 2027"),
        (dt.date(2026, 5, 18), dt.date(2027, 5, 18), "18_May 2026–18_May 2027"),
    ],
)
def test_date_ranges_in_english(first, last, text):
    assert formats.date_range_text(first, last, "en") == with_spaces(text)


@pytest.mark.parametrize(
    ("language", "date", "day"),
    [
        ("en", "Tuesday, 19_May 2026", "1_May 2026"),
        ("fr", "mardi 19_mai 2026", "1er_mai 2026"),
        ("es", "martes 19_de_mayo de 2026", "1_de_mayo de 2026"),
        ("ru", "вторник, 19_мая 2026_года", "1_мая 2026_года"),
        ("ar", "الثلاثاء، 19_أيار/مايو 2026", "1_أيار/مايو 2026"),
        ("zh-hans", "2026年5月19日星期二", "2026年5月1日"),
    ],
)
def test_dates_in_six_languages(language, date, day):
    assert formats.date_text(TUESDAY, language) == with_spaces(date)
    assert formats.day_text(TUESDAY.replace(day=1), language) == with_spaces(day)


@pytest.mark.parametrize(
    ("language", "in_month", "in_year", "over_years"),
    [
        ("fr", "18–22_mai 2026", "27_mai_– 1er_juin 2020", "28_décembre 2026_– 2_janvier 2027"),
        (
            "es",
            "18 a 22_de_mayo de 2026",
            "27_de_mayo a 1_de_junio de 2020",
            "28_de_diciembre de 2026 a 2_de_enero de 2027",
        ),
        (
            "ru",
            "18–22_мая 2026_года",
            "27_мая_– 1_июня 2020_года",
            "28_декабря 2026_года_– 2_января 2027_года",
        ),
        (
            "ar",
            "18–22_أيار/مايو 2026",
            "27_أيار/مايو_– 1_حزيران/يونيه 2020",
            "28_كانون الأول/ديسمبر 2026_– 2_كانون الثاني/يناير 2027",
        ),
        ("zh-hans", "2026年5月18日至22日", "2020年5月27日至6月1日", "2026年12月28日至2027年1月2日"),
    ],
)
def test_date_ranges_in_other_languages(language, in_month, in_year, over_years):
    ranges = [
        (dt.date(2026, 5, 18), dt.date(2026, 5, 22)),
        (dt.date(2020, 5, 27), dt.date(2020, 6, 1)),
        (dt.date(2026, 12, 28), dt.date(2027, 1, 2)),
    ]
    texts = [formats.date_range_text(first, last, language) for first, last in ranges]
    assert texts == [with_spaces(text) for text in (in_month, in_year, over_years)]


@pytest.mark.parametrize(
    ("language", "full_hour", "minutes", "in_text", "in_tables"),
    [
        ("fr", "10_h", "13_h_05", "de 13_h_15 à 14_h_45", "13_h_15_– 14_h_45"),
        ("es", "10.00_horas", "13.05_horas", "de 13.15 a 14.45_horas", "13.15–14.45_horas"),
        (
            "ru",
            "10_ч._00_м.",
            "13_ч._05_м.",
            "с 13_ч._15_м. до 14_ч._45_м.",
            "13_ч._15_м._– 14_ч._45_м.",
        ),
        ("ar", "الساعة_10:00", "الساعة_13:05", "من الساعة_13:15 إلى الساعة_14:45", "الساعة_13:15–14:45"),
        ("zh-hans", "上午10时", "下午1时05分", "下午1时15分至2时45分", "下午1时15分至2时45分"),
    ],
)
def test_times_in_other_languages(language, full_hour, minutes, in_text, in_tables):
    texts = [
        formats.time_text(at(10), language),
        formats.time_text(at(13, 5), language),
        formats.time_range_text(at(13, 15), at(14, 45), language),
        formats.time_range_short(at(13, 15), at(14, 45), language),
    ]
    assert texts == [with_spaces(text) for text in (full_hour, minutes, in_text, in_tables)]


@pytest.mark.parametrize(
    ("language", "noon", "across_noon"),
    [
        ("fr", "12_h", "de 11_h à 12_h"),
        ("es", "12.00_horas", "de 11.00 a 12.00_horas"),
        ("ru", "12_ч._00_м.", "с 11_ч._00_м. до 12_ч._00_м."),
        ("ar", "الساعة_12:00", "من الساعة_11:00 إلى الساعة_12:00"),
        ("zh-hans", "中午12时", "上午11时至中午12时"),
    ],
)
def test_noon_in_other_languages(language, noon, across_noon):
    assert formats.time_text(at(12), language) == with_spaces(noon)
    assert formats.time_range_text(at(11), at(12), language) == with_spaces(across_noon)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Friday, 15_May 2026, 6_p.m."),
        ("fr", "vendredi 15_mai 2026 à 18_h"),
        ("es", "viernes 15_de_mayo de 2026, 18.00_horas"),
        ("ru", "пятница, 15_мая 2026_года, 18_ч._00_м."),
        ("ar", "الجمعة، 15_أيار/مايو 2026، الساعة_18:00"),
        ("zh-hans", "2026年5月15日星期五下午6时"),
    ],
)
def test_date_and_time_in_six_languages(language, text):
    assert formats.datetime_text(at(18, day=15), language) == with_spaces(text)


def test_arabic_gives_both_names_of_each_month():
    """The second name is the one CLDR has for Egypt, but for June and July, which the UN spells with ه."""
    second_names = [name.split("/")[1] for name in NOTATIONS["ar"].months]
    babel_names = list(dates.get_month_names("wide", locale="ar_EG").values())
    babel_names[5:7] = ["يونيه", "يوليه"]
    assert second_names == babel_names


@pytest.mark.parametrize("language", list(NOTATIONS))
def test_numbers_are_western_digits_in_every_language(language):
    texts = formats.datetime_text(at(13, 45), language) + formats.date_range_text(TUESDAY, TUESDAY, language)
    assert {character for character in texts if character.isdigit()} <= set("0123456789")


@pytest.mark.parametrize(
    ("zone", "language", "text"),
    [
        ("America/New_York", "en", "New York time"),
        ("Asia/Qatar", "en", "Qatar time"),
        ("America/Argentina/Buenos_Aires", "en", "Buenos Aires time"),
        ("America/New_York", "fr", "heure de New York"),
        ("Africa/Addis_Ababa", "fr", "heure d’Addis-Abeba"),
        ("America/New_York", "es", "hora de Nueva York"),
        ("America/New_York", "ru", "время города Нью-Йорк"),
        ("America/New_York", "ar", "بتوقيت نيويورك"),
        ("America/New_York", "zh-hans", "纽约时间"),
    ],
)
def test_a_zone_is_named_after_its_city(zone, language, text):
    assert formats.zone_text(zone, at(13), language) == text
    assert formats.zone_text(zoneinfo.ZoneInfo(zone), at(13), language) == text


@pytest.mark.parametrize(
    ("zone", "month", "text"),
    [
        ("UTC", 5, "UTC"),
        ("EST", 5, "UTC−5"),
        ("Etc/GMT-3", 5, "UTC+3"),
        ("EST5EDT", 5, "UTC−4"),
        ("EST5EDT", 1, "UTC−5"),
    ],
)
def test_a_zone_without_a_city_shows_its_distance_at_that_time(zone, month, text):
    assert formats.zone_text(zone, dt.datetime(2026, month, 19, 12, tzinfo=dt.UTC), "fr") == text


@pytest.mark.parametrize(
    ("language", "items", "text"),
    [
        ("en", [], ""),
        ("en", ["Norway"], "Norway"),
        ("en", ["Norway", "Togo"], "Norway and Togo"),
        ("en", ["Chad", "Norway", "Togo"], "Chad, Norway and Togo"),
        ("fr", ["Norvège", "Tchad", "Togo"], "Norvège, Tchad et Togo"),
        ("es", ["Chad", "Noruega", "Togo"], "Chad, Noruega y Togo"),
        ("es", ["España", "Italia"], "España e Italia"),
        ("es", ["España", "Íñigo", "Irlanda"], "España, Íñigo e Irlanda"),
        ("es", ["Nepal", "Hungría"], "Nepal y Hungría"),
        ("es", ["cobre", "hierro"], "cobre y hierro"),
        ("es", ["Italia"], "Italia"),
        ("ru", ["Норвегия", "Того", "Чад"], "Норвегия, Того и Чад"),
        ("ar", ["تشاد", "توغو", "النرويج"], "تشاد وتوغو والنرويج"),
        ("zh-hans", ["乍得", "挪威", "多哥"], "乍得、挪威和多哥"),
    ],
)
def test_names_are_joined_by_the_custom_of_the_language(language, items, text):
    assert formats.list_text(items, language) == text


def test_the_active_language_is_used_unless_another_is_named():
    with translation.override("fr"):
        assert formats.day_text(TUESDAY) == with_spaces("19_mai 2026")
        assert formats.day_text(TUESDAY, "en") == with_spaces("19_May 2026")


@pytest.mark.parametrize("language", ["en-us", "EN", "pt", "xx-yy"])
def test_a_language_without_a_row_reads_english(language):
    assert formats.day_text(TUESDAY, language) == with_spaces("19_May 2026")


def test_no_active_language_reads_english():
    with translation.override(None):
        assert formats.time_text(at(12)) == "noon"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("start|un_date", "Tuesday, 19_May 2026"),
        ("start|un_day", "19_May 2026"),
        ("start|un_days:end", "19_May 2026"),
        ("start|un_time", "1.15_p.m."),
        ("start|un_times:end", "1.15_p.m. to 2.45_p.m."),
        ("start|un_times_short:end", "1.15–2.45_p.m."),
        ("start|un_times:unknown", "1.15_p.m."),
        ("start|un_times_short:unknown", "1.15_p.m."),
        ("start|un_datetime", "Tuesday, 19_May 2026, 1.15_p.m."),
        ("zone|un_zone:start", "New York time"),
        ("start|in_zone:'Asia/Qatar'|un_time", "8.15_p.m."),
        ("utc|in_zone:zone|un_time", "1.15_p.m."),
        ("midnight|un_time", "midnight"),
        ("names|un_list", "A &lt;b&gt; and C"),
        ("unknown|un_date", ""),
        ("unknown|un_day", ""),
        ("unknown|un_days:unknown", ""),
        ("unknown|un_time", ""),
        ("unknown|un_times:unknown", ""),
        ("unknown|un_datetime", ""),
        ("unknown|in_zone:zone|un_time", ""),
        ("zone|un_zone:unknown", ""),
    ],
)
def test_filters_say_the_same_in_templates(expression, text):
    context = {
        "start": at(13, 15),
        "end": at(14, 45),
        "utc": at(13, 15).astimezone(dt.UTC),
        "midnight": dt.time(0),
        "zone": NEW_YORK,
        "unknown": None,
        "names": ["A <b>", "C"],
    }
    template = Template("{% load un_style %}{{ " + expression + " }}")
    assert template.render(Context(context)) == with_spaces(text)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Political will", "How it is built.", "Political will."),
        ("Political will", "", "Political will"),
        ("Who decides?", "And how.", "Who decides?"),
        ("Diplomacy with less.", "And how.", "Diplomacy with less."),
    ],
)
def test_a_lead_in_ends_with_one_sign(title, text, expected):
    assert formats.lead_in(title, text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It ends at 5_p.m..", "It ends at 5_p.m."),
        ("It ends at noon.", "It ends at noon."),
        ("Конец: 17_ч. 00_м..", "Конец: 17_ч. 00_м."),
    ],
)
def test_a_sentence_that_ends_with_a_time_has_one_full_stop(sentence, expected):
    assert formats.one_stop(sentence) == expected
