"""The page of a personal link: a co-sponsor or a speaker confirms. Opening it changes nothing; only a POST does."""

from collections.abc import Callable
from functools import partial, wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from .. import hooks, services
from ..actors import Actor
from ..confirmations.forms import CoSponsorAnswerForm, SpeakerAnswerForm, SuccessorForm, WordForm
from ..models import ConfirmationRequest, Logo, SideEvent
from ..pages.side_event import WallEntry, logo_wall
from ..personal_links import by_token, form_page, keep_private
from ..un_style.event_words import room_text, when_text
from ..un_style.protocol import ordered_sponsors

View = Callable[[HttpRequest, ConfirmationRequest], HttpResponse]
FOLDER = "events/confirm"


def asked(view: View) -> Callable[..., HttpResponse]:
    """Find the request of a link. One that opens nothing, and one that has ended, get a page of their own."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        requests = ConfirmationRequest.objects.select_related("co_sponsor__organization__logo")
        requests = requests.select_related("co_sponsor__logo", "speaker__organization")
        confirmation = by_token(requests, token)
        if confirmation is None:
            return keep_private(render(request, f"{FOLDER}/unknown.html", status=404))
        confirmation.side_event = SideEvent.objects.with_everything().get(pk=confirmation.side_event_id)
        answer: Callable[[], HttpResponse] = partial(_answer, request, confirmation, view)
        for limit in hooks.post_limits:
            answer = partial(limit, request, confirmation.side_event, f"confirm/{confirmation.pk}", answer)
        return keep_private(answer())

    return found


def _answer(request: HttpRequest, confirmation: ConfirmationRequest, view: View) -> HttpResponse:
    """Answer with the view, or say why the link opens no form any more."""
    if why := services.why_ended(confirmation):
        return _ended(request, confirmation, why)
    try:
        return view(request, confirmation)
    except services.LinkEnded as refusal:  # between the look above and the lock
        confirmation.refresh_from_db()
        return _ended(request, confirmation, str(refusal))


def _ended(request: HttpRequest, confirmation: ConfirmationRequest, why: str) -> HttpResponse:
    is_replaced = confirmation.answer == ConfirmationRequest.Answer.REPLACED
    context = page_context(confirmation) | {"why": why}
    return render(request, f"{FOLDER}/ended.html", context, status=200 if is_replaced else 410)


@asked
def confirm(request: HttpRequest, confirmation: ConfirmationRequest) -> HttpResponse:
    """What is asked, the form to confirm, and what was answered."""
    return (_co_sponsor if confirmation.co_sponsor else _speaker)(request, confirmation)


def _co_sponsor(request: HttpRequest, confirmation: ConfirmationRequest) -> HttpResponse:
    form = CoSponsorAnswerForm(request.POST or None, request.FILES or None, request=confirmation)
    status = 200
    if form.is_bound and form.is_valid() and not form.is_for_a_look():
        status = _kept(form, confirmation, services.confirm_co_sponsor, Actor.co_sponsor())
        if status == 302:
            return redirect(confirmation)
    elif form.is_bound and (not form.is_for_a_look() or form.errors):
        status = 422
    name, logo = form["name"].value(), form.cleaned_data.get("logo") if form.is_bound else None
    more = {"form": form, "wall": _wall(confirmation, name, logo), "shown_name": name, "has_new_logo": logo}
    return form_page(request, f"{FOLDER}/co_sponsor.html", page_context(confirmation) | more, status)


def _speaker(request: HttpRequest, confirmation: ConfirmationRequest) -> HttpResponse:
    form = SpeakerAnswerForm(request.POST or None, request=confirmation)
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        status = _kept(form, confirmation, services.confirm_speaker, Actor.speaker())
        if status == 302:
            return redirect(confirmation)
    return form_page(request, f"{FOLDER}/speaker.html", page_context(confirmation) | {"form": form}, status)


def _kept(
    form: CoSponsorAnswerForm | SpeakerAnswerForm,
    confirmation: ConfirmationRequest,
    confirm: Callable[..., None],
    by: Actor,
) -> int:
    """Keep the answer and return 302; else 409, with the reason on the form."""
    try:
        confirm(request=confirmation, answer=form.answer(), seen=form.seen_stand, by=by)
    except services.ChangedMeanwhile as refusal:
        form.show_changes(refusal)
        return 409
    return 302


@asked
def decline(request: HttpRequest, confirmation: ConfirmationRequest) -> HttpResponse:
    """Ask for a word, and decline."""
    form = WordForm(request.POST if request.method == "POST" else None)
    by = Actor.co_sponsor() if confirmation.co_sponsor else Actor.speaker()
    if form.is_bound and form.is_valid():
        services.decline_confirmation(request=confirmation, comment=form.cleaned_data["comment"], by=by)
        return redirect(confirmation)
    context = page_context(confirmation) | {"form": form}
    return form_page(request, f"{FOLDER}/decline.html", context, 422 if form.errors else 200)


@asked
def replace(request: HttpRequest, confirmation: ConfirmationRequest) -> HttpResponse:
    """Ask who speaks instead, and have that person asked."""
    if confirmation.speaker is None:
        return render(request, f"{FOLDER}/unknown.html", status=404)
    form = SuccessorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.replace_speaker(
            request=confirmation,
            successor=form.successor(),
            comment=form.cleaned_data["comment"],
            by=Actor.speaker(),
        )
        return redirect(confirmation)
    context = page_context(confirmation) | {"form": form}
    return form_page(request, f"{FOLDER}/replace.html", context, 422 if form.errors else 200)


def page_context(confirmation: ConfirmationRequest) -> dict[str, object]:
    side_event = confirmation.side_event
    return {
        "week": side_event.week,
        "side_event": side_event,
        "confirmation": confirmation,
        "when": when_text(side_event),
        "where": room_text(side_event),
    }


def _wall(confirmation: ConfirmationRequest, name: str, logo: Logo | None) -> list[list[WallEntry]]:
    """Return the wall of logos as it will print with this name and logo, on which nothing is saved yet."""
    sponsors = ordered_sponsors(confirmation.side_event)
    for sponsor in sponsors:
        if sponsor.pk == confirmation.co_sponsor_id:
            sponsor.printed_name = "" if name == sponsor.organization.full_label else name
            sponsor.logo = logo or sponsor.logo
    return logo_wall(sponsors)
