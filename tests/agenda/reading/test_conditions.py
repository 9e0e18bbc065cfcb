"""Under which conditions, in which languages and for whom, in one sentence each; and what says nothing of it."""

import pytest

from .written import answers

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
