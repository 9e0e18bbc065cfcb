"""What scheduling proposes for a week: a row for each side event. Plain values, to be stored."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from events.models import Week

from ..board.week import BoardWeek, Place
from .explanation import Reason, reasons
from .first_fit import first_fit
from .problem import soft_costs
from .solver import solve
from .week import problem_of


@dataclass(frozen=True)
class Row:
    """Where one side event would be; times as ISO texts, None for what found no place."""

    event: int
    revision: int  # at which it was seen
    starts_at: str | None
    ends_at: str | None
    venue: int | None
    why: list[Reason]

    def place(self, board: BoardWeek) -> Place:
        """Return the place in the zone of the week."""
        start, end = (
            dt.datetime.fromisoformat(text).astimezone(board.week.zone) if text else None
            for text in (self.starts_at, self.ends_at)
        )
        return Place(start, end, next((venue for venue in board.venues if venue.pk == self.venue), None))


@dataclass(frozen=True)
class Proposal:
    """All rows, with what they cost, what nothing can cost less than, and what first-fit costs."""

    rows: list[Row]
    cost: int
    bound: int
    first_fit_cost: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Proposal":
        rows = [
            Row(**{**row, "why": [(code, values) for code, values in row["why"]]}) for row in stored["rows"]
        ]
        return cls(**{**stored, "rows": rows})


def propose(week: Week, *, seconds: float, with_published: bool = False) -> Proposal:
    """Find a place for every accepted side event that is not fixed. Changes nothing; takes up to that many seconds."""
    board = BoardWeek(week)
    found = problem_of(board, with_published=with_published)
    solution = solve(found.problem, seconds)
    rows = []
    for event, record in found.events.items():
        place = found.place(event, solution.placement.get(event))
        rows.append(
            Row(
                event=record.pk,
                revision=record.revision,
                starts_at=place.starts_at.isoformat() if place.starts_at else None,
                ends_at=place.ends_at.isoformat() if place.ends_at else None,
                venue=place.venue.pk if place.venue else None,
                why=reasons(found.problem, solution.placement, event),
            )
        )
    baseline = soft_costs(found.problem, first_fit(found.problem)).total()
    return Proposal(rows, solution.cost, solution.bound, baseline)
