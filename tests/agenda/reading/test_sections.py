"""Documents cut at headings, labels and tables: what stands under which, and where it ends."""

import pytest

from agenda.reading.blocks import Line, compose
from agenda.reading.labelling import is_next_part

from .written import page_of_text


def keys(text: str, name: str = "note.md") -> list[str]:
    return [section.key for section in page_of_text(text, name).sections]


def under(key: str, text: str, name: str = "note.md") -> list[str]:
    return [block.text for section in page_of_text(text, name).under(key) for block in section.blocks]


LIST = "## Objectives\n\n- One thing;\n- Another thing.\n\n"


@pytest.mark.parametrize(
    "behind",
    [
        "Please register by 12 May at https://example.org/x.",
        "The event will be followed by a light lunch.",
        "## Weather and other unknown things\n\nIt will rain.",
        "## Speakers\n\n- Ms. Alex Example",
        "Prière de confirmer votre présence : a@example.org",
        "Cupo limitado.",
        "座位有限，请于5月12日前报名。",
    ],
)
def test_a_list_ends_before_what_is_none_of_it(behind):
    assert under("objectives", LIST + behind) == ["One thing;", "Another thing."]


def test_an_unknown_heading_swallows_no_facts_and_is_not_lost():
    page = page_of_text("## Weather\n\nRain.\n\n**Venue:** Conference Room 4\n\nBring boots.", "note.md")

    assert [(section.key, section.text) for section in page.sections] == [
        ("", "Weather\nRain."),
        ("venue", "Conference Room 4"),
        ("", "Bring boots."),
    ]


def test_a_stray_heading_of_logos_in_a_list_is_healed_and_told():
    page = page_of_text("## Objectives\n\n- One;\n\n## Co-Sponsor Logos\n\n- Two;\n- Three.", "note.md")

    assert [block.text for block in page.under("objectives")[0].blocks] == ["One;", "Two;", "Three."]
    assert [(key, block.text) for key, block in page.interrupted] == [("objectives", "Co-Sponsor Logos")]


def test_logos_behind_a_list_are_a_part_of_their_own():
    assert keys("## Objectives\n\n- One;\n- Two.\n\n## Logos\n\nPicture", "note.md") == [
        "objectives",
        "logos",
    ]


LEADS = [
    ("The event aims to:", "objectives"),
    ("The objectives of the side event are:", "objectives"),
    ("By the end, participants will be able to:", "objectives"),
    ("La rencontre vise à :", "objectives"),
    ("El evento tiene por objeto:", "objectives"),
    ("تهدف الفعالية إلى:", "objectives"),
    ("Мероприятие призвано:", "objectives"),
    ("本次活动旨在：", "objectives"),
    ("The discussion is guided by these questions:", "questions"),
    ("The event is expected to result in:", "expected_outputs"),
    ("Les résultats suivants sont attendus :", "expected_outputs"),
    ("The panel will address three themes:", "focus_areas"),
    ("Participants will be joined by:", "speakers"),
    ("Intervendrán:", "speakers"),
]


@pytest.mark.parametrize(("line", "key"), LEADS)
def test_a_line_leads_to_a_list(line, key):
    text = f"Some words about the war come first.\n\n{line}\n\n- One thing\n- Another thing\n"

    assert under(key, text) == ["One thing", "Another thing"]


@pytest.mark.parametrize("line", ["We recall:", "Bring with you:", "Nous rappelons :", "Recordamos:"])
def test_other_lines_lead_to_no_known_list(line):
    assert set(keys(f"Some words.\n\n{line}\n\n- One\n- Two\n")) == {""}


