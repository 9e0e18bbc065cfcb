"""Lists of the people of one side event as files, for staff. As PDF the attendee list belongs to `agenda`."""

from collections.abc import Callable
from functools import wraps
from typing import cast

import tablib
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.access import Action, may
from events.models import SideEvent

from ..models import AttendanceMode, Rsvp
from ..tables.file_formats import CSV, XLSX
from ..tables.resources import GuestList, RsvpExport
from .addresses import by_any_address

View = Callable[[HttpRequest, SideEvent, type[CSV | XLSX]], HttpResponse]


def for_those_who_may(action: Action) -> Callable[[View], Callable[..., HttpResponse]]:
    """Find the side event for somebody who may do this, else 403: the address tells nothing of others' drafts."""

    def for_them(view: View) -> Callable[..., HttpResponse]:
        @require_safe
        @never_cache
        @wraps(view)
        def found(request: HttpRequest, year: int, slug: str, kind: type[CSV | XLSX]) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), "admin:login")
            side_event = by_any_address(year, slug)
            if side_event is None or not may(request.user, action, side_event):
                raise PermissionDenied
            current = (side_event.week.year, side_event.slug)
            if current != (year, slug):
                match = cast("ResolverMatch", request.resolver_match)
                return redirect(match.view_name, *current, permanent=True)
            return view(request, side_event, kind)

        return found

    return for_them


@for_those_who_may(Action.SEE_DELEGATES)
def attendee_list(request: HttpRequest, side_event: SideEvent, kind: type[CSV | XLSX]) -> HttpResponse:
    """Everybody with a seat, by name, then everybody who waits, longest first."""
    of_event = Rsvp.objects.filter(side_event=side_event)
    resource = RsvpExport(viewer=request.user)
    people = resource.export(queryset=of_event.confirmed().order_by("family_name", "given_name", "pk"))
    people.extend(resource.export(queryset=of_event.waitlisted()))
    return _file(people, f"{side_event.slug}-attendees", kind)


@for_those_who_may(Action.MANAGE_RSVPS)
def guest_list(_request: HttpRequest, side_event: SideEvent, kind: type[CSV | XLSX]) -> HttpResponse:
    """Everybody with a seat in the room, for security at the gate. Names of identity documents are the organizers'."""
    in_room = Rsvp.objects.confirmed().filter(
        side_event=side_event, attendance_mode=AttendanceMode.IN_PERSON, erased_at__isnull=True
    )
    people = GuestList().export(queryset=in_room.order_by("family_name", "given_name", "pk"))
    return _file(people, f"{side_event.slug}-guests", kind)


def _file(people: tablib.Dataset, name: str, kind: type[CSV | XLSX]) -> HttpResponse:
    file_format = kind()
    disposition = f'attachment; filename="{name}.{file_format.get_extension()}"'
    return HttpResponse(
        file_format.export_data(people),
        content_type=file_format.get_content_type(),
        headers={"Content-Disposition": disposition},
    )
