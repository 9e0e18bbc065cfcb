"""How to answer and under which conditions, in one sentence each, in all languages; and what says nothing of it."""

import datetime as dt

import pytest

from agenda.reading.facts.answers import find_answers
from agenda.reading.facts.dates import find_dates
from agenda.reading.reading import Contact
from agenda.reading.values import Findings, Value

from .written import block_of, page_of_text, said

EVENT = find_dates(block_of("Wednesday, 20 May 2026"))[0]


def answers(text: str, name: str = "note.txt") -> dict[str, object]:
    return said(find_answers(page_of_text(text, name), EVENT, Findings()))


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


FLAGS = [
    ("Nous vous prions de ne pas transmettre cette invitation.", "transferable", False),
    ("Please refrain from forwarding this invitation.", "transferable", False),
    ("Les rogamos no reenviar esta invitación.", "transferable", False),
    ("Просим не пересылать это приглашение.", "transferable", False),
    ("يرجى عدم تحويل هذه الدعوة.", "transferable", False),
    ("One seat per mission, please.", "limited_places", True),
    ("Une personne par délégation.", "limited_places", True),
    ("As space in our conference room is limited, please reply soon.", "limited_places", True),
    ("The seating at the Mission is very limited.", "limited_places", True),
    ("Open to all.", "invitation_only", False),
    # transferable
    ("The invitation is transferable.", "transferable", True),
    ("This invitation may be forwarded to colleagues.", "transferable", True),
    ("Should you be unable to attend, kindly forward to the appropriate colleague.", "transferable", True),
    ("Please do forward this to colleagues who may be interested.", "transferable", True),
    ("Feel free to share this invitation.", "transferable", True),
    ("This invitation is non-transferable.", "transferable", False),
    ("Invitations are not transferable.", "transferable", False),
    ("Invitations cannot be transferred.", "transferable", False),
    ("The invitation is strictly personal.", "transferable", False),
    ("Please do not forward this message.", "transferable", False),
    ("L'invitation est cessible.", "transferable", True),
    ("Cette invitation peut être transmise à un collègue.", "transferable", True),
    ("Sur invitation uniquement, non cessible.", "transferable", False),
    ("L'invitation est strictement personnelle.", "transferable", False),
    ("Cette invitation ne peut pas être cédée.", "transferable", False),
    ("La presente invitación es transferible.", "transferable", True),
    ("La invitación puede reenviarse a otros colegas.", "transferable", True),
    ("Invitación personal e intransferible.", "transferable", False),
    ("La invitación no es transferible.", "transferable", False),
    ("هذه الدعوة قابلة للتحويل.", "transferable", True),
    ("ويمكن تحويل هذه الرسالة إلى الزملاء المعنيين.", "transferable", True),
    ("هذه الدعوة شخصية وغير قابلة للتحويل.", "transferable", False),
    ("Приглашение можно передать коллеге.", "transferable", True),
    ("Приглашение может быть передано другому лицу.", "transferable", True),
    ("Приглашение не подлежит передаче.", "transferable", False),
    ("本邀请可以转让。", "transferable", True),
    ("本邀请不可转让。", "transferable", False),
    # by invitation only
    ("Attendance is by invitation only.", "invitation_only", True),
    ("This is a closed-door meeting.", "invitation_only", True),
    ("Invitation-only event", "invitation_only", True),
    ("The event is open to all.", "invitation_only", False),
    ("Participation sur invitation.", "invitation_only", True),
    ("Entrée libre.", "invitation_only", False),
    ("Acceso exclusivamente por invitación.", "invitation_only", True),
    ("Acto abierto al público.", "invitation_only", False),
    ("الحضور بالدعوات فقط.", "invitation_only", True),
    ("الدعوة مفتوحة للجميع.", "invitation_only", False),
    ("Вход строго по приглашениям.", "invitation_only", True),
    ("Мероприятие открыто для всех.", "invitation_only", False),
    ("仅限受邀者参加。", "invitation_only", True),
    ("活动面向公众。", "invitation_only", False),
    # limited places
    ("In-person space is limited and registration is required.", "limited_places", True),
    ("Seating is limited.", "limited_places", True),
    ("Places are very limited.", "limited_places", True),
    ("There is a limited number of seats.", "limited_places", True),
    ("First come, first served: the room takes 60 people.", "limited_places", True),
    ("Seats will be given on a first-come, first-served basis.", "limited_places", True),
    ("max. 2 persons per mission, room has only 70 chairs!", "limited_places", True),
    ("There are 45 seats; registration closes earlier if they are taken.", "limited_places", True),
    ("Space is limited to 80.", "limited_places", True),
    ("Le nombre de places étant limité, merci de répondre.", "limited_places", True),
    ("Les places sont limitées.", "limited_places", True),
    ("Dans la limite des places disponibles.", "limited_places", True),
    ("Cupo limitado.", "limited_places", True),
    ("Las plazas son limitadas.", "limited_places", True),
    ("Aforo limitado, por orden de llegada.", "limited_places", True),
    ("وعدد المقاعد محدود.", "limited_places", True),
    ("الأماكن محدودة.", "limited_places", True),
    ("Количество мест ограничено.", "limited_places", True),
    ("Число мест в зале ограничено.", "limited_places", True),
    ("座位有限，先到先得。", "limited_places", True),
    ("名额有限。", "limited_places", True),
    # a small room, one of each, in the order of asking
    ("The room holds sixty people and places will be given in the order in which requests arrive.",
     "limited_places", True),
    ("We can seat around 35 people.", "limited_places", True),
    ("So one participant per delegation please.", "limited_places", True),
    ("Because the room is small, each delegation may send one person.", "limited_places", True),
    ("Places are given in order of registration.", "limited_places", True),
    ("La salle étant petite, chaque délégation est représentée par une seule personne.", "limited_places", True),
    ("Les demandes sont traitées dans l’ordre d’arrivée.", "limited_places", True),
    ("La sala es pequeña.", "limited_places", True),
    ("Un participante por delegación.", "limited_places", True),
    ("القاعة صغيرة.", "limited_places", True),
    ("ممثل واحد عن كل وفد.", "limited_places", True),
    ("Приглашаем по одному представителю от делегации.", "limited_places", True),
    ("每代表团限一人。", "limited_places", True),
    ("N’hésitez pas à transmettre ce message à la personne compétente.", "transferable", True),
    ("Vous pouvez faire suivre cet avis à vos collègues.", "transferable", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "value"), FLAGS)
