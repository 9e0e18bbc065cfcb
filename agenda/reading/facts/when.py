"""When the event takes place: its week, date, start, end and time zone, told from all other dates and times."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block, Span
from ..sections import Page
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary import alternatives
from ..vocabulary.calendar import UNTIL
from ..vocabulary.clock import CITIES
from ..vocabulary.labels import NARRATIVE, PEOPLE
from ..vocabulary.phrases import CATERING, HELD, RSVP, SERVED, WEEK
from .clock import DAY, FoundTime, find_times, find_zones, hhmm
from .dates import FoundDate, find_dates, years_with_weekday

FIRST_WEEK = 2018  # the year of the first Protection of Civilians Week
_UNTIL = re.compile(
    rf"(?:(?<!\w)(?:{alternatives(UNTIL)})|截止[^。]*)\W*(?:the\s+|el\s+|le\s+)?(?:(?:close of business|cob|end of day|noon|midnight)\s*,?\s*(?:on\s+)?)?\W*$"  # noqa: E501 (one pattern or list, read as a whole)
)
_UNTIL_BEHIND = re.compile(r"\W{0,2}(?:之?前|截止)")
_DURATION = re.compile(
    r"(?P<hours>\d{1,2}(?:[.,]5)?)\s*(?:hours?|hrs?|heures?|horas?|h\b|час\w*|小时|ساعه|ساعات)(?:\s*(?:and|et|y)?\s*(?P<rest>\d{1,2})\s*(?:minutes?|min|минут|分钟)?)?"
    r"|(?P<minutes>\d{2,3})\s*-?\s*(?:minutes?|mins?|minutos?|минут\w*|دقيقه|分钟)|(?P<half>an\s+hour\s+and\s+a\s+half|one\s+and\s+a\s+half\s+hours?|une\s+heure\s+et\s+demie|hora\s+y\s+media|ساعه\s+ونصف|полтора\s+часа|ninety\s+minutes)"
)
_LETTER_DATE = re.compile(r"^[\w\s,'/.-]{0,40}$")
_CLOSE_CALL = 0.15


@dataclass(frozen=True)
class WeekDays:
    """An edition of the week that the site knows."""

    year: int
    first_day: dt.date
    last_day: dt.date
    time_zone: str = "America/New_York"


@dataclass(frozen=True)
class Calendar:
    """What the site knows about time: its weeks, the one asked for, and today."""

    weeks: tuple[WeekDays, ...] = ()
    year: int | None = None
    today: dt.date = dt.date(2026, 1, 1)


@dataclass(frozen=True)
class _Candidate:
    block: Block
    dates: tuple[FoundDate, ...]
    times: tuple[FoundTime, ...]
    weight: float
    key: str


def find_when(page: Page, calendar: Calendar, venue_zone: str | None) -> Findings:
    """Return week, date (or month and day), start, end and timezone."""
    candidates = list(_candidates(page))
    week, week_values = _week(page, candidates)
    year = week or calendar.year
    dates, date_doubts, chosen = _date(candidates, year, calendar, page)
    times = _times(candidates, chosen, venue_zone)
    zone, zone_doubts = _zone(page, times.values, chosen, candidates)
    return Findings(
        (*week_values, *dates, *(value for value in times.values if value.field != "_time"), *zone),
        times.labels,
        (*date_doubts, *times.doubts, *zone_doubts),
    )


def stated_zone(text: str) -> str | None:
    """Return the zone of the city that a bare text names; None where it names none or several."""
    zones = {
        zone for zone, names in CITIES.items() if re.search(rf"(?<!\w)(?:{alternatives(names)})(?!\w)", text)
    }
    return zones.pop() if len(zones) == 1 else None


def is_deadline(date: FoundDate, sentence: Block, key: str) -> bool:
    """Whether a date is the last on which one can answer."""
    if key == "rsvp_deadline":
        return True
    before = sentence.bare[max(0, date.start - sentence.start - 45) : max(0, date.start - sentence.start)]
    is_last = _UNTIL.search(before) or _UNTIL_BEHIND.match(sentence.bare[date.end - sentence.start :])
    return bool(is_last) and (
        key in ("rsvp", "contact") or bool(RSVP.search(sentence.bare)) or "deadline" in sentence.bare
    )


def _candidates(page: Page) -> Iterator[_Candidate]:
    """Yield the sentences with dates or times that can be those of the event, with their weight."""
    head = page.head
    for number, section in enumerate(page.sections):
        if section.key in ("agenda", "speakers", "catering", "other", "rsvp_deadline", "questions", *PEOPLE):
            continue
        for block in _rows(section.blocks):
            for sentence in sentences_of(block):
                dates = [d for d in find_dates(sentence) if not is_deadline(d, sentence, section.key)]
                times = find_times(sentence, [(date.start, date.end) for date in find_dates(sentence)])
                times = [
                    time
                    for time in times
                    if not _is_meal(time, sentence) and not _is_of_deadline(time, sentence, section.key)
                ]
                if dates or times:
                    weight = _weight(section.key, sentence, bool(dates and times), section in head, number)
                    yield _Candidate(sentence, tuple(dates), tuple(times), weight, section.key)


def _rows(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks, cells of one line of a table as one: date and time often stand side by side."""
    index = 0
    while index < len(blocks):
        last = index
        while last + 1 < len(blocks) and blocks[index].row and blocks[last + 1].row == blocks[index].row:
            last += 1
        yield (
            blocks[index].cut(blocks[index].start, blocks[index].end)
            if last == index
            else _joined(blocks[index], blocks[last])
        )
        index = last + 1


