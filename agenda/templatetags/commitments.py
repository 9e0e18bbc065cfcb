"""Organizations and their commitments on the pages of other apps."""

from django import template
from django.urls import reverse

from events.models import SideEvent

from ..commitments.earlier import promised_before
from ..commitments.models import Commitment
from ..commitments.register import organization_name

register = template.Library()


@register.inclusion_tag("agenda/commitments/_organizations.html")
def organizations_of(side_event: SideEvent) -> dict[str, object]:
    """Link to the pages of those who present a public side event; nothing for a draft. No query."""
    shown = [row.organization for row in side_event.presenting] if side_event.is_public else []
    return {
        "links": [
            (reverse("agenda:organization", args=[organization_name(found)]), found.short_label)
            for found in shown
        ]
    }


@register.inclusion_tag("admin/agenda/_promised_before.html")
def promised_earlier(side_event: SideEvent | None) -> dict[str, list[Commitment]]:
    """Show in the admin what those who present a side event, or others on its theme, promised in earlier weeks."""
    return {"commitments": promised_before(side_event) if side_event and side_event.pk else []}
