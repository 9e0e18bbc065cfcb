"""All RSVPs made under one address in one week, by a link that is mailed to that address and shown nowhere else."""

import datetime as dt
import itertools

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.feeds.calendars import calendar_file
from events.models import SideEvent
from events.personal_links import by_token, keep_private

from .. import services
from ..mails.messages import personal_entry, where_text
from ..models import PersonalWeek, Rsvp
from .addresses import personal, unknown_link


@require_POST
@personal
def send_link(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Mail the link to the page of all RSVPs to the address of this one."""
    services.send_personal_week(rsvp=rsvp)
    messages.success(request, _("We have sent the link to the address of this RSVP."))
    return redirect(rsvp)


@require_safe
def my_week(request: HttpRequest, token: str) -> HttpResponse:
    """The RSVPs in the order of their events; those that overlap are marked."""
    found = by_token(PersonalWeek.objects.select_related("week"), token)
    if found is None:
        return unknown_link(request)
    rows = rsvps_of(found)
    clashing = clashes(rows)
    context = {
        "week": found.week,
        "personal_week": found,
        "rows": [
            {
                "rsvp": rsvp,
                "side_event": rsvp.side_event,
                "where": where_text(rsvp.side_event, rsvp.attendance_mode),
                "place": rsvp.place_in_queue(),
                "clashes_with": clashing.get(rsvp.pk, []),
            }
            for rsvp in rows
        ],
    }
    return keep_private(render(request, "registrations/my_week.html", context))


@require_safe
def my_week_ics(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of the events where this address has a seat, for a calendar program to subscribe to."""
    found = by_token(PersonalWeek.objects.select_related("week"), token)
    if found is None:
        return unknown_link(request)
    entries = [
        personal_entry(rsvp.side_event, rsvp, rsvp.seated_at)
        for rsvp in rsvps_of(found)
        if rsvp.status == Rsvp.Status.CONFIRMED and rsvp.seated_at and rsvp.side_event.starts_at
    ]
    content = calendar_file(entries, name=str(found.week))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-week.ics"'
    return keep_private(response)


def rsvps_of(found: PersonalWeek) -> list[Rsvp]:
    """Return the live RSVPs of the address in the week, in the order of their events. Constant queries."""
    people = Rsvp.objects.live().of_address(found.email).filter(side_event__week=found.week)
    events = SideEvent.objects.with_programme()
    rows = list(
        people.prefetch_related(Prefetch("side_event", events)).order_by("side_event__starts_at", "pk")
    )
    return rows


def clashes(rows: list[Rsvp]) -> dict[int, list[SideEvent]]:
    """Return the other events that take place at the same time, by RSVP. Half-open: one may end as the next begins."""
    found: dict[int, list[SideEvent]] = {}
    for one, other in itertools.combinations(rows, 2):
        if _overlap(_span(one), _span(other)):
            found.setdefault(one.pk, []).append(other.side_event)
            found.setdefault(other.pk, []).append(one.side_event)
    return found


def _span(rsvp: Rsvp) -> tuple[dt.datetime, dt.datetime] | None:
    event = rsvp.side_event
    if event.starts_at is None or event.ends_at is None or event.is_cancelled:
        return None
    return event.starts_at, event.ends_at


def _overlap(one: tuple | None, other: tuple | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]
