"""Side events placed one after the other as they were submitted: what people do by hand, and a start for the solver."""

from collections.abc import Iterator

from .problem import Event, Place, Placement, Problem, Room, Span, shares_lead


def first_fit(problem: Problem) -> Placement:
    """Give each side event the first place without a clash: wished times first, the smallest room that fits."""
    placed: dict[Event, Place | None] = {}
    for event in problem.events:
        placed[event] = next(_places(problem, event, placed), None)
    return placed


def _places(problem: Problem, event: Event, placed: Placement) -> Iterator[Place]:
    possible = problem.starts_of(event)
    wished = [start for start in event.wishes if start in possible]
    for start in [*wished, *(start for start in possible if start not in wished)]:
        if any(_keeps_away(problem, event, start, other, place) for other, place in placed.items()):
            continue
        if not event.needs_room:
            yield Place(start, None)
            continue
        for room in sorted(problem.rooms, key=lambda room: _fit(event, room)):
            if _room_is_free(problem, event, start, room, placed):
                yield Place(start, room.key)


def _fit(event: Event, room: Room) -> tuple[bool, int, int]:
    return room.seats < event.seats, abs(room.seats - event.seats), room.key


def _keeps_away(problem: Problem, event: Event, start: int, other: Event, place: Place | None) -> bool:
    """Whether both need the same person or have the same lead at the same time."""
    if place is None or not problem.span(event, start).meets(problem.span(other, place.start)):
        return False
    return shares_lead(event, other) or bool(event.speakers & other.speakers)


def _room_is_free(problem: Problem, event: Event, start: int, room: Room, placed: Placement) -> bool:
    span = problem.span(event, start)
    wide = Span(span.start - problem.set_up, span.end + problem.set_up)
    return problem.is_free(room.key, span) and not any(
        place is not None and place.room == room.key and wide.meets(problem.span(other, place.start))
        for other, place in placed.items()
    )
