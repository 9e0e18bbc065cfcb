"""What a move would change, before it is made: clashes that arise or vanish, and who knows the present place."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from events.models import SideEvent
from events.readiness.clashes import is_hard
from events.readiness.rules import Finding
from registrations.models import Rsvp

from .week import BoardWeek, Place


@dataclass(frozen=True)
class Consequences:
    """Of giving a side event another place. Findings that stand before and after are `staying`."""

    side_event: SideEvent
    before: Place
    after: Place
    arising: list[Finding]
    vanishing: list[Finding]
    staying: list[Finding]
    people: int  # who have answered and know the present place

    @property
    def is_move(self) -> bool:
        return self.before != self.after

    @property
    def is_free_of_clashes(self) -> bool:
        return not self.arising and not self.staying

    @property
    def stops(self) -> bool:
        """Whether the service will refuse it: a public side event may not come to stand where it is blocked."""
        is_public = self.side_event.status == SideEvent.Status.PUBLISHED
        return is_public and any(finding.is_blocking for finding in [*self.arising, *self.staying])

    @cached_property
    def fingerprint(self) -> str:
        """Tells what was seen: another one when clashes have come up that were not shown."""
        codes = sorted(finding.code for finding in [*self.arising, *self.staying] if is_hard(finding))
        return hashlib.sha256("\n".join(codes).encode()).hexdigest()[:16]


def consequences(board: BoardWeek, event: SideEvent, place: Place) -> Consequences:
    """Return what it would change to put the event there. One query besides the board's."""
    now, then = board.findings(event), board.findings(event, place)
    known, coming = {finding.code for finding in now}, {finding.code for finding in then}
    return Consequences(
        side_event=event,
        before=board.place_of(event),
        after=place,
        arising=[finding for finding in then if finding.code not in known],
        vanishing=[finding for finding in now if finding.code not in coming],
        staying=[finding for finding in then if finding.code in known],
        people=Rsvp.objects.live().filter(side_event=event).count(),
    )