def test_conditions_are_read(text, field, value):
    assert answers(text)[field] is value


@pytest.mark.parametrize(
    "text",
    [
        "Background\n\nSpace for humanitarian action is limited and shrinking.",
        "Technology transfer is one of the topics.",
        "Space for such care is limited everywhere, and so is the money.",
        "Humanitarian space is limited and shrinking.",
        "L'espace humanitaire est limité.",
        "The Mission invites all delegations.",
        "Duration: limited to 90 minutes",
        "Objectives\n\n- Discuss the limited space for civil society.",
        "The event is not open to the media.",
        "Cette rencontre sera publique, comme la précédente.",
        "Open to all participants holding a valid UN grounds pass.",
        "Ouvert à toutes les personnes munies d’un badge.",
        "Abierto a todas las personas acreditadas ante el Foro.",
        "It is open to all Member States, observers, entities of the United Nations system and accredited"
        " non-governmental organizations.",
        "Entrada libre hasta completar la sala, previa inscripción en https://example.org/x.",
        "Entrée libre sur inscription.",
        "Вход свободный по предварительной записи.",
        "Each delegation may speak for three minutes.",
    ],
)
def test_other_sentences_set_no_condition(text):
    assert not {"transferable", "invitation_only", "limited_places"} & answers(text).keys()


LANGUAGES = [
    ("English only.", ("en",)),
    ("Langue : français uniquement", ("fr",)),
    ("Habrá interpretación ES-EN-FR.", ("es", "en", "fr")),
    ("Interpretation: EN/FR/AR", ("en", "fr", "ar")),
    ("Traduction simultanée français-anglais-arabe.", ("fr", "en", "ar")),
    ("Speakers\n\n- Ms. Alex Example\n- Mr. Sam Sample\n\nInterpretation will be available in English and French.",
     ("en", "fr")),
    ("Programme\n\nThe event will be held in person. Interpretation into English and Spanish will be available.\n\n"
     "1.15 p.m. Opening\n2 p.m. Discussion", ("en", "es")),
    ("Languages: English and French", ("en", "fr")),
    ("The event will be held in English, with interpretation into Arabic.", ("en", "ar")),
    ("Interpretation will be provided in all six official languages.", ("en", "fr", "es", "ar", "ru", "zh")),
    ("Simultaneous interpretation in English, French, Spanish and Arabic", ("en", "fr", "es", "ar")),
    ("Interpretation will not be provided; the language of the meeting is English.", ("en",)),
    ("Working language: English", ("en",)),
    ("Langues : français, anglais.", ("fr", "en")),
    ("La discussion aura lieu en français, avec interprétation vers l'anglais et l'espagnol.", ("fr", "en", "es")),
    ("La réunion se déroulera en français et en anglais.", ("fr", "en")),
    ("Interprétation assurée en français et en anglais.", ("fr", "en")),
    ("Idiomas: Español e inglés, con interpretación simultánea", ("es", "en")),
    ("El acto se celebrará en español, con interpretación al inglés.", ("es", "en")),
    ("الترجمة الفورية متاحة بالعربية والفرنسية والإنكليزية.", ("ar", "fr", "en")),
    ("لغات العمل: العربية والإنجليزية", ("ar", "en")),
    ("Рабочие языки: русский и английский", ("ru", "en")),
    ("Язык мероприятия – английский, с переводом на русский и французский.", ("en", "ru", "fr")),
    ("Обеспечивается синхронный перевод на испанский язык.", ("es",)),
    ("语言：中文和英文（同声传译）", ("zh", "en")),
    ("活动提供中、英、法三种语文同声传译。", ("zh", "en", "fr")),
    ("工作语言：中英双语", ("zh", "en")),
    ("Language / Langue: English, français", ("en", "fr")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), LANGUAGES)
