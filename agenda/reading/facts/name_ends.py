"""Where the name of an organization begins and ends that the site does not know."""

import re

from ..characters import ARABIC, CJK, CYRILLIC, bare, plain
from ..organizations import Index
from ..vocabulary.bodies import BODY, BODY_BEFORE, BODY_IN_CHINESE, GOES_ON_IN_CHINESE
from ..vocabulary.clock import CITY_NAMES
from ..vocabulary.organizations import (
    AND_WORD,
    ARTICLES,
    CHINESE_AND,
    ENDS_NAME,
    NO_NAME,
    OFFICE_BEFORE,
    PARTICLES,
    TO_THE_UN,
)

_WORD = r"(?:[A-ZÀ-ÞА-ЯЁ0-9]|[a-z]\d)[\w'.&/+-]*"
_PHRASE = re.compile(rf"(?:{_WORD})(?:\s+(?:(?:{PARTICLES})\s+|(?:d|l|D|L)')*(?:{_WORD}))*")
_AND = re.compile(rf"\s+(?:{AND_WORD}(?!\w)|&)\s*|(?<=[\u4e00-\u9fff])(?:{CHINESE_AND})|\s+و(?=\S)\s?")
_OPEN_AND = re.compile(rf"\s*(?:(?:{AND_WORD}|along|together)(?!\w)|&)")
_HARD_END = re.compile(r"[,;|•·\n、]|\.(?=\s|$)|\s(?=www\.|https?:)|\s[-–—:]\s|:\s")
_PLACE = re.compile(
    rf"\s+(?:in|at|on|during|a|en|from)\s+(?:{CITY_NAMES}|\d|conference|room|the\s+margins|monday|tuesday|wednesday"
    r"|thursday|friday|the\s+occasion)"
)
_BRACKET = re.compile(r"\s*\([^()\n]{1,60}\)")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:St|Dr|Inc|Ltd|U\.S|U\.N|No|Mt|Sr|Co)$")
_COMPOUND = re.compile(r"\b(?:for|of|on|de|para|pour|sobre|sur|in|против|по)\b")
_SMALL = re.compile(r"[^\W\d_]+")
# ", Justice and Memory" behind "Fund for Peace": single words, and nothing more in the list.
_SERIES = re.compile(
    rf"(?P<things>(?:,\s+[^\W\d_][\w-]+){{1,3}},?\s+(?i:{AND_WORD}"
    rf"|&)\s+[^\W\d_][\w-]+(?:\s*\([A-Z]{{2,10}}\))?)(?=\s*(?:$|[;.\n|]))"
)
_BETWEEN_THINGS = re.compile(rf",\s*|\s+(?i:{AND_WORD}|&)\s+|\s*\(")
_OF_ONE_THING = re.compile(r"(?:for|of|on|de|des|du|para|por|pour|sobre|sur|по|для)\s+(?:\w+\s+)?[\w-]+$")


def can_begin_name(source: str, begin: int, end: int, is_prose: bool) -> bool:
    """Whether the words at this place can be a name at all."""
    text = plain(source[begin:end])
    if not text[:1].strip() or NO_NAME.match(bare(text)):
        return False
    if ARABIC.match(text) or CJK.match(text):
        return not is_prose or bool(BODY_BEFORE.match(bare(text)) or BODY_IN_CHINESE.match(text))
    return (
        text[0].isupper() or text[0].isdigit() and not is_prose or bool(re.match(r"[a-z]\d\S*\s+[A-Z]", text))
    )


def end_of_name(source: str, begin: int, end: int, index: Index, is_prose: bool, is_listed: bool) -> int:
    """Return where an unknown name ends that begins here."""
    limit = _end_in_prose(source, begin, end) if is_prose else _end_of_line(source, begin, end)
    return _split_at_and(source, begin, limit, index, is_listed)


def with_commas(source: str, begin: int, limit: int, end: int, index: Index) -> int:
    """Return where a name ends that holds a list: "Example Fund for Peace, Justice and Memory", the last of a line."""
    name = bare(source[begin:limit])
    series = _SERIES.match(source, limit, end)
    if not series or not _COMPOUND.search(name) or not (BODY.search(name) and _OF_ONE_THING.search(name)):
        return limit
    things = [thing for thing in _BETWEEN_THINGS.split(series["things"]) if thing.strip()]
    if any(index.match(thing)[0] or BODY.search(bare(thing)) for thing in things):
        return limit
    return series.end("things")


