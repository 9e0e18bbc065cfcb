"""Which organization a name means: formal, short, translated, misspelt and other names of those that the site knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from .characters import ARABIC, CJK, CYRILLIC, WORD, bare, plain
from .spellings import Word, forms_of, initials_fit, is_acronym, marks_of, without_marks, words_that_count
from .vocabulary.demonyms import DEMONYMS
from .vocabulary.organizations import (
    ARTICLES,
    BEHIND_ARABIC_STATE,
    FORM_OF_STATE,
    KIND_WORDS,
    OFFICE_BEFORE,
    OFFICE_BEHIND,
    STATE_IN_ARABIC,
    STATE_TITLES,
    TO_THE_UN,
)
from .vocabulary.other_names import OTHER_NAMES, variants_of

CLOSE = 90  # of 100: how alike a misspelt name must be
CLEARLY = 3  # how much more alike than the next organization
SHORTEST_MISSPELT = 6  # letters
LONG_WORD = 7  # letters
WINDOW = 300  # characters: no name is longer
_GLUED = ("و", "ول", "ولل", "وب", "لل", "ل", "ب", "ف")  # what Arabic writes to the word: and, to, by
_ROYAL = re.compile(r"(?:the\s+)?(?:royal|federal|imperial)\s+")


@dataclass(frozen=True)
class Known:
    """An organization that the site knows, with every name under which people write of it."""

    id: int
    kind: str
    name: str
    acronym: str = ""
    names: tuple[str, ...] = ()

    @property
    def is_state(self) -> bool:
        return self.kind.endswith("_state")


@dataclass(frozen=True)
class Match:
    """A known organization found in a text, from `start` to `end`; `name` is as the site writes it there."""

    organization: Known
    start: int
    end: int
    confidence: float
    name: str = ""


@dataclass
class Index:
    """All names of all organizations, found by their words."""

    organizations: Iterable[Known]
    _by_forms: dict[tuple[str, ...], list[tuple[str, Known]]] = field(default_factory=dict)
    _longest: dict[str, int] = field(
        default_factory=dict
    )  # words of the longest name that begins with a word
    _adjectives: dict[str, Known] = field(default_factory=dict)  # of States
    _acronyms: dict[str, Known] = field(default_factory=dict)  # as written; some are words too: AU

    def __post_init__(self) -> None:
        for organization in self.organizations:
            titles = STATE_TITLES.get(organization.name, []) if organization.is_state else []
            others = OTHER_NAMES.get(organization.name, [])
            names = [organization.name, organization.acronym, *organization.names, *titles, *others]
            for name in dict.fromkeys([*names, *(other for known in names for other in variants_of(known))]):
                self._add(name, organization)
            if organization.acronym:
                self._acronyms.setdefault(organization.acronym, organization)
            for adjective in DEMONYMS.get(organization.name, "").split(", "):
                self._adjectives.setdefault(bare(adjective), organization)
        self._spelt = {
            " ".join(forms): rows[0][1] for forms, rows in self._by_forms.items() if _can_be_misspelt(forms)
        }

    def find(
        self, text: str, start: int = 0, end: int | None = None, in_any_case: bool = False
    ) -> Match | None:
        """Return the longest name that begins exactly at `start`. Acronyms must be written as acronyms.

        `in_any_case`: also in small letters, in a list that has no others.
        """
        window = plain(text[start : min(start + WINDOW, len(text) if end is None else end)])
        words = words_that_count(window)
        if not words or WORD.match(bare(window)) is None:
            return None
        found = self._at(words, window, in_any_case) if words[0].start == 0 else None
        found = (
            found or self._glued(words, window) or self._titled(window) or self._by_adjective(words, window)
        )
        if not found:
            return None
        return Match(found.organization, start + found.start, start + found.end, found.confidence, found.name)

    def match(self, name: str) -> tuple[Known | None, float]:
        """Return the organization that a whole name means, and how sure that is; None where it is not known."""
        whole = name.strip(" \t\n,.;:")
        if (found := self.find(whole)) and found.end == len(whole):  # "Secretariat of the UN" is not the UN
            return found.organization, found.confidence
        name = without_wrapper(whole)
        if organization := self._acronyms.get(name):
            return organization, 1.0
        for reading in _readings(name):
            found = self.find(reading) or self.find(reading[:1].upper() + reading[1:])
            if found and self._is_all(reading[found.end :], found.organization):
                return found.organization, found.confidence
        return self._outside_brackets(name) or self._misspelt(name)

    def _at(self, words: list[Word], window: str, in_any_case: bool = False) -> Match | None:
        for count in range(min(self._longest.get(words[0].form, 0), len(words)), 0, -1):
            last = _closed(window, words[count - 1].end)
            written = window[words[0].start : last]
            for name, organization in self._by_forms.get(tuple(word.form for word in words[:count]), ()):
                if _is_written_so(
                    written.upper() if in_any_case else written, name.upper() if in_any_case else name
                ):
                    return Match(organization, words[0].start, last, 1.0, name)
        return None

    def _glued(self, words: list[Word], window: str) -> Match | None:
        """Find a name to which Arabic has written another word: "and", "of"."""
        if not ARABIC.match(window) or words[0].start:
            return None
        first = bare(window[: words[0].end])
        for letters in _GLUED:
            rest = first.removeprefix(letters)
            if rest == first or len(rest) < 2:
                continue
            begin = len(letters)
            if found := self._at(words_that_count(window[begin:]), window[begin:]):
                return Match(found.organization, begin, begin + found.end, 1.0, found.name)
        return None

    def _titled(self, window: str) -> Match | None:
        """Find a State behind the form of it: "Kingdom of Sweden", "Royaume du Maroc", "Республики Казахстан"."""
        form = FORM_OF_STATE.match(bare(window))
        if not form or not (rest := words_that_count(window[form.end() :])):
            return None
        inner = window[form.end() :]
        found = self._at(rest, inner) if rest[0].start == 0 else None
        found = found or self._glued(rest, inner)
        if not found or not found.organization.is_state:
            return None
        end = form.end() + found.end
        adjective = BEHIND_ARABIC_STATE.match(bare(window), end)
        return Match(found.organization, 0, adjective.end() if adjective else end, 1.0)

    def _by_adjective(self, words: list[Word], window: str) -> Match | None:
        """Find a State by an adjective: "Royal Thai Government", المملكة المغربية."""
        text = bare(window)
        if len(words) > 1 and STATE_IN_ARABIC.fullmatch(text[words[0].start : words[0].end]):
            last = 2 if len(words) > 2 and words[2].form == "هاشميه" else 1
            state = self._adjectives.get(words[1].form)
            return Match(state, 0, words[last].end, 0.9) if state else None
        royal = _ROYAL.match(text)
        begin = royal.end() if royal else 0
        for count in (3, 2, 1):
            adjective = re.match(rf"\w[\w.-]*(?:\s+\w[\w.-]*){{{count - 1}}}", text[begin:])
            state = self._adjectives.get(adjective[0]) if adjective else None
            if state and adjective and (office := OFFICE_BEHIND.match(text, begin + adjective.end())):
                return Match(state, 0, office.end(), 0.95)
        return None

    def _is_all(self, rest: str, organization: Known) -> bool:
        """Whether what follows a name says nothing new: its office, its acronym, a body that shares the work."""
        office = OFFICE_BEHIND.match(bare(rest))
        rest = rest[office.end() :] if office else rest
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
        if not inner or WORD.search(match[2][inner.end :]):
            return None
        fits = initials_fit(match[1], match[2]) or _shares_a_word(match[1], inner.organization)
        return (inner.organization, 0.6) if fits else None

    def _misspelt(self, name: str) -> tuple[Known | None, float]:
        wanted = " ".join(forms_of(name))
        if len(wanted) < SHORTEST_MISSPELT or name.strip().isupper() and len(name) < 12:
            return None, 0.0
        found = process.extract(wanted, self._spelt.keys(), scorer=fuzz.ratio, score_cutoff=80, limit=6)
        best = [(self._spelt[spelt], score, spelt) for spelt, score, _index in found]
        if not best or not _is_close(wanted, best[0][2], best[0][1], best[0][0]):
            return None, 0.0
        rivals = [score for organization, score, _spelt in best[1:] if organization is not best[0][0]]
        if rivals and best[0][1] - rivals[0] < CLEARLY:
            return None, 0.0
        return best[0][0], 0.75

    def _add(self, name: str, organization: Known) -> None:
        forms = forms_of(name)
        if not forms:
            return
        self._by_forms.setdefault(forms, []).append((plain(name), organization))
        self._longest[forms[0]] = max(self._longest.get(forms[0], 0), len(forms))
        if ARABIC.match(name) and len(forms) == 1 and organization.is_state:
            self._adjectives.setdefault(forms[0] + "يه", organization)


def without_wrapper(name: str) -> str:
    """Return the name without "Permanent Mission of … to the United Nations" and its like."""
    before = OFFICE_BEFORE.match(bare(name))
    behind = TO_THE_UN.search(bare(name))
    if behind and behind.start() and behind.end() == len(name) and (before or CJK.search(name)):
        name = name[: behind.start()]
    return name[before.end() :] if before and WORD.search(name[before.end() :]) else name


def kind_of(name: str) -> str:
    """Propose the kind of an organization that the site does not know, by the words of its name."""
    text = f" {' '.join(WORD.findall(bare(name)))} "
    unspaced = text.replace(" ", "") if CJK.search(name) else ""
    for kind, words in KIND_WORDS:
        if any(f" {bare(word)} " in text or (CJK.match(word) and word in unspaced) for word in words):
            return kind
    return "ngo"


def known_organizations(rows: Iterable[dict]) -> list[Known]:
    """Return the organizations of plain rows, as they are handed to a process of its own."""
    return [Known(row["id"], row["kind"], row["name"], row["acronym"], tuple(row["names"])) for row in rows]


def _readings(name: str) -> Iterator[str]:
    """Yield the name as written, and without its article or the form of its State."""
    name = name.strip(" \t\n,.;:")
    yield name
    for opening in (ARTICLES, FORM_OF_STATE):
        match = opening.match(bare(name))
        if match and match.end() < len(name):
            yield name[match.end() :]


def _is_written_so(written: str, name: str) -> bool:
    """Whether letters and marks fit, where the words do: "UN" is no "un", and "A, B" no name without a comma."""
    if marks_of(written) != marks_of(name) or ";" in written or "\n\n" in written:
        return False
    if is_acronym(name) and without_marks(written) != without_marks(name):
        return False
    has_cases = not (ARABIC.match(written) or CJK.match(written))
    return not has_cases or name[:1].islower() or not written[:1].islower()


def _shares_a_word(name: str, organization: Known) -> bool:
    """Whether a long word of the name is one of the organization's: "Alto Comisionado para los Refugiados (ACNUR)"."""
    known = {form for written in organization.names for form in forms_of(written)}
    return any(len(form) >= LONG_WORD and form in known for form in forms_of(name))


def _closed(window: str, last: int) -> int:
    """Return the end of a name with the bracket that it opened: Bolivia (Plurinational State of)."""
    inside = window[:last]
    if inside.count("(") > inside.count(")") and (rest := re.match(r"[\s\w']{0,6}\)", window[last:])):
        return last + rest.end()
    return last


def _is_close(wanted: str, spelt: str, score: float, organization: Known) -> bool:
    if score >= CLOSE:
        return True
    is_short = organization.is_state and " " not in wanted and not CYRILLIC.search(wanted)
    return is_short and wanted[0] == spelt[0] and OSA.distance(wanted, spelt) <= (1 if len(wanted) < 9 else 2)


def _can_be_misspelt(forms: tuple[str, ...]) -> bool:
    return len(" ".join(forms)) >= SHORTEST_MISSPELT and not CJK.match(forms[0])