def _joined(first: Block, last: Block) -> Block:
    from dataclasses import replace

    return replace(first, end=last.end)


def _weight(key: str, sentence: Block, has_both: bool, is_in_head: bool, number: int) -> float:
    if key in ("date", "time", "when", "when_where", "start", "end"):
        return 1.0
    weight = 0.65 if is_in_head else 0.5
    if key in NARRATIVE:
        weight = 0.35
    if key in ("format", "venue", "title", "subject"):
        weight = 0.7
    if HELD.search(sentence.bare):
        weight += 0.1
    if RSVP.search(sentence.bare) and not has_both:
        weight -= 0.25
    return weight + (0.2 if has_both else 0)


def _is_meal(time: FoundTime, sentence: Block) -> bool:
    """Whether a single time is that of lunch: the nearest words say so."""
    near = sentence.bare[max(0, time.start - sentence.start - 60) : time.end - sentence.start + 50]
    clause = (
        re.split(r"[;.()]", near[: min(60, time.start - sentence.start)])[-1]
        + near[min(60, time.start - sentence.start) :]
    )
    return (
        not time.is_range
        and bool(CATERING.search(clause))
        and bool(SERVED.search(clause) or CATERING.search(clause))
    )


def _is_of_deadline(time: FoundTime, sentence: Block, key: str) -> bool:
    before = sentence.bare[: time.start - sentence.start]
    return (
        not time.is_range
        and bool(RSVP.search(before) or key in ("rsvp", "contact"))
        and bool(re.search(rf"(?:{alternatives(UNTIL)})", before))
    )


def _week(page: Page, candidates: list[_Candidate]) -> tuple[int | None, list[Value]]:
    """Return the year of the week that the document names, and its places."""
    values: list[Value] = []
    ranges = [date for candidate in candidates for date in candidate.dates if date.last and date.year]
    for section in page.sections:
        for block in section.blocks:
            for match in WEEK.finditer(block.bare):
                year = (
                    match["before"]
                    or match["year"]
                    or match["zh"]
                    or _year_beside(block, match.end(), ranges)
                )
                if year:
                    is_text = section.key in NARRATIVE
                    span = (block.start + match.start(), block.start + match.end())
                    values.append(Value("week", int(year), (span,), 0.8 if is_text else 0.95))
    if not values:
        return None, []
    best = max(values, key=lambda value: value.confidence)
    spans = tuple(span for value in values if value.value == best.value for span in value.spans)
    spans += tuple((date.start, date.end) for date in ranges if date.year == best.value)
    return int(str(best.value)), [Value("week", best.value, spans, best.confidence)]


