"""Arabic vowel marks: taken off so that words can be compared, and put back into the words that are quoted."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from .blocks import Document, Span
from .characters import ARABIC

_WORD = re.compile(r"[^\W\d_]+")


def as_written(value: object, document: Document, spans: Iterable[Span]) -> object:
    """Return a text, or the texts of a tuple or a person, with the marks that its words have in the document."""
    if not document.marks:
        return value
    written = [pair for start, end in spans for pair in _words(document, start, end)]
    if isinstance(value, str):
        return _restored(value, iter(written))
    if isinstance(value, tuple):
        rest = iter(written)
        return tuple(_restored(part, rest) if isinstance(part, str) else part for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        texts = {name: text for name, text in vars(value).items() if isinstance(text, str)}
        return dataclasses.replace(
            value, **{name: _restored(text, iter(written)) for name, text in texts.items()}
        )
    return value


def _words(document: Document, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the words of a span: without and with their marks."""
    marks = [(place, mark) for place, mark in document.marks if start < place <= end]
    for word in _WORD.finditer(document.text, start, end):
        text = word[0]
        for place, mark in reversed(marks):
            if word.start() < place <= word.end():
                text = text[: place - word.start()] + mark + text[place - word.start() :]
        yield word[0], text


def _restored(text: str, written: Iterator[tuple[str, str]]) -> str:
    """Replace each word by the next of the written ones that is the same without marks."""
    known = list(written) if ARABIC.search(text) else []
    parts, cursor, after = [], 0, 0
    for word in _WORD.finditer(text):
        found = next((n for n in range(after, len(known)) if known[n][0] == word[0]), None)
        if found is not None:
            parts += [text[cursor : word.start()], known[found][1]]
            cursor, after = word.end(), found + 1
    return "".join([*parts, text[cursor:]])
