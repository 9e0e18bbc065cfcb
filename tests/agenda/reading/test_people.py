"""Speakers of whole documents: lists, tables, agendas, sentences, and who is no speaker."""

import pytest

from agenda.reading.facts.agenda import find_agenda
from agenda.reading.facts.event_date import Calendar
from agenda.reading.facts.people import find_people
from agenda.reading.facts.when import find_when

from .known import INDEX
from .written import page_of_text

HEAD = "Seeds under fire\n21 May 2026, 10:00 to 11:30\n\n"


def speakers_in(text: str, name: str = "note.txt") -> list[str]:
    """Return each speaker as "part: honorific name, function, affiliation", without what is not said."""
    page = page_of_text(text, name)
    _findings, segments = find_agenda(page, find_when(page, Calendar(), None))
    people = [value.value for value in find_people(page, segments, INDEX).values if value.confidence >= 0.5]
    return [_written(person) for person in people]


def _written(person) -> str:
    name = f"{person.honorific} {person.name}".strip()
    words = ", ".join(part for part in (name, person.function, person.affiliation) if part)
    return f"{person.role}: {words}" if person.role else words


LISTS = [
    (
        "SPEAKERS\n\nMS. SAM EXAMPLE, DIRECTOR OF POLICY, OCHA\nMR. LEE MUSTER, OXFAM",
        ["MS. SAM EXAMPLE, DIRECTOR OF POLICY, OCHA", "MR. LEE MUSTER, OXFAM"],
    ),
    (
        "Speakers:\n- Ms. Sam Example, Chief, Policy and Best Practices, OCHA\n- Robin Sample, Adviser, Disability and "
        "Older People, Oxfam",
        [
            "Ms. Sam Example, Chief, Policy and Best Practices, OCHA",
            "Robin Sample, Adviser, Disability and Older People, Oxfam",
        ],
    ),
    (
        "Speakers: Ms. Sam Example, ICRC and Jo Fictive, lawyer",
        ["Ms. Sam Example, ICRC", "Jo Fictive, lawyer"],
    ),
    (
        "Il sera introduit par Mme Sam Exemple, directrice, OXFAM, et par M. Lou Modèle, analyste.",
        ["opening: Mme Sam Exemple, directrice, OXFAM", "opening: M. Lou Modèle, analyste"],
    ),
    (
        "يشارك في الحلقة كل من السيد عمر مثال، مدير في أوكسفام، والسيدة دانة مثال من الهلال الأحمر القطري.",
        ["السيد عمر مثال, مدير, أوكسفام", "السيدة دانة مثال, الهلال الأحمر القطري"],
    ),
    (
        "Speakers:\n- Ms. Sam Example, Director, Oxfam\n- Mr. Robin Sample (UNICEF)\n- Noor Specimen, reporter",
        ["Ms. Sam Example, Director, Oxfam", "Mr. Robin Sample, UNICEF", "Noor Specimen, reporter"],
    ),
    (
        "Speakers: Ms. Sam Example (Oxfam), Mr. Robin Sample (UNICEF) and Dr. Noor Specimen",
        ["Ms. Sam Example, Oxfam", "Mr. Robin Sample, UNICEF", "Dr. Noor Specimen"],
    ),
    (
        "Speakers: Sam Example (Oxfam), Robin Sample (UNICEF) and Noor Specimen (CARE)",
        ["Sam Example, Oxfam", "Robin Sample, UNICEF", "Noor Specimen, CARE"],
    ),
    (
        "Speakers: Ms. Sam Example, Director, Oxfam; Mr. Robin Sample, reporter; a farmer",
        ["Ms. Sam Example, Director, Oxfam", "Mr. Robin Sample, reporter", "a farmer"],
    ),
    (
        "Speakers: Sam Example, Robin Sample and Noor Specimen",
        ["Sam Example", "Robin Sample", "Noor Specimen"],
    ),
    (
        "Moderator: Ms. Sam Example, journalist\nPanellists:\n- Mr. Robin Sample, UNICEF\n- Ms. Noor Specimen, Oxfam",
        [
            "moderator: Ms. Sam Example, journalist",
            "panellist: Mr. Robin Sample, UNICEF",
            "panellist: Ms. Noor Specimen, Oxfam",
        ],
    ),
    (
        "Opening remarks:\nH.E. Ms. Sam Example, Permanent Representative of Fiji\n\nClosing remarks:\nTBC",
        ["opening: H.E. Ms. Sam Example, Permanent Representative, Fiji"],
    ),
    (
        "SPEAKERS\nH.E. Ms. Sam Example\nPermanent Representative of Ghana\n\nMr. Robin Sample\nDirector, Oxfam",
        ["H.E. Ms. Sam Example, Permanent Representative, Ghana", "Mr. Robin Sample, Director, Oxfam"],
    ),
    (
        "Speakers\n\nMs. Sam Example (moderator), Oxfam\n"
        "High-level representative (tbc)\nMr. Robin Sample, UNICEF – discussant",
        [
            "moderator: Ms. Sam Example, Oxfam",
            "High-level representative",
            "discussant: Mr. Robin Sample, UNICEF",
        ],
    ),
    (
        "Chair: H.E. Ambassador Sam Example (Fiji)\nRapporteur: Robin Sample, analyst",
        ["chair: H.E. Ambassador Sam Example, Fiji", "rapporteur: Robin Sample, analyst"],
    ),
    (
        "Speakers: Ms Sam Example (Oxfam), a tribal elder (name withheld), Dr. Robin Sample moderates.",
        ["Ms Sam Example, Oxfam", "a tribal elder", "moderator: Dr. Robin Sample"],
    ),
    (
        "Moderator: Sam Example, reporter. Entry is free. Register by 5 May.",
        ["moderator: Sam Example, reporter"],
    ),
    (
        "Intervenants : Mme Sam Exemple (CICR), M. Robin Modèle (chauffeur d’autobus), Mme Jo Fictive",
        ["Mme Sam Exemple, CICR", "M. Robin Modèle, chauffeur d'autobus", "Mme Jo Fictive"],
    ),
    (
        "Avec la participation de :\n- S.E.M. Sam MODÈLE, "
        "Représentant permanent du Mali\n- Pr Noor SPÉCIMEN, Université de Modèle",
        ["S.E.M. Sam MODÈLE, Représentant permanent, Mali", "Pr Noor SPÉCIMEN, Université de Modèle"],
    ),
    ("Modération : Madame Kim Échantillon, journaliste", ["moderator: Madame Kim Échantillon, journaliste"]),
    (
        "Ponentes:\n- Sra. Sam Ejemplo, Presidenta de la Asociación de Familiares\n"
        "- Sr. Robin Muestra, ex Fiscal General\n"
        "Modera: Dra. Noor Prueba (ACNUDH)",
        [
            "Sra. Sam Ejemplo, Presidenta, Asociación de Familiares",
            "Sr. Robin Muestra, ex Fiscal General",
            "moderator: Dra. Noor Prueba, ACNUDH",
        ],
    ),
    (
        "Модератор: г-н Сэм Образцов, журналист. Выступят: г-жа Нина Примерова, психолог; д-р Ким Шаблонов, ЮНИСЕФ.",
        [
            "moderator: г-н Сэм Образцов, журналист",
            "г-жа Нина Примерова, психолог",
            "д-р Ким Шаблонов, ЮНИСЕФ",
        ],
    ),
    (
        "Докладчики:\n- профессор Ким Шаблонов (Университет Женевы)\n- Алекс Тестов, журналист",
        ["профессор Ким Шаблонов, Университет Женевы", "Алекс Тестов, журналист"],
    ),
    (
        "المتحدثون:\n- السيدة ليلى مثال، معلمة\n"
        "- الدكتور سمير عينة، باحث في التربية\nتدير الندوة: السيدة هدى نموذج، صحفية",
        [
            "السيدة ليلى مثال, معلمة",
            "الدكتور سمير عينة, باحث في التربية",
            "moderator: السيدة هدى نموذج, صحفية",
        ],
    ),
    (
        "Moderator: Ms. Kim Muster, Oxfam\n\nScene Setter\n• Dr Noor Specimen, "
        "Chief Hydrologist, ICRC\n\nPanel\n• Mr Jo Dummy, CARE",
        [
            "moderator: Ms. Kim Muster, Oxfam",
            "Dr Noor Specimen, Chief Hydrologist, ICRC",
            "panellist: Mr Jo Dummy, CARE",
        ],
    ),
    (
        'Speakers\n"How to listen" – Sam Example, Oxfam\nOxfam: Ms. Robin Sample, Director\n'
        "Video message from Mr. Noor Muster, UNICEF",
        ["Sam Example, Oxfam", "Ms. Robin Sample, Director, Oxfam", "Mr. Noor Muster, UNICEF"],
    ),
    (
        "Panelists\n\nRobin Sample\nDirector of Advocacy\nOxfam\n\nModerator\n\nKim Muster\nJournalist",
        ["panellist: Robin Sample, Director of Advocacy, Oxfam", "moderator: Kim Muster, Journalist"],
    ),
    (
        "Speakers:\nMs. Sam Example, who leads the office in Sudan\n"
        "Gen. Jo Sample (Rtd), former Chief of Defence Staff",
        ["Ms. Sam Example", "Gen. Jo Sample, former Chief of Defence Staff"],
    ),
    (
        "主持：联合国难民署 王某某\n演讲嘉宾：\n李某某 红十字国际委员会 法律顾问\n张某某 北京大学 教授",
        ["moderator: 王某某, 联合国难民署", "李某某, 法律顾问, 红十字国际委员会", "张某某, 教授, 北京大学"],
    ),
    (
        "主持人：王某某女士，记者。活动语言：中文。\n发言人：张某某先生、李某某博士和赵某某教授",
        ["moderator: 女士 王某某, 记者", "先生 张某某", "博士 李某某", "教授 赵某某"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), LISTS)
def test_speakers_are_read_from_lists(text, speakers):
    assert speakers_in(HEAD + text) == speakers


SENTENCES = [
    (
        "Mr. Sam Example (Head of Access, OCHA) will outline the systems, Ms. Robin Sample (Director, Oxfam) and "
        "Dr. Kim Muster (UNHCR) will report from the field.",
        [
            "Mr. Sam Example, Head of Access, OCHA",
            "Ms. Robin Sample, Director, Oxfam",
            "Dr. Kim Muster, UNHCR",
        ],
    ),
    (
        "After a welcome by the Permanent Representative of Norway, H.E. Ms. Sam Example, a panel of four will speak.",
        ["opening: H.E. Ms. Sam Example, Permanent Representative, Norway"],
    ),
    ("Our Legal Adviser, Ms. Sam Example, will moderate.", ["moderator: Ms. Sam Example, Legal Adviser"]),
    (
        "Un échange suivra, que S.E. M. Sam Exemple, Représentant permanent du Togo, clôturera.",
        ["closing: S.E. M. Sam Exemple, Représentant permanent, Togo"],
    ),
    (
        "La discussion, conduite par Mme Sam Exemple (OIM), aura lieu en français.",
        ["moderator: Mme Sam Exemple, OIM"],
    ),
    ("Sra. Sol Ejemplo, Directora de Oxfam, presentará el estudio.", ["Sra. Sol Ejemplo, Directora, Oxfam"]),
    (
        "The event will be moderated by Ms. Sam Example, Director of Policy at Oxfam, with Mr. Robin Sample (UNICEF).",
        ["moderator: Ms. Sam Example, Director of Policy, Oxfam", "panellist: Mr. Robin Sample, UNICEF"],
    ),
    (
        "Opening remarks will be delivered by H.E. Mr. Sam Example, "
        "Minister of Agriculture of Ghana, who will arrive late.",
        ["opening: H.E. Mr. Sam Example, Minister of Agriculture, Ghana"],
    ),
    ("Ambassador Sam Example will close the meeting.", ["closing: Ambassador Sam Example"]),
    (
        "With opening remarks from H.E. Mr. Sam Example, "
        "Permanent Representative of Fiji, and a keynote by Ms. Robin Sample, OHCHR.",
        ["opening: H.E. Mr. Sam Example, Permanent Representative, Fiji", "keynote: Ms. Robin Sample, OHCHR"],
    ),
    (
        "The panel will be moderated by Sam Example, journalist, "
        "and will feature Robin Sample (Director, Oxfam) and Jo Muster (UNHCR).",
        [
            "moderator: Sam Example, journalist",
            "panellist: Robin Sample, Director, Oxfam",
            "panellist: Jo Muster, UNHCR",
        ],
    ),
    (
        "The discussion will be chaired by the Permanent Representative of Ghana, H.E. Mr. Noor Specimen.",
        ["chair: H.E. Mr. Noor Specimen, Permanent Representative, Ghana"],
    ),
    (
        "Elle sera présidée par S.E. M. Alex Exemple, Représentant permanent du Burkina Faso.",
        ["chair: S.E. M. Alex Exemple, Représentant permanent, Burkina Faso"],
    ),
    (
        "La rencontre sera animée par Mme Sam Exemple, journaliste, en présence de S.E.M. Robin Modèle.",
        ["moderator: Mme Sam Exemple, journaliste"],
    ),
    (
        "Participan la artista Sacha Ejemplo, el Emb. Robin Muestra, "
        "Representante Permanente de Chile, y una persona que huyó."
        " Conduce Noor Prueba, periodista.",
        [
            "Sacha Ejemplo, artista",
            "Emb. Robin Muestra, Representante Permanente, Chile",
            "moderator: Noor Prueba, periodista",
        ],
    ),
    ("Moderará el debate la periodista Kim Modelo.", ["moderator: Kim Modelo, periodista"]),
    (
        "Intervendrán el Sr. Sam Ejemplo, Director de Oxfam; y la Sra. Noor Prueba (ACNUDH).",
        ["Sr. Sam Ejemplo, Director, Oxfam", "Sra. Noor Prueba, ACNUDH"],
    ),
    (
        "Participants include the Director of Oxfam, Ms. Sam Example, "
        "and the Deputy Permanent Representative of Ghana, Mr. Jo Sample.",
        ["Ms. Sam Example, Director, Oxfam", "Mr. Jo Sample, Deputy Permanent Representative, Ghana"],
    ),
    (
        "Ms. Sam Example (UNICEF) will moderate. Dr. Kim Muster, author of the report, will present its findings.",
        ["moderator: Ms. Sam Example, UNICEF", "Dr. Kim Muster, author of the report"],
    ),
    (
        "Remarks will be made by Ms. Sam Example, Director, Oxfam.",
        ["Ms. Sam Example, Director, Oxfam"],
    ),
    ("Ms. Sam Example from OCHA has kindly agreed to moderate.", ["moderator: Ms. Sam Example, OCHA"]),
    ("Модератором выступит Сэм Примеров, журналист.", ["moderator: Сэм Примеров, журналист"]),
    (
        "С докладами выступят: г-жа Нина Примерова, психолог; д-р Ким Шаблонов, ЮНИСЕФ.",
        ["г-жа Нина Примерова, психолог", "д-р Ким Шаблонов, ЮНИСЕФ"],
    ),
    (
        "يدير الجلسة الدكتور سمير عينة، مدير مركز الدراسات.",
        ["moderator: الدكتور سمير عينة, مدير, مركز الدراسات"],
    ),
    ("本次活动由联合国儿童基金会王某某女士主持。", ["moderator: 女士 王某某, 联合国儿童基金会"]),
]


@pytest.mark.parametrize(("sentence", "speakers"), SENTENCES)
def test_speakers_are_read_from_sentences(sentence, speakers):
    assert speakers_in(HEAD + sentence) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Background\nMs. Sam Example was killed in 2019. A report by Dr. Robin Sample of Oxfam found that fields burn.",
        "Background\nA panel chaired by Mr. Sam Example in 2019 found nothing.",
        "Seeds feed people.\n\nSincerely,\nSam Example\nAmbassador\nPermanent Representative",
        "Contact: Ms. Sam Example, First Secretary, sam@example.org",
        "Please confirm to Ms. Sam Example, Assistant, sam@example.org.",
        "Excellency,\nI have the honour to invite you on behalf of Ambassador Sam Example to a side event.",
        "Mr. Sam Example, a farmer, lost his house; his wife, Ms. Kim Example, now chairs the village council.",
        "The film was made by Jo Example and features remarks by Mr. Alex Example, then President of Malta.",
        "In 2020, Ms. Sam Example, Director of Oxfam, opened the first clinic.",
        "Previous event: book talk with Prof. Sam Example, moderated by Mr. Jo Example, 3 May 2026",
        "Objectives\n- Hear from Ms. Sam Example, Director of Oxfam, how clinics work",
        "RSVP\nMs. Sam Example, Events Assistant, Oxfam: sam@example.org",
        "H.E. Mr. Sam Example\nPermanent Representative of Malta\nNew York\n\nExcellency,\nI have the honour to write.",
        "Speakers\nPermanent Representatives of Malta and Fiji\nExperts from Oxfam, CARE and UNICEF",
        "Hosts: Norway, OCHA and Save the Children",
        "With: Oxfam, Mercy Corps",
        "The event is moderated by Geneva Call.",
        "Speakers: to be confirmed",
        "The event will be opened by the host.",
        "Prof. Sam Example's book will be on sale.",
        "Contexte\nLe rapport de M. Sam Exemple est connu.",
        "للاتصال\nالسيدة نور مثال، سكرتيرة أولى، nour@example.org",
    ],
)
def test_who_is_only_mentioned_is_no_speaker(text):
    assert speakers_in(HEAD + text) == []


