"""Which organization a name means: formal, short, translated, misspelt and other names of those that the site knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from .characters import ARABIC, CJK, CYRILLIC, WORD, bare, plain, words_of
from .vocabulary.organizations import (
    ARTICLES,
    FORM_OF_STATE,
    KIND_WORDS,
    STATE_IN_ARABIC,
    WRAPPER_BEFORE,
    WRAPPER_BEHIND,
)

CLOSE = 90  # of 100: how alike a misspelt name must be
CLEARLY = 3  # how much more alike than the next organization
SHORTEST_MISSPELT = 6  # letters


@dataclass(frozen=True)
class Known:
    """An organization that the site knows, with every name under which people write of it."""

    id: int
    kind: str
    name: str
    acronym: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """A known organization found in a text, from `start` to `end`."""

    organization: Known
    start: int
    end: int
    confidence: float


@dataclass
class Index:
    """All names of all organizations, found by their words."""

    organizations: Iterable[Known]
    _by_words: dict[tuple[str, ...], list[tuple[str, Known]]] = field(default_factory=dict)
    _adjectives: dict[str, Known] = field(default_factory=dict)  # of States, in Arabic, without article
    _by_stem: dict[tuple[str, ...], Known] = field(default_factory=dict)
    _longest: dict[str, int] = field(
        default_factory=dict
    )  # words of the longest name that begins with a word

    def __post_init__(self) -> None:
        for organization in self.organizations:
            for name in {organization.name, organization.acronym, *organization.names} - {""}:
                self._add(name, organization)
        self._spelt = {
            " ".join(words): rows[0][1] for words, rows in self._by_words.items() if _can_be_misspelt(words)
        }

    def find(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """Return the longest name that begins exactly at `start`. Acronyms must be written as acronyms."""
        window = plain(text[start : len(text) if end is None else end][:300])
        words = list(WORD.finditer(bare(window)))
        if not words or words[0].start() != 0:
            return None
        for count in range(min(self._longest.get(words[0][0], 0), len(words)), 0, -1):
            last = words[count - 1].end()
            if found := self._exact(tuple(word[0] for word in words[:count]), window[:last]):
                return Match(found, start, start + last, 1.0)
        return self._adjectival(words, start)

    def _adjectival(self, words: list[re.Match], start: int) -> Match | None:
        """Find a State by the adjective in its Arabic title: المملكة المغربية."""
        if len(words) < 2 or not STATE_IN_ARABIC.fullmatch(words[0][0]):
            return None
        state = self._adjectives.get(words[1][0].removeprefix("ال"))
        last = 2 if len(words) > 2 and words[2][0] == "الهاشميه" else 1
        return Match(state, start, start + words[last].end(), 0.9) if state else None

    def match(self, name: str) -> tuple[Known | None, float]:
        """Return the organization that a whole name means, and how sure that is; None where it is not known."""
        name = without_wrapper(name.strip(" \t\n,.;:"))
        for reading in _readings(name):
            found = self.find(reading)
            if found and self._is_all(reading[found.end :], found.organization):
                return found.organization, found.confidence
        if CYRILLIC.search(name) and (declined := self._by_stem.get(_stem(words_of(name)))):
            return declined, 0.85
        return self._outside_brackets(name) or self._misspelt(name)

    def _is_all(self, rest: str, organization: Known) -> bool:
        """Whether what follows a name says nothing new: nothing, its acronym, or a body that shares the work."""
        if not WORD.search(rest):
            return True
        match = re.fullmatch(r"\s*[(/\-–]\s*(.+?)\)?\s*", rest)
        if not match:
            return False
        inner = self.find(match[1].strip("( "))
        is_same = inner is not None and inner.organization.id == organization.id
        return (
            is_same
            or bool(re.fullmatch(r"[A-Z][\w.&/-]{1,14}", match[1]))
            or (rest.lstrip().startswith(("/", ")/")) and inner is not None)
        )

    def _outside_brackets(self, name: str) -> tuple[Known | None, float] | None:
        """Match "Name (ACRONYM)" by what stands before the bracket, else by the acronym alone."""
        match = re.fullmatch(r"\s*(.+?)\s*\((.+?)\)\s*", name)
        if not match:
            return None
        outer, sure = self.match(match[1])
        if outer:
            return outer, sure
        inner = self.find(match[2])
        is_whole = inner and not WORD.search(match[2][inner.end :])
        return (inner.organization, 0.6) if inner and is_whole and _initials_fit(match[1], match[2]) else None

    def _exact(self, words: tuple[str, ...], written: str) -> Known | None:
        for name, organization in self._by_words.get(words, ()):
            if ("," in written) != ("," in name) or ";" in written or "\n\n" in written:
                continue
            if (not _is_acronym(name) or _squeezed_name(written) == _squeezed_name(name)) and (
                name[:1].islower() or not written[:1].islower() or ARABIC.match(written) or CJK.match(written)
            ):
                return organization
        return None

    def _misspelt(self, name: str) -> tuple[Known | None, float]:
        wanted = " ".join(words_of(name))
        if len(wanted) < SHORTEST_MISSPELT or name.strip().isupper() and len(name) < 12:
            return None, 0.0
        found = process.extract(
            wanted, self._spelt.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE - 6, limit=6
        )
        best = [(self._spelt[spelt], score) for spelt, score, _index in found]
        if not best or best[0][1] < CLOSE:
            return None, 0.0
        rivals = [score for organization, score in best[1:] if organization is not best[0][0]]
        if rivals and best[0][1] - rivals[0] < CLEARLY:
            return None, 0.0
        return best[0][0], 0.75

    def _add(self, name: str, organization: Known) -> None:
        words = words_of(name)
        if not words:
            return
        self._by_words.setdefault(words, []).append((plain(name), organization))
        self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
        if ARABIC.match(name) and len(words) == 1 and organization.kind.endswith("_state"):
            self._adjectives.setdefault(words[0].removeprefix("ال") + "يه", organization)
        if CYRILLIC.search(name) and not _is_acronym(name):
            self._by_stem.setdefault(_stem(words), organization)


def without_wrapper(name: str) -> str:
    """Return the name without "Permanent Mission of … to the United Nations" and its like."""
    behind = WRAPPER_BEHIND.search(bare(name))
    if behind and WORD.search(name[: behind.start()]) and _has_wrapper_before(name):
        name = name[: behind.start()]
    before = WRAPPER_BEFORE.match(bare(name))
    return name[before.end() :] if before and WORD.search(name[before.end() :]) else name


def kind_of(name: str) -> str:
    """Propose the kind of an organization that the site does not know, by the words of its name."""
    text = f" {' '.join(words_of(name))} "
    return next((kind for kind, words in KIND_WORDS if any(f" {word} " in text for word in words)), "ngo")


def known_organizations(rows: Iterable[dict]) -> list[Known]:
    """Return the organizations of plain rows, as they are handed to a process of its own."""
    return [Known(row["id"], row["kind"], row["name"], row["acronym"], tuple(row["names"])) for row in rows]


def _has_wrapper_before(name: str) -> bool:
    return bool(WRAPPER_BEFORE.match(bare(name))) or bool(CJK.search(name))


def _readings(name: str) -> Iterator[str]:
    """Yield the name as written, without its article, and without the "and" that Arabic writes to the word."""
    name = name.strip(" \t\n,.;:")
    yield name
    for opening in (ARTICLES, FORM_OF_STATE):
        match = opening.match(bare(name))
        if match and match.end() < len(name):
            yield name[match.end() :]
    for prefix, instead in (("و", ""), ("ل", ""), ("ب", ""), ("لل", "ال")) if ARABIC.match(name) else ():
        if name.startswith(prefix) and len(name) > 3:
            yield instead + name[len(prefix) :]


def _initials_fit(name: str, acronym: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()).lower()
    return bare(acronym).replace(".", "") == initials


def _is_acronym(name: str) -> bool:
    """Whether a name must be met letter by letter: ICRC, WHO, U.S., CARE."""
    letters = [letter for letter in name if letter.isalpha()]
    is_word = " " not in name.strip() and not CJK.search(name) and not ARABIC.search(name)
    return is_word and sum(letter.isupper() for letter in letters) > len(letters) / 2


def _squeezed_name(name: str) -> str:
    return re.sub(r"[\s.\-]", "", plain(name))


def _can_be_misspelt(words: tuple[str, ...]) -> bool:
    return len(" ".join(words)) >= SHORTEST_MISSPELT and not CJK.match(words[0])


def _stem(words: tuple[str, ...]) -> tuple[str, ...]:
    """Cut the endings of Russian cases: Норвегии and Норвегия meet."""
    return tuple(
        re.sub(
            r"(?:ого|его|ому|ему|ыми|ими|ой|ей|ый|ий|ая|яя|ые|ие|ых|их|ом|ем|ам|ям|ов|ев|[аяыиеуюйьо])$",
            "",
            word,
        )
        or word
        for word in words
    )
