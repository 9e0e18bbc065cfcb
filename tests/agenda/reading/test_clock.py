"""Times of day in all notations and languages, and numbers that are no times."""

import pytest

from agenda.reading.facts.clock import find_times, hhmm
from agenda.reading.facts.dates import find_dates

from .written import block_of


def times_in(text):
    block = block_of(text)
    return find_times(block, [(date.start, date.end) for date in find_dates(block)])


def shown(time):
    ends = "" if time.ends is None else hhmm(time.ends)
    return f"{hhmm(time.begins)}-{ends}" if time.is_range else hhmm(time.begins)


PAIRS = [
    # one meridiem for both
    ("19 May 2026 | 1:00-2:30 pm", "13:00-14:30"),
    ("8:15 – 10:00am EDT", "08:15-10:00"),
    ("1.30–3.00 p.m.", "13:30-15:00"),
    ("3:00 - 4:45pm EDT | Mission of Germany", "15:00-16:45"),
    ("6:00 – 7:30 PM (ET)", "18:00-19:30"),
    ("11 May 2021, 3 to 5 p.m. (Geneva time)", "15:00-17:00"),
    ("11:30 - 1:00 p.m.", "11:30-13:00"),
    ("10 - 12.30 p.m.", "10:00-12:30"),
    ("11 a.m. – 1", "11:00-13:00"),
    ("from 1:15 p.m. to 2:45", "13:15-14:45"),
    ("between 3 and 5 p.m.", "15:00-17:00"),
    ("9-11 a.m.", "09:00-11:00"),
    # two meridiems
    ("Thursday, 23 May 2024 at 1.00pm – 2.30pm EDT", "13:00-14:30"),
    ("31st May 2013 (10am to 12pm)", "10:00-12:00"),
    ("11 Mar, 01:15 PM - 02:30 PM", "13:15-14:30"),
    ("11 a.m. – 12.30 p.m.", "11:00-12:30"),
    ("1.15 P.M. to 2.45 P.M.", "13:15-14:45"),
    ("10 p.m. - 1 a.m.", "22:00-01:00"),
    # noon and midnight
    ("Thursday 13 September 2018, 10 a.m. - noon", "10:00-12:00"),
    ("9.00 a.m. to 12 noon", "09:00-12:00"),
    ("noon to 1.30 p.m.", "12:00-13:30"),
    ("noon – 2", "12:00-14:00"),
    ("10 p.m. to midnight (New York time)", "22:00-00:00"),
    ("de 10h à midi", "10:00-12:00"),
    ("desde las 10.00 hasta el mediodía", "10:00"),
    ("с 10:00 до полудня", "10:00-12:00"),
    # twenty-four hours
    ("13.00 - 14.45", "13:00-14:45"),
    ("13:30 – 14:45 (CET)", "13:30-14:45"),
    ("3rd October 2023, 17:00-18:00", "17:00-18:00"),
    ("1315-1445 hrs", "13:15-14:45"),
    ("1:00-14:30", "13:00-14:30"),
    ("22:00–00:30", "22:00-00:30"),
    ("9:00 to 12:00", "09:00-12:00"),
    ("10.00-12.30", "10:00-12:30"),
    # neither half said: the afternoon, in doubt
    ("1:00 – 2:30", "13:00-14:30"),
    ("3.00 to 4.30", "15:00-16:30"),
    # zones between
    ("8:30-10 EST / 14:30-16 CEST", "08:30-10:00"),
    ("1 p.m. EDT – 2.30 p.m. EDT", "13:00-14:30"),
    # French
    ("15h00 – 17h00", "15:00-17:00"),
    ("de 13h à 15h", "13:00-15:00"),
    ("de 13 h 15 à 14 h 45", "13:15-14:45"),
    ("de 10 heures à 11 h 30", "10:00-11:30"),
    ("8h15 à 9h45", "08:15-09:45"),
    ("entre 9 h et 11 h", "09:00-11:00"),
    # Spanish
    ("de 15.00 a 18.00 horas", "15:00-18:00"),
    ("de 10 a 18.00 horas", "10:00-18:00"),
    ("13.15 a 14.30 h", "13:15-14:30"),
    ("De 18:30 a 20:00 hs.", "18:30-20:00"),
    ("9.00 a 10.15 a. m. (hora de Nueva York)", "09:00-10:15"),
    ("de 3 a 5 de la tarde", "15:00-17:00"),
    # Arabic
    ("من الساعة ١٣:١٥ إلى الساعة ١٤:٤٥ بتوقيت نيويورك", "13:15-14:45"),
    ("الساعة 4:00 مساء إلى 5:30 مساء", "16:00-17:30"),
    ("الساعة 3:00 - 4:30 مساء بتوقيت جنيف", "15:00-16:30"),
    ("من 10 إلى 11:30 صباحا", "10:00-11:30"),
    ("من الساعة 1:15 إلى 2:45 بعد الظهر", "13:15-14:45"),
    ("من الواحدة والربع ظهرا حتى 2:45 بعد الظهر", "13:15-14:45"),
    ("من الساعة العاشرة صباحا إلى الساعة الحادية عشرة والنصف صباحا", "10:00-11:30"),
    # Russian
    ("с 10.00 до 11.30", "10:00-11:30"),
    ("13 ч. 15 м. – 14 ч. 45 м.", "13:15-14:45"),
    ("с 10 до 12 часов", "10:00-12:00"),
    ("16:00–17:30 (женевское время)", "16:00-17:30"),
    # Chinese
    ("下午1时15分至2时45分", "13:15-14:45"),
    ("2026年5月21日星期四上午10时至11时30分（纽约时间）", "10:00-11:30"),
    ("１５：００－１６：３０（日内瓦时间）", "15:00-16:30"),
    ("下午3点半至5点", "15:30-17:00"),
    # the date said twice
    ("2026-06-18 17:00:00+02:00 – 2026-06-18 18:30:00+02:00", "17:00-18:30"),
    ("19 May 2026, 1:15 p.m. – 19 May 2026, 2:45 p.m.", "13:15-14:45"),
    # each time in two notations
    ("4:00 PM16:00 5:15 PM17:15", "16:00-17:15"),
    # scanned
    ("l0:00 - ll:30 a.m.", "10:00-11:30"),
    ("from l.l5 p.m. to 2.45 p.m.", "13:15-14:45"),
    ("1.15pm -- 2.30pm", "13:15-14:30"),
    ("15:00 h. – 16:30 h.", "15:00-16:30"),
    ("de 9.30 h. a 11 h.", "09:30-11:00"),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_two_times(text, expected):
    assert shown(times_in(text)[0]) == expected


SINGLES = [
    ("A light lunch will be served at 12.45pm.", "12:45"),
    ("at 3 p.m. sharp", "15:00"),
    ("doors open at 9.30 a.m.", "09:30"),
    ("4:00 PM16:00", "16:00"),
    ("à 17h30", "17:30"),
    ("dès 9h", "09:00"),
    ("a las 13.15 horas", "13:15"),
    ("ابتداءً من الساعة 9:00 صباحًا بتوقيت بيروت", "09:00"),
    ("في الساعة الثالثة إلا ربعا بعد الظهر", "14:45"),
    ("с 9 ч. 30 мин.", "09:30"),
    ("上午9时30分起备有茶点", "09:30"),
    ("at noon", "12:00"),
    ("2018-12-08 17:00:00+01:00", "17:00"),
    ("2026-05-19T13:15", "13:15"),
    ("kick-off at 1315 hours", "13:15"),
    ("at 3:30", "15:30"),
]


@pytest.mark.parametrize(("text", "expected"), SINGLES)
def test_one_time(text, expected):
    assert shown(times_in(text)[0]) == expected


NONE = [
    "Resolution 2286 (2016), paragraph 10.5",
    "Between 10 and 12 people were hurt",
    "A/RES/77/20 and S/2026/114",
    "5 to 10 per cent of the wells",
    "Tel. +1 212 555 0142",
    "Article 7.2 of the Treaty",
    "a ratio of 3.5",
    "2.1 How can a clinic remain neutral?",
    "the room takes 60 people, 2 per mission",
    "Entre 3 y 5 familias",
    "de 3 à 5 familles",
    "3 части и 5 глав",
    "第5会议室",
    "https://example.org/12:30x",
    "version 10.30.1",
    "الدورة الثانية والستين لمجلس حقوق الإنسان",
    "في المرحلة الثالثة من المشروع",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_are_no_times(text):
    assert times_in(text) == []


ZONES = [
    ("1.00pm – 2.30pm EDT", "America/New_York"),
    ("13:30 – 14:45 (CET)", "Europe/Zurich"),
    ("6:00 – 7:30 PM (ET)", "America/New_York"),
    ("3 to 5 p.m. (Geneva time)", "Europe/Zurich"),
    ("13.00 - 14.45 (Nairobi time)", "Africa/Nairobi"),
    ("9.00 a.m. to 12 noon, Eastern Daylight Time", "America/New_York"),
    ("15h00 – 17h00 (heure de New York)", "America/New_York"),
    ("de 15 h à 17 h, heure de Genève", "Europe/Zurich"),
    ("13.15 a 14.30 h (hora de Nueva York)", "America/New_York"),
    ("الساعة 9:00 صباحا بتوقيت بيروت", "Asia/Beirut"),
    ("16:00–17:30 (женевское время)", "Europe/Zurich"),
    ("в 15:00 по московскому времени", "Europe/Moscow"),
    ("в 15.00 по нью-йоркскому времени", "America/New_York"),
    ("上午10时至11时30分（纽约时间）", "America/New_York"),
    ("17:00:00+02:00", "Europe/Zurich"),
    ("15:00 GMT", "UTC"),
    ("15:00 UTC+3", "Africa/Nairobi"),
    ("1 p.m. est", None),
    ("de 13 h à 15 h est possible", None),
    ("1 to 2 p.m. and eat", None),
    ("13.15–14.45", None),
    ("11:30 AM - 12:45 PM (New York)", "America/New_York"),
    ("13h00 a 14h15 (Ginebra)", "Europe/Zurich"),
    ("15:00–16:30 (Нью-Йорк)", "America/New_York"),
    ("14:00 – 15:00 (جنيف)", "Europe/Zurich"),
    ("14:00-15:00（日内瓦）", "Europe/Zurich"),
    ("10 am Geneva / 4 am New York", "Europe/Zurich"),
    ("1:00-2:30 PM Eastern", "America/New_York"),
    ("3 p.m., New York", None),
]


@pytest.mark.parametrize(("text", "zone"), ZONES)
def test_the_zone_behind_a_time(text, zone):
    assert times_in(text)[0].zone == zone


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("1:00 – 2:30", ("meridiem", "meridiem")),
        ("at 3:30", ("meridiem", "")),
        ("10:00AM to 12:30AM EST", ("", "end_before_start")),
        ("15:00 – 14:00", ("", "end_before_start")),
        ("9:00 – 10:30", ("", "")),
    ],
)
def test_what_is_not_sure_is_doubted(text, doubts):
    [time] = times_in(text)

    assert (time.doubt, time.end_doubt) == doubts


def test_two_ranges_on_a_line_are_two_times():
    first, second = times_in("8:30-10 EST / 14:30-16 CEST")

    assert [(shown(first), first.zone), (shown(second), second.zone)] == [
        ("08:30-10:00", "America/New_York"),
        ("14:30-16:00", "Europe/Zurich"),
    ]


def test_the_place_of_a_time_holds_its_zone():
    block = block_of("We meet at 13:15 – 14:45 (CET) in Vienna")
    [time] = times_in("We meet at 13:15 – 14:45 (CET) in Vienna")

    assert block.source[time.start : time.end] == "13:15 – 14:45 (CET)"
