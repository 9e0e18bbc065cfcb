"""The personal page of one RSVP and what can be done there. A mailed link only opens a page; only a POST changes."""

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actors import Actor
from events.feeds.calendars import calendar_file
from events.personal_links import form_page

from .. import rules, services
from ..forms import DetailsForm, ModeChoice, modes_of
from ..mails.messages import needs_un_pass, personal_entry, where_text
from ..models import AttendanceMode, HandOver, Rsvp, policy_of
from .addresses import personal


@require_safe
@personal
def rsvp(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """The personal page: state, place in the queue, and what can be done."""
    side_event, policy = rsvp.side_event, policy_of(rsvp.side_event)
    is_confirmed = rsvp.status == Rsvp.Status.CONFIRMED
    context = personal_context(rsvp) | {
        "place": rsvp.place_in_queue(),
        "where": where_text(side_event, rsvp.attendance_mode),
        "needs_un_pass": rsvp.attendance_mode == "in_person" and needs_un_pass(side_event),
        "joining_link": rules.joining_link(rsvp),
        "joining_link_from": _joining_link_from(rsvp),
        "other_mode": _other_mode(rsvp),
        "offer": rsvp.hand_overs.filter(status=HandOver.Status.OPEN, expires_at__gt=timezone.now()).first(),
        "allows_hand_over": is_confirmed and policy.allows_hand_over,
        "takes_delegations": policy.takes_delegations and not rsvp.is_walk_in,
        "party": list(rsvp.party.live().order_by("pk")),
        "decline_by": _still_ahead(rsvp.decline_by_at) if is_confirmed else None,
    }
    return form_page(request, "registrations/rsvp.html", context, 200)


def _joining_link_from(rsvp: Rsvp) -> dt.datetime | None:
    """Return when the joining link will be shown to this person, while that lies ahead."""
    starts_at = rsvp.side_event.starts_at
    is_online = rsvp.status == Rsvp.Status.CONFIRMED and rsvp.attendance_mode == AttendanceMode.ONLINE
    if not is_online or starts_at is None or not rsvp.side_event.joining_link:
        return None
    return _still_ahead(policy_of(rsvp.side_event).joining_link_from(starts_at))


def _still_ahead(instant: dt.datetime | None) -> dt.datetime | None:
    return instant if instant is not None and instant > timezone.now() else None


def _other_mode(rsvp: Rsvp) -> ModeChoice | None:
    """Return the other way to attend, while it can be chosen."""
    if not rsvp.is_live:
        return None
    return next(
        (mode for mode in modes_of(rsvp.side_event) if mode.value != rsvp.attendance_mode and mode.is_open),
        None,
    )


@require_POST
@personal
def switch(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Attend in the other mode from now on."""
    mode = request.POST.get("attendance_mode", "")
    if mode not in AttendanceMode.values:
        raise BadRequest("There is no such attendance mode.")
    return _done_or_refused(
        request,
        rsvp,
        lambda: services.switch_mode(rsvp=rsvp, attendance_mode=mode, by=Actor.delegate()),
        _("You now attend in the way you chose."),
    )


@require_POST
@personal
def prove(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Keep the seat: the link reached the person to whom the address belongs."""
    return _done_or_refused(
        request, rsvp, lambda: services.prove_address(rsvp=rsvp), _("Thank you. Your address is confirmed.")
    )


def _done_or_refused(request: HttpRequest, rsvp: Rsvp, act: Callable[[], object], done: str) -> HttpResponse:
    """Do it and go back to the personal page with a sentence about it, or say why it could not be done."""
    try:
        act()
    except services.RegistrationError as refusal:
        context = personal_context(rsvp) | {"refusal": str(refusal)}
        return form_page(request, "registrations/refused.html", context, 409)
    messages.success(request, done)
    return redirect(rsvp)


@require_safe
@personal
def rsvp_ics(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """The calendar entry of somebody who has a seat."""
    if rsvp.seated_at is None or rsvp.status != Rsvp.Status.CONFIRMED:
        raise Http404
    content = calendar_file([personal_entry(rsvp.side_event, rsvp, rsvp.seated_at)])
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="side-event.ics"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def change(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Change name, function, organization and needs."""
    form = DetailsForm(
        request.POST if request.method == "POST" else None,
        side_event=rsvp.side_event,
        initial={name: getattr(rsvp, name) for name in DetailsForm.base_fields},
    )
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            services.change_details(rsvp=rsvp, by=Actor.delegate(), **form.cleaned_data)
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, _("Your details are saved."))
            return redirect(rsvp)
    return form_page(request, "registrations/change.html", personal_context(rsvp) | {"form": form}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def cancel(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Ask whether to cancel, and cancel."""
    context, status = personal_context(rsvp), 200
    if request.method == "POST":
        try:
            services.cancel(rsvp=rsvp, by=Actor.delegate())
        except services.RegistrationError as refusal:
            context["refusal"], status = str(refusal), 409
        else:
            return redirect(rsvp)
    return form_page(request, "registrations/cancel.html", context, status)


def personal_context(rsvp: Rsvp) -> dict[str, object]:
    return {
        "week": rsvp.side_event.week,
        "side_event": rsvp.side_event,
        "rsvp": rsvp,
        "over": rules.why_over(rsvp.side_event),
    }
