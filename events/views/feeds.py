"""The public programme for calendars and other software: of a week, a day, an organization, a side event."""

import datetime as dt
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from ..feeds.calendars import CalendarEntry, calendar_file
from ..feeds.linked_data import CONTENT_TYPE, event_feed, week_feed
from ..models import Organization, Week
from ..pages import cache as page_cache
from ..pages.programme import calendar_events, matching_events
from ..versions import present_version
from .programme import kept_by_nobody_if_draft, visible_event


@require_safe
def programme_ics(request: HttpRequest, year: int) -> HttpResponse:
    """The week as a calendar to subscribe to, under the same filters as its page; cancelled side events say so."""

    def made() -> HttpResponse:
        week = get_object_or_404(Week, year=year)
        entries = [CalendarEntry.of(side_event) for side_event in matching_events(week, request.GET)]
        return _calendar(calendar_file(entries, name=str(week)), f"poc-week-{week.year}.ics")

    return _kept(request, year, made)


@require_safe
def day_ics(request: HttpRequest, year: int, date: dt.date) -> HttpResponse:
    """One day of a week as a calendar."""

    def made() -> HttpResponse:
        week = get_object_or_404(Week, year=year)
        events = matching_events(week, QueryDict(f"day={date.isoformat()}"))
        if date not in week.days and not any(_day(event.starts_at, week) == date for event in events):
            raise Http404
        content = calendar_file(
            [CalendarEntry.of(event) for event in events], name=f"{week}, {date.isoformat()}"
        )
        return _calendar(content, f"poc-week-{date.isoformat()}.ics")

    return _kept(request, year, made)


@require_safe
def organization_ics(request: HttpRequest, year: int, organization: str) -> HttpResponse:
    """The side events of a week that an organization presents or supports, by its key or its number."""

    week = get_object_or_404(Week, year=year)
    is_number = organization.isdecimal() and len(organization) < 10
    asked = {"pk": int(organization)} if is_number else {"key": organization}
    found = get_object_or_404(Organization, **asked)
    events = [
        event
        for event in matching_events(week, QueryDict())
        if any(row.organization_id == found.pk for row in event.co_sponsors.all())
    ]
    content = calendar_file(
        [CalendarEntry.of(event) for event in events], name=f"{week}: {found.short_label}"
    )
    return _checked(request, _calendar(content, f"poc-week-{week.year}-{organization}.ics"))


@require_safe
def side_event_ics(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """A calendar file of one side event."""
    side_event = visible_event(request, year, slug)
    if side_event is None or side_event.starts_at is None:
        raise Http404
    content = calendar_file([CalendarEntry.of(side_event)])
    return kept_by_nobody_if_draft(_calendar(content, f"poc-week-{year}-{slug}.ics"), side_event)


@require_safe
def programme_json(request: HttpRequest, year: int) -> HttpResponse:
    """The public side events of a week as schema.org tells them."""

    def made() -> HttpResponse:
        week = get_object_or_404(Week, year=year)
        return HttpResponse(week_feed(week, calendar_events(week)), content_type=CONTENT_TYPE)

    return _kept(request, year, made)


@require_safe
def side_event_json(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One public side event as schema.org tells it."""

    side_event = visible_event(request, year, slug)
    if side_event is None or not side_event.is_public:
        raise Http404
    return _checked(request, HttpResponse(event_feed(side_event), content_type=CONTENT_TYPE))


def _checked(request: HttpRequest, made: HttpResponse) -> HttpResponse:
    """Answer with the file, or with 304 where the other side has it: there are too many of them to be kept."""
    response = page_cache.asked_for_each_time(request, made)
    response["ETag"] = page_cache.etag_of(response.content)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _kept(request: HttpRequest, year: int, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer with the file as it is kept for everybody, or with 304; under filters make it each time."""
    if page_cache.is_for_everybody(request):
        return page_cache.answer(request, present_version(year), make)
    return _checked(request, make())


def _day(at: dt.datetime | None, week: Week) -> dt.date | None:
    return at.astimezone(week.zone).date() if at else None


def _calendar(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
