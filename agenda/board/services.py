"""A move made on the board, as long as it still has the consequences that were seen."""

from django.db import transaction
from django.utils.translation import gettext as _

from events import services as programme
from events.actors import Actor
from events.hooks import Refusal
from events.models import SideEvent, Week

from .consequences import Consequences, consequences
from .week import BoardWeek, Place


class Overtaken(Refusal):
    """Clashes have come up that were not shown when the move was made up."""

    def __init__(self, seen_now: Consequences):
        self.consequences = seen_now
        super().__init__(
            _("Others have changed the week meanwhile. Nothing is saved yet: please look again.")
        )


@transaction.atomic
def move(
    *, side_event: SideEvent, place: Place, is_fixed: bool, seen_revision: int, fingerprint: str, by: Actor
) -> None:
    """Give the side event another place; `fingerprint` is that of the consequences that were shown.

    Raises `Overtaken` when others have changed the week so that it would clash otherwise than shown, and what
    `give_slots` raises.
    """
    week = Week.objects.select_for_update().get(pk=side_event.week_id)
    board = BoardWeek(week)
    event = board.event(side_event.pk)
    if event is None:
        raise Refusal(_("This side event was cancelled or declined meanwhile."))
    if event.revision == seen_revision:
        found = consequences(board, event, place)
        if found.fingerprint != fingerprint:
            raise Overtaken(found)
    slot = programme.Move(
        event, place.starts_at, place.ends_at, place.venue, seen_revision=seen_revision, is_fixed=is_fixed
    )
    programme.give_slots(week=week, slots=[slot], by=by)
