"""What the pages of the board show: days with rooms as rows, all clashes in words, and what has no place yet."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import OfficialMeeting, SideEvent, Venue
from events.un_style.formats import notation, time_range_short

from .free_slots import free_room
from .layout import Block, Cell, Hours, lanes
from .week import BoardWeek, Clash, Place

NO_ROOM = "\0"  # no place of an official meeting


@dataclass(frozen=True)
class Item:
    """A block: a side event or an official meeting on one day."""

    key: str
    title: str
    who: str
    times: str
    state: str  # names its class: published, planned, official
    status: str
    url: str
    minutes: int
    clashes: list[Clash] = field(default_factory=list)
    is_movable: bool = True
    is_fixed: bool = False

    @property
    def hard(self) -> list[Clash]:
        return [clash for clash in self.clashes if clash.is_hard]

    @property
    def soft(self) -> list[Clash]:
        return [clash for clash in self.clashes if not clash.is_hard]


@dataclass(frozen=True)
class Row:
    """A room on one day, in as many lines as it is given at once; or where official meetings are, or no room."""

    name: str
    note: str
    venue: Venue | None
    takes_events: bool
    lanes: list[list[Cell]]
    items: list[Item]  # in the order of time


@dataclass(frozen=True)
class Told:
    """A clash in words, with a way out."""

    clash: Clash
    who: str
    url: str
    room: Venue | None = None  # one that is free at that time
    room_url: str = ""


@dataclass(frozen=True)
class Day:
    date: dt.date
    hours: Hours
    rows: list[Row]
    hard: list[Told]
    soft: list[Told]

    @property
    def free_rooms(self) -> list[Venue]:
        return [row.venue for row in self.rows if row.venue and not row.items]


@dataclass(frozen=True)
class Tab:
    date: dt.date
    url: str
    clashes: int
    events: int
    is_current: bool


class Page:
    """One day of the board, or all of them."""

    def __init__(self, board: BoardWeek, shown: list[dt.date]):
        self.board, self.week = board, board.week
        self._numbered = self._number(shown)
        self.days = [self._day(day) for day in shown]
        self.tabs = [self._tab(day, shown) for day in self.week.days]
        waiting = board.in_order_of_submission(filter(self._is_waiting, board.events))
        self.tray = [self._item(event) for event in waiting]

    @property
    def week_start(self) -> dt.datetime:
        """An instant of the week, to name its zone."""
        return dt.datetime.combine(self.week.first_day, dt.time(12), self.week.zone)

    def _number(self, shown: list[dt.date]) -> list[Clash]:
        """The clashes of the days shown, numbered through: first what is hard, then the rest."""
        found = [clash for clash in self.board.clashes if clash.day in shown]
        return [replace(clash, number=number) for number, clash in enumerate(found, start=1)]

    def _is_waiting(self, event: SideEvent) -> bool:
        """Whether the event has no place on any day of the week, though it was accepted; or one outside the week."""
        start = self.board.local(event.starts_at)
        if start is None or event.ends_at is None:
            return event.status in (SideEvent.Status.ACCEPTED, SideEvent.Status.PUBLISHED)
        return start.date() not in self.week.days

    def _tab(self, day: dt.date, shown: list[dt.date]) -> Tab:
        return Tab(
            date=day,
            url=reverse("board:day", args=[self.week.year, day.isoformat()]),
            clashes=sum(clash.is_hard and clash.day == day for clash in self.board.clashes),
            events=sum(at is not None and at.date() == day for at in map(self._start, self.board.events)),
            is_current=shown == [day],
        )

    def _start(self, event: SideEvent) -> dt.datetime | None:
        return self.board.local(event.starts_at)

    def _day(self, day: dt.date) -> Day:
        blocks: dict[Venue | str, list[Block]] = {}
        for meeting in self.board.meetings:
            if block := self._block(meeting, day):
                blocks.setdefault(meeting.venue or meeting.place, []).append(block)
        blocks |= {venue: blocks.get(venue, []) for venue in self.board.venues} | {NO_ROOM: []}
        for event in self.board.events:
            if block := self._block(event, day):
                blocks[event.venue or NO_ROOM].append(block)
        hours = Hours.around([block for row in blocks.values() for block in row])
        rows = [_row(place, found, hours) for place, found in blocks.items()]
        told = [self._tell(clash) for clash in self._numbered if clash.day == day]
        hard = [tell for tell in told if tell.clash.is_hard]
        return Day(day, hours, rows, hard, [tell for tell in told if not tell.clash.is_hard])

    def _block(self, subject: SideEvent | OfficialMeeting, day: dt.date) -> Block | None:
        start, end = self.board.local(subject.starts_at), self.board.local(subject.ends_at)
        if start is None or end is None or start.date() != day:
            return None
        first = start.hour * 60 + start.minute
        last = first + round((end - start).total_seconds() / 60)
        item = self._item(subject) if isinstance(subject, SideEvent) else self._meeting(subject)
        return Block(item, first, last)

    def _item(self, event: SideEvent) -> Item:
        lead, place = self.board.lead_of(event), self.board.place_of(event)
        is_published = event.status == SideEvent.Status.PUBLISHED
        key = f"event-{event.pk}"
        return Item(
            key=key,
            title=event.title,
            who=lead.short_label if lead else "",
            times=time_range_short(place.starts_at, place.ends_at)
            if place.starts_at and place.ends_at
            else "",
            state="published" if is_published else "planned",
            status=event.get_status_display(),
            url=reverse("board:move", args=[self.week.year, event.pk]),
            minutes=self.board.minutes_of(event),
            clashes=[clash for clash in self._numbered if key in clash.keys],
            is_fixed=event.is_slot_fixed,
        )

    def _meeting(self, meeting: OfficialMeeting) -> Item:
        start, end = self.board.local(meeting.starts_at), self.board.local(meeting.ends_at)
        return Item(
            key=f"meeting-{meeting.pk}",
            title=meeting.title,
            who="" if meeting.venue else meeting.place,
            times=time_range_short(start, end) if start and end else "",
            state="official",
            status="",
            url=reverse("admin:events_officialmeeting_change", args=[meeting.pk]),
            minutes=0,
            is_movable=False,
        )

    def _tell(self, clash: Clash) -> Told:
        event = clash.side_event
        lead = self.board.lead_of(event)
        url = reverse("board:move", args=[self.week.year, event.pk])
        is_about_rooms = clash.finding.code.startswith(("room_taken", "set_up"))
        room = free_room(self.board, event) if is_about_rooms else None
        return Told(
            clash, lead.short_label if lead else "", url, room, self.url_of(event, room) if room else ""
        )

    def url_of(self, event: SideEvent, venue: Venue | None) -> str:
        """Return the address at which the consequences of another room are shown."""
        place = replace(self.board.place_of(event), venue=venue)
        return move_url(self.week.year, event, place)


def _row(place: Venue | str, blocks: list[Block], hours: Hours) -> Row:
    items = [cast(Item, block.item) for block in sorted(blocks, key=lambda block: block.start)]
    drawn = lanes(blocks, hours)
    if isinstance(place, Venue):
        note = place.building
        if place.seats:
            seats = ngettext("%(count)s seat", "%(count)s seats", place.seats) % {"count": place.seats}
            note = notation().comma.join(filter(None, [seats, place.building]))
        return Row(place.name, note, place, True, drawn, items)
    if place == NO_ROOM:
        return Row(_("No room"), _("Online, or not given yet"), None, True, drawn, items)
    return Row(
        place or _("Official meetings"), _("Official meetings") if place else "", None, False, drawn, items
    )


def move_url(year: int, event: SideEvent, place: Place) -> str:
    """Return the address at which the consequences of giving an event this place are shown."""
    values = {"venue": place.venue.pk if place.venue else ""}
    if place.starts_at and place.ends_at:
        values |= {
            "day": place.starts_at.date().isoformat(),
            "start": f"{place.starts_at:%H:%M}",
            "end": f"{place.ends_at:%H:%M}",
        }
    return f"{reverse('board:move', args=[year, event.pk])}?{urlencode(values)}"
