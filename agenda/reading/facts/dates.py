"""Dates in all notations: where they stand, and what of them is said."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block
from ..vocabulary.calendar import (
    CAPITALIZED,
    DATE_JOINT,
    DAY_JOINT,
    MONTH,
    MONTH_JOINT,
    MONTH_NUMBERS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    YEAR_JOINT,
    YEAR_MARK,
)

EARLIEST, LATEST = 1900, 2100

# Parts of the notations below. Scanners take 1 for l and 0 for o.
_PARTS = {
    "edge": r"(?<![\w/:.-])",
    "day": r"(?P<day>(?=.?\d|ll)[0-3lo]?[0-9lo])\s?(?:(?:st|nd|rd|th|er|ero|re|o|º|°)(?!\w)|-?го|-?е)?",
    "lone_day": r"(?P<day>(?=.?\d|ll)[0-3lo]?[0-9lo])(?:st|nd|rd|th)?(?![\d:.]\d|[\dlo]|\s?[ap]\.?m\b)",
    "last": rf"(?:\s*(?:{DAY_JOINT})\s*(?:(?:{WEEKDAY})[,.]?\s+)?"
    r"(?P<last>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\d:]|\s?[ap]\.?m))?",
    "last_day": r"(?P<last>[0-3]?\d)(?:st|nd|rd|th|er)?",
    "last_month": rf"(?P<last_month>{MONTH})\b",
    "month": rf"(?P<month>{MONTH})(?!\w)\.?(?:\s?[/(]\s?(?:{MONTH})(?!\w)\)?)?",
    "of_month": rf"\s*(?:(?:{MONTH_JOINT})\s*)*",
    "year": r"(?P<year>(?:19|20)\d\d)(?!\d)",
    "of_year": rf"(?:[\s,]*(?:(?:{YEAR_JOINT})\s*)*(?P<year>(?:19|20)\d\d|(?<=[\s-])'\d\d|(?<=-)\d\d)(?![\d:])"
    rf"(?:\s*{YEAR_MARK}(?!\w))?)?",
    "weekday": rf"(?:(?P<weekday>{WEEKDAY})(?!\w)\.?\s*(?:{DATE_JOINT}\s*)*)?",
    "sure_weekday": rf"(?P<weekday>{WEEKDAY})(?!\w)\.?,?\s*(?:{DATE_JOINT}\s*)*",
    "behind": rf"(?:\s*[,(]?\s*(?P<weekday_behind>{WEEKDAY})(?![^\W\u3400-\u9fff])\)?)?",
    "to": rf"\s*(?:{DAY_JOINT})\s*",
    "han_year": r"(?:(?P<year>(?:19|20)\d\d|[〇零一二三四五六七八九]{4})\s*年\s*)?",
    "han_month": r"(?P<month_number>[01]?\d|十?[一二三四五六七八九十])\s*月\s*",
    "han_day": r"(?P<day>[0-3]?\d|[二三]?十?[一二三四五六七八九十])\s*[日号]?",
    "han_last": r"(?:\s*(?:-|至|到|或)\s*(?P<last>[0-3]?\d)\s*[日号])?",
}  # fmt: skip
_NOTATIONS = [
    # 28 May – 1 June 2026
    "{edge}{day}{of_month}{month}(?:[\\s,]+(?:19|20)\\d\\d)?{to}{last_day}{of_month}{last_month}{of_year}",
    # Tuesday, 19 May 2026; 18–22 May; mardi 19 mai 2026; martes 19 de mayo de 2026; 19 мая 2026 г.; 19 أيار/مايو 2026
    "{edge}{weekday}{day}{last}{of_month}{month}{of_year}{behind}",
    # May 19, 2026; Tuesday, May 19th
    "{edge}{weekday}{month}\\s+{lone_day}{last}{behind}{of_year}",
    # 2026-05-19, 2026/05/19, 2026.05.19
    "{edge}{weekday}{year}[-/.](?P<month_number>[01]?\\d)[-/.](?P<day>[0-3]?\\d)(?!\\d){behind}",
    # 19/05/2026, 05.19.2026, 19-5-26
    "{edge}{weekday}(?P<one>[0-3]?\\d)(?P<mark>[-/.])(?P<two>[0-3]?\\d)(?P=mark)"
    "(?P<year>(?:20)?\\d\\d)(?![\\d/-]|[.]\\d){behind}",
    # Tue 19/5
    "{edge}{sure_weekday}(?P<one>[0-3]?\\d)[/.](?P<two>[01]?\\d)(?![\\d/:-]|[.]\\d|\\s?[ap]\\.?m)",
    # 2026年5月19日（星期二）, 二〇二六年五月十九日
    "{han_year}{han_month}{han_day}{han_last}{behind}",
]
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九十")} | {"零": 0}


def _compiled(notation: str) -> re.Pattern[str]:
    for name, part in _PARTS.items():
        notation = notation.replace("{" + name + "}", part)
    return re.compile(notation)


_PATTERNS = [_compiled(notation) for notation in _NOTATIONS]


@dataclass(frozen=True)
class FoundDate:
    """A date as the text gives it. `year` is None where it is not said; a range of days is never one event's date."""

    month: int
    day: int
    year: int | None
    weekday: int | None  # 1 is Monday
    start: int  # in the document's text
    end: int
    line: int
    last: tuple[int, int] | None = None  # month and day that end a range
    is_ambiguous: bool = False  # day and month could be the other way round

    @property
    def value(self) -> dt.date | None:
        return _date(self.year, self.month, self.day) if self.year else None

    @property
    def weekday_fits(self) -> bool | None:
        """Whether the weekday is that of the date; None where one of them is not said."""
        if self.weekday is None or self.value is None:
            return None
        return self.value.isoweekday() == self.weekday

    @property
    def month_day(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    def in_year(self, year: int) -> "FoundDate":
        return replace(self, year=year)


def find_dates(block: Block) -> list[FoundDate]:
    """Return the dates in a block, in order."""
    found: list[FoundDate] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(block.bare):
            start, end = block.start + match.start(), block.start + match.end()
            if not any(other.start < end and start < other.end for other in found):
                found += _found(match, block)
    return sorted(found, key=lambda date: date.start)


def years_with_weekday(date: FoundDate, years: range) -> Iterator[int]:
    """Yield the years in which the date falls on its weekday."""
    for year in years:
        value = _date(year, date.month, date.day)
        if value and value.isoweekday() == date.weekday:
            yield year


def _found(match: re.Match[str], block: Block) -> Iterator[FoundDate]:
    groups = match.groupdict()
    if (groups.get("month") or "") in CAPITALIZED and not _is_name(match, block):
        return
    month, day, is_ambiguous = _month_and_day(groups)
    year = _year(groups.get("year"))
    if not _date(year or 2024, month, day):
        return
    weekday = groups.get("weekday") or groups.get("weekday_behind")
    last = groups.get("last")
    start = block.start + match.start()
    yield FoundDate(
        month=month,
        day=day,
        year=year,
        weekday=WEEKDAY_NUMBERS.get(weekday) if weekday else None,
        start=start,
        end=start + len(match[0].rstrip(" ,(")),
        line=block.line_at(start),
        last=(MONTH_NUMBERS.get(groups.get("last_month") or "", month), int(last)) if last else None,
        is_ambiguous=is_ambiguous,
    )


def _month_and_day(groups: dict[str, str | None]) -> tuple[int, int, bool]:
    """Return month and day, and whether they could be the other way round; 0 for a number that is none."""
    if name := groups.get("month"):
        return MONTH_NUMBERS[re.sub(r"\s+", " ", name)], _number(groups["day"]), False
    if month := groups.get("month_number"):
        return _number(month), _number(groups["day"]), False
    one, two = _number(groups["one"]), _number(groups["two"])
    if one > 12 or one == two or not groups.get("year"):
        return two, one, False
    return (one, two, False) if two > 12 else (two, one, True)


def _number(text: str | None) -> int:
    """Return the number that digits, scanned digits or Chinese numerals say."""
    if not text:
        return 0
    if text[0] in _HAN_DIGITS:
        tens, _ten, ones = text.rpartition("十")
        return (_HAN_DIGITS[tens] if tens else int("十" in text)) * 10 + (_HAN_DIGITS[ones] if ones else 0)
    if not re.search(r"\d", text) and text != "ll":
        return 0
    return int(text.replace("l", "1").replace("o", "0"))


def _year(text: str | None) -> int | None:
    if not text:
        return None
    if text[0] in _HAN_DIGITS:
        text = "".join(str(_HAN_DIGITS[digit]) for digit in text)
    digits = text.strip("'")
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    return year if EARLIEST <= year <= LATEST else None


def _is_name(match: re.Match[str], block: Block) -> bool:
    """Whether "may" and "march" are written as months are: with a capital, or with a year."""
    return bool(match.groupdict().get("year")) or block.plain[match.start("month")].isupper()


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
