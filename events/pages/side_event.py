"""What the page of a side event shows beside the record itself: local times, ordered names, sized logos."""

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Self

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..languages import like
from ..logos import PAGE_WALL, even_rows, optical_size
from ..models import CoSponsor, Logo, SideEvent, Speaker
from ..models.side_event import WORKING_LANGUAGES
from ..un_style import formats
from ..un_style.isolation import isolated
from ..un_style.protocol import (
    departs_from_protocol,
    grouped_text,
    marked_label,
    ordered_sponsors,
    programme_line,
    sponsor_groups,
)
from .programme import mode_text

WALL_WIDTH, WALL_GAP = 700, 16  # CSS pixels between the edges of the logo wall, and between two logos
LONG_TITLE = 110  # characters: from here on the title is set smaller


@dataclass(frozen=True)
class WallEntry:
    """One place on the logo wall: a picture with its size in CSS pixels, or the name of who gave none."""

    name: str
    logo: Logo | None
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class SpeakerLine:
    who: str
    more: str
    part: str
    is_confirmed: bool


@dataclass(frozen=True)
class SegmentLine:
    time: str
    title: str
    note: str


@dataclass(frozen=True)
class EventPage:
    """All that is worked out for the page; without a query for a side event loaded `with_everything`."""

    starts_at: dt.datetime | None  # in the zone of the week
    ends_at: dt.datetime | None
    zone: str  # "New York time"
    catering_at: dt.datetime | None
    presenters: str
    supporters: str
    mode: str
    roles: list[tuple[str, str]]  # "Co-sponsors", "Norway and Togo; ICRC"
    departs_from_protocol: bool
    wall: list[list[WallEntry]]
    segments: list[SegmentLine]
    speakers: list[SpeakerLine]
    languages: str
    invitation: str
    needs_un_pass: bool
    is_held: bool
    has_long_title: bool
    description: str

    @classmethod
    def of(cls, side_event: SideEvent) -> Self:
        """Work the page out in the active language."""
        zone = side_event.week.zone
        presenters, supporters = programme_line(side_event, marks_open=True)
        starts_at, ends_at = side_event.starts_at, side_event.ends_at
        needs_pass = side_event.needs_un_pass or bool(side_event.venue and side_event.venue.needs_un_pass)
        return cls(
            starts_at=starts_at and starts_at.astimezone(zone),
            ends_at=ends_at and ends_at.astimezone(zone),
            zone=formats.zone_text(zone, starts_at or timezone.now()),
            catering_at=side_event.catering_at,
            presenters=presenters,
            supporters=supporters,
            mode=mode_text(side_event),
            roles=_roles(side_event),
            departs_from_protocol=departs_from_protocol(side_event),
            wall=logo_wall(ordered_sponsors(side_event)),
            segments=[_segment(segment) for segment in side_event.segments.all()],
            speakers=[_speaker(speaker) for speaker in side_event.speakers.all() if speaker.is_shown],
            languages=capfirst(formats.list_text(_languages(side_event))),
            invitation=_invitation(side_event),
            needs_un_pass=needs_pass and side_event.is_in_person,
            is_held=side_event.is_held(),
            has_long_title=len(side_event.title) > LONG_TITLE,
            description=_description(side_event, presenters),
        )


def _roles(side_event: SideEvent) -> list[tuple[str, str]]:
    groups = sponsor_groups(side_event)
    rows = [
        (_("Lead"), [groups.lead] if groups.lead else []),
        (_("Co-hosts") if len(groups.co_hosts) > 1 else _("Co-host"), groups.co_hosts),
        (_("Co-sponsors") if len(groups.co_sponsors) > 1 else _("Co-sponsor"), groups.co_sponsors),
        (_("Partners") if len(groups.partners) > 1 else _("Partner"), groups.partners),
    ]
    name = attrgetter("label") if side_event.is_held() else marked_label
    return [(label, grouped_text(sponsors, label=name)) for label, sponsors in rows if sponsors]


def logo_wall(sponsors: list[CoSponsor]) -> list[list[WallEntry]]:
    """Return the rows of the logo wall; none while nobody has given a logo."""
    if not any(sponsor.shown_logo for sponsor in sponsors):
        return []
    entries = [_wall_entry(sponsor) for sponsor in sponsors]
    rows = [entries]
    for at_most in (5, 4, 3):
        places = iter(entries)
        rows = [list(islice(places, length)) for length in even_rows(len(entries), at_most)]
        if all(sum(entry.width + WALL_GAP for entry in row) <= WALL_WIDTH + WALL_GAP for row in rows):
            break
    return rows


def _wall_entry(sponsor: CoSponsor) -> WallEntry:
    logo = sponsor.shown_logo
    if logo is None:
        return WallEntry(sponsor.short_label, None, width=PAGE_WALL[1])
    width, height = optical_size(logo, *PAGE_WALL)
    return WallEntry(sponsor.label, logo, int(width), int(height))


def _segment(segment) -> SegmentLine:
    starts_at, ends_at = segment.starts_at, segment.ends_at
    if starts_at and ends_at:
        time = formats.time_range_short(starts_at, ends_at)
    else:
        time = formats.time_text(starts_at) if starts_at else ""
    return SegmentLine(time, segment.title, segment.note)


def _speaker(speaker: Speaker) -> SpeakerLine:
    """Name first; who has no name yet is a function, and an affiliation is not said twice."""
    function, affiliation = speaker.function, speaker.affiliation_label
    if affiliation.casefold() in function.casefold():
        affiliation = ""
    parts = [part for part in (speaker.full_name, function, affiliation) if part]
    who = parts[0] if parts else str(speaker)
    more = formats.notation().comma.join(map(isolated, parts[1:]))
    return SpeakerLine(
        who,
        like(more, function) if function in parts[1:] else more,
        speaker.get_part_display(),
        speaker.is_confirmed,
    )


def _invitation(side_event: SideEvent) -> str:
    """Return who may come, where that is not simply everybody."""
    sentences = [
        (side_event.is_invitation_only, _("By invitation only.")),
        (side_event.is_transferable, _("The invitation is transferable.")),
        (side_event.has_limited_places, _("Places are limited.")),
    ]
    return formats.sentences(sentence for holds, sentence in sentences if holds)


def _languages(side_event: SideEvent) -> list[str]:
    return [str(WORKING_LANGUAGES.get(code, code)) for code in side_event.working_languages]


def _description(side_event: SideEvent, presenters: str) -> str:
    """Return one line for search engines and link previews: when, where and by whom."""
    zone, parts = side_event.week.zone, []
    if side_event.starts_at and side_event.ends_at:
        starts_at, ends_at = side_event.starts_at.astimezone(zone), side_event.ends_at.astimezone(zone)
        parts.append(formats.date_text(starts_at))
        parts.append(f"{formats.time_range_text(starts_at, ends_at)} ({formats.zone_text(zone, starts_at)})")
    if side_event.venue and side_event.is_in_person:
        parts.append(str(side_event.venue))
    line = formats.notation().comma.join(parts)
    return ". ".join(part for part in (side_event.subtitle, line, presenters) if part)
