"""Everything that the site says is there in six languages, with all plural forms, and can be put together."""

import re

import pytest
from babel.messages.catalog import Catalog
from django.utils.translation import to_locale

from pocweek.catalogues import LANGUAGES, catalogue_of, path_of, source_messages, untranslated, update

TAG = re.compile(r"</?\w+[^>]*>")
# Letters that the text of a language has and English has not
OWN_LETTERS = {"ru": "[а-яё]", "ar": "[\u0621-\u064a]", "zh-hans": "[\u4e00-\u9fff]"}


@pytest.fixture(scope="module")
def source() -> Catalog:
    return source_messages()


def texts(value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_source_is_translated(source, language):
    catalogue = catalogue_of(language)

    missing = [
        message.id for message in source if message.id and catalogue.get(message.id, message.context) is None
    ]
    assert missing == []
    assert [message.id for message in untranslated(catalogue)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_kept_for_what_the_site_no_longer_says(source, language):
    gone = [m.id for m in catalogue_of(language) if m.id and source.get(m.id, m.context) is None]
    assert gone == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_in_and_what_is_marked_up_is_the_same_in_the_translation(language):
    wrong = [
        (message.id, [str(problem) for problem in problems])
        for message, problems in catalogue_of(language).check()
    ]
    assert wrong == []
    for message in catalogue_of(language):
        if message.id:
            asked = sorted(TAG.findall(texts(message.id)[-1]))
            assert all(sorted(TAG.findall(text)) == asked for text in texts(message.string)), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_as_many_plural_forms_as_the_language_has(language):
    forms = {"fr": 2, "es": 2, "ru": 3, "ar": 6, "zh-hans": 1}[language]

    plurals = [m for m in catalogue_of(language) if isinstance(m.id, tuple)]
    assert plurals
    assert {len(texts(message.string)) for message in plurals} == {forms}


def test_a_new_message_comes_in_without_a_translation_and_one_that_is_gone_leaves(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    update("fr", catalogue_with("Seats", "Waiting list"))
    translated = catalogue_of("fr")
    translated["Seats"].string = "Places"
    update_with(translated, tmp_path)

    update("fr", catalogue_with("Seats", "Speakers"))

    assert {message.id: message.string for message in catalogue_of("fr") if message.id} == {
        "Seats": "Places",
        "Speakers": "",
    }
    assert [message.id for message in untranslated(catalogue_of("fr"))] == ["Speakers"]


def catalogue_with(*messages: str) -> Catalog:
    found = Catalog()
    for message in messages:
        found.add(message, locations=[("events/models.py", 1)])
    return found


def update_with(catalogue: Catalog, folder) -> None:
    from babel.messages.pofile import write_po

    with path_of("fr").open("wb") as out:
        write_po(out, catalogue)
    assert path_of("fr") == folder / to_locale("fr") / "LC_MESSAGES" / "django.po"
