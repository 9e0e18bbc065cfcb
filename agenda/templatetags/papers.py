"""Papers on the pages of other apps: the issued summary on the public page, links to papers in the admin."""

import re
import unicodedata
from collections.abc import Iterable

from django import template
from django.template.context import Context
from django.utils.html import format_html, strip_tags
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
# what `isolation` puts around a name
ISOLATES = re.compile(f"{isolation.ISOLATE}[^{isolation.END}]*{isolation.END}")
ONE_ISOLATE = re.compile(f"{isolation.ISOLATE}([^{isolation.END}]*){isolation.END}")


@register.filter
def directed(text: object) -> str:
    """Return typed text so that it keeps its own direction in a paper of the other one: "405 East 42nd Street".

    WeasyPrint lays out each line by itself, so an isolate ends with its line: what wraps needs an element as well.
    A sentence of the paper that isolates its names stays as it is.
    """
    own = direction(text)
    if own != _paper_direction():
        return format_html('<bdi dir="{}">{}</bdi>', own, isolation.isolated(text))
    return str(text) if ISOLATES.search(str(text)) else isolation.isolated(text)


@register.filter
def direction(text: object) -> str:
    """Return "ltr" or "rtl" for typed text by its first letter; that of the paper where it has none.

    Names that a sentence isolates do not count, unless it is nothing but one such name.
    """
    plain = strip_tags(str(text))
    if found := ONE_ISOLATE.fullmatch(plain):
        plain = found[1]
    classes = (unicodedata.bidirectional(letter) for letter in ISOLATES.sub("", plain))
    first = next((found for found in classes if found in ("L", *RIGHT_TO_LEFT)), None)
    if first is None:
        return _paper_direction()
    return "rtl" if first in RIGHT_TO_LEFT else "ltr"


def _paper_direction() -> str:
    return "rtl" if get_language_bidi() else "ltr"


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
