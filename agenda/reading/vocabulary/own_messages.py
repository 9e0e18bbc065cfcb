"""What our own concept notes call things: the messages of `agenda.documents`, in every language of the catalogues.

A row names the message as the writer has it; its translations are read from the compiled catalogues that the writer
uses, so that a changed translation changes both sides. No row here is typed in another language.
"""

import gettext
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ..characters import MARKS, clean, words_of

_CATALOGUES = Path(__file__).resolve().parents[3] / "locale"
_NUMBERS = (0, 1, 2, 3, 5, 11, 100)  # one for each form of the plural in the languages that we write

Message = str | tuple[str, str]  # or its singular and plural

KIND = {"document": "Concept note"}
HEADINGS = {
    "background": "Background and rationale",
    "objectives": "Objectives",
    "format": "Format",
    "focus_areas": "Key thematic focus areas",
    "speakers": "Speakers",
    "expected_outputs": "Expected outputs",
    "rsvp": "RSVP and contact",
    "contact": "Contact",
}
FACTS: dict[str, Message] = {
    "date": "Date",
    "time": "Time",
    "venue": "Venue",
    "address": "Address",
    "platform": "Online platform",
    "hosts": "Presented by",
    "co_sponsors": ("Co-sponsor", "Co-sponsors"),
    "partners": ("Partner", "Partners"),
    "duration": "Duration",
    "format": "Attendance",
    "languages": ("Language", "Languages"),
    "catering": "Provided",
    "audience": "Open to",
    "contact": "Focal point",
    "post": "Function",
    "email": "E-mail",
    "phone": "Telephone",
}
COLUMNS = {
    "time": "Time",
    "segment": "Segment",
    "role": "Part",
    "name": "Name",
    "function": "Function",
    "affiliation": "Organization",
}
PARTS = {
    "master_of_ceremonies": "Master of ceremonies",
    "chair": "Chair",
    "moderator": "Moderator",
    "opening": "Opening remarks",
    "keynote": "Keynote",
    "statement": "Statement",
    "panellist": "Panellist",
    "discussant": "Discussant",
    "testimony": "Testimony",
    "floor": "Intervention from the floor",
    "closing": "Closing remarks",
    "rapporteur": "Rapporteur",
}
MODES = {"hybrid": "In person and online", "in_person": "In person", "online": "Online"}
OPEN = {"open": "To be announced"}
MEAL_FROM = "%(what)s from %(time)s"
CONDITIONS = {
    "invitation_only": "Attendance is by invitation only.",
    "transferable": "The invitation is transferable.",
    "limited_places": "Places are limited.",
}
LANGUAGE_NOTES = {
    "en": "(in English)",
    "fr": "(in French)",
    "es": "(in Spanish)",
    "ru": "(in Russian)",
    "ar": "(in Arabic)",
    "zh-hans": "(in Chinese)",
}
_GROUPS: tuple[Mapping[str, Message], ...] = (
    KIND, HEADINGS, FACTS, COLUMNS, PARTS, MODES, OPEN, CONDITIONS, LANGUAGE_NOTES,
    {"meal": MEAL_FROM},
)  # fmt: skip


def own_key(text: str, messages: Mapping[str, Message]) -> str | None:
    """Return the key of the message that the text is, in whichever language; None where it is none of them."""
    words = words_of(text)
    found = (key for key, message in messages.items() if words in _words_of_message(message))
    return next(found, None) if words else None


def translations_of(message: Message) -> frozenset[str]:
    """Return the message in all languages, in each form of its number."""
    return _translations()[message]


def patterns_of(message: Message) -> tuple[re.Pattern[str], ...]:
    """Return what finds the message in a document; `%(what)s` of it is the group `what`."""
    return tuple(re.compile(_as_pattern(text)) for text in sorted(translations_of(message)))


def _as_pattern(text: str) -> str:
    """Return the text as documents have it once they are opened: without marks of vowels, with any white space."""
    words = (re.escape(word) for word in clean(MARKS.sub("", text)).split())
    return re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.+)", r"\s+".join(words))


@cache
def language_note() -> re.Pattern[str]:
    """Return what finds, at the end of a text, the note that it is shown in another language than the paper."""
    notes = {translation for note in LANGUAGE_NOTES.values() for translation in translations_of(note)}
    return re.compile(rf"\s*(?:{'|'.join(map(_as_pattern, sorted(notes)))})\s*$")


@cache
def _words_of_message(message: Message) -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(text) for text in translations_of(message))


@cache
def _translations() -> dict[Message, frozenset[str]]:
    """Read the catalogues, once: only what stands in a table above is kept of them."""
    messages: set[Message] = {message for group in _GROUPS for message in group.values()}
    catalogues: list[gettext.NullTranslations] = [
        gettext.NullTranslations()
    ]  # English, as it is written here
    for path in sorted(_CATALOGUES.glob("*/LC_MESSAGES/django.mo")):
        with path.open("rb") as file:
            catalogues.append(gettext.GNUTranslations(file))
    return {message: frozenset(_forms(message, catalogues)) for message in messages}


def _forms(message: Message, catalogues: Iterable[gettext.NullTranslations]) -> Iterable[str]:
    for catalogue in catalogues:
        if isinstance(message, str):
            yield catalogue.gettext(message)
        else:
            yield from (catalogue.ngettext(*message, number) for number in _NUMBERS)
