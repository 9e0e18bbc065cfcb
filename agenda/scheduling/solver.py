"""Places found by OR-Tools CP-SAT: no hard clash, and as little as possible of what should be avoided.

The solver settles the times, and for each time how many side events find a room that is large enough: of those that
want so many seats no more than there are such rooms. Which of them gets which room is settled afterwards (`rooms`).
Side events that share a theme or an organization are counted at each time, not in pairs. Both keep the model small,
and the bound of its linear relaxation close to what can be reached.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .first_fit import first_fit
from .problem import UNPLACED, Event, Placement, Problem, Span, points, soft_costs, wish_cost
from .rooms import give_rooms

if TYPE_CHECKING:
    pass

WORKERS, SEED = 2, 1
Pair = tuple[Event, int]  # and when it begins


@dataclass(frozen=True)
class Solution:
    """A placement, what it costs, and the `bound` that none can cost less than."""

    placement: Placement
    cost: int
    bound: int

    @property
    def gap(self) -> float:
        """How much better it could be at most, as a share of its cost."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0


def solve(problem: Problem, seconds: float = 60) -> Solution:
    """Return the best placement found in that time; never worse than first-fit in order of submission."""
    start = first_fit(problem)
    model = _Model(problem)
    model.hint(start)
    first, found = soft_costs(problem, start).total(), model.solve(seconds)
    if found is None or first < found.cost:
        return Solution(start, first, found.bound if found else 0)
    return found


