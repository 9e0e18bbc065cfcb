"""Names of organizations in a list, split properly: "the Permanent Missions of A, B and C, X/Y and Z"."""

import re
from dataclasses import dataclass, replace

from ..characters import ARABIC, CJK, bare, plain, squeezed
from ..organizations import Index, Known
from ..vocabulary import alternatives
from ..vocabulary.clock import CITY_NAMES
from ..vocabulary.organizations import ARTICLES, BODIES, WRAPPER_BEFORE

_AND = r"(?:and|as\s+well\s+as|et|ainsi\s+que|y|e|и|а\s+также|und)(?!\w)|&|[、和与及]|以及"
_SEPARATOR = re.compile(
    rf"[\s,;|•·.]*(?:(?:{_AND})\s*)?(?:(?:in\s+partnership|both|namely|including)\s+)?[\s,;|•·]*"
)
_HARD_END = re.compile(r"[,;|•·\n、]|\.(?=\s|$)|\s(?=www\.|https?:)")
_PARTICLES = alternatives([
    "and", "et", "y", "e", "и", "of", "for", "the", "in", "on", "to", "against", "with", "without", "from", "by", "through", "towards", "&",  # noqa: E501 (one pattern or list, read as a whole)
    "de", "du", "des", "la", "le", "les", "del", "los", "las", "para", "por", "pour", "sur", "contre", "aux", "au", "à", "en", "d", "l", "sans", "dans", "el", "contra", "con", "sobre",  # noqa: E501 (one pattern or list, read as a whole)
    "по", "в", "для", "на", "за", "при",
])  # fmt: skip
_WORD = r"[A-ZÀ-ÞА-ЯЁ0-9][\w'.&/+-]*"
PHRASE = re.compile(rf"(?:{_WORD})(?:\s+(?:(?:{_PARTICLES})\s+|(?:d|l|D|L)')*(?:{_WORD}))*")
_BRACKET = re.compile(r"\s*\([^()\n]{1,60}\)")
_TO_THE_UN = re.compile(
    r"\s*,?\s*(?:(?:to|at)\s+the\s+(?:united\s+nations|u\.?n\.?)(?!\w)|aupres\s+(?:de\s+l'(?:organisation\s+des\s+nations\s+unies|onu)|des\s+nations\s+unies)"
    r"|ante\s+(?:las\s+naciones\s+unidas|la\s+onu)|لدي\s+الامم\s+المتحده|при\s+(?:оон|организации\s+объединенных\s+наций)|常驻联合国代表团|常驻联合国观察员代表团|政府)"
    r"(?:\s+in\s+new\s+york|\s+a\s+new\s+york|\s+en\s+nueva\s+york|\s+في\s+نيويورك|\s+в\s+нью-йорке)?"
)
_PLACE = re.compile(
    rf"\s+(?:in|at|on|during|a|en|from)\s+(?:{CITY_NAMES}|\d|conference|room|the\s+margins|monday|tuesday|wednesday|thursday|friday)"
)


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
    names: list[Name] = []
    cursor = start
    while cursor < end:
        begin = _begin(source, cursor, end, index)
        if names and (begin == cursor or re.match(r"\s*[-–—(]|\s*(?:www\.|https?:)", source[cursor:end])):
            break
        name = _one(source, begin, end, index, is_prose, is_listed=len(names) > 1)
        if name is None:
            break
        tail = _TO_THE_UN.match(bare(source[name.end : end]))
        outer = cursor + (match.end() if (match := _SEPARATOR.match(bare(source[cursor:end]))) else 0)
        names.append(replace(name, start=outer, end=name.end + (tail.end() if tail else 0)))
        cursor = names[-1].end
    return names, cursor


def _begin(source: str, cursor: int, end: int, index: Index) -> int:
    """Skip separators, "and", articles and "the Permanent Missions of"."""
    text = bare(source[cursor:end])
    place = match.end() if (match := _SEPARATOR.match(text)) else 0
    if wrapper := WRAPPER_BEFORE.match(text, place):
        place = wrapper.end()
    article = ARTICLES.match(text, place)
    if article and not index.find(source, cursor + place, end):  # "El Salvador" keeps it
        place = article.end()
    if wrapper := WRAPPER_BEFORE.match(text, place):
        place = wrapper.end()
    if ARABIC.match(text[place : place + 1]) and (conjunction := re.match(r"و\s+", text[place:])):
        place += conjunction.end()
    return cursor + place


def _one(source: str, begin: int, end: int, index: Index, is_prose: bool, is_listed: bool) -> Name | None:
    if found := _known(source, begin, end, index):
        return found
    limit = _phrase_end(source, begin, end, index) if is_prose else _line_end(source, begin, end, index)
    limit = _split_at_and(source, begin, limit, index, is_listed)
    text = source[begin:limit].rstrip(" ,;:-–—")
    if len(re.findall(r"\w", text)) < 2:
        return None
    return _name(source, begin, begin + len(text), index)


def _known(source: str, begin: int, end: int, index: Index) -> Name | None:
    """Return the known name at this place, where the text does not go on with another word of a longer name."""
    for offset, prefix in _prefixes(source, begin):
        match = index.find(prefix + source[begin + offset : end])
        if not match:
            continue
        stop = begin + offset + match.end - len(prefix)
        if not _is_boundary(source, stop, end, index):
            continue
        return _with_brackets(
            source, begin + offset, stop, end, index, match.organization, match.confidence, prefix
        )
    return None


