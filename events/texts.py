"""The texts of a record in one further language: what there is beside each original, and how it is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.text import capfirst

from .actors import Actor
from .languages import LANGUAGES, TRANSLATED, Parts, column
from .models import SideEvent
from .services import record
from .templatetags.rich_text import has_text, rich_text


@dataclass(frozen=True)
class Text:
    """One text of the record, with its version in the language asked for ("" where there is none)."""

    key: str  # "title", or "objectives:7:text" with the primary key of the row
    group: str  # "Agenda", "" for the record itself
    label: str
    original: str
    version: str
    row: Any
    field: Any  # that of the original
    column: str

    @property
    def is_rich(self) -> bool:
        return self.key == "background"


def languages_for(record: Any) -> list[str]:
    """Return the languages in which the record can have texts beside the original."""
    return [language for language in LANGUAGES if language != record.original_language]


def texts_of(record: Any, language: str, parts: Parts = TRANSLATED) -> list[Text]:
    """Return every text that the record has, and every version, in the order of the record.

    Without a query for a record loaded `with_everything`.
    """
    found: list[Text] = []
    for part, names in parts.items():
        for row in getattr(record, part).all() if part else [record]:
            found += _of_row(row, part, names, language)
    return found


def _of_row(row: models.Model, part: str, names: tuple[str, ...], language: str) -> Iterator[Text]:
    group = capfirst(str(row._meta.verbose_name_plural)) if part else ""
    for name in names:
        field: Any = row._meta.get_field(name)
        original, version = getattr(row, name), getattr(row, column(name, language)) or ""
        if original or version:
            key = f"{part}:{row.pk}:{name}" if part else name
            label = capfirst(str(field.verbose_name))
            yield Text(key, group, label, original, version, row, field, column(name, language))


@transaction.atomic
def store_texts(*, side_event: SideEvent, language: str, texts: Mapping[str, str], by: Actor) -> int:
    """Store texts of a side event in a language as one version of the record; return how many are new."""
    event = SideEvent.objects.with_everything().get(pk=side_event.pk)
    count = save_texts(texts_of(event, language), texts)
    if count:
        record(side_event=side_event, by=by)
    return count


def save_texts(found: list[Text], texts: Mapping[str, str]) -> int:
    """Save the texts found in a record as they are given by their keys (see `Text`); return how many are new.

    An empty one goes, so that the original is shown again. What belongs to rows that are gone is passed by.
    """
    changed: dict[Any, list[str]] = {}
    for text in found:
        if text.key in texts and (new := _clean(text, texts[text.key])) != text.version:
            setattr(text.row, text.column, new or None)
            changed.setdefault(text.row, []).append(text.column)
    for row, names in changed.items():
        row.save(update_fields=names)
    return sum(map(len, changed.values()))


def _clean(text: Text, typed: str) -> str:
    if text.is_rich:
        return str(rich_text(typed)) if has_text(typed) else ""
    return typed.strip()
