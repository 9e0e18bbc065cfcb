"""Date, hours, zone and week of whole texts, told from all other dates and hours in them."""

import datetime as dt

import pytest

from agenda.reading.facts.event_date import Calendar, WeekDays
from agenda.reading.facts.when import find_when

from .written import page_of_text, said

WEEKS = (
    WeekDays(2024, dt.date(2024, 5, 20), dt.date(2024, 5, 24)),
    WeekDays(2026, dt.date(2026, 5, 18), dt.date(2026, 5, 22)),
)
CALENDAR = Calendar(WEEKS, None, dt.date(2026, 4, 1))


def when(text, venue_zone=None, calendar=CALENDAR):
    return find_when(page_of_text(f"The Road to the Well\n\n{text}"), calendar, venue_zone)


def parts(text, venue_zone=None):
    found = said(when(text, venue_zone).findings)
    return str(found.get("date")), found.get("start"), found.get("end")


TEXTS = [
    ("19 May 2026 | 1:00-2:30 pm", ("2026-05-19", "13:00", "14:30")),
    ("Date: Tuesday, 19 May 2026\nTime: 1.15 p.m. – 2.45 p.m.", ("2026-05-19", "13:15", "14:45")),
    ("When: Tuesday 19 May 2026, 1.15–2.45 p.m.\nRSVP by 12 May 2026, 6 p.m.", ("2026-05-19", "13:15", "14:45")),
    ("New York, 27 April 2026\n\nExcellency,\n\nThe event will be held on 18 May 2026 from 1.30 p.m. to 3 p.m.",
     ("2026-05-18", "13:30", "15:00")),
    ("19 May 2026, 1.15 p.m. to 2.45 p.m.\n\nA light lunch will be served at 12.45 p.m.", ("2026-05-19", "13:15",
     "14:45")),
    ("19 May 2026, 1.15 p.m. (doors open at 12.30 p.m.)", ("2026-05-19", "13:15", None)),
    ("19 May 2026, 3 p.m., for 90 minutes", ("2026-05-19", "15:00", "16:30")),
    ("Date: 19 May 2026\nTime: 3 p.m.\nDuration: 90 minutes", ("2026-05-19", "15:00", "16:30")),
    ("Date: 19 May 2026\nStart: 10:00\nEnd: 11:30", ("2026-05-19", "10:00", "11:30")),
    ("Tuesday, May 26, 2026\n4:00 PM16:00 5:15 PM17:15", ("2026-05-26", "16:00", "17:15")),
    ("PoC Week 2026\n\nThursday, 21 May, 2 p.m. to 3 p.m.", ("2026-05-21", "14:00", "15:00")),
    ("Thursday, 21 May, 2 p.m. to 3 p.m.", ("2026-05-21", "14:00", "15:00")),
    ("The event of 19 May 2026, 1–2 p.m., has been moved to 20 May 2026, 3–4 p.m., instead of 19 May 2026.",
     ("None", None, None)),
    ("Version of 6 May 2026\n\nDate: 21 May 2026\nTime: 10am to 12pm", ("2026-05-21", "10:00", "12:00")),
    ("Quand : jeudi 21 mai 2026, 15h00 – 17h00\n\nRéponse souhaitée pour le vendredi 15 mai (midi) : a@example.org",
     ("2026-05-21", "15:00", "17:00")),
    ("Mercredi 24 juin 2026\n17h30 (accueil dès 17h)", ("2026-06-24", "17:30", None)),
    ("El evento se celebrará el miércoles 20 de mayo de 2026, de 10 a 18.00 horas.", ("2026-05-20", "10:00", "18:00")),
    ("وذلك يوم الأربعاء 20 أيار/مايو 2026 من الساعة 10:00 إلى الساعة 11:30 صباحا", ("2026-05-20", "10:00", "11:30")),
    ("Мероприятие состоится в четверг, 21 мая 2026 г., с 10.00 до 11.30.", ("2026-05-21", "10:00", "11:30")),
    ("活动将于2026年5月21日星期四上午10时至11时30分举行。请于2026年5月18日前登记。", ("2026-05-21", "10:00", "11:30")),
    ("on Tuesday, l9 May 2026, l0:00 - ll:30 a.m.", ("2026-05-19", "10:00", "11:30")),
    ("19 May 2026\nThe room is ours until 5 p.m.", ("2026-05-19", None, None)),
    ("10 p.m. to midnight, Tuesday, 8 December 2026", ("2026-12-08", "22:00", "00:00")),
    ("Date: 19 May 2026\nTime: 1.15pm -- 2.30pm", ("2026-05-19", "13:15", "14:30")),
    ("Fecha: 21/05/2026\nHorario: 15:00 h. – 16:30 h. (EDT)", ("2026-05-21", "15:00", "16:30")),
    ("Date: 20 or 21 May 2026\nTime: 1–2 p.m.", ("None", "13:00", "14:00")),
    ("Fecha: 20 o 21 de mayo de 2026", ("None", None, None)),
    ("2026年9月24日18:00—19:30（美东时间）\n2026年9月25日06:00—07:30（北京时间）", ("2026-09-24", "18:00", "19:30")),
    ("24 September 2026, 8:00-9:30 p.m. New York time\n25 September 2026, 9:00-10:30 a.m. Tokyo time",
     ("2026-09-24", "20:00", "21:30")),
    ("Vernissage : lundi 18 mai 2026 à 18 heures\nExposition : du 18 au 22 mai, de 9 h à 17 h",
     ("2026-05-18", "18:00", None)),
    ("Date: 20 May 2026\nTime: ☐ 8.15–9.30 a.m.  ☒ 1.15–2.30 p.m.  ☐ 6.15–7.30 p.m.",
     ("2026-05-20", "13:15", "14:30")),
    ("Date: [ ] 20 May 2026 [x] 21 May 2026", ("2026-05-21", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_date_and_hours(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Background\nOn 12 March 2024 the Council met at 10 a.m. and spoke of wells.",
        "Proposals are due by 20 March 2026 at 6 p.m. Please register by then.",
        "Contexte\nLe 17 septembre 2008, à 15 heures, un texte a été adopté.",
        "Antecedentes\nEl 4 de junio de 2025 el Consejo se reunió a las 10.00 horas.",
    ],
)
def test_dates_and_hours_of_something_else(text):
    assert parts(text) == ("None", None, None)


def codes(text, field):
    return [doubt.code for doubt in when(text).findings.doubts if doubt.field == field]


@pytest.mark.parametrize(
    ("text", "field", "code"),
    [
        ("Thursday 14 October 2026, 10 a.m. - noon", "date", "weekday"),
        ("11 Mar, 01:15 PM - 02:30 PM", "date", "no_year"),
        ("Thursday, 21 May, 2 p.m. to 3 p.m.", "date", "year_by_weekday"),
        ("Date: 05/06/2026", "date", "day_or_month"),
        ("Date: 20 or 21 May 2026", "date", "unsure"),
        ("Date : 20 ou 21 mai 2026", "date", "unsure"),
        ("Дата: 20 или 21 мая 2026 г.", "date", "unsure"),
        ("Date: 21 May 2026 (tbc)", "date", "to_be_confirmed"),
        ("Date: 19 May 2026\nWhen: 20 May 2026, 1 p.m.", "date", "contradiction"),
        ("9 June 2026, 10:00AM to 12:30AM EST", "end", "end_before_start"),
        ("9 June 2026, 10 a.m. to noon EST", "timezone", "half_year_zone"),
        ("19 May 2026, 1:00 – 2:30", "start", "meridiem"),
        ("Date: 19 May 2026\nTime: 3 to 5 p.m.\nDuration: 90 minutes", "end", "duration"),
    ],
)
def test_what_is_not_sure_is_doubted(text, field, code):
    assert code in codes(text, field)


def test_a_weekday_that_does_not_fit_gives_no_date():
    assert parts("Thursday 14 October 2026, 10 a.m. - noon") == ("None", "10:00", "12:00")


def test_without_any_year_the_day_is_kept():
    assert said(when("11 Mar, 01:15 PM - 02:30 PM").findings)["month_day"] == "03-11"


@pytest.mark.parametrize(
    ("text", "venue_zone", "zone"),
    [
        ("19 May 2026, 1–2 p.m. (New York time)", None, "America/New_York"),
        ("12 March 2026, 13:30 – 14:45 (CET)", "Europe/Vienna", "Europe/Vienna"),
        ("12 March 2026, 13:30 – 14:45 (CET)", "America/New_York", "Europe/Zurich"),
        ("10 July 2026, 8:30-10 EST / 14:30-16 CEST", "America/New_York", "America/New_York"),
        ("10 July 2026, 8:30-10 EDT / 14:30-16 CEST", "Europe/Zurich", "Europe/Zurich"),
        ("19 May 2026, 1–2 p.m.", "America/New_York", None),
        ("Time zone: Geneva time\nDate: 25 June 2026", None, "Europe/Zurich"),
        ("19 May 2026, 11:30 AM - 12:45 PM (New York)", None, "America/New_York"),
        ("1 de julio de 2026, 13h00 a 14h15 (Ginebra) / 06h00 (Bogotá)", "Europe/Zurich", "Europe/Zurich"),
    ],
)
def test_the_zone_that_the_text_names(text, venue_zone, zone):
    assert said(when(text, venue_zone).findings).get("timezone") == zone


def test_summer_time_begins_in_march():
    assert codes("12 March 2026, 10:00 – 11:15 am EDT", "timezone") == []
    assert codes("5 March 2026, 10:00 – 11:15 am EDT", "timezone") == ["half_year_zone"]


def test_of_two_zones_on_a_line_the_venue_has_its_own_hours():
    assert parts("10 July 2026, 8:30-10 EDT / 14:30-16 CEST", "Europe/Zurich")[1:] == ("14:30", "16:00")
    assert parts("10 July 2026, 8:30-10 EDT / 14:30-16 CEST", "America/New_York")[1:] == ("08:30", "10:00")


def test_05_06_is_settled_by_the_weekday():
    assert parts("Date: Friday, 05/06/2026")[0] == "2026-06-05"
    assert parts("Date: Wednesday, 05/06/2026")[0] == "2026-05-06"


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Side event of Protection of Civilians Week 2026\n19 May 2026", "Protection of Civilians Week 2026"),
        ("PoC Week, 18–22 May 2026\n19 May 2026", "PoC Week"),
        ("2026 PoC Week\n19 May 2026", "2026 PoC Week"),
        ("Protection of Civilians (PoC) Week 2026\n19 May 2026", "Protection of Civilians (PoC) Week 2026"),
        ("Semaine de la protection des civils 2026\n19 mai 2026", "Semaine de la protection des civils 2026"),
        (
            "en el marco de la Semana de la Protección de los Civiles.",
            "Semana de la Protección de los Civiles",
        ),
        ("المناسبة: أسبوع حماية المدنيين ٢٠٢٦", "أسبوع حماية المدنيين ٢٠٢٦"),
        ("Неделя защиты гражданских лиц 2026 г.", "Неделя защиты гражданских лиц 2026 г."),
        ("2026年保护平民周会外活动", "2026年保护平民周"),
        ("Background\nIn May, PoC Week will ask this again.", None),
        ("Background\nThe event is held on the margins of PoC Week.", "PoC Week"),
        ("Date: 19 May 2026\n\nBackground\nDuring PoC Week 2024 this was asked.", None),
        (
            "Cadre : Semaine de la protection des civils\nDate : 22 mai 2026",
            "Semaine de la protection des civils",
        ),
        ("Last week was long.", None),
    ],
)
def test_the_week_as_the_text_names_it(text, week):
    assert said(when(text).findings).get("week") == week
