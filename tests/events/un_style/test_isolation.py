"""Names and addresses inside sentences of another direction, and the marks between them."""

import pytest
from django.template import Context, Template
from django.utils import translation

from events.un_style.isolation import isolated


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Côte d’Ivoire", "\u2068Côte d’Ivoire\u2069"),
        ("+1 212 555 0100", "\u2068+1 212 555 0100\u2069"),
        ("\u2068OCHA\u2069", "\u2068OCHA\u2069"),
        ("\u2068OCHA\u2069 و\u2068WFP\u2069", "\u2068\u2068OCHA\u2069 و\u2068WFP\u2069\u2069"),
        ("قطر", "قطر"),
        ("", ""),
    ],
)
def test_what_runs_from_left_to_right_is_isolated_in_arabic_once(text, shown):
    assert isolated(text, "ar") == shown


def test_nothing_is_put_around_a_name_in_a_language_from_left_to_right():
    assert [isolated("OCHA", language) for language in ("en", "fr", "es", "ru", "zh-hans")] == ["OCHA"] * 5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chair, Norway; “<bdi>A &amp; B</bdi>”: 1, 2"),
        ("fr", "Chair, Norway\u00a0; «\u00a0<bdi>A &amp; B</bdi>\u00a0»\u00a0: 1, 2"),
        ("zh-hans", "Chair，Norway；“<bdi>A &amp; B</bdi>”：1、2"),
        ("ar", "Chair، Norway؛ «<bdi>A &amp; B</bdi>»: \u20681\u2069، \u20682\u2069"),
    ],
)
def test_a_page_has_the_marks_of_its_language(language, text):
    shown = "Chair{% comma %}Norway{% semicolon %}{{ said|quoted }}{% colon %}{{ numbers|un_commas }}"
    with translation.override(language):
        assert (
            Template("{% load un_style %}" + shown).render(Context({"said": "A & B", "numbers": [1, 2]}))
            == text
        )
