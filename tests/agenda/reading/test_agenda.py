"""The agenda in all its forms: lines, rows, paragraphs, with and without times; and what is none."""

import pytest

from agenda.reading.facts.agenda import find_agenda
from agenda.reading.facts.event_date import Calendar
from agenda.reading.facts.when import find_when

from .written import page_of_text

HEAD = "Seeds under fire\n21 May 2026, {}\n\n"
MORNING, NOON, EVENING = "10:00 to 11:30", "1.15 p.m. to 2.45 p.m.", "6:30 pm – 8:00 pm"


def read(text: str, name: str = "note.txt"):
    page = page_of_text(text, name)
    return find_agenda(page, find_when(page, Calendar(), None))[0]


def segments_in(text: str, name: str = "note.txt") -> list[str]:
    """Return each segment as "10:00-10:10 title"; "?" stands for a time that is not said."""
    return [
        f"{begins or '?'}-{ends or '?'} {title}"
        for begins, ends, title in (v.value for v in read(text, name).values)
    ]


LINES = [
    # entry by entry, as facts
    (
        MORNING,
        "Programme\n\nTime: 10:00 – 10:10\nSession: Opening\nSpeaker: Ms. Sam Example, Oxfam\n\n"
        "Time: 10:10 – 11:30\nSession: Panel",
        ["10:00-10:10 Opening", "10:10-11:30 Panel"],
    ),
    (
        MORNING,
        "Heure : 10h00 – 10h10\nSujet : Ouverture\n\nHeure : 10h10 – 11h30\nSujet : Débat",
        ["10:00-10:10 Ouverture", "10:10-11:30 Débat"],
    ),
    (
        MORNING,
        "时间：10:00–10:10\n内容：开幕\n\n时间：10:10–11:30\n内容：讨论",
        ["10:00-10:10 开幕", "10:10-11:30 讨论"],
    ),
    # without a heading, by how long each part lasts
    (
        MORNING,
        "Format\n\n- Opening (5 min)\n- Panel (50 min)\n- Questions (30 min)",
        ["?-? Opening", "?-? Panel", "?-? Questions"],
    ),
    # who speaks, and no times: a list of speakers
    (
        MORNING,
        "Programme\n- Opening remarks: H.E. Mr. Sam Example, Ghana\n- Keynote: Ms. Noor Sample\n- Panelists: Dr."
        " Jo Dummy",
        [],
    ),
    # time in front
    (
        NOON,
        "Agenda\n1.15 p.m. Welcome\n1.25 p.m. Panel\n2.40 p.m. Closing",
        ["13:15-? Welcome", "13:25-? Panel", "14:40-? Closing"],
    ),
    (
        NOON,
        "Programme\n1:15-1:25 pm: Opening\n1:25-2:45 pm: Discussion",
        ["13:15-13:25 Opening", "13:25-14:45 Discussion"],
    ),
    (
        NOON,
        "Run of show\n1:15 – 1:20 Welcome\n1:20 – 2:45 Panel: Water, Power and Health",
        ["13:15-13:20 Welcome", "13:20-14:45 Panel: Water, Power and Health"],
    ),
    (
        MORNING,
        "Agenda\n10.00 Words of welcome\n10.10 Film (20 min)\n10.30 Three voices",
        ["10:00-? Words of welcome", "10:10-? Film", "10:30-? Three voices"],
    ),
    (MORNING, "Agenda\n• 10:00 | Opening\n• 10:10 | Panel", ["10:00-? Opening", "10:10-? Panel"]),
    (MORNING, "Agenda\n10:00 10:10 Opening\n10:10 11:30 Panel", ["10:00-10:10 Opening", "10:10-11:30 Panel"]),
    (MORNING, "Agenda\n[10:00] Opening\n[10:10] Panel", ["10:00-? Opening", "10:10-? Panel"]),
    (
        MORNING,
        "Agenda\nFrom 10:00 to 10:10 Opening\nFrom 10:10 to 11:30 Panel",
        ["10:00-10:10 Opening", "10:10-11:30 Panel"],
    ),
    (EVENING, "Agenda\n6:30–6:40 Welcome\n6:40–8:00 Reading", ["18:30-18:40 Welcome", "18:40-20:00 Reading"]),
    (
        MORNING,
        "Agenda\n10:00\nOpening\n10:10\nPanel discussion",
        ["10:00-? Opening", "10:10-? Panel discussion"],
    ),
    # time behind
    (
        MORNING,
        "Agenda\nOpening (10:00–10:10)\nPanel (10:10–11:30)",
        ["10:00-10:10 Opening", "10:10-11:30 Panel"],
    ),
    (MORNING, "Agenda\nOpening – 10:00\nPanel – 10:10", ["10:00-? Opening", "10:10-? Panel"]),
    (
        NOON,
        "Tentative programme\n\nOpening          1.15–1.25 p.m.\nDiscussion       1.25–2.45 p.m.",
        ["13:15-13:25 Opening", "13:25-14:45 Discussion"],
    ),
    # in one paragraph
    (
        MORNING,
        "Agenda: 10:00 Opening; 10:10 Keynote; 10:30 Panel",
        ["10:00-? Opening", "10:10-? Keynote", "10:30-? Panel"],
    ),
    (
        MORNING,
        "Agenda: 10:00 opening, 10:10 keynote, 10:30 panel.",
        ["10:00-? opening", "10:10-? keynote", "10:30-? panel"],
    ),
    (
        MORNING,
        "Agenda: opening (10:00–10:10); panel (10:10–11:00); closing (11:00–11:30)",
        ["10:00-10:10 opening", "10:10-11:00 panel", "11:00-11:30 closing"],
    ),
    # without times
    (
        MORNING,
        "Agenda\nOpening (5 min)\nPresentation of the report (15 min)\nQ & A (25 min)",
        ["?-? Opening", "?-? Presentation of the report", "?-? Q & A"],
    ),
    (
        MORNING,
        "Agenda\n10 min – Opening\n50 minutes – Panel\n30 min: Questions",
        ["?-? Opening", "?-? Panel", "?-? Questions"],
    ),
    (
        MORNING,
        "Agenda\n1. Opening remarks\n2. Presentation of findings\n3. Closing",
        ["?-? Opening remarks", "?-? Presentation of findings", "?-? Closing"],
    ),
    (
        MORNING,
        "Agenda\nOpening remarks\nPanel discussion\nQ&A\nClosing",
        ["?-? Opening remarks", "?-? Panel discussion", "?-? Q&A", "?-? Closing"],
    ),
    (
        MORNING,
        "Agenda: Opening; keynote; panel discussion; closing.",
        ["?-? Opening", "?-? keynote", "?-? panel discussion", "?-? closing"],
    ),
    (
        MORNING,
        "Agenda: opening (5 min), panel (50 min), questions (30 min)",
        ["?-? opening", "?-? panel", "?-? questions"],
    ),
    # who speaks is no part of the title
    (
        MORNING,
        "Agenda\n10:00 Welcome by H.E. Mr. Sam Example, "
        "Permanent Representative of Ghana\n10:10 Keynote: Ms. Noor Sample\n"
        "10:30 Panel, moderated by Dr. Kim Muster (Oxfam)\n"
        "11:00 Closing remarks – Ms. Robin Sample (tbc)\n11:20 Talk (Ms. Jo Dummy)",
        ["10:00-? Welcome", "10:10-? Keynote", "10:30-? Panel", "11:00-? Closing remarks", "11:20-? Talk"],
    ),
    (
        MORNING,
        "Agenda\n10:00 Opening: Sam Example, Director, Oxfam\n10:10 Panel",
        ["10:00-? Opening", "10:10-? Panel"],
    ),
    (
        MORNING,
        "Agenda\n10:00 Welcome by the moderator\n10:10 Conversation with a judge and a survivor",
        ["10:00-? Welcome by the moderator", "10:10-? Conversation with a judge and a survivor"],
    ),
    # with more around it
    (
        MORNING,
        "Agenda\nI. Opening session (10:00-10:15)\n   Ms. Sam Example, Oxfam\nII. Closing (11:15-11:30)",
        ["10:00-10:15 Opening session", "11:15-11:30 Closing"],
    ),
    (
        MORNING,
        "Agenda\n10:00-10:30 Session 1: Listening\nSpeakers:\n- Ms. Sam Example, Oxfam\n"
        "10:30-11:00 Session 2: Hearing (moderated by Dr. Jo Dummy)",
        ["10:00-10:30 Session 1: Listening", "10:30-11:00 Session 2: Hearing"],
    ),
    (
        MORNING,
        "Programme\n\nWelcome\nMs. Sam Example, Oxfam\n\nPresentation\nMr. Robin Sample, CARE\n\n"
        "Moderator\nMs. Jo Dummy",
        [],  # a list of speakers
    ),
    (MORNING, "Agenda\n1000-1015 hrs Film\n10h15-10h30 Talk", ["10:00-10:15 Film", "10:15-10:30 Talk"]),
    # French, Spanish, Russian, Arabic, Chinese
    (
        MORNING,
        "Déroulement\n10h00 – 10h10 : Ouverture\n10 h 10 – 11 h 30 : Table ronde",
        ["10:00-10:10 Ouverture", "10:10-11:30 Table ronde"],
    ),
    (
        MORNING,
        "Programme\nDe 10h à 10h10 : Accueil\nDe 10h10 à 11h30 : Débat",
        ["10:00-10:10 Accueil", "10:10-11:30 Débat"],
    ),
    (
        MORNING,
        "Ordre du jour\n1. Ouverture (10 minutes)\n2. Débat (80 minutes)",
        ["?-? Ouverture", "?-? Débat"],
    ),
    (
        MORNING,
        "Programa\n10.00 h – Bienvenida\n10.30 h – Primera sesión: la denuncia",
        ["10:00-? Bienvenida", "10:30-? Primera sesión: la denuncia"],
    ),
    (
        MORNING,
        "Orden del día\n10:00 a 10:10: Apertura, a cargo del Sr. Sam Ejemplo\n10:10 a 11:30 hs: Mesa redonda",
        ["10:00-10:10 Apertura", "10:10-11:30 Mesa redonda"],
    ),
    (
        MORNING,
        "Программа\n10.00–10.10 Открытие\n10 ч. 10 мин. – 11 ч. 30 мин. Дискуссия",
        ["10:00-10:10 Открытие", "10:10-11:30 Дискуссия"],
    ),
    (
        MORNING,
        "Программа\n10:00 – Вступительное слово: г-н Сэм Примеров\n10:10 – Вопросы",
        ["10:00-? Вступительное слово", "10:10-? Вопросы"],
    ),
    (
        MORNING,
        "جدول الأعمال\nمن الساعة 10:00 إلى الساعة 10:10: كلمة الافتتاح\nمن الساعة 10:10 إلى الساعة 11:30: حلقة نقاش",
        ["10:00-10:10 كلمة الافتتاح", "10:10-11:30 حلقة نقاش"],
    ),
    (
        MORNING,
        "البرنامج\n١٠:٠٠ – ١٠:١٠ الافتتاح\n١٠:١٠ – ١١:٣٠ أسئلة وأجوبة",
        ["10:00-10:10 الافتتاح", "10:10-11:30 أسئلة وأجوبة"],
    ),
    (
        MORNING,
        "议程\n上午10时–10时10分 开幕\n上午10时10分–11时30分 讨论",
        ["10:00-10:10 开幕", "10:10-11:30 讨论"],
    ),
    (
        MORNING,
        "议程\n10:00－10:10：开幕致辞\n10:10－11:30：问答",
        ["10:00-10:10 开幕致辞", "10:10-11:30 问答"],
    ),
]


