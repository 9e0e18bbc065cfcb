"""The RSVP form of a side event and what came of it. No account is needed."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from events.actors import Actor
from events.models import SideEvent

from .. import services
from ..forms import RsvpForm
from ..throttling import limited
from .addresses import current_address, find_public

SENT_COOKIE = "rsvp_sent"
SENT_SALT = "registrations.views.sent"
SENT_LASTS = 10 * 60  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The RSVP form of one side event; why there is none where nobody can answer."""
    side_event = find_public(year, slug)
    if side_event is None:
        return redirect(current_address(year, slug, "registrations:register"), permanent=True)
    return limited(request, side_event, "", lambda: _answer(request, side_event))


def _answer(request: HttpRequest, side_event: SideEvent) -> HttpResponse:
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
    side_event = find_public(year, slug)
    if side_event is None:
        return redirect(current_address(year, slug, "registrations:sent"), permanent=True)
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
