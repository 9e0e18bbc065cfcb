"""How to answer and under which conditions: deadline, link and address for RSVPs, flags, audience, languages."""

import re
from collections.abc import Iterator

from ..blocks import Block, Kind
from ..characters import squeezed
from ..sections import Page, Section
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.phrases import (
    ALL_SIX,
    AUDIENCE_ENDS,
    HELD_IN,
    INVITATION_ONLY,
    LANGUAGES,
    LIMITED_PLACES,
    MEANT_FOR,
    NOT_INVITATION_ONLY,
    NOT_TRANSFERABLE,
    RSVP,
    TRANSFERABLE,
)
from .clock import find_times
from .contact import EMAIL, Contact
from .dates import FoundDate, find_dates
from .occasions import is_deadline

_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'|]+[^\s<>\"'|.,;:!?)\]]"
    r"|(?<![\w@.])(?:bit\.ly|forms\.gle|tinyurl\.com|indico\.un\.org|eventbrite\.\w+|forms\.office\.com)/[\w/.?=&%-]+"
)
_FLAGS = [  # the more telling pattern of a field first
    ("transferable", NOT_TRANSFERABLE, False),
    ("transferable", TRANSFERABLE, True),
    ("invitation_only", NOT_INVITATION_ONLY, False),
    ("invitation_only", INVITATION_ONLY, True),
    ("limited_places", LIMITED_PLACES, True),
]
_RSVP_KEYS = ("rsvp", "rsvp_deadline")
_MOST_WORDS = 40  # of an audience


def find_answers(page: Page, date: FoundDate | None, contact: Findings) -> Findings:
    """Return rsvp_deadline, rsvp_url, rsvp_email, the flags, audience and languages."""
    deadline, doubts = _deadline(page, date)
    asked = {value.value.email for value in contact.values if isinstance(value.value, Contact)}
    values = [
        *deadline,
        *_link(page),
        *_address(page, asked),
        *_flags(page),
        *_audience(page),
        *_languages(page),
    ]
    return Findings(tuple(values), (), tuple(doubts))


def _sentences(page: Page, *without: str) -> Iterator[tuple[Section, Block]]:
    for section in page.sections:
        if section.key not in without:
            for block in section.blocks:
                for sentence in sentences_of(block):
                    yield section, sentence


def _deadline(page: Page, event: FoundDate | None) -> tuple[list[Value], list[Doubt]]:
    rows = sorted(_sentences(page, *NARRATIVE), key=lambda row: row[0].key != "rsvp_deadline")
    for section, sentence in rows:
        dates = find_dates(sentence)
        for date in dates:
            if not date.last and is_deadline(date, sentence, section.key):
                return _as_deadline(
                    date if date.year or not event or not event.year else date.in_year(event.year),
                    event,
                    sentence,
                    dates,
                )
    return [], []


def _as_deadline(
    date: FoundDate, event: FoundDate | None, sentence: Block, dates: list[FoundDate]
) -> tuple[list[Value], list[Doubt]]:
    """Return the deadline, or why it is none."""
    said = sentence.source[date.start : date.end]
    doubt = _doubt_of(date, event)
    if doubt or date.value is None:
        details = {"weekday": date.value.strftime("%A")} if date.value else {}
        return [], [Doubt("rsvp_deadline", said, date.line, doubt or "no_year", details)]
    times = find_times(sentence, [(other.start, other.end) for other in dates])
    near = [time for time in times if 0 <= time.start - date.end < 30 or 0 <= date.start - time.end < 12]
    spans = ((date.start, date.end), *((time.start, time.end) for time in near if not time.is_range))
    return [Value("rsvp_deadline", date.value, spans, 0.95)], []


def _doubt_of(date: FoundDate, event: FoundDate | None) -> str:
    if date.value is None:
        return "no_year"
    if date.weekday_fits is False:
        return "weekday"
    if date.is_ambiguous:
        return "day_or_month"
    return "after_event" if event and event.value and date.value > event.value else ""


