"""States after "of" in the languages that need a word there."""

import csv

import pytest
from django.utils import translation

from events import organization_data
from events.models import Organization
from events.un_style.protocol import missions_text
from events.un_style.state_names import FILE, of_states

STATES = ("member_state", "observer_state")
WORDS = {
    "fr": {"de", "d’", "du", "de la", "de l’", "des"},
    "es": {"de", "del", "de la", "de los", "de las"},
}


def states(*keys: str) -> list[Organization]:
    rows = {row["key"]: row for row in organization_data.rows()}
    return [Organization(**rows[key]) for key in keys]


def test_every_state_has_its_word_in_french_and_spanish():
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["key"] for row in rows] == [
        row["key"] for row in organization_data.rows() if row["kind"] in STATES
    ]
    assert {language: {row[language] for row in rows} for language in WORDS} == WORDS


def test_french_words_end_in_an_apostrophe_before_vowels_alone():
    names = {row["key"]: row["name_fr"] for row in organization_data.rows()}
    with FILE.open(encoding="utf-8", newline="") as file:
        elided = {names[row["key"]][0] for row in csv.DictReader(file) if row["fr"].endswith("’")}
    assert elided <= set("AEIOUHÉÎ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "of Norway, Qatar, Peru, the Philippines, Austria and Cuba"),
        ("fr", "de la Norvège, du Qatar, du Pérou, des Philippines, de l’Autriche et de Cuba"),
        ("es", "de Noruega, de Qatar, del Perú, de Filipinas, de Austria y de Cuba"),
        ("ru", "Норвегия, Катар, Перу, Филиппины, Австрия и Куба"),
    ],
)
def test_states_are_joined_with_the_word_that_each_takes(language, text):
    with translation.override(language):
        assert of_states(states("norway", "qatar", "peru", "philippines", "austria", "cuba")) == text


def test_a_state_that_did_not_come_with_the_software_takes_the_plain_word():
    with translation.override("es"):
        assert of_states([Organization(kind="member_state", name_es="Ruritania")]) == "de Ruritania"


def test_a_mission_is_named_with_the_article_in_english():
    assert (
        missions_text(states("netherlands")) == "Permanent Mission of the Netherlands to the United Nations"
    )
