"""An empty view, and the page of a week as one would write it first: load the rows, hand them to a template."""

import datetime as dt
import itertools
from itertools import groupby
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import resolve, reverse

from events.models import OfficialMeeting, Organization, SideEvent, Venue, Week
from events.pages import cache as page_cache
from events.versions import present_version
from events.views import programme

NUMBERS = itertools.count()


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def anew(request: HttpRequest, year: int) -> HttpResponse:
    """The page of the site, for a version that nobody has asked for yet."""
    _as_at_its_own_address(request, year)
    version = (present_version(year), next(NUMBERS))
    return page_cache.answer(request, version, lambda: programme._week(request, year))


def plain(request: HttpRequest, year: int) -> HttpResponse:
    """The same HTML from the same rows, as far as they need it: all are published, to come, and presented by States.

    It knows of no filters, protocol, collation, other language or other state of the seats.
    """
    _as_at_its_own_address(request, year)
    week = get_object_or_404(Week, year=year)
    side_events = list(
        SideEvent.objects.public()
        .filter(week=week)
        .defer("background", "source_text", "unplaced_text")
        .select_related("venue")
        .prefetch_related("co_sponsors__organization", "capacity_limits")
    )
    meetings = list(week.official_meetings.all())
    for event in side_events:
        event.supporters = [row for row in event.co_sponsors.all() if row.role == "co_sponsor"]
        for limit in event.capacity_limits.all():
            limit.side_event = event
    organizations = Organization.objects.filter(co_sponsorships__side_event__week=week)
    context = {
        "week": week,
        "side_events": side_events,
        "meetings": meetings,
        "days": _days(week, side_events, meetings),
        "sponsors": organizations.distinct().order_by("name_en"),
        "rooms": Venue.objects.filter(side_events__week=week).distinct().order_by("building", "name"),
        "other_weeks": Week.objects.exclude(pk=week.pk),
        "noon": dt.datetime.combine(week.first_day, dt.time(12), week.zone),
        "updated_at": max(event.updated_at for event in side_events).astimezone(week.zone),
    }
    return render(request, "plain_week.html", context)


def _days(week: Week, side_events: list[SideEvent], meetings: list[OfficialMeeting]) -> list[SimpleNamespace]:
    parts = sorted([*meetings, *side_events], key=lambda part: (part.starts_at, part.title))
    for part in parts:
        part.starts_at, part.ends_at = (
            part.starts_at.astimezone(week.zone),
            part.ends_at.astimezone(week.zone),
        )
    days = []
    for date, of_the_day in groupby(parts, key=lambda part: part.starts_at.date()):
        slots = []
        for starts_at, group in groupby(of_the_day, key=lambda part: part.starts_at):
            found = list(group)
            slot = SimpleNamespace(starts_at=starts_at, ends_at=found[0].ends_at)
            slot.side_events = [part for part in found if isinstance(part, SideEvent)]
            slot.meetings = [part for part in found if isinstance(part, OfficialMeeting)]
            slots.append(slot)
        days.append(
            SimpleNamespace(date=date, slots=slots, count=sum(len(slot.side_events) for slot in slots))
        )
    return days


def _as_at_its_own_address(request: HttpRequest, year: int) -> None:
    """Let the page be that of the site to the last letter: its address is in it."""
    request.path = request.path_info = reverse("events:week", args=[year])
    request.resolver_match = resolve(request.path)
