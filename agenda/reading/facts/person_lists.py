"""A line that names several persons, cut into one piece for each."""

import re
from collections.abc import Iterator

from ..blocks import Block
from ..characters import CJK, bare
from ..organizations import Index
from ..sentences import enumerated
from ..vocabulary.bodies import BODY
from ..vocabulary.people import FUNCTION_NOUN, HONORIFIC
from .persons import begins_with_person, is_name, name_at, names_person

_HARD = re.compile(r"[;；؛]\s*|\s*\n\s*|\s+[•·●]\s+")
_AND = r"(?:and|as\s+well\s+as|et|ainsi\s+que|y|e|и|а\s+также|و|و(?=[\u0600-\u06ff])|&)"
_ARTICLE = r"(?:the|la|el|le|les|l'|los|las)"
# What stands between one person and the honorific of the next.
_AGAIN = (
    r"(?:(?:by|with|from|of|par|avec|de|du|por|con|del|от|с|من)\s+)?"  # "introduced by Ms. X and by Mr. Y"
)
_BETWEEN = re.compile(
    rf"(?:[,،、.]?\s+(?:{_AND}\s*{_AGAIN})?(?:{_ARTICLE}\s*)?|[,،、/]\s*|\)\s*(?:{_AND}\s*{_AGAIN})?|\s+-\s+)$"
)
_BELONGS = re.compile(r"\b(?:of|by|to|from|with|for|de|du|del|por|par|con|avec|от|к)\s+$|[:(]\s*$")
# Where the posts stand in brackets: "A (X), B (Y) and C (Z)".
_BEHIND_BRACKET = re.compile(rf"\)\s*(?:[,،、]\s*(?:{_AND}\s+)?|{_AND}\s+|\s(?=[A-Z]))")
_NEXT_NAME = re.compile(rf"[,،]?\s+(?:{_AND})\s+(?={'[A-ZÀ-ÞА-ЯЁ]'})")
_CHINESE = re.compile(r"[、；，,和与及]|以及")
_CHINESE_PERSON = re.compile(
    r"[^，、；,;。]{2,24}?(?:先生|女士|博士|教授|大使|阁下|医生)(?:[，、；,;。（(和与及]|$)"
)
_COMMA = re.compile(rf"\s*[,،]\s*(?:{_AND}\s+)?|\s+{_AND}\s+")
_FEWEST_BARE_NAMES = 3


def separated(block: Block, index: Index) -> Iterator[Block]:
    """Yield the words of each person. A block that names one is yielded whole."""
    parts = enumerated(block)
    if len(parts) > 1:
        for part in parts:
            yield from separated(part.cut(part.start, part.start + len(part.text.rstrip(" ,;"))), index)
        return
    for start, end in _between(_hard_breaks(block, index), len(block.text)):
        piece = block.cut(block.start + start, block.start + end)
        for first, last in _between(_soft_breaks(piece.plain, index), len(piece.text)):
            person = piece.cut(piece.start + first, piece.start + last)
            if re.search(r"\w", person.text):
                yield person


