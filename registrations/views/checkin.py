"""The door, for signed-in staff on a phone: people to find, arrivals to note, walk-ins. Only a POST changes anything.

The pages work by forms alone. With static/js/checkin.js the same addresses answer in JSON, and arrivals noted without
a connection are sent later, each with the key under which it is noted once.
"""

import datetime as dt
import io
import uuid
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any, cast

import segno
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.access import Action, may
from events.actors import Actor
from events.models import SideEvent

from .. import services
from ..door.checkin import PLAIN, DoorState, Person, door_of, find_person, looks
from ..door.codes import door_address, has_door_code
from ..forms.walk_in import WalkInForm
from ..models import Rsvp
from ..services import Details
from .addresses import by_any_address, personal

View = Callable[..., HttpResponse]


def at_the_door(view: View) -> View:
    """Find the side event for somebody who may see its delegates. An address tells nobody else anything."""

    @never_cache
    @wraps(view)
    def found(request: HttpRequest, year: int, slug: str, **more: object) -> HttpResponse:
        if not request.user.is_authenticated:
            if _is_for_script(request):
                return JsonResponse({}, status=401)
            asked = request.get_full_path() if request.method != "POST" else _address("checkin", year, slug)
            return redirect_to_login(asked, "admin:login")
        side_event = by_any_address(year, slug)  # that of a QR code may be an earlier one
        if side_event is None or not may(request.user, Action.SEE_DELEGATES, side_event):
            raise PermissionDenied
        response = view(request, side_event, **more)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return found


def _address(name: str, year: int, slug: str, *more: str) -> str:
    return reverse(f"registrations:{name}", args=[year, slug, *more])


def _address_of(name: str, side_event: SideEvent, *more: str) -> str:
    return _address(name, side_event.week.year, side_event.slug, *more)


def _actor(request: HttpRequest) -> Actor:
    return Actor.of(cast("Any", request.user))  # signed in: `at_the_door` let nobody else through


def _is_for_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


@require_safe
@at_the_door
def door(request: HttpRequest, side_event: SideEvent) -> HttpResponse:
    """Everybody who is expected or waits, and the search among them."""
    query = request.GET.get("q", "")[:200]
    found = door_of(side_event)
    context = _context(side_event) | {
        "door": found,
        "people": found.found(query),
        "query": query,
        "letters": PLAIN,
    }
    return render(request, "registrations/checkin.html", context)


@require_safe
@at_the_door
def state(request: HttpRequest, side_event: SideEvent) -> HttpResponse:
    """How it stands now, for the pages that are open."""
    return JsonResponse(_state(side_event))


def _state(side_event: SideEvent) -> dict[str, object]:
    found = door_of(side_event)
    people = {person.code: [person.state, person.time] for person in found.people}
    return {"people": people, "summary": found.summary}


@require_safe
@at_the_door
def person(request: HttpRequest, side_event: SideEvent, code: str) -> HttpResponse:
    """What the QR code opens: name, state and one button. Opened a second time it says when the first was."""
    found = find_person(side_event, code)
    if found is None:
        context = _context(side_event) | {"code": code}
        return render(request, "registrations/checkin_unknown.html", context, status=404)
    is_repeated = found.state == DoorState.ARRIVED and "noted" not in request.GET
    return _person_page(request, side_event, found, is_repeated=is_repeated)


def _person_page(
    request: HttpRequest, side_event: SideEvent, found: Person, status: int = 200, **more: object
) -> HttpResponse:
    context = _context(side_event) | {"door": door_of(side_event), "person": found, **more}
    return render(request, "registrations/checkin_person.html", context, status=status)


@require_POST
@at_the_door
def arrive(request: HttpRequest, side_event: SideEvent) -> HttpResponse:
    """Note the arrival of the person with this code, now or, from a phone without connection, earlier."""
    by = _actor(request)
    try:
        key, arrived_at = _key(request), _arrived_at(request)
    except ValueError:
        return _refused(request, side_event, None, _("The key or the time cannot be read."), 422)
    found = find_person(side_event, request.POST.get("code", ""))
    if found is None:
        return _refused(request, side_event, None, _("No RSVP for this side event has this code."), 422)
    try:
        noted = services.note_arrival(rsvp=found.rsvp, key=key, arrived_at=arrived_at, by=by)
    except services.RegistrationError as refusal:
        return _refused(request, side_event, found, str(refusal), 409)
    after = find_person(side_event, found.code) or found
    is_sent_again = noted.arrival.key == key
    return _done(request, side_event, found, *_said(found, after, noted, is_sent_again=is_sent_again))


