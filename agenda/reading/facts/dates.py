"""Dates in all notations: where they stand, and what of them is said."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block
from ..vocabulary.calendar import CAPITALIZED, MONTH, MONTH_NUMBERS, WEEKDAY, WEEKDAY_NUMBERS

EARLIEST, LATEST = 1900, 2100

_DAY = r"(?P<day>[0-3]?[0-9])\s?(?:st|nd|rd|th|er|ero|re|o|º|°|-?го|-?е)?"
_LAST = r"(?:\s*(?:-|to|and|au|a|al|et|y|e|по|до|и|الى|حتى|و|至|到|/|&)\s*(?:(?:{weekday})[,.]?\s+)?(?P<last>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\d:]|\s?[ap]\.?m))?"  # noqa: E501 (one pattern or list, read as a whole)
_MONTH = rf"(?P<month>{MONTH})\.?(?:\s?/\s?(?:{MONTH}))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_AFTER_YEAR = r"(?:\s*(?:г\.|года|год|г\b))?"
_BEFORE = rf"(?:(?P<weekday>{WEEKDAY})\.?\s*(?:,|\||-)?\s*(?:the|le|el|dia|الموافق(?:\s*ل)?|в)?\s*)?"
_BEHIND = rf"(?:\s*[,(]?\s*(?P<weekday_behind>{WEEKDAY})\b\)?)?"
_EDGE = r"(?<![\w/:.-])"

_LAST = _LAST.format(weekday=WEEKDAY)
_PATTERNS = [
    # 28 May – 1 June 2026
    rf"{_EDGE}{_DAY}\s+(?:of\s+|de\s+)?{_MONTH}(?:\s+(?:de\s+)?(?:19|20)\d\d)?\s*(?:-|to|au|al?|по|до|الى|至)\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?(?P<last_month>{MONTH})\b(?:,?\s*(?:de\s+|del\s+)?{_YEAR})?",
    # Tuesday, 19 May 2026; 18–22 May; mardi 19 mai 2026; martes 19 de mayo de 2026; 19 мая 2026 г.; 19 أيار/مايو 2026
    rf"{_EDGE}{_BEFORE}{_DAY}{_LAST}\s*(?:of\s+|de\s+|del\s+(?:mes\s+de\s+)?|-|\s|\.\s?)\s*{_MONTH}(?!\w)(?:,?\s*(?:de\s+|del\s+|-)?\s*{_YEAR}{_AFTER_YEAR})?{_BEHIND}",
    # May 19, 2026; Tuesday, May 19th
    rf"{_EDGE}{_BEFORE}{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]\d|\d|\s?[ap]\.?m){_LAST}(?:,?\s*\(?(?P<weekday_behind>{WEEKDAY})\)?)?(?:(?:,\s*|\s+){_YEAR})?",
    # 2026-05-19, 19/05/2026, 05.19.2026
    rf"{_EDGE}{_BEFORE}{_YEAR}[-/.](?P<month_number>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d){_BEHIND}",
    rf"{_EDGE}{_BEFORE}(?P<one>[0-3]?\d)(?P<mark>[-/.])(?P<two>[0-3]?\d)(?P=mark)(?P<year>(?:20)?\d\d)(?![\d/-]|[.]\d){_BEHIND}",
    # 2026年5月19日（星期二）
    rf"(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?P<month_number>[01]?\d)\s*月\s*(?P<day>[0-3]?\d)\s*[日号]?(?:\s*(?:-|至|到)\s*(?P<last>[0-3]?\d)\s*[日号])?(?:\s*[,(]?\s*(?P<weekday_behind>{WEEKDAY})\)?)?",
]
_COMPILED = [re.compile(pattern) for pattern in _PATTERNS]


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
    for pattern in _COMPILED:
        for match in pattern.finditer(block.bare):
            start, end = block.start + match.start(), block.start + match.end()
            if any(other.start < end and start < other.end for other in found):
                continue
            found += _found(match, block)
    return sorted(found, key=lambda date: date.start)


def years_with_weekday(date: FoundDate, years: range) -> Iterator[int]:
    """Yield the years in which the date falls on its weekday."""
    for year in years:
        value = _date(year, date.month, date.day)
        if value and value.isoweekday() == date.weekday:
            yield year


def _found(match: re.Match, block: Block) -> Iterator[FoundDate]:
    groups = match.groupdict()
    if (groups.get("month") or "") in CAPITALIZED and not _is_name(match, block):
        return
    month, day, is_ambiguous = _month_and_day(groups)
    year = _year(groups.get("year"))
    if not _date(year or 2024, month, day):
        return
    weekday = groups.get("weekday") or groups.get("weekday_behind")
    last = groups.get("last")
    last_month = MONTH_NUMBERS.get(groups.get("last_month") or "", month)
    text = match[0].rstrip(" ,(")
    yield FoundDate(
        month, day, year, WEEKDAY_NUMBERS.get(weekday) if weekday else None,
        block.start + match.start(), block.start + match.start() + len(text), block.line_at(block.start + match.start()),  # noqa: E501 (one pattern or list, read as a whole)
        (last_month, int(last)) if last else None, is_ambiguous,
    )  # fmt: skip


def _month_and_day(groups: dict[str, str | None]) -> tuple[int, int, bool]:
    """Return month and day, and whether they could be the other way round."""
    if name := groups.get("month"):
        return MONTH_NUMBERS[re.sub(r"\s+", " ", name)], int(groups["day"] or 0), False
    if number := groups.get("month_number"):
        return int(number), int(groups["day"] or 0), False
    one, two = int(groups["one"] or 0), int(groups["two"] or 0)
    if one > 12 or one == two:
        return two, one, False
    return (one, two, False) if two > 12 else (two, one, True)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text) + (2000 if len(text) == 2 else 0)
    return year if EARLIEST <= year <= LATEST else None


def _is_name(match: re.Match, block: Block) -> bool:
    """Whether "may" and "march" are written as months are: with a capital, or with a year."""
    return bool(match.groupdict().get("year")) or block.plain[match.start("month")].isupper()


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
