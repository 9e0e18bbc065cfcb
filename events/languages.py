"""The texts of a record in the six languages: where they stand, and the record as it is told in one of them.

A record is a side event, or what a later app has to tell of one. What organisers type first is the original and
stands in the fields themselves, in the `original_language` of the record. Each text has besides one column for each
language, named as modeltranslation names them (`title_fr`). The models are not registered there, as organizations are:
then `title` would read, and write, another column in each language, and every save, version, copy and search would
depend on the language of whoever asks for it. Here the original is the same for all, and only what shows the record to
readers asks for it in a language: by `told`.
"""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname, build_localized_verbose_name

LANGUAGES = tuple(code for code, _label in settings.LANGUAGES)
Parts = Mapping[
    str, tuple[str, ...]
]  # names of texts by the name of their list in the record; "" is the record itself
# Those of a side event.
TRANSLATED: Parts = {
    "": ("title", "subtitle", "background", "audience", "catering"),
    "segments": ("title", "note"),
    "speakers": ("function",),
    "objectives": ("text",),
    "focus_areas": ("title", "text"),
    "expected_outputs": ("text",),
}
_IN_WORDS = {
    "en": _("(in English)"),
    "fr": _("(in French)"),
    "es": _("(in Spanish)"),
    "ru": _("(in Russian)"),
    "ar": _("(in Arabic)"),
    "zh-hans": _("(in Chinese)"),
}

Row = TypeVar("Row", bound=models.Model)


class OriginalText(str):
    """A text shown in the language that it was written in, since it is missing in the one asked for."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "OriginalText":
        original = super().__new__(cls, text)
        original.language = language
        return original

    def __reduce__(self) -> tuple[Any, ...]:  # for copies
        return OriginalText, (str(self), self.language)


def column(name: str, language: str) -> str:
    """Return the name of the field that holds a text in a language: "title_zh_hans"."""
    return str(build_localized_fieldname(name, language))


def columns(part: str, parts: Parts = TRANSLATED) -> list[str]:
    """Return the names of all such fields of a list of the record, of the record itself for ""."""
    return [column(name, language) for name in parts.get(part, ()) for language in LANGUAGES]


def add_columns(model: type[models.Model], names: Iterable[str]) -> None:
    """Give a model its texts in each language. Called once, when the models are defined."""
    for name in names:
        original: Any = model._meta.get_field(name)
        kind = models.CharField if original.get_internal_type() == "CharField" else models.TextField
        for language in LANGUAGES:
            field: Any = kind(
                build_localized_verbose_name(original.verbose_name, language),
                max_length=original.max_length,
                null=True,
                blank=True,
            )
            field.contribute_to_class(model, column(name, language))


def text_in(row: models.Model, name: str, language: str, original_language: str) -> str:
    """Return a text of the record in a language; where it is missing the original, which says in what it is."""
    text: str = getattr(row, name)
    if language == original_language or language not in LANGUAGES:
        return text
    version: str | None = getattr(row, column(name, language))
    return version or (OriginalText(text, original_language) if text else text)


def told_text(row: Any, name: str) -> str:
    """Return a text of a row that knows its `original_language`, such as a side event, in the active language.

    Where it is missing there, the original, as `text_in` does.
    """
    original: str = row.original_language
    return text_in(row, name, get_language() or original, original)


def like(text: str, source: str) -> str:
    """Return what was made of a text of the record, still marked with its language where that one was."""
    return OriginalText(text, source.language) if isinstance(source, OriginalText) else text


def told(record: Any, language: str | None, parts: Parts = TRANSLATED) -> Any:
    """Return a record with its texts in a language, for pages and papers. It is a copy that cannot be saved.

    Without a query: only the lists that were loaded are told, and no column that was left out is asked for.
    """
    original = record.original_language
    if language is None or language == original or language not in LANGUAGES:
        return record
    shown = _told_row(record, parts[""], language, original)
    loaded = getattr(record, "_prefetched_objects_cache", {})
    shown._prefetched_objects_cache = dict(loaded)
    for part, names in parts.items():
        if part in loaded:
            relation = record._meta.get_field(part)
            rows = relation.related_model._default_manager.all()
            rows._result_cache = [_told_row(row, names, language, original) for row in loaded[part]]
            for row in rows._result_cache:
                setattr(row, relation.field.name, shown)
            rows._prefetch_done = True
            shown._prefetched_objects_cache[part] = rows
    return shown


def _told_row(row: Row, names: Iterable[str], language: str, original: str) -> Row:
    shown = copy.copy(row)
    left_out = row.get_deferred_fields()
    for name in names:
        if name not in left_out:
            setattr(shown, name, text_in(row, name, language, original))
    shown.__dict__["save"] = _refuse_to_save
    return shown


def _refuse_to_save(*_args: object, **_options: object) -> NoReturn:
    raise TypeError("This is a record as it is told in one language: save the record itself.")


def language_words(language: str) -> str:
    """Return "(in English)" in the active language."""
    return str(_IN_WORDS[language])


def note_of(text: object) -> str:
    """Return "(in English)" for a text that is shown in its original language; nothing for any other."""
    return language_words(text.language) if isinstance(text, OriginalText) else ""