def _year_beside(block: Block, place: int, ranges: list[FoundDate]) -> int | None:
    """Return the year of the days of the week when they stand in the same block."""
    return next((date.year for date in ranges if block.start <= date.start < block.end), None)


def _date(
    candidates: list[_Candidate], year: int | None, calendar: Calendar, page: Page
) -> tuple[list[Value], list[Doubt], FoundDate | None]:
    rated = [
        (_date_weight(date, candidate, page), date)
        for candidate in candidates
        for date in candidate.dates
        if not date.last
    ]
    rated = sorted(
        ((weight, date) for weight, date in rated if weight > 0.3), key=lambda row: (-row[0], row[1].start)
    )
    if not rated:
        return [], [], None
    weight, date = rated[0]
    rivals = [
        other
        for rival, other in rated[1:]
        if weight - rival < _CLOSE_CALL and other.month_day != date.month_day
    ]
    doubts = [
        Doubt("date", page.document.text[rival.start : rival.end], rival.line, "contradiction")
        for rival in rivals[:1]
    ]
    resolved, sure, more = _with_year(date, rated, year, calendar, page)
    spans = tuple(
        (other.start, other.end)
        for _weight, other in rated
        if other.month_day == date.month_day and other.year in (None, resolved.year)
    )
    doubts += more
    if rivals:
        return (
            [],
            [Doubt("date", page.document.text[date.start : date.end], date.line, "contradiction"), *doubts],
            resolved,
        )
    if resolved.value is None:
        return [Value("month_day", date.month_day, spans, min(weight, 0.9))], doubts, resolved
    if resolved.weekday_fits is False:
        day = resolved.value.strftime("%A")
        doubts.append(
            Doubt("date", page.document.text[date.start : date.end], date.line, "weekday", {"weekday": day})
        )
        return [], doubts, resolved
    return (
        [
            Value(
                "date",
                resolved.value,
                spans,
                round(min(0.97, weight, 1) * sure, 2) if weight < 1 else round(0.97 * sure, 2),
            )
        ],
        doubts,
        resolved,
    )


def _date_weight(date: FoundDate, candidate: _Candidate, page: Page) -> float:
    weight = candidate.weight
    if date.weekday:
        weight += 0.1
    is_alone = bool(_LETTER_DATE.match(candidate.block.bare)) and len(candidate.block.text.split()) <= 8
    is_letter = re.search(
        r"excellency|excellence|excelencia|dear |compliments|سعاده|уважаем|阁下",
        page.document.text[:3000].lower(),
    )
    if candidate.key == "" and is_alone and is_letter and not candidate.times and not date.weekday:
        weight -= 0.4  # the date of the letter
    if candidate.key in NARRATIVE and not candidate.times:
        weight -= 0.15
    return min(weight, 1.0)


def _with_year(
    date: FoundDate, rated: list[tuple[float, FoundDate]], year: int | None, calendar: Calendar, page: Page
) -> tuple[FoundDate, float, list[Doubt]]:
    """Complete a date without a year: by the week, else by the other dates, else by its weekday."""
    if date.is_ambiguous:
        date = _day_and_month(date, calendar, year)
    if date.year:
        return (
            date,
            0.6 if date.is_ambiguous else 1.0,
            [_doubt(date, page, "day_or_month")] if date.is_ambiguous else [],
        )
    years = {other.year for _weight, other in rated if other.year and other.month_day == date.month_day}
    years = years or ({year} if year else set())
    years = years or {
        d.year
        for section in page.sections
        for b in section.blocks
        for d in find_dates(b)
        if d.year and abs(d.month - date.month) < 2
    }
    if len(years) == 1:
        return date.in_year(years.pop() or 0), 0.9, []
    if date.weekday:
        possible = list(years_with_weekday(date, range(FIRST_WEEK, calendar.today.year + 2)))
        inside = [
            week.year
            for week in calendar.weeks
            if week.year in possible
            and week.first_day <= dt.date(week.year, date.month, date.day) <= week.last_day
        ]
        nearest = sorted(inside or possible, key=lambda candidate: abs(candidate - calendar.today.year))
        if nearest:
            return (
                date.in_year(nearest[0]),
                0.65,
                [_doubt(date, page, "year_by_weekday", year=str(nearest[0]))],
            )
    return date, 1.0, [_doubt(date, page, "no_year")]


