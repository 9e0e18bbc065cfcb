"""Which of the times are start and end of the event; of two zones, those of the venue."""

from dataclasses import dataclass, replace

from ..blocks import Span
from ..values import Doubt, Findings, Value
from ..vocabulary.clock import ENDING
from ..vocabulary.occasions import FORMER
from .clock import FoundTime, hhmm
from .dates import FoundDate
from .durations import duration_behind
from .event_date import CLOSE_CALL
from .occasions import Occasion
from .time_pairs import DAY

LEAST = 0.45
HOME = "America/New_York"  # where no place is named


@dataclass(frozen=True)
class _Candidate:
    weight: float
    time: FoundTime
    where: Occasion


def choose_times(
    occasions: list[Occasion], date: FoundDate | None, venue_zone: str | None
) -> tuple[Findings, FoundTime | None]:
    """Return start and end as values, and the time as it was found."""
    rated = _rated(occasions, date, venue_zone or HOME)
    if not rated or rated[0].weight < LEAST or rated[0].where.key == "end":
        return Findings(), None
    best = rated[0]
    same = [row for row in rated if row.time.begins == best.time.begins and row.weight >= LEAST]
    chosen = next((row for row in same if row.time.is_range), best)
    if rival := next((row for row in rated if _contradicts(row, chosen, best)), None):
        return _contradiction(chosen, rival), None
    if other := _another_range(chosen):
        return _contradiction(chosen, replace(chosen, time=other)), None
    time = chosen.time
    places = [time, *(row.time for row in same if row is not chosen and row.time.ends in (None, time.ends))]
    start, doubts = _start(chosen, places)
    ends, end_doubts = _end(chosen, places, rated)
    elsewhere = tuple((t.start, t.end) for t in chosen.where.times if t is not time and t.is_range and t.zone)
    return Findings((start, *ends), elsewhere, (*doubts, *end_doubts)), time


def _rated(occasions: list[Occasion], date: FoundDate | None, home: str) -> list[_Candidate]:
    """Return the first time of each occasion, the likeliest first."""
    rated = []
    for where in occasions:
        times = [
            time
            for time in where.times
            if _can_begin(time, where.block.bare[: time.start - where.block.start])
        ]
        if not times:
            continue
        days = [other for other in where.dates if not other.last]
        has_date = date is not None and any(other.month_day == date.month_day for other in days)
        is_of_days = bool(where.dates) and not days  # hours of opening: "18 to 22 May, 9 a.m. to 5 p.m."
        time = min(
            times, key=lambda time: (not time.is_range, bool(time.zone) and time.zone != home, time.start)
        )
        weight = (
            where.weight + (0.15 if has_date else 0) + (0.1 if time.is_range else -0.1) - 0.6 * is_of_days
        )
        rated.append(_Candidate(weight, time, where))
    return sorted(rated, key=lambda row: (-row.weight, row.time.start))


def _can_begin(time: FoundTime, before: str) -> bool:
    """Whether a time still holds, and is not only the end of something."""
    return not FORMER.search(before) and (time.is_range or not ENDING.search(before))


def _contradicts(other: _Candidate, chosen: _Candidate, best: _Candidate) -> bool:
    """Whether another pair of times is as likely. Beside a labelled one, only another labelled one is."""
    if not other.time.is_range or not chosen.time.is_range or best.weight - other.weight >= CLOSE_CALL:
        return False
    is_other = (other.time.begins, other.time.ends) != (chosen.time.begins, chosen.time.ends)
    return is_other and (other.where.is_certain or not chosen.where.is_certain)


def _contradiction(*rows: _Candidate) -> Findings:
    return Findings(doubts=tuple(_doubt("start", row, "contradiction") for row in rows))


def _another_range(chosen: _Candidate) -> FoundTime | None:
    """Return another pair of times of the same sentence, where that is not the same hour in another zone."""
    time = chosen.time
    return next(
        (
            other
            for other in chosen.where.times
            if time.is_range and other.is_range and other.zone == time.zone
            and (other.begins, other.ends) != (time.begins, time.ends)
        ),
        None,
    )  # fmt: skip


def _start(chosen: _Candidate, places: list[FoundTime]) -> tuple[Value, list[Doubt]]:
    time = chosen.time
    doubts = [_doubt("start", chosen, time.doubt)] if time.doubt else []
    return Value("start", hhmm(time.begins), _spans(places, chosen), _confidence(chosen)), doubts


def _end(
    chosen: _Candidate, places: list[FoundTime], rated: list[_Candidate]
) -> tuple[list[Value], list[Doubt]]:
    """Return the end: the second of two times, else one under a label, else worked out from a duration."""
    time = chosen.time
    if time.end_doubt and time.ends is None:
        return [], [_doubt("end", chosen, time.end_doubt)]
    if time.ends is not None:
        return [Value("end", hhmm(time.ends), _spans(places, chosen), _confidence(chosen))], []
    for row in rated:
        if row.where.key == "end":
            return [Value("end", hhmm(row.time.begins), _spans([row.time], row), 0.8)], []
    if said := duration_behind(chosen.where.block, time.end):
        minutes, span = said
        return [Value("end", hhmm((time.begins + minutes) % DAY), (span,), 0.8)], []
    return [], []


def _spans(times: list[FoundTime], row: _Candidate) -> tuple[Span, ...]:
    """Return the places of times without the dates among them: each time may come with its date."""
    dates = [(date.start, date.end) for date in row.where.dates]
    spans: list[Span] = []
    for time in times:
        inside = sorted(span for span in dates if time.start < span[0] < time.end)
        edges = [time.start, *(edge for span in inside for edge in span), time.end]
        spans += zip(edges[::2], edges[1::2], strict=True)
    return tuple(spans)


def _confidence(chosen: _Candidate) -> float:
    if chosen.time.doubt:
        return 0.6
    return 0.97 if chosen.weight >= 1 else round(max(chosen.weight, 0.6), 2)


def _doubt(name: str, row: _Candidate, code: str) -> Doubt:
    return Doubt(name, row.where.block.source[row.time.start : row.time.end], row.time.line, code)
