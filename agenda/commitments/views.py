"""The public pages of commitments: the register, one of them with its story, and an organization across the weeks."""

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from events.access import Action, may
from events.languages import told
from events.models import CoSponsor, Organization, SideEvent
from events.pages import cache as page_cache
from events.versions import present_version
from registrations.tables.file_formats import CSV

from .models import Commitment
from .register import matching, organization_name, register_of
from .table import HEADINGS, cells

NO_WEEK = 0  # the register shows no seats of any week


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """All commitments that may be followed, under the filters of the address.

    As it is for everybody it is kept for as long as nothing in it changes; see `events.pages.cache`.
    """
    if page_cache.is_for_everybody(request):
        return page_cache.answer(request, present_version(NO_WEEK), lambda: _register(request))
    return page_cache.asked_for_each_time(request, _register(request))


def _register(request: HttpRequest) -> HttpResponse:
    return render(request, "agenda/commitments/register.html", {"register": register_of(request.GET)})


@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """The register as a table, under the same filters."""
    rows = (cells(commitment) for commitment in matching(request.GET))
    content = CSV().written([str(heading) for heading in HEADINGS], rows)
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="commitments.csv"',
            "Cache-Control": "no-cache",
        },
    )


@require_safe
def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """One commitment with its story; staff of its side event see it before its owner has agreed."""
    found = get_object_or_404(Commitment.objects.with_story(), pk=pk)
    if not found.is_in_register and not may(request.user, Action.WRITE_SUMMARY, found.summary.side_event):
        raise Http404
    side_event = told(found.summary.side_event, get_language())
    context = {
        "commitment": found,
        "side_event": side_event,
        "week": side_event.week,
        "owner_name": organization_name(found.owner),
    }
    response = render(request, "agenda/commitments/commitment.html", context)
    if found.is_in_register:
        return page_cache.asked_for_each_time(request, response)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def organization(request: HttpRequest, name: str) -> HttpResponse:
    """The side events and commitments of an organization across the weeks; 404 where nothing of it is public."""
    found = get_object_or_404(Organization, **({"pk": int(name)} if name.isdecimal() else {"key": name}))
    if organization_name(found) != name:
        return redirect("agenda:organization", organization_name(found), permanent=True)
    presented = CoSponsor.objects.filter(side_event=OuterRef("pk"), organization=found)
    events = SideEvent.objects.public().filter(Exists(presented)).select_related("week", "venue")
    side_events = list(events.defer(*SideEvent.LONG_TEXTS).order_by("-starts_at"))
    commitments = list(Commitment.objects.in_register().with_story().filter(owner=found))
    if not side_events and not commitments:
        raise Http404
    context = {
        "organization": found,
        "side_events": [told(event, get_language()) for event in side_events],
        "commitments": sorted(commitments, key=_latest_first),
    }
    return page_cache.asked_for_each_time(
        request, render(request, "agenda/commitments/organization.html", context)
    )


def _latest_first(commitment: Commitment) -> tuple[int, str, int]:
    due = commitment.due_on.isoformat() if commitment.due_on else "9999"
    return -commitment.summary.side_event.week.year, due, commitment.pk