def _day_and_month(date: FoundDate, calendar: Calendar, year: int | None) -> FoundDate:
    """Settle 05/06/2026 by its weekday, or by the week in which only one reading lies."""
    from dataclasses import replace

    swapped = replace(date, month=date.day, day=date.month)
    if date.weekday and date.weekday_fits != swapped.weekday_fits:
        return replace(date if date.weekday_fits else swapped, is_ambiguous=False)
    inside = [
        reading for reading in (date, swapped)
        if any(reading.value and week.first_day <= reading.value <= week.last_day for week in calendar.weeks)
    ]  # fmt: skip
    return replace(inside[0], is_ambiguous=False) if len(inside) == 1 else date


def _doubt(date: FoundDate, page: Page, code: str, **details: str) -> Doubt:
    return Doubt("date", page.document.text[date.start : date.end], date.line, code, details)


def _times(candidates: list[_Candidate], date: FoundDate | None, venue_zone: str | None) -> Findings:
    """Choose the event's times: those beside its date or under a label; of two zones, that of the venue."""
    rated = []
    for candidate in candidates:
        times = _of_venue(candidate.times, venue_zone, date)
        for time in times[:1]:
            has_date = bool(date) and any(d.month_day == date.month_day for d in candidate.dates if date)
            weight = candidate.weight + (0.15 if has_date else 0) + (0.1 if time.is_range else -0.1)
            rated.append((weight, time, candidate))
    rated.sort(key=lambda row: (-row[0], row[1].start))
    if not rated or rated[0][0] < 0.45:
        return Findings()
    weight, time, candidate = next(
        (row for row in rated if row[1].begins == rated[0][1].begins and row[1].is_range and row[0] > 0.45),
        rated[0],
    )
    ending = next((other for _w, other, where in rated if where.key == "end"), None)
    if candidate.key == "end":
        return Findings()
    same = [
        other
        for _w, other, _c in rated
        if other is not time and other.begins == time.begins and other.ends in (None, time.ends)
    ]
    rivals = [
        other for w, other, c in rated
        if weight - w < _CLOSE_CALL and other.is_range and time.is_range and (other.begins, other.ends) != (time.begins, time.ends)  # noqa: E501 (one pattern or list, read as a whole)
    ]  # fmt: skip
    return _time_values(time, [time, *same], rivals, min(weight, 1.0), candidate, candidates, ending)


def _of_venue(
    times: tuple[FoundTime, ...], venue_zone: str | None, date: FoundDate | None
) -> list[FoundTime]:
    """Return the times of a line, those in the zone of the venue first; ranges before single times."""
    home = venue_zone or "America/New_York"
    return sorted(
        times, key=lambda time: (not time.is_range, bool(time.zone) and time.zone != home, time.start)
    )


def _time_values(
    time: FoundTime, places: list[FoundTime], rivals: list[FoundTime], weight: float, candidate: _Candidate,
    candidates: list[_Candidate], ending: FoundTime | None,
) -> Findings:  # fmt: skip
    source, doubts, labels = candidate.block.source, [], []
    sure = round(0.97 if weight >= 1 else max(weight, 0.6), 2)
    said = source[time.start : time.end]
    others = [t for c in candidates if c.block is candidate.block for t in c.times if t is not time]
    if rivals:
        doubts += [
            Doubt("start", source[t.start : t.end], t.line, "contradiction") for t in (time, rivals[0])
        ]
        return Findings(doubts=tuple(doubts))
    if time.doubt:
        sure = min(sure, 0.6)
        doubts.append(Doubt("start", said, time.line, time.doubt))
    spans = tuple((place.start, place.end) for place in places)
    values = [Value("start", hhmm(time.begins), spans, sure), Value("_time", time, spans, sure)]
    ends, end_spans = time.ends, spans
    if time.end_doubt:
        doubts.append(Doubt("end", said, time.line, time.end_doubt))
    elif ends is None and ending is not None:
        ends, end_spans = ending.begins, ((ending.start, ending.end),)
    elif ends is None:
        ends, end_spans = _by_duration(time, candidates, candidate)
    if ends is not None:
        values.append(
            Value("end", hhmm(ends), end_spans or spans, sure if time.ends is not None else min(sure, 0.8))
        )
    labels += [(t.start, t.end) for t in others if t.is_range and t.zone and t.zone != time.zone]
    return Findings(tuple(values), tuple(labels), tuple(doubts))


