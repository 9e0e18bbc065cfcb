"""What is served, and when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..blocks import Block, Kind
from ..characters import bare, squeezed
from ..sections import Page, Section
from ..sentences import sentences_of
from ..values import Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.serving import BEGINS, CATERING, NOT_SERVED, SERVED
from .agenda_lines import Segment
from .clock import FoundTime, find_times, hhmm
from .dates import find_dates

_NEAR = 90  # characters between a meal and its time
_FEW_WORDS = 8
_TWELVE_HOURS, _EARLIEST, _LATEST = (
    720,
    90,
    240,
)  # minutes; a meal lies from before the event's start to behind its end
_CLAUSE = re.compile(r"[;؛；。]\s*|\.\s+(?=[A-ZÀ-ÞА-Я])")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_YES = re.compile(r"(?:yes|oui|sí|да|نعم)\W+", re.I)
_ONLY_TIME = re.compile(r"\D{0,8}(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)\D{0,8}")
_AND = re.compile(r"(?<!\w)(?:and|et|y|и|mais|but)(?!\w)")
_ARTICLE = re.compile(r"(?:an?|the|un|une|une?s|des|du|el|la|le|unos)\s+", re.I)
_FROM = re.compile(
    r"(?:[\s,(–—-]*(?:(?<!\w)(?:from|as\s+of|at|starting|à\s+partir\s+de|dès|à|de|a\s+partir\s+de|desde|с|в"
    r"|ابتداء\s+من|اعتبارا\s+من|من|في|الساعة)|从|自|于))*[\s(,–—-]*$",
    re.I,
)
_OTHER = re.compile(
    r"[:：]|(?<!\w)(?:discussion|break|pause|receso|перерыв|talk|remarks|debate|débat|briefing|meeting|with)(?!\w)"
)
_ELSEWHERE = NARRATIVE | {"agenda", "title", "speakers", "hosts", "co_hosts", "co_sponsors", "partners"}
Window = tuple[str, str]  # start and end of the event, "HH:MM" or empty


def find_meal(page: Page, segments: Sequence[Segment] = (), window: Window = ("", "")) -> Findings:
    """Return what stands under the label for catering, else what a sentence says is served, with its time.

    A meal of the agenda is one when it is where the agenda begins or ends; others are breaks.
    """
    said = sorted(_said(page), key=lambda value: not _time_of(value))
    values = [*_labelled(page)] or said or [*_around(segments, window)]
    return Findings(tuple(_in_half_of_day(value, window) for value in values[:1]))


def _in_half_of_day(value: Value, window: Window) -> Value:
    """Return the meal of "2.30" before an event at 3 p.m. as one of 2.30 p.m."""
    time = _time_of(value)
    if not time or not window[0]:
        return value
    begins, later = _minutes(window[0]), _minutes(time) + _TWELVE_HOURS
    is_near = -_EARLIEST <= later - begins <= _LATEST and later < 2 * _TWELVE_HOURS
    return (
        replace(value, value=(value.value[0], hhmm(later)))
        if is_near and isinstance(value.value, tuple)
        else value
    )


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return 60 * int(hour) + int(minute)


def _labelled(page: Page) -> Iterator[Value]:
    for section in page.under("catering"):
        for block in section.blocks[:1]:
            if not NOT_SERVED.match(block.bare):
                yield _under_label(section, _about_meal(block))


def _about_meal(block: Block) -> Block:
    """Return the first sentence where it says alone what is served: "Lunch is served at 1 p.m. First come, first …"."""
    first = next(sentences_of(block), block)
    return first if CATERING.search(first.bare) and SERVED.search(first.bare) else block


def _under_label(section: Section, block: Block) -> Value:
    times = find_times(block)
    meal = CATERING.search(block.bare)
    spans = [(block.start, block.end)]
    text = squeezed(block.text).rstrip(".")
    if served := _before_time(block, times):
        return Value("catering", (served, _first(times)), tuple(spans), 0.92)
    if meal and (times or len(text.split()) > _FEW_WORDS or meal.start() > 0):
        text = _words(block, meal)
    elif not meal and section.label and (times or len(text.split()) < 2):  # "Lunch: from 12.30 p.m."
        text = squeezed(block.source[slice(*section.label)]).strip(" :")
    alone = _ONLY_TIME.fullmatch(block.plain)
    time = f"{int(alone['hour']):02}:{alone['minute']}" if alone and not times else _first(times)
    return Value("catering", (text, time), tuple(spans), 0.92)


def _before_time(block: Block, times: list[FoundTime]) -> str:
    """Return all that is served, where nothing else is said than that and, behind it, from when."""
    if len(times) > 1 or (times and times[0].is_range) or not (times or CATERING.search(block.bare)):
        return ""
    end = times[0].start if times else block.end
    said = block.source[block.start : end]
    is_sentence = SERVED.search(block.bare) or re.search(r"[.!?]\s|[:：]\s", said)
    if is_sentence or (times and re.search(r"\w{2}", block.source[times[0].end : block.end])):
        return ""
    return _YES.sub("", without_from(said).rstrip("."))


def without_from(said: str) -> str:
    """Return the words before a time without those that lead to it: "Tea" of "Tea from"."""
    return _FROM.sub("", squeezed(said))


def _said(page: Page) -> Iterator[Value]:
    for section in page.sections:
        if section.key not in _ELSEWHERE:
            for block in section.blocks:
                for sentence in sentences_of(block):
                    for clause in _clauses(sentence):
                        yield from _in_clause(clause, block)


def _clauses(sentence: Block) -> Iterator[Block]:
    """Yield what stands in brackets, and the parts between semicolons."""
    for inside in _IN_BRACKETS.finditer(sentence.plain):
        yield sentence.cut(sentence.start + inside.start() + 1, sentence.start + inside.end() - 1)
    start = sentence.start
    for mark in _CLAUSE.finditer(sentence.plain):
        yield sentence.cut(start, sentence.start + mark.start())
        start = sentence.start + mark.end()
    yield sentence.cut(start, sentence.end)


def _in_clause(clause: Block, block: Block) -> Iterator[Value]:
    meal = CATERING.search(clause.bare)
    if not meal or NOT_SERVED.search(clause.bare):
        return
    dates = find_dates(clause)
    times = find_times(clause, [(date.start, date.end) for date in dates])
    time = _nearest(clause, meal, times)
    is_alone = block.kind is not Kind.HEADING and _covers(meal, block)
    if SERVED.search(clause.bare) or is_alone or (time and not dates):
        spans = [(clause.start + meal.start(), clause.start + meal.end())]
        spans += [(time.start, time.end)] if time else []
        value = (_words(clause, meal), hhmm(time.begins) if time else "")
        yield Value("catering", value, tuple(spans), 0.88)


def _nearest(clause: Block, meal: re.Match, times: list[FoundTime]) -> FoundTime | None:
    """Return the time of the meal: the nearest one, if nothing between says that it is the time of something else."""
    near = [time for time in times if not time.is_range and _is_its(clause, meal, time)]
    return min(near, key=lambda time: _distance(clause, meal, time), default=None)


def _is_its(clause: Block, meal: re.Match, time: FoundTime) -> bool:
    start, end = time.start - clause.start, time.end - clause.start
    if start >= meal.end():
        return start - meal.end() < _NEAR and not BEGINS.search(clause.bare, meal.end(), start)
    between = clause.bare[end : meal.start()]
    return len(between) < _NEAR and not _AND.search(between) and not BEGINS.search(between)


def _distance(clause: Block, meal: re.Match, time: FoundTime) -> int:
    return max(time.start - clause.start - meal.end(), meal.start() - (time.end - clause.start))


def _covers(meal: re.Match, block: Block) -> bool:
    """Whether a short line says hardly anything else: "Tea, coffee and biscuits!"."""
    letters = sum(character.isalnum() for character in block.text)
    return len(block.text.split()) <= _FEW_WORDS and sum(c.isalnum() for c in meal[0]) > 0.6 * letters


def _around(segments: Sequence[Segment], window: Window) -> Iterator[Value]:
    """Yield the meals of the agenda that lie before the event or behind it."""
    begins, ends = window
    for segment in segments:
        meal = CATERING.match(segment.title.lower())
        if not meal or segment.begins is None:
            continue
        if segment in (segments[0], segments[-1]) and not _OTHER.search(segment.title.lower()):
            yield Value("catering", (segment.title, hhmm(segment.begins)), segment.spans, 0.8)
            continue
        is_before = begins and segment.ends is not None and hhmm(segment.ends) <= begins
        if is_before or (ends and hhmm(segment.begins) >= ends):
            yield Value("catering", (segment.title, hhmm(segment.begins)), segment.spans, 0.8)


def _words(clause: Block, meal: re.Match) -> str:
    words = squeezed(clause.text[meal.start() : meal.end()])
    if words[0] in "وبفل" and CATERING.fullmatch(bare(words[1:])):  # Arabic writes "with" to the word
        words = words[1:]
    article = _ARTICLE.match(words)
    is_name = words.lower().startswith(("un verre",))
    return words[article.end() :] if article and not is_name else words


def _first(times: list[FoundTime]) -> str:
    return hhmm(times[0].begins) if times else ""


def _time_of(value: Value) -> str:
    return value.value[1] if isinstance(value.value, tuple) else ""
