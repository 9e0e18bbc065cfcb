"""Who presents the event, over whole pages: labelled lists, prose, letters, and what must not be taken for a "
"sponsor."""

import pytest

from agenda.reading.facts.sponsors import find_sponsors

from .known import INDEX, KEYS
from .written import page_of_text

LISTED = [
    # of the third round
    ("BY\nPermanent Mission of Norway (lead)\nOxfam", "host norway, host oxfam"),
    ("Par : le Togo et l’OIM", "host togo, host iom"),
    ("Por: Chile y ACNUR", "host chile, host unhcr"),
    ("By: Sam Example", ""),
    ("合办：中国、粮食计划署", "co_host china, co_host wfp"),
    ("Hosted by:\nH.E. Mr. Sam Example, Minister for Foreign Affairs of Kenya and\nMs. Kim Muster, Minister of "
     "Development of Norway", "host kenya, host norway"),
    ("Organisé par : M. Sam Exemple, Ministre des affaires étrangères du Togo", "host togo"),
    ("Hosts: Norway; Center for\nCivilians in Conflict (CIVIC)", "host norway, host civic"),
    # of the second round
    ("hosts: norway, ocha and save the children", "host norway, host ocha, host save-the-children"),
    ("organisateurs : france, unicef et hcr", "host france, host unicef, host unhcr"),
    ("co-sponsors: chad, fiji and others", "co_sponsor chad, co_sponsor fiji"),
    ("Partners: Example Fund for Peace, Justice and Memory; Oxfam",
     "partner Example Fund for Peace, Justice and Memory, partner oxfam"),
    ("Partners: Example Institute for Water, Land and Law", "partner Example Institute for Water, Land and Law"),
    ("Partners: Sample Institute for Peace, Norway and Chad",
     "partner Sample Institute for Peace, partner norway, partner chad"),
    ("Hosts: Timor-Leste, g7+ Secretariat", "host timor-leste, host g7+ Secretariat"),
    ("Co-organisateurs : Togo, Réseau des femmes pour la paix locale (RFPL)",
     "co_host togo, co_host Réseau des femmes pour la paix locale"),
    ("Entidad convocante: Every Casualty Counts\nAuspician: Suecia", "host every-casualty-counts, partner sweden"),
    ("Организуется: Норвегия, Детский фонд ООН", "host norway, host unicef"),
    ("التنظيم: الوفد الدائم لجمهورية العراق\nالرعاية: البعثتان الدائمتان لقطر وتونس",
     "host iraq, co_sponsor qatar, co_sponsor tunisia"),
    ("主办单位：中国、粮食计划署\n指导单位：联合国经济和社会事务部", "host china, host wfp, partner desa"),
    ("For organizers: Meeting options | Reset dial-in PIN", ""),
    # English
    ("Hosts: Norway and OCHA\nCo-sponsors: Chad, Fiji", "host norway, host ocha, co_sponsor chad, co_sponsor fiji"),
    ("Organizer: Norwegian Refugee Council\nSupported by: Sweden", "host norwegian-refugee-council, partner sweden"),
    ("Lead organizer: UNEP\nCo-organizers: Kenya; Sample Delta Watch\nFunding support: Norway",
     "host unep, co_host kenya, co_host Sample Delta Watch, partner norway"),
    ("Hosted by: Ireland (lead), Malta (co-host), Oxfam (partner)", "host ireland, co_host malta, partner oxfam"),
    ("Organizers: Peru in partnership with UNICEF and the ICRC", "host peru, partner unicef, partner icrc"),
    ("Co-hosts / Co-organisateurs: Canada, Cameroon / Cameroun", "co_host canada, co_host cameroon"),
    ("Organised by: the Permanent Missions of Japan, Nepal and the Republic of Korea",
     "host japan, host nepal, host republic-of-korea"),
    ("Co-sponsors: Norway, Chad and others (tbc)", "co_sponsor norway, co_sponsor chad"),
    ("Organizer: Ms. Sam Example, OCHA", "host ocha"),
    ("Hosted by: Mercy Corps, Mines Advisory Group (MAG), the Sample Traders' Union",
     "host mercy-corps, host mines-advisory-group, host Sample Traders' Union"),
    ("Organizer: tbc\nPartners: Oxfam", "partner oxfam"),
    ("With: Oxfam, Mercy Corps\nHost: Chad", "host chad, partner oxfam, partner mercy-corps"),
    ("Host: OHCHR on behalf of the Inter-Agency Sample Group", "host ohchr"),
    # French
    ("Organisateurs : la France et le Comité international de la Croix-Rouge\nCoparrainage : le Brésil, le "
     "Royaume-Uni",
     "host france, host icrc, co_sponsor brazil, co_sponsor united-kingdom"),
    ("Hôte : Mission permanente du Bénin\nAvec le soutien de : l’Union européenne",
     "host benin, partner european-union"),
    ("Coorganisateurs : Sénégal, Togo", "co_host senegal, co_host togo"),
    # Spanish
    ("Organiza: Chile\nPatrocinan: Bolivia, El Salvador\nColaboran: OCHA y Cruz Roja Española",
     "host chile, co_sponsor bolivia, co_sponsor el-salvador, partner ocha, partner spanish-red-cross"),
    ("Coorganizan: Guatemala, el Perú y el Uruguay. Colaboran: ACNUDH.",
     "co_host guatemala, co_host peru, co_host uruguay, partner ohchr"),
    ("Con el apoyo de: Suiza", "partner switzerland"),
    # Russian
    ("Организаторы: Норвегия и ЮНИСЕФ\nПри поддержке: Грузия", "host norway, host unicef, partner georgia"),
    ("Соорганизаторы: Армения, Сербия", "co_host armenia, co_host serbia"),
    ("Кто проводит: Управление Верховного комиссара Организации Объединенных Наций по делам беженцев", "host unhcr"),
    # Arabic
    ("الجهات المنظمة: قطر وتونس\nبالتعاون مع: منظمة الصحة العالمية", "host qatar, host tunisia, partner who"),
    ("الرعاة: العراق، هولندا", "co_sponsor iraq, co_sponsor netherlands"),
    ("الشركاء: الأردن والكويت", "partner jordan, partner kuwait"),
    # Chinese
    ("主办：国际移民组织\n支持：瑞士、乌干达", "host iom, partner switzerland, partner uganda"),
    ("主办方：中国常驻联合国代表团\n协办方：巴基斯坦、埃塞俄比亚", "host china, co_host pakistan, co_host ethiopia"),
    ("合作伙伴：联合国儿童基金会、挪威", "partner unicef, partner norway"),
    ("HOSTS\nNorway\nOCHA\nCO-SPONSORS\nChad\nPeru", "host norway, host ocha, co_sponsor chad, co_sponsor peru"),
    ("Main sponsor: Government of Slovenia\nOther sponsors: Uruguay, PAX",
     "host slovenia, co_sponsor uruguay, co_sponsor pax"),
    ("Member State co-sponsors: Austria, Mexico\nCivil society co-sponsors: PAX, Airwars",
     "co_sponsor austria, co_sponsor mexico, co_sponsor pax, co_sponsor airwars"),
    ("Co-sponsored by: States: Austria, Mexico. Organizations: PAX, Airwars",
     "co_sponsor austria, co_sponsor mexico, co_sponsor pax, co_sponsor airwars"),
    ("Organizers: UNIDIR and the Permanent Mission of Ireland. Partners: Article 36, Airwars.",
     "host unidir, host ireland, partner article-36, partner airwars"),
    ("Co-sponsors: Fiji, Peru (More are welcome; please write to fiji@example.org by 10 May.)",
     "co_sponsor fiji, co_sponsor peru"),
    ("Hosts: Norway and Chad. The event will be moderated by Oxfam.", "host norway, host chad"),
    ("Co-organizers: Norway, OCHA, & CIVIC (TBC)", "co_host norway, co_host ocha, co_host civic"),
    ("Organisation : Mission permanente de la Suisse, HCR, avec le soutien de Handicap International",
     "host switzerland, host unhcr, partner humanity-and-inclusion"),
    ("Entidades organizadoras: Misión Permanente de Guatemala; Alto Comisionado para los Refugiados (ACNUR)",
     "host guatemala, host unhcr"),
]  # fmt: skip
TOLD = [
    ("H.E. Ms. Sam Example,\nPermanent Representative of Norway,\n\nand\n\nMr. Robin Sample,\nPermanent Representative "
     "of Chad,\n\nrequest the pleasure of your company at a reception", "host norway, host chad"),
    ("الهلال الأحمر القطري والأردن\n\nيدعوانكم إلى جلسة حوارية", "host qatar-red-crescent, host jordan"),
    ("The Permanent Mission of Malta\nOxfam\n\ncordially invite you to a side event", "host malta, host oxfam"),
    ("Excellency,\n\nOur Missions will co-host, together with FAO, a side event.\n\nSam Example\nPermanent "
     "Representative of Brazil\n\nNoor Example\nPermanent Representative of Guyana",
     "host brazil, host guyana, co_host fao"),
    ("By Oxfam\n\nOrganized by: Oxfam\n\nAbout\n\nWith the Permanent Missions of Chad and Peru, and UNICEF.",
     "host oxfam, partner chad, partner peru, partner unicef"),
    ("A Title\n\nOrganized by Norway and OCHA in partnership with CIVIC\n\n19 May 2026",
     "host norway, host ocha, partner civic"),
    ("PERMANENT MISSION OF LEBANON TO THE UNITED NATIONS\n\nExcellency,\n\nI have the honour to invite you to "
     "a side event on 18 May.",
     "host lebanon"),
    ("PERMANENT MISSION OF LEBANON TO THE UNITED NATIONS\n\nExcellency,\n\nI have the honour to invite you to "
     "the side event "
     "“Names”, which the Permanent Missions of Chad, Japan and Peru will co-host.",
     "co_host chad, co_host japan, co_host peru"),
    ("The Permanent Mission of Benin presents its compliments to all Permanent Missions and has the honour to "
     "share the concept "
     "note of a side event.\n\nThe side event is organized by Norway and Oxfam.", "host norway, host oxfam"),
    ("Walls and Wells\n\nNorway | Oxfam | Mercy Corps\n\n19 May 2026", "host norway, host oxfam, host mercy-corps"),
    ("Hosted by Chad\n\nSpeakers:\n- Ms. Sam Example, Oxfam\n- Mr. Robin Example, Permanent Representative of "
     "Norway", "host chad"),
    ("Agenda:\n- 10.00 Opening by Norway\n- 10.10 Remarks by OCHA\n- 10.20 Reception hosted by Peru", ""),
    ("With the support of: the European Union\n\nThree people who were left behind tell how they got out of "
     "the city.", "partner european-union"),
    ("Contact: Permanent Mission of Norway, norway@example.org", ""),
    ("Venue: Permanent Mission of Chile, 885 Second Avenue", ""),
    ("To all Permanent Missions and Permanent Observer Missions to the United Nations", ""),
    ("Background\n\nIn 2019 Norway hosted a conference. Switzerland and Ireland supported the resolution on "
     "civilians.", ""),
    ("A Title\n\nCase studies\n\nSudan\nUkraine\nMyanmar", ""),
    ("A Title\n\nSudan | Ukraine", ""),
    ("Launch of the report “Counting”\n\nby Airwars, Action on Armed Violence and the Permanent Mission of "
     "Ireland", "host airwars, host action-on-armed-violence, host ireland"),
    ("SIDE EVENT\nPermanent Mission of Jordan to the United Nations\nGeneva Call\n\nWalls that Listen\n\n19 "
     "May", "host jordan, host geneva-call"),
    ("Organizer\tContact\nChad\tchad@example.org", "host chad"),
]  # fmt: skip


