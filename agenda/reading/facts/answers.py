"""How to answer and under which conditions: deadline, link and address for RSVPs, flags, audience, languages."""

import re
from collections.abc import Iterator

from ..blocks import Block, Kind
from ..practical import asks_else, asks_to_answer
from ..reading import Contact
from ..sections import Page, Section
from ..sentences import sentences_of
from ..tables import is_timed
from ..values import Findings, Value
from ..vocabulary.answering import SAME_ADDRESS, TO_COME
from ..vocabulary.conditions import ELSEWHERE, FLAGS
from ..vocabulary.contacting import ASK
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.tongues import ALL_SIX, HELD_IN, NOT_HELD, OFFICIAL, languages_in
from .audiences import find_audience
from .contact import EMAIL
from .dates import FoundDate, find_dates
from .deadlines import find_deadline, is_deadline

# A web address ends before punctuation, and before the letters of writings that have no spaces.
_LETTERS = r"[^\s<>\"'|«»“”，。；：、（）\u3000-\u9fff\u0600-\u06ff]"
_HOSTS = "bit.ly forms.gle tinyurl.com indico.un.org eventbrite.com forms.office.com zoom.us shorturl.at"
_URL = re.compile(
    rf"(?:https?://|www\.){_LETTERS}*(?![.,;:!?)\]]){_LETTERS}"
    rf"|(?<![\w@.])(?:{'|'.join(map(re.escape, _HOSTS.split()))})/[\w/.?=&%-]*[\w/]",
    re.I,
)
_RSVP_KEYS = ("rsvp", "rsvp_deadline")
_WAYS = ("email", "link", "phone")  # labels that go on with what stands before


def find_answers(page: Page, date: FoundDate | None, contact: Findings) -> Findings:
    """Return rsvp_deadline, rsvp_url, rsvp_email, the flags, audience and languages."""
    rows = sorted(_sentences(page, *NARRATIVE), key=lambda row: row[0].key != "rsvp_deadline")
    deadline, doubts = find_deadline(
        ((_context(page, section), sentence) for section, sentence in rows), date
    )
    asked = {value.value.email for value in contact.values if isinstance(value.value, Contact)}
    values = [
        *deadline,
        *_link(page),
        *_address(page, asked),
        *_flags(page),
        *find_audience(page),
        *_languages(page),
    ]
    return Findings(tuple(values), (), tuple(doubts))


def _sentences(page: Page, *without: str) -> Iterator[tuple[Section, Block]]:
    for section in page.sections:
        if section.key not in without:
            for block in section.blocks:
                for sentence in sentences_of(block):
                    yield section, sentence


def _answering(page: Page) -> Iterator[tuple[str, Block]]:
    """Yield the sentences that say how to answer, with the key of their section.

    An address alone on its line belongs to the line before, when that asks for an answer.
    """
    is_asked, row = False, 0
    for section, sentence in _sentences(page, *NARRATIVE):
        key = _context(page, section)
        asks = (key in _RSVP_KEYS and not asks_else(sentence.bare)) or _asks(sentence, key)
        goes_on = is_asked and (_is_only_way(sentence) or bool(row and sentence.row == row))
        if asks or goes_on:
            yield key, sentence
        is_asked, row = asks or goes_on, sentence.row


def _asks(sentence: Block, key: str) -> bool:
    if asks_to_answer(sentence.bare):
        return True
    return any(is_deadline(date, sentence, key) for date in find_dates(sentence))


def _is_only_way(sentence: Block) -> bool:
    """Whether a sentence is an address, link or telephone number with hardly a word beside it."""
    return len(sentence.text.split()) <= 4 and bool(re.search(r"@|://|www\.|\d{3}", sentence.text))


def _context(page: Page, section: Section) -> str:
    """Return the key of a section; of one for an address or link, that of the section before it."""
    place = page.sections.index(section)
    while place and page.sections[place].key in _WAYS:
        place -= 1
    return page.sections[place].key


def _link(page: Page) -> Iterator[Value]:
    """Yield the link for answers: behind a label like "Register here" too."""
    labels = [section.label for section in page.under(*_RSVP_KEYS) if section.label]
    for block in page.document.blocks:
        for start, end, address in block.links:
            if address.lower().startswith("http") and any(first <= start < last for first, last in labels):
                yield Value("rsvp_url", address, ((start, end),), 0.93)
                return
    for _key, sentence in _answering(page):
        for start, end, address in sentence.links:
            if address.lower().startswith("http") and sentence.start <= start < sentence.end:
                yield Value("rsvp_url", address, ((start, min(end, sentence.end)),), 0.93)
                return
        if match := _URL.search(sentence.text):
            span = (sentence.start + match.start(), sentence.start + match.end())
            yield Value("rsvp_url", match[0], (span,), 0.93)
            return


def _address(page: Page, asked: set[str]) -> Iterator[Value]:
    """Yield the address for answers; that of the contact only where it is said to serve for both."""
    for key, sentence in _answering(page):
        match = EMAIL.search(sentence.plain) or _named_before(page, sentence)
        is_for_answers = asks_to_answer(sentence.bare) or key in _RSVP_KEYS
        serves_both = is_for_answers and bool(TO_COME.search(sentence.bare) or not ASK.search(sentence.bare))
        if match and (match[0] not in asked or serves_both):
            start = sentence.start if match.string == sentence.plain else 0
            yield Value("rsvp_email", match[0], ((start + match.start(), start + match.end()),), 0.93)
            return


def _named_before(page: Page, sentence: Block) -> re.Match[str] | None:
    """Return the last address before a sentence that says "to the same address"."""
    if not SAME_ADDRESS.search(sentence.bare):
        return None
    return max(EMAIL.finditer(page.document.text, 0, sentence.start), key=re.Match.start, default=None)


def _flags(page: Page) -> Iterator[Value]:
    """Yield transferable, invitation_only and limited_places where a sentence says so, or says not."""
    seen: set[str] = set()
    for name, pattern, flag in FLAGS:
        for _section, sentence in _sentences(page, *NARRATIVE):
            match = pattern.search(sentence.bare)
            if match and name not in seen and not ELSEWHERE.search(sentence.bare):
                seen.add(name)
                span = (sentence.start + match.start(), sentence.start + match.end())
                yield Value(name, flag, (span,), 0.9)


def _languages(page: Page) -> Iterator[Value]:
    labelled = [block for section in page.under("languages") for block in section.blocks]
    said = [
        sentence
        for section, sentence in _sentences(page, *NARRATIVE, "title")
        if section.key not in ("agenda", "speakers") or _is_running(sentence)
    ]
    for block in labelled or [sentence for sentence in said if HELD_IN.search(sentence.bare)]:
        if value := _named(block):
            yield value
            return


def _is_running(sentence: Block) -> bool:
    """Whether it stands in no row or list of the agenda."""
    return sentence.kind is Kind.PARAGRAPH and not sentence.row and not is_timed(sentence)


def _named(block: Block) -> Value | None:
    """Return the languages that a block names."""
    if all_six := ALL_SIX.search(block.bare):
        span = (block.start + all_six.start(), block.start + all_six.end())
        return Value("languages", OFFICIAL, (span,), 0.9)
    words = NOT_HELD.sub(lambda match: " " * len(match[0]), block.bare)
    found = languages_in(words)
    codes = tuple(dict.fromkeys(code for _start, _end, code in found))
    spans = tuple((block.start + start, block.start + end) for start, end, _code in found)
    return Value("languages", codes, spans, 0.9) if found else None
