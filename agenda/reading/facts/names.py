"""Names of organizations in a list, split properly: "the Permanent Missions of A, B and C, X/Y and Z"."""

import re
from dataclasses import dataclass

from ..characters import bare, plain, squeezed
from ..organizations import Index, Known, Match
from ..vocabulary.bodies import BODY_BEFORE
from ..vocabulary.organizations import (
    AND_WORD,
    ARTICLES,
    CHINESE_AND,
    IN_A_CITY,
    OFFICE_BEFORE,
    OFFICE_BEHIND,
    TO_THE_UN,
)
from ..vocabulary.people import HONORIFIC
from .name_ends import can_begin_name, end_of_name, goes_on, with_commas

_AND = rf"(?:{AND_WORD}|together\s+with)(?!\w)|&|{CHINESE_AND}|و(?=\s)|وكذلك(?!\w)"
_SEPARATOR = re.compile(rf"\s*(?:[,;|•·\n、/+]|\.(?=\s)|{_AND})(?:[\s,;|•·+]*(?:{_AND})?)*[\s,;|•·]*")
_INSERTED = re.compile(
    r"(?:both|namely|including|notably|notamment|tant|tanto|also|in\s+particular|each\s+of|avec|with|con"
    r"|كل\s+من|كلا\s+من|كل\s+منهما)\s+"
)
_WINDOW = 300  # characters: no title of an office is longer
_BRACKET = re.compile(r"\s*[(（]([^()（）\n]{1,60})[)）]")
_GOES_ON = re.compile(r" +[A-ZÀ-ÞА-ЯЁ][\w-]")
_SHARED = re.compile(r"/\s?(?=\w)")


@dataclass(frozen=True)
class Name:
    """A name in a list, without article, office and bracketed acronym; `organization` where the site knows it.

    The span holds all of it: "the Permanent Mission of Norway to the United Nations".
    """

    text: str
    start: int
    end: int
    organization: Known | None
    confidence: float
    acronym: str = ""
    note: str = ""  # what a bracket behind it says, when that is no acronym


def read_names(source: str, start: int, end: int, index: Index, is_prose: bool) -> tuple[list[Name], int]:
    """Return the names of the list that begins at `start`, and where it ends.

    In prose a name consists of words with capitals; on a line of its own it is whatever stands between separators.
    """
    is_small = not is_prose and not any(letter.isupper() for letter in source[start:end])
    return _List(source, end, index, is_prose, is_small).read(start)