def found(text: str) -> str:
    values = find_sponsors(page_of_text(text), INDEX).values
    rows = [value.value for value in values if value.confidence >= 0.5]
    rows.sort(key=lambda sponsor: ["host", "co_host", "co_sponsor", "partner"].index(sponsor.role))
    return ", ".join(f"{row.role} {KEYS.get(row.organization) or row.name}" for row in rows)


@pytest.mark.parametrize(("text", "sponsors"), LISTED)
def test_lists_under_labels(text, sponsors):
    assert found(text) == sponsors


@pytest.mark.parametrize(("text", "sponsors"), TOLD)
def test_sponsors_of_whole_texts(text, sponsors):
    assert found(text) == sponsors


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hosts: Norway", []),
        ("Hosts: Sample Action Network", ["new_organization"]),
        ("Hosts: Phillipines", ["like_organization"]),
        ("Chad, Fiji and Peru invite you to a side event.", ["no_rank"]),
        ("Chad, together with Fiji and Peru, invites you to a side event.", []),
        ("A side event co-hosted by Chad and Peru", ["no_rank"]),
        ("A side event hosted by Chad and co-hosted by Peru and Fiji", []),
    ],
)
def test_what_is_unsure_is_doubted(text, codes):
    assert [doubt.code for doubt in find_sponsors(page_of_text(text), INDEX).doubts] == codes


def test_a_sponsor_carries_kind_and_acronym_for_the_new_organization():
    value = find_sponsors(page_of_text("Partners: Example University for Peace (EUP)"), INDEX).values[0].value

    assert (value.name, value.kind, value.acronym, value.organization) == (
        "Example University for Peace",
        "academia",
        "EUP",
        None,
    )


def test_one_organization_named_twice_is_one_sponsor():
    assert (
        found(
            "Hosts: OCHA\n\nThe side event is organized by the UN Office for the Coordination of Humanitarian "
            "Affairs."
        )
        == "host ocha"
    )
