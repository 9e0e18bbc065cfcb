"""The head of a paper: where it belongs, when and where it is, and from when it dates."""

import datetime as dt
from dataclasses import replace
from typing import Any, TypeVar

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.languages import told_text
from events.models import SideEvent, Week
from events.un_style import formats, protocol
from events.un_style.isolation import isolated

from .document import Document, Fact

DocumentType = TypeVar("DocumentType", bound=Document)


def head_of(kind: type[Document], side_event: SideEvent) -> dict[str, Any]:
    """Return the name of the file and the fields of the masthead, in the active language."""
    return head_of_week(kind, side_event.week) | {
        "file_name": f"{side_event.slug or side_event.week.year}-{kind.name}",
        "title": told_text(side_event, "title"),
        "subtitle": told_text(side_event, "subtitle"),
        "watermark": watermark_of(side_event),
    }


def head_of_week(kind: type[Document], week: Week) -> dict[str, Any]:
    """Return the same for a paper of a whole week: its theme is the title, where it has one."""
    days = formats.date_range_text(week.first_day, week.last_day)
    return {
        "file_name": f"{week.year}-{kind.name}",
        "kind": str(kind.label),
        "week": str(week),
        "edition": formats.notation().comma.join([isolated(week.city), isolated(days)]),
        "title": week.theme or str(week),
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
    return Fact(heading=capfirst(formats.date_text(start.date())), lines=(capfirst(hours),))


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
    issuer = ""
    if lead := protocol.sponsor_groups(side_event).lead:
        issuer = lead.printed_name or protocol.missions_text([lead.organization])
    footer = _with_issuer(_("As of %(day)s") % {"day": formats.day_text(day)}, issuer)
    return {"as_of": day.isoformat(), "footer": footer, "issuer": issuer}


def _with_issuer(footer: str, issuer: str) -> str:
    if not issuer:
        return footer
    return _("%(as_of)s. Issued by: %(issuer)s") % {"as_of": footer, "issuer": issuer}


def as_version(document: DocumentType, number: int, day: dt.date, address: str) -> DocumentType:
    """Return the paper with the footer of a version: its number, its day and the address that verifies it."""
    with translation.override(document.language):
        version = _("Version %(number)d, as of %(day)s") % {"number": number, "day": formats.day_text(day)}
        footer = _with_issuer(version, document.issuer)
    short = address.split("://", 1)[-1]
    short = isolated(short, document.language)
    return replace(document, as_of=day.isoformat(), footer=f"{footer}\n{short}")


def not_issued(document: DocumentType, latest: int) -> DocumentType:
    """Return the paper with a footer that says that it is not the version which was given out last."""
    with translation.override(document.language):
        day = formats.day_text(dt.date.fromisoformat(document.as_of))
        sentence = _("As of %(day)s. Not an issued version: the latest one is version %(number)d.")
        return replace(document, footer=sentence % {"day": day, "number": latest})


def as_of(at: dt.datetime) -> dict[str, Any]:
    """Return the day and the footer of a paper that tells how things stand at an instant, in the zone to show."""
    moment = formats.day_and_time_text(at)
    return {"as_of": at.date().isoformat(), "footer": _("As of %(day)s") % {"day": moment}}
