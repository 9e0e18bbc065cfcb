"""The language in which a document is written, by its script and by the small words that every sentence has."""

import re
from collections import Counter

from .characters import words_of

_SCRIPTS = {
    "zh-hans": re.compile("[\u4e00-\u9fff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_LATIN = re.compile("[A-Za-z]")
_LETTERS_IN_A_WORD = {
    "zh-hans": 2,
    "ar": 5,
    "ru": 6,
}  # about: so that scripts can be compared with Latin words
_SMALL_WORDS = {
    "en": "the of and to in for with on by is are that will this from as be at",
    "fr": "le la les des du et une un dans pour avec sur par est sont que qui au aux ce cette",
    "es": "el la los las del y una un en para con por es son que se al esta este su como",
}


def language_of(text: str) -> str:
    """Return the code of the official language in which most of the text is written; English where nothing tells."""
    counts = {code: len(script.findall(text)) / _LETTERS_IN_A_WORD[code] for code, script in _SCRIPTS.items()}
    script = max(counts, key=lambda code: counts[code])
    if counts[script] > len(_LATIN.findall(text)) / 6:
        return script
    found = Counter(words_of(text))
    hits = {code: sum(found[word] for word in words.split()) for code, words in _SMALL_WORDS.items()}
    return max(hits, key=lambda code: hits[code])
