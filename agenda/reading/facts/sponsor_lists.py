"""Lists of those who present the event, under a label: "Co-sponsors: A; B (lead); in partnership with C"."""

import re
from collections.abc import Iterator

from ..blocks import Block, Span
from ..characters import bare
from ..organizations import Index
from ..sections import Section
from ..sentences import enumerated
from ..vocabulary.bodies import BODY_BEFORE
from ..vocabulary.labels import SPONSORS, label_key
from ..vocabulary.organizations import AND_WORD, NO_NAME, OFFICE_BEFORE
from ..vocabulary.own_event import EVENT, NEGATED
from ..vocabulary.people import HONORIFIC
from ..vocabulary.roles import ACTIVE_PATTERNS, GROUPS, LED_BY_PATTERN, role_of
from .hosting import Found, Hosted, read_prose, role_in
from .names import Name, read_names
from .posts import read_post

_COMMA = re.compile(r"[,،，]\s*")
_AND_AT_END = re.compile(rf"[\s,،，]+(?:{AND_WORD}|&|و)?\s*$")
_OPEN_END = re.compile(
    r"(?<!\w)(?:for|of|on|in|and|the|pour|de|des|du|la|sur|et|para|por|del|sobre|y|по|для|и)$"
)
_PREFIX = re.compile(r"\s*([^:：\n]{2,40}?)\s*[:：]\s*")
_LINE = re.compile(r"(?:[^\n\t;•|.]|\.(?!\s)|(?<!\w{4})\.)+")
_LONGEST_LIST = 60  # words; longer text is prose
_LONGEST_NAME = 14  # words
_MOST_SMALL_WORDS = 4  # in a row, without a word in capitals: more is a sentence
_SMALL = re.compile(rf"(?:(?<!\S)[^\W\dA-ZÀ-ÞА-ЯЁ][^\s]*\s*){{{_MOST_SMALL_WORDS + 1},}}")
_BEGINS = re.compile(r"[A-ZÀ-ÞА-ЯЁ\d\u0600-\u06ff\u4e00-\u9fff]|[a-z]\d")


def read_list(section: Section, role: str, index: Index) -> Found:
    """Return the organizations of a section. The list is over where text follows that is no list."""
    found: list[Hosted] = []
    labels: list[Span] = []
    for block in section.blocks:
        rows, used = _names_of(block, role, index) if not _is_prose(block) else ([], [])
        if not rows:
            if found:
                break
            rows, used = read_prose(block, index, is_narrative=False)
        found += rows
        labels += used
    if any(_is_run_together(row.name) for row in found):
        found = [row for row in found if row.name.organization]
    return found, labels


def _is_run_together(name: Name) -> bool:
    """Whether lines of the list were taken for one: "Example Permanent Mission of Example". Then no name is sure."""
    return not name.organization and OFFICE_BEFORE.search(bare(name.text), 1) is not None


def is_list_of_known(block: Block, index: Index) -> bool:
    """Whether the block names organizations that the site knows and says nothing else."""
    names, stop = read_names(block.source, block.start, block.end, index, is_prose=False)
    is_all = not re.search(r"\w", block.source[stop : block.end])
    return bool(names) and is_all and all(name.organization for name in names)


def _is_prose(block: Block) -> bool:
    """Whether the text under a label is a sentence: "The Secretariat does not organize this event; … do"."""
    if len(block.text.split()) > _LONGEST_LIST:
        return True
    verbs = [verb for pattern in ACTIVE_PATTERNS.values() for verb in pattern.finditer(block.bare)]
    return any(
        EVENT.search(block.bare, verb.end()) or NEGATED.search(block.bare[: verb.start()]) for verb in verbs
    )


def _names_of(block: Block, role: str, index: Index) -> Found:
    found: list[Hosted] = []
    labels: list[Span] = []
    for part, part_role, phrase in _parts(block, role):
        labels += [phrase] if phrase else []
        for start, end in _lines(part):
            if prefix := _PREFIX.match(block.source, start, end):
                key = None if GROUPS.fullmatch(bare(prefix[1])) else label_key(prefix[1])
                if key and key not in SPONSORS:
                    return found, labels
                if key or not index.find(prefix[1]):
                    part_role = SPONSORS[key] if key else part_role
                    start = prefix.end()
                    labels.append(prefix.span())
            if HONORIFIC.match(block.source, start, end):
                found += _of_a_person(block, start, end, part_role, index)
                continue
            names, stop = read_names(block.source, start, end, index, is_prose=False)
            sure = 0.95 if not re.search(r"\w", block.source[stop:end]) else 0.8
            found += [
                Hosted(name, role_in(name, part_role), block, sure) for name in names if is_plausible(name)
            ]
    return found, labels


def _of_a_person(block: Block, start: int, end: int, role: str, index: Index) -> list[Hosted]:
    """Return the known organizations behind a person: "Ms. Sam Example, Director, OCHA"."""
    found: list[Hosted] = []
    for comma in re.finditer(r"[,،，(–-]\s*", block.source[start:end]):
        names, _stop = read_names(block.source, start + comma.end(), end, index, is_prose=False)
        found += [Hosted(name, role, block, 0.7) for name in names[:1] if name.organization]
    return found or _of_post(block, start, end, role, index)


def _of_post(block: Block, start: int, end: int, role: str, index: Index) -> list[Hosted]:
    """Return the known organization inside a person's function: "H.E. Mr. X, Minister for Foreign Affairs of Kenya"."""
    comma = _COMMA.search(block.source, start, end)
    words = _AND_AT_END.sub("", block.source[comma.end() : end]) if comma else ""
    post = read_post(words, index) if words else None
    known, sure = index.match(post.affiliation) if post else (None, 0.0)
    if not comma or not post or not known:
        return []
    name = Name(post.affiliation, comma.end(), end, known, sure)
    return [Hosted(name, role, block, 0.7)]


def _parts(block: Block, role: str) -> Iterator[tuple[Block, str, Span | None]]:
    """Yield the parts of a list with their roles. A phrase inside it ("in partnership with") begins another."""
    matches = [match for match in LED_BY_PATTERN.finditer(block.bare) if match["phrase"]]
    edges = [block.start + match.start() for match in matches] + [block.end]
    yield block.cut(block.start, edges[0]), role, None
    for match, end in zip(matches, edges[1:], strict=True):
        said = role_of(match)
        begin = block.start + match.end()
        if said != "behalf":
            phrase = (block.start + match.start(), begin)
            yield block.cut(begin, end), role if said == "same" else said, phrase


def _lines(block: Block) -> Iterator[Span]:
    """Yield the lines of a list, and the parts of one that is numbered in one paragraph."""
    for part in enumerated(block):
        for match in _LINE.finditer(part.text):
            yield part.start + match.start(), part.start + match.end()


def is_plausible(name: Name) -> bool:
    """Whether an unknown name can be that of an organization, and is not a sentence, a person or a note."""
    if name.organization:
        return True
    text = name.text
    return (
        len(text.split()) <= _LONGEST_NAME
        and bool(_BEGINS.match(text))
        and not re.search(r"@|https?:|\btbc\b|\bwww\.", text, re.I)
        and not (_SMALL.search(text) and not BODY_BEFORE.match(bare(text)) and not re.search(r"[а-яё]", text))
        and not NO_NAME.match(text.lower())
        and not _OPEN_END.search(bare(text))  # a line that is cut off: "Center for"
        and not label_key(text)
        and not HONORIFIC.match(text)
    )
