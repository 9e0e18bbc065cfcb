"""How one can attend: in person, online or both, and on which platform."""

import re
from collections.abc import Iterator

from ..blocks import Block, Span
from ..characters import CJK, squeezed
from ..sections import Page
from ..sentences import sentences_of
from ..values import Findings, Value
from ..vocabulary.attendance import (
    HYBRID,
    IN_PERSON,
    NOT_HYBRID,
    NOT_ONLINE_BEFORE,
    NOT_ONLINE_BEHIND,
    ONLINE,
    ONLY_SHOWN,
    PLATFORM,
    THROUGH_IT,
    VIA,
)
from ..vocabulary.labels import NARRATIVE, SPONSORS
from ..vocabulary.occasions import AHEAD, HELD, TAKES_PART
from ..vocabulary.own_event import EVENT_NOUNS
from ..vocabulary.people import HONORIFIC
from .clock import find_times
from .ticks import chosen

_MODES = {"hybrid": HYBRID, "in_person": IN_PERSON, "online": ONLINE}
_WITHOUT_PLATFORM = NARRATIVE | {"agenda", "other", *SPONSORS}
_WITHOUT_MODE = NARRATIVE | {"agenda", "other", "speakers", "contact", "catering", "duration", *SPONSORS}
_AN_EVENT = re.compile(rf"(?:{EVENT_NOUNS})")
_FEW_WORDS = 12  # of a platform with what is said of it: Zoom, with captions
_MORE = re.compile(
    r"[.:;()/@]|(?<!\w)(?:link|lien|enlace|ссылк|sent|shared|regist|inscri|will|sera|envia)|رابط|链接"
)
_LABELLED = ("platform", "venue", "format", "when_where")


def find_attendance(page: Page, has_venue: bool) -> Findings:
    """Return platform and format."""
    platform = _platform(page)
    mode = _format(page, platform, has_venue)
    return Findings(tuple(value for value in (platform, mode) if value))


def modes_in(block: Block) -> Iterator[tuple[str, Span]]:
    """Yield the words of a block that say how one attends, with the way they mean."""
    for mode, pattern in _MODES.items():
        for match in pattern.finditer(block.bare):
            if not _is_of_something_else(mode, block.bare[: match.start()], block.bare[match.end() :]):
                yield mode, (block.start + match.start(), block.start + match.end())


def platforms_in(block: Block) -> Iterator[Span]:
    """Yield the places of names of platforms."""
    for match in PLATFORM.finditer(block.bare):
        yield block.start + match.start(), block.start + match.end()


def _is_of_something_else(mode: str, before: str, behind: str) -> bool:
    """Whether the words mean a form to fill in, a person who speaks by video, or a hybrid war."""
    if mode == "hybrid":
        return bool(NOT_HYBRID.match(behind))
    is_in_bracket = before.rfind("(") > before.rfind(")")
    if is_in_bracket and HONORIFIC.search(before.title()):
        return True
    return mode == "online" and bool(NOT_ONLINE_BEFORE.search(before) or NOT_ONLINE_BEHIND.match(behind))


def _platform(page: Page) -> Value | None:
    """Return the platform on which one attends, else the one on which one only watches."""
    found = list(_platforms(page))
    return min(found, key=lambda value: (_is_only_shown(value), value.spans[0][0])) if found else None


def _whole(page: Page) -> Iterator[Value]:
    """Yield what stands under the label where it is no more than the name of platforms: Zoom, with captions."""
    for section in page.under("platform"):
        for block in section.blocks:
            is_short = section.is_inline and len(block.text.split()) <= _FEW_WORDS
            if is_short and PLATFORM.match(block.bare) and not _MORE.search(block.bare):
                yield Value("platform", squeezed(block.text), ((block.start, block.end),), 0.95)


def _platforms(page: Page) -> Iterator[Value]:
    yield from _whole(page)
    for section in page.sections:
        if section.key in _WITHOUT_PLATFORM:
            continue
        is_labelled = section.key in _LABELLED
        for block in section.blocks:
            for span in platforms_in(block):
                if is_labelled or _is_used(block, span):
                    words = " ".join(block.source[slice(*span)].split())
                    yield Value("platform", words, (span,), 0.95 if is_labelled else 0.9)


def _is_used(block: Block, span: Span) -> bool:
    """Whether the words around a platform say that the event takes place there."""
    before, behind = block.bare[: span[0] - block.start], block.bare[span[1] - block.start :]
    is_way = VIA.search(before) or THROUGH_IT.match(behind)
    if not re.search(r"\w", before) and (block.links or "://" in block.text):
        return len(block.text.split()) <= _FEW_WORDS  # "Zoom (registration required): https://…"
    return bool(is_way) or any(mode != "in_person" for mode, _span in modes_in(block))


def _is_only_shown(platform: Value) -> bool:
    return all(ONLY_SHOWN.match(match[0]) for match in PLATFORM.finditer(str(platform.value).lower()))


def _format(page: Page, platform: Value | None, has_venue: bool) -> Value | None:
    """Tell the attendance mode from the words for it; a room and a platform together make it hybrid."""
    sections = [section for section in page.sections if section.key not in _WITHOUT_MODE]
    texts = [
        block for section in sections if section.key not in _LABELLED for block in chosen(section.blocks)
    ]
    labelled = [block for section in sections if section.key in _LABELLED for block in chosen(section.blocks)]
    said = [found for block in labelled for found in modes_in(block)]
    said += [found for block in texts for found in _said_in_text(block)]
    said += [] if said else [found for block in _told(page) for found in modes_in(block)]
    attends_online = platform is not None and not _is_only_shown(platform)
    mode, sure = _mode({mode for mode, _span in said}, attends_online, has_venue)
    if not mode:
        return None
    places = tuple(span for _mode_said, span in said)
    return Value("format", mode, places or (platform.spans if platform else ()), sure)


def _told(page: Page) -> Iterator[Block]:
    """Yield the sentences of running text that say how the event will be held."""
    for section in page.sections:
        for block in section.blocks if section.key in NARRATIVE | {"agenda", "other"} else ():
            for sentence in sentences_of(block):
                if all(sign.search(sentence.bare) for sign in (HELD, AHEAD, _AN_EVENT)):
                    yield sentence


def _said_in_text(block: Block) -> Iterator[tuple[str, Span]]:
    """Yield the ways to attend of short lines, and of sentences that speak of holding it or taking part."""
    if HONORIFIC.match(block.plain):
        return
    for sentence in sentences_of(block):
        is_line = len(sentence.text.split()) <= _FEW_WORDS and len(CJK.findall(sentence.text)) <= _FEW_WORDS
        is_about_event = any(sign.search(sentence.bare) for sign in (HELD, TAKES_PART, PLATFORM))
        if is_line or is_about_event or find_times(sentence):
            yield from modes_in(sentence)


def _mode(said: set[str], attends_online: bool, has_venue: bool) -> tuple[str, float]:
    is_online = "online" in said or attends_online
    if "hybrid" in said:
        return "hybrid", 0.95
    if "in_person" in said:
        return ("hybrid" if is_online else "in_person"), 0.9
    if is_online and has_venue:
        return "hybrid", 0.75
    if is_online:
        return "online", 0.85 if "online" in said else 0.7
    return "", 0.0
