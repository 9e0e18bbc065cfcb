"""Labels in all the ways in which people set them, in all languages; and words that only look like labels."""

import pytest

from agenda.reading.vocabulary.labels import column_key, label_key, label_length

from .written import page_of_text

LABELS = [
    ("Who's invited:", "audience"),
    ("What’s it about?", "background"),
    ("Who’s it for?", "audience"),
    ("О чем речь", "background"),
    ("We hope to", "objectives"),
    ("التنظيم:", "hosts"),
    ("أهداف", "objectives"),
    ("الرعاة:", "co_sponsors"),
    ("مكان", "venue"),
    ("E-mail / mobile phone", "contact"),
    ("Prensa y consultas", "contact"),
    ("Questions and RSVP", "rsvp"),
    ("Cadre général", "background"),
    ("Выступают:", "speakers"),
    ("Event in focus", "document"),
    ("In this issue", "other"),
    ("General information", "document"),
    ("Full title of the event (max. 100 characters)", "title"),
    ("Brief description (max. 600 characters)", "background"),
    ("Objectives", "objectives"),
    ("OBJECTIVES", "objectives"),
    ("Objectives:", "objectives"),
    ("**Objectives**", "objectives"),
    ("1. Objectives", "objectives"),
    ("II. Objectives", "objectives"),
    ("B) Objectives", "objectives"),
    ("Main objectives of the side event", "objectives"),
    ("Objectives of this meeting", "objectives"),
    ("What we want to achieve", "objectives"),
    ("Aims and objectives", "objectives"),
    ("Background and rationale", "background"),
    ("Background to the discussion", "background"),
    ("Why this event?", "background"),
    ("What it is about", "background"),
    ("Context / Contexte", "background"),
    ("Speakers (to be confirmed)", "speakers"),
    ("Speakers (tbc)", "speakers"),
    ("Confirmed speakers", "speakers"),
    ("Tentative agenda", "agenda"),
    ("Order of the evening", "agenda"),
    ("Programme of the day", "agenda"),
    ("Result", "expected_outputs"),
    ("Expected outcomes and follow-up", "expected_outputs"),
    ("How to take part", "rsvp"),
    ("R.S.V.P.", "rsvp"),
    ("Registration deadline", "rsvp_deadline"),
    ("Date / Fecha", "date"),
    ("Date and time (New York time)", "when"),
    ("Date(s)", "date"),
    ("Languages / Langues", "languages"),
    ("For whom?", "audience"),
    ("Info", "contact"),
    ("Contexte et justification", "background"),
    ("Pourquoi cette réunion", "background"),
    ("Objectifs de la rencontre", "objectives"),
    ("Résultats attendus", "expected_outputs"),
    ("Séquence", "agenda"),
    ("Intervenant(e)s", "speakers"),
    ("À qui s'adresse l'événement ?", "audience"),
    ("Pour s'inscrire", "rsvp"),
    ("Antecedentes", "background"),
    ("Objetivos del evento", "objectives"),
    ("¿Por qué este evento?", "background"),
    ("Resultados previstos", "expected_outputs"),
    ("Intervendrán", "speakers"),
    ("Ejes temáticos", "focus_areas"),
    ("Inscripción", "rsvp"),
    ("أولاً: الخلفية", "background"),
    ("لماذا هذه الفعالية؟", "background"),
    ("أهداف الفعالية", "objectives"),
    ("النتائج المتوقعة", "expected_outputs"),
    ("محاور النقاش", "focus_areas"),
    ("المتحدثون", "speakers"),
    ("الأهداف والنتائج المتوقعة", "objectives"),
    ("О чем пойдет речь", "background"),
    ("Цели мероприятия", "objectives"),
    ("Ожидаемые результаты", "expected_outputs"),
    ("Выступят", "speakers"),
    ("Справки", "contact"),
    ("一、背景", "background"),
    ("会议目标", "objectives"),
    ("本次活动的目标", "objectives"),
    ("预期成果", "expected_outputs"),
    ("重点领域", "focus_areas"),
    ("如何参加", "rsvp"),
    ("Points for reflection", "questions"),
    ("Points de réflexion", "questions"),
    ("Puntos de reflexión", "questions"),
    ("Темы для размышления", "questions"),
    ("思考题", "questions"),
    ("What we hope to do", "objectives"),
    ("Qué esperamos lograr", "objectives"),
    ("Чего мы надеемся достичь", "objectives"),
    ("Basic facts", "document"),
    ("Données essentielles", "document"),
    ("Datos básicos", "document"),
    ("Основные данные", "document"),
    ("البيانات الأساسية", "document"),
    ("Sitio", "venue"),
]


@pytest.mark.parametrize(("text", "key"), LABELS)
def test_a_label_is_known(text, key):
    assert label_key(text) == key


@pytest.mark.parametrize(
    "text",
    [
        "Objectives of war and the language of peace in besieged cities",
        "Protecting civilians in the context of urban warfare",
        "11 a.m.",
        "1",
        "The Objective Is Water",
        "Speakers' Corner: ten years",
        "Les objectifs manqués",
        "会议室的历史",
        "الأهداف المدنية في القانون",
    ],
)
def test_other_words_are_no_label(text):
    assert label_key(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Date: 19 May", "Date"),
        ("Date : 19 mai", "Date"),
        ("日期：5月19日", "日期"),
        ("When? Tuesday", "When"),
        ("Venue (tbc): Room 4", "Venue (tbc)"),
        ("Time: 3:00 - 4:30", "Time"),
        ("الساعة 3:00 مساء", ""),
        ("3:00 - 4:30", ""),
        ("https://example.org", ""),
        ("Remember: the date", ""),
    ],
)
def test_a_label_before_a_value_ends_at_its_colon(text, label):
    assert text[: label_length(text)] == label


SETTINGS = [
    ("Venue: Conference Room 4", "note.txt"),
    ("VENUE: Conference Room 4", "note.txt"),
    ("Venue – Conference Room 4", "note.txt"),
    ("Venue - Conference Room 4", "note.txt"),
    ("Venue — Conference Room 4", "note.txt"),
    ("Venue—Conference Room 4", "note.txt"),
    ("Venue\tConference Room 4", "note.txt"),
    ("Venue\nConference Room 4", "note.txt"),
    ("VENUE\nConference Room 4", "note.txt"),
    ("2. Venue\nConference Room 4", "note.txt"),
    ("Venue / Lieu: Conference Room 4", "note.txt"),
    ("Date: 19 May | Venue: Conference Room 4", "note.txt"),
    ("**Venue** Conference Room 4", "note.md"),
    ("**Venue:** Conference Room 4", "note.md"),
    ("## Venue\n\nConference Room 4", "note.md"),
    ("| Date | 19 May |\n|---|---|\n| Venue | Conference Room 4 |", "note.md"),
    ("<table><tr><th>Venue</th><td>Conference Room 4</td></tr></table>", "note.html"),
    ("<p><b>Venue:</b> Conference Room 4</p>", "note.html"),
    ("<dl><dt>Venue</dt><dd>Conference Room 4</dd></dl>", "note.html"),
]


@pytest.mark.parametrize(("text", "name"), SETTINGS)
def test_a_label_is_found_however_it_is_set(text, name):
    (section,) = page_of_text(text, name).under("venue")

    assert section.text == "Conference Room 4"


def test_columns_are_known():
    assert [column_key(text) for text in ("Heure", "Intervention", "Intervenant(e)", "Тема", "Weather")] == [
        "time", "segment", "speaker", "segment", None,
    ]  # fmt: skip
