"""Background, objectives, areas of focus and expected outputs, in all the forms in which they are written."""

import pytest

from agenda.reading.facts.texts import clean_item, find_texts

from .written import page_of_text


def found(field: str, text: str, name: str = "note.md") -> list[object]:
    return [value.value for value in find_texts(page_of_text(text, name)).values if value.field == field]


LISTS = [
    ("## Objectives\n\n- Show it;\n- Compare it; and\n- Agree on it.", "note.md"),
    ("## Objectives\n\n1. Show it;\n2. Compare it;\n3. Agree on it.", "note.md"),
    ("OBJECTIVES\n\n• Show it;\n• Compare it;\n• Agree on it.", "note.txt"),
    ("OBJECTIVES\n(a) Show it;\n(b) Compare it; and\n(c) Agree on it.", "note.txt"),
    ("Objectives: (1) Show it; (2) Compare it; (3) Agree on it.", "note.txt"),
    ("Aims\n\nThe event has these aims:\n\n- Show it\n- Compare it\n- Agree on it.", "note.txt"),
    ("**What we want to achieve**\n\n* Show it\n* Compare it\n* Agree on it.", "note.md"),
    (
        "Background\n\nWords.\n\nThe side event aims to:\n\n- Show it,\n- Compare it, and\n- Agree on it.",
        "note.txt",
    ),
    ("<h3>Objectives</h3><ul><li>Show it;</li><li>Compare it;</li><li>Agree on it.</li></ul>", "note.html"),
    ("| Date | 19 May |\n|---|---|\n| Objectives | Show it;<br>Compare it;<br>Agree on it. |", "note.md"),
]


@pytest.mark.parametrize(("text", "name"), LISTS)
def test_objectives_are_read_in_any_kind_of_list(text, name):
    assert found("objectives", text, name) == ["Show it", "Compare it", "Agree on it."]


IN_OTHER_LANGUAGES = [
    ("## Objectifs\n\n- montrer ;\n- comparer ; et\n- décider.", ["montrer", "comparer", "décider."]),
    ("## Objetivos\n\n- Mostrar;\n- Comparar; y\n- Decidir.", ["Mostrar", "Comparar", "Decidir."]),
    ("## الأهداف\n\n- العرض؛\n- المقارنة؛\n- القرار.", ["العرض", "المقارنة", "القرار."]),
    ("## Цели\n\n- показать;\n- сравнить; и\n- решить.", ["показать", "сравнить", "решить."]),
    ("## 目标\n\n- 展示；\n- 比较；\n- 决定。", ["展示", "比较", "决定。"]),
]


@pytest.mark.parametrize(("text", "items"), IN_OTHER_LANGUAGES)
def test_objectives_are_read_in_any_language(text, items):
    assert found("objectives", text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("## Expected outcomes\n\nA paper. A roster will be opened.", ["A paper. A roster will be opened."]),
        ("## Result\n\n- A map\n- A group that meets again", ["A map", "A group that meets again"]),
        ("## Résultats attendus\n\n- un recueil ;\n- un résumé.", ["un recueil", "un résumé."]),
        ("## Resultados previstos\n\n1. Un acta.\n2. Una lista.", ["Un acta.", "Una lista."]),
        ("## النتائج المتوقعة\n\n- وثيقة", ["وثيقة"]),
        ("## Ожидаемые результаты\n\n- Памятка на двух страницах.", ["Памятка на двух страницах."]),
        ("## 预期成果\n\n- 一份建议清单。", ["一份建议清单。"]),
    ],
)  # fmt: skip
def test_expected_outputs_are_read(text, items):
    assert found("expected_outputs", text) == items