def goes_on(source: str, stop: int, end: int, index: Index) -> bool:
    """Whether behind a known name a further word of a longer name follows: Oxfam | America."""
    rest = plain(source[stop:end])
    if CJK.match(source[stop - 1]) and GOES_ON_IN_CHINESE.match(rest):
        return True
    if not rest or not rest[0].isspace() and not rest[0].isalnum() or CJK.match(source[stop - 1]):
        return bool(re.match(r"(?:'s|-[A-Za-z])", rest))
    following = rest.lstrip(" ")
    if _OPEN_AND.match(bare(following)) or following[:1] in "\n(" or ARABIC.match(following):
        return False
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    if re.fullmatch(r"of|for|de|du|des|para|por", word) and not index.find(source, stop + 1, end):
        return True
    return word[:1].isupper() and not TO_THE_UN.match(bare(rest))


def _end_of_line(source: str, begin: int, end: int) -> int:
    """Return where a name on a line of its own ends: at a separator outside brackets, or behind a dash."""
    depth = 0
    for place in range(begin, end):
        depth += (source[place] in "(（") - (source[place] in ")）")
        is_end = depth <= 0 and _HARD_END.match(plain(source[place : place + 9]))
        if is_end and not (source[place] == "." and _ABBREVIATED.search(source[:place])):
            return place
    return end


def _end_in_prose(source: str, begin: int, end: int) -> int:
    """Return where a name in running text ends: with its last word in capitals, or before a word that ends it."""
    text = plain(source[begin:end])
    is_body = BODY_BEFORE.match(bare(text))
    if CJK.match(text):
        body = BODY_IN_CHINESE.match(text)
        return begin + (body.end() if body else 0)
    if is_body and _has_small_words(text, is_body.end()):
        stop = re.search(r"[,;.:،、。\n()]|\s-\s", text)
        ending = ENDS_NAME.search(bare(text))
        stops = [match.start() for match in (stop, ending, _PLACE.search(bare(text))) if match]
        return _with_bracket(text, begin, min([*stops, len(text), 120]))
    phrase = _PHRASE.match(text)
    if not phrase:
        return begin
    stop_at = phrase.end()
    if place := _PLACE.search(bare(text[:stop_at])):
        stop_at = place.start()
    stop_at -= 1 if text[stop_at - 1 : stop_at] == "." and not _BRACKET.match(text, stop_at) else 0
    return _with_bracket(text, begin, stop_at)


def _has_small_words(text: str, start: int) -> bool:
    """Whether a name goes on in small letters, as in French: "Fédération internationale terre d'avenir"."""
    if ARABIC.match(text) or CYRILLIC.match(text):
        return True
    following = re.match(
        r"\s+(?:(?:d|l|de|du|des|la|le|les|los|las|del|pour|para|por|sur|sobre)[\s']+)*(\w)", text[start:]
    )
    return bool(following)


def _with_bracket(text: str, begin: int, stop: int) -> int:
    bracket = _BRACKET.match(text, stop)
    return begin + (bracket.end() if bracket else stop)


def _split_at_and(source: str, begin: int, limit: int, index: Index, is_listed: bool) -> int:
    """Return where the first of two names joined by "and" ends; the limit where the "and" is part of the name."""
    for match in _AND.finditer(bare(source[begin:limit])):
        left, right = source[begin : begin + match.start()], source[begin + match.end() : limit]
        if left.count("(") > left.count(")"):
            continue
        if _begins_another(left, right, index) or (not is_listed and _are_two(left, right)):
            return begin + match.start()
    return limit


def _begins_another(left: str, right: str, index: Index) -> bool:
    """Whether behind "and" another name begins for certain."""
    text = bare(right)
    opening = OFFICE_BEFORE.match(text) or ARTICLES.match(text)
    rest = right[opening.end() :] if opening else right
    is_named = bool(opening) and rest[:1].isupper() and not CYRILLIC.match(rest)
    if (
        is_named
        and not OFFICE_BEFORE.match(text)
        and _COMPOUND.search(bare(left))
        and BODY.search(bare(left))
    ):
        is_named = bool(BODY.search(bare(rest)))  # "Commission for Latin America and the Caribbean"
    return (
        is_named
        or (left.split()[-1].islower() and right[:1].isupper())  # "pour la paix et Blue Shield"
        or bool(index.find(rest) or index.match(left)[0])
        or left.rstrip().endswith(")")
        or bool(ARABIC.match(right) and BODY_BEFORE.match(text))
        or bool(CJK.match(right) and BODY_IN_CHINESE.match(right))
    )


def _are_two(left: str, right: str) -> bool:
    """Whether two names of several words each stand around "and", and no compound like "Centre for War and Peace"."""
    return (
        not _COMPOUND.search(bare(left))
        and len(left.split()) > 1
        and len(right.split()) > 1
        and right[:1].isupper()
    )