@dataclass(frozen=True)
class _List:
    source: str
    end: int
    index: Index
    is_prose: bool
    is_small: bool = False  # whether the list is written without capitals: "norway, ocha and unicef"

    def read(self, start: int) -> tuple[list[Name], int]:
        names: list[Name] = []
        cursor = start
        while cursor < self.end:
            outer = self._behind_separator(cursor, is_first=not names)
            name = self._name(outer, is_listed=len(names) > 1) if outer is not None else None
            if name is None:
                break
            names.append(name)
            cursor = name.end
        return names, cursor

    def _find(self, place: int) -> Match | None:
        return self.index.find(self.source, place, self.end, self.is_small)

    def _behind_separator(self, cursor: int, is_first: bool) -> int | None:
        """Return where the next name may begin; None where nothing separates it from the one before."""
        text = self._bare(cursor)
        space = len(text) - len(text.lstrip())
        if is_first and self._find(cursor + space):
            return cursor + space
        if match := _SEPARATOR.match(text):
            of_name = text.rfind("和", 0, match.end())  # 和平行动部 begins with the Chinese for "and"
            if of_name >= 0 and self._find(cursor + of_name):
                return cursor + of_name
            return cursor + match.end()
        is_glued = text[space : space + 1] == "و"  # "and", written to the word
        if is_glued and BODY_BEFORE.match(text, space + 1) and not self._find(cursor + space):
            return cursor + space + 1
        return cursor + space if is_first or (space and is_glued) else None

    def _name(self, outer: int, is_listed: bool) -> Name | None:
        begin, is_office = self._behind_office(outer)
        found = self._known(begin) or self._unknown(begin, is_listed)
        if found is None:
            return None
        rest = self._bare(found.end)
        tail = TO_THE_UN.match(rest) or (IN_A_CITY.match(rest) if is_office or not self.is_prose else None)
        if tail and _GOES_ON.match(self.source, found.end + tail.end(), self.end):
            tail = None  # "Mozambique, Geneva Water Hub"
        end = found.end + (tail.end() if tail else 0)
        return Name(found.text, outer, end, found.organization, found.confidence, found.acronym, found.note)

    def _behind_office(self, place: int) -> tuple[int, bool]:
        """Skip articles and titles of offices, "the Permanent Missions of"; say whether there was an office."""
        is_office = False
        for _turn in range(4):
            if self._find(place):  # "El Salvador" keeps its article
                break
            text = self._bare(place)
            office = OFFICE_BEFORE.match(text)
            match = office or ARTICLES.match(text) or _INSERTED.match(text)
            if not match or match.end() >= len(text):
                break
            is_office = is_office or bool(office)
            place += match.end()
        return place, is_office

    def _known(self, begin: int) -> Name | None:
        """Return the known name at this place, where the text does not go on with another word of a longer name."""
        match = self._find(begin)
        if not match:
            return None
        stop = match.end
        if office := OFFICE_BEHIND.match(self._bare(stop)):
            stop += office.end()
        if goes_on(self.source, stop, self.end, self.index):
            return None
        text = self._written(match)
        stop, acronym, note = self._bracket(stop)
        shared = _SHARED.match(self.source, stop, self.end)
        other = self._find(shared.end()) if shared else None
        if shared and other and not (match.organization.is_state or other.organization.is_state):
            text, stop = f"{text}/{squeezed(self.source[other.start : other.end])}", other.end
        return Name(text, begin, stop, match.organization, match.confidence, acronym, note)

    def _unknown(self, begin: int, is_listed: bool) -> Name | None:
        is_name = self.is_small or can_begin_name(self.source, begin, self.end, self.is_prose)
        if not is_name and self.is_prose:
            return None
        limit = end_of_name(self.source, begin, self.end, self.index, self.is_prose, is_listed)
        limit = with_commas(self.source, begin, limit, self.end, self.index)
        text = self.source[begin:limit].rstrip(" ,;:.-–—")
        if len(re.findall(r"\w", text)) < 2 or HONORIFIC.match(plain(text)):
            return None
        organization, sure = self.index.match(text)
        if not is_name and not organization:
            return None
        bracket = _BRACKET.search(text)
        acronym, note = _bracketed(bracket[1]) if bracket and bracket.end() == len(text) else ("", "")
        name = text[: bracket.start()] if bracket and (acronym or note) and bracket.start() else text
        return Name(squeezed(name), begin, begin + len(text), organization, sure or 0.65, acronym, note)

    def _written(self, match: Match) -> str:
        """Return the name as the text has it; as the site has it where grammar has changed it."""
        written = squeezed(self.source[match.start : match.end])
        is_bent = re.match(r"[\u0400-\u04ff\u0600-\u06ff]", written) and bare(written) != bare(match.name)
        return match.name if is_bent and match.name else written

    def _bracket(self, place: int) -> tuple[int, str, str]:
        """Return where brackets behind a name end, the acronym and the note in them: "(UNDP) (tbc)"."""
        bracket = _BRACKET.match(self.source, place, self.end)
        if not bracket:
            return place, "", ""
        acronym, note = _bracketed(bracket[1])
        more = _BRACKET.match(self.source, bracket.end(), self.end)
        return (more.end(), acronym or note, squeezed(more[1])) if more else (bracket.end(), acronym, note)

    def _bare(self, place: int) -> str:
        return bare(self.source[place : min(self.end, place + _WINDOW)])


def _bracketed(inner: str) -> tuple[str, str]:
    """Return the acronym in a bracket, or the note that it is."""
    inner = squeezed(inner)
    capitals = sum(letter.isupper() for letter in inner)
    is_acronym = len(inner) <= 15 and capitals >= 2 and len(inner.split()) <= 2
    return (inner, "") if is_acronym and inner.lower() != "tbc" else ("", inner)
