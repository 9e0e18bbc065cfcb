"""Persons whom sentences name: "moderated by Ms. X, Director of Y", "Participan la artista …", "Ms. Z moderates"."""

import re
from collections.abc import Iterator

from ..blocks import Block, Span
from ..characters import CJK, bare
from ..organizations import Index
from ..sentences import sentences_of
from ..vocabulary.labels import PARTS_OF_ONE
from ..vocabulary.parts import (
    ABOUT_THIS,
    AHEAD,
    ASIDE,
    LEAD,
    OTHER_EVENTS,
    PRESENT,
    TRAIL,
    WITH,
    part_of_match,
)
from ..vocabulary.people import FUNCTION_NOUN, HONORIFIC
from .person_lists import separated
from .persons import Person, read_person

_ENDS_IN_TITLE = re.compile(
    r"(?:^|[\s(])(?:ret|retd|sra|srta|dra|dre|excmo|excma|emb|lic|mtr[oa]|ing|brig|maj|capt|rev|rt|pr|mgr|adm|cmdr"
    r"|mons|[A-ZА-ЯЁ]|[\u0621-\u064a]{1,2})\.$",
    re.I,
)
# "Our Legal Adviser", before a name and a comma.
_OUR_POST = re.compile(r"(?P<our>(?:our|the|notre|nuestr[oa]|наш\w*)\s+)(?:[\w-]+\s?){1,5}$", re.I)
_SHORT = 30  # characters before "moderated by"
Said = tuple[list[Person], list[Span]]


def said_in(block: Block, index: Index, only_ahead: bool = False) -> Said:
    """Return the persons of a block's sentences, and the words that introduce them.

    `only_ahead`: only where the sentence says what will be, since a background may speak of other meetings.
    """
    people: list[Person] = []
    labels: list[Span] = []
    for sentence in whole_sentences(block):
        if (only_ahead and not AHEAD.search(sentence.bare)) or OTHER_EVENTS.match(sentence.bare):
            continue
        for found, used in (_led(sentence, index), _trailed(sentence, index)):
            people += found
            labels += used
            if found:
                break
    return people, labels


def whole_sentences(block: Block) -> Iterator[Block]:
    """Yield the sentences of a block; none ends behind "Sra." or "(ret.)"."""
    open_since: int | None = None
    for sentence in sentences_of(block):
        start = sentence.start if open_since is None else open_since
        open_since = start
        if _ENDS_IN_TITLE.search(sentence.text) and sentence.end < block.end:
            continue
        yield block.cut(start, sentence.end)
        open_since = None
    if open_since is not None:
        yield block.cut(open_since, block.end)


def _led(sentence: Block, index: Index) -> Said:
    """Read the persons behind words such as "moderated by"."""
    people: list[Person] = []
    labels: list[Span] = []
    leads = list(LEAD.finditer(sentence.bare))
    if not leads or not _is_about_this(sentence, leads[0].start()):
        return [], []
    ends = [*(sentence.start + lead.start() for lead in leads[1:]), sentence.end]
    for lead, end in zip(leads, ends[: len(leads)], strict=True):
        found = list(_persons(sentence.cut(sentence.start + lead.end(), end), part_of_match(lead), index))
        people += found
        labels += [(sentence.start + lead.start(), sentence.start + lead.end())] if found else []
    return people, labels


def _is_about_this(sentence: Block, place: int) -> bool:
    """Whether the sentence speaks of this event: it begins so, says what will be, or names the event before."""
    before = sentence.bare[:place]
    return len(before) <= _SHORT or bool(AHEAD.search(sentence.bare) or ABOUT_THIS.search(before))


def _trailed(sentence: Block, index: Index) -> Said:
    """Read the persons before words such as "will moderate"."""
    people: list[Person] = []
    labels: list[Span] = []
    begin = sentence.start
    for trail in TRAIL.finditer(sentence.bare):
        if PRESENT.match(trail[0]):
            continue
        is_first = begin == sentence.start
        words = _from_honorific(sentence.cut(begin, sentence.start + trail.start()), is_first)
        found = list(_persons(words, part_of_match(trail), index)) if words else []
        people += found
        labels += [(sentence.start + trail.start(), sentence.start + trail.end())] if found else []
        begin = sentence.start + trail.end()
    return people, labels


def _from_honorific(words: Block, is_first: bool) -> Block | None:
    """Return the words from the person on, who must begin them or follow a comma or "and"; Chinese as it is.

    A function may begin them: "Our Legal Adviser, Ms. X, will moderate". Behind others a comma is enough.
    """
    if CJK.search(words.text):
        start = max(words.text.rfind("由"), words.text.rfind("，"), words.text.rfind("："))
        return words.cut(words.start + start + 1, words.end)
    honorific = HONORIFIC.search(words.plain)
    before = words.plain[: honorific.start()].strip(" ,") if honorific else ""
    is_start = honorific and (
        not before
        or re.fullmatch(r"(?:.*[,:;]\s*)?(?:and|et|y|и|while|then|which|que|qu'|котор\w+)", before, re.I)
    )
    our = _OUR_POST.match(before) if is_first and not is_start else None
    if our and FUNCTION_NOUN.search(bare(before)):
        begin = len(words.plain) - len(words.plain.lstrip()) + our.end("our")
        return words.cut(words.start + begin, words.end)
    is_next = honorific and not is_first and words.plain[: honorific.start()].rstrip().endswith(",")
    if honorific and (is_start or is_next):
        return words.cut(words.start + honorific.start(), words.end)
    return None


def _persons(words: Block, part: str, index: Index) -> Iterator[Person]:
    """Yield the persons behind a lead; those whom "with" adds to a moderator are panellists."""
    other = WITH.search(words.bare) if part in PARTS_OF_ONE else None
    first = words.cut(words.start, words.start + other.start() + other[0].startswith(")")) if other else words
    found = list(_listed(first, part, index))
    yield from found
    if other and found:
        yield from _listed(words.cut(words.start + other.end(), words.end), "panellist", index)


def _listed(words: Block, part: str, index: Index) -> Iterator[Person]:
    """Yield the persons of a list in a sentence. Only an honorific or a function tells that somebody is named."""
    has_some = False
    for piece in separated(words, index):
        aside = ASIDE.search(piece.bare)
        kept = piece.cut(piece.start, piece.start + aside.start()) if aside else piece
        kept = kept.cut(kept.start, kept.start + len(kept.text.rstrip(" .,;")))
        person = read_person(kept, part, index, needs_sign=not has_some) if kept.end > kept.start else None
        if person is None or not person.name:
            return
        has_some = True
        yield person