def test_languages_are_read(text, codes):
    assert answers(text)["languages"] == codes


@pytest.mark.parametrize(
    "text",
    [
        "French forces left the town in May.",
        "Ms. Sam Example, Professor of Spanish Literature",
        "International Sign interpretation will be provided.",
        "Le ministre français et l'ambassadeur russe ont parlé.",
        "中国常驻联合国代表团",
        "Background\n\nInterpretation of the law in French courts differs.",
    ],
)
def test_other_words_are_no_languages(text):
    assert "languages" not in answers(text)


AUDIENCES = [
    ("El encuentro está dirigido a especialistas en protección y a donantes.",
     "especialistas en protección y a donantes"),
    ("El evento está abierto a todas las personas acreditadas ante el Foro. Cupo limitado.",
     "abierto a todas las personas acreditadas ante el Foro"),
    ("الدعوة عامة لحاملي بطاقات الدخول إلى قصر الأمم.", "الدعوة عامة لحاملي بطاقات الدخول إلى قصر الأمم"),
    ("活动面向公众开放，名额500人，先到先得。", "面向公众开放"),
    ("Мероприятие открыто для обладателей пропусков.", "открыто для обладателей пропусков"),
    ("Level: Experts and Deputy Permanent Representatives", "Experts and Deputy Permanent Representatives"),
    ("Participantes\n\n- Sra. Rosa Ejemplo, Directora\n- Sr. Sam Modelo\n\nLa sesión está abierta a los miembros de las"
     " misiones.", "abierta a los miembros de las misiones"),
    ("Audience: Member States and civil society", "Member States and civil society"),
    ("This invitation is intended for the humanitarian experts within your organisation.",
     "humanitarian experts within your organisation"),
    ("The event is designed for experts of missions and staff of NGOs.", "experts of missions and staff of NGOs"),
    ("The side event is open to all registered participants of the Commission. Drinks follow.",
     "open to all registered participants of the Commission"),
    ("Members of delegations and accredited media are welcome.", "Members of delegations and accredited media"),
    ("Representatives of permanent missions are invited to attend.", "Representatives of permanent missions"),
    ("Who should attend?\n\n- Diplomats;\n- journalists.", "Diplomats; journalists"),
    ("La rencontre s'adresse aux experts militaires des missions.", "experts militaires des missions"),
    ("Public : délégations et société civile", "délégations et société civile"),
    ("Dirigido a: Diplomáticos, prensa y público en general", "Diplomáticos, prensa y público en general"),
    ("Abierto a todo el público.", "Abierto a todo el público"),
    ("الجمهور المستهدف: أعضاء البعثات الدائمة", "أعضاء البعثات الدائمة"),
    ("Для кого: сотрудники представительств и СМИ", "сотрудники представительств и СМИ"),
    ("参加对象：各国代表和民间社会", "各国代表和民间社会"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "audience"), AUDIENCES)
def test_the_audience_is_read(text, audience):
    assert answers(text)["audience"] == audience


@pytest.mark.parametrize(
    "text",
    [
        "You are welcome.",
        "Questions are welcome.",
        "The event is not open to the media.",
        "The library is open to debate.",
        "Participants\n\n- Ms. Alex Example, Director\n- Mr. Sam Sample, Adviser",
        "Corridors that were open to aid convoys are closed.",
        "The reform is designed for the long term.",
        "Les délégations sont invitées à s’annoncer avant le 15 mai.",
        "Les missions sont invitées à confirmer leur présence.",
        "Delegations are welcome to register.",
    ],
)
def test_other_words_are_no_audience(text):
    assert "audience" not in answers(text)


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
