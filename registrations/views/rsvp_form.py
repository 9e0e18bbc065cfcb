"""The RSVP form of a side event and what came of it. No account is needed."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from events.actors import Actor
from events.models import SideEvent
from events.pages.cache import is_for_everybody

from .. import rules, services
from ..forms import RsvpForm, first_open, modes_html, modes_of
from ..kept import KeptPage, Memory, gap, memory
from ..throttling import limited
from .addresses import current_address, find_public

SENT_COOKIE = "rsvp_sent"
SENT_SALT = "registrations.views.sent"
SENT_LASTS = 10 * 60  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The RSVP form of one side event; why there is none where nobody can answer."""
    known = memory()
    side_event = find_public(year, slug, known)
    if side_event is None:
        return redirect(current_address(year, slug, "registrations:register"), permanent=True)
    if request.method == "POST":
        return limited(request, side_event, "", lambda: _answer(request, side_event, known))
    return _blank(request, side_event, known)


def _blank(request: HttpRequest, side_event: SideEvent, known: Memory) -> HttpResponse:
    """Answer with the form. All but the seats and the token of the protection against forged requests is kept."""
    modes = modes_of(side_event)
    if not any(mode.is_open for mode in modes) or not is_for_everybody(request):
        return _page(request, side_event, RsvpForm(side_event=side_event, modes=modes))

    def page_with_gaps() -> KeptPage:
        form = RsvpForm(side_event=side_event, modes=modes)
        form.modes_html = gap("modes")
        return KeptPage(_page(request, side_event, form, csrf_token=gap("token")).content.decode())

    words = tuple((mode.value, mode.is_open, mode.state.waits, mode.has_waiting_list) for mode in modes)
    page = known.get(("form", get_language(), request.path, words), page_with_gaps)
    return HttpResponse(page.filled(modes=modes_html(modes, first_open(modes)), token=get_token(request)))


def _page(
    request: HttpRequest, side_event: SideEvent, form: RsvpForm, status: int = 200, **more: object
) -> HttpResponse:
    context = {"week": side_event.week, "side_event": side_event, "form": form, **more}
    return render(request, "registrations/rsvp_form.html", context, status=status)


def _answer(request: HttpRequest, side_event: SideEvent, known: Memory) -> HttpResponse:
    if rules.why_over(side_event):  # nothing typed can ever be sent, so there is no form to keep it in
        return _page(request, side_event, RsvpForm(side_event=side_event), 409)
    form = RsvpForm(request.POST, side_event=side_event)
    status = 422
    if form.is_valid():
        if form.is_filled_by_a_program():
            return _redirect_to_sent(side_event, {"result": "received", "email": form.cleaned_data["email"]})
        try:
            outcome = services.register(
                side_event=side_event,
                language=get_language(),
                by=Actor.delegate(),
                memory=known,
                **form.answers(),
            )
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            return _redirect_to_sent(side_event, _result(outcome, form.cleaned_data["email"]))
    return _page(request, side_event, form, status)


@require_safe
def sent(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """What came of the RSVP that this browser has just sent; a neutral sentence for anybody else."""
    known = memory()
    side_event = find_public(year, slug, known)
    if side_event is None:
        return redirect(current_address(year, slug, "registrations:sent"), permanent=True)
    try:
        result = signing.loads(request.COOKIES.get(SENT_COOKIE, ""), salt=SENT_SALT, max_age=SENT_LASTS)
    except signing.BadSignature:  # none, an old one, or not ours
        result = {}

    def page(**shown: object) -> HttpResponse:
        context = {
            "week": side_event.week,
            "side_event": side_event,
            "result": result.get("result"),
            "mode": result.get("mode"),
            **shown,
        }
        return render(request, "registrations/sent.html", context)

    def page_with_gaps() -> KeptPage:
        return KeptPage(page(email=gap("email"), place=gap("place")).content.decode())

    personal = {name: str(result.get(name, "")) for name in ("email", "place")}
    if is_for_everybody(request):
        words = (result.get("result"), result.get("mode"))
        kept = known.get(("sent", get_language(), request.path, words), page_with_gaps)
        response = HttpResponse(kept.filled(**personal))
    else:
        response = page(**personal)
    response["Cache-Control"] = "private, no-store"
    return response


def _result(outcome: services.Outcome, email: str) -> dict[str, object]:
    """Return what the next page may say. A discreet event never tells whether the address was known."""
    if outcome.rsvp.side_event.is_discreet:
        return {"result": "received", "email": email}
    if not outcome.is_new:
        return {"result": "known", "email": email}
    has_choice = outcome.rsvp.side_event.is_in_person and outcome.rsvp.side_event.is_online
    mode = outcome.rsvp.attendance_mode if has_choice else ""
    return {"result": outcome.rsvp.status, "mode": mode, "place": outcome.place, "email": email}


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
