"""Venue and address: under labels, in lines of the head and in sentences, in all languages."""

import pytest

from agenda.reading.facts.places import find_places

from .written import page_of_text, said


def place_in(text):
    found = said(find_places(page_of_text(text)))
    return found.get("venue"), found.get("address")


LABELLED = [
    ("Venue: Conference Room 4, UN Headquarters", "Conference Room 4, UN Headquarters", None),
    ("Venue: Conference Room E", "Conference Room E", None),
    ("Where: UNHQ, Conference Room E", "UNHQ, Conference Room E", None),
    ("Location: Scandinavia House, 58 Park Avenue, New York", "Scandinavia House", "58 Park Avenue, New York"),
    ("Place: IPI, 777 United Nations Plaza, 12th Floor (map)", "IPI", "777 United Nations Plaza, 12th Floor"),
    ("Venue: Mission of Example, 1 Dag Hammarskjold Plaza", "Mission of Example", "1 Dag Hammarskjold Plaza"),
    ("Venue: Trusteeship Council Chamber and online via Zoom", "Trusteeship Council Chamber", None),
    ("Venue: Hybrid - Conference Room 9 and MS Teams", "Conference Room 9", None),
    ("Venue: Room XX, Palais des Nations, Geneva (tbc)", "Room XX, Palais des Nations, Geneva", None),
    ("Venue: The Orange Garden Café, 605 Third Avenue, 4th floor, New York, NY 10158",
     "Orange Garden Café", "605 Third Avenue, 4th floor, New York, NY 10158"),
    ("Lieu : Salle de conférence 6, Siège de l’ONU, New York", "Salle de conférence 6, Siège de l’ONU, New York", None),
    ("Lieu : Maison de la paix, chemin Eugène-Exemple 2, 1202 Genève", "Maison de la paix",
     "chemin Eugène-Exemple 2, 1202 Genève"),
    ("Lieu : Espace Modèle, 12 rue de l'Exemple, Genève", "Espace Modèle", "12 rue de l'Exemple, Genève"),
    ("Lugar: Sala de Conferencias 7, Sede de las Naciones Unidas",
     "Sala de Conferencias 7, Sede de las Naciones Unidas", None),
    ("Lugar: Casa Ejemplo, calle Mayor 12, Madrid", "Casa Ejemplo", "calle Mayor 12, Madrid"),
    ("Sede: Consulado General de Ejemplo, 866 United Nations Plaza, piso 6, Nueva York", "Consulado General de Ejemplo",
     "866 United Nations Plaza, piso 6, Nueva York"),
    ("Lugar: Sala de Conferencias 12, Sede de la ONU (modalidad híbrida; enlace tras la inscripción)",
     "Sala de Conferencias 12, Sede de la ONU", None),
    ("المكان: قاعة المؤتمرات ٤، مقر الأمم المتحدة", "قاعة المؤتمرات ٤، مقر الأمم المتحدة", None),
    ("المكان: قاعة المكتبة، شارع المثال، بيروت", "قاعة المكتبة", "شارع المثال، بيروت"),
    ("Место: зал заседаний 5, Центральные учреждения ООН", "зал заседаний 5, Центральные учреждения ООН", None),
    ("Место проведения: Дом образца, ул. Примерная, 5", "Дом образца", "ул. Примерная, 5"),
    ("地点：纽约联合国总部第2会议室", "纽约联合国总部第2会议室", None),
    ("Place: Mission of Example, 305 E 47th St, Unit 6B", "Mission of Example", "305 E 47th St, Unit 6B"),
    ("Place: Sample House, 12 Main Street, Apt. 4, New York", "Sample House", "12 Main Street, Apt. 4, New York"),
    ("Venue: Sample House, 777 UN Plaza (44th St & 1st Ave), 2nd floor, or online (Zoom)", "Sample House",
     "777 UN Plaza (44th St & 1st Ave), 2nd floor"),
    ("Venue: Sample Center, 556 Fifth Avenue (between 45th and 46th), 4th floor", "Sample Center",
     "556 Fifth Avenue (between 45th and 46th), 4th floor"),
    ("Venue: Conf Rm D, UNHQ", "Conf Rm D, UNHQ", None),
    ("Venue: Conference Room 1, UNHQ + livestream on UN Web TV", "Conference Room 1, UNHQ", None),
    ("Venue: Conference Room 1 and webcast live on UN Web TV", "Conference Room 1", None),
    ("Venue: Conference Room 9 (to be confirmed)", "Conference Room 9", None),
    ("Venue: Conference Room 9, UNHQ [the mission to confirm]", "Conference Room 9, UNHQ", None),
    ("Lieu : Salle 3, Siège de l’ONU (sous réserve de confirmation)", "Salle 3, Siège de l’ONU", None),
    ("Lieu : Salle XXII, bâtiment E, Palais des Nations", "Salle XXII, bâtiment E, Palais des Nations", None),
    ("Lugar: Sala XX, edificio E, Palacio de las Naciones", "Sala XX, edificio E, Palacio de las Naciones", None),
    ("Lugar: Misión de Ejemplo (866 UN Plaza, suite 322)", "Misión de Ejemplo", "866 UN Plaza, suite 322"),
    ("المكان: مقر البعثة الدائمة للأردن، الطابق 4", "مقر البعثة الدائمة للأردن، الطابق 4", None),
    ("地点：中国常驻联合国代表团（东35街350号）", "中国常驻联合国代表团", "东35街350号"),
    ("Event venue: Conf. Room 11 (CB) / hybrid", "Conf. Room 11 (CB)", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "venue", "address"), LABELLED)
