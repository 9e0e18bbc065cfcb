"""Papers as pages of the site, for those whom a file serves badly: a reader aloud, a phone, a machine translator.

A page says what the PDF says, from the same document, and is there for all once the paper is public. Before that there
is none: whoever prepares the paper has its PDF, marked as a draft.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .documents import EventDocument
from .views import address_name, moved


@require_safe
def event_page(request: HttpRequest, year: int, slug: str, kind: type[EventDocument]) -> HttpResponse:
    """The page of a paper of a side event; an address that the event once had leads to the one it has now."""
    side_event = kind.find(year, slug)
    if side_event is None:
        return moved(page_name(kind), year, slug)
    if not kind.is_public(side_event):
        raise Http404
    files = {ending: reverse(address_name(kind, ending), args=[year, slug]) for ending in kind.formats}
    context = {
        "document": kind.of(side_event, get_language() or "en"),
        "side_event": side_event,
        "week": side_event.week,
        "files": files,
    }
    return render(request, kind.page_template, context)


def page_name(kind: type[EventDocument]) -> str:
    """Return the name of the address of the page: "agenda:concept_note_page"."""
    return f"{address_name(kind)}_page"
