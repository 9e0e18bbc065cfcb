"""Who presents the event by running text, in which role; and texts that only mention organizations."""

import pytest

from agenda.reading.facts.hosting import read_prose

from .known import INDEX, key_of
from .written import block_of

LED_BY = [
    # English
    ("A side event organized by Norway and OCHA", "host norway, host ocha"),
    ("Side event co-hosted by the Permanent Missions of Chad, Fiji and Peru",
     "co_host chad, co_host fiji, co_host peru"),
    ("Hosted by Ireland in partnership with the ICRC and UNICEF", "host ireland, partner icrc, partner unicef"),
    ("The event is jointly organized by Kenya and Oxfam, with the support of the European Union.",
     "host kenya, host oxfam, partner european-union"),
    ("The event is co-sponsored by the State of Palestine, Bolivia (Plurinational State of) and Jordan.",
     "co_sponsor state-of-palestine, co_sponsor bolivia, co_sponsor jordan"),
    ("This briefing is convened by CIVIC together with PAX and Airwars.", "host civic, co_host pax, co_host airwars"),
    ("It is organized in partnership with the World Health Organization and the Lebanese Red Cross.",
     "partner who, partner lebanese-red-cross"),
    ("Organised by the Permanent Mission of Belgium to the United Nations in New York, co-organised with Mali.",
     "host belgium, co_host mali"),
    ("At the initiative of Brazil and with the generous support of Qatar", "host brazil, partner qatar"),
    ("Sponsored by: Chile, Ireland, Lao PDR and Peru",
     "co_sponsor chile, co_sponsor ireland, co_sponsor lao-peoples-democratic-republic, co_sponsor peru"),
    ("An event by the Center for Civilians in Conflict (CIVIC) and Save the Children",
     "host civic, host save-the-children"),
    ("Presented by: Mercy Corps | Oxfam | NORCAP", "host mercy-corps, host oxfam, host norcap"),
    ("Side event of the Permanent Mission of Ghana, supported by the Government of Denmark",
     "host ghana, partner denmark"),
    ("Mali presents its compliments and has the honour to announce that, jointly with Chad and Oxfam, it will hold the"
     " side event on 20 May.",
     "host mali, co_host chad, co_host oxfam"),
    ("a side event, which Portugal is organizing together with Brazil and in partnership with the ICRC",
     "host portugal, co_host brazil, partner icrc"),
    # French
    ("Manifestation parallèle organisée par la France et le Comité international de la Croix-Rouge",
     "host france, host icrc"),
    ("Organisé conjointement par le Niger et l'UNICEF, avec l'appui du Mali et de l'Union européenne",
     "host niger, host unicef, partner mali, partner european-union"),
    ("À l'initiative de la Belgique, en partenariat avec les Philippines", "host belgium, partner philippines"),
    ("La réunion est coparrainée par l'Espagne, l'Irlande et les Pays-Bas.",
     "co_sponsor spain, co_sponsor ireland, co_sponsor netherlands"),
    ("Une table ronde proposée par la Suisse en collaboration avec Médecins du Monde",
     "host switzerland, partner medecins-du-monde"),
    # Spanish
    ("Evento paralelo organizado por las Misiones Permanentes de Colombia, Costa Rica y el Perú",
     "host colombia, host costa-rica, host peru"),
    ("Organizado por España con el apoyo de la Unión Europea y del Programa Mundial de Alimentos",
     "host spain, partner european-union, partner wfp"),
    ("El acto ha sido preparado por la Misión Permanente de México en nombre del Grupo de Amigos, y cuenta "
     "con el apoyo de "
     "Honduras y de Amnistía Internacional.", "host mexico, partner honduras, partner amnesty-international"),
    ("El evento, que organiza la Misión Permanente de la Argentina junto con el Uruguay, cambia de sala.",
     "host argentina, co_host uruguay"),
    ("Copatrocinado por el Ecuador y Guatemala", "co_sponsor ecuador, co_sponsor guatemala"),
    # Russian
    ("Мероприятие, организованное Постоянными представительствами Норвегии и Швейцарии при ООН",
     "host norway, host switzerland"),
    ("Организуется при поддержке Грузии и Республики Молдова", "partner georgia, partner republic-of-moldova"),
    ("Параллельное мероприятие, организованное Казахстаном совместно с Международным комитетом Красного Креста",
     "host kazakhstan, co_host icrc"),
    ("Мероприятие проводится по инициативе Финляндии в партнерстве с ЮНИСЕФ", "host finland, partner unicef"),
    # Arabic
    ("تنظم الفعالية ليبيا واليمن بالتعاون مع منظمة الصحة العالمية", "host libya, host yemen, partner who"),
    ("فعالية جانبية من تنظيم البعثة الدائمة لدولة قطر لدى الأمم المتحدة", "host qatar"),
    ("بدعوة من مصر والأردن وبدعم من الاتحاد الأوروبي", "host egypt, host jordan, partner european-union"),
    ("تنظم كل من تونس والكويت ولبنان هذه الفعالية", "host tunisia, host kuwait, host lebanon"),
    # Chinese
    ("会外活动由巴西、肯尼亚和新加坡共同主办", "host brazil, host kenya, host singapore"),
    ("本次活动由中国常驻联合国代表团主办，联合国儿童基金会协办", "host china, co_host unicef"),
    ("活动得到世界卫生组织的支持。", "partner who"),
    ("由中国和挪威共同主办", "host china, host norway"),
    ("Hosted by the Permanent Missions of Norway and Chad to the United Nations, with CIVIC and Oxfam",
     "host norway, host chad, host civic, host oxfam"),
    ("You are cordially invited by the Permanent Mission of Malta and Interpeace to a breakfast briefing",
     "host malta, host interpeace"),
    ("Please join the Governments of Canada and Uruguay, UNICEF and PAX for a discussion on schools.",
     "host canada, host uruguay, host unicef, host pax"),
    ("A high-level event hosted by H.E. Mr. Sam Example, Permanent Representative of Germany to the United "
     "Nations", "host germany"),
    ("Hosted by the EU Delegation, the AU Permanent Observer Mission and the Permanent Mission of Luxembourg",
     "host european-union, host african-union, host luxembourg"),
    ("ORGANIZED BY THE PERMANENT MISSIONS OF NORWAY AND INDONESIA", "host norway, host indonesia"),
    ("This event is being organized by Austria, with co-sponsorship from Chile, Ireland and Mexico.",
     "host austria, co_sponsor chile, co_sponsor ireland, co_sponsor mexico"),
    ("Co-sponsoring Member States include Austria, Chile and Ireland.",
     "co_sponsor austria, co_sponsor chile, co_sponsor ireland"),
    ("“Wells” (co-organized by the delegations of Brazil and Slovenia, and the International Committee of the "
     "Red Cross (ICRC))", "co_host brazil, co_host slovenia, co_host icrc"),
    ("Jointly hosted by Permanent Mission of Canada and United Nations Entity for Gender Equality and the "
     "Empowerment of Women (UN-Women)", "host canada, host un-women"),
    ("Événement organisé sous l’égide du Luxembourg avec le soutien financier de l’Allemagne",
     "host luxembourg, partner germany"),
    ("La réunion-débat, organisée à l’initiative des Missions permanentes de l’Uruguay et du Costa Rica, "
     "portera sur les hôpitaux.", "host uruguay, host costa-rica"),
    ("avec la participation de l’OIM et du PNUD", "partner iom, partner undp"),
    ("con la colaboración del ACNUR y de la Cruz Roja Colombiana", "partner unhcr, partner colombian-red-cross"),
    ("Мероприятие организуют постоянные представительства Австрии и Кыргызстана при участии ЮНЕСКО",
     "host austria, host kyrgyzstan, partner unesco"),
    ("Организаторы мероприятия — Норвегия, Катар и МККК", "host norway, host qatar, host icrc"),
    ("Соорганизаторами выступают Сербия и Армения", "co_host serbia, co_host armenia"),
    ("فعالية جانبية تستضيفها مصر وقطر بالشراكة مع اللجنة الدولية للصليب الأحمر",
     "host egypt, host qatar, partner icrc"),
    ("برعاية المملكة العربية السعودية والبحرين", "co_sponsor saudi-arabia, co_sponsor bahrain"),
    ("بمشاركة منظمة الأمم المتحدة للطفولة وبرنامج الأغذية العالمي", "partner unicef, partner wfp"),
    ("本次边会由中国、巴基斯坦和联合国开发计划署联合举办，并得到世界粮食计划署的支持",
     "host china, host pakistan, host undp, partner wfp"),
]  # fmt: skip
INVITING = [
    ("Le Togo et le Mali, conjointement avec l’OIM, vous proposent de vous retrouver autour d’un petit "
     "déjeuner de travail.",
     "host togo, host mali, host iom"),
    ("We invite you to a lunch discussion that Norway is putting on together with Oxfam and PAX.",
     "host norway, co_host oxfam, co_host pax"),
    ("Al margen de la sesión del Foro Permanente de Ejemplo, las Misiones Permanentes del Perú y el Canadá"
     " organizarán un "
     "evento paralelo.", "host peru, host canada"),
    ("At the session of the Example Forum, Norway and OCHA will host a side event.", "host norway, host ocha"),
    ("La Mission permanente de la Belgique a le plaisir de vous convier, avec le CICR, à un déjeuner-débat",
     "host belgium, co_host icrc"),
    ("We are pleased to inform you that Austria and Lebanon have already agreed to co-sponsor the event.",
     "co_sponsor austria, co_sponsor lebanon"),
    ("el evento que las Misiones Permanentes del Uruguay y Paraguay llevarán a cabo en alianza con UNOPS",
     "host uruguay, host paraguay, partner unops"),
    ("中国、泰国常驻联合国代表团将与世界粮食计划署共同举办边会", "host china, host thailand, host wfp"),
    ("中国、南非常驻联合国代表团与儿童基金会定于5月20日下午3时在第3会议室共同举办边会",
     "host china, host south-africa, host unicef"),
    ("El evento es organizado conjuntamente con las Misiones Permanentes de Bolivia y del Canadá",
     "co_host bolivia, co_host canada"),
    ("Norway and OCHA invite you to a side event.", "host norway, host ocha"),
    ("The Permanent Missions of Iceland and Mongolia are pleased to invite you to a panel discussion.",
     "host iceland, host mongolia"),
    ("It is with great pleasure that Oxfam, Mercy Corps and PAX along with the Permanent Observer Mission of "
     "the African "
     "Union to the UN and the Permanent Missions of Mexico and Nepal invite you to attend a side event.",
     "host oxfam, host mercy-corps, host pax, host african-union, host mexico, host nepal"),
    ("On behalf of the Permanent Missions of Iceland and Mongolia, I am pleased to invite you to the event.",
     "host iceland, host mongolia"),
    ("I have the honour to invite you to the side event “Names”, which the Permanent Missions of Lebanon, "
     "Japan and New "
     "Zealand will co-host.", "co_host lebanon, co_host japan, co_host new-zealand"),
    ("The Permanent Mission of the Republic of Singapore to the United Nations presents its compliments to "
     "all Permanent "
     "Missions and has the honour to inform them that it will host, together with the Permanent Missions of "
     "Barbados and "
     "Fiji, a side event.", "host singapore, co_host barbados, co_host fiji"),
    ("Against this background, the Kingdom of Sweden and the World Food Programme (WFP), together with "
     "co-sponsors Ethiopia "
     "and the Sudan, propose a dedicated side event.",
     "host sweden, host wfp, co_sponsor ethiopia, co_sponsor sudan"),
    ("Action Against Hunger and the Permanent Mission of Guyana will be co-hosting a side event during PoC Week:",
     "co_host action-against-hunger, co_host guyana"),
    ("The World Food Programme and Legal Action Worldwide (LAW) support the event.",
     "partner wfp, partner legal-action-worldwide"),
    ("Les Missions permanentes du Luxembourg, du Niger et des Philippines, conjointement avec l’UNICEF, ont "
     "le plaisir de vous "
     "convier à la manifestation parallèle", "host luxembourg, host niger, host philippines, host unicef"),
    ("La Mission permanente du Bénin présente ses compliments aux Missions permanentes et a l’honneur de les "
     "inviter à une "
     "réunion qu’elle organise conjointement avec la Suède ainsi qu’avec le Programme des Nations Unies pour "
     "le développement.",
     "host benin, co_host sweden, co_host undp"),
    ("La Misión Permanente de Chile saluda muy atentamente a las Misiones Permanentes y tiene el honor de "
     "invitarlas al evento "
     "paralelo.", "host chile"),
    ("Постоянные представительства Беларуси, Вьетнама и Монголии совместно с Детским фондом Организации "
     "Объединенных Наций "
     "(ЮНИСЕФ) приглашают Вас на параллельное мероприятие",
     "host belarus, host viet-nam, host mongolia, host unicef"),
    ("Постоянное представительство Армении при ООН имеет честь пригласить Вас на встречу", "host armenia"),
    ("تتشرف البعثة الدائمة لسلطنة عمان والبعثة الدائمة للمملكة المغربية بدعوتكم إلى حضور ندوة",
     "host oman, host morocco"),
    ("تدعوكم جمعية القلم الصغير ومنظمة الصحة العالمية، بدعم من سويسرا، إلى ندوة",
     "host جمعية القلم الصغير, host who, partner switzerland"),
    ("巴西、肯尼亚和新加坡常驻联合国代表团谨邀请您出席会外活动。", "host brazil, host kenya, host singapore"),
    ("Kindly find attached the invitation to a side event that the Permanent Mission of Slovenia is hosting "
     "with the ICRC and PAX.", "host slovenia, co_host icrc, co_host pax"),
    ("Norway's Permanent Mission and OCHA are hosting a side event on 20 May.", "host norway, host ocha"),
    ("The Mission of Qatar to the UN, jointly with the Qatar Red Crescent, is organizing an event on the "
     "margins of PoC Week.", "host qatar, co_host qatar-red-crescent"),
    ("The Swiss Mission and the Danish Refugee Council invite you to a breakfast discussion.",
     "host switzerland, host danish-refugee-council"),
    ("IPI, in partnership with the Permanent Missions of Finland and Namibia, is pleased to host a policy "
     "forum.", "host international-peace-institute, partner finland, partner namibia"),
    ("La Mission permanente de la France, en partenariat avec Action contre la Faim et le CICR, a l’honneur "
     "de vous inviter à une réunion.", "host france, partner action-against-hunger, partner icrc"),
    ("Las Misiones Permanentes de Chile y México, la OEA y el CICR tienen el honor de invitarle a la mesa "
     "redonda", "host chile, host mexico, host oas, host icrc"),
    ("El Gobierno de Colombia y ONU Mujeres le invitan al conversatorio.", "host colombia, host un-women"),
    ("Постоянное представительство Российской Федерации при ООН совместно с УКГВ приглашает на мероприятие",
     "host russian-federation, co_host ocha"),
    ("يسر البعثة الدائمة للجمهورية التونسية أن تدعوكم إلى حضور جلسة نقاش", "host tunisia"),
    ("中国常驻联合国代表团与联合国难民署将共同举办一场边会", "host china, host unhcr"),
    ("The Ambassador of Ireland requests the pleasure of your company at a side event", "host ireland"),
    ("H.E. Mr. Sam Example, Permanent Representative of Austria, and Ms. Robin Example, Director of PAX, have "
     "the honour to "
     "invite you to a panel discussion", "host austria, host pax"),
]  # fmt: skip
SILENT = [
    "Le Togo propose un petit déjeuner dès 8 heures.",
    "Noruega ofrece un desayuno a las 8.",
    "Norway is putting on sandwiches from noon.",
    "Jordan and Lebanon have hosted refugees for ten years.",
    "The refugees hosted by Kenya and Uganda cannot go home.",
    "This year the Week is organized by Switzerland, OCHA and CIVIC.",
    "Statements by Norway and Chad will follow.",
    "The Secretariat of the United Nations does not organize this event.",
    "Data collected by UNICEF and Save the Children show the opposite.",
    "Le Mali et le Niger ont signé l'accord.",
    "The event will be held at the Permanent Mission of Canada.",
    "El evento tendrá lugar en la Misión Permanente de Chile.",
    "Мероприятие состоится в Постоянном представительстве Норвегии.",
    "تعقد الندوة في مقر البعثة الدائمة لدولة قطر.",
    "活动将在巴西常驻联合国代表团举行。",
    "Opening remarks by the Permanent Representative of Norway",
    "The panel will be moderated by Oxfam.",
    "Lunch is kindly offered to all participants.",
    "Dear colleagues, please join us.",
    "The event builds on work by UNICEF, supported by Canada.",
    "The report was launched at an event hosted by Austria last year.",
    "Translation is made possible by the support of Switzerland.",
    "A reception hosted by Peru will follow.",
    "The Permanent Mission of Thailand avails itself of this opportunity to renew the assurances of its "
    "highest consideration.",
    "The event is organized by a group of students.",
    "Speakers from Norway and OCHA will discuss a report published by Oxfam.",
    "L’événement portera sur le Mali, le Niger et le Tchad.",
    "The event is open to all Member States, UN entities and civil society organizations.",
    "Norway, Chad and Peru have sponsored a resolution on this subject.",
    "Lunch sponsored by the Permanent Mission of Japan will be served.",
    "The webcast is provided by UN Web TV with the support of Qatar.",
    "A discussion on the situation in Sudan, South Sudan and Chad",
    "Параллельное мероприятие о положении в Судане и Йемене",
    "فعالية جانبية حول السودان واليمن",
    "会外活动：苏丹和也门的平民保护",
    "Evento sobre Colombia y Haití",
]  # fmt: skip
BACKGROUND = [
    ("In 2019 a panel discussion organized by Norway and OCHA came to the same result.", ""),
    ("Norway and Switzerland convene regular meetings of experts.", ""),
    ("The conference hosted by France adopted a declaration.", ""),
    ("The side event, organized by Norway and OCHA, asks why.", "host norway, host ocha"),
    ("This event is co-hosted by Chad and Peru.", "co_host chad, co_host peru"),
    ("Since 2017, Norway, Switzerland and OCHA have hosted a yearly meeting.", ""),
    (
        "The side event, hosted by Fiji and UNDRR with Oxfam, takes this further.",
        "host fiji, host undrr, co_host oxfam",
    ),
    (
        "The Governments of Ecuador and Italy, together with FAO and IFAD, will convene a high-level event on "
        "food.",
        "host ecuador, host italy, host fao, host ifad",
    ),
    ("Switzerland will convene an open debate of the Security Council.", ""),
    ("It draws on a study by UNICEF, funded by Sweden.", ""),
]


