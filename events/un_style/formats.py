"""Dates, times and lists as the six UN languages write them: `1.15 p.m.`, `18–22 May 2026`, `13 h 15`.

Every function answers in the active language unless `language` names another. Datetimes passed in are already
in the zone to show. Non-breaking spaces keep "1 p.m." and "19 May" on one line. How each language writes is
in `notations.py`; the names of days, months and cities come from CLDR through Babel.
"""

import datetime as dt
import re
import unicodedata
import zoneinfo
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale, dates, lists
from django.utils.translation import get_language

from .notations import NOTATIONS, Notation

# In Spanish "y" turns into "e" before the sound of i: "España e Italia", yet "Nepal y Hungría", "y hierro".
_SPANISH_I = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)
CLOSING_SIGNS = (".", ":", "?", "!", "…", "。", "：", "？", "！", "؟")
_FRENCH_VOWEL = re.compile(r"[aeiouàâéèêîô]", re.IGNORECASE)


def notation(language: str | None = None) -> Notation:
    """Return the row of a language (of the active one); English for a language without a row."""
    code = (language or get_language() or "en").lower()
    return NOTATIONS.get(code) or NOTATIONS.get(code.split("-")[0]) or NOTATIONS["en"]


def sentences(texts: Iterable[str]) -> str:
    """Return sentences as running text; Chinese has no space between them."""
    return notation().between_sentences.join(texts)


def date_text(day: dt.date, language: str | None = None) -> str:
    """Return "Tuesday, 19 May 2026"."""
    style = notation(language)
    weekday = dates.get_day_names("wide", locale=_locale(style))[day.weekday()]
    return style.date.format(weekday=weekday, day=day_text(day, language))


def day_text(day: dt.date, language: str | None = None) -> str:
    """Return "19 May 2026"."""
    style = notation(language)
    return style.day.format(**_day_parts(style, day))


def date_range_text(first: dt.date, last: dt.date, language: str | None = None) -> str:
    """Return "18–22 May 2026", "27 May–1 June 2020" or "28 December 2026–2 January 2027"."""
    style = notation(language)
    parts = _day_parts(style, first)
    parts |= {f"{name}2": value for name, value in _day_parts(style, last).items()}
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return style.day.format(**parts)
    if (first.year, first.month) == (last.year, last.month):
        return style.days_of_month.format(**parts)
    if first.year == last.year:
        return style.days_of_year.format(**parts)
    return style.days.format(first=day_text(first, language), last=day_text(last, language))


def time_text(at: dt.time | dt.datetime, language: str | None = None) -> str:
    """Return "1.15 p.m.", "10 a.m.", "noon" or "midnight"."""
    return _time(notation(language), at)


def time_range_text(start: dt.datetime, end: dt.datetime, language: str | None = None) -> str:
    """Return "1.15 p.m. to 2.45 p.m.", for running text."""
    style = notation(language)
    return _times(style, style.times, start, end, shares_unit=style.shares_unit)


def time_range_short(start: dt.datetime, end: dt.datetime, language: str | None = None) -> str:
    """Return "1.15–2.45 p.m." or "11.30 a.m.–1 p.m.", for tables."""
    style = notation(language)
    return _times(style, style.times_short, start, end, shares_unit=True)


def datetime_text(at: dt.datetime, language: str | None = None) -> str:
    """Return "Friday, 15 May 2026, 6 p.m."."""
    style = notation(language)
    return style.date_and_time.format(date=date_text(at, language), time=time_text(at, language))


def day_and_time_text(at: dt.datetime, language: str | None = None) -> str:
    """Return "15 May 2026, 6 p.m."."""
    style = notation(language)
    return style.date_and_time.format(date=day_text(at, language), time=time_text(at, language))


def zone_text(zone: zoneinfo.ZoneInfo | str, at: dt.datetime, language: str | None = None) -> str:
    """Return "New York time"; for a zone without a city its distance at that instant, "UTC−5"."""
    key = str(zone)
    if "/" not in key or key.startswith("Etc/"):
        return _offset_text(at.astimezone(zoneinfo.ZoneInfo(key)))
    style = notation(language)
    city = dates.get_timezone_location(key, locale=_locale(style), return_city=True).rsplit("/")[-1]
    text = style.zone.format(city=city)
    if style.locale == "fr" and _FRENCH_VOWEL.match(city):
        return text.replace("de ", "d’", 1)
    return text


def instant_text(at: dt.datetime, zone: zoneinfo.ZoneInfo, language: str | None = None) -> str:
    """Return "Friday, 15 May 2026, 6 p.m., New York time" for an instant of any zone."""
    local = at.astimezone(zone)
    parts = [datetime_text(local, language), zone_text(zone, local, language)]
    return notation(language).comma.join(parts)


def list_text(items: list[str], language: str | None = None) -> str:
    """Return "A, B and C"."""
    style = notation(language)
    text = lists.format_list(items, locale=_locale(style))
    if style.locale == "es" and len(items) > 1 and _SPANISH_I.match(items[-1]):
        return f"{text.removesuffix(f' y {items[-1]}')} e {items[-1]}"
    return text


@lru_cache
def _locale_named(name: str) -> Locale:
    return Locale.parse(name)


def _locale(style: Notation) -> Locale:
    return _locale_named(style.locale)


def _day_parts(style: Notation, day: dt.date) -> dict[str, str]:
    months = style.months or tuple(dates.get_month_names("wide", locale=_locale(style)).values())
    return {
        "day": style.first_of_month if day.day == 1 else str(day.day),
        "month": months[day.month - 1],
        "month_number": str(day.month),
        "year": str(day.year),
    }


def _hour_word(style: Notation, at: dt.time | dt.datetime) -> str:
    return style.hour_words.get(at.hour, "") if at.minute == 0 else ""


def _time(style: Notation, at: dt.time | dt.datetime) -> str:
    return _hour_word(style, at) or _unit(style, at).format(_bare_time(style, at))


def _unit(style: Notation, at: dt.time | dt.datetime) -> str:
    return style.units[at.hour >= 12]


def _bare_time(style: Notation, at: dt.time | dt.datetime) -> str:
    hour = (at.hour - 1) % 12 + 1 if style.has_twelve_hours else at.hour
    return (style.minutes if at.minute else style.hour).format(hour=hour, minute=at.minute)


def _times(style: Notation, template: str, start: dt.datetime, end: dt.datetime, *, shares_unit: bool) -> str:
    """Fill the template with both times, with their unit written once where they have the same."""
    unit = _unit(style, start)
    has_word = _hour_word(style, start) or _hour_word(style, end)
    is_one_half = start.date() == end.date() and unit == _unit(style, end)
    if shares_unit and is_one_half and not has_word:
        return unit.format(template.format(start=_bare_time(style, start), end=_bare_time(style, end)))
    return template.format(start=_time(style, start), end=_time(style, end))


def _offset_text(at: dt.datetime) -> str:
    minutes = round((at.utcoffset() or dt.timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return "UTC" if minutes == 0 else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def lead_in(title: str, text: str) -> str:
    """Return a title that text follows with the full stop of its script, unless it has a closing sign."""
    if not title or not text or title.endswith(CLOSING_SIGNS):
        return title
    return title + ("。" if unicodedata.east_asian_width(title[-1]) in ("W", "F") else ".")


def one_stop(sentence: str) -> str:
    """Return the sentence with one full stop where it ends with a time, "2.45 p.m.", that has its own."""
    return sentence.removesuffix(".") if sentence.endswith("..") else sentence
