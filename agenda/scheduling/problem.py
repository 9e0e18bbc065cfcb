"""What scheduling works on: side events to be placed, rooms, times and what it should avoid. Plain values.

Times are minutes since the midnight on which the week begins. A placement gives each side event a `Place`, or None.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

UNPLACED = 1_000  # what a side event without a place costs: more than one that has one ever comes to


@dataclass(frozen=True)
class Weights:
    """How much each is avoided, beside the others."""

    theme: int = 10
    co_sponsor: int = 5
    small_room: int = 20
    wish: int = 10
    move: int = 1


@dataclass(frozen=True)
class Room:
    key: int
    seats: int = 0  # 0: not known, holds nobody who is expected


@dataclass(frozen=True)
class Span:
    """From a minute up to another one, which is not in it."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Place:
    start: int
    room: int | None  # key; None for what is online alone


@dataclass(frozen=True)
class Event:
    """A side event; people and organizations are named by keys of any kind."""

    key: int
    minutes: int
    needs_room: bool = True
    seats: int = 0  # that are wanted
    theme: int | None = None
    lead: int | None = None
    organizations: frozenset[int] = frozenset()
    speakers: frozenset[str] = frozenset()
    absences: tuple[Span, ...] = ()
    wishes: tuple[int, ...] = ()  # starts, the one wished most first
    now: Place | None = None  # where it stands today


@dataclass(frozen=True)
class Problem:
    """`events` in the order in which they were submitted; `fixed` are those that stay where they are."""

    rooms: tuple[Room, ...]
    starts: tuple[int, ...]
    events: tuple[Event, ...]
    fixed: Mapping[Event, Place] = field(default_factory=dict)
    official: tuple[Span, ...] = ()  # nothing takes place beside them
    taken: tuple[tuple[int, Span], ...] = ()  # rooms that official meetings hold
    set_up: int = 0
    weights: Weights = Weights()

    def span(self, event: Event, start: int) -> Span:
        """Return when it takes place if it starts then."""
        return Span(start, start + event.minutes)

    def starts_of(self, event: Event) -> list[int]:
        """Return when the event may start as far as it alone, official meetings and fixed side events are concerned."""
        own = {*self.starts, event.now.start} if event.now else set(self.starts)
        return sorted(start for start in own if not any(self.obstacles(event, start)))

    def obstacles(self, event: Event, start: int) -> Iterator[str]:
        """Yield what keeps the event from a start, whatever else is scheduled: words for `explanation`."""
        span = self.span(event, start)
        if any(span.meets(meeting) for meeting in self.official):
            yield "official"
        if any(span.meets(absence) for absence in event.absences):
            yield "absence"
        for other, place in self.fixed.items():
            if span.meets(self.span(other, place.start)):
                if shares_lead(event, other):
                    yield "lead"
                if event.speakers & other.speakers:
                    yield "speaker"

    def is_free(self, room: int, span: Span) -> bool:
        """Return whether neither a fixed side event nor an official meeting holds the room, with time to set it up."""
        wide = Span(span.start - self.set_up, span.end + self.set_up)
        held = [self.span(e, place.start) for e, place in self.fixed.items() if place.room == room]
        held += [meeting for key, meeting in self.taken if key == room]
        return not any(wide.meets(other) for other in held)

    def is_small(self, event: Event, room: Room) -> bool:
        return event.needs_room and room.seats < event.seats


Placement = Mapping[Event, Place | None]


def shares_lead(one: Event, other: Event) -> bool:
    return one.lead is not None and one.lead == other.lead


def hard_clashes(problem: Problem, placement: Placement) -> list[tuple[str, Event, Event | None]]:
    """Return everything that cannot be; nothing for what a solver may give. What is fixed is not looked at itself."""
    rooms = {room.key for room in problem.rooms}
    placed = {event: place for event, place in placement.items() if place is not None}
    found: list[tuple[str, Event, Event | None]] = []
    for event, place in placed.items():
        span = problem.span(event, place.start)
        found += [(obstacle, event, None) for obstacle in problem.obstacles(event, place.start)]
        if event.needs_room != (place.room in rooms):
            found.append(("no room", event, None))
        if place.room is not None and not problem.is_free(place.room, span):
            found.append(("room", event, None))
    for (one, at), (other, there) in combinations(placed.items(), 2):
        first, second = problem.span(one, at.start), problem.span(other, there.start)
        wide = Span(first.start - problem.set_up, first.end + problem.set_up)
        if at.room is not None and at.room == there.room and wide.meets(second):
            found.append(("room", one, other))
        if first.meets(second) and shares_lead(one, other):
            found.append(("lead", one, other))
        if first.meets(second) and one.speakers & other.speakers:
            found.append(("speaker", one, other))
    return found


def points(problem: Problem) -> list[int]:
    """Return the instants at which parallel side events are counted: whenever one can begin."""
    own = {event.now.start for event in problem.events if event.now}
    return sorted({*problem.starts, *own, *(place.start for place in problem.fixed.values())})


def soft_costs(problem: Problem, placement: Placement) -> Counter[str]:
    """Return what the placement costs, by what should be avoided; the sum is what a solver makes small.

    Of several side events on one theme at one time all but one count, and so for each organization.
    """
    weights, costs = problem.weights, Counter[str]()
    seats = {room.key: room for room in problem.rooms}
    for event in problem.events:
        place = placement.get(event)
        if place is None:
            costs["unplaced"] += UNPLACED
            continue
        if place.room is not None and problem.is_small(event, seats[place.room]):
            costs["small_room"] += weights.small_room
        costs["wish"] += wish_cost(problem, event, place.start)
        if event.now and event.now.start != place.start:
            costs["move"] += weights.move
    everything = {**problem.fixed, **{e: place for e, place in placement.items() if place is not None}}
    for point in points(problem):
        running = [e for e, place in everything.items() if place.start <= point < place.start + e.minutes]
        themes = Counter(e.theme for e in running if e.theme is not None)
        organizations = Counter(key for e in running for key in e.organizations)
        costs["theme"] += weights.theme * sum(count - 1 for count in themes.values())
        costs["co_sponsor"] += weights.co_sponsor * sum(count - 1 for count in organizations.values())
    return +costs


def wish_cost(problem: Problem, event: Event, start: int) -> int:
    """Return nothing for the time wished most, a little for the others, and the whole weight for any other time."""
    weight = problem.weights.wish
    if not event.wishes:
        return 0
    return min(event.wishes.index(start), weight) if start in event.wishes else weight
