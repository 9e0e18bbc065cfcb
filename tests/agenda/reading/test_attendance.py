"""Ways to attend and platforms, and words that look like them."""

import pytest

from agenda.reading.facts.attendance import find_attendance

from .written import page_of_text, said


def attendance_in(text, has_venue=False):
    found = said(find_attendance(page_of_text(f"The Road to the Well\n\n{text}"), has_venue))
    return found.get("format"), found.get("platform")


SAID = [
    ("Format: Hybrid (in person and on MS Teams)", "hybrid", "MS Teams"),
    ("Type of event: in-person", "in_person", None),
    ("Modality: Virtual", "online", None),
    ("Platform: Zoom webinar", "online", "Zoom webinar"),
    ("The event will be held in person and online via Zoom.", "hybrid", "Zoom"),
    ("Join us online on Microsoft Teams.", "online", "Microsoft Teams"),
    ("Zoom (registration required): https://example.org/young", "online", "Zoom"),
    ("Webex (sur inscription) : https://example.org/jeunes", "online", "Webex"),
    ("Zoom: https://example.org/jovenes", "online", "Zoom"),
    ("There is a Zoom option for those outside New York.", "online", "Zoom"),
    ("This is a face-to-face meeting on 21 May 2026.", "in_person", None),
    ("Format : hybride", "hybrid", None),
    ("Format : en présentiel", "in_person", None),
    ("La rencontre aura lieu en ligne, sur Webex.", "online", "Webex"),
    ("Le débat se tiendra en personne et en ligne.", "hybrid", None),
    ("Modalidad: Presencial", "in_person", None),
    ("Modalidad: híbrida", "hybrid", None),
    ("¿Dónde? En línea, por Zoom", "online", "Zoom"),
    ("المكان: عبر منصة Zoom", "online", "Zoom"),
    ("طريقة الحضور: حضوريا وعبر الإنترنت", "hybrid", None),
    ("صيغة الفعالية: هجينة", "hybrid", None),
    ("Участвовать можно и онлайн, в Zoom. Очно собираемся в зале 5.", "hybrid", "Zoom"),
    ("Формат: гибридный", "hybrid", None),
    ("形式：线上线下结合", "hybrid", None),
    ("活动将通过腾讯会议在线进行。", "online", "腾讯会议"),
    ("Format: ☐ In person ☒ Hybrid ☐ Online only", "hybrid", None),
    ("Formato: ☐ Presencial ☒ Virtual", "online", None),
    ("Modality: [x] In person [ ] Online", "in_person", None),
    ("البث المباشر: عبر منصة زووم", "online", "زووم"),
    ("Agenda\nThe event will be held in person and will last 90 minutes.", "in_person", None),
    ("Contexte\nL’événement se tiendra en présentiel et sera suivi d’un débat.", "in_person", None),
    ("Antecedentes\nEl evento se celebrará en modalidad híbrida.", "hybrid", None),
    ("Background\nA meeting that was held online last year showed how hard this is.", None, None),
    ("Background\nHate that is spread online will be a subject of the talk.", None, None),
]


@pytest.mark.parametrize(("text", "mode", "platform"), SAID)
def test_how_one_can_attend(text, mode, platform):
    assert attendance_in(text) == (mode, platform)


@pytest.mark.parametrize(
    "text",
    [
        "Please register online until 16 June 2026.",
        "Register online: https://example.org/x",
        "Online registration closes on 16 May.",
        "Background\nOnline violence against women is rising, and so are virtual attacks.",
        "The panel speaks of hybrid threats and hybrid war.",
        "- M. Sam Modèle, Université de l'Exemple (par visioconférence)",
        "Speakers:\n- Ms. Jo Sample, lawyer (online)",
        "Background\nThe zoom of a drone sees a street.",
        "The concept note is available online.",
        "This side event looks at hybrid warfare and at online disinformation in three towns of the north.",
        "Speakers stressed again and again over two hours that life online had become harder for women.",
        "Inscripción en línea hasta el 12 de mayo.",
        "No pass is needed.",
    ],
)
def test_words_that_do_not_say_how_one_attends(text):
    assert attendance_in(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "has_venue", "mode"),
    [
        ("Join us online via Zoom.", True, "hybrid"),
        ("Join us online via Zoom.", False, "online"),
        ("The discussion is shown on UN Web TV.", True, None),
    ],
)
def test_a_room_and_a_platform_make_it_hybrid(text, has_venue, mode):
    assert attendance_in(text, has_venue)[0] == mode


def test_where_one_attends_goes_before_where_one_watches():
    assert attendance_in("Watch it live on YouTube or take part via Zoom.")[1] == "Zoom"
