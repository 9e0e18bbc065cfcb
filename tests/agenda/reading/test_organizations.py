"""Which organization a name means, however it is written; and names that mean none."""

import pytest

from agenda.reading.organizations import kind_of

from .known import INDEX, key_of

KNOWN = [
    ("Norway", "norway"), ("NORWAY", "norway"), ("the Netherlands", "netherlands"), ("Holland", "netherlands"),
    ("Kingdom of the Netherlands", "netherlands"), ("Turkey", "turkiye"), ("Türkiye", "turkiye"), ("Turquie",
     "turkiye"),
    ("Ivory Coast", "cote-d-ivoire"), ("Cote d'Ivoire", "cote-d-ivoire"), ("DRC", "democratic-republic-of-the-congo"),
    ("Democratic Republic of Congo", "democratic-republic-of-the-congo"), ("UAE", "united-arab-emirates"),
    ("South Korea", "republic-of-korea"), ("Republic of Korea", "republic-of-korea"), ("Viet Nam", "viet-nam"),
    ("USA", "united-states-of-america"), ("U.S.", "united-states-of-america"), ("E.U.", "european-union"),
    ("Hashemite Kingdom of Jordan", "jordan"), ("Swiss Confederation", "switzerland"), ("Hellenic Republic",
     "greece"),
    ("Government of Croatia", "croatia"), ("Embassy of Ireland", "ireland"), ("Royal Norwegian Embassy", "norway"),
    ("Swiss Federal Department of Foreign Affairs", "switzerland"), ("Danish Ministry of Foreign Affairs", "denmark"),
    ("Permanent Delegation of the African Union to the United Nations", "african-union"),
     ("South African Mission", "south-africa"),
    ("Phillipines", "philippines"), ("Columbia", "colombia"), ("Kazakstan", "kazakhstan"), ("Equador", "ecuador"),
    ("Azerbaidjan", "azerbaijan"), ("Luxemburg", "luxembourg"), ("Lichtenstein", "liechtenstein"),
    ("UN OCHA", "ocha"), ("UNOCHA", "ocha"),
     ("United Nations Office for the Coordination of Humanitarian Affairs (OCHA)", "ocha"),
    ("UN Office for the Coordination of Humanitarian Affairs", "ocha"), ("UN Children's Fund", "unicef"),
    ("International Committee for the Red Cross", "icrc"), ("Int'l Committee of the Red Cross", "icrc"),
     ("CICR", "icrc"),
    ("Center for Civilians in Conflict (CIVIC)", "civic"), ("Centre for Civilians in Conflict", "civic"),
    ("World Food Program", "wfp"), ("Organisation for Security and Co-operation in Europe", "osce"),
    ("Non-Violent Peaceforce", "nonviolent-peaceforce"), ("Doctors Without Borders", "msf"), ("GPC/UNHCR",
     "global-protection-cluster"),
    ("Royaume du Maroc", "morocco"), ("République tchèque", "czechia"), ("Confédération suisse", "switzerland"),
    ("Programme alimentaire mondial", "wfp"), ("Pays-Bas", "netherlands"), ("Côte d’Ivoire", "cote-d-ivoire"),
    ("República Argentina", "argentina"), ("Estados Unidos Mexicanos", "mexico"), ("Reino de los Países Bajos",
     "netherlands"),
    ("Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos (ACNUDH)", "ohchr"),
    ("Норвегии", "norway"), ("Норвегией", "norway"), ("Египта", "egypt"), ("Российской Федерации",
     "russian-federation"),
    ("Республики Казахстан", "kazakhstan"), ("Детским фондом Организации Объединенных Наций", "unicef"),
     ("Нигера", "niger"),
    ("Нигерии", "nigeria"), ("МККК", "icrc"), ("Международным комитетом Красного Креста", "icrc"),
    ("المملكة المغربية", "morocco"), ("للأردن", "jordan"), ("جمهورية مصر العربية", "egypt"), ("دولة قطر", "qatar"),
    ("اللجنة الدولية للصليب الأحمر", "icrc"), ("سلطنة عمان", "oman"),
    ("中国", "china"), ("联合国儿童基金会", "unicef"), ("红十字国际委员会", "icrc"), ("英国", "united-kingdom"),
]  # fmt: skip
UNKNOWN = [
    "Ruritania", "Sample Foundation", "Norwegian Sample Council", "Oxfam America", "Example University",
    "Slovania", "who",
    "Pax Romana",
    "Border Traders' Union", "Norway House", "Congo River Alliance", "Group of Friends of Samples",
    "Ministry of Health of Chad",
    "un", "Fondation des exemples", "Asociación de Muestras", "Фонд примеров", "جمعية القلم الصغير", "挪威示例理事会",
]  # fmt: skip
KINDS = [
    ("Sample University", "academia"), ("Institut des exemples", "academia"), ("示例大学", "academia"),
     ("جامعة المثال", "academia"),
    ("Ministry of Samples", "member_state"), ("Ministerio de Muestras", "member_state"),
     ("Министерство примеров", "member_state"),
    ("Ruritanian Red Cross", "movement"), ("جمعية الهلال الأحمر المثالي", "movement"), ("示例红十字会", "movement"),
    ("United Nations Sample Office", "un_entity"), ("Special Rapporteur on samples", "un_entity"),
    ("Intergovernmental Board on Samples", "intergovernmental"), ("Group of Friends of Samples", "other"),
    ("Example Protection Cluster", "other"), ("Sample Action Network", "ngo"), ("Médecins exemplaires", "ngo"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key"), KNOWN)
def test_a_name_is_known_however_it_is_written(name, key):
    assert key_of(INDEX.match(name)[0]) == key


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_name_that_only_resembles_is_not_taken_for_another(name):
    assert key_of(INDEX.match(name)[0]) is None


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_kind_is_proposed_by_the_words_of_the_name(name, kind):
    assert kind_of(name) == kind


def test_a_misspelt_name_is_less_sure_than_one_as_it_should_be():
    assert INDEX.match("Philippines")[1] == 1.0
    assert INDEX.match("Phillipines")[1] == 0.75


def test_the_longest_name_that_begins_here_is_found():
    text = "South Sudan and the Sudan"

    whole, behind_article = INDEX.find(text), INDEX.find(text, text.index("Sudan", 12))

    assert [
        (found.start, found.end, key_of(found.organization)) for found in (whole, behind_article) if found
    ] == [
        (0, 11, "south-sudan"),
        (20, 25, "sudan"),
    ]
    assert INDEX.find(text, text.index("the")) is None


def test_no_two_organizations_share_a_name():
    owners: dict[tuple[str, ...], set[int]] = {}
    for organization in INDEX.organizations:
        for name in {organization.name, *organization.names}:
            if (found := INDEX.find(name)) and found.end == len(name):
                owners.setdefault((name,), set()).add(found.organization.id)

    assert [name for name, ids in owners.items() if len(ids) > 1] == []
