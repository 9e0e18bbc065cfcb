"""States after "of", as the name of a mission needs them: "of the Netherlands", "de la Norvège", "del Perú".

Which of "de", "du", "de la", "des" and so on stands before a State's name in French and in Spanish is in
data/of_states.csv, as documents of the United Nations write it.
"""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..models import Organization
from . import formats
from .isolation import isolated

FILE = Path(__file__).parents[1] / "data" / "of_states.csv"
LANGUAGES = ("fr", "es")


def with_article(organization: Organization) -> str:
    """Return the name as in a sentence: "the Netherlands". Only English names carry their article."""
    if organization.article and formats.notation().locale == "en_GB":
        return f"{organization.article} {organization.name}"
    return organization.name


def of_states(states: Iterable[Organization]) -> str:
    """Return the States joined by "and" as they follow "mission" in the active language.

    English "of Norway and the Netherlands", French "de la Norvège et des Pays-Bas", Spanish "de Noruega y de los
    Países Bajos"; the bare names, in the nominative, where the language has no such word.
    """
    language = formats.notation().locale
    if language in LANGUAGES:
        return formats.list_text([f"{_word(state, language)}{state.name}" for state in states])
    names = formats.list_text([isolated(with_article(state)) for state in states])
    return f"of {names}" if language == "en_GB" else names


def _word(state: Organization, language: str) -> str:
    """Return the word before the name, with its space; a State that came not with the software has the plain one."""
    word = _words().get(state.key or "", {}).get(language, "de")
    return word if word.endswith("’") else f"{word} "


@cache
def _words() -> dict[str, dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: {language: row[language] for language in LANGUAGES} for row in csv.DictReader(file)
        }