def test_a_place_under_its_label(text, venue, address):
    assert place_in(f"Concept note\n\nSample title of an event\n\n{text}") == (venue, address)


IN_LINES = [
    ("21 May 2026 | 1.15–2.45 p.m. | Conference Room 8", "Conference Room 8", None),
    ("Wednesday, 20 May 2026, 1.15–2.45 p.m., Conference Room 8, UNHQ", "Conference Room 8, UNHQ", None),
    ("Wednesday, 20 May 2026\nConference Room 8, United Nations Headquarters, New York",
     "Conference Room 8, United Nations Headquarters, New York", None),
    ("3:00 - 4:45pm EDT | Mission of Germany, 871 UN Plaza", "Mission of Germany", "871 UN Plaza"),
    ("Thursday, 21 May 2026, 3 p.m.\nPermanent Mission of Example\n19 East 47th Street, New York",
     "Permanent Mission of Example", "19 East 47th Street, New York"),
    ("Thursday, 21 May 2026, 3 p.m.\nThe Sample Club\n15 West 43rd Street, New York", "Sample Club",
     "15 West 43rd Street, New York"),
    ("11 Mar, 01:15 PM - 02:30 PM\nChurch Center for the United Nations, 2nd floor\n777 UN Plaza",
     "Church Center for the United Nations, 2nd floor", "777 UN Plaza"),
    ("10 July 2026, 8:30-10 EST\nChurch Center for the United Nations, New York, and on Webex",
     "Church Center for the United Nations, New York", None),
    ("Tuesday, May 19, 6-8pm\nThe Sample Bookstore, 52 Prince St., NYC", "Sample Bookstore", "52 Prince St., NYC"),
    ("21 May 2026, 1 p.m.\nPalais des Nations, Room XXVII, Building E", "Palais des Nations, Room XXVII, Building E",
     None),
    ("le 20 mai 2026 de 13h15 à 14h45\nSalle de conférence 12\nSiège de l'ONU, New York",
     "Salle de conférence 12, Siège de l'ONU, New York", None),
    ("Tuesday, 19 May 2026\nNoon - 1:15 pm\nSample Institute for International Studies, 365 Fifth Avenue, Room 5203",
     "Sample Institute for International Studies", "365 Fifth Avenue, Room 5203"),
    ("Mardi 19 mai 2026, 10h-11h30\nSalle du Conseil économique et social (ECOSOC), Siège des Nations Unies",
     "Salle du Conseil économique et social (ECOSOC), Siège des Nations Unies", None),
    ("jeudi 21 mai 2026, 15h\nPalais des Nations, salle XVIII", "Palais des Nations, salle XVIII", None),
    ("Jeudi 21 mai 2026 de 15h à 17h, Salle 4 du bâtiment des conférences", "Salle 4 du bâtiment des conférences",
     None),
    ("Jueves 11 de junio de 2026, de 10 a 18.00 horas\nPalacio de las Naciones, Ginebra, Sala XXII",
     "Palacio de las Naciones, Ginebra, Sala XXII", None),
    ("الخميس 21 أيار/مايو 2026\nفي القاعة 11 بمقر الأمم المتحدة", "القاعة 11 بمقر الأمم المتحدة", None),
    ("21 мая 2026 г., 10.00\nзал Экономического и Социального Совета, Нью-Йорк",
     "зал Экономического и Социального Совета, Нью-Йорк", None),
    ("2026年5月21日 10:00\n日内瓦万国宫第十九会议室", "日内瓦万国宫第十九会议室", None),
    ("le mardi 30 juin 2026, de 12h00 à 13h00,\nSalle XXII, bâtiment E, Palais des Nations",
     "Salle XXII, bâtiment E, Palais des Nations", None),
    ("12 июня 2026 года, 10.00 – 11.30\nВена, дворец Хофбург, зал «Образец»",
     "Вена, дворец Хофбург, зал «Образец»", None),
    ("Tuesday, 19 May 2026, 3 p.m.\nGeneva, Palais des Nations, Room XX", "Geneva, Palais des Nations, Room XX", None),
    ("on Friday, 22 May 2026 at 1.15 p.m.\nat the Residence, 1 Beekman Place, Apt. 12B", "Residence",
     "1 Beekman Place, Apt. 12B"),
    ("19 mai 2026 | 10h – 11h30 | Salle E (bâtiment des conférences)", "Salle E (bâtiment des conférences)", None),
    ("We hope that you can join us for the launch of the atlas of wells | 20 May 2026 | 3 p.m. | Mission of Example",
     "Mission of Example", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "venue", "address"), IN_LINES)
