"""What is served and when, in all languages; and meals that are not served at the event."""

import pytest

from agenda.reading.facts.agenda_lines import Segment
from agenda.reading.facts.meals import find_meal

from .written import page_of_text, said


def meal(text: str) -> tuple[str, str] | None:
    return said(find_meal(page_of_text(text))).get("catering")


MEALS = [
    # English
    ("A light lunch will be served at 12.45 p.m.", "light lunch", "12:45"),
    ("Light refreshments will be provided.", "Light refreshments", ""),
    ("Sandwiches and coffee will be available from 12.30 p.m.", "Sandwiches and coffee", "12:30"),
    ("The doors open at 1 p.m.; sandwiches will be offered outside from 12.50 p.m.", "sandwiches", "12:50"),
    ("A light lunch will be served before the event, which starts at 1.15 p.m.", "light lunch", ""),
    ("The event will be followed by a reception.", "reception", ""),
    ("A reception will follow at 6.30 p.m.", "reception", "18:30"),
    ("Lunch bags will be distributed.", "Lunch bags", ""),
    ("Tea, coffee and biscuits!", "Tea, coffee and biscuits", ""),
    ("Coffee and pastries will be ready from 8 a.m.", "Coffee and pastries", "08:00"),
    ("Catering: Light snacks", "Light snacks", ""),
    ("Provided: Coffee and rolls", "Coffee and rolls", ""),
    ("Lunch: 12.30 p.m.", "Lunch", "12:30"),
    ("Refreshments: from 2:45pm", "Refreshments", "14:45"),
    ("Food: yes, sandwiches + fruit.", "sandwiches + fruit", ""),
    ("Join us for a networking breakfast at 8.15 a.m.", "networking breakfast", "08:15"),
    ("Please enjoy a boxed lunch, courtesy of the Mission.", "boxed lunch", ""),
    # French
    ("Un déjeuner léger sera servi dès 12h45.", "déjeuner léger", "12:45"),
    ("Un verre de l'amitié clôturera la rencontre à 17 h.", "Un verre de l'amitié", "17:00"),
    ("L’événement sera suivi d’un apéritif.", "apéritif", ""),
    ("Petit-déjeuner offert à partir de 8h.", "Petit-déjeuner", "08:00"),
    ("Café et viennoiseries dès 9h.", "Café et viennoiseries", "09:00"),
    ("Rafraîchissements : à partir de 14 h 45", "Rafraîchissements", "14:45"),
    # Spanish
    ("Se ofrecerá un almuerzo a los participantes inscritos.", "almuerzo", ""),
    ("Habrá empanadas y vino chileno.", "empanadas y vino chileno", ""),
    ("Al término del acto, hacia las 14.45 horas, se ofrecerá un vino de honor.", "vino de honor", "14:45"),
    ("A las 12.30 horas se servirá un almuerzo ligero.", "almuerzo ligero", "12:30"),
    ("Refrigerio: café y galletas", "café y galletas", ""),
    # Arabic
    ("ويسبق الفعالية إفطار خفيف في الساعة 9:30 صباحا.", "إفطار خفيف", "09:30"),
    ("تقدم القهوة والحلوى.", "القهوة والحلوى", ""),
    ("ستقدم وجبة غداء خفيفة.", "وجبة غداء خفيفة", ""),
    ("الضيافة: شاي وقهوة", "شاي وقهوة", ""),
    # Russian
    ("Перед началом, с 9 ч. 30 мин., будет подан кофе.", "кофе", "09:30"),
    ("После встречи состоится фуршет.", "фуршет", ""),
    ("Обед: 12.30", "Обед", "12:30"),
    # Chinese
    ("上午9时30分起备有茶点。", "茶点", "09:30"),
    ("会后提供简易午餐和咖啡。", "简易午餐和咖啡", ""),
    ("餐饮：茶歇", "茶歇", ""),
]


