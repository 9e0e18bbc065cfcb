"""Which room each side event gets once its time is settled: every room once, as few too small as possible."""

from typing import Any

from .problem import Event, Place, Placement, Problem, Span

NO_ROOM, OTHER_ROOM = 10_000, 1  # beside the weight of a room that is too small, times 100


def give_rooms(problem: Problem, starts: dict[Event, int]) -> Placement:
    """Return places for side events whose start is known; None for one that finds no room then.

    Who has a room today keeps it where nothing is lost by that.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen: dict[tuple[Event, int], Any] = {}
    costs: list[Any] = []
    for event, start in starts.items():
        if not event.needs_room:
            continue
        span = problem.span(event, start)
        for room in problem.rooms:
            if problem.is_free(room.key, span):
                choice = chosen[event, room.key] = model.new_bool_var("")
                cost = 100 * problem.weights.small_room * problem.is_small(event, room)
                costs.append((cost + OTHER_ROOM * (event.now is None or event.now.room != room.key)) * choice)
        none = model.new_bool_var("")
        model.add_exactly_one(
            [none, *(chosen[event, r.key] for r in problem.rooms if (event, r.key) in chosen)]
        )
        costs.append(100 * NO_ROOM * none)
    for room in problem.rooms:
        for point in set(starts.values()):
            running = [
                chosen[event, room.key]
                for event, start in starts.items()
                if (event, room.key) in chosen
                and Span(start, start + event.minutes + problem.set_up).meets(Span(point, point + 1))
            ]
            if len(running) > 1:
                model.add_at_most_one(running)
    model.minimize(sum(costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.solve(model)
    placement: dict[Event, Place | None] = dict.fromkeys(problem.events)
    for event, start in starts.items():
        if not event.needs_room:
            placement[event] = Place(start, None)
    for (event, key), choice in chosen.items():
        if solver.boolean_value(choice):
            placement[event] = Place(starts[event], key)
    return placement
