"""Times and rooms that are free for a side event, the best first, each with the reason."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import SideEvent, Venue
from events.readiness.clashes import is_hard, kind_of
from events.readiness.rules import Finding

from .week import BoardWeek, Place

SHOWN = 8


@dataclass(frozen=True)
class FreeSlot:
    """A place without a hard clash, and what speaks for or against it."""

    place: Place
    cost: int
    wish: int | None  # 0 for the time that is wished most
    findings: list[Finding]  # soft ones

    @property
    def why(self) -> str:
        """Return one or two sentences."""
        said = []
        if self.wish is not None:
            said.append(_("Wished most.") if self.wish == 0 else _("Among the times that were wished."))
        said += [finding.sentence for finding in self.findings]
        return " ".join(said) or _("Nothing speaks against it.")


def free_slots(board: BoardWeek, event: SideEvent) -> list[FreeSlot]:
    """Return the best free places, at most `SHOWN`: for each time the room that fits best."""
    wishes = {wish.starts_at: rank for rank, wish in enumerate(event.wished_slots.all())}
    found = []
    for start, end in starts(board, event):
        rooms = [_free(board, event, Place(start, end, venue), wishes) for venue in _rooms(board, event)]
        found += sorted((room for room in rooms if room is not None), key=lambda room: room.cost)[:1]
    found.sort(key=lambda slot: (slot.cost, slot.wish is None, slot.place.starts_at))
    return found[:SHOWN]


def starts(board: BoardWeek, event: SideEvent) -> list[tuple[dt.datetime, dt.datetime]]:
    """Return when the event could begin and end: at each standard slot of each day."""
    length = dt.timedelta(minutes=board.minutes_of(event))
    zone = board.week.zone
    return [
        (start, start + length)
        for day in board.week.days
        for slot in board.slots
        if (start := dt.datetime.combine(day, slot.starts_at_clock, zone))
    ]


def free_room(board: BoardWeek, event: SideEvent) -> Venue | None:
    """Return the room that suits the event best at the time that it has, if one is free."""
    now = board.place_of(event)
    places = (Place(now.starts_at, now.ends_at, venue) for venue in _rooms(board, event))
    return next((slot.place.venue for place in places if (slot := _free(board, event, place, {}))), None)


def _rooms(board: BoardWeek, event: SideEvent) -> list[Venue | None]:
    """Rooms that hold the participants, the smallest first; none for what is online alone."""
    if not event.is_in_person:
        return [None]
    wanted = board.wanted_seats(event)
    ranked = sorted(
        board.venues,
        key=lambda venue: ((venue.seats or 0) < wanted, abs((venue.seats or 0) - wanted), venue.pk),
    )
    return [*ranked]


def _free(
    board: BoardWeek, event: SideEvent, place: Place, wishes: dict[dt.datetime, int]
) -> FreeSlot | None:
    if place == board.place_of(event):
        return None
    findings = board.findings(event, place)
    if any(is_hard(finding) for finding in findings):
        return None
    week = board.week
    weights = {
        "same_theme": week.theme_weight,
        "co_sponsor_twice": week.co_sponsor_weight,
        "small_room": week.small_room_weight,
    }
    wish = wishes.get(place.starts_at) if place.starts_at else None
    cost = sum(weights.get(kind_of(finding), 0) for finding in findings)
    cost += week.wish_weight if wishes and wish is None else wish or 0
    return FreeSlot(place, cost, wish, findings)
