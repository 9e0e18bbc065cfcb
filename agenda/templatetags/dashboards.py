"""Ways to the dashboards from the first page of the admin."""

from django import template
from django.db.models import Q
from django.template.context import Context
from django.utils import timezone

from events.access import Action, may
from events.models import SideEvent

register = template.Library()

MOST = 8


@register.inclusion_tag("admin/agenda/dashboards/_links.html", takes_context=True)
def dashboard_links(context: Context) -> dict[str, object]:
    """Link to the week for the secretariat, and to the person's own side events that are not over. One query."""
    user = context["request"].user
    own = SideEvent.objects.live().filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()), organisers=user)
    is_organiser = may(user, Action.VIEW_EVENT)
    return {
        "may_see_week": may(user, Action.MANAGE_WEEK),
        "side_events": own.only("pk", "title")[:MOST] if is_organiser else [],
    }
