"""What was promised before: for those who prepare the next side event."""

from django.db.models import Q

from events.models import SideEvent

from .models import Commitment

MOST = 50


def promised_before(side_event: SideEvent) -> list[Commitment]:
    """Return commitments of public summaries of earlier weeks that concern a side event, those that are open first.

    They are those of the organizations that present it, and those made at side events on the same theme. What their
    owners have not agreed to publish counts too: organizers see it.
    """
    presenting = side_event.co_sponsors.values("organization")
    concerned = Q(owner__in=presenting)
    if side_event.theme:
        concerned |= Q(summary__side_event__theme__name=side_event.theme.name)
    earlier = Commitment.objects.filter(
        concerned,
        summary__issued_at__isnull=False,
        summary__side_event__in=SideEvent.objects.public(),
        summary__side_event__week__first_day__lt=side_event.week.first_day,
    )
    found = earlier.with_story().order_by("-summary__side_event__week__year", "due_on", "pk")[:MOST]
    return sorted(found, key=lambda commitment: not commitment.is_open)
