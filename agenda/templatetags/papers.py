"""Papers on the pages of other apps: the issued summary on the public page, links to papers in the admin."""

import unicodedata
from collections.abc import Iterable

from django import template
from django.template.context import Context
from django.utils.html import strip_tags
from django.utils.translation import get_language, get_language_bidi, get_language_info

from events.access import Action, may
from events.models import SideEvent
from events.un_style import isolation
from events.un_style.formats import list_text

from ..documents import KINDS, ConceptNote, EventDocument, Summary
from ..models import EventSummary
from ..summaries.texts import other_languages

register = template.Library()

RIGHT_TO_LEFT = ("R", "AL")


@register.filter
def isolated(text: object) -> str:
    """Return typed text so that it keeps its own direction in a paper from right to left: "405 East 42nd Street"."""
    return isolation.isolated(text)


@register.filter
def direction(text: object) -> str:
    """Return "ltr" or "rtl" for a block of typed text by its first letter; that of the paper where it has none."""
    plain = strip_tags(str(text))
    classes = (unicodedata.bidirectional(letter) for letter in plain)
    first = next((found for found in classes if found in ("L", *RIGHT_TO_LEFT)), None)
    is_mirrored = get_language_bidi() if first is None else first in RIGHT_TO_LEFT
    return "rtl" if is_mirrored else "ltr"


@register.inclusion_tag("agenda/_published_summary.html")
def published_summary(side_event: SideEvent) -> dict[str, object]:
    """Show the summary once it is issued; nothing before. One query for an event that has none."""
    issued = EventSummary.objects.filter(side_event=side_event, issued_at__isnull=False)
    summary = issued.with_everything().first()
    return {
        "side_event": side_event,
        "week": side_event.week,
        "summary": Summary.of(summary.side_event, get_language() or "en") if summary else None,
    }


@register.filter
def language_names(summary: EventSummary) -> str:
    """Return the languages in which a summary has texts beside the original: "French and Arabic"; mostly nothing."""
    return list_text([get_language_info(code)["name_translated"] for code in other_languages(summary)])


@register.simple_tag
def summarized(side_events: Iterable[SideEvent]) -> set[int]:
    """Return the primary keys of those side events of a programme that have an issued summary. No query."""
    return {event.pk for event in side_events if event.has_issued_summary}  # type: ignore[attr-defined]


@register.inclusion_tag("admin/agenda/_paper_links.html", takes_context=True)
def paper_links(context: Context, side_event: SideEvent) -> dict[str, object]:
    """Link to the papers that the person may have, and to the summary, as items of the admin's object tools."""
    user = context["request"].user
    may_write = may(user, Action.WRITE_SUMMARY, side_event)
    return {
        "side_event": side_event,
        "has_concept_note": ConceptNote.is_for(user, side_event),
        "has_papers": any(
            issubclass(kind, EventDocument) and may(user, kind.action, side_event) for kind in KINDS.values()
        ),
        "may_write_summary": may_write,
        "summary": EventSummary.objects.filter(side_event=side_event).first() if may_write else None,
    }
