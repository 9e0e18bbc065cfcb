"""What leads back into a programme: its rooms, its organizations and its speakers, each with numbers of side events."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from events.models import CoSponsor, Organization, SideEvent, Week
from events.pages.filters import room_options, times_of
from events.un_style import formats
from events.un_style.protocol import sort_key

PRESENTING = (CoSponsor.Role.LEAD, CoSponsor.Role.CO_HOST)


@dataclass(frozen=True, kw_only=True)
class Number:
    value: int
    is_main: bool = False  # the organization presents it


@dataclass(frozen=True, kw_only=True)
class IndexEntry:
    name: str
    more: str = ""
    numbers: tuple[Number, ...]


@dataclass(frozen=True, kw_only=True)
class RoomLine:
    day: str
    time: str
    number: int
    title: str
    is_cancelled: bool


@dataclass(frozen=True, kw_only=True)
class RoomBlock:
    name: str
    place: str
    lines: tuple[RoomLine, ...]


def rooms_of(week: Week, events: list[SideEvent], numbers: dict[int, int]) -> tuple[RoomBlock, ...]:
    """Return each room with what is held in it, by time; what is online only is in no room."""
    blocks = []
    for option in room_options(events):
        held = [event for event in events if event.venue_id == option.value and event.is_in_person]
        if held and (venue := held[0].venue):
            place = formats.notation().comma.join(part for part in (venue.building, venue.address) if part)
            lines = tuple(_line(week, event, numbers) for event in held)
            blocks.append(RoomBlock(name=venue.name, place=place, lines=lines))
    return tuple(blocks)


def _line(week: Week, event: SideEvent, numbers: dict[int, int]) -> RoomLine:
    starts_at, ends_at = times_of(event, week)
    return RoomLine(
        day=capfirst(formats.date_text(starts_at.date())),
        time=formats.time_range_short(starts_at, ends_at),
        number=numbers[event.pk],
        title=event.title,
        is_cancelled=event.is_cancelled,
    )


def organization_index(events: Iterable[SideEvent], numbers: dict[int, int]) -> tuple[IndexEntry, ...]:
    """Return all who present or co-sponsor, by alphabet; the side events that they present stand out."""
    found: dict[int, tuple[Organization, list[Number]]] = {}
    for event in events:
        for sponsor in event.presenting:
            number = Number(value=numbers[event.pk], is_main=sponsor.role in PRESENTING)
            found.setdefault(sponsor.organization_id, (sponsor.organization, []))[1].append(number)
    entries = [
        IndexEntry(name=organization.full_label, numbers=_sorted(own)) for organization, own in found.values()
    ]
    return _by_name(entries, lambda entry: entry.name)


def speaker_index(events: Iterable[SideEvent], numbers: dict[int, int]) -> tuple[IndexEntry, ...]:
    """Return all speakers whose names are known, by name as it is written; the same name and organization once."""
    found: dict[tuple[str, str], list[Number]] = {}
    for event in events:
        for speaker in event.speakers.all():
            if speaker.name and speaker.is_shown:
                key = unicodedata.normalize("NFC", speaker.name), speaker.affiliation_label
                found.setdefault(key, []).append(Number(value=numbers[event.pk]))
    entries = [IndexEntry(name=name, more=more, numbers=_sorted(own)) for (name, more), own in found.items()]
    return _by_name(entries, lambda entry: f"{entry.name} {entry.more}")


def _sorted(numbers: list[Number]) -> tuple[Number, ...]:
    once = {number.value: number for number in numbers}
    return tuple(once[value] for value in sorted(once))


def _by_name(entries: list[IndexEntry], key: Callable[[IndexEntry], str]) -> tuple[IndexEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: sort_key(key(entry))))
