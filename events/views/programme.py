"""The public pages of the programme. None needs an account; a draft is shown to those who may see it."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..access import Action, may
from ..languages import told
from ..models import Logo, PreviousSlug, SideEvent, Week
from ..pages import cache as page_cache
from ..pages.programme import programme_of
from ..pages.side_event import EventPage
from ..versions import present_version


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the programme of the current week.

    A redirect, and not the page itself, so that each programme has one address to be sent and found by;
    a temporary one, since the current week is another one next year.
    """
    week = Week.objects.current()
    return redirect("events:week", year=week.year) if week else render(request, "events/no_week.html")


@require_safe
def week(request: HttpRequest, year: int) -> HttpResponse:
    """The programme of a week, by day and time, under the filters of the address.

    As it is for everybody it is kept for as long as nothing in it changes; see `pages.cache`.
    """
    if page_cache.is_for_everybody(request):
        return page_cache.answer(request, present_version(year), lambda: _week(request, year))
    return page_cache.asked_for_each_time(request, _week(request, year))


def _week(request: HttpRequest, year: int) -> HttpResponse:
    weeks = {week.year: week for week in Week.objects.all()}
    week = weeks.pop(year, None)
    if week is None:
        raise Http404
    context = {
        "week": week,
        "programme": programme_of(week, request.GET),
        "is_past": week.last_day < timezone.now().astimezone(week.zone).date(),
        "other_weeks": list(weeks.values()),
    }
    return render(request, "events/week.html", context)


@require_safe
def side_event(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The page of a side event; an address that it once had leads to the one it has now."""
    side_event = visible_event(request, year, slug)
    if side_event is None:
        return redirect(_find_by_previous_slug(request, year, slug), permanent=True)
    side_event = told(side_event, get_language())
    context = {
        "week": side_event.week,
        "side_event": side_event,
        "page": EventPage.of(side_event),
        "may_edit": not side_event.is_public and may(request.user, Action.EDIT_EVENT, side_event),
    }
    return kept_by_nobody_if_draft(render(request, "events/side_event.html", context), side_event)


@require_safe
def logo(request: HttpRequest, sha256: str) -> FileResponse:
    """A logo, which may be kept for ever: its address is the hash of its content."""
    logo = get_object_or_404(Logo, sha256=sha256)
    if not default_storage.exists(logo.storage_name):
        raise Http404
    response = FileResponse(default_storage.open(logo.storage_name), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def visible_event(request: HttpRequest, year: int, slug: str) -> SideEvent | None:
    """Return the side event that the person may see at this address, or None."""
    events = SideEvent.objects.with_everything().filter(week__year=year, slug=slug)
    return _if_visible(request, events.first())


def _find_by_previous_slug(request: HttpRequest, year: int, slug: str) -> SideEvent:
    """Return the side event that had this address once and that the person may see; else 404."""
    previous = (
        PreviousSlug.objects.select_related("side_event__week").filter(week__year=year, slug=slug).first()
    )
    found = _if_visible(request, previous.side_event if previous else None)
    if found is None:
        raise Http404
    return found


def _if_visible(request: HttpRequest, side_event: SideEvent | None) -> SideEvent | None:
    if side_event and (side_event.is_public or may(request.user, Action.VIEW_EVENT, side_event)):
        return side_event
    return None


def kept_by_nobody_if_draft(response: HttpResponse, side_event: SideEvent) -> HttpResponse:
    """A draft stands at the address of the public page to be: nothing on the way may keep it for others."""
    if not side_event.is_public:
        response["Cache-Control"] = "private, no-store"
    return response