def _answering(page: Page) -> Iterator[tuple[str, Block]]:
    """Yield the sentences that say how to answer, with the key of their section."""
    before = ""
    for section, sentence in _sentences(page, *NARRATIVE, "other"):
        key = _context(page, section)
        is_led = before.rstrip().endswith(":") and bool(RSVP.search(before))
        if key in _RSVP_KEYS or RSVP.search(sentence.bare) or is_led:
            yield key, sentence
        before = sentence.bare


def _context(page: Page, section: Section) -> str:
    """Return the key of a section; of one for an address or link, that of the section before it."""
    place = page.sections.index(section)
    while place and page.sections[place].key in ("email", "link", "phone"):
        place -= 1
    return page.sections[place].key


def _link(page: Page) -> Iterator[Value]:
    for _key, sentence in _answering(page):
        for start, end, address in sentence.links:
            if address.lower().startswith("http") and sentence.start <= start < sentence.end:
                yield Value("rsvp_url", address, ((start, min(end, sentence.end)),), 0.93)
                return
        if match := _URL.search(sentence.text):
            yield Value(
                "rsvp_url", match[0], ((sentence.start + match.start(), sentence.start + match.end()),), 0.93
            )
            return


def _address(page: Page, asked: set[str]) -> Iterator[Value]:
    """Yield the address for answers; that of the contact only where it is said to serve for both."""
    for key, sentence in _answering(page):
        match = EMAIL.search(sentence.plain)
        if match and (match[0] not in asked or key in _RSVP_KEYS):
            span = (sentence.start + match.start(), sentence.start + match.end())
            yield Value("rsvp_email", match[0], (span,), 0.93)
            return


def _flags(page: Page) -> Iterator[Value]:
    """Yield transferable, invitation_only and limited_places where a sentence says so, or says not."""
    seen: set[str] = set()
    for name, pattern, flag in _FLAGS:
        for _section, sentence in _sentences(page, *NARRATIVE):
            match = pattern.search(sentence.bare)
            if match and name not in seen:
                seen.add(name)
                yield Value(
                    name, flag, ((sentence.start + match.start(), sentence.start + match.end()),), 0.9
                )


def _audience(page: Page) -> Iterator[Value]:
    for section in page.under("audience"):
        if section.blocks:
            items = "; ".join(squeezed(b.text).rstrip(";,. ") for b in section.blocks if b.kind is Kind.ITEM)
            text = items or " ".join(squeezed(block.text) for block in section.blocks)
            yield Value("audience", text.rstrip("."), tuple((b.start, b.end) for b in section.blocks), 0.92)
            return
    for _section, sentence in _sentences(page, *NARRATIVE, "agenda", "speakers"):
        if match := MEANT_FOR.search(sentence.bare):
            stop = AUDIENCE_ENDS.search(sentence.bare, match.end())
            end = stop.start() if stop else len(sentence.bare)
            text = re.sub(r"^(?:the|les|los|las|aux?)\s+", "", squeezed(sentence.text[match.end() : end]))
            if 1 < len(text.split()) <= _MOST_WORDS:
                yield Value("audience", text, ((sentence.start + match.end(), sentence.start + end),), 0.85)
                return


def _languages(page: Page) -> Iterator[Value]:
    labelled = [block for section in page.under("languages") for block in section.blocks]
    said = [sentence for _section, sentence in _sentences(page, *NARRATIVE, "agenda", "speakers", "title")]
    for block in labelled or [sentence for sentence in said if HELD_IN.search(sentence.bare)]:
        if all_six := ALL_SIX.search(block.bare):
            span = (block.start + all_six.start(), block.start + all_six.end())
            yield Value("languages", tuple(list(LANGUAGES)[:6]), (span,), 0.9)
            return
        found = sorted(
            (match.start(), match.end(), code)
            for code, pattern in LANGUAGES.items()
            for match in re.finditer(rf"(?<![a-zа-я])(?:{pattern})", block.bare)
        )
        if found:
            codes = tuple(dict.fromkeys(code for _start, _end, code in found))
            spans = tuple((block.start + start, block.start + end) for start, end, _code in found)
            yield Value("languages", codes, spans, 0.9)
            return
