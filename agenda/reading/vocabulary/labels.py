"""What documents write before a value or above a part. The words stand in labels.toml, a row for each language."""

import re
import tomllib
from pathlib import Path

from ..characters import ARABIC, plain, words_of

# Keys of one value, of lists and of parts. Those of people are the parts that speakers play.
_FILE = Path(__file__).with_name("labels.toml")
_DATA = tomllib.loads(_FILE.read_text(encoding="utf-8"))
QUALIFIERS, CONJUNCTIONS, REMARKS = (
    {word for phrase in _DATA[name] for word in words_of(phrase)}
    for name in ("qualifiers", "conjunctions", "remarks")
)
COMPLEMENTS = QUALIFIERS | {word for phrase in _DATA["complements"] for word in words_of(phrase)}

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
    frozenset({"rsvp", "questions"}): "rsvp",
    frozenset({"contact", "questions"}): "contact",
    frozenset({"contact", "other"}): "contact",
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
_MOST_WORDS = 12
_SEPARATOR = re.compile(r"\s*[:：](?!//)|\s*[?？؟]\s*[:：]?(?=\s|$)")
_TIME = re.compile(r"\d\s*[:：]\s*\d")  # "3:00" is no label "3"
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{1,40})\)|\s*\[(?P<square>[^\[\]]{1,40})\]")
_SHORTENED = re.compile(r"\b(what|who|when|where|why|how)'s\b", re.I)  # "Who's invited?"
_BETWEEN_LANGUAGES = re.compile(r"\s*[/|·]\s*")
_ROMAN = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}
_NUMBERS = _ROMAN | set("abcdefgh") | set("一二三四五六七八九十")


def label_key(text: str) -> str | None:
    """Return the key that the text names as a whole, without its number and colon; None where it is no label."""
    if len(text) > LONGEST_LABEL + 20:
        return None
    text = _SHORTENED.sub(r"\1 is", _BRACKETS.sub(_without_remark, plain(text)))
    words = _unnumbered(words_of(text.strip(" :*_-\t")))
    if not words or len(words) > _MOST_WORDS:
        return None
    key = _named(words) or _combined(words) or _in_languages(text)
    return None if key == "venue" and _is_numbered_room(words_of(text)) else key


def _is_numbered_room(words: tuple[str, ...]) -> bool:
    """Whether "Room 4" and "Conference Room A" name a room, where "Room" would be a label."""
    return words[-1].isdigit() or (len(words) > 1 and len(words[-1]) == 1 and words[-1].isascii())


def _named(words: tuple[str, ...]) -> str | None:
    """Return the key of words that may stand between others that say nothing: "main objectives of the meeting"."""
    for others in ((), QUALIFIERS, COMPLEMENTS):
        rest = tuple(word for word in words if word not in others)
        is_letter = (
            len(rest) == 1 < len(words) and len(rest[0]) == 1 and rest[0].isascii()
        )  # "11 a.m." is no "M:"
        if rest in _TABLE and not is_letter:
            return _TABLE[rest]
    return _WITHOUT_ARTICLES.get(_without_articles(words))


def _without_remark(match: re.Match[str]) -> str:
    """Drop "(tbc)" and the like; of other brackets keep the words."""
    words = words_of(match["inside"] or match["square"])
    return "" if all(word in REMARKS or word in QUALIFIERS or word.isdigit() for word in words) else match[0]


def _in_languages(text: str) -> str | None:
    """Read "Date / Fecha", the same label in several languages, and "E-mail / mobile phone"."""
    keys = {_named(words_of(part)) for part in _BETWEEN_LANGUAGES.split(text) if part.strip()}
    if None in keys or not _BETWEEN_LANGUAGES.search(text):
        return None
    found = frozenset(key for key in keys if key)
    return next(iter(found)) if len(found) == 1 else COMBINED.get(found)


def column_key(text: str) -> str | None:
    """Return the key of a table's column that is headed so."""
    return _COLUMNS.get(words_of(text)) or _COLUMNS.get(_essential(words_of(text)))


def label_length(text: str) -> int:
    """Return the length of the label with which the text begins, its colon not counted; 0 where it has none."""
    for separator in _SEPARATOR.finditer(text, 0, LONGEST_LABEL):
        start = separator.start()
        if not _TIME.match(plain(text), max(start - 1, 0)) and label_key(text[:start]):
            return start
    return 0


def begins_with_label(text: str) -> bool:
    return label_length(text) > 0


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    is_number = (
        len(words) > 1
        and (words[0].isdigit() or words[0] in _NUMBERS)
        and len("".join(words[1:]).encode()) > 2
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
    keys = {_named(tuple(piece)) for piece in pieces if piece}
    if len(pieces) < 2 or None in keys:
        return None
    found = frozenset(key for key in keys if key)
    return next(iter(found)) if len(found) == 1 else COMBINED.get(found)


def _without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the article that Arabic writes to its words."""
    return tuple(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)


def _compiled(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    """Return which key each phrase names; of two that claim one phrase, the first in the file."""
    compiled: dict[tuple[str, ...], str] = {}
    phrases = [(words_of(phrase), key) for key, row in table.items() for phrase in row]
    for words, key in phrases:
        compiled.setdefault(words, key)
    for words, key in phrases:  # "proposed panellists" must not say what "panellists" are
        compiled.setdefault(_essential(words) or words, key)
    return compiled


_TABLE = _compiled({key: sum(languages.values(), []) for key, languages in _DATA["labels"].items()})
_WITHOUT_ARTICLES = {
    _without_articles(words): key for words, key in reversed(_TABLE.items()) if ARABIC.match(words[0])
}
_COLUMNS = _compiled(_DATA["columns"])
