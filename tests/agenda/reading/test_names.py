"""Lists of organizations split into names, in all six languages."""

import pytest

from agenda.reading.facts.names import read_names

from .known import INDEX, key_of

LINES = [
    # English
    ("Norway", "norway"),
    ("Norway, Chad and Fiji", "norway | chad | fiji"),
    ("Norway; Chad; Fiji", "norway | chad | fiji"),
    ("the Permanent Missions of Costa Rica, Jordan and the Netherlands", "costa-rica | jordan | netherlands"),
    ("Permanent Mission of Slovenia in Geneva", "slovenia"),
    ("Permanent Mission of Argentina to the United Nations Office at Geneva and Oxfam", "argentina | oxfam"),
    ("Permanent Observer Mission of the Holy See to the United Nations", "holy-see"),
    ("the Delegation of the European Union to the United Nations", "european-union"),
    ("Governments of Germany and Japan", "germany | japan"),
    ("Bosnia and Herzegovina, Sao Tome and Principe, Trinidad and Tobago",
     "bosnia-and-herzegovina | sao-tome-and-principe | trinidad-and-tobago"),
    ("Antigua & Barbuda and Saint Kitts & Nevis", "antigua-and-barbuda | saint-kitts-and-nevis"),
    ("the United Kingdom of Great Britain and Northern Ireland and Malta", "united-kingdom | malta"),
    ("the Democratic Republic of the Congo, the Republic of the Congo and the Central African Republic",
     "democratic-republic-of-the-congo | congo | central-african-republic"),
    ("Bolivia (Plurinational State of), Iran (Islamic Republic of) and Venezuela (Bolivarian Republic of)",
     "bolivia | iran | venezuela"),
    ("the Kingdom of Sweden & the State of Qatar", "sweden | qatar"),
    ("El Salvador, the Gambia and Timor-Leste", "el-salvador | gambia | timor-leste"),
    ("South Sudan, the Sudan and South Africa", "south-sudan | sudan | south-africa"),
    ("St. Lucia, St Vincent and the Grenadines", "saint-lucia | saint-vincent-and-the-grenadines"),
    ("OCHA, UN Women, UNICEF and WFP", "ocha | un-women | unicef | wfp"),
    ("United Nations Environment Programme (UNEP); FAO", "unep | fao"),
    ("Food and Agriculture Organization of the United Nations and Save the Children", "fao | save-the-children"),
    ("Office of the Special Representative of the Secretary-General for Children and Armed Conflict; Fiji",
     "osrsg-caac | fiji"),
    ("International Committee for the Red Cross (ICRC), Center for Civilians in Conflict (CIVIC) and the IHL Center",
     "icrc | civic | ihl-centre"),
    ("Global Protection Cluster (GPC)/UNHCR, HPG/ODI, Oxfam",
     "global-protection-cluster | humanitarian-policy-group | oxfam"),
    ("Canada / Norway", "canada | norway"),
    ("Humanity & Inclusion (HI) and the International Disability Alliance",
     "humanity-and-inclusion | international-disability-alliance"),
    ("Norway (lead), Chad (co-host)", "norway | chad"),
    ("Jordan, Mozambique, Geneva Example Hub and Oxfam", "jordan | mozambique | Geneva Example Hub | oxfam"),
    ("International Institute for Democracy and Electoral Assistance (International IDEA) (to be confirmed) and Oxfam",
     "international-idea | oxfam"),
    ("Oxfam America and Norway", "Oxfam America | norway"),
    ("Norwegian Refugee Council and Danish Refugee Council", "norwegian-refugee-council | danish-refugee-council"),
    ("Conflict and Environment Sample Group; Chad", "Conflict and Environment Sample Group | chad"),
    ("Sample Health Network and Peaceful Towns Alliance", "Sample Health Network | Peaceful Towns Alliance"),
    ("Royal Thai Government, German Mission", "thailand | germany"),
    ("UK Mission to the United Nations", "united-kingdom"),
    ("conciliation resources", "conciliation-resources"),
    ("Permanent Mission of Norway – New York", "norway"),
    # French
    ("la France et le Comité international de la Croix-Rouge (CICR)", "france | icrc"),
    ("Missions permanentes du Bénin, de la Suède, de l'Irlande et des Philippines",
     "benin | sweden | ireland | philippines"),
    ("le Brésil, la Côte d’Ivoire, le Royaume-Uni et l’Union européenne",
     "brazil | cote-d-ivoire | united-kingdom | european-union"),
    ("Mission permanente du Canada auprès de l'Organisation des Nations Unies", "canada"),
    ("le Haut-Commissariat des Nations Unies pour les réfugiés et le Royaume du Maroc", "unhcr | morocco"),
    ("la Fédération exemplaire des villages ; le Tchad", "Fédération exemplaire des villages | chad"),
    ("Confédération suisse et République de Singapour", "switzerland | singapore"),
    # Spanish
    ("Misiones Permanentes de Colombia, del Perú y de la República Dominicana",
     "colombia | peru | dominican-republic"),
    ("Misión Permanente de España ante las Naciones Unidas en Nueva York y Cruz Roja Española",
     "spain | spanish-red-cross"),
    ("los Países Bajos, los Estados Unidos y los Emiratos Árabes Unidos",
     "netherlands | united-states-of-america | united-arab-emirates"),
    ("Organización de los Estados Americanos (OEA) e Italia", "oas | italy"),
    ("OCHA & Museo de la Muestra", "ocha | Museo de la Muestra"),
    ("Reino de España, República de Panamá", "spain | panama"),
    # Russian
    ("Норвегия, Швейцария и Республика Молдова", "norway | switzerland | republic-of-moldova"),
    ("Постоянные представительства Беларуси, Вьетнама и Монголии при ООН", "belarus | viet-nam | mongolia"),
    ("Постоянное представительство Казахстана при Организации Объединенных Наций", "kazakhstan"),
    ("Управление Верховного комиссара Организации Объединенных Наций по делам беженцев, ЮНИСЕФ", "unhcr | unicef"),
    ("Международный комитет Красного Креста (МККК); Фонд «Пример»", "icrc | Фонд «Пример»"),
    # Arabic
    ("البعثة الدائمة لدولة قطر لدى الأمم المتحدة", "qatar"),
    ("الأردن والكويت والمغرب ومكتب تنسيق الشؤون الإنسانية", "jordan | kuwait | morocco | ocha"),
    ("البعثتان الدائمتان لمصر وجيبوتي", "egypt | djibouti"),
    ("تونس، العراق، المملكة العربية السعودية وهولندا", "tunisia | iraq | saudi-arabia | netherlands"),
    ("المملكة الأردنية الهاشمية وجمهورية مصر العربية", "jordan | egypt"),
    ("الولايات المتحدة الأمريكية ولبنان وليبيا", "united-states-of-america | lebanon | libya"),
    ("منظمة الصحة العالمية وجمعية القلم الصغير", "who | جمعية القلم الصغير"),
    # Chinese
    ("瑞士、乌干达、国际移民组织", "switzerland | uganda | iom"),
    ("中国常驻联合国代表团", "china"),
    ("巴西、肯尼亚和新加坡常驻联合国代表团", "brazil | kenya | singapore"),
    ("德国政府与联合国儿童基金会", "germany | unicef"),
    ("挪威示例理事会", "挪威示例理事会"),
]  # fmt: skip
PROSE = [
    ("Norway and OCHA in New York on Monday", "norway | ocha"),
    ("Norway, Chad and others", "norway | chad"),
    ("the State of Qatar and the United Nations Office for the Coordination of Humanitarian Affairs (OCHA), together",
     "qatar | ocha"),
    ("Fondation pour les exemples vivants et le Mali", "Fondation pour les exemples vivants | mali"),
    ("Fédération internationale terre d’exemple, qui invite", "Fédération internationale terre d’exemple"),
    ("Servicio Ejemplar a Refugiados y el Perú invitan", "Servicio Ejemplar a Refugiados | peru"),
    ("Center for Sample Studies and the Norwegian Refugee Council",
     "Center for Sample Studies | norwegian-refugee-council"),
    ("people who live there", ""),
    ("In May, Norway", ""),
    ("Comisión Ejemplar para América Latina y el Caribe (CEAL).", "Comisión Ejemplar para América Latina y el Caribe"),
    ("Commission for Sample Africa and the Example Islands.", "Commission for Sample Africa and the Example Islands"),
    ("Center for Sample Law and the Example Institute", "Center for Sample Law | Example Institute"),
    ("Ms. Sam Example of Norway", ""),
    ("Member States and observers", ""),
]  # fmt: skip


