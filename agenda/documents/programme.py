"""The programme on paper: of a whole week with its indexes, and of one day for the door."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import SideEvent, Week
from events.pages.filters import day_of
from events.pages.programme import Meeting, Row, Slot, programme_of
from events.pages.programme import Programme as WeekProgramme
from events.un_style import formats

from .document import DayDocument, Fact, WeekDay, WeekDocument
from .heads import head_of_week
from .programme_index import IndexEntry, RoomBlock, organization_index, rooms_of, speaker_index


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A side event under the number that indexes refer to; the same in the programme of a day and of the week."""

    number: int
    row: Row


@dataclass(frozen=True, kw_only=True)
class PrintedSlot:
    time: str
    note: str  # "3 in parallel"
    meetings: tuple[Meeting, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedDay:
    date: dt.date
    label: str
    count: str
    slots: tuple[PrintedSlot, ...]


# What counts the side events of the programme, and what tells of its rooms once more.
COUNTED = frozenset(
    {"Entry.number", "PrintedSlot.note", "PrintedDay.date", "PrintedDay.count", "Row.pk", "Row.url"}
    | {"RoomBlock.lines"}
)


@dataclass(frozen=True, kw_only=True)
class Programme(WeekDocument):
    """By day and time, then by room, then the indexes by number."""

    name = "programme"
    label = gettext_lazy("Programme of side events")
    template = "agenda/pdf/programme.html"
    sheet = "programme"
    follows = COUNTED

    days: tuple[PrintedDay, ...]
    rooms: tuple[RoomBlock, ...]
    organizations: tuple[IndexEntry, ...]
    speakers: tuple[IndexEntry, ...]

    @classmethod
    def of(cls, week: Week, language: str = "en", *, at: dt.datetime | None = None) -> Self:
        """Work out the public programme. Five queries, for any number of side events."""
        with translation.override(language):
            programme = programme_of(week, {}, at)
            events = programme.side_events
            prefetch_related_objects(events, "speakers__organization")
            days, numbers = _numbered(programme)
            return cls(
                language=language,
                **head_of_week(cls, week),
                **_dated(week, events),
                facts=(
                    Fact(heading=programme.found),
                    *_notes(week, programme.zone, _("The indexes lead to the numbers.")),
                ),
                days=days,
                rooms=rooms_of(week, events, numbers),
                organizations=organization_index(events, numbers),
                speakers=speaker_index(events, numbers),
            )


@dataclass(frozen=True, kw_only=True)
class DayProgramme(DayDocument):
    """Large enough to be read standing, for doors and corridors."""

    name = "programme-of-the-day"
    label = gettext_lazy("Programme of the day")
    template = "agenda/pdf/programme_of_the_day.html"
    sheet = "programme"
    follows = COUNTED

    slots: tuple[PrintedSlot, ...]
    rooms: tuple[RoomBlock, ...]

    @classmethod
    def of(cls, day: WeekDay, language: str = "en", *, at: dt.datetime | None = None) -> Self:
        """Work out the public programme of the day."""
        week = day.week
        with translation.override(language):
            programme = programme_of(week, {}, at)
            today = [event for event in programme.side_events if day_of(event, week) == day.date]
            days, numbers = _numbered(programme)
            shown = next((found for found in days if found.date == day.date), None)
            head = head_of_week(cls, week) | {
                "title": capfirst(formats.date_text(day.date)),
                "file_name": f"{day.date.isoformat()}-{cls.name}",
            }
            return cls(
                language=language,
                **head,
                **_dated(week, today),
                facts=(
                    Fact(heading=shown.count if shown else _("No side event")),
                    *_notes(week, programme.zone, _("Numbers as in the programme of the week.")),
                ),
                slots=shown.slots if shown else (),
                rooms=rooms_of(week, today, numbers),
            )


def _numbered(programme: WeekProgramme) -> tuple[tuple[PrintedDay, ...], dict[int, int]]:
    """Return the days with side events numbered through the week, and the number of each by its key."""
    numbers: dict[int, int] = {}
    days = []
    for day in programme.days:
        slots = tuple(_slot(slot, numbers) for slot in day.slots)
        days.append(PrintedDay(date=day.date, label=capfirst(day.label), count=day.count, slots=slots))
    return tuple(days), numbers


def _slot(slot: Slot, numbers: dict[int, int]) -> PrintedSlot:
    entries = []
    for row in slot.rows:
        numbers[row.pk] = len(numbers) + 1
        entries.append(Entry(number=numbers[row.pk], row=replace(row, is_held=False)))
    return PrintedSlot(time=slot.time, note=slot.note, meetings=tuple(slot.meetings), entries=tuple(entries))


def _notes(week: Week, zone: str, numbers: str) -> tuple[Fact, Fact]:
    address = settings.SITE_URL + reverse("events:week", args=[week.year])
    return (
        Fact(heading=_("All times are %(zone)s") % {"zone": zone}, lines=(numbers,)),
        Fact(heading=_("Changes and RSVP"), lines=(address.split("://", 1)[-1].removesuffix("/"),)),
    )


def _dated(week: Week, events: Iterable[SideEvent]) -> dict[str, Any]:
    """Return the day and the footer by the last change of a side event; the first day of a week that has none."""
    changed_at = max((event.updated_at for event in events), default=None)
    if changed_at is None:
        return {"as_of": week.first_day.isoformat(), "footer": str(week)}
    day = changed_at.astimezone(week.zone).date()
    return {"as_of": day.isoformat(), "footer": _("As of %(day)s") % {"day": formats.day_text(day)}}
