"""What documents write before a value or above a part. The words stand in labels.toml, a row for each language."""

import re
import tomllib
from pathlib import Path

from ..characters import plain, words_of

# Keys of one value, of lists and of parts. Those of people are the parts that speakers play.
_FILE = Path(__file__).with_name("labels.toml")
_DATA = tomllib.loads(_FILE.read_text(encoding="utf-8"))
QUALIFIERS = {word for phrase in _DATA["qualifiers"] for word in words_of(phrase)}
CONJUNCTIONS = {word for phrase in _DATA["conjunctions"] for word in words_of(phrase)}

# What a heading means that names several things at once.
COMBINED = {
    frozenset({"date", "time"}): "when",
    frozenset({"date", "venue"}): "when_where",
    frozenset({"time", "venue"}): "when_where",
    frozenset({"when", "venue"}): "when_where",
    frozenset({"date", "time", "venue"}): "when_where",
    frozenset({"venue", "format"}): "venue",
    frozenset({"format", "duration"}): "format",
    frozenset({"venue", "address"}): "venue",
    frozenset({"background", "objectives"}): "background",
    frozenset({"objectives", "expected_outputs"}): "objectives",
    frozenset({"hosts", "co_sponsors"}): "hosts",
    frozenset({"hosts", "partners"}): "hosts",
    frozenset({"co_hosts", "co_sponsors"}): "co_sponsors",
    frozenset({"hosts", "co_hosts"}): "hosts",
    frozenset({"co_sponsors", "partners"}): "co_sponsors",
    frozenset({"agenda", "speakers"}): "agenda",
    frozenset({"agenda", "format"}): "agenda",
    frozenset({"speakers", "moderator"}): "speakers",
    frozenset({"speakers", "panellist"}): "speakers",
    frozenset({"moderator", "panellist"}): "speakers",
    frozenset({"rsvp", "contact"}): "rsvp",
    frozenset({"rsvp", "rsvp_deadline"}): "rsvp",
    frozenset({"rsvp", "other"}): "rsvp",
    frozenset({"focus_areas", "questions"}): "focus_areas",
    frozenset({"contact", "email"}): "contact",
    frozenset({"email", "phone"}): "contact",
    frozenset({"opening", "moderator"}): "opening",
    frozenset({"languages", "format"}): "format",
    frozenset({"audience", "format"}): "format",
}
PEOPLE = [
    "moderator",
    "panellist",
    "opening",
    "keynote",
    "closing",
    "chair",
    "discussant",
    "statement",
    "testimony",
    "floor",
    "rapporteur",
    "master_of_ceremonies",
]
PARTS_OF_ONE = {"moderator", "opening", "closing", "keynote", "chair"}  # usually played by one person
SPONSORS = {"hosts": "host", "co_hosts": "co_host", "co_sponsors": "co_sponsor", "partners": "partner"}
NARRATIVE = {"background", "objectives", "expected_outputs", "focus_areas", "questions"}
PARTS = NARRATIVE | {"agenda", "speakers", "other", "document", "logos"}  # go on until the next heading
LISTS = (
    PARTS | set(SPONSORS) | set(PEOPLE) | {"contact", "rsvp", "when_where"}
)  # may go on below their first line

LONGEST_LABEL = 70  # characters
_SEPARATOR = re.compile(r"\s*[:：]")


def label_key(text: str) -> str | None:
    """Return the key that the text names as a whole, without its number and colon; None where it is no label."""
    if len(text) > LONGEST_LABEL + 20:
        return None
    text = re.sub(
        r"\s*\((?:tbc|e?s|s|if any|optional|en|local|new york|est|edt|et|ny|a|as|es|h/f)\)",
        "",
        plain(text),
        flags=re.I,
    )
    words = _unnumbered(words_of(text.strip(" :*_-\t")))
    if not words or len(words) > 12:
        return None
    return _TABLE.get(words) or _TABLE.get(_essential(words)) or _combined(words)


def column_key(text: str) -> str | None:
    """Return the key of a table's column that is headed so."""
    return _COLUMNS.get(words_of(text)) or _COLUMNS.get(_essential(words_of(text)))


def label_length(text: str) -> int:
    """Return the length of the label with which the text begins, its colon not counted; 0 where it has none."""
    for separator in _SEPARATOR.finditer(text, 0, LONGEST_LABEL):
        if label_key(text[: separator.start()]):
            return separator.start()
    return 0


def begins_with_label(text: str) -> bool:
    return label_length(text) > 0


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    is_number = len(words) > 1 and (
        words[0].isdigit() or words[0] in {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}
    )
    words = words[1:] if is_number else words
    return words[:-1] if len(words) > 1 and words[-1].isdigit() and len(words[-1]) < 3 else words


def _essential(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in QUALIFIERS)


def _combined(words: tuple[str, ...]) -> str | None:
    """Read "background and rationale": parts of one key, or keys that are often named together."""
    pieces: list[list[str]] = [[]]
    for word in words:
        if word in CONJUNCTIONS:
            pieces.append([])
        elif word.startswith("و") and len(word) > 3 and pieces[-1]:  # "and" is written to the word in Arabic
            pieces.append([word[1:]])
        else:
            pieces[-1].append(word)
    keys = {_TABLE.get(tuple(piece)) or _TABLE.get(_essential(tuple(piece))) for piece in pieces if piece}
    if len(pieces) < 2 or None in keys:
        return None
    found = frozenset(key for key in keys if key)
    return next(iter(found)) if len(found) == 1 else COMBINED.get(found)


def _compiled(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    """Return which key each phrase names; of two that claim one phrase, the first in the file."""
    compiled: dict[tuple[str, ...], str] = {}
    for key, phrases in table.items():
        for words in map(words_of, phrases):
            compiled.setdefault(words, key)
            compiled.setdefault(_essential(words) or words, key)
    return compiled


_TABLE = _compiled({key: sum(languages.values(), []) for key, languages in _DATA["labels"].items()})
_COLUMNS = _compiled(_DATA["columns"])
