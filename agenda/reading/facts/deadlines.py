"""Dates by which one can answer: told from the date of the event, and read."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from ..blocks import Block
from ..practical import asks_else
from ..values import Doubt, Value
from ..vocabulary.answering import ADDRESS, ANSWER, LAST_DAY, UNTIL, UNTIL_BEHIND
from ..vocabulary.calendar import WEEKDAY, WEEKDAY_NUMBERS
from .clock import find_times
from .dates import FoundDate, find_dates

_BEFORE = 70  # characters before a date in which it is said to be the last
# "hasta el lunes 18", "by Friday 15th": the month is that of the event
_DAY_ALONE = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY})\.?,?\s+(?:the\s+|le\s+|el\s+)?(?P<day>[0-3]?\d)|(?P<numbered>[0-3]?\d)(?:st|nd|rd|th))"
    r"(?:st|nd|rd|th)?(?![\w:.-]?\w)"
)
_WEEKS_BEFORE = dt.timedelta(weeks=8)
_BEFORE_IT, _BEHIND_IT = 12, 30  # characters between the day and its hour


def find_deadline(
    sentences: Iterable[tuple[str, Block]], event: FoundDate | None
) -> tuple[list[Value], list[Doubt]]:
    """Return the first deadline of sentences, each with the key of its section; a date without year has the event's."""
    for key, sentence in sentences:
        dates = [date for date in find_dates(sentence) if not date.last]
        for date in dates or _days_alone(sentence, event):
            if is_deadline(date, sentence, key):
                return _as_deadline(_dated(date, event), event, sentence)
    return [], []


def is_deadline(date: FoundDate, sentence: Block, key: str) -> bool:
    """Whether a date is the last on which one can answer. `key` is that of the section of the sentence."""
    if key == "rsvp_deadline":
        return True
    return _is_last(sentence, date) and _is_asked(sentence, key)


def _is_last(sentence: Block, date: FoundDate) -> bool:
    """Whether the words around the date say "until": "no later than …", "… 前"."""
    start, end = max(0, date.start - sentence.start), date.end - sentence.start
    before = sentence.bare[max(0, start - _BEFORE) : start]
    return bool(UNTIL.search(before) or UNTIL_BEHIND.match(sentence.bare, end))


def _is_asked(sentence: Block, key: str) -> bool:
    """Whether the sentence asks for an answer, or says where it goes."""
    if asks_else(sentence.bare):
        return False
    return key in ("rsvp", "contact") or any(
        sign.search(sentence.bare) for sign in (ANSWER, ADDRESS, LAST_DAY)
    )


def _days_alone(sentence: Block, event: FoundDate | None) -> list[FoundDate]:
    """Return the days without a month; they lie in the month of the event, and before it."""
    if not event or not event.year:
        return []
    found = []
    for match in _DAY_ALONE.finditer(sentence.bare):
        day = int(match["day"] or match["numbered"])
        start = sentence.start + match.start()
        weekday = WEEKDAY_NUMBERS[match["weekday"]] if match["weekday"] else None
        if 1 <= day <= event.day:
            date = FoundDate(
                event.month, day, event.year, weekday, start, start + len(match[0]), sentence.line_at(start)
            )
            found += [date] if date.value else []
    return found


def _dated(date: FoundDate, event: FoundDate | None) -> FoundDate:
    """Return the date in the year of the event, where its own is not said, with day and month in the likely order."""
    if not event or not event.value:
        return date
    if date.year is None:
        is_earlier = (date.month, date.day) > (event.month, event.day) and date.month - event.month > 6
        return date.in_year(event.value.year - is_earlier)
    turned = replace(date, month=date.day, day=date.month)
    return turned if date.is_ambiguous and _is_likely(turned, event) and not _is_likely(date, event) else date


def _as_deadline(
    date: FoundDate, event: FoundDate | None, sentence: Block
) -> tuple[list[Value], list[Doubt]]:
    """Return the deadline, or why it is none."""
    said = sentence.source[date.start : date.end]
    doubt = _doubt_of(date, event)
    if doubt or date.value is None:
        details = {"weekday": date.value.strftime("%A")} if date.value else {}
        return [], [Doubt("rsvp_deadline", said, date.line, doubt or "no_year", details)]
    times = find_times(sentence, [(other.start, other.end) for other in find_dates(sentence)])
    near = [
        (time.start, time.end)
        for time in times
        if not time.is_range
        and (0 <= time.start - date.end < _BEHIND_IT or 0 <= date.start - time.end < _BEFORE_IT)
    ]
    return [Value("rsvp_deadline", date.value, ((date.start, date.end), *near), 0.95)], []


def _doubt_of(date: FoundDate, event: FoundDate | None) -> str:
    if date.value is None:
        return "no_year"
    if date.weekday_fits is False:
        return "weekday"
    if date.is_ambiguous and _is_likely(replace(date, month=date.day, day=date.month), event):
        return "day_or_month"
    return "after_event" if event and event.value and date.value > event.value else ""


def _is_likely(date: FoundDate, event: FoundDate | None) -> bool:
    """Whether a date lies in the weeks before the event; any does, where that is not known."""
    if not event or not event.value or not date.value:
        return True
    return dt.timedelta() <= event.value - date.value < _WEEKS_BEFORE