class _Model:
    def __init__(self, problem: Problem):
        from ortools.sat.python import cp_model  # takes a second to load: for those who schedule

        self.problem, self.cp = problem, cp_model
        self.model = cp_model.CpModel()
        self.points = points(problem)
        self.starts = {event: problem.starts_of(event) for event in problem.events}
        # it begins then, in a room that is large enough (True) or not (False)
        self.at: dict[Pair, dict[bool, cp_model.IntVar]] = {}
        self.costs: list[Any] = []
        for event in problem.events:
            self._one_place(event)
        self._rooms_given_once()
        self._at_most_one(lambda event: event.speakers)
        self._at_most_one(lambda event: [event.lead] if event.lead is not None else [])
        self.excess: list[tuple[cp_model.IntVar, list[Pair], int]] = []
        self._kept_apart(
            lambda event: [event.theme] if event.theme is not None else [], problem.weights.theme
        )
        self._kept_apart(lambda event: event.organizations, problem.weights.co_sponsor)
        self.model.minimize(sum(self.costs))

    def _one_place(self, event: Event) -> None:
        """An event has one time, or none at a high price; each time has its own price, and so has a small room."""
        choices: list[Any] = []
        for start in self.starts[event]:
            price = wish_cost(self.problem, event, start)
            if event.now and event.now.start != start:
                price += self.problem.weights.move
            options = {fits: self.model.new_bool_var("") for fits in self._kinds_of_room(event, start)}
            self.at[event, start] = options
            choices += options.values()
            for fits, choice in options.items():
                cost = price + (0 if fits else self.problem.weights.small_room)
                if cost:
                    self.costs.append(cost * choice)
        none = self.model.new_bool_var("")
        self.model.add_exactly_one([*choices, none])
        self.costs.append(UNPLACED * none)

    def _kinds_of_room(self, event: Event, start: int) -> set[bool]:
        """Whether there are rooms for the event that are large enough, and such that are not."""
        if not event.needs_room:
            return {True}
        span = self.problem.span(event, start)
        free = (room for room in self.problem.rooms if self.problem.is_free(room.key, span))
        return {not self.problem.is_small(event, room) for room in free}

    def _rooms_given_once(self) -> None:
        """At no time are more rooms given than are free, nor more of those with so many seats: set-up included."""
        for point in self.points:
            instant = Span(point, point + 1)
            free = [room.seats for room in self.problem.rooms if self._is_free(room.key, instant)]
            running = self._in_rooms(point)
            self._at_most([choice for pair in running for choice in self.at[pair].values()], len(free))
            for seats in sorted(
                {room.seats for room in self.problem.rooms}
            ):  # those that need more than so many
                wanting = [
                    self.at[pair][True] for pair in running if pair[0].seats > seats and True in self.at[pair]
                ]
                self._at_most(wanting, sum(has > seats for has in free))

    def _is_free(self, room: int, instant: Span) -> bool:
        """Whether nothing fixed holds the room, its set-up before the next one left aside."""
        held = [self.problem.span(e, p.start) for e, p in self.problem.fixed.items() if p.room == room]
        held += [span for key, span in self.problem.taken if key == room]
        return not any(Span(span.start, span.end + self.problem.set_up).meets(instant) for span in held)

    def _in_rooms(self, point: int) -> list[Pair]:
        """Return who holds a room at that time, if it begins then: it is set up afterwards."""
        set_up = self.problem.set_up
        return [
            (event, start)
            for event, start in self.at
            if event.needs_room and start <= point < start + event.minutes + set_up
        ]

    def _at_most(self, choices: list[Any], rooms: int) -> None:
        if len(choices) > rooms:
            self.model.add(sum(choices) <= rooms)

    def _at_most_one(self, keys_of: Callable[[Event], Iterable[object]]) -> None:
        """Nobody is in two places at once."""
        for events in _sharing(self.problem.events, keys_of).values():
            for point in self.points:
                running = [one for pair in self._running(events, point) for one in self.at[pair].values()]
                if len(running) > 1:
                    self.model.add_at_most_one(running)

    def _kept_apart(self, keys_of: Callable[[Event], Iterable[object]], weight: int) -> None:
        """Of side events that share something at one time, each beyond the first costs."""
        if not weight:
            return
        fixed = _sharing(self.problem.fixed, keys_of)
        for key, events in _sharing(self.problem.events, keys_of).items():
            for point in self.points:
                places = [(e, self.problem.fixed[e]) for e in fixed.get(key, [])]
                there = any(place.start <= point < place.start + e.minutes for e, place in places)
                pairs = self._running(events, point)
                most = len({event for event, _start in pairs}) + there - 1
                if most > 0:
                    excess = self.model.new_int_var(0, most, "")
                    self.model.add(
                        excess >= sum(one for pair in pairs for one in self.at[pair].values()) + there - 1
                    )
                    self.costs.append(weight * excess)
                    self.excess.append((excess, pairs, there))

    def _running(self, events: list[Event], point: int) -> list[Pair]:
        return [
            (event, start)
            for event in events
            for start in self.starts[event]
            if start <= point < start + event.minutes
        ]

    def hint(self, placement: Placement) -> None:
        """Begin from a placement."""
        seats = {room.key: room.seats for room in self.problem.rooms}
        for (event, start), options in self.at.items():
            place = placement.get(event)
            is_then = place is not None and place.start == start
            is_large = place is not None and (place.room is None or seats[place.room] >= event.seats)
            for fits, choice in options.items():
                self.model.add_hint(choice, is_then and fits == is_large)
        for excess, pairs, there in self.excess:
            running = sum(
                (p := placement.get(event)) is not None and p.start == start for event, start in pairs
            )
            self.model.add_hint(excess, max(running + there - 1, 0))

    def solve(self, seconds: float) -> Solution | None:
        """Return what was found in that time, and None where it was too short for anything."""
        solver = self.cp.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = WORKERS
        solver.parameters.random_seed = SEED
        # the bound comes from the whole linear relaxation; what else presolve could find takes its time
        solver.parameters.linearization_level = 2
        solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
        status = solver.solve(self.model)
        if status not in (self.cp.OPTIMAL, self.cp.FEASIBLE):
            return None
        starts = {
            event: start
            for (event, start), options in self.at.items()
            if any(solver.boolean_value(choice) for choice in options.values())
        }
        placement = give_rooms(self.problem, starts)
        cost = soft_costs(self.problem, placement).total()
        return Solution(placement, cost, min(max(round(solver.best_objective_bound), 0), cost))


def _sharing(
    events: Iterable[Event], keys_of: Callable[[Event], Iterable[object]]
) -> dict[object, list[Event]]:
    sharing: dict[object, list[Event]] = defaultdict(list)
    for event in events:
        for key in keys_of(event):
            sharing[key].append(event)
    return sharing