def _with_brackets(
    source: str,
    begin: int,
    stop: int,
    end: int,
    index: Index,
    organization: Known,
    sure: float,
    prefix: str = "",
) -> Name:
    text, acronym, note = prefix + squeezed(source[begin:stop]), "", ""
    if bracket := _BRACKET.match(source, stop, end):
        acronym, note = _bracketed(bracket[0])
        stop = bracket.end()
    shared = re.match(r"/\s?(?=\w)", source[stop:end])
    if shared and (other := index.find(source, stop + shared.end(), end)):
        text = f"{text}/{squeezed(source[other.start : other.end])}"
        stop = other.end
    return Name(text, begin, stop, organization, sure, acronym, note)


def _name(source: str, begin: int, end: int, index: Index) -> Name:
    text = source[begin:end]
    organization, sure = index.match(text)
    bracket = re.search(r"\s*\(([^()\n]+)\)\s*$", text)
    acronym, note = _bracketed(bracket[0]) if bracket and bracket.start() else ("", "")
    name = squeezed(text[: bracket.start()] if bracket and bracket.start() else text)
    return Name(name, begin, end, organization, sure if organization else 0.65, acronym, note)


def _bracketed(bracket: str) -> tuple[str, str]:
    """Return the acronym in a bracket, or the note that it is."""
    inner = squeezed(bracket.strip(" ()"))
    is_acronym = (
        len(inner) <= 15 and sum(letter.isupper() for letter in inner) >= 2 and len(inner.split()) <= 2
    )
    return (inner, "") if is_acronym and inner.lower() != "tbc" else ("", inner)


def _prefixes(source: str, begin: int) -> list[tuple[int, str]]:
    """Return where a name may begin: here, and in Arabic behind letters written to the word."""
    text = bare(source[begin : begin + 4])
    places = [(0, "")]
    if ARABIC.match(text):
        places += [
            (length, instead)
            for letters, length, instead in (
                ("و", 1, ""),
                ("لل", 2, "ال"),
                ("ل", 1, ""),
                ("ب", 1, ""),
                ("وال", 1, ""),
            )
            if text.startswith(letters)
        ]
        if form := re.match(r"و?ل?(?:دوله|مملكه|جمهوريه|سلطنه)\s+", bare(source[begin : begin + 20])):
            places.append((form.end(), ""))
    return places


def _is_boundary(source: str, stop: int, end: int, index: Index) -> bool:
    """Whether a name can end here: no further word of a name follows."""
    rest = plain(source[stop:end])
    if not rest or not rest[0].isspace() and not rest[0].isalnum() or CJK.match(source[stop - 1]):
        return not re.match(r"(?:'s|-[A-Za-z])", rest)
    following = rest.lstrip(" ")
    if re.match(_AND, bare(following)) or following[:1] in "\n(":
        return True
    if ARABIC.match(following):
        return True
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    if re.fullmatch(r"of|for|de|du|des|para|por", word) and not index.find(source, stop + 1, end):
        return False
    return not word[:1].isupper() or bool(_TO_THE_UN.match(bare(rest)))


def _line_end(source: str, begin: int, end: int, index: Index) -> int:
    """Return where a name on a line of its own ends: at a separator outside brackets, or behind a dash."""
    depth = 0
    for place in range(begin, end):
        character = source[place]
        depth += (character in "(（") - (character in ")）")
        if (
            depth <= 0
            and _HARD_END.match(plain(source[place : place + 2]))
            and not _is_inside_name(source, place)
        ):
            return place
        if depth <= 0 and re.match(r"\s[-–—]\s", source[place : place + 3]):
            return place
    return end


def _is_inside_name(source: str, place: int) -> bool:
    """Whether a full stop belongs to an abbreviation: St. Mary, Inc."""
    return source[place] == "." and bool(re.search(r"\b(?:St|Dr|Inc|Ltd|U\.S|U\.N|No)$", source[:place]))


def _phrase_end(source: str, begin: int, end: int, index: Index) -> int:
    """Return where a name in running text ends: with its last word in capitals."""
    text = plain(source[begin:end])
    if ARABIC.match(text) or CJK.match(text):
        if not BODIES.match(bare(text)):
            return begin  # without capitals only such words tell that a name begins
        match = re.search(r"[,;.،、。\n]|\s+و(?=ال|\s)|[和与及]|以及", text)
        return begin + (match.start() if match else min(len(text), 60))
    phrase = PHRASE.match(text)
    if not phrase:
        return begin
    stop = phrase.end()
    if place := _PLACE.search(bare(text[:stop])):
        stop = place.start()
    if bracket := _BRACKET.match(text, stop):
        stop = bracket.end()
    return begin + stop - (1 if text[stop - 1 : stop] == "." else 0)


def _split_at_and(source: str, begin: int, limit: int, index: Index, is_listed: bool) -> int:
    """Return where the first of two names joined by "and" ends; the limit where the "and" is part of the name."""
    for match in re.finditer(
        rf"\s+(?:{_AND})\s*|(?<=[\u4e00-\u9fff])(?:[和与及]|以及)|\s+و(?=\S)", bare(source[begin:limit])
    ):
        left, right = source[begin : begin + match.start()], source[begin + match.end() : limit]
        if left.count("(") > left.count(")"):
            continue
        right = right[_begin(right, 0, len(right), index) :] if right else right
        if index.find(right) or index.match(left)[0] or left.rstrip().endswith(")"):
            return begin + match.start()
        is_compound = re.search(r"\b(?:for|of|on|de|para|pour|sobre|sur|in|против)\b", bare(left))
        if (
            not is_compound
            and len(left.split()) > 1
            and len(right.split()) > 1
            and right[:1].isupper()
            and not is_listed
        ):
            return begin + match.start()
    return limit
