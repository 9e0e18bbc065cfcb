"""Template filters of `events/un_style/formats.py`. A missing value shows nothing, as in Django's own `date` filter.

{% load un_style %}
{{ starts_at|un_datetime }}  {{ starts_at|un_times:ends_at }}  {{ week.first_day|un_days:week.last_day }}
{{ side_event.starts_at|in_zone:week.zone|un_time }}  {{ week.zone|un_zone:starts_at }}  {{ names|un_list }}
{{ function }}{% comma %}{{ organization }}  {{ label }}{% colon %}{{ text|quoted }}  {{ name|isolated }}
"""

import datetime as dt
import json
import zoneinfo
from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..un_style import formats, isolation

register = template.Library()

# what of a `Notation` says times of the day
CLOCK_FIELDS = ("hour", "minutes", "units", "times", "has_twelve_hours", "shares_unit", "hour_words", "comma")


@register.filter
def un_sentences(sentences: Iterable[str]) -> str:
    """Return the sentences as running text."""
    return formats.sentences(sentences)


@register.filter
def in_zone(at: dt.datetime | None, zone: zoneinfo.ZoneInfo | str) -> dt.datetime | None:
    """Return the instant in the given zone (a ZoneInfo or an IANA name)."""
    return at.astimezone(zoneinfo.ZoneInfo(str(zone))) if at else None


@register.filter
def un_date(day: dt.date | None) -> str:
    """Return "Tuesday, 19 May 2026"."""
    return formats.date_text(day) if day else ""


@register.filter
def un_day(day: dt.date | None) -> str:
    """Return "19 May 2026"."""
    return formats.day_text(day) if day else ""


@register.filter
def un_days(first: dt.date | None, last: dt.date | None) -> str:
    """Return "18–22 May 2026"."""
    return formats.date_range_text(first, last) if first and last else ""


@register.filter
def un_time(at: dt.time | dt.datetime | None) -> str:
    """Return "1.15 p.m."."""
    return "" if at is None else formats.time_text(at)


@register.filter
def un_times(start: dt.datetime | None, end: dt.datetime | None) -> str:
    """Return "1.15 p.m. to 2.45 p.m."; the start alone while the end is not known."""
    return formats.time_range_text(start, end) if start and end else un_time(start)


@register.filter
def un_times_short(start: dt.datetime | None, end: dt.datetime | None) -> str:
    """Return "1.15–2.45 p.m."; the start alone while the end is not known."""
    return formats.time_range_short(start, end) if start and end else un_time(start)


@register.filter
def un_datetime(at: dt.datetime | None) -> str:
    """Return "Friday, 15 May 2026, 6 p.m."."""
    return formats.datetime_text(at) if at else ""


@register.filter
def un_zone(zone: zoneinfo.ZoneInfo | str, at: dt.datetime | None) -> str:
    """Return "New York time"."""
    return formats.zone_text(zone, at) if at else ""


@register.filter
def un_list(items: list[str]) -> str:
    """Return "A, B and C"."""
    return formats.list_text([str(item) for item in items])


@register.filter
def lead_in(title: str, text: str) -> str:
    """Return the bold beginning of a text, with its full stop."""
    return formats.lead_in(title, text)


@register.filter
def un_commas(items: Iterable[object]) -> str:
    """Return "A, B, C"."""
    return formats.notation().list_comma.join(isolation.isolated(item) for item in items)


@register.filter(is_safe=True)
def isolated(text: object) -> str:
    """Return the text kept in its own direction inside a sentence from right to left."""
    return isolation.isolated(text)


@register.filter
def quoted(text: object) -> SafeString:
    """Return “text” in the quotation marks of the language, the text an element of its own direction."""
    return format_html(formats.notation().quotes, format_html("<bdi>{}</bdi>", text))


@register.simple_tag
def clock_notation() -> str:
    """Return how the language writes times of the day, as JSON for `static/js/own_time.js`."""
    style = formats.notation()
    return json.dumps({name: getattr(style, name) for name in CLOCK_FIELDS}, ensure_ascii=False)


@register.simple_tag
def comma() -> str:
    """Return the comma of the language with its space, to stand between two values."""
    return formats.notation().comma


@register.simple_tag
def list_comma() -> str:
    """Return the comma of the language with its space, to stand between things that are listed."""
    return formats.notation().list_comma


@register.simple_tag
def semicolon() -> str:
    """Return the semicolon of the language with its spaces."""
    return formats.notation().semicolon


@register.simple_tag
def colon() -> str:
    """Return the colon of the language with its spaces."""
    return formats.notation().colon