def told(text: str, is_narrative: bool = False) -> str:
    rows, _labels = read_prose(block_of(text), INDEX, is_narrative)
    rows.sort(key=lambda row: row.name.start)
    return ", ".join(f"{row.role} {key_of(row.name.organization) or row.name.text}" for row in rows)


@pytest.mark.parametrize(("text", "sponsors"), LED_BY)
def test_those_behind_a_phrase_have_its_role(text, sponsors):
    assert told(text) == sponsors


@pytest.mark.parametrize(("text", "sponsors"), INVITING)
def test_those_before_a_verb_are_its_subject(text, sponsors):
    assert told(text) == sponsors


@pytest.mark.parametrize("text", SILENT)
def test_an_organization_that_is_only_mentioned_is_no_sponsor(text):
    assert told(text) == ""


@pytest.mark.parametrize(("text", "sponsors"), BACKGROUND)
def test_in_background_text_only_this_event_counts(text, sponsors):
    assert told(text, is_narrative=True) == sponsors


def test_equals_who_invite_are_marked_and_a_single_lead_is_not():
    equals, _labels = read_prose(block_of("Chad, Fiji and Peru invite you to a side event."), INDEX, False)
    lead, _labels = read_prose(
        block_of("Chad, together with Fiji and Peru, invites you to a side event."), INDEX, False
    )

    assert [row.invites for row in equals] == [True, True, True]
    assert [(row.role, row.invites) for row in lead] == [
        ("host", False),
        ("co_host", False),
        ("co_host", False),
    ]
