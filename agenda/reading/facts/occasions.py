"""Sentences with dates or times that can be those of the event, weighed by where they stand and what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block
from ..sections import Page
from ..sentences import sentences_of
from ..vocabulary.answering import ANSWER, UNTIL_WORDS
from ..vocabulary.labels import NARRATIVE, PEOPLE
from ..vocabulary.occasions import AHEAD, ARRIVAL, DATED, HELD
from ..vocabulary.serving import CATERING
from .clock import FoundTime, find_times
from .dates import FoundDate, find_dates
from .deadlines import is_deadline
from .ticks import chosen

_ELSEWHERE = {"agenda", "speakers", "catering", "rsvp_deadline", "questions", *PEOPLE}
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

    @property
    def is_certain(self) -> bool:
        """Whether it stands under a label for it."""
        return self.key in _CERTAIN

    @property
    def is_held(self) -> bool:
        """Whether it says that something takes place."""
        return bool(HELD.search(self.block.bare))


def find_occasions(page: Page) -> list[Occasion]:
    """Return the occasions of a page. Deadlines, meals and the agenda are none."""
    head = page.head
    found = []
    for section in page.sections:
        if section.key in _ELSEWHERE:
            continue
        for row in _rows(tuple(chosen(section.blocks))):
            for sentence in sentences_of(row):
                if occasion := _occasion(sentence, section.key, section in head):
                    found.append(occasion)
    return found


def _occasion(sentence: Block, key: str, is_in_head: bool) -> Occasion | None:
    all_dates = find_dates(sentence)
    dates = tuple(date for date in all_dates if not _is_of_document(date, sentence, key))
    times = find_times(sentence, [(date.start, date.end) for date in all_dates])
    own = tuple(time for time in times if time.is_range or not _is_another(time, sentence, key))
    if all_dates and not dates:  # the hour of a deadline
        own = tuple(time for time in own if time.is_range)
    if not dates and not own or (key in NARRATIVE and not AHEAD.search(sentence.bare)):
        return None
    return Occasion(sentence, dates, own, _weight(key, sentence, bool(dates and own), is_in_head), key)


def _is_of_document(date: FoundDate, sentence: Block, key: str) -> bool:
    """Whether a date is the last on which one can answer, or that of the paper itself."""
    before = sentence.bare[: max(0, date.start - sentence.start)]
    is_of_paper = key not in _CERTAIN and DATED.search(before) and not HELD.search(before)
    return bool(is_of_paper) or is_deadline(date, sentence, key)


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
    weight = 0.7 if key in _LIKELY else 0.35 if key in NARRATIVE | {"other"} else 0.65 if is_in_head else 0.5
    weight += 0.1 if HELD.search(sentence.bare) else 0
    weight += 0.2 if has_both else 0
    return weight - (0.25 if ANSWER.search(sentence.bare) and not has_both else 0)


def _is_another(time: FoundTime, sentence: Block, key: str) -> bool:
    """Whether a single time is that of a meal or of coming in, or of the day on which one can still answer."""
    start, end = time.start - sentence.start, time.end - sentence.start
    before, behind = sentence.bare[max(0, start - _BEFORE) : start], sentence.bare[end : end + _BEHIND]
    clause_before = re.split(r"[;.()]", before)[-1]
    clause = clause_before + " " + re.split(r"[;.()]", behind)[0]
    is_asked = key in ("rsvp", "contact") or ANSWER.search(sentence.bare[:start])
    is_last = is_asked and UNTIL_WORDS.search(sentence.bare[:start])
    return bool(CATERING.search(clause) or ARRIVAL.search(clause_before) or is_last)
