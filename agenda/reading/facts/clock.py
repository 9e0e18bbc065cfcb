"""Times of day in all notations, alone and in pairs, with their zone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block
from ..characters import bare
from ..vocabulary import alternatives
from ..vocabulary.clock import AFTERNOON, AT, HALF_YEAR_ZONES, HOURS, MIDNIGHT, MORNING, NOON, TO, ZONES

DAY = 24 * 60  # minutes
LONGEST = 10 * 60  # minutes that a side event may last

_MERIDIEM = rf"(?:{alternatives(MORNING + AFTERNOON)})(?![^\W\d])"
_DIGITS = r"[0-9lo]{1,2}"  # scanners take 1 for l and 0 for o
_MINUTES = r"\s?[:.]\s?(?P<m{n}>[0-5lo][0-9lo])(?::[0-5]\d(?!\d))?|\s?(?:h|ч\.?|时|時|点|heures|часов|часа|час)\s?(?P<mm{n}>[0-5][0-9])(?:\s?(?:м\.?|分|мин\.?|минут))?"  # noqa: E501 (one pattern or list, read as a whole)
_TIME = (
    rf"(?:(?P<lead{{n}}>上午|下午|晚上|早上|中午)\s?)?"
    rf"(?:(?P<word{{n}}>{alternatives(NOON + MIDNIGHT)})"
    rf"|(?P<h{{n}}>{_DIGITS})(?:{_MINUTES}|\s?(?P<unit{{n}}>h|时|時|点|ч\.?)(?![a-zа-я]))?"
    rf"(?:\s?(?P<hours{{n}}>{alternatives(HOURS)})(?!\w))?"
    rf"(?:\s?(?P<mer{{n}}>{_MERIDIEM}))?"
    rf"|(?P<block{{n}}>[0-2]\d[0-5]\d)(?=\s?(?:hrs|hours|h\b|-)))"
    rf"(?:\s?(?P<tail{{n}}>{alternatives(HOURS)})(?!\w))?"
)
_ZONE_NAMES = {bare(name): zone for zone, names in ZONES.items() for name in names}
_ZONE = rf"(?:utc|gmt)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?|[+-]\d\d:\d\d|(?:{alternatives([*_ZONE_NAMES, *HALF_YEAR_ZONES])})(?!\w)"  # noqa: E501 (one pattern or list, read as a whole)
_ZONES = re.compile(rf"[\s,(/]*(?:\(|local time|heure locale|hora local)?\s*(?P<zone>{_ZONE})\)?")
_FIRST, _SECOND = _TIME.replace("{n}", "1"), _TIME.replace("{n}", "2")
_TO = alternatives(TO)
_ZONE_BETWEEN = rf"(?:\s*\(?(?:{_ZONE})\)?)?"
_SPAN = re.compile(
    rf"(?<![\w:/.,-])(?<!\d\s)(?:{_FIRST})(?P<gap>{_ZONE_BETWEEN}\s*(?:{_TO})\s*)(?:{_SECOND})(?![\w:]|[.]\d)"
)
_SINGLE = re.compile(rf"(?:(?<![\w:/.,-])|(?<=\x00t))(?<!\d\s)(?:{_FIRST})(?![\w:]|[.]\d|\s?%)")
_BEFORE = re.compile(rf"(?:(?<!\w)(?:{alternatives(AT)})|[:|,(])\s*$")
_NOON, _MIDNIGHT = {bare(word) for word in NOON}, {bare(word) for word in MIDNIGHT}
_MORNING, _AFTERNOON = {bare(word) for word in MORNING}, {bare(word) for word in AFTERNOON}


@dataclass(frozen=True)
class _Time:
    """A time as written. `half` is 0 before noon, 12 after it, None where that is not said."""

    hour: int
    minute: int
    half: int | None
    is_sure: bool  # whether it can only be a time of day
    counts_24: bool  # whether it is written as of 24 hours: 15h00, 09:00 horas

    def at(self, half: int | None) -> int:
        """Return minutes after midnight, read as before (0) or after noon (12)."""
        hour = self.hour
        if half is not None and hour <= 12:
            hour = hour % 12 + half
        return hour * 60 + self.minute


@dataclass(frozen=True)
class FoundTime:
    """A time, or a pair of times, in minutes after midnight. `doubt` says why the reading is not sure."""

    begins: int
    ends: int | None
    start: int  # in the document's text
    end: int
    line: int
    zone: str | None = None
    zone_text: str = ""
    zone_is_summer: bool | None = None  # what the abbreviation says
    doubt: str = ""
    end_doubt: str = ""

    @property
    def is_range(self) -> bool:
        return self.ends is not None or bool(self.end_doubt)


def hhmm(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def find_times(block: Block, taken: list[tuple[int, int]] | None = None) -> list[FoundTime]:
    """Return the times in a block, in order; nothing of the spans that dates have taken."""
    text = block.bare
    for start, end in taken or ():
        text = text[: max(start - block.start, 0)] + "\x00" * (end - start) + text[end - block.start :]
    found = [time for match in _SPAN.finditer(text) if (time := _span(match, block, text))]
    for match in _SINGLE.finditer(text):
        place = block.start + match.start()
        if not any(time.start <= place < time.end for time in found) and (
            time := _single(match, block, text)
        ):
            found.append(time)
    return _without_repeats(
        sorted((_with_zone(time, block, text) for time in found), key=lambda time: time.start)
    )


def _span(match: re.Match, block: Block, text: str) -> FoundTime | None:
    first, second = _time(match, 1), _time(match, 2)
    if not first or not second:
        return None
    is_led = bool(_BEFORE.search(text[: match.start()]))
    to = match["gap"].strip()
    if not (first.is_sure or second.is_sure) or (
        to in ("a", "y", "et", "and", "و", "à") and not (first.is_sure and second.is_sure) and not is_led
    ):
        return None
    begins, ends, doubt, end_doubt = resolve(first, second)
    return FoundTime(
        begins, ends, block.start + match.start(), block.start + match.end(),
        block.line_at(block.start + match.start()), doubt=doubt, end_doubt=end_doubt,
    )  # fmt: skip


def _single(match: re.Match, block: Block, text: str) -> FoundTime | None:
    time = _time(match, 1)
    if not time:
        return None
    is_dotted = bool(re.fullmatch(r"\d{1,2}\.\d\d", match[0]))
    if not time.is_sure or (is_dotted and time.half is None and not _BEFORE.search(text[: match.start()])):
        return None
    begins, doubt = time.at(time.half), ""
    if time.half is None and not time.counts_24 and 1 <= time.hour <= 7:
        begins, doubt = time.at(12), "meridiem"
    return FoundTime(
        begins, None, block.start + match.start(), block.start + match.end(),
        block.line_at(block.start + match.start()), doubt=doubt,
    )  # fmt: skip


def resolve(first: _Time, second: _Time) -> tuple[int, int | None, str, str]:
    """Return begin and end in minutes, and why each is in doubt; a half of the day given once serves both."""
    if first.half is None and second.half is None:
        return _resolve_unsaid(first, second)
    if first.half is not None and second.half is not None:
        begins, ends = first.at(first.half), second.at(second.half)
    elif second.half is not None:
        ends = second.at(second.half)
        readings = [first.at(second.half), first.at(12 - second.half)]
        begins = next((reading for reading in readings if 0 < ends - reading <= LONGEST), readings[0])
    else:
        begins = first.at(first.half)
        readings = [second.at(first.half), second.at(12 - (first.half or 0))]
        ends = next((reading for reading in readings if 0 < reading - begins <= LONGEST), readings[0])
    if ends == 0:
        ends = DAY
    return (begins, ends, "", "") if 0 < ends - begins <= LONGEST else (begins, None, "", "end_before_start")


def _resolve_unsaid(first: _Time, second: _Time) -> tuple[int, int | None, str, str]:
    """Two times without a half of the day: of 24 hours, or those of a working day."""
    begins, ends = first.at(None), second.at(None)
    if first.counts_24 or second.counts_24 or max(first.hour, second.hour) > 12 or begins == 0:
        if first.hour < 8 and second.hour > 12 and not first.counts_24 and ends - begins > LONGEST:
            begins = first.at(12)  # 1:00-14:30 by a slip
        return (begins, ends, "", "") if 0 < ends - begins <= DAY else (begins, None, "", "end_before_start")
    if first.hour <= 6:
        return first.at(12), second.at(12), "meridiem", "meridiem"
    if first.hour == 7:
        return begins, (ends if ends > begins else second.at(12)), "meridiem", "meridiem"
    if ends <= begins:
        ends = second.at(12)
    return begins, ends, "", ""


def _time(match: re.Match, n: int) -> _Time | None:
    groups = match.groupdict()
    if word := groups[f"word{n}"]:
        return _Time(12 if word in _NOON else 0, 0, None, True, True)
    if block := groups[f"block{n}"]:
        return _Time(int(block[:2]), int(block[2:]), None, True, True)
    digits = groups[f"h{n}"] or ""
    if not any(digit.isdigit() for digit in digits + (groups[f"m{n}"] or "")):
        return None
    hour = int(digits.replace("l", "1").replace("o", "0"))
    minutes = groups[f"m{n}"] or groups[f"mm{n}"]
    minute = int((minutes or "0").replace("l", "1").replace("o", "0"))
    if hour > 24 or minute > 59:
        return None
    said = (groups[f"mer{n}"] or groups[f"lead{n}"] or "").strip()
    half = None if not said else 0 if said in _MORNING else 12
    unit = groups[f"unit{n}"] or groups[f"hours{n}"] or groups[f"tail{n}"] or groups[f"mm{n}"]
    is_padded = len(digits) == 2 and digits.startswith("0") and bool(minutes)
    return _Time(
        hour,
        minute,
        half if hour <= 12 else None,
        bool(minutes or unit or said),
        bool(unit) and not said or hour > 12 or is_padded,
    )


def _with_zone(time: FoundTime, block: Block, text: str) -> FoundTime:
    """Add the zone that stands behind the time, or between the two."""
    match = _ZONES.match(text, time.end - block.start)
    inside = (
        None
        if match
        else re.search(rf"(?<!\w)({_ZONE})", text[time.start - block.start : time.end - block.start])
    )
    name = match["zone"] if match else inside[1] if inside else ""
    if not name or (name == "et" and match and not _is_capital(match.span("zone"), block)):
        return time
    zone, is_summer = zone_of(name)
    if zone is None:
        return time
    end = block.start + match.end() if match else time.end
    return replace(time, end=end, zone=zone, zone_text=name, zone_is_summer=is_summer)


def zone_of(name: str) -> tuple[str | None, bool | None]:
    """Return the IANA zone that a bare name or offset means, and whether it says that summer time holds."""
    name = re.sub(r"\s+", " ", name)
    if name in _ZONE_NAMES:
        return _ZONE_NAMES[name], None
    if name in HALF_YEAR_ZONES:
        return HALF_YEAR_ZONES[name]
    offset = re.fullmatch(r"(?:utc|gmt)?\s?([+-])\s?(\d{1,2})(?::?(\d\d))?", name)
    if not offset or offset[3] not in (None, "00"):
        return None, None
    return _zone_at_offset(int(offset[1] + offset[2]))


def find_zones(block: Block) -> Iterator[tuple[str, bool | None, int, int]]:
    """Yield the zones that are named anywhere in a block: name, whether it means summer, start and end."""
    for match in re.finditer(rf"(?<!\w)({_ZONE})", block.bare):
        zone, is_summer = zone_of(match[1])
        is_place = bare(match[1]) in ("new york", "tu", "eat", "eastern")
        is_abbreviation = len(match[1]) <= 4 and match[1].isascii()
        if zone and not is_place and (not is_abbreviation or _is_capital(match.span(1), block)):
            yield zone, is_summer, block.start + match.start(1), block.start + match.end(1)


def _zone_at_offset(hours: int) -> tuple[str | None, bool | None]:
    known = {-4: ("America/New_York", True), -5: ("America/New_York", False), 0: ("UTC", None)}
    known |= {1: ("Europe/Zurich", False), 2: ("Europe/Zurich", True), 3: ("Africa/Nairobi", None)}
    return known.get(hours, (None, None))


def _is_capital(span: tuple[int, int], block: Block) -> bool:
    return block.plain[slice(*span)].isupper()


def _without_repeats(times: list[FoundTime]) -> list[FoundTime]:
    """Drop a time that repeats the one before it in other words: 4:00 PM16:00."""
    kept: list[FoundTime] = []
    for time in times:
        last = kept[-1] if kept else None
        if (
            last
            and not time.is_range
            and not last.is_range
            and time.begins == last.begins
            and time.start - last.end < 3
        ):
            kept[-1] = replace(
                last, end=time.end, zone=last.zone or time.zone, zone_text=last.zone_text or time.zone_text
            )
        else:
            kept.append(time)
    return kept
