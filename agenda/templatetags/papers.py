"""Papers on the pages of other apps: the issued summary on the public page, links to papers in the admin."""

from collections.abc import Iterable

from django import template
from django.template.context import Context
from django.utils.translation import get_language

from events.access import Action, may
from events.models import SideEvent

from ..documents import Summary
from ..models import EventSummary

register = template.Library()


@register.inclusion_tag("agenda/_published_summary.html")
def published_summary(side_event: SideEvent) -> dict[str, object]:
    """Show the summary once it is issued; nothing before. One query for an event that has none."""
    issued = EventSummary.objects.filter(side_event=side_event, issued_at__isnull=False)
    summary = issued.with_everything().first()
    return {
        "side_event": side_event,
        "week": side_event.week,
        "summary": Summary.of(summary, get_language() or "en") if summary else None,
    }


@register.simple_tag
def summarized(side_event_pks: Iterable[int]) -> set[int]:
    """Return which of these side events have an issued summary. One query for all of them."""
    issued = EventSummary.objects.filter(side_event__in=list(side_event_pks), issued_at__isnull=False)
    return set(issued.values_list("side_event_id", flat=True))


@register.inclusion_tag("admin/agenda/_paper_links.html", takes_context=True)
def paper_links(context: Context, side_event: SideEvent) -> dict[str, object]:
    """List the papers that the person may see, as items of the admin's object tools."""
    user = context["request"].user
    may_write = may(user, Action.WRITE_SUMMARY, side_event)
    return {
        "side_event": side_event,
        "week": side_event.week,
        "may_see_delegates": may(user, Action.SEE_DELEGATES, side_event),
        "may_write_summary": may_write,
        "summary": EventSummary.objects.filter(side_event=side_event).first() if may_write else None,
    }