@pytest.mark.parametrize(("hours", "text", "segments"), LINES)
def test_lines_are_read(hours, text, segments):
    assert segments_in(HEAD.format(hours) + text) == segments


TABLES = [
    (
        "| Time | Segment | Speaker |\n|---|---|---|\n| 10:00 | Opening | Ms. "
        "Sam Example |\n| 10:10 | Panel: who sows | Moderator: Dr. Kim Muster |",
        ["10:00-? Opening", "10:10-? Panel: who sows"],
    ),
    (
        "| From | To | What | Who |\n|---|---|---|---|\n| 10:00 | "
        "10:10 | Opening | Oxfam |\n| 10:10 | 11:30 | Panel | CARE |",
        ["10:00-10:10 Opening", "10:10-11:30 Panel"],
    ),
    (
        "| Duration | Segment | Speakers |\n|---|---|---|\n| 10 min | "
        "Opening | Ms. Sam Example |\n| 50 min | Panel | Oxfam |",
        ["?-? Opening", "?-? Panel"],
    ),
    (
        "| Heure | Séquence |\n|---|---|\n| 10 h – 10 h 10 | Ouverture |\n| 10 h 10 – 11 h 30 | Table ronde |",
        ["10:00-10:10 Ouverture", "10:10-11:30 Table ronde"],
    ),
    (
        "| Время | Тема |\n|---|---|\n| 10.00–10.10 | Открытие |\n| 10.10–11.30 | Дискуссия |",
        ["10:00-10:10 Открытие", "10:10-11:30 Дискуссия"],
    ),
    (
        "| الوقت | الفقرة |\n|---|---|\n| 10:00 – 10:10 | الافتتاح |\n| 10:10 – 11:30 | حلقة نقاش |",
        ["10:00-10:10 الافتتاح", "10:10-11:30 حلقة نقاش"],
    ),
    (
        "| 时间 | 内容 |\n|---|---|\n| 10:00–10:10 | 开幕致辞 |\n| 10:10–11:30 | 讨论 |",
        ["10:00-10:10 开幕致辞", "10:10-11:30 讨论"],
    ),
    (
        "| Segment | Time |\n|---|---|\n| Opening | 10:00–10:10 |\n| Panel | 10:10–11:30 |",
        ["10:00-10:10 Opening", "10:10-11:30 Panel"],
    ),
]