AREAS = [
    ("## Thematic focus areas\n\n1. **Political will:** How States can act.\n2. **Law:** What holds.",
     [("Political will", "How States can act."), ("Law", "What holds.")]),
    ("**Focus areas:**\n\n- **Warning signs.** Who notices them?\n- Command decisions: How rules are written.",
     [("Warning signs", "Who notices them?"), ("Command decisions", "How rules are written.")]),
    ("## Themes\n\n### Political will\n\nHow States can act.\n\n### Law\n\nWhat holds.",
     [("Political will", "How States can act."), ("Law", "What holds.")]),
    ("## Axes thématiques\n\n- Prévenir : comment planifier ?\n- Enquêter : qui établit les faits ?",
     [("Prévenir", "comment planifier ?"), ("Enquêter", "qui établit les faits ?")]),
    ("## Ejes temáticos\n\n- El agua – quién la guarda\n- La luz – quién la paga",
     [("El agua", "quién la guarda"), ("La luz", "quién la paga")]),
    ("## محاور النقاش\n\n- الحق في الاتصال: ما يقوله القانون؟", [("الحق في الاتصال", "ما يقوله القانون؟")]),
    ("## 重点领域\n\n- 供水：如何修复\n- 供电：谁来付费", [("供水", "如何修复"), ("供电", "谁来付费")]),
    ("## Topics\n\n- Water\n- Light", [("Water", ""), ("Light", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "areas"), AREAS)
def test_areas_of_focus_are_read(text, areas):
    assert found("focus_areas", text) == areas


PROSE = (
    "A house that was hit does not only lose its roof. It loses the pipe that ran below it, the tree that shaded it and"
    " the neighbour who lent tools."
)
ABOUT_COMING = [
    "Dear colleagues,",
    "We have the honour to invite you to a side event, which looks at houses. Please come and bring others with you.",
    "Please register by 12 May at https://example.org/x. Seats are limited and lunch will be served to all who come.",
    "Zoom details are sent to registered participants on the morning of the event. The link will be personal.",
    "International Sign interpretation and captioning will be provided. The building is accessible to wheelchairs.",
    "We use cookies to count visits to this page. All rights reserved by the publishers of this website, 2026.",
    "For further information, please contact Ms. Sam Example, Adviser, at sam@example.org or by telephone.",
]


@pytest.mark.parametrize("other", ABOUT_COMING)
def test_running_text_without_heading_is_the_background(other):
    assert found("background", f"{PROSE}\n\n{other}", "note.txt") == [PROSE]


@pytest.mark.parametrize(
    "prose",
    [
        "يعود الناس إلى بيوتهم قبل أن تصل الفرق، لأن موسم الزرع لا ينتظر. سنتحدث عن الأسابيع الأولى بعد العودة.",
        "За годы войны в доме успевают пожить чужие люди. Документы сгорают, замки меняют, соседи уезжают.",
        "封锁开始以后，社区医生往往是最后一个还在敲门的人。他们没有车队，没有旗帜，只有一份住户名单。",
        "No se trata de una reunión de especialistas. Hablarán, en primer lugar, quienes presentaron las denuncias.",
        "Le marché est le lieu où tout le monde se rencontre, et c’est pour cela qu’il est visé. Des maires parlent.",
    ],
)
def test_running_text_is_known_in_any_language(prose):
    assert found("background", prose, "note.txt") == [prose]


@pytest.mark.parametrize(
    "text", [*ABOUT_COMING, "Water Under Fire", "Tuesday, 19 May 2026, 1.15 p.m. to 2.45 p.m."]
)
def test_what_is_about_coming_is_no_background(text):
    assert found("background", text, "note.txt") == []


def test_a_paragraph_with_a_fact_of_the_event_is_no_background():
    page = page_of_text(
        f"Norway and Fiji will hold this event in the week. They have done so before.\n\n{PROSE}"
    )
    findings = find_texts(page, [(0, 6)])

    assert [value.value for value in findings.values] == [PROSE]


def test_paragraphs_under_the_heading_are_the_background_with_a_blank_line_between():
    assert found("background", "## Background\n\nOne.\n\nTwo.\n\n## Objectives\n\n- Three.") == [
        "One.\n\nTwo."
    ]


def test_a_stray_heading_in_a_list_is_doubted():
    findings = find_texts(page_of_text("## Objectives\n\n- One;\n\n## Logos\n\n- Two.", "note.md"))

    assert [(doubt.field, doubt.code) for doubt in findings.doubts] == [("objectives", "stray_heading")]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Show it; and", "Show it"),
        ("montrer ; et", "montrer"),
        ("العرض؛", "العرض"),
        ("展示；", "展示"),
        ("Go.", "Go."),
    ],
)
def test_what_joins_an_item_to_the_next_is_dropped(text, clean):
    assert clean_item(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "## Next steps\n\nComments on this draft are welcome by 4 May.",
        "## Suites\n\nMerci d’envoyer vos commentaires sur ce projet avant le 4 mai.",
        "## Próximos pasos\n\nSe agradecen comentarios al borrador hasta el 4 de mayo.",
    ],
)
def test_what_is_to_become_of_the_paper_is_no_output(text):
    assert found("expected_outputs", text) == []


@pytest.mark.parametrize(
    "short",
    [
        "The discussion brings together those who repaired it.",
        "El conversatorio reúne a quienes siguen midiendo.",
        "L’événement permettra d’entendre deux élus locaux.",
    ],
)
def test_a_short_paragraph_goes_on_with_running_text(short):
    assert found("background", f"{PROSE}\n\n{short}", "note.txt") == [f"{PROSE}\n\n{short}"]
    assert found("background", short, "note.txt") == []


def test_the_sentences_behind_which_facts_stand_are_running_text():
    page = page_of_text(f"{PROSE} We will speak in French.")
    findings = find_texts(page, [(len(PROSE) + 18, len(PROSE) + 24)])

    assert [value.value for value in findings.values] == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "The panel brings together Mr. Sam Example of the Harbour Office and Ms. Jo Sample, who keeps the lighthouse.",
        "La Misión aprovecha la oportunidad para reiterarles las seguridades de su más distinguida consideración.",
        "يشارك في الحلقة كل من السيد عمر مثال، نائب المدير، والسيدة دانة عينة من الهلال الأحمر، وتديرها ريم نموذج.",
    ],
)
def test_who_speaks_and_takes_leave_is_no_background(text):
    assert found("background", text, "note.txt") == []


def test_notes_of_the_page_are_no_background():
    text = f"## About this event\n\n- 2 hours\n- Mobile e-ticket\n\n{PROSE}"

    assert found("background", text) == [PROSE]