def _key(request: HttpRequest) -> uuid.UUID | None:
    text = request.POST.get("key", "")
    return uuid.UUID(text) if text else None


def _arrived_at(request: HttpRequest) -> dt.datetime | None:
    """Return the time on the clock of the phone. Raises `ValueError` where it is none, or without a zone."""
    text = request.POST.get("arrived_at", "")
    if not text:
        return None
    at = parse_datetime(text)
    if at is None or at.tzinfo is None:
        raise ValueError(text)
    return at


def _said(
    before: Person, after: Person, noted: services.NotedArrival, *, is_sent_again: bool
) -> tuple[str, bool]:
    """Return what came of it in a sentence, and whether all is well."""
    facts = {"name": after.rsvp.full_name, "time": after.time, "who": after.recorded_by}
    if not noted.is_let_in:
        return _(
            "%(name)s waits at the door: no seat is free yet for people on the waiting list."
        ) % facts, False
    if noted.is_new or is_sent_again or before.state == DoorState.AT_DOOR:
        return _("%(name)s has arrived.") % facts, True
    return _("%(name)s has arrived already, at %(time)s, noted by %(who)s.") % facts, False


@require_POST
@at_the_door
def take_back(request: HttpRequest, side_event: SideEvent) -> HttpResponse:
    """The person with this code is not there after all."""
    found = find_person(side_event, request.POST.get("code", ""))
    if found is None:
        return _refused(request, side_event, None, _("No RSVP for this side event has this code."), 422)
    try:
        services.take_back_arrival(rsvp=found.rsvp, by=_actor(request))
    except services.RegistrationError as refusal:
        return _refused(request, side_event, found, str(refusal), 409)
    return _done(
        request, side_event, found, _("%(name)s: taken back.") % {"name": found.rsvp.full_name}, True
    )


def _done(
    request: HttpRequest, side_event: SideEvent, person: Person, sentence: str, is_well: bool
) -> HttpResponse:
    if _is_for_script(request):
        return JsonResponse({"sentence": sentence, "is_well": is_well, **_state(side_event)})
    (messages.success if is_well else messages.warning)(request, sentence)
    return redirect(f"{_address_of('checkin_person', side_event, person.code)}?noted")


def _refused(
    request: HttpRequest, side_event: SideEvent, person: Person | None, sentence: str, status: int
) -> HttpResponse:
    if _is_for_script(request):
        return JsonResponse({"sentence": sentence, "is_well": False, **_state(side_event)}, status=status)
    if person is not None:
        return _person_page(request, side_event, person, status, refusal=sentence)
    context = _context(side_event) | {"refusal": sentence}
    return render(request, "registrations/checkin_unknown.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def walk_in(request: HttpRequest, side_event: SideEvent) -> HttpResponse:
    """Somebody without RSVP: let in where there is room and nobody from the waiting list stands at the door."""
    form = WalkInForm(request.POST if request.method == "POST" else None, initial={"key": uuid.uuid4()})
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        key = form.cleaned_data.pop("key")
        details = cast("Details", form.cleaned_data)
        try:
            outcome = services.register_walk_in(side_event=side_event, key=key, by=_actor(request), **details)
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, _("%(name)s is let in.") % {"name": outcome.rsvp.full_name})
            return redirect(_address_of("checkin", side_event))
    context = _context(side_event) | {"form": form, "door": door_of(side_event)}
    return render(request, "registrations/checkin_walk_in.html", context, status=status)


def _context(side_event: SideEvent) -> dict[str, object]:
    return {
        "week": side_event.week,
        "side_event": side_event,
        "looks": {name: asdict(look) for name, look in looks().items()},
        "door_address": _address_of("checkin", side_event),
        "arrive_address": _address_of("checkin_arrive", side_event),
        "take_back_address": _address_of("checkin_take_back", side_event),
        "state_address": _address_of("checkin_state", side_event),
        "walk_in_address": _address_of("checkin_walk_in", side_event),
    }


@require_safe
@personal
def qr(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """The QR code of somebody with a seat in the room, as SVG."""
    if not has_door_code(rsvp):
        raise Http404
    image = io.BytesIO()
    segno.make(door_address(rsvp), error="m", micro=False).save(
        image, kind="svg", border=0, omitsize=True, xmldecl=False
    )
    return HttpResponse(image.getvalue(), content_type="image/svg+xml")