MEALS += [
    ("Un buffet froid sera proposé dès 14 h 30.", "buffet froid", "14:30"),
    ("A light lunch will be served outside the room starting at 12:50 p.m.", "light lunch", "12:50"),
    ("A light breakfast is provided beginning at 8 a.m.", "light breakfast", "08:00"),
    ("Un cocktail déjeunatoire sera offert à l’issue de la rencontre.", "cocktail déjeunatoire", ""),
    ("Un vin d’honneur suivra dans le salon voisin.", "vin d’honneur", ""),
    ("El acto culminará con un vino de honor.", "vino de honor", ""),
    ("تختتم الجلسة بضيافة خفيفة.", "ضيافة خفيفة", ""),
    ("Встреча завершится фуршетом.", "фуршетом", ""),
    (
        "Wednesday 20 May 2026, 8:30 to 10:00 a.m. (coffee and pastries from 8:00 a.m.)",
        "coffee and pastries",
        "08:00",
    ),
    ("Mercredi 20 mai 2026, 13 h 15 (déjeuner léger à partir de 12 h 45)", "déjeuner léger", "12:45"),
    ("Miércoles 20 de mayo de 2026, 13.15 horas (refrigerio desde las 12.45 horas)", "refrigerio", "12:45"),
    ("Tea and coffee will be on hand.", "Tea and coffee", ""),
    ("Sandwiches are at hand from 12:45 p.m.", "Sandwiches", "12:45"),
    (
        "Food: A light lunch is served at the entrance at 1 pm. First come, first served.",
        "light lunch",
        "13:00",
    ),
]


@pytest.mark.parametrize(("text", "words", "time"), MEALS)
def test_a_meal_is_read(text, words, time):
    assert meal(text) == (words, time)


@pytest.mark.parametrize(
    "text",
    [
        "The panel will close with a word on bread.",
        "Children in the town have no breakfast and no water.",
        "Access to food and water will be discussed.",
        "Lunch will not be provided.",
        "No refreshments will be served.",
        "Food and drinks are not allowed in the room.",
        "The reception of refugees will be the subject of the first panel.",
        "Next event: Annual dinner, June 4, 6:30 PM",
        "Background\n\nLunch is served to four hundred children in the school.",
        "Delegates Dining Room",
        "Catering: none",
        "Le coût du café sera débattu par les producteurs.",
        "La recepción de los desplazados requiere recursos.",
        "Coffee farmers speak about mines.",
    ],
)
def test_other_words_are_no_meal(text):
    assert meal(text) is None


def segment(title: str, begins: int, ends: int | None = None) -> Segment:
    return Segment(begins, ends, title, ((0, 1),), 1)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (segment("Light lunch", 720), ("Light lunch", "12:00")),
        (segment("Coffee", 585, 600), ("Coffee", "09:45")),
        (segment("Lunch and registration", 600), ("Lunch and registration", "10:00")),
        (segment("Coffee break", 660, 675), None),
        (segment("Tea: a discussion", 660, 675), None),
        (segment("Closing remarks", 720), None),
    ],
)
def test_a_meal_with_which_the_agenda_begins_or_ends_counts(part, found):
    findings = find_meal(page_of_text("Agenda"), [part], ("10:00", "12:00"))

    assert said(findings).get("catering") == found


def test_a_meal_with_its_time_is_preferred():
    assert meal("A reception will follow.\n\nLunch will be served at 12.30 p.m.") == ("Lunch", "12:30")


@pytest.mark.parametrize(
    ("text", "window", "time"),
    [
        ("会前2时30分起备有茶点。", ("15:00", "16:30"), "14:30"),
        ("Coffee will be served from 12.30.", ("13:15", "14:45"), "12:30"),
        ("Tea will be served at 4:30.", ("15:00", "16:30"), "16:30"),
        ("Breakfast will be served at 8.15.", ("08:30", "09:45"), "08:15"),
    ],
)
def test_the_time_of_a_meal_lies_in_the_half_of_the_day_of_the_event(text, window, time):
    assert said(find_meal(page_of_text(text), [], window))["catering"][1] == time
