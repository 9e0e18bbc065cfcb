"""Seats on the staff's pages."""

from collections import Counter

from django import template
from django.template.context import Context

from events.access import Action, may
from events.models import SideEvent

from ..invitation_states import InvitationState, states_of
from ..mails.changes import untold
from ..models import CapacityLimit, Invitation, Rsvp

register = template.Library()


@register.inclusion_tag("admin/registrations/_rsvp_overview.html", takes_context=True)
def rsvp_overview(context: Context, side_event: SideEvent) -> dict[str, object]:
    """Show seats taken, the queue of each mode, requests and invitations, with the ways to their lists."""
    may_manage = may(context["request"].user, Action.MANAGE_RSVPS, side_event)
    return {
        "side_event": side_event,
        "limits": list(CapacityLimit.objects.filter(side_event=side_event)),
        "request_count": Rsvp.objects.requested().filter(side_event=side_event).count(),
        "invitations": _counted(side_event) if may_manage else [],
        "may_see_delegates": may(context["request"].user, Action.SEE_DELEGATES, side_event),
        "may_manage": may_manage,
        "is_untold": may_manage and bool(untold(side_event)),
    }


def _counted(side_event: SideEvent) -> list[tuple[InvitationState, int]]:
    """Return how many invitations stand in which state."""
    counts = Counter(states_of(Invitation.objects.filter(side_event=side_event)).values())
    return [(state, counts[state]) for state in InvitationState if counts[state]]