def split(text: str, is_prose: bool) -> str:
    names, _stop = read_names(text, 0, len(text), INDEX, is_prose)
    return " | ".join(key_of(name.organization) or name.text for name in names)


@pytest.mark.parametrize(("text", "names"), LINES)
def test_a_line_is_split_into_names(text, names):
    assert split(text, is_prose=False) == names


@pytest.mark.parametrize(("text", "names"), PROSE)
def test_in_prose_a_list_ends_where_other_words_follow(text, names):
    assert split(text, is_prose=True) == names


def test_names_are_read_without_office_article_and_acronym():
    names, stop = read_names(
        "the Permanent Mission of Norway to the UN and the Sample Trust (STR)", 0, 68, INDEX, False
    )

    assert [(name.text, name.acronym) for name in names] == [("Norway", ""), ("Sample Trust", "STR")]
    assert (names[0].start, names[0].end, stop) == (0, 41, 68)


def test_a_bent_name_is_given_as_the_site_writes_it():
    assert [name.text for name in read_names("Норвегии и Египта", 0, 17, INDEX, False)[0]] == [
        "Норвегия",
        "Египет",
    ]
    assert [name.text for name in read_names("لبنان وللأردن", 0, 13, INDEX, False)[0]] == ["لبنان", "الأردن"]


@pytest.mark.parametrize("text", ["和平行动部", "瑞士、和平行动部", "瑞士和和平行动部"])
def test_a_name_that_begins_with_the_chinese_for_and_keeps_it(text):
    assert read_names(text, 0, len(text), INDEX, False)[0][-1].text == "和平行动部"
