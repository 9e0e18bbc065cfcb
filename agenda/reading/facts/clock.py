"""Times of day in all notations, alone and in pairs, with their zone."""

import re
from dataclasses import dataclass, replace

from ..blocks import Block, Span
from ..characters import bare
from ..vocabulary import alternatives
from ..vocabulary.clock import (
    AFTERNOON,
    ALSO_JOINS,
    AT,
    HOUR_MARKS,
    HOUR_NAMES,
    HOURS,
    MIDNIGHT,
    MINUTE_MARKS,
    MORNING,
    NOON,
    PARTS_OF_HOURS,
    TO,
)
from ..vocabulary.wording import any_of, any_row
from .time_pairs import NOON as HALF_DAY
from .time_pairs import WrittenTime, afternoon_is_assumed, resolve
from .zone_names import ZONE, NamedZone, zone_behind, zone_inside

TAKEN = "\x00"  # stands for the characters that a date has

_HALVES = rf"(?:{any_row(MORNING)}|{any_row(AFTERNOON)})(?![^\W\d])"
_HALVES_BEFORE = any_of([*MORNING["zh"], *AFTERNOON["zh"]])
_MARK, _MINUTE_MARK = any_of(HOUR_MARKS), any_of(MINUTE_MARKS)
_HAN = r"\u3400-\u9fff"  # Chinese sets no space between words
_END = rf"(?![^\W\d{_HAN}])"
# A time. Scanners take 1 for l and 0 for o. `{n}` tells the first of two from the second.
_TIME = "".join([
    rf"(?:(?P<lead{{n}}>{_HALVES_BEFORE})\s?)?",
    rf"(?:(?P<word{{n}}>{any_row(NOON)}|{any_row(MIDNIGHT)}){_END}",
    rf"|(?P<name{{n}}>{alternatives(HOUR_NAMES)})(?:\s+(?P<part{{n}}>{alternatives(PARTS_OF_HOURS)}))?"
    rf"(?:\s(?P<namehalf{{n}}>{_HALVES}))?",
    r"|(?P<h{n}>[0-9lo]{1,2})(?:",
    r"\s?[:.]\s?(?P<m{n}>[0-5lo][0-9lo])(?::[0-5]\d(?!\d))?",
    rf"|\s?(?:{_MARK}|{any_row(HOURS)})\s?(?P<mm{{n}}>[0-5]\d)(?:\s?{_MINUTE_MARK}{_END})?",
    r"|\s?[点點时時](?P<mh{n}>半)",
    rf"|\s?(?P<unit{{n}}>{_MARK}){_END})?",
    rf"(?:\s?(?P<hours{{n}}>{any_row(HOURS)}|h){_END})?",
    rf"(?:\s?(?P<half{{n}}>{_HALVES}))?",
    r"|(?P<block{n}>[0-2]\d[0-5]\d)(?=\s?(?:hrs|hours|h\b|-|to\s)))",
    rf"(?:\s?(?P<tail{{n}}>{any_row(HOURS)}){_END})?",
])  # fmt: skip
_FIRST, _SECOND = _TIME.replace("{n}", "1"), _TIME.replace("{n}", "2")
_NOT_BEHIND = rf"(?<![^\W{_HAN}])(?<![:/-])(?<!\d[.,])(?:(?<!\d\s)|(?<=:\d\d\s))"
_NOT_BEFORE = rf"{_END}(?:(?<=\d\s[ap]m)|(?!\d|:\d|[.]\d))"  # 4:00 PM16:00 says it twice
# Between two times: a zone, "to", and the date once more.
_GAP = rf"(?P<gap>(?:\s*\(?{ZONE}\)?)?\s*(?P<to>{any_row(TO)})\s*(?:{TAKEN}+[\s,t]*)?(?:at\s+)?)"
_SPAN = re.compile(rf"{_NOT_BEHIND}(?:{_FIRST}){_GAP}(?:{_SECOND}){_NOT_BEFORE}")
_SINGLE = re.compile(rf"(?:{_NOT_BEHIND}|(?<={TAKEN}t)|(?<=\d\s[ap]m))(?:{_FIRST}){_NOT_BEFORE}(?!\s?%)")
_BEFORE = re.compile(rf"(?:(?<!\w){any_row(AT)}|[:|,(]|{TAKEN})\s*$")
_ALSO_JOINS = {bare(word) for word in ALSO_JOINS}
_IN_THE_MORNING = re.compile(any_row(MORNING))
_IS_NOON = re.compile(any_row(NOON))


@dataclass(frozen=True)
class FoundTime:
    """A time, or a pair of times, in minutes after midnight. `doubt` says why the reading is not sure."""

    begins: int
    ends: int | None
    start: int  # in the document's text
    end: int
    line: int
    zone: str | None = None
    named_zone: NamedZone | None = None
    doubt: str = ""
    end_doubt: str = ""

    @property
    def is_range(self) -> bool:
        return self.ends is not None or bool(self.end_doubt)


