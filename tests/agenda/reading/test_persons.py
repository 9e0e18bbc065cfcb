"""One person in a line: honorific, name, part, and whether he or she is expected for sure."""

import pytest

from agenda.reading.facts.persons import is_name, name_at, read_person

from .known import INDEX
from .written import block_of

PERSONS = [
    # of the third round: the part behind the function
    ("Ms. Sam Example\tDirector, Oxfam\tPanelist", "Ms.", "Sam Example", "panellist"),
    ("M. Sam Exemple\nDirecteur, OIM\nModérateur", "M.", "Sam Exemple", "moderator"),
    ("Sra. Sol Ejemplo | Directora, Oxfam | Panelista", "Sra.", "Sol Ejemplo", "panellist"),
    ("Mr. Sam Example Joint Secretary, Ministry of Land, Nepal Panelist", "Mr.", "Sam Example", "panellist"),
    ("Mr. Sam Example, Director, Sample Panel", "Mr.", "Sam Example", ""),
    ("Commissaire Sam Exemple, ancienne cheffe de la police", "Commissaire", "Sam Exemple", ""),
    ("S.E. l'Ambassadeur Sam Exemple (OIF)", "S.E. l'Ambassadeur", "Sam Exemple", ""),
    ("S.E. la Embajadora Sol Ejemplo, Chile", "S.E. la Embajadora", "Sol Ejemplo", ""),
    ("样本芳，国家模板研究中心研究员", "", "样本芳", ""),
    ("姆万萨·示例，赞比亚农业部常务秘书", "", "姆万萨·示例", ""),
    ("测试文，联合国粮食及农业组织项目官员", "", "测试文", ""),
    # English
    ("H.E. Ms. Alex Example, Permanent Representative of Norway", "H.E. Ms.", "Alex Example", ""),
    ("HE Mr Sam Example, Ambassador", "HE Mr", "Sam Example", ""),
    (
        "His Excellency Mr. Sam Example, Minister for Foreign Affairs of Fiji",
        "His Excellency Mr.",
        "Sam Example",
        "",
    ),
    ("H.R.H. Princess Alex Example, Honorary President", "H.R.H. Princess", "Alex Example", ""),
    ("Ambassador Robin Sample, Permanent Representative of Italy", "Ambassador", "Robin Sample", ""),
    ("ambassador Robin Sample", "ambassador", "Robin Sample", ""),
    ("Lt. Gen. (ret.) Kim Specimen, former Force Commander", "Lt. Gen. (ret.)", "Kim Specimen", ""),
    ("Major General Kim Specimen", "Major General", "Kim Specimen", ""),
    (
        "Prof. Dr. Ariel Fictive, Chair of Conflict Studies, University of Sample",
        "Prof. Dr.",
        "Ariel Fictive",
        "",
    ),
    ("The Honourable Robin Sample MP, Minister of Women", "The Honourable", "Robin Sample", ""),
    ("The Rt. Hon. Robin Sample", "The Rt. Hon.", "Robin Sample", ""),
    ("Sir Robin Sample, former Under-Secretary-General", "Sir", "Robin Sample", ""),
    ("Mr. Jo van der Sample-Example, Attaché", "Mr.", "Jo van der Sample-Example", ""),
    ("Ms. J. P. Example (OCHA)", "Ms.", "J. P. Example", ""),
    ("Ms. Peace Example", "Ms.", "Peace Example", ""),
    ("Sam Example (Ms.), Head of Policy", "Ms.", "Sam Example", ""),
    ("Ms. Sam Example Permanent Representative of Norway", "Ms.", "Sam Example", ""),
    ("Ms. Alex Specimen (Chair) – City architect", "Ms.", "Alex Specimen", "chair"),
    ("Dr Kim Muster, Policy Adviser, Article 36 (moderator)", "Dr", "Kim Muster", "moderator"),
    ("Ms Sam Example, Norwegian Refugee Council, moderator", "Ms", "Sam Example", "moderator"),
    ("the Permanent Representative of Norway, H.E. Ms. Alex Example", "H.E. Ms.", "Alex Example", ""),
    ("Alex Specimen, reporter", "", "Alex Specimen", ""),
    ("Robin Sample - Director - Oxfam", "", "Robin Sample", ""),
    ("H.E.Mr. Sam Example, Ambassador", "H.E.Mr.", "Sam Example", ""),
    ("Mr.Sam Example, Director", "Mr.", "Sam Example", ""),
    ("DR. SAM EXAMPLE, DIRECTOR, OXFAM", "DR.", "SAM EXAMPLE", ""),
    ("Ms Sam Example-Sample – OCHA", "Ms", "Sam Example-Sample", ""),
    # French
    ("S.E. M. Alex Exemple, Représentant permanent du Mali", "S.E. M.", "Alex Exemple", ""),
    ("S.E.M. Robin MODÈLE, Ambassadeur", "S.E.M.", "Robin MODÈLE", ""),
    ("Son Excellence Madame Robin Modèle", "Son Excellence Madame", "Robin Modèle", ""),
    ("Mme la Ministre Jo Fictive (à confirmer)", "Mme la Ministre", "Jo Fictive", ""),
    ("Pr Noor Spécimen, Université de Modèle", "Pr", "Noor Spécimen", ""),
    ("Dre Noor Échantillon, chercheuse", "Dre", "Noor Échantillon", ""),
    ("l'écrivaine Noor Exemple", "", "Noor Exemple", ""),
    ("M. Sam d'Exemple (chauffeur)", "M.", "Sam d'Exemple", ""),
    # Spanish
    ("Excmo. Sr. Sam Ejemplo, Representante Permanente de Chile", "Excmo. Sr.", "Sam Ejemplo", ""),
    ("S.E. Sra. Sam Ejemplo y Muestra, Embajadora", "S.E. Sra.", "Sam Ejemplo y Muestra", ""),
    ("Su Excelencia el Sr. Sam Ejemplo", "Su Excelencia el Sr.", "Sam Ejemplo", ""),
    ("el Emb. Robin Muestra, Representante Permanente de Chile", "Emb.", "Robin Muestra", ""),
    ("la artista Sacha Ejemplo", "", "Sacha Ejemplo", ""),
    ("Dra. Sam Prueba de la Muestra (ACNUDH)", "Dra.", "Sam Prueba de la Muestra", ""),
    # Russian
    ("г-жа Нина Примерова, школьный психолог", "г-жа", "Нина Примерова", ""),
    ("Его Превосходительство г-н Ким Шаблонов", "Его Превосходительство г-н", "Ким Шаблонов", ""),
    ("профессор К. Т. Шаблонов (Университет Образца)", "профессор", "К. Т. Шаблонов", ""),
    ("посол Ким Шаблонов, Постоянный представитель Казахстана", "посол", "Ким Шаблонов", ""),
    # Arabic
    ("السيدة ليلى مثال، معلمة", "السيدة", "ليلى مثال", ""),
    ("سعادة السفيرة ليلى مثال، المندوبة الدائمة للنرويج", "سعادة السفيرة", "ليلى مثال", ""),
    ("معالي الدكتور سمير عينة، وزير الصحة، الأردن", "معالي الدكتور", "سمير عينة", ""),
    ("نور نموذج، ناشطة", "", "نور نموذج", ""),
    # Chinese
    ("王某某女士，记者", "女士", "王某某", ""),
    ("挪威常驻联合国代表张某某大使阁下", "大使阁下", "张某某", ""),
    ("联合国儿童基金会王某某女士", "女士", "王某某", ""),
    ("李某某，联合国儿童基金会驻华代表", "", "李某某", ""),
    ("Sam Example先生，乐施会主任", "先生", "Sam Example", ""),
]


