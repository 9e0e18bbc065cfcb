"""The delegate's pages: the RSVP form, what came of it, and the personal page. No account is needed.

A mailed link only opens a page; only a POST changes anything.
"""

import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actors import Actor
from events.calendars import calendar_file
from events.models import PreviousSlug, SideEvent

from . import rules, services
from .forms import DetailsForm, RsvpForm
from .messages import needs_un_pass, personal_entry, where_text
from .models import Rsvp

SENT_COOKIE = "rsvp_sent"
SENT_SALT = "registrations.views.sent"
SENT_LASTS = 10 * 60  # seconds
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,40}")


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The RSVP form of one side event; why there is none where nobody can answer."""
    side_event = _find_public(year, slug)
    if side_event is None:
        return redirect(_current_address(year, slug, "registrations:register"), permanent=True)
    form = RsvpForm(request.POST if request.method == "POST" else None, side_event=side_event)
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        if form.is_filled_by_a_program():
            return _redirect_to_sent(side_event, {"result": "received", "email": form.cleaned_data["email"]})
        try:
            outcome = services.register(
                side_event=side_event, language=get_language(), by=Actor.delegate(), **form.answers()
            )
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            return _redirect_to_sent(side_event, _result(outcome, form.cleaned_data["email"]))
    context = {"week": side_event.week, "side_event": side_event, "form": form}
    return render(request, "registrations/rsvp_form.html", context, status=status)


@require_safe
def sent(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """What came of the RSVP that this browser has just sent; a neutral sentence for anybody else."""
    side_event = _find_public(year, slug)
    if side_event is None:
        return redirect(_current_address(year, slug, "registrations:sent"), permanent=True)
    try:
        result = signing.loads(request.COOKIES.get(SENT_COOKIE, ""), salt=SENT_SALT, max_age=SENT_LASTS)
    except signing.BadSignature:  # none, an old one, or not ours
        result = {}
    context = {"week": side_event.week, "side_event": side_event, **result}
    response = render(request, "registrations/sent.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _result(outcome: services.Outcome, email: str) -> dict[str, object]:
    """Return what the next page may say. A discreet event never tells whether the address was known."""
    if outcome.rsvp.side_event.is_discreet:
        return {"result": "received", "email": email}
    if not outcome.is_new:
        return {"result": "known", "email": email}
    return {"result": outcome.rsvp.status, "place": outcome.rsvp.place_in_queue(), "email": email}


def _redirect_to_sent(side_event: SideEvent, result: dict[str, object]) -> HttpResponse:
    """Go to the page that says what came of it. The cookie is for that page alone and soon forgotten."""
    path = reverse("registrations:sent", args=[side_event.week.year, side_event.slug])
    response = redirect(path)
    response.set_cookie(
        SENT_COOKIE,
        signing.dumps(result, salt=SENT_SALT),
        max_age=SENT_LASTS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _find_public(year: int, slug: str) -> SideEvent | None:
    return SideEvent.objects.public().with_programme().filter(week__year=year, slug=slug).first()


def _current_address(year: int, slug: str, name: str) -> str:
    """Return the address that replaced an earlier one of a public side event; else 404."""
    previous = get_object_or_404(
        PreviousSlug.objects.select_related("side_event__week"), week__year=year, slug=slug
    )
    if not previous.side_event.is_public:
        raise Http404
    return reverse(name, args=[previous.side_event.week.year, previous.side_event.slug])


def personal(view: Callable[[HttpRequest, Rsvp], HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the RSVP of a personal link; a link that opens nothing gets a page of its own.

    The page is kept nowhere: not by caches, not by search engines, and its address is told to nobody.
    """

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        rsvp = None
        if TOKEN.fullmatch(token):
            people = Rsvp.objects.select_related("side_event__week", "side_event__venue")
            rsvp = people.filter(token=token).first()
        if rsvp is None:
            response = render(request, "registrations/unknown_link.html", status=404)
        else:
            response = view(request, rsvp)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return found


@require_safe
@personal
def rsvp(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """The personal page: state, place in the queue, and what can be done."""
    side_event = rsvp.side_event
    context = _personal_context(rsvp) | {
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
    return _form_page(request, "registrations/change.html", _personal_context(rsvp) | {"form": form}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def cancel(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Ask whether to cancel, and cancel."""
    context, status = _personal_context(rsvp), 200
    if request.method == "POST":
        try:
            services.cancel(rsvp=rsvp, by=Actor.delegate())
        except services.RegistrationError as refusal:
            context["refusal"], status = str(refusal), 409
        else:
            return redirect(rsvp)
    return _form_page(request, "registrations/cancel.html", context, status)


def _personal_context(rsvp: Rsvp) -> dict[str, object]:
    return {
        "week": rsvp.side_event.week,
        "side_event": rsvp.side_event,
        "rsvp": rsvp,
        "over": rules.why_over(rsvp.side_event),
    }


def _form_page(request: HttpRequest, template: str, context: dict[str, object], status: int) -> HttpResponse:
    """Render a personal page with a form. With `no-referrer` browsers send "Origin: null" along with a POST,
    which the protection against forged requests refuses; `strict-origin` tells the host and never the path."""
    response = render(request, template, context, status=status)
    response["Referrer-Policy"] = "strict-origin"
    return response