TABLES = [
    (
        "## Speakers\n\n| Name | Title | Organization | Role |\n|---|---|---|---|\n"
        "| H.E. Ms. Sam Example | Permanent Representative | Ghana | Opening remarks |\n"
        "| Dr. Noor Specimen (tbc) | Researcher | Sample University | Moderator |\n| TBC | | UNICEF | Panellist |\n",
        [
            "opening: H.E. Ms. Sam Example, Permanent Representative, Ghana",
            "moderator: Dr. Noor Specimen, Researcher, Sample University",
            "panellist: UNICEF",
        ],
    ),
    (
        "## Intervenants\n\n| Nom | Fonction |\n|---|---|\n| Mme Sam Exemple | "
        "Directrice, CICR |\n| M. Robin Modèle | journaliste |\n",
        ["Mme Sam Exemple, Directrice, CICR", "M. Robin Modèle, journaliste"],
    ),
    (
        "## Agenda\n\n| Time | Segment | Speaker |\n|---|---|---|\n| "
        "10:00 | Opening | H.E. Ms. Sam Example, Ambassador of Fiji |\n"
        "| 10:10 | Panel: who sows | Moderator: Dr. Noor Specimen, Oxfam |\n| 11:00 | Discussion | All |\n",
        ["opening: H.E. Ms. Sam Example, Ambassador, Fiji", "moderator: Dr. Noor Specimen, Oxfam"],
    ),
    (
        "## Programa\n\n| Hora | Tema | Ponente |\n|---|---|---|\n"
        "| 10:00 | Apertura | Sr. Sam Ejemplo, Director, Oxfam |\n"
        "| 10:20 | Mesa redonda | Sra. Noor Prueba (ACNUDH); Dr. Robin Muestra, médico |\n",
        [
            "opening: Sr. Sam Ejemplo, Director, Oxfam",
            "panellist: Sra. Noor Prueba, ACNUDH",
            "panellist: Dr. Robin Muestra, médico",
        ],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), TABLES)
