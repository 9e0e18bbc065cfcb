"""Words of names made comparable: one form for the spellings, cases and articles in which they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .characters import ARABIC, CJK, CYRILLIC, WORD, bare, plain
from .vocabulary.organizations import AND_WORD, SAME_NAMES, SAME_WORDS, SMALL_WORDS

_SHORTEST_STEM = 3  # letters
# Endings of Russian cases, the longest first. In `bare` text й is written и.
_ENDINGS = re.compile(
    r"(?:иями|иями|ского|скому|ским|скои|ских|ское|ская|скую|скии|ские|ями|ами|ого|его|ому|ему|ыми|ими|ием|иеи|иях"
    r"|ия|ии|ию|ие|ои|еи|ыи|ии|ая|яя|ую|юю|ые|ых|их|ым|им|ом|ем|ам|ям|ов|ев|ах|ях|ою|ею|[аяыиеуюьо])$"
)
_STEMS = {"египет": "египт", "нигери": "нигери"}  # of words that begin so, where cutting the ending misleads
_SHORT_NAMES = frozenset(SAME_NAMES.values()) & {"un", "onu"}
_JOINED = re.compile(rf"&|(?<!\w){AND_WORD}(?!\w)|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Word:
    """A word that counts in a name, in its one form, from `start` to `end` of the text."""

    form: str
    start: int
    end: int


def words_that_count(text: str) -> list[Word]:
    """Return the words of a name without the small ones between them."""
    words: list[Word] = []
    for word in _words(text):
        pair = (words[-1].form, word.form) if words else None
        if pair in SAME_NAMES and words[-1].end + 1 >= word.start:
            words[-1] = Word(SAME_NAMES[pair], words[-1].start, word.end)
        else:
            words.append(word)
    return words


def forms_of(text: str) -> tuple[str, ...]:
    return tuple(word.form for word in words_that_count(text))


def marks_of(name: str) -> tuple[int, bool, bool]:
    """Return what a name and its writing must share beside the words: how often "and", whether a comma, a bracket."""
    return len(_JOINED.findall(bare(name))), "," in plain(name), "(" in plain(name)


def is_acronym(name: str) -> bool:
    """Whether a name must be met letter by letter: ICRC, WHO, U.S., CARE."""
    letters = [letter for letter in name if letter.isalpha()]
    is_word = " " not in name.strip() and not CJK.search(name) and not ARABIC.search(name)
    return is_word and sum(letter.isupper() for letter in letters) > len(letters) / 2


def without_marks(name: str) -> str:
    return re.sub(r"[\s.\-]", "", plain(name))


def initials_fit(name: str, acronym: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return bare(acronym).replace(".", "") == "".join(word[0] for word in words).lower()


def _words(text: str) -> Iterator[Word]:
    for match in WORD.finditer(bare(text)):
        written = text[match.start() : match.end()]
        is_letter = len(written) == 1 and written.isupper()  # of U.S. or E.U.
        is_article = match[0] in _SHORT_NAMES and not written.isupper()  # "un" is no UN
        if is_letter or not (match[0] in SMALL_WORDS or is_article or _JOINED.fullmatch(match[0])):
            yield Word(_form(match[0]), *match.span())


def _form(word: str) -> str:
    if ARABIC.match(word):
        return word[2:] if word.startswith("ال") and len(word) > 4 else word
    if CYRILLIC.match(word):
        given = next((stem for start, stem in _STEMS.items() if word.startswith(start)), None)
        return given or _stem(_stem(word))
    return SAME_WORDS.get(word, word)


def _stem(word: str) -> str:
    """Cut one ending. Cut twice, Вьетнам and Вьетнама meet, though the first only seems to have one."""
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word