@pytest.mark.parametrize(("line", "honorific", "name", "part"), PERSONS)
def test_a_person_is_read(line, honorific, name, part):
    person = read_person(block_of(line), "", INDEX)

    assert person is not None
    assert (person.honorific, person.name, person.role) == (honorific, name, part)


UNNAMED = [
    ("High-level representative (tbc)", "High-level representative", ""),
    (
        "High-level representative of the Department of Peace Operations (tbc)",
        "High-level representative",
        "Department of Peace Operations",
    ),
    ("Representative of civil society – TBC", "Representative of civil society", ""),
    ("Minister of Agriculture of Croatia", "Minister of Agriculture", "Croatia"),
    ("Représentant permanent du Mali (à confirmer)", "Représentant permanent", "Mali"),
    ("Coordinadora Residente en Colombia, por confirmar", "Coordinadora Residente", "Colombia"),
    ("представитель ЮНИСЕФ (уточняется)", "представитель", "ЮНИСЕФ"),
    ("مديرة منظمة اليونيسف (يؤكد لاحقا)", "مديرة", "اليونيسف"),
    ("联合国儿童基金会代表（待定）", "代表", "联合国儿童基金会"),
    ("Save the Children", "", "Save the Children"),
]


@pytest.mark.parametrize(("line", "function", "affiliation"), UNNAMED)
def test_who_is_not_named_yet_is_a_speaker_without_a_name(line, function, affiliation):
    person = read_person(block_of(line), "", INDEX)

    assert person is not None
    assert (person.name, person.function, person.affiliation) == ("", function, affiliation)


