"""How to answer and until when, in one sentence each, in all languages; and what says nothing of it."""

import datetime as dt

import pytest

from agenda.reading.facts.answers import find_answers
from agenda.reading.reading import Contact
from agenda.reading.values import Findings, Value

from .written import EVENT, answers, page_of_text, said

DEADLINES = [
    ("Mucho agradeceré confirmar su asistencia a la Sra. Kim Muestra (kim@example.org), no más tarde del 14 de mayo.",
     "2026-05-14"),
    # English
    ("Please RSVP by 15 May 2026.", "2026-05-15"),
    ("Kindly register no later than Friday, 15 May.", "2026-05-15"),
    ("RSVP: by 13 May: https://example.org/hands", "2026-05-13"),
    ("RSVP deadline: Wednesday 13 May, close of business", "2026-05-13"),
    ("Deadline: 13 May 2026", "2026-05-13"),
    ("Deadline for registration is 14 May 2026.", "2026-05-14"),
    ("Register before noon on 12 May at https://example.org/x", "2026-05-12"),
    ("pls RSVP till May 15 – truces@example.org", "2026-05-15"),
    ("Registration closes on 19 May at noon.", "2026-05-19"),
    ("Registration closes 18 May 2026, 6 p.m.", "2026-05-18"),
    ("Please send name and access needs to shelters@example.org before the end of 11 May 2026.", "2026-05-11"),
    ("Please let us know that you are coming: aftershock@example.org, by 9 May.", "2026-05-09"),
    ("All others please write to a@example.org no later than Thursday, 14 May 2026, 5 p.m.", "2026-05-14"),
    ("Delegations are requested to communicate the names of their representatives to the Mission not later than"
     " close of business on 7 May 2026.", "2026-05-07"),
    ("Reply by: 12 May", "2026-05-12"),
    ("Confirm your attendance on or before 12 May 2026", "2026-05-12"),
    ("RSVP by Friday 15th", "2026-05-15"),
    ("Nominations should reach us by May 11th, 2026", "2026-05-11"),
    ("To attend, please register by 12/05/2026.", "2026-05-12"),
    ("To attend, please register by 5/12/2026.", "2026-05-12"),
    ("Kindly let me know by Wednesday, 13 May if you can attend.", "2026-05-13"),
    ("Please let them know by COB on 12 May whether you will come.", "2026-05-12"),
    ("Please confirm your attendance, 14 May at the latest, to a@example.org.", "2026-05-14"),
    ("Please RSVP by 12 May and say whether you would like to take the floor.", "2026-05-12"),
    # French
    ("Merci de faire connaître, le 13 mai au plus tard, le nom de votre représentante.", "2026-05-13"),
    ("Merci de répondre avant le 12 mai 2026.", "2026-05-12"),
    ("Réponse souhaitée pour le vendredi 15 mai (midi) : memoire@example.org.", "2026-05-15"),
    ("Inscription obligatoire avant le 14 mai 2026 à l'adresse a@example.org", "2026-05-14"),
    ("Prière de confirmer votre présence au plus tard le lundi 11 mai.", "2026-05-11"),
    ("Date limite d'inscription : 13 mai 2026", "2026-05-13"),
    ("Les inscriptions sont ouvertes jusqu'au 16 mai 2026 inclus.", "2026-05-16"),
    ("La Mission saurait gré de lui communiquer, au plus tard le 18 mai 2026, les noms des délégués.", "2026-05-18"),
    ("R.S.V.P. d'ici au 10 mai", "2026-05-10"),
    # Spanish
    ("Se ruega confirmar la asistencia antes de las 12.00 horas del 15 de mayo de 2026.", "2026-05-15"),
    ("Confirmar en objetos@example.org hasta el lunes 18.", "2026-05-18"),
    ("El plazo para inscribirse (14 de mayo) no cambia.", "2026-05-14"),
    ("Inscripción obligatoria hasta el lunes 11 de mayo: jornada@example.org", "2026-05-11"),
    ("Fecha límite de inscripción: 12 de mayo de 2026", "2026-05-12"),
    ("Agradecería que confirmara su asistencia a más tardar el 15 de mayo.", "2026-05-15"),
    ("Las inscripciones cierran el 13 de mayo.", "2026-05-13"),
    # Arabic
    ("يرجى تأكيد الحضور في موعد أقصاه 15 أيار/مايو 2026.", "2026-05-15"),
    ("التسجيل حتى ١٢ مايو: https://example.org/x", "2026-05-12"),
    ("آخر موعد للتسجيل: 10 أيار/مايو 2026", "2026-05-10"),
    ("الرجاء الرد قبل يوم الاثنين 11 مايو 2026", "2026-05-11"),
    # Russian
    ("Регистрация до 15 мая 2026 г.: https://example.org/doroga", "2026-05-15"),
    ("Просьба подтвердить участие не позднее 14 мая.", "2026-05-14"),
    ("Просьба подтвердить участие до 18 мая по адресу tishina@example.org.", "2026-05-18"),
    ("Срок регистрации: 12 мая 2026 года", "2026-05-12"),
    # Chinese
    ("请于2026年5月18日前在以下网址登记：https://example.org/kaimen", "2026-05-18"),
    ("报名截止日期：2026年5月15日", "2026-05-15"),
    ("请不迟于5月12日回复。", "2026-05-12"),
    # a part of the day, and other words for coming
    ("Please sign up by the evening of Friday 15 May.", "2026-05-15"),
    ("Merci de vous inscrire avant la soirée du 15 mai.", "2026-05-15"),
    ("Просьба ответить до вечера 15 мая.", "2026-05-15"),
    ("Delegations are asked to announce their participation by 18 May.", "2026-05-18"),
    ("Les délégations sont invitées à s’annoncer avant le 15 mai.", "2026-05-15"),
    ("Please register by 12 May and tell us of any access requests.", "2026-05-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DEADLINES)
def test_a_deadline_is_read(text, day):
    assert answers(text)["rsvp_deadline"] == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "The event takes place on 19 May 2026 before the open debate.",
        "By 2030, half of them will have left.",
        "Programme as of 15 May 2026",
        "New York, 5 May 2026",
        "The mandate expires before 30 June 2026.",
        "Registration opens on 4 May 2026.",
        "Le rapport a été publié avant le 12 mai 2026.",
        "El informe se publicó antes del 12 de mayo de 2026.",
        "报告于2026年5月12日发表。",
        "Delegations that would like to speak should send the name of their speaker by 12 May (a@example.org).",
        "Les délégations qui souhaitent prendre la parole écrivent avant le 12 mai à a@example.org.",
        "Quienes deseen hacer uso de la palabra lo comunicarán antes del 12 de mayo.",
        "Желающие выступить могут сообщить об этом до 12 мая.",
        "请于5月12日前报名发言。",
        "Comments on this draft are welcome by 4 May at a@example.org.",
        "States wishing to co-sponsor are asked to inform the Mission by 8 May.",
        "For access requests please write to access@example.org before May 8.",
        "Please send accommodation requests to access@example.org by 8 May.",
        "Merci de signaler vos besoins d’accessibilité avant le 8 mai à acces@example.org.",
        "Las solicitudes de accesibilidad se reciben hasta el 8 de mayo en acceso@example.org.",
        "如有无障碍需求，请于5月8日前告知 access@example.org。",
    ],
)
def test_another_date_is_no_deadline(text):
    assert "rsvp_deadline" not in answers(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RSVP by Monday 12 May 2026", "weekday"),
        ("RSVP by 25 June 2026", "after_event"),
        ("RSVP by 4/5/2026", "day_or_month"),
        ("RSVP by 12/5/2026", ""),
    ],
)
def test_a_deadline_that_cannot_be_is_doubted(text, code):
    findings = find_answers(page_of_text(text), EVENT, Findings())

    assert [doubt.code for doubt in findings.doubts] == ([code] if code else [])


