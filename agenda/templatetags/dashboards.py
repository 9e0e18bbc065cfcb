"""Ways to the dashboards from the first page of the admin."""

from django import template
from django.db.models import Q
from django.template.context import Context
from django.utils import timezone

from events.access import Action, may
from events.models import ConfirmationRequest, SideEvent, Week

register = template.Library()

MOST = 8


@register.inclusion_tag("admin/agenda/dashboards/_links.html", takes_context=True)
def dashboard_links(context: Context) -> dict[str, object]:
    """Link to the week and to what waits for the secretariat, and to the person's own side events that are not over.

    Four queries at most.
    """
    user = context["request"].user
    may_see_week, may_decide = may(user, Action.MANAGE_WEEK), may(user, Action.DECIDE_PROPOSALS)
    week = Week.objects.current() if may_see_week else None
    own = SideEvent.objects.live().filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()), organisers=user)
    is_organiser = may(user, Action.VIEW_EVENT)
    return {
        "may_see_week": may_see_week,
        "week": week,
        "may_decide": may_decide,
        "proposals": SideEvent.objects.filter(status=SideEvent.Status.SUBMITTED).count() if may_decide else 0,
        "unanswered": ConfirmationRequest.objects.unanswered().filter(side_event__week=week).count()
        if week
        else 0,
        "side_events": own.only("pk", "title", "status")[:MOST] if is_organiser else [],
    }
