"""Sentences with dates or times that can be those of the event, weighed by where they stand and what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block
from ..sections import Page
from ..sentences import sentences_of
from ..vocabulary.calendar import UNTIL, UNTIL_BEHIND, UNTIL_WORDS
from ..vocabulary.labels import NARRATIVE, PEOPLE
from ..vocabulary.phrases import CATERING, HELD, RSVP
from .clock import FoundTime, find_times
from .dates import FoundDate, find_dates

_ELSEWHERE = {"agenda", "speakers", "catering", "other", "rsvp_deadline", "questions", *PEOPLE}
_CERTAIN = {"date", "time", "when", "when_where", "start", "end"}
_LIKELY = {"format", "venue", "title", "subject"}
_BEFORE, _BEHIND = 60, 50  # characters around a time in which a meal is named


@dataclass(frozen=True)
class Occasion:
    """A sentence, or the cells of one row, with its dates and times; `weight` from 0 to 1 and a little more."""

    block: Block
    dates: tuple[FoundDate, ...]
    times: tuple[FoundTime, ...]
    weight: float
    key: str  # of its section


def find_occasions(page: Page) -> list[Occasion]:
    """Return the occasions of a page. Deadlines, meals and the agenda are none."""
    head = page.head
    found = []
    for section in page.sections:
        if section.key in _ELSEWHERE:
            continue
        for row in _rows(section.blocks):
            for sentence in sentences_of(row):
                all_dates = find_dates(sentence)
                dates = tuple(date for date in all_dates if not is_deadline(date, sentence, section.key))
                times = find_times(sentence, [(date.start, date.end) for date in all_dates])
                own = tuple(t for t in times if t.is_range or not _is_another(t, sentence, section.key))
                if dates or own:
                    weight = _weight(section.key, sentence, bool(dates and own), section in head)
                    found.append(Occasion(sentence, dates, own, weight, section.key))
    return found


def is_deadline(date: FoundDate, sentence: Block, key: str) -> bool:
    """Whether a date is the last on which one can answer."""
    if key == "rsvp_deadline":
        return True
    start, end = date.start - sentence.start, date.end - sentence.start
    is_last = UNTIL.search(sentence.bare[max(0, start - 45) : max(0, start)]) or UNTIL_BEHIND.match(
        sentence.bare, end
    )
    is_asked = key in ("rsvp", "contact") or RSVP.search(sentence.bare) or "deadline" in sentence.bare
    return bool(is_last and is_asked)


def _rows(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks, cells of one row as one: date and time often stand side by side."""
    index = 0
    while index < len(blocks):
        last = index
        while last + 1 < len(blocks) and blocks[index].row and blocks[last + 1].row == blocks[index].row:
            last += 1
        yield replace(blocks[index], end=blocks[last].end)
        index = last + 1


def _weight(key: str, sentence: Block, has_both: bool, is_in_head: bool) -> float:
    if key in _CERTAIN:
        return 1.0
    weight = 0.7 if key in _LIKELY else 0.35 if key in NARRATIVE else 0.65 if is_in_head else 0.5
    weight += 0.1 if HELD.search(sentence.bare) else 0
    weight += 0.2 if has_both else 0
    return weight - (0.25 if RSVP.search(sentence.bare) and not has_both else 0)


def _is_another(time: FoundTime, sentence: Block, key: str) -> bool:
    """Whether a single time is that of a meal, or of the day on which one can still answer."""
    start, end = time.start - sentence.start, time.end - sentence.start
    before, behind = sentence.bare[max(0, start - _BEFORE) : start], sentence.bare[end : end + _BEHIND]
    clause = re.split(r"[;.()]", before)[-1] + " " + re.split(r"[;.()]", behind)[0]
    is_asked = key in ("rsvp", "contact") or RSVP.search(sentence.bare[:start])
    return bool(CATERING.search(clause) or (is_asked and UNTIL_WORDS.search(sentence.bare[:start])))