def hhmm(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def find_times(block: Block, taken: list[Span] | None = None) -> list[FoundTime]:
    """Return the times in a block, in order; nothing of the spans that dates have taken."""
    text = block.bare
    for start, end in taken or ():
        text = text[: max(start - block.start, 0)] + TAKEN * (end - start) + text[end - block.start :]
    found = [_with_zone(time, block) for match in _SPAN.finditer(text) if (time := _span(match, block, text))]
    for match in _SINGLE.finditer(text):
        place = block.start + match.start()
        time = None if any(one.start <= place < one.end for one in found) else _single(match, block, text)
        found += [_with_zone(time, block)] if time else []
    return _joined(sorted(found, key=lambda time: time.start), block)


def _span(match: re.Match[str], block: Block, text: str) -> FoundTime | None:
    first, second = _written(match, "1"), _written(match, "2")
    if not first or not second or not (first.is_sure or second.is_sure):
        return None
    is_led = bool(_BEFORE.search(text[: match.start()]))
    if match["to"] in _ALSO_JOINS and not is_led and not (first.is_sure and second.is_sure):
        return None
    pair = resolve(first, second)
    start = block.start + match.start()
    return FoundTime(
        begins=pair.begins, ends=pair.ends, start=start, end=block.start + match.end(), line=block.line_at(start),
        doubt=pair.doubt, end_doubt=pair.end_doubt,
    )  # fmt: skip


def _single(match: re.Match[str], block: Block, text: str) -> FoundTime | None:
    time = _written(match, "1")
    if not time or not time.is_sure:
        return None
    is_dotted = bool(re.fullmatch(r"\d{1,2}\.\d\d", match[0]))
    if is_dotted and time.half is None and not _BEFORE.search(text[: match.start()]):
        return None
    is_assumed = afternoon_is_assumed(time)
    start = block.start + match.start()
    return FoundTime(
        begins=time.at(HALF_DAY) if is_assumed else time.value, ends=None,
        start=start, end=block.start + match.end(), line=block.line_at(start), doubt="meridiem" if is_assumed else "",
    )  # fmt: skip


def _written(match: re.Match[str], n: str) -> WrittenTime | None:
    said = {name.removesuffix(n): value for name, value in match.groupdict().items() if name.endswith(n)}
    if word := said["word"]:
        return WrittenTime(HALF_DAY if _IS_NOON.fullmatch(word) else 0, 0, is_word=True)
    if block := said["block"]:
        return WrittenTime(int(block[:2]), int(block[2:]), counts_24=True)
    if said["name"]:
        return _named(said)
    digits, minutes = said["h"] or "", said["m"] or said["mm"] or ("30" if said["mh"] else "")
    if not any(digit.isdigit() for digit in digits + minutes):
        return None
    hour, minute = _number(digits), _number(minutes or "0")
    if hour > 24 or minute > 59:
        return None
    half = _half(said["half"] or said["lead"] or "") if hour <= HALF_DAY else None
    unit = said["unit"] or said["hours"] or said["tail"] or said["mm"]
    is_padded = len(digits) == 2 and digits.startswith("0") and bool(minutes)
    counts_24 = half is None and (bool(unit) or hour > HALF_DAY or is_padded)
    return WrittenTime(hour, minute, half, bool(minutes or unit or half is not None), counts_24)


def _named(said: dict[str, str | None]) -> WrittenTime:
    """Read an hour in words; a part of it may be taken from the hour before: a quarter to three."""
    words = " ".join((said["name"] or "").split())
    minutes = HOUR_NAMES[words] * 60 + PARTS_OF_HOURS.get(" ".join((said["part"] or "").split()), 0)
    half = _half(said["namehalf"] or "")
    return WrittenTime(minutes // 60 or HALF_DAY, minutes % 60, half, half is not None)


def _half(said: str) -> int | None:
    if not said:
        return None
    return 0 if _IN_THE_MORNING.fullmatch(said.strip()) else HALF_DAY


def _number(digits: str) -> int:
    return int(digits.replace("l", "1").replace("o", "0"))


def _with_zone(time: FoundTime, block: Block) -> FoundTime:
    """Add the zone that stands behind the time, or between the two."""
    if zone := zone_behind(block, time.end):
        return replace(time, end=zone.end, zone=zone.zone, named_zone=zone)
    if zone := zone_inside(block, time.start, time.end):
        return replace(time, zone=zone.zone, named_zone=zone)
    return time


def _joined(times: list[FoundTime], block: Block) -> list[FoundTime]:
    """Join times that touch: 4:00 PM16:00 says one time twice, and two such in a row are begin and end."""
    kept: list[FoundTime] = []
    for time in times:
        last = kept[-1] if kept else None
        gap = block.bare[last.end - block.start : time.start - block.start] if last else ""
        if not last or last.is_range or time.is_range or gap.strip() or "\n" in gap:
            kept.append(time)
        elif last.begins == time.begins:
            kept[-1] = replace(last, end=time.end, zone=last.zone or time.zone)
        elif last.begins < time.begins:
            kept[-1] = replace(last, ends=time.begins, end=time.end, zone=last.zone or time.zone)
        else:
            kept.append(time)
    return kept