def test_a_place_in_a_line_of_the_head(text, venue, address):
    assert place_in(f"The Road to the Sample Well\n\n{text}\n\nBackground\nA text.") == (venue, address)


IN_SENTENCES = [
    ("The event will be held in-person at the Mission of the Kingdom of Example in New York and online via Zoom.",
     "Mission of the Kingdom of Example", None),
    ("The event will take place on 14 July 2026 in Conference Room 11 of the General Assembly Building. It will "
     "be long.",
     "Conference Room 11 of the General Assembly Building", None),
    ("It takes place in the Trusteeship Council Chamber, at which Sam Example will speak.",
     "Trusteeship Council Chamber", None),
    ("You may join us at the Permanent Mission of Ireland, 885 Second Avenue, 19th floor, or follow online on Teams.",
     "Permanent Mission of Ireland", "885 Second Avenue, 19th floor"),
    ("We invite you to a breakfast on Friday, 22 May 2026 at Conference Room F at UN Headquarters.",
     "Conference Room F at UN Headquarters", None),
    ("The launch will be held at the Yale Club, 50 Vanderbilt Avenue, New York.", "Yale Club",
     "50 Vanderbilt Avenue, New York"),
    ("It will take place on Wednesday 20 May from 1.15 to 2.45 p.m. in Conference Room B. One can also connect "
     "by video.",
     "Conference Room B", None),
    ("La manifestation se tiendra le 22 mai 2026 de 10 heures à 11 h 30 à la Salle de conférence 3.",
     "Salle de conférence 3", None),
    ("Elle aura lieu le mercredi 20 mai à 9h30, en ligne sur Zoom et au bureau du NRC, 708 Third Avenue.",
     "bureau du NRC",
     "708 Third Avenue"),
    ("La rencontre se déroulera au Siège de l'ONU, salle C.", "Siège de l'ONU, salle C", None),
    ("El evento se celebrará el miércoles 20 de mayo en la Sala del Consejo de Seguridad, en el marco de la Semana.",
     "Sala del Consejo de Seguridad", None),
    ("El acto tendrá lugar en la Misión Permanente de Ejemplo, 600 Third Avenue.", "Misión Permanente de Ejemplo",
     "600 Third Avenue"),
    ("تعقد الندوة يوم الجمعة 5 حزيران/يونيو 2026 في قاعة المكتبة الوطنية، شارع سبيرز، بيروت.", "قاعة المكتبة الوطنية",
     "شارع سبيرز، بيروت"),
    ("ستعقد الفعالية حضوريا في البعثة الدائمة لليبيا، 309 شارع 48 الشرقي، نيويورك", "البعثة الدائمة لليبيا",
     "309 شارع 48 الشرقي، نيويورك"),
    ("Мероприятие состоится 21 мая 2026 г. в 10.00 в зале заседаний 4.", "зале заседаний 4", None),
    ("Встреча пройдет в Постоянном представительстве Примера.", "Постоянном представительстве Примера", None),
    ("活动将于2026年5月21日上午10时在巴西常驻联合国代表团（第三大道747号9层）举行，并通过Zoom在线进行。",
     "巴西常驻联合国代表团", "第三大道747号9层"),
    ("挪威常驻联合国代表团谨邀请阁下出席将于2026年5月19日上午10时在联合国总部第5会议室举行的边会。",
     "联合国总部第5会议室", None),
    ("The event has been moved from Conference Room 5 to Conference Room 8.", "Conference Room 8", None),
    ("会议定于2026年5月21日在联合国总部第4会议室举行。", "联合国总部第4会议室", None),
    ("La table ronde aura lieu le 19 mai 2026 à 10h dans les locaux de la Mission permanente de la Belgique "
     "(885 Second Avenue, 41e étage, New York).", "Mission permanente de la Belgique",
     "885 Second Avenue, 41e étage, New York"),
    ("El evento se celebrará el 19 de mayo de 2026 en la sede de nuestra Misión (866 UN Plaza, suite 322).",
     "sede de nuestra Misión", "866 UN Plaza, suite 322"),
    ("It will be held on 20 May 2026 at 3 p.m. in the premises of the Permanent Mission of Malta, "
     "249 East 35th Street.",
     "Permanent Mission of Malta", "249 East 35th Street"),
    ("La Mission permanente du Sénégal saisit l'occasion pour organiser, le jeudi 21 mai 2026, de 13h15 à 14h30, en "
     "salle de conférence 6, un événement sur le thème : « Protéger ».", "salle de conférence 6", None),
    ("The Permanent Mission of Malta avails itself of this occasion to propose, on 21 May 2026 at 3 p.m. in Conference "
     "Room 6, a discussion on care.", "Conference Room 6", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "venue", "address"), IN_SENTENCES)
