"""Function and affiliation in the words behind a name."""

import pytest

from agenda.reading.facts.posts import read_post

from .known import INDEX, KEYS

POSTS = [
    # of the fourth round: an organization and its town, a name that holds a post, a bent name, a mission in Chinese
    (", Coordinator, Example Rooms, Khartoum", "Coordinator", "Example Rooms, Khartoum"),
    (
        ", Fiscal, Ministerio Público Fiscal de la Argentina",
        "Fiscal",
        "Ministerio Público Fiscal de la Argentina",
    ),
    (
        ", заместитель Постоянного представителя Казахстана",
        "заместитель Постоянного представителя",
        "Казахстан",
    ),
    ("，中国常驻联合国代表团参赞", "参赞", "中国常驻联合国代表团"),
    (", Human Rights Officer, OHCHR", "Human Rights Officer", "OHCHR"),
    # of the third round: departments of a State, and a State that is no function
    (
        ", Deputy Head, State Registration Service, Kyrgyzstan",
        "Deputy Head",
        "State Registration Service, Kyrgyzstan",
    ),
    (
        " – Undersecretary, Department of Justice, Philippines",
        "Undersecretary",
        "Department of Justice, Philippines",
    ),
    (", Directora, Departamento de Bienestar, Perú", "Directora", "Departamento de Bienestar, Perú"),
    (
        ", cheffe de bureau, Direction de l'état civil, Togo",
        "cheffe de bureau",
        "Direction de l'état civil, Togo",
    ),
    (", National Commission on Sample Arms, Ghana", "", "National Commission on Sample Arms"),
    (", First Secretary, Norway", "First Secretary", "Norway"),
    (", Head, Policy Desk, Norway", "Head, Policy Desk", "Norway"),
    # of the second round
    (", Founder, Sample Law Desk", "Founder", "Sample Law Desk"),
    (", Chief, Civic Space Unit, OHCHR", "Chief, Civic Space Unit", "OHCHR"),
    (", President, Example Farmers Union", "President", "Example Farmers Union"),
    (", Head of Division, Global Affairs Canada", "Head of Division", "Global Affairs Canada"),
    (
        ", Permanent Representative of Argentina to the United Nations Office at Geneva",
        "Permanent Representative",
        "Argentina",
    ),
    (", archiviste, réseau d’archives exemplaires", "archiviste", "réseau d'archives exemplaires"),
    ("، مستشارة، الوفد الدائم لسلطنة عمان", "مستشارة", "الوفد الدائم لسلطنة عمان"),
    ("，泰国外交部顾问", "顾问", "泰国外交部"),
    # English
    (", Permanent Representative of Norway", "Permanent Representative", "Norway"),
    (
        ", Permanent Representative of Norway to the United Nations in New York",
        "Permanent Representative",
        "Norway",
    ),
    (
        ", Ambassador and Permanent Representative of the Republic of Korea",
        "Ambassador and Permanent Representative",
        "Republic of Korea",
    ),
    (
        ", Deputy Permanent Representative, Permanent Mission of Ghana to the UN",
        "Deputy Permanent Representative",
        "Permanent Mission of Ghana",
    ),
    (" (Permanent Representative of Italy, Vienna)", "Permanent Representative", "Italy"),
    (
        ", Director, Internal Displacement Monitoring Centre",
        "Director",
        "Internal Displacement Monitoring Centre",
    ),
    (", Director of Operations, OCHA", "Director of Operations", "OCHA"),
    (
        " – UNHCR – Director, Division of International Protection",
        "Director, Division of International Protection",
        "UNHCR",
    ),
    (" (OCHA), Director of Operations", "Director of Operations", "OCHA"),
    (" (Oxfam)", "", "Oxfam"),
    (", Center for Civilians in Conflict (CIVIC)", "", "Center for Civilians in Conflict"),
    (", Head of Emergency Department", "Head of Emergency Department", ""),
    (", Vice President of the Sample Listening Foundation", "Vice President", "Sample Listening Foundation"),
    (", Executive Director of the Sample Drivers' Network", "Executive Director", "Sample Drivers' Network"),
    (", Professor of International Law", "Professor of International Law", ""),
    (
        ", Professor of International Law, University of Sample",
        "Professor of International Law",
        "University of Sample",
    ),
    (
        ", Associate Professor, Department of Law, Sample University",
        "Associate Professor, Department of Law",
        "Sample University",
    ),
    (", Coordinator at the Sample Lab, Nairobi", "Coordinator", "Sample Lab"),
    (", Humanitarian Affairs Officer in OCHA", "Humanitarian Affairs Officer", "OCHA"),
    (", Health Care in Danger adviser, ICRC", "Health Care in Danger adviser", "ICRC"),
    (", Vice-Minister of Health, Ecuador", "Vice-Minister of Health", "Ecuador"),
    (", Minister of Justice of Ghana", "Minister of Justice", "Ghana"),
    (", Member of Parliament, Ghana", "Member of Parliament", "Ghana"),
    (", PhD, Senior Fellow, Sample Institute", "Senior Fellow", "Sample Institute"),
    (
        ", Assistant Secretary-General for Humanitarian Affairs and Deputy Emergency Relief Coordinator, OCHA",
        "Assistant Secretary-General for Humanitarian Affairs and Deputy Emergency Relief Coordinator",
        "OCHA",
    ),
    (
        ", Chargé d'affaires a.i., Permanent Mission of Fiji",
        "Chargé d'affaires a.i",
        "Permanent Mission of Fiji",
    ),
    (" from the Norwegian Refugee Council", "", "Norwegian Refugee Council"),
    (
        ", Director General, Ministry of Foreign Affairs of Fiji",
        "Director General",
        "Ministry of Foreign Affairs of Fiji",
    ),
    (", Third Secretary, Government of Ghana", "Third Secretary", "Government of Ghana"),
    (" – City architect", "City architect", ""),
    (", fish trader", "fish trader", ""),
    (", PR of Malta", "PR", "Malta"),
    (", USG for Humanitarian Affairs, OCHA", "USG for Humanitarian Affairs", "OCHA"),
    (", retired judge, Poland", "retired judge", "Poland"),
    (", Head of Mission", "Head of Mission", ""),
    (", Mayor of Sampleville", "Mayor of Sampleville", ""),
    (" | Youth activist | Sudan", "Youth activist", "Sudan"),
    ("\tDirector\tSave the Children", "Director", "Save the Children"),
    # French
    (", Représentant permanent du Burkina Faso", "Représentant permanent", "Burkina Faso"),
    (
        ", Ambassadrice, Représentante permanente de la France auprès des Nations Unies",
        "Ambassadrice, Représentante permanente",
        "France",
    ),
    (", directeur général adjoint, UNESCO", "directeur général adjoint", "UNESCO"),
    (" (chauffeur d’autobus)", "chauffeur d’autobus", ""),
    (", chercheuse à l’Université de Modèle", "chercheuse", "Université de Modèle"),
    (", Directrice de la Division Afrique, CICR", "Directrice de la Division Afrique", "CICR"),
    (", ancienne conservatrice de musée", "ancienne conservatrice de musée", ""),
    (", journaliste", "journaliste", ""),
    # Spanish
    (", Representante Permanente de México", "Representante Permanente", "México"),
    (", Presidenta de la Asociación de Familiares", "Presidenta", "Asociación de Familiares"),
    (", Directora de Radio Ejemplo", "Directora", "Radio Ejemplo"),
    (
        ", Profesora de Derecho Penal, Universidad de Ejemplo",
        "Profesora de Derecho Penal",
        "Universidad de Ejemplo",
    ),
    (" — Coordinador de Emergencias, Cruz Roja Española", "Coordinador de Emergencias", "Cruz Roja Española"),
    (", alcalde de Ejemplópolis", "alcalde de Ejemplópolis", ""),
    (
        ", Embajadora, Representante Permanente Alterna de Costa Rica",
        "Embajadora, Representante Permanente Alterna",
        "Costa Rica",
    ),
    # Russian
    (", Постоянный представитель Норвегии при ООН", "Постоянный представитель", "Норвегия"),
    (
        ", Заместитель Постоянного представителя Казахстана",
        "Заместитель Постоянного представителя",
        "Казахстан",
    ),
    (", директор Института права", "директор", "Института права"),
    (" (ЮНИСЕФ)", "", "ЮНИСЕФ"),
    (", школьный психолог", "школьный психолог", ""),
    # Arabic
    ("، المندوبة الدائمة للنرويج لدى الأمم المتحدة", "المندوبة الدائمة", "النرويج"),
    ("، مدير مركز الدراسات", "مدير", "مركز الدراسات"),
    ("، باحث في التربية", "باحث في التربية", ""),
    ("، وزيرة الخارجية، الأردن", "وزيرة الخارجية", "الأردن"),
    # Chinese
    ("，记者", "记者", ""),
    ("（联合国儿童基金会）", "", "联合国儿童基金会"),
    ("，日内瓦大学教授", "教授", "日内瓦大学"),
    ("挪威常驻联合国代表", "常驻联合国代表", "挪威"),
    # Nothing
    ("", "", ""),
    (" – ", "", ""),
]


@pytest.mark.parametrize(("words", "function", "affiliation"), POSTS)
def test_function_and_affiliation_are_told_apart(words, function, affiliation):
    post = read_post(words.replace("’", "'"), INDEX)

    assert (post.function, post.affiliation) == (function.replace("’", "'"), affiliation)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (", Permanent Representative of Chile", "chile"),
        (", Директор, ЮНИСЕФ", "unicef"),
        (", Director, Sample Watch", None),
        ("，联合国儿童基金会高级顾问", "unicef"),
    ],
)
def test_a_known_organization_is_named_by_its_number(words, key):
    organization = read_post(words, INDEX).organization

    assert (KEYS[organization] if organization else None) == key