WAYS = [
    (
        "Please write to a@example.org with questions. Guests should register by writing to the same address.",
        "rsvp_email",
        "a@example.org",
    ),
    (
        "Les questions vont à a@example.org. Merci de confirmer votre présence à la même adresse.",
        "rsvp_email",
        "a@example.org",
    ),
    (
        "Consultas: a@example.org\n\nRogamos confirmar asistencia a la misma dirección.",
        "rsvp_email",
        "a@example.org",
    ),
    ("RSVP: https://example.org/a", "rsvp_url", "https://example.org/a"),
    (
        "Please register at https://example.org/rooftops. Space is limited.",
        "rsvp_url",
        "https://example.org/rooftops",
    ),
    ("Tickets: free, registration required - https://example.org/t", "rsvp_url", "https://example.org/t"),
    ("Register here: forms.gle/AbC123.", "rsvp_url", "forms.gle/AbC123"),
    (
        "Inscription : https://example.org/inscription?id=4.",
        "rsvp_url",
        "https://example.org/inscription?id=4",
    ),
    (
        "请于5月18日前登记：https://example.org/kaimen。本邀请可以转让。",
        "rsvp_url",
        "https://example.org/kaimen",
    ),
    ("للتسجيل: https://example.org/sijill، قبل 12 مايو", "rsvp_url", "https://example.org/sijill"),
    ("Регистрация по ссылке https://example.org/r.", "rsvp_url", "https://example.org/r"),
    ("Inscríbase en www.example.org/x", "rsvp_url", "www.example.org/x"),
    ("RSVP to a.b@example.org", "rsvp_email", "a.b@example.org"),
    ("RSVP\nTel. (212) 555-0164\nwarnings@example.org", "rsvp_email", "warnings@example.org"),
    ("R.S.V.P. by 12 May 2026\nwarnings@example.org", "rsvp_email", "warnings@example.org"),
    ("Confirm by e-mail: c@example.org", "rsvp_email", "c@example.org"),
    ("Registration\n\nE-mail: r@example.org", "rsvp_email", "r@example.org"),
    ("Délégués : merci de répondre à l'adresse d@example.org.", "rsvp_email", "d@example.org"),
    ("Se ruega confirmar asistencia al correo e@example.org", "rsvp_email", "e@example.org"),
    ("يرجى تأكيد الحضور على العنوان: f@example.org", "rsvp_email", "f@example.org"),
    ("Просьба подтвердить участие по адресу g@example.org", "rsvp_email", "g@example.org"),
    ("请发送邮件至 h@example.org 报名。", "rsvp_email", "h@example.org"),
]


