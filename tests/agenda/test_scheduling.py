"""Times and rooms found: never a hard clash, never worse than first-fit, as good as the best of all on small cases."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from agenda.scheduling.explanation import reasons, sentence
from agenda.scheduling.first_fit import first_fit
from agenda.scheduling.problem import Event, Place, Problem, Room, Span, Weights, hard_clashes, soft_costs
from agenda.scheduling.solver import solve

NINE, NOON, THREE = 9 * 60, 12 * 60, 15 * 60
SMALL, LARGE = Room(1, 20), Room(2, 100)

events = st.builds(
    Event,
    key=st.just(0),
    minutes=st.sampled_from([60, 90, 240]),
    needs_room=st.sampled_from([True, True, False]),
    seats=st.sampled_from([0, 20, 80]),
    theme=st.sampled_from([None, 1, 2]),
    lead=st.sampled_from([None, 1, 2]),
    organizations=st.frozensets(st.integers(1, 3), max_size=2),
    speakers=st.frozensets(st.sampled_from("ab"), max_size=1),
    absences=st.sampled_from([(), (Span(NINE, NOON),)]),
    wishes=st.sampled_from([(), (NOON,), (THREE, NINE)]),
    now=st.sampled_from([None, None, Place(NOON + 30, 1)]),
)


@st.composite
def problems(draw, most=4) -> Problem:
    several = [
        Event(**{**vars(e), "key": n})
        for n, e in enumerate(draw(st.lists(events, min_size=1, max_size=most)))
    ]
    stays = Event(90, 60, lead=1, speakers=frozenset("a"), theme=1, organizations=frozenset({1}))
    return Problem(
        rooms=(SMALL, LARGE),
        starts=draw(st.sampled_from([(NINE, NOON), (NINE, NOON, THREE)])),
        events=tuple(several),
        fixed=draw(st.sampled_from([{}, {stays: Place(NOON, 2)}])),
        official=draw(st.sampled_from([(), (Span(THREE, THREE + 60),)])),
        taken=draw(st.sampled_from([(), ((2, Span(NINE, NINE + 60)),)])),
        set_up=draw(st.sampled_from([0, 15])),
    )


def best_of_all(problem: Problem) -> int:
    """What the best placement costs, by looking at every one."""
    choices = []
    for event in problem.events:
        rooms = [room.key for room in problem.rooms] if event.needs_room else [None]
        choices.append([None, *(Place(s, r) for s in problem.starts_of(event) for r in rooms)])
    placements = (dict(zip(problem.events, places, strict=True)) for places in product(*choices))
    return min(soft_costs(problem, p).total() for p in placements if not hard_clashes(problem, p))


@given(problems(most=6))
def test_first_fit_gives_no_hard_clash(problem):
    assert hard_clashes(problem, first_fit(problem)) == []


@hypothesis_settings(max_examples=25, deadline=None)
@given(problems(most=3))
def test_the_solver_gives_no_hard_clash_and_finds_what_looking_at_everything_finds(problem):
    solution = solve(problem, seconds=10)
    best = best_of_all(problem)

    assert hard_clashes(problem, solution.placement) == []
    assert soft_costs(problem, solution.placement).total() == solution.cost
    assert solution.bound <= best <= solution.cost <= soft_costs(problem, first_fit(problem)).total()
    assert solution.cost == best


def place(event: Event, other: Place | None = None, **problem: object) -> tuple[Place | None, str]:
    """Where one event comes to stand, and why in words."""
    made = Problem(**{"rooms": (SMALL, LARGE), "starts": (NINE, NOON), "events": (event,), **problem})
    solution = solve(made, seconds=5)
    said = " ".join(map(sentence, reasons(made, solution.placement, event)))
    return solution.placement[event], said


@pytest.mark.parametrize(
    ("event", "problem", "start", "said"),
    [
        (Event(1, 60, wishes=(NOON, NINE)), {}, NOON, "Wished most."),
        (Event(1, 60, seats=50), {"rooms": (SMALL,)}, NINE, "The room has 20 seats, but 50 are wanted."),
        (Event(1, 60), {"starts": ()}, None, "This week has no standard slots, so no times can be proposed."),
        (Event(1, 60), {"rooms": ()}, None, "There is no room that could be given."),
        (
            Event(1, 60, absences=(Span(NINE, NINE + 1),)),
            {"official": (Span(NOON, THREE),)},
            None,
            "None of the 2 times is possible: 1 lie beside official meetings, 1 are times at which the organisers "
            "cannot come, at 0 a speaker or the lead is elsewhere.",
        ),
        (
            Event(1, 60),
            {"rooms": (SMALL,), "taken": ((1, Span(NINE, THREE)),)},
            None,
            "At each of the 2 times that are possible all rooms are taken, or a speaker or the lead is.",
        ),
    ],
)
def test_every_place_and_every_lack_of_one_is_explained(event, problem, start, said):
    found, why = place(event, **problem)

    assert (found.start if found else None, why) == (start, said)


def test_who_has_a_time_keeps_it_and_its_room_where_nothing_is_lost():
    found, why = place(Event(1, 60, now=Place(NOON, 2)))

    assert (found, why) == (Place(NOON, 2), "Nothing speaks against it.")


def test_weights_decide_what_is_avoided():
    wishing = Event(1, 60, seats=50, wishes=(NINE,))
    problem = {"rooms": (SMALL, LARGE), "taken": ((2, Span(NINE, NOON)),)}

    assert place(wishing, **problem, weights=Weights(wish=10, small_room=5))[0] == Place(NINE, 1)
    assert place(wishing, **problem, weights=Weights(wish=5, small_room=10))[0] == Place(NOON, 2)
