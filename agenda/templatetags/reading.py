"""Concept notes on the pages of side events in the admin: ways to read one, and what of it found no place."""

from django import template
from django.template.context import Context

from events.access import Action, may
from events.models import SideEvent

register = template.Library()


@register.inclusion_tag("admin/agenda/_read_link.html", takes_context=True)
def read_link(context: Context, side_event: SideEvent | None = None) -> dict[str, object]:
    """Link to the reader, for those who may add side events; for one that exists, to what a changed note changes."""
    user = context["request"].user
    action = Action.EDIT_EVENT if side_event else Action.ADD_EVENT
    return {
        "may_read": may(user, Action.ADD_EVENT) and may(user, action, side_event),
        "side_event": side_event,
    }


@register.inclusion_tag("admin/agenda/_unplaced.html")
def unplaced_text(side_event: SideEvent) -> dict[str, object]:
    """Show the text of the document that found no place in the record."""
    return {"texts": [text for text in side_event.unplaced_text.split("\n\n") if text.strip()]}
