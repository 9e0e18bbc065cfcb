"""The fields of a side event that a document can say otherwise: what each side says, as a value and in words."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from django.db.models import Field
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import SideEvent
from events.models.side_event import WORKING_LANGUAGES
from events.un_style.formats import day_text, list_text, time_text

from ..reading.reading import Reading, Segment
from ..reading.saving import LANGUAGE_CODES, venue_like


@dataclass(frozen=True)
class Fact:
    """A field that is compared: what the record says and what the document says, as values and in words."""

    name: str
    label: Any
    now: Callable[[SideEvent], Any]
    then: Callable[[Reading], Any]
    words: Callable[[Any], str] = str


def local(reading: Reading, event: SideEvent) -> Reading:
    """Return the reading with its times by the clock of the event's week."""
    day = reading.date or (event.starts_at and event.starts_at.astimezone(event.week.zone).date())
    if not reading.timezone or reading.timezone == event.week.time_zone or not day:
        return reading
    zone = zoneinfo.ZoneInfo(reading.timezone)

    def moved(time: str | None) -> Any:
        if not time:
            return time
        return dt.datetime.combine(day, dt.time.fromisoformat(time), zone).astimezone(event.week.zone)

    start, end = moved(reading.start), moved(reading.end)
    segments = tuple(
        Segment(clock_of(moved(s.start)), clock_of(moved(s.end)), s.title, s.note) for s in reading.segments
    )
    return replace(
        reading,
        date=start.date() if reading.date and start else reading.date,
        start=clock_of(start) or "",
        end=clock_of(end) or "",
        segments=segments,
        timezone=event.week.time_zone,
    )


def _at(name: str, part: str) -> Callable[[SideEvent], Any]:
    """Return a function that gives day or clock time of an instant of the event, in the zone of its week."""

    def of(event: SideEvent) -> Any:
        instant = getattr(event, name)
        local_instant = instant and instant.astimezone(event.week.zone)
        return local_instant and (local_instant.date() if part == "day" else clock_of(local_instant))

    return of


def clock_of(at: Any) -> str | None:
    """Return the time of day as the reading has it: "HH:MM"."""
    return at.strftime("%H:%M") if at else None


def clock_words(text: str) -> str:
    return time_text(dt.time.fromisoformat(text))


def _format(event: SideEvent) -> str:
    return (
        "hybrid" if event.is_in_person and event.is_online else "online" if event.is_online else "in_person"
    )


def _format_words(value: str) -> str:
    return {"in_person": _("In person"), "online": _("Online"), "hybrid": _("In person and online")}[value]


def _yes_no(value: bool) -> str:
    return _("yes") if value else _("no")


def _language_words(codes: list[str]) -> str:
    return list_text([str(WORKING_LANGUAGES.get(code, code)) for code in codes])


def plain_paragraphs(rich: str) -> str:
    """Return the paragraphs of a rich text, with a blank line between them."""
    parts = re.split(r"</p>|</li>|<br ?/?>", rich)
    return "\n\n".join(text for part in parts if (text := strip_tags(part).replace("&amp;", "&").strip()))


def _venue_then(reading: Reading) -> str:
    return str(venue_like(reading.venue) or reading.venue)


def _of_contact(part: str, reading: Reading) -> str:
    return getattr(reading.contact, part) if reading.contact else ""


def _field(name: str) -> Any:
    return cast("Field", SideEvent._meta.get_field(name)).verbose_name


def _text(name: str, read: str | Callable[[Reading], Any] = "") -> Fact:
    """Return a fact that is one text field of the record."""
    then = read if callable(read) else lambda reading: getattr(reading, read or name)
    return Fact(name, _field(name), lambda event: getattr(event, name), then)


def _tick(name: str, read: str) -> Fact:
    return Fact(
        name,
        _field(name),
        lambda event: getattr(event, name),
        lambda reading: getattr(reading, read),
        _yes_no,
    )


FACTS = (
    _text("title"),
    _text("subtitle"),
    Fact("day", gettext_lazy("Day"), _at("starts_at", "day"), lambda reading: reading.date, day_text),
    Fact(
        "start", gettext_lazy("Start"), _at("starts_at", "time"), lambda reading: reading.start, clock_words
    ),
    Fact("end", gettext_lazy("End"), _at("ends_at", "time"), lambda reading: reading.end, clock_words),
    Fact("venue", _field("venue"), lambda event: str(event.venue or ""), _venue_then),
    Fact("format", gettext_lazy("How people attend"), _format, lambda reading: reading.format, _format_words),
    _text("online_platform", "platform"),
    Fact(
        "background",
        _field("background"),
        lambda event: plain_paragraphs(event.background),
        lambda r: r.background,
    ),
    Fact(
        "working_languages",
        _field("working_languages"),
        lambda event: event.working_languages,
        lambda reading: [LANGUAGE_CODES.get(code, code) for code in reading.languages],
        _language_words,
    ),
    _text("audience"),
    _text("catering", lambda reading: reading.catering.text if reading.catering else ""),
    Fact(
        "catering_time",
        _field("catering_minute"),
        lambda event: clock_of(event.catering_at),
        lambda reading: reading.catering.time if reading.catering else "",
        clock_words,
    ),
    Fact(
        "rsvp_deadline",
        _field("rsvp_deadline_at"),
        _at("rsvp_deadline_at", "day"),
        lambda reading: reading.rsvp_deadline,
        day_text,
    ),
    _tick("is_transferable", "transferable"),
    _tick("is_invitation_only", "invitation_only"),
    _tick("has_limited_places", "limited_places"),
    *(
        _text(f"focal_point_{part}", partial(_of_contact, part))
        for part in ("name", "function", "email", "phone")
    ),
)