def _by_duration(
    time: FoundTime, candidates: list[_Candidate], candidate: _Candidate
) -> tuple[int | None, tuple[Span, ...]]:
    """Work out the end from a duration in the same sentence."""
    match = _DURATION.search(candidate.block.bare, time.end - candidate.block.start)
    minutes = minutes_of(match) if match else None
    if match and minutes:
        place = candidate.block.start
        return (time.begins + minutes) % DAY, ((place + match.start(), place + match.end()),)
    return None, ()


def minutes_of(match: re.Match) -> int:
    """Return the minutes that a match of a duration says."""
    if match["half"]:
        return 90
    if match["minutes"]:
        return int(match["minutes"])
    return round(float(match["hours"].replace(",", ".")) * 60) + int(match["rest"] or 0)


def find_duration(page: Page) -> tuple[int, Block, Span] | None:
    """Return the minutes under a label "Duration", with their place."""
    for section in page.under("duration"):
        for block in section.blocks:
            if match := _DURATION.search(block.bare):
                return minutes_of(match), block, (block.start + match.start(), block.start + match.end())
    return None


def _zone(
    page: Page, times: tuple[Value, ...], date: FoundDate | None, candidates: list[_Candidate]
) -> tuple[list[Value], list[Doubt]]:
    """Return the time zone that the document names, and a doubt where it belongs to the other half of the year."""
    found = next((value.value for value in times if value.field == "_time"), None)
    if isinstance(found, FoundTime) and found.zone:
        said = page.document.text[found.start : found.end]
        doubts = _half_year(found.zone_is_summer, found.zone_text, found.line, date)
        return [
            Value("timezone", found.zone, ((found.start, found.end),), 0.7 if doubts else 0.95)
        ], doubts if said else []
    for block in _zone_places(page):
        for zone, is_summer, start, end in find_zones(block):
            doubts = _half_year(is_summer, block.source[start:end], block.line_at(start), date)
            return [Value("timezone", zone, ((start, end),), 0.6 if doubts else 0.85)], doubts
    return [], []


def _zone_places(page: Page) -> Iterator[Block]:
    for section in [
        *page.under("timezone", "time", "when", "when_where", "date", "", "document", "format"),
        *page.under("agenda"),
    ]:
        yield from section.blocks
    blocks = {block.start: block for block in page.document.blocks}
    yield from (blocks[start] for start, _end in page.labels if start in blocks)
    yield from (section.heading for section in page.under("agenda", "time", "when") if section.heading)
    for section in page.under("time", "when", "agenda"):
        if section.label and section.is_inline:
            yield next(b for b in page.document.blocks if b.start <= section.label[0] < b.end).cut(
                *section.label
            )


def _half_year(is_summer: bool | None, said: str, line: int, date: FoundDate | None) -> list[Doubt]:
    if is_summer is None or date is None:
        return []
    month_is_summer = 4 <= date.month <= 10
    return [] if is_summer == month_is_summer else [Doubt("timezone", said.upper(), line, "half_year_zone")]


def event_date(findings: Findings) -> FoundDate | None:
    """Return the date of the event as it was found, for what depends on it."""
    for value in findings.values:
        if value.field == "date" and isinstance(value.value, dt.date):
            day = value.value
            return FoundDate(day.month, day.day, day.year, None, *value.spans[0], 0)
    return None
