"""The personal page of one RSVP and what can be done there. A mailed link only opens a page; only a POST changes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actors import Actor
from events.calendars import calendar_file

from .. import rules, services
from ..forms import DetailsForm
from ..messages import needs_un_pass, personal_entry, where_text
from ..models import Rsvp
from .addresses import form_page, personal


@require_safe
@personal
def rsvp(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """The personal page: state, place in the queue, and what can be done."""
    side_event = rsvp.side_event
    context = personal_context(rsvp) | {
        "place": rsvp.place_in_queue(),
        "where": where_text(side_event, rsvp.attendance_mode),
        "needs_un_pass": rsvp.attendance_mode == "in_person" and needs_un_pass(side_event),
    }
    return render(request, "registrations/rsvp.html", context)


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
