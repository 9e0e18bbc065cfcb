"""Seats on the staff's pages."""

from django import template
from django.template.context import Context

from events.access import Action, may
from events.models import SideEvent

from ..models import CapacityLimit

register = template.Library()


@register.inclusion_tag("admin/registrations/_rsvp_overview.html", takes_context=True)
def rsvp_overview(context: Context, side_event: SideEvent) -> dict[str, object]:
    """Show seats taken and the queue of each mode, with the ways to the RSVPs and attendee lists."""
    return {
        "side_event": side_event,
        "limits": list(CapacityLimit.objects.filter(side_event=side_event)),
        "may_see_delegates": may(context["request"].user, Action.SEE_DELEGATES, side_event),
    }
