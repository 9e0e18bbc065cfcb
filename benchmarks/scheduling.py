"""Times and rooms for a full week: 150 side events, 12 rooms, 5 days of 4 slots: `python -m benchmarks.scheduling`.

Compared with first-fit in the order of submission, and with what the solver proves that nothing can cost less than.
"""

import argparse
import random
import time

from agenda.scheduling.first_fit import first_fit
from agenda.scheduling.problem import Event, Problem, Room, Span, hard_clashes, soft_costs
from agenda.scheduling.solver import solve
from benchmarks import servers

SEED = 7
DAYS, CLOCKS = 5, ((8, 30), (13, 15), (15, 0), (16, 45))
SEATS = (30, 50, 50, 53, 60, 80, 96, 96, 110, 120, 123, 260)
SIDE_EVENTS, ORGANIZATIONS, SPEAKERS, THEMES = 150, 120, 250, 12
DAY = 24 * 60
MOST_GAP = 0.05


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long to search at most (60)")
    parser.add_argument("--seed", type=int, default=SEED, help="of the week that is made up")
    chosen = parser.parse_args()
    problem = made_up_week(chosen.seed)
    by_hand = first_fit(problem)
    begin = time.monotonic()
    found = solve(problem, chosen.seconds)
    seconds = time.monotonic() - begin
    clashes = len(hard_clashes(problem, found.placement))
    tell("first-fit in order of submission", f"cost {told(problem, by_hand)}")
    tell("CP-SAT", f"cost {told(problem, found.placement)}; {seconds:.0f} s")
    tell("hard clashes", f"{clashes} (first-fit {len(hard_clashes(problem, by_hand))})", is_met=not clashes)
    tell(
        "above the bound that the solver proved",
        f"{found.gap:.1%} (bound {found.bound}; at most {MOST_GAP:.0%})",
        is_met=found.gap <= MOST_GAP,
    )


def made_up_week(seed: int) -> Problem:
    """Return a week in which midday is wished most, an open debate takes half a day, and some organizations are busy.

    Few organizations lead twice; how often one is a co-sponsor falls off slowly from the busiest.
    """
    chance = random.Random(seed)
    starts = tuple(day * DAY + hour * 60 + minute for day in range(DAYS) for hour, minute in CLOCKS)
    organizations = range(ORGANIZATIONS)
    busy = [1 / (4 + number) ** 0.5 for number in organizations]
    leads = chance.sample(organizations, ORGANIZATIONS) + chance.sample(
        organizations, SIDE_EVENTS - ORGANIZATIONS
    )
    people = [f"speaker {number}" for number in range(SPEAKERS)]
    events = tuple(
        Event(
            key=number,
            minutes=180 if chance.random() < 0.04 else chance.choice((75, 90, 90, 90)),
            seats=chance.choice((20, 30, 40, 50, 60, 80, 100, 120, 150, 200)),
            theme=chance.randrange(THEMES),
            lead=lead,
            organizations=frozenset({lead, *chance.choices(organizations, busy, k=chance.randint(1, 5))}),
            speakers=frozenset(chance.sample(people, chance.randint(2, 5))),
            absences=absence(chance),
            wishes=tuple(
                dict.fromkeys(chance.choices(starts, [1, 4, 2, 1] * DAYS, k=chance.choice((0, 1, 1, 2))))
            ),
        )
        for number, lead in enumerate(leads)
    )
    debate = 2 * DAY
    return Problem(
        rooms=tuple(Room(number, seats) for number, seats in enumerate(SEATS, start=1)),
        starts=starts,
        events=events,
        official=(Span(debate + 600, debate + 780), Span(debate + 900, debate + 1080)),
        set_up=15,
    )


def absence(chance: random.Random) -> tuple[Span, ...]:
    """Three in ten cannot come on one morning or one day."""
    if chance.random() >= 0.3:
        return ()
    day = chance.randrange(DAYS) * DAY
    return (Span(day + 8 * 60, day + chance.choice((13, 20)) * 60),)


def told(problem: Problem, placement: object) -> str:
    costs = soft_costs(problem, placement)
    return f"{costs.total()} ({', '.join(f'{name} {cost}' for name, cost in sorted(costs.items()))})"


def tell(name: str, words: str, *, is_met: bool | None = None) -> None:
    servers.say(f"{name}: {words}" + ("" if is_met is None else f" {servers.verdict(is_met)}"))


if __name__ == "__main__":
    main()
