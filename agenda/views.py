"""Papers as PDF, the concept note also for Word and as Markdown. What is public is revalidated, its PDF stored.

The rest is made for one reader.
"""

import hashlib

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from events.access import Action, may
from events.models import PreviousSlug, SideEvent

from . import markdown, pdf, store, word
from .documents import AttendeeList, ConceptNote, Document, Summary
from .models import EventSummary

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def concept_note(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The concept note of a public side event; those who may see the record get its draft, marked as one."""
    side_event = _noted(request, year, slug)
    if side_event is None:
        return _moved("agenda:concept_note", year, slug)
    return _paper(request, ConceptNote.of(side_event, _language()), is_public=side_event.is_public)


@require_safe
def concept_note_word(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The same as a Word file, for missions to negotiate in."""
    side_event = _noted(request, year, slug)
    if side_event is None:
        return _moved("agenda:concept_note_word", year, slug)
    note = ConceptNote.of(side_event, get_language() or "en")
    content = word.render(note, _page(request))
    return _download(request, content, WORD, f"{note.file_name}.docx", is_public=side_event.is_public)


@require_safe
def concept_note_markdown(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The same as Markdown, for the web sites of others."""
    side_event = _noted(request, year, slug)
    if side_event is None:
        return _moved("agenda:concept_note_markdown", year, slug)
    note = ConceptNote.of(side_event, get_language() or "en")
    content, kind = markdown.render(note).encode(), "text/markdown; charset=utf-8"
    return _download(request, content, kind, f"{note.file_name}.md", is_public=side_event.is_public)


def _noted(request: HttpRequest, year: int, slug: str) -> SideEvent | None:
    """Return the side event, None where there is none with this address; 404 for a draft of somebody else."""
    side_event = SideEvent.objects.with_everything().filter(week__year=year, slug=slug).first()
    if side_event and not side_event.is_public and not may(request.user, Action.VIEW_EVENT, side_event):
        raise Http404
    return side_event


@require_safe
def summary(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The summary once it is issued; before, for those who may write it."""
    of_event = EventSummary.objects.filter(side_event__week__year=year, side_event__slug=slug)
    found = of_event.with_everything().first()
    if found is None:
        return _moved("agenda:summary", year, slug)
    if not found.is_public and not may(request.user, Action.WRITE_SUMMARY, found.side_event):
        raise Http404
    return _paper(request, Summary.of(found, _language()), is_public=found.is_public)


@require_safe
def attendee_list(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The list for the door, for staff who may see the delegates; `?waiting` adds the waiting list."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), "admin:login")
    side_event = get_object_or_404(SideEvent.objects.with_programme(), week__year=year, slug=slug)
    if not may(request.user, Action.SEE_DELEGATES, side_event):
        if side_event.is_public:
            raise PermissionDenied
        raise Http404  # that a draft exists is told to nobody else
    document = AttendeeList.of(side_event, _language(), include_waiting="waiting" in request.GET)
    return _for_one_person(request, document)


def _moved(name: str, year: int, slug: str) -> HttpResponse:
    """Lead from an address that a public side event once had to the paper at its address now; else 404."""
    moves = PreviousSlug.objects.select_related("side_event")
    previous = get_object_or_404(moves, week__year=year, slug=slug)
    if not previous.side_event.is_public:
        raise Http404
    return redirect(name, year, previous.side_event.slug, permanent=True)


def _paper(request: HttpRequest, document: Document, *, is_public: bool) -> HttpResponse:
    """Answer 304 to a reader who has this content; else with the stored PDF."""
    if not is_public:
        return _for_one_person(request, document)
    page = _page(request)
    etag = f'"{pdf.content_hash(document, page)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = _pdf(document, store.stored_pdf(document, page))
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"  # keep it, and ask each time whether it still holds
    return response


def _download(
    request: HttpRequest, content: bytes, kind: str, file_name: str, *, is_public: bool
) -> HttpResponse:
    """Answer with a file to keep; 304 to a reader who has a public one already."""
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response = get_conditional_response(request, etag=etag) if is_public else None
    if response is None:
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    if is_public:
        response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache" if is_public else "private, no-store"
    return response


def _for_one_person(request: HttpRequest, document: Document) -> HttpResponse:
    """Answer with a paper that nothing on the way may keep, and that is not stored here either."""
    response = _pdf(document, pdf.render(document, _page(request)))
    response["Cache-Control"] = "private, no-store"
    return response


def _pdf(document: Document, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.file_name}.pdf"'
    return response


def _language() -> str:
    """Return the language of the address, or English where there are no fonts to print it."""
    language = get_language() or "en"
    return language if language in pdf.LANGUAGES else "en"


def _page(request: HttpRequest) -> str:
    """Return the page size that the address asks for (`?page=letter`); 404 for one that does not exist."""
    page = request.GET.get("page", "a4")
    if page not in pdf.PAGES:
        raise Http404
    return page
