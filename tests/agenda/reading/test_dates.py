"""Dates in all notations and languages, and numbers that are no dates."""

import datetime as dt

import pytest

from agenda.reading.facts.dates import find_dates, years_with_weekday

from .written import block_of

WHOLE = [
    # English
    ("19 May 2026", "2026-05-19"),
    ("Tuesday, 19 May 2026", "2026-05-19"),
    ("Tuesday 19th of May, 2026", "2026-05-19"),
    ("Tuesday the 19th of May 2026", "2026-05-19"),
    ("Tue. 19 May 2026", "2026-05-19"),
    ("31st May 2013 (10am to 12pm)", "2013-05-31"),
    ("3rd October 2023, 17:00-18:00", "2023-10-03"),
    ("May 19, 2026", "2026-05-19"),
    ("May 19 2026", "2026-05-19"),
    ("Wednesday, September 20, 2023 | 6:00 – 7:30 PM (ET)", "2023-09-20"),
    ("June 1st, 2026", "2026-06-01"),
    ("19-May-2026", "2026-05-19"),
    ("19-May-26", "2026-05-19"),
    ("19 May '26", "2026-05-19"),
    ("19 MAY 2026", "2026-05-19"),
    ("2:00 pm – 3:30 pm EDT on Thursday, 17 June 2021", "2021-06-17"),
    ("19 May 2026 (Tuesday)", "2026-05-19"),
    ("Tuesday | 19 May 2026", "2026-05-19"),
    # figures
    ("2026-05-19", "2026-05-19"),
    ("2026/05/19", "2026-05-19"),
    ("2018-12-08 17:00:00+01:00", "2018-12-08"),
    ("19/05/2026", "2026-05-19"),
    ("19.05.2026", "2026-05-19"),
    ("05/19/2026", "2026-05-19"),
    ("19.5.26", "2026-05-19"),
    # French
    ("mardi 19 mai 2026", "2026-05-19"),
    ("le mardi 19 mai 2026 à 13 h 15", "2026-05-19"),
    ("lundi 1er juin 2026", "2026-06-01"),
    ("vendredi, le 22 mai 2026", "2026-05-22"),
    ("5 févr. 2026", "2026-02-05"),
    # Spanish
    ("martes 19 de mayo de 2026", "2026-05-19"),
    ("Martes, 19 de mayo del 2026", "2026-05-19"),
    ("1º de junio de 2026", "2026-06-01"),
    ("miércoles, 20 mayo 2026", "2026-05-20"),
    # Arabic: double names, one name, Arabic-Indic digits
    ("الثلاثاء، ١٩ أيار/مايو ٢٠٢٦", "2026-05-19"),
    ("يوم الثلاثاء 19 أيار / مايو 2026", "2026-05-19"),
    ("الثلاثاء الموافق 19 مايو 2026م", "2026-05-19"),
    ("19 أيار (مايو) 2026", "2026-05-19"),
    ("5 تشرين الثاني/نوفمبر 2026", "2026-11-05"),
    ("٨ كانون الأول ٢٠٢٦", "2026-12-08"),
    ("الجمعة 5 جوان 2026", "2026-06-05"),
    # Russian
    ("19 мая 2026 г.", "2026-05-19"),
    ("вторник, 19 мая 2026 года", "2026-05-19"),
    ("во вторник 19 мая 2026г.", "2026-05-19"),
    ("1-го июня 2026 г.", "2026-06-01"),
    # Chinese
    ("2026年5月19日", "2026-05-19"),
    ("2026年5月19日（星期二）", "2026-05-19"),
    ("２０２６年７月１６日（周四）", "2026-07-16"),
    ("2026 年 05 月 19 日", "2026-05-19"),
    ("二〇二六年五月十九日", "2026-05-19"),
    ("二〇二六年十二月八日", "2026-12-08"),
    ("2026年5月21日星期四上午10时", "2026-05-21"),
    # scanned
    ("Tuesday, l9 May 2026", "2026-05-19"),
    ("2O May 2026", "2026-05-20"),
]


@pytest.mark.parametrize(("text", "day"), WHOLE)
def test_a_date_with_its_year(text, day):
    assert [date.value for date in find_dates(block_of(text))] == [dt.date.fromisoformat(day)]