@pytest.mark.parametrize(("text", "field", "way"), WAYS)
def test_the_way_to_answer_is_read(text, field, way):
    assert answers(text)[field] == way


@pytest.mark.parametrize(
    "text",
    [
        "More on https://example.org/report",
        "Background\n\nThe survey (https://example.org/survey) covers ten towns.",
        "Watch live: https://example.org/live",
        "Follow us: press@example.org",
        "Delegations that wish to take the floor should send the name of their speaker to a@example.org.",
        "Comments on this draft may be sent to a@example.org.",
    ],
)
def test_other_addresses_are_no_way_to_answer(text):
    assert not {"rsvp_url", "rsvp_email"} & answers(text).keys()


def test_a_link_behind_words_is_followed():
    assert answers('Please <a href="https://example.org/forms/1">register here</a> by 12 May.', "x.html") == {
        "rsvp_url": "https://example.org/forms/1",
        "rsvp_deadline": dt.date(2026, 5, 12),
    }


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "RSVP\n\nConfirm by 15 May at https://example.org/x. For questions, please contact a@example.org.",
            None,
        ),
        ("Registration\n\nPlease reply to a@example.org.", "a@example.org"),
        ("For questions and registration, please contact a@example.org.", "a@example.org"),
        ("Please confirm attendance to Ms. Sam Example (a@example.org).", "a@example.org"),
        ("Should you have questions, kindly write to a@example.org.", None),
    ],
)
def test_the_address_of_the_contact_is_that_for_answers_where_it_serves_for_both(text, address):
    contact = Findings((Value("contact", Contact(email="a@example.org"), ((0, 1),), 0.9),))

    assert said(find_answers(page_of_text(text), EVENT, contact)).get("rsvp_email") == address