TABLES = [
    "| Time | Segment |\n|---|---|\n| 10:00 | Opening |",
    "| Heure | Intervention | Intervenant(e) |\n|---|---|---|\n| 10h00 | Ouverture | Mme Alex Exemple |",
    "| Время | Тема |\n|---|---|\n| 10.00 | Открытие |",
    "| Hora | Bloque |\n|---|---|\n| 10.00 | Apertura |",
    "| الوقت | الفقرة |\n|---|---|\n| 10:00 | الافتتاح |",
    "| 时间 | 环节 |\n|---|---|\n| 10:00 | 开幕 |",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_headings_makes_an_agenda(table):
    (section,) = page_of_text(table, "note.md").under("agenda")

    assert section.columns[:2] == ("time", "segment")


def test_a_row_of_facts_heads_nothing():
    assert keys("| Hora | de 15.00 a 18.00 horas |\n|---|---|\n| Lugar | Sala 7 |") == ["time", "venue"]


def test_words_in_an_agenda_are_no_labels():
    text = "## Agenda\n\n| 10:00 | Panel: rules and remedy |\n|---|---|\n| 10:40 | Opening: again |\n"

    assert keys(text) == ["agenda"]


def test_a_programme_at_the_top_is_the_name_of_the_leaflet():
    assert keys("# Programme\n\n## Water Under Fire\n\nTuesday, 19 May 2026") == ["document", ""]
    assert keys("# Programme\n\n10:00 Opening\n\n10:10 Panel")[0] == "agenda"


def test_a_menu_of_a_page_heads_nothing():
    text = "<p>Agenda</p><h1>Water Under Fire</h1><p>19 May 2026</p>"

    assert keys(text, "page.html") == ["document", ""]


def test_participants_who_are_named_are_speakers():
    assert keys("## Participants\n\n- Ms. Alex Example, Director\n- Mr. Sam Sample") == ["speakers"]
    assert keys("## Participants\n\n- Members of delegations\n- Media") == ["audience"]


def test_what_tells_a_story_is_no_title():
    text = (
        "What?\n\n"
        + "Four people who have agreed local truces tell how they did it and what it cost them. " * 2
    )

    assert keys("**What?** " + text[7:]) == ["background"]


def test_running_text_behind_hosts_is_none_of_them():
    hosts = "**Hosted by**\n\nNorway and Fiji\n\n"
    text = "A house that was hit does not only lose its roof, it loses the pipe below and the tree that shaded it."

    assert under("hosts", hosts + text) == ["Norway and Fiji"]


def test_labels_below_a_contact_are_parts_of_it():
    assert "title" not in keys("## Contact\n\nName: Ms. Alex Example\n\nE-mail: alex@example.org")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date: 19 May 2026 | Time: 1.15 p.m. | Venue: Room 4", ["date", "time", "venue"]),
        ("Date: 19 May 2026; Venue: Room 4", ["date", "venue"]),
        ("**Duration:** 90 minutes **Venue:** UNHQ **Provided:** Snacks", ["duration", "venue", "catering"]),
        ("Languages: English. Contact: a@example.org", ["languages", "contact"]),
        ("Fecha: 19 de mayo. Lugar: Sala 4", ["date", "venue"]),
    ],
)
def test_several_labels_stand_on_one_line(text, expected):
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Speakers (name, title, organization, status)", "speakers"),
        ("Lead organizer (Permanent Mission or UN entity)", "hosts"),
        ("Lieu (salle et bâtiment)", "venue"),
        ("Objetivos (tres como máximo)", "objectives"),
    ],
)
def test_the_labels_of_a_form_are_explained_in_brackets(label, key):
    assert key in keys(f"<table><tr><td>{label}</td><td>Something else</td></tr></table>", "form.html")


@pytest.mark.parametrize(
    "text",
    [
        "**Context:** Protection of Civilians Week 2026",
        "**Contexte :** Semaine de la protection des civils",
        "**Contexto:** Semana de la Protección de los Civiles",
    ],
)
def test_the_week_that_is_called_context_is_no_background(text):
    assert keys(text) == ["week"]


def test_the_text_below_a_button_is_none_of_the_answers():
    text = "A house that was hit does not only lose its roof, it loses the pipe below and the tree that shaded it."

    assert under("rsvp", f"## Register here\n\n{text}") == []
    assert under("rsvp", "## Register here\n\nPlease reply by 12 May.") == ["Please reply by 12 May."]


def test_what_stands_behind_named_participants_is_none_of_them():
    text = "## Participantes\n\n- Sra. Rosa Ejemplo\n- Sr. Sam Modelo\n\nCupo limitado."

    assert under("speakers", text) == ["Sra. Rosa Ejemplo", "Sr. Sam Modelo"]


@pytest.mark.parametrize(
    ("heading", "item", "is_next"),
    [
        ("三、", "四、", True), ("III. ", "IV. ", True), ("3. ", "4. ", True), ("C) ", "D) ", True),
        ("三、", "（一）", False), ("3. ", "1. ", False), ("III. ", "4. ", False), ("3. ", "5. ", False),
    ],
)  # fmt: skip
def test_a_number_goes_on_with_that_of_the_heading(heading, item, is_next):
    blocks = [compose([Line(f"{number}Words", marker=len(number))]).blocks[0] for number in (heading, item)]

    assert is_next_part(*blocks) is is_next


def test_a_numbered_part_behind_a_text_is_none_of_it():
    text = (
        "一、预期成果\n形成一份两页的建议。\n二、参会方式\n请于5月15日前发送邮件至 bridge@example.org 报名。"
    )

    assert under("expected_outputs", text, "note.txt") == ["形成一份两页的建议。"]


@pytest.mark.parametrize(
    "day",
    ["Wednesday, 23 September 2026", "Mercredi 23 septembre 2026", "Miércoles 23 de septiembre de 2026"],
)
def test_the_day_of_the_event_is_no_host(day):
    assert under("hosts", f"**Hosted by**\n\nNorway and Fiji\n\n{day}\n\nRiver Room") == ["Norway and Fiji"]
