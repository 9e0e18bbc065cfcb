"""Papers: one view for each level, of a side event, a day or a week. The kinds in `agenda.documents` say the rest.

What is public is revalidated, and its PDF stored. All else is made for one reader and kept nowhere.

Once a paper was issued, its PDF is the latest version for as long as that says what the record says. After a change
the paper is made from the record as it stands, and its footer says that this is no issued version and which one is
the latest: so nobody is given old facts, and nothing passes for a version that is none. A paper that was never
issued, one made by choices, and the files for Word and in Markdown carry no version.
"""

import datetime as dt
import hashlib

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from events.models import PreviousSlug, SideEvent, Week

from . import pdf
from .documents import DayDocument, Document, EventDocument, WeekDay, WeekDocument
from .documents.choices import UnknownChoice
from .documents.heads import not_issued
from .file_formats import FORMATS, FileFormat
from .jobs import services as jobs
from .models import IssuedDocument
from .printing import bulk
from .versions import Paper, Subject, files, stands


@require_safe
def event_paper(
    request: HttpRequest, year: int, slug: str, kind: type[EventDocument], ending: str
) -> HttpResponse:
    """A paper of a side event: for all once it is public, else for staff whom the kind allows it."""
    if not kind.is_for_all and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), "admin:login")
    side_event = kind.find(year, slug)
    if side_event is None:
        return moved(address_name(kind, ending), year, slug)
    if not kind.is_for(request.user, side_event):
        if side_event.is_public and not kind.is_for_all:
            raise PermissionDenied
        raise Http404  # that a draft exists is told to nobody else
    if jobs.is_long(kind, side_event):
        return _later(request, kind, side_event)
    return _file(request, kind, side_event, ending, is_public=kind.is_public(side_event))


@require_safe
def day_paper(
    request: HttpRequest, year: int, date: dt.date, kind: type[DayDocument], ending: str
) -> HttpResponse:
    """A paper of one day of the public programme."""
    day = WeekDay.find(year, date)
    if day is None:
        raise Http404
    return _file(request, kind, day, ending, is_public=True)


@require_safe
def week_paper(request: HttpRequest, year: int, kind: type[WeekDocument], ending: str) -> HttpResponse:
    """A paper of the public programme of a week."""
    week = get_object_or_404(Week, year=year)
    return _file(request, kind, week, ending, is_public=True)


def address_name(kind: type[Document], ending: str = "pdf") -> str:
    """Return the name of the address of a paper: "agenda:concept_note"."""
    return f"agenda:{kind.name.replace('-', '_')}{FORMATS[ending].address_end}"


def _choices(request: HttpRequest, kind: type[Document]) -> dict[str, object]:
    """Return what the address chooses; 404 for what the paper does not offer."""
    try:
        return {choice.name: choice.read(request.GET.getlist(choice.name)) for choice in kind.choices}
    except UnknownChoice as unknown:
        raise Http404 from unknown


def _no_choices(kind: type[Document]) -> dict[str, object]:
    return {choice.name: choice.read([]) for choice in kind.choices}


def moved(name: str, year: int, slug: str) -> HttpResponse:
    """Lead from an address that a public side event once had to the paper at its address now; else 404."""
    moves = PreviousSlug.objects.select_related("side_event")
    previous = get_object_or_404(moves, week__year=year, slug=slug)
    if not previous.side_event.is_public:
        raise Http404
    return redirect(name, year, previous.side_event.slug, permanent=True)


def _file(
    request: HttpRequest, kind: type[Document], subject: Subject, ending: str, *, is_public: bool
) -> HttpResponse:
    """Answer with the paper. A reader of a public one who has this content already gets 304."""
    page, made, chosen = _page(request), FORMATS[ending], _choices(request, kind)
    document = kind.of(subject, get_language() or "en", **chosen)
    if ending == "pdf" and not kind.has_personal_data and chosen == _no_choices(kind):
        latest = Paper(kind, subject, document.language).latest()
        if latest is not None and stands(latest, document, page):
            return _version(request, document, latest, is_public=is_public)
        document = not_issued(document, latest.number) if latest else document
    if not is_public:
        return _private(_response(document, made.render(document, page), ending))
    etag, content = _etag(document, page, ending, made)
    not_modified = get_conditional_response(request, etag=etag)
    return _public(not_modified or _response(document, content or made.kept(document, page), ending), etag)


def _later(request: HttpRequest, kind: type[EventDocument], side_event: SideEvent) -> HttpResponse:
    """Lead to the page that waits while a background worker makes the paper."""
    _choices(request, kind)
    chosen = tuple(
        (choice.name, tuple(values))
        for choice in kind.choices
        if (values := request.GET.getlist(choice.name))
    )
    language, subject = get_language() or "en", (side_event.week.year, side_event.slug)
    paper = bulk.Job(kind.name, subject, language, _page(request), chosen)
    job = jobs.ask_for_paper(
        paper=paper,
        week=side_event.week,
        by=request.user,  # type: ignore[arg-type]  # such a paper is for staff
    )
    return redirect("admin:agenda_paperjob_progress", job.key)


def _version(
    request: HttpRequest, document: Document, version: IssuedDocument, *, is_public: bool
) -> HttpResponse:
    """Answer with the file that was issued."""
    if not is_public:
        return _private(_response(document, files.read(version.sha256), "pdf"))
    etag = f'"{version.sha256}"'
    not_modified = get_conditional_response(request, etag=etag)
    return _public(not_modified or _response(document, files.read(version.sha256), "pdf"), etag)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response


def _public(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"  # keep it, and ask each time whether it still holds
    return response


def _etag(document: Document, page: str, ending: str, made: FileFormat) -> tuple[str, bytes]:
    """Return the ETag, and the content where it had to be made to tell: a PDF is known by what it is made of."""
    if ending == "pdf":
        return f'"{pdf.content_hash(document, page)}"', b""
    content = made.kept(document, page)
    return f'"{hashlib.sha256(content).hexdigest()}"', content


def _response(document: Document, content: bytes, ending: str) -> HttpResponse:
    made = FORMATS[ending]
    response = HttpResponse(content, content_type=made.content_type)
    disposition = "inline" if made.is_shown else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{document.file_name}.{ending}"'
    return response


def _page(request: HttpRequest) -> str:
    """Return the page size that the address asks for (`?page=letter`); 404 for one that does not exist."""
    page = request.GET.get("page", "a4")
    if page not in pdf.PAGES:
        raise Http404
    return page