WITHOUT_YEAR = [
    ("11 Mar, 01:15 PM - 02:30 PM", (3, 11), None),
    ("Thursday, 21 May", (5, 21), 4),
    ("jeudi 21 mai", (5, 21), 4),
    ("el jueves 21 de mayo", (5, 21), 4),
    ("الخميس 21 أيار/مايو،", (5, 21), 4),
    ("21 мая", (5, 21), None),
    ("5月21日（星期四）", (5, 21), 4),
    ("May 21st", (5, 21), None),
    ("Thu 21/5, 1 pm", (5, 21), 4),
    ("Thursday 21.5.", (5, 21), 4),
]


@pytest.mark.parametrize(("text", "month_and_day", "weekday"), WITHOUT_YEAR)
def test_a_date_without_its_year(text, month_and_day, weekday):
    [date] = find_dates(block_of(text))

    assert ((date.month, date.day), date.weekday, date.year) == (month_and_day, weekday, None)


RANGES = [
    ("18–22 May 2026", (5, 18), (5, 22), 2026),
    ("18 to 22 May 2026", (5, 18), (5, 22), 2026),
    ("May 18-22, 2026", (5, 18), (5, 22), 2026),
    ("27 May – 1 June 2020", (5, 27), (6, 1), 2020),
    ("du 18 au 22 mai 2026", (5, 18), (5, 22), 2026),
    ("del 18 al 22 de mayo de 2026", (5, 18), (5, 22), 2026),
    ("с 18 по 22 мая 2026 года", (5, 18), (5, 22), 2026),
    ("من 18 إلى 22 أيار/مايو 2026", (5, 18), (5, 22), 2026),
    ("2026年5月18日至22日", (5, 18), (5, 22), 2026),
    ("Monday 18 to Friday 22 May 2026", (5, 18), (5, 22), 2026),
    ("20 or 21 May 2026", (5, 20), (5, 21), 2026),
    ("20 ou 21 mai 2026", (5, 20), (5, 21), 2026),
    ("20 o 21 de mayo de 2026", (5, 20), (5, 21), 2026),
    ("20 или 21 мая 2026 г.", (5, 20), (5, 21), 2026),
    ("2026年5月20日或21日", (5, 20), (5, 21), 2026),
    ("18 -- 22 May 2026", (5, 18), (5, 22), 2026),
]


@pytest.mark.parametrize(("text", "first", "last", "year"), RANGES)
def test_a_range_of_days(text, first, last, year):
    [date] = find_dates(block_of(text))

    assert ((date.month, date.day), date.last, date.year) == (first, last, year)


NONE = [
    "Resolution 2286 (2016) of the Security Council",
    "S/2026/114",
    "You may 19 times out of 20 be right",
    "They march 10 miles a day",
    "The 2026 session lasts 3 days",
    "Room 19, 5 Main Street",
    "Tel. +41 22 555 01 42",
    "pages 12-15 of volume 3",
    "lo de mayo se verá",
    "May we ask you to come?",
    "2.1 How can a clinic remain neutral?",
    "第5会议室",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_are_no_dates(text):
    assert find_dates(block_of(text)) == []


def test_day_and_month_that_could_be_the_other_way_round_are_marked():
    assert [date.is_ambiguous for date in find_dates(block_of("05/06/2026, 19/05/2026, 05/05/2026"))] == [
        True, False, False,
    ]  # fmt: skip


def test_one_date_in_two_languages_is_found_twice():
    dates = find_dates(block_of("Friday, 22 May 2026 / vendredi 22 mai 2026"))

    assert [date.value for date in dates] == [dt.date(2026, 5, 22)] * 2


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Tuesday, 19 May 2026", True),
        ("Thursday 14 October 2026", False),
        ("jueves 19 de mayo de 2026", False),
        ("19 May 2026", None),
        ("Tuesday, 19 May", None),
    ],
)
def test_the_weekday_is_a_check_digit(text, fits):
    assert find_dates(block_of(text))[0].weekday_fits is fits


def test_the_years_in_which_a_weekday_fits():
    [date] = find_dates(block_of("Thursday, 21 May"))

    assert list(years_with_weekday(date, range(2018, 2028))) == [2020, 2026]


def test_the_place_of_a_date_is_that_of_its_words():
    block = block_of("held on Tuesday, 19 May 2026, in New York")
    [date] = find_dates(block)

    assert block.source[date.start : date.end] == "Tuesday, 19 May 2026"