@pytest.mark.parametrize(("table", "segments"), TABLES)
def test_tables_are_read(table, segments):
    assert segments_in(HEAD.format(MORNING) + f"## Agenda\n\n{table}\n", "note.md") == segments


@pytest.mark.parametrize(
    "text",
    [
        "Background\nAt 10:15 the first shell fell. At 10:40 the school was empty.",
        "10:00 to 11:30",
        "Doors open at 9:45. Lunch is served from 11:30.",
        "Agenda\nThe meeting is opened at 10:00 by FAO. "
        "Two farmers speak from 10:10 to 10:30, and a panel follows from 10:30 to 11:30.",
        "Programme\nThe programme will be published in May.",
        "Agenda\nto be confirmed",
        "The event will begin at 10:00 with remarks. From 10:10 to 11:00 a panel will discuss. It will close at 11:30.",
        "Office hours 9 a.m. to 5 p.m.\nTelephone: 212 555 0100",
        "RSVP\nby 10:00 on 19 May 2026",
        "Next event: 21 May, 12:30 PM",
        "Format\nIntroduction (5 minutes), three short presentations (25 minutes), discussion (30 minutes).",
        "Agenda\nSpeakers (all to be confirmed)\nMs. Sam Example, Oxfam\nMr. Robin Sample, CARE",
        "Programme: Food Security and Livelihoods",
    ],
)
def test_what_is_no_agenda_gives_no_segment(text):
    assert segments_in(HEAD.format(MORNING) + text) == []


def test_timed_lines_without_a_heading_are_an_agenda():
    text = HEAD.format(MORNING) + "10:00 – Opening\n10:10 – Panel\n11:20 – Closing"

    assert segments_in(text) == ["10:00-? Opening", "10:10-? Panel", "11:20-? Closing"]


def test_the_time_of_the_event_is_no_segment():
    text = "Programme\n\nSeeds under fire\n21 May 2026\n10:00 – 11:30\nConference Room 4\n\n10:00 Opening\n10:10 Panel"

    assert segments_in(text) == ["10:00-? Opening", "10:10-? Panel"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Agenda\n10:00–10:15 Opening\n10:12–11:30 Panel", ["overlap"]),
        ("Agenda\n10:00–10:15 Opening\n10:15–11:45 Panel", ["after_end"]),
        ("Agenda\n10:00–10:15 Opening\n10:15–11:30 Panel", []),
        ("Agenda\n10:00 Opening\n10:15 Panel", []),
    ],
)
def test_what_is_wrong_with_the_times_is_a_doubt(text, codes):
    assert [doubt.code for doubt in read(HEAD.format(MORNING) + text).doubts] == codes
