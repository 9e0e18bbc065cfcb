"""Which of the times are start and end of the event; of two zones, those of the venue."""

import re

from ..blocks import Block, Span
from ..sections import Page
from ..values import Doubt, Findings, Value
from ..vocabulary.clock import DURATION
from .clock import DAY, FoundTime, hhmm
from .dates import FoundDate
from .event_date import CLOSE_CALL
from .occasions import Occasion

LEAST = 0.45
HOME = "America/New_York"  # where no place is named

_Rated = tuple[float, FoundTime, Occasion]


def choose_times(
    occasions: list[Occasion], date: FoundDate | None, venue_zone: str | None
) -> tuple[Findings, FoundTime | None]:
    """Return start and end as values, and the time as it was found."""
    rated = _rated(occasions, date, venue_zone or HOME)
    if not rated or rated[0][0] < LEAST or rated[0][2].key == "end":
        return Findings(), None
    best = rated[0]
    same = [row for row in rated if row[1].begins == best[1].begins and row[0] >= LEAST]
    weight, time, where = next((row for row in same if row[1].is_range), best)
    rivals = [t for w, t, _where in rated if best[0] - w < CLOSE_CALL and _contradicts(t, time)]
    if rivals:
        doubts = [_doubt("start", said, where.block.source, "contradiction") for said in (time, rivals[0])]
        return Findings(doubts=tuple(doubts)), None
    places = [time, *(t for _w, t, _where in same if t is not time and t.ends in (None, time.ends))]
    values, doubts = _values(time, places, weight, where)
    ends, end_doubts = _end(time, places, weight, where, rated)
    elsewhere = tuple((t.start, t.end) for t in where.times if t is not time and t.is_range and t.zone)
    return Findings((*values, *ends), elsewhere, (*doubts, *end_doubts)), time


def find_duration(page: Page) -> tuple[int, Block, Span] | None:
    """Return the minutes under a label for the duration, with their place."""
    for section in page.under("duration"):
        for block in section.blocks:
            if match := DURATION.search(block.bare):
                return minutes_of(match), block, (block.start + match.start(), block.start + match.end())
    return None


def minutes_of(match: re.Match) -> int:
    """Return the minutes that a match of `DURATION` says."""
    if match["ninety"]:
        return 90
    if match["minutes"]:
        return int(match["minutes"])
    return round(float(match["hours"].replace(",", ".")) * 60) + int(match["rest"] or 0)


def _rated(occasions: list[Occasion], date: FoundDate | None, home: str) -> list[_Rated]:
    """Return the first time of each occasion with its weight, the best first."""
    rated: list[_Rated] = []
    for where in occasions:
        has_date = date is not None and any(other.month_day == date.month_day for other in where.dates)
        for time in sorted(
            where.times, key=lambda t: (not t.is_range, bool(t.zone) and t.zone != home, t.start)
        )[:1]:
            weight = where.weight + (0.15 if has_date else 0) + (0.1 if time.is_range else -0.1)
            rated.append((weight, time, where))
    return sorted(rated, key=lambda row: (-row[0], row[1].start))


def _contradicts(other: FoundTime, time: FoundTime) -> bool:
    return other.is_range and time.is_range and (other.begins, other.ends) != (time.begins, time.ends)


def _values(
    time: FoundTime, places: list[FoundTime], weight: float, where: Occasion
) -> tuple[list[Value], list[Doubt]]:
    spans = tuple((place.start, place.end) for place in places)
    doubts = [_doubt("start", time, where.block.source, time.doubt)] if time.doubt else []
    return [Value("start", hhmm(time.begins), spans, _confidence(time, weight))], doubts


def _end(
    time: FoundTime, places: list[FoundTime], weight: float, where: Occasion, rated: list[_Rated]
) -> tuple[list[Value], list[Doubt]]:
    """Return the end: the second of two times, else one under a label, else worked out from a duration."""
    spans = tuple((place.start, place.end) for place in places)
    if time.end_doubt and time.ends is None:
        return [], [_doubt("end", time, where.block.source, time.end_doubt)]
    if time.ends is not None:
        return [Value("end", hhmm(time.ends), spans, _confidence(time, weight))], []
    for _weight, other, elsewhere in rated:
        if elsewhere.key == "end":
            return [Value("end", hhmm(other.begins), ((other.start, other.end),), 0.8)], []
    if match := DURATION.search(where.block.bare, time.end - where.block.start):
        span = (where.block.start + match.start(), where.block.start + match.end())
        return [Value("end", hhmm((time.begins + minutes_of(match)) % DAY), (span,), 0.8)], []
    return [], []


def _confidence(time: FoundTime, weight: float) -> float:
    return 0.6 if time.doubt else 0.97 if weight >= 1 else round(max(weight, 0.6), 2)


def _doubt(name: str, time: FoundTime, source: str, code: str) -> Doubt:
    return Doubt(name, source[time.start : time.end], time.line, code)