def test_speakers_are_read_from_tables(text, speakers):
    assert speakers_in(HEAD + text, "note.md") == speakers


AGENDAS = [
    (
        "Agenda\n10:00 Welcome by H.E. Mr. Sam Example, "
        "Permanent Representative of Ghana\n10:10 Keynote: Ms. Noor Sample, OCHA\n"
        "10:30 Panel, moderated by Dr. Kim Muster (Oxfam)\n- Mr. "
        "Alex Dummy, CARE\n11:00 Closing – Ms. Robin Sample (tbc)",
        [
            "opening: H.E. Mr. Sam Example, Permanent Representative, Ghana",
            "keynote: Ms. Noor Sample, OCHA",
            "moderator: Dr. Kim Muster, Oxfam",
            "panellist: Mr. Alex Dummy, CARE",
            "closing: Ms. Robin Sample",
        ],
    ),
    (
        "Déroulement\n10h00 – 10h10 : Mot de bienvenue de S.E. Mme Sam EXEMPLE, Représentante permanente du Maroc\n"
        "10h10 – 11h00 : Table ronde modérée par M. Robin MODÈLE (OIM), avec :\n• Mme Noor SPÉCIMEN, directrice, Oxfam",
        [
            "opening: S.E. Mme Sam EXEMPLE, Représentante permanente, Maroc",
            "moderator: M. Robin MODÈLE, OIM",
            "panellist: Mme Noor SPÉCIMEN, directrice, Oxfam",
        ],
    ),
    (
        "Orden del día\n10.00 h: Apertura, a cargo del Excmo. Sr. "
        "Sam Ejemplo, Representante Permanente de Chile\n10.30 h: Clausura",
        ["opening: Excmo. Sr. Sam Ejemplo, Representante Permanente, Chile"],
    ),
    (
        "议程\n上午10时–10时10分 开幕致辞：挪威常驻联合国代表李某某大使\n上午10时10分–11时 小组讨论",
        ["opening: 大使 李某某, 常驻联合国代表, 挪威"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), AGENDAS)
def test_speakers_are_read_from_the_agenda(text, speakers):
    assert speakers_in(HEAD + text) == speakers


def test_who_is_listed_and_stands_in_the_agenda_is_one_speaker():
    text = "Agenda\n10:00 Opening: Ms. Sam Example\n10:10 Panel\n\nSpeakers\nMs. Sam Example, Director, Oxfam"

    assert speakers_in(HEAD + text) == ["opening: Ms. Sam Example, Director, Oxfam"]


def test_a_list_below_a_heading_that_nobody_knows_is_read():
    text = "Around the kitchen table\nMs. Sam Example, cook, Oxfam\nMr. Robin Sample, baker, CARE"

    assert speakers_in(HEAD + text) == ["Ms. Sam Example, cook, Oxfam", "Mr. Robin Sample, baker, CARE"]
