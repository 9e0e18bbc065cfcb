"""When two values say the same: each rule forgives what says nothing (spaces, quotes, dashes) and no more.

Every rule takes the reader's value and one expected value and answers yes or no.
"""

import re
import unicodedata
from difflib import SequenceMatcher

QUOTES = dict.fromkeys(map(ord, "'\"`´‘’‚‛“”„‟«»‹›「」『』"), "'")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff")
)
END_OF_ITEM = re.compile(r"[;,؛،；，]\s*(and|or|et|ou|y|o|и|و)$")
BRACKETED_ACRONYM = re.compile(r"\s*\([^()\s]{2,12}\)$")
ARTICLE = re.compile(r"^(the|le|la|les|l'|el|los|las)(?<=')|^(the|le|la|les|el|los|las)\s+", re.IGNORECASE)
HONORIFIC = re.compile(
    r"^((h\.?e|s\.?e|mr|ms|mrs|m|mme|mlle|dr|dre|prof|sra?|srta|dra|emb|amb|г-н|г-жа|ambassador)\.?\s+"
    r"|السيدة\s+|السيد\s+|الدكتورة?\s+)+"
)


def plain(value: object) -> str:
    """Return the text in one form: NFKC, one kind of quote, dash and space, lower case, no end punctuation."""
    text = unicodedata.normalize("NFKC", str(value)).translate(QUOTES).translate(DASHES).translate(INVISIBLE)
    text = re.sub(r"\s+", " ", text).strip().casefold()
    return END_OF_ITEM.sub("", text).strip(" .,;:،؛。；，：'*_")


def squashed(value: object) -> str:
    """Return the plain text without spaces, hyphens and quotes: what line breaks and hyphenation cannot change."""
    return re.sub(r"[\s'-]", "", plain(value))


def words(value: object) -> set[str]:
    """Return the words and numbers of a text."""
    return set(re.findall(r"\w+", plain(value)))


CITIES = words(
    "New York NY USA US NYC City Nueva 10017 Geneva Genève Ginebra 1211 Switzerland Suisse Vienna Austria Nairobi Kenya"
    " Beirut Lebanon بيروت نيويورك Нью Йорк Женева 纽约 日内瓦"
)
SMALL_WORDS = words(
    "a an the of to for in at on and is by with de du des la le les l d à au aux el los las del ante en y un une"
    " United Nations Unies Naciones Unidas UN Permanent Permanente Permanentes Mission Missions Misión auprès"
    " при Организации Объединенных Наций"
)


def likeness(one: object, other: object) -> float:
    """Return how alike two texts are, 0 to 1."""
    return SequenceMatcher(None, squashed(one), squashed(other), autojunk=False).ratio()


def same_text(got: object, expected: object) -> bool:
    return squashed(got) == squashed(expected)


def same_value(got: object, expected: object) -> bool:
    """Dates, zones, codes, yes and no; `9:00` is `09:00`."""
    if isinstance(expected, bool) or isinstance(got, bool):
        return got is expected
    return str(got).strip().zfill(5) == str(expected).strip().zfill(5)


def same_address_of_web(got: object, expected: object) -> bool:
    """URLs and e-mail addresses."""
    one, other = (
        re.sub(r"^(mailto:|https?://(www\.)?)", "", plain(value)).rstrip("/") for value in (got, expected)
    )
    return one == other


def same_phone(got: object, expected: object) -> bool:
    return re.sub(r"\D", "", str(got)) == re.sub(r"\D", "", str(expected))


def same_name(got: object, expected: object) -> bool:
    """Names of people and organizations; an article before and an acronym in brackets behind say nothing."""
    one, other = (
        squashed(ARTICLE.sub("", BRACKETED_ACRONYM.sub("", plain(value)))) for value in (got, expected)
    )
    return one.replace(".", "") == other.replace(".", "")


def same_person(got: object, expected: object) -> bool:
    return same_name(HONORIFIC.sub("", plain(got)), HONORIFIC.sub("", plain(expected)))


def same_honorific(got: object, expected: object) -> bool:
    return squashed(got).replace(".", "") == squashed(expected).replace(".", "")


def same_phrase(got: object, expected: object) -> bool:
    """A sentence that holds the expected words, and not much more: what is served, who is meant."""
    inside = words(expected) - SMALL_WORDS <= words(got) or squashed(expected) in squashed(got)
    return inside and len(words(got)) <= len(words(expected)) + 25


def same_words(got: object, expected: object, allowed: set[str]) -> bool:
    """All expected words and no others but those allowed (a function may carry the name of its organization)."""
    needed, given = words(expected) - SMALL_WORDS, words(got)
    if not needed:
        return same_text(got, expected)
    return needed <= given <= words(expected) | allowed | SMALL_WORDS


def same_week(got: object, expected: object) -> bool:
    """The edition in any length: its year alone, its short or its long name."""
    given, known = words(got) - SMALL_WORDS, words(expected) - SMALL_WORDS
    return bool(given) and (given <= known or known <= given)