@pytest.mark.parametrize(
    "line",
    [
        "TBC",
        "(to be confirmed)",
        "à confirmer",
        "待定",
        "Light refreshments will be served.",
        "开幕致辞，请各位入座",
        "近年来，冲突不断增加",
        "Entry is free.",
        "General Assembly",
        "Panel discussion",
        "Questions and answers",
        "All participants",
        "Open discussion",
        "The director of the museum was shot in 2019 and nobody was tried.",
        "Séance de questions",
        "Café y preguntas",
        "Вопросы и ответы",
        "أسئلة وأجوبة",
        "自由讨论",
        "الدخول مجاني والدعوة مفتوحة للجميع",
        "Delegates Dining Room",
    ],
)
def test_what_is_no_person_is_none(line):
    assert read_person(block_of(line), "", INDEX) is None


@pytest.mark.parametrize(
    ("line", "is_tbc"),
    [
        ("Ms. Sam Example, OCHA (tbc)", True),
        ("Ms. Sam Example (invited), OCHA", True),
        ("Mme Sam Exemple, CICR (à confirmer)", True),
        ("Sra. Sam Ejemplo, OCHA, por confirmar", True),
        ("г-жа Нина Примерова, ЮНИСЕФ (уточняется)", True),
        ("السيدة ليلى مثال، معلمة (يؤكد لاحقا)", True),
        ("王某某女士，记者（待定）", True),
        ("Ms. Sam Example, OCHA (via video)", False),
        ("Ms. Sam Example, OCHA (confirmed)", False),
        ("Mme Sam Exemple, CICR (par visioconférence)", False),
        ("Ms. Sam Example, OCHA", False),
    ],
)
def test_a_remark_says_whether_a_person_is_still_to_be_confirmed(line, is_tbc):
    person = read_person(block_of(line), "", INDEX)

    assert person is not None
    assert person.is_tbc is is_tbc
    assert "tbc" not in f"{person.name} {person.function} {person.affiliation}".lower()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Sam Example, reporter", True),
        ("Sam Example", True),
        ("Norwegian Refugee Council, Oslo", False),
        ("Crisis Group", False),
        ("Civil Society, Youth", False),
        ("Sam", False),
        ("Sample University", False),
        ("Room 4", False),
    ],
)
def test_words_with_capitals_are_a_name_only_by_their_form(text, answer):
    assert is_name(name_at(text, 0), text, 0, INDEX) is answer
