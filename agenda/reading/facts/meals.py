"""What is served, and when."""

import re
from collections.abc import Iterator

from ..blocks import Block
from ..characters import squeezed
from ..sections import Page
from ..sentences import sentences_of
from ..values import Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.phrases import CATERING, SERVED
from .clock import FoundTime, find_times, hhmm
from .dates import find_dates

_NEAR = 90  # characters between a meal and its time
_FEW_WORDS = 8


def find_meal(page: Page) -> Findings:
    """Return what stands under the label for catering, else what a sentence says is served, with its time."""
    values = [*_labelled(page)] or sorted(_said(page), key=lambda value: not _time_of(value))
    return Findings(tuple(values[:1]))


def _labelled(page: Page) -> Iterator[Value]:
    for section in page.under("catering"):
        for block in section.blocks[:1]:
            times = find_times(block)
            meal = CATERING.search(block.bare)
            text = squeezed(block.text).rstrip(".")
            if meal and (times or len(text.split()) > _FEW_WORDS):
                text = squeezed(block.text[meal.start() : meal.end()])
            yield Value("catering", (text, _first(times)), ((block.start, block.end),), 0.92)


def _said(page: Page) -> Iterator[Value]:
    for section in page.sections:
        if section.key in NARRATIVE | {"agenda", "title", "other"}:
            continue
        for block in section.blocks:
            for sentence in sentences_of(block):
                yield from _in_sentence(sentence)


def _in_sentence(sentence: Block) -> Iterator[Value]:
    taken = [(date.start, date.end) for date in find_dates(sentence)]
    singles = [time for time in find_times(sentence, taken) if not time.is_range]
    for meal in CATERING.finditer(sentence.bare):
        near = [time for time in singles if _is_near(time, sentence, meal)]
        if near or SERVED.search(sentence.bare):
            spans = [(sentence.start + meal.start(), sentence.start + meal.end())]
            spans += [(time.start, time.end) for time in near[:1]]
            text = squeezed(sentence.text[meal.start() : meal.end()])
            yield Value("catering", (text, _first(near)), tuple(spans), 0.88)
            return


def _is_near(time: FoundTime, sentence: Block, meal: re.Match) -> bool:
    start, end = time.start - sentence.start, time.end - sentence.start
    return start - meal.end() < _NEAR and meal.start() - end < _NEAR


def _first(times: list[FoundTime]) -> str:
    return hhmm(times[0].begins) if times else ""


def _time_of(value: Value) -> str:
    return value.value[1] if isinstance(value.value, tuple) else ""
