"""Why a side event has the place that was found for it, or none: codes with values, and one sentence for each."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from .problem import Event, Place, Placement, Problem

Reason = tuple[str, dict[str, Any]]


def reasons(problem: Problem, placement: Placement, event: Event) -> list[Reason]:
    """Return what there is to say of an event, as plain values that can be stored."""
    place = placement.get(event)
    if place is None:
        return [_without(problem, event)]
    said: list[Reason] = []
    if event.wishes:
        is_wished = place.start in event.wishes
        said.append(("wish", {"rank": event.wishes.index(place.start)}) if is_wished else ("no_wish", {}))
    seats = next((room.seats for room in problem.rooms if room.key == place.room), None)
    if seats is not None and seats < event.seats:
        said.append(("small_room", {"seats": seats, "expected": event.seats}))
    beside = _parallel(problem, placement, event, place)
    themes = sum(other.theme is not None and other.theme == event.theme for other in beside)
    shared = sum(bool(other.organizations & event.organizations) for other in beside)
    if themes:
        said.append(("theme", {"count": themes}))
    if shared:
        said.append(("co_sponsor", {"count": shared}))
    return said or [("nothing", {})]


def sentence(reason: Reason) -> str:
    """Return the sentence of a reason, in the active language."""
    code, values = reason
    if code == "wish":
        return _("Wished most.") if values["rank"] == 0 else _("Among the times that were wished.")
    return str(_sentences()[code]) % values


def _sentences() -> Mapping[str, str]:
    return {
        "no_wish": _("At the times that were wished something else stands in the way or weighs more."),
        "small_room": _("The room has %(seats)s seats, but %(expected)s are wanted."),
        "theme": _("Others on the same theme at that time: %(count)s."),
        "co_sponsor": _("Others at that time with a co-sponsor in common: %(count)s."),
        "nothing": _("Nothing speaks against it."),
        "no_slots": _("This week has no standard slots, so no times can be proposed."),
        "no_rooms": _("There is no room that could be given."),
        "excluded": _(
            "None of the %(count)s times is possible: %(official)s lie beside official meetings, %(absence)s are times "
            "at which the organisers cannot come, at %(people)s a speaker or the lead is elsewhere."
        ),
        "full": _(
            "At each of the %(count)s times that are possible all rooms are taken, or a speaker or the lead is."
        ),
    }


def _without(problem: Problem, event: Event) -> Reason:
    if not problem.starts and event.now is None:
        return ("no_slots", {})
    if event.needs_room and not problem.rooms:
        return ("no_rooms", {})
    possible = problem.starts_of(event)
    if possible:
        return ("full", {"count": len(possible)})
    kinds = Counter(next(problem.obstacles(event, start)) for start in problem.starts)
    people = kinds["lead"] + kinds["speaker"]
    numbers = {"official": kinds["official"], "absence": kinds["absence"], "people": people}
    return ("excluded", {"count": len(problem.starts), **numbers})


def _parallel(problem: Problem, placement: Placement, event: Event, place: Place) -> list[Event]:
    span = problem.span(event, place.start)
    everything = {**problem.fixed, **{e: p for e, p in placement.items() if p is not None}}
    return [
        other
        for other, at in everything.items()
        if other != event and span.meets(problem.span(other, at.start))
    ]