def test_a_place_in_a_sentence(text, venue, address):
    assert place_in(f"Dear colleagues,\n\n{text}\n\nKind regards,") == (venue, address)


NONE = [
    "Venue: TBC",
    "Venue: to be confirmed",
    "Where: Google Meet - https://example.org/meet",
    "Lieu : en ligne, par Zoom",
    "المكان: عبر منصة Zoom",
    "Location: Online",
    "Hosted by the Permanent Mission of Example and the Sample Institute",
    "The Permanent Mission of Example presents its compliments to all Permanent Missions.",
    "Fighting in the main room of the house was reported on 3 May 2026.",
    "A patrol leaves its base 40 times a week.",
    "The text was negotiated at length in many rooms.",
    "Nueva sala por confirmar",
    "Room to be confirmed",
]


@pytest.mark.parametrize(
    "text",
    [
        "Venue: Conference Room 9 (tbc)",
        "Venue: to be confirmed",
        "Lieu : Salle 3 (sous réserve de confirmation)",
        "Lugar: Sala 3 (por confirmar)",
        "المكان: القاعة 3 (يؤكد لاحقا)",
        "地点：第3会议室（待定）",
    ],
)
def test_a_place_that_is_still_to_be_confirmed_is_doubted(text):
    found = find_places(page_of_text(f"Concept note\n\nSample title of an event\n\n{text}"))

    assert [(doubt.field, doubt.code) for doubt in found.doubts] == [("venue", "to_be_confirmed")]


def test_the_street_of_a_letterhead_is_not_that_of_the_event():
    letterhead = "Permanent Mission of Example\n500 Fifth Avenue, New York, N.Y. 10110\nTel. 212 555 0190"

    assert place_in(f"{letterhead}\n\nDate: 19 May 2026\nVenue: Conference Room 7") == (
        "Conference Room 7",
        None,
    )


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_place(text):
    assert place_in(f"The Road to the Well\n\n{text}") == (None, None)


def test_the_room_that_was_announced_first_is_not_the_venue():
    text = "El evento se celebrará el 20 de mayo de 2026 en la Sala de Conferencias B (antes: en la Sala de "
    "Conferencias 9)."

    assert place_in(text) == ("Sala de Conferencias B", None)


def test_room_and_building_on_lines_of_their_own_are_one_venue():
    assert place_in("Title: A\nVenue:\nConference Room 4\nUN Headquarters\n\nBackground\nA text.")[0] in (
        "Conference Room 4, UN Headquarters",
        "Conference Room 4",
    )


@pytest.mark.parametrize(
    ("line", "venue", "address"),
    [
        ("Riverview Room, Millennium Example, One UN Plaza", "Riverview Room, Millennium Example", "One UN Plaza"),
        ("Room 2, Sample Towers, 5 Main Street", "Room 2, Sample Towers", "5 Main Street"),
        ("Ford Foundation Center for Social Justice, Room 210, 320 East 43rd Street, New York",
         "Ford Foundation Center for Social Justice, Room 210", "320 East 43rd Street, New York"),
    ],
)  # fmt: skip
def test_a_building_between_room_and_street_belongs_to_the_venue(line, venue, address):
    assert place_in(f"A Title of an Event\n\nWednesday, 20 May 2026\n\n{line}") == (venue, address)
