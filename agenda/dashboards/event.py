"""How one side event stands, for those who organise it: seats, queue, invitations, arrivals and what to do next."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.models import SideEvent
from registrations.invitation_states import InvitationState, states_of
from registrations.models import Arrival, AttendanceMode, CapacityLimit, Invitation, Rsvp

from . import charts
from .curve import Curve, curve_of
from .next_steps import NextStep, next_steps

if TYPE_CHECKING:
    from pocweek.models import User


@dataclass(frozen=True)
class Seats:
    """The seats of one attendance mode. `free` is None without a limit."""

    label: str
    limit: int | None
    taken: int
    held: int
    free: int | None
    waiting: int

    @property
    def chart(self) -> SafeString:
        parts = [charts.Part("solid", self.taken), charts.Part("hatched", self.held)]
        return charts.bar(self.label, parts, self.limit or self.taken)


@dataclass(frozen=True)
class Counted:
    """How many of something, with its bar against the largest of its list."""

    label: str
    count: int
    chart: SafeString


@dataclass(frozen=True)
class EventDashboard:
    seats: list[Seats]
    curve: Curve | None
    invitations: list[Counted]
    arrived: int
    expected: int  # with a seat in person
    next_steps: list[NextStep]

    @property
    def arrivals_chart(self) -> SafeString:
        return charts.bar(_("Arrivals"), [charts.Part("solid", self.arrived)], self.expected)


def dashboard_of(side_event: SideEvent, viewer: "User") -> EventDashboard:
    """Return what the page of a side event shows (loaded `with_everything`). Queries do not grow with the people."""
    limits = list(CapacityLimit.objects.filter(side_event=side_event))
    states = Counter(states_of(Invitation.objects.filter(side_event=side_event)).values())
    confirmed = Rsvp.objects.confirmed().filter(
        side_event=side_event, attendance_mode=AttendanceMode.IN_PERSON
    )
    return EventDashboard(
        seats=[_seats(limit) for limit in limits],
        curve=curve_of(side_event),
        invitations=counted(
            [(str(state.label), states[state]) for state in InvitationState if states[state]]
        ),
        arrived=Arrival.objects.standing().filter(rsvp__side_event=side_event).count(),
        expected=confirmed.count(),
        next_steps=next_steps(side_event, viewer, states),
    )


def counted(rows: list[tuple[str, int]]) -> list[Counted]:
    """Return each count with a bar, all against the largest."""
    largest = max((count for _label, count in rows), default=0)
    return [
        Counted(label, count, charts.bar(label, [charts.Part("solid", count)], largest))
        for label, count in rows
    ]


def _seats(limit: CapacityLimit) -> Seats:
    return Seats(
        str(limit.get_attendance_mode_display()),
        limit.seats,
        limit.confirmed_count,
        limit.free_for_invitees() or 0,
        limit.free_seats(),
        limit.waiting_count,
    )
