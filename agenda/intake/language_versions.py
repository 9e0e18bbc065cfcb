"""A document in another language than its side event: which text of the record each of its texts is, and storing them.

No words can be compared across languages, so rows are known by their time, their name, or their place in the list.
The original stands beside each, and only what a person ticks is stored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from events.actors import Actor
from events.models import SideEvent
from events.texts import Text, store_texts, texts_of

from ..models import ReadDocument
from ..reading.reading import Reading
from ..reading.saving import fitting
from .changes import ChangedMeanwhile
from .comparison import Change, Word
from .facts import local, plain_paragraphs
from .services import finish


@dataclass(frozen=True)
class LanguageVersion(Change):
    """A text of the document for one of the record: `now` is what the page shows at present. No word is compared."""

    @property
    def now_words(self) -> list[Word]:
        return [Word(self.now)]

    @property
    def then_words(self) -> list[Word]:
        return [Word(self.then)]


def language_versions(event: SideEvent, reading: Reading, language: str) -> list[LanguageVersion]:
    """Return the texts that the document can give the record in a language, in the order of the record.

    Without a query for a side event loaded `with_everything`.
    """
    said = dict(_said(event, local(reading, event)))
    found = []
    for text in texts_of(event, language):
        value = said.get(text.key, "")
        if value and value != text.version:
            label, now = text.group or text.label, text.version or text.original
            found.append(LanguageVersion(text.key, label, _shown(text, now), _shown(text, value), value))
    return found


def _shown(text: Text, value: str) -> str:
    return plain_paragraphs(value) if text.is_rich else value


def _said(event: SideEvent, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield key and text for each text of the record that the document has in its language."""
    for name in ("title", "subtitle", "audience"):
        yield name, fitting(getattr(reading, name), SideEvent, name)
    if reading.catering:
        yield "catering", fitting(reading.catering.text, SideEvent, "catering")
    yield "background", "".join(f"<p>{escape(text)}</p>" for text in reading.background.split("\n\n") if text)
    for row, segment in _by(_minutes, event.segments.all(), _clock, reading.segments):
        yield from _row("segments", row, title=segment.title, note=segment.note)
    for row, speaker in _by(_name, event.speakers.all(), _name, reading.speakers):
        yield from _row("speakers", row, function=speaker.function)
    for part in ("objectives", "expected_outputs"):
        for row, text in zip(getattr(event, part).all(), getattr(reading, part), strict=False):
            yield from _row(part, row, text=text)
    for row, area in zip(event.focus_areas.all(), reading.focus_areas, strict=False):
        yield from _row("focus_areas", row, title=area.title, text=area.text)


def _row(part: str, row: Any, **texts: str) -> Iterator[tuple[str, str]]:
    for name, text in texts.items():
        yield f"{part}:{row.pk}:{name}", fitting(text, type(row), name)


def _by(key_of_row: Any, rows: Any, key_of_read: Any, read: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the rows of the record with what was read: by what names them where all have it, else by their place."""
    rows = list(rows)
    known = {key_of_read(entry): entry for entry in read}
    keys = [key_of_row(row) for row in rows]
    if all(keys) and all(known) and len(known) == len(read) and len({*keys}) == len(keys):
        yield from ((row, known[key]) for row, key in zip(rows, keys, strict=True) if key in known)
    elif len(rows) == len(read):
        yield from zip(rows, read, strict=True)


def _minutes(row: Any) -> str:
    return f"{row.starts_at:%H:%M}" if row.starts_at else ""


def _clock(segment: Any) -> str:
    return segment.start or ""


def _name(person: Any) -> str:
    return str(person.name).casefold()


@transaction.atomic
def store_versions(
    *,
    document: ReadDocument,
    chosen: Sequence[LanguageVersion],
    seen_revision: int,
    by: Actor,
) -> None:
    """Store the chosen texts in the language of the document, as one version of its side event.

    Raises `ChangedMeanwhile` where the record is no longer the one that was shown. Nothing is written then.
    """
    event = SideEvent.objects.select_for_update().get(read_documents=document.pk)
    if event.revision != seen_revision:
        raise ChangedMeanwhile(
            _(
                "Somebody saved this side event while you compared. Nothing was changed. This compares it anew."
            )
        )
    texts = {version.key: version.value for version in chosen}
    store_texts(side_event=event, language=document.language, texts=texts, by=by)
    finish(document=document, side_event=event)
