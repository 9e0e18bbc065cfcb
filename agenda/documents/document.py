"""What every paper has: the week it belongs to, its title, when and where, and from when it dates."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from events import formats, protocol
from events.models import SideEvent

LONG_TITLE = 90  # letters that still fit four lines at the full size
VERY_LONG_TITLE = 220


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A short heading and the lines under it."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Point:
    """A numbered row with a bold lead-in."""

    lead_in: str
    text: str = ""

    @classmethod
    def of(cls, title: str, text: str) -> Self:
        return cls(lead_in=formats.lead_in(title, text), text=text)


@dataclass(frozen=True, kw_only=True)
class Document:
    """Plain values in one language. A subclass names its template and adds what it says."""

    name: ClassVar[str]
    template: ClassVar[str]
    has_personal_data: ClassVar[bool] = False  # of delegates: never stored

    language: str
    file_name: str  # "humanitarian-diplomacy-concept-note", without its ending
    kind: str  # "Concept note"
    week: str  # "Protection of Civilians Week 2026"
    edition: str  # "New York, 18–22 May 2026"
    title: str
    subtitle: str = ""
    watermark: str = ""  # "Draft" or "Cancelled"
    facts: tuple[Fact, ...] = ()  # when and where
    as_of: str  # the ISO date that the file carries
    footer: str  # "As of 12 May 2026. Issued by …"

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def title_length(self) -> str:
        """Return the class by which the stylesheet sets the title smaller."""
        if len(self.title) > VERY_LONG_TITLE:
            return "very-long"
        return "long" if len(self.title) > LONG_TITLE else ""

    @property
    def page_words(self) -> tuple[str, ...]:
        """Return what stands before, between and after the numbers of "Page 1 of 2", for the stylesheet."""
        # Translators: each # becomes a number.
        return tuple(_("Page # of #").split("#"))

    @property
    def logo_hashes(self) -> Collection[str]:
        """The logos that the paper may read, by their SHA-256."""
        return ()


def head_of(side_event: SideEvent, name: str) -> dict[str, Any]:
    """Return the name of the file and the fields of the masthead, in the active language."""
    week = side_event.week
    days = formats.date_range_text(week.first_day, week.last_day)
    return {
        "file_name": f"{side_event.slug or week.year}-{name}",
        "week": str(week),
        "edition": f"{week.city}, {days}",
        "title": side_event.title,
        "subtitle": side_event.subtitle,
        "watermark": watermark_of(side_event),
    }


def watermark_of(side_event: SideEvent) -> str:
    """Return the word that marks a paper which is not in force."""
    if side_event.is_cancelled:
        return pgettext("watermark", "Cancelled")
    return "" if side_event.is_public else pgettext("watermark", "Draft")


def when_of(side_event: SideEvent) -> Fact:
    """Return the day and the hours with the name of the zone."""
    if side_event.starts_at is None:
        return Fact(heading=_("Date to be announced"))
    zone = side_event.week.zone
    start = side_event.starts_at.astimezone(zone)
    hours = formats.time_text(start)
    if side_event.ends_at is not None:
        hours = formats.time_range_text(start, side_event.ends_at.astimezone(zone))
    hours = _("%(hours)s, %(zone)s") % {"hours": hours, "zone": formats.zone_text(zone, start)}
    return Fact(heading=formats.date_text(start.date()), lines=(hours,))


def where_of(side_event: SideEvent, *, with_address: bool = True) -> Fact:
    """Return the room with its building and address, or that it is online."""
    platform = side_event.online_platform
    if not side_event.is_in_person:
        return Fact(heading=_("Online"), lines=(platform,) if platform else ())
    venue = side_event.venue
    lines = [venue.building, venue.address if with_address else ""] if venue else []
    if side_event.is_online:
        also = _("Also online (%(platform)s)") if platform else _("Also online")
        lines.append(also % {"platform": platform})
    return Fact(
        heading=venue.name if venue else _("Venue to be announced"),
        lines=tuple(line for line in lines if line),
    )


def version_of(side_event: SideEvent, saved_at: dt.datetime) -> dict[str, Any]:
    """Return the day of the last change, and the footer that tells it with the lead (a State by its mission)."""
    day = saved_at.astimezone(side_event.week.zone).date()
    footer = _("As of %(day)s") % {"day": formats.day_text(day)}
    if lead := protocol.sponsor_groups(side_event).lead:
        issuer = lead.printed_name or protocol.missions_text([lead.organization])
        footer = _("%(as_of)s. Issued by: %(issuer)s") % {"as_of": footer, "issuer": issuer}
    return {"as_of": day.isoformat(), "footer": footer}