def _between(breaks: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of what lies between the breaks."""
    starts = [0, *(end for _start, end in breaks)]
    ends = [*(start for start, _end in breaks), length]
    yield from zip(starts, ends, strict=True)


def _hard_breaks(block: Block, index: Index) -> list[tuple[int, int]]:
    """Return semicolons, and line breaks before a line that begins with a person."""
    breaks = []
    for match in _HARD.finditer(block.plain):
        if "\n" not in match[0] or _begins_entry(block.plain[match.end() :].split("\n")[0], index):
            breaks.append(match.span())
    return breaks


def _begins_entry(line: str, index: Index) -> bool:
    name = name_at(line, 0)
    return bool(HONORIFIC.match(line)) or ":" in line[:40] or is_name(name, line, 0, index)


def _soft_breaks(text: str, index: Index) -> list[tuple[int, int]]:
    if CJK.search(text):
        return _chinese_breaks(text, index)
    if names := _bare_names(text, index):
        return names
    breaks = set(_before_honorifics(text, index))
    titles = [honorific.span() for honorific in HONORIFIC.finditer(text)]
    for pattern in (_BEHIND_BRACKET, _NEXT_NAME):
        for match in pattern.finditer(text):
            begin = match.start() + (1 if match[0].startswith(")") else 0)
            rest = text[match.end() :]
            if any(start < match.end() <= end for start, end in titles):
                continue  # Lt. Gen. (ret.) X
            is_other = _begins_other(rest, index, is_bracketed=match[0].startswith(")"))
            is_other = is_other and (
                match[0].startswith(")") or _may_end_person(text[: match.start()], rest, index)
            )
            if is_other and not any(start <= match.end() and begin <= end for start, end in breaks):
                breaks.add((begin, match.end()))
    return sorted(breaks)


def _begins_other(rest: str, index: Index, is_bracketed: bool) -> bool:
    """Whether another person begins here: a name and its post; behind a bracket also "a tribal elder"."""
    if HONORIFIC.match(rest):
        return True
    if is_bracketed and re.match(r"(?:an?|une?|una|un)\s", rest):
        return True
    name = name_at(rest, 0)
    return is_name(name, rest, 0, index) and bool(re.match(r"\s*(?:[,،(]|-\s|$)", rest[len(name) :]))


def _may_end_person(before: str, rest: str, index: Index) -> bool:
    """Whether the words before a bare "and" end what is said of a person: no "Chief, Policy | and Best Practices, X".

    Whoever stands beside a person with an honorific has one too; a single word must be known as an organization.
    """
    last = re.split(r"[,،;(]", before)[-1].strip()
    known = index.match(last)[0] or BODY.search(bare(last)) or FUNCTION_NOUN.search(bare(last))
    if known or last.isupper() or "," not in before:
        return True
    return len(last.split()) > 1 and not (HONORIFIC.match(before) and not HONORIFIC.match(rest))


def _before_honorifics(text: str, index: Index) -> Iterator[tuple[int, int]]:
    """Yield what stands before each honorific but the first, where a function does not lead to the name."""
    honorifics = list(HONORIFIC.finditer(text))
    opening = text[: honorifics[0].start()] if honorifics else ""
    is_other = names_person(re.sub(rf"{_BETWEEN.pattern}", "", opening), index)
    is_function_first = _leads(opening) and not is_other
    if is_other and (between := _BETWEEN.search(opening)):
        yield between.start(), len(opening)
    for before, honorific in zip(honorifics, honorifics[1:], strict=False):
        between = _BETWEEN.search(text[: honorific.start()])
        if is_function_first:
            name = name_at(text, before.end())
            gap = re.compile(rf"[,،;]?\s*(?:{_AND}\s+)?").match(text, before.end() + len(name))
            yield (before.end() + len(name), gap.end() if gap else honorific.start())
        elif between and (
            re.match(rf"\W*{_AND}", between[0]) or not _BELONGS.search(text[: honorific.start()])
        ):
            start = between.start() + (1 if between[0].startswith(")") else 0)
            yield (max(start, before.end()), honorific.start())


def _leads(words: str) -> bool:
    """Whether functions stand before the names: "the Permanent Representative of X, Ms. …"."""
    return bool(FUNCTION_NOUN.search(bare(words))) and bool(re.search(r"[,،]\s*$|\w\s+$", words))


def _bare_names(text: str, index: Index) -> list[tuple[int, int]]:
    """Return the breaks of "A B, C D and E F": names alone, at least three of them."""
    breaks = [match.span() for match in _COMMA.finditer(text)]
    pieces = [text[start:end].strip(" .") for start, end in _between(breaks, len(text))]
    pieces = [piece for piece in pieces if piece]
    is_list = len(pieces) >= _FEWEST_BARE_NAMES and all(
        name_at(piece, 0) == piece and is_name(piece, piece, 0, index) and not BODY.search(bare(piece))
        for piece in pieces
    )
    return breaks if is_list else []


def _chinese_breaks(text: str, index: Index) -> list[tuple[int, int]]:
    """Return the marks behind a person before another: 张某某女士、王某某博士和李某某先生."""
    breaks: list[tuple[int, int]] = []
    for match in _CHINESE.finditer(text):
        before = text[(breaks[-1][1] if breaks else 0) : match.start()]
        rest = text[match.end() :]
        if names_person(before.strip(), index) and _CHINESE_PERSON.match(rest) and names_person(rest, index):
            breaks.append(match.span())
    return breaks


def names_somebody(text: str, index: Index) -> bool:
    """Whether a text begins with a person, or holds an honorific with a name."""
    return begins_with_person(text, index) or bool(HONORIFIC.search(text))
