"""The page of the owner of a commitment, by a personal link. Opening it changes nothing; only a POST does."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.hooks import Refusal
from events.languages import told
from registrations.throttling import limited
from registrations.views.addresses import by_token, form_page, keep_private

from . import services
from .forms import OwnerReportForm
from .models import Commitment

View = Callable[[HttpRequest, Commitment], HttpResponse]


def owned(view: View) -> Callable[..., HttpResponse]:
    """Find the commitment of a link. One that opens nothing is 404, one that has ended 410 and says why."""

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        commitment = by_token(Commitment.objects.with_story(), token)
        if commitment is None:
            return keep_private(render(request, "agenda/commitments/unknown_link.html", status=404))
        if commitment.link_ended_at is not None:
            return keep_private(_ended(request, commitment))
        side_event, link = commitment.summary.side_event, f"commitment/{commitment.pk}"
        return keep_private(limited(request, side_event, link, lambda: view(request, commitment)))

    return found


@require_http_methods(["GET", "HEAD", "POST"])
@owned
def own_commitment(request: HttpRequest, commitment: Commitment) -> HttpResponse:
    """What was promised, what was reported of it, and the form for the next report."""
    form = OwnerReportForm(
        request.POST if request.method == "POST" else None, initial={"agrees": commitment.is_agreed}
    )
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            _report(commitment, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            return _back(request, commitment, _("Thank you. Your report is saved."))
    return form_page(request, "agenda/commitments/own.html", _context(commitment) | {"form": form}, status)


@transaction.atomic
def _report(commitment: Commitment, form: OwnerReportForm) -> None:
    said = dict(form.cleaned_data)
    agrees = said.pop("agrees")
    services.report(commitment=commitment, by=services.OWNER, **said)
    if agrees:
        services.agree(commitment=commitment, by=services.OWNER)
    elif commitment.is_agreed:
        services.take_agreement_back(commitment=commitment, by=services.OWNER)


@require_POST
@owned
def publication(request: HttpRequest, commitment: Commitment) -> HttpResponse:
    """Agree to the public register, or take the agreement back."""
    if "agree" in request.POST:
        act, done = services.agree, _("Thank you. The public register shows your commitment.")
    else:
        act, done = services.take_agreement_back, _("The public register no longer shows your commitment.")
    return _done(request, commitment, lambda: act(commitment=commitment, by=services.OWNER), done)


@require_POST
@owned
def mails(request: HttpRequest, commitment: Commitment) -> HttpResponse:
    """Stop the reminders, or let them come again."""
    if "stop" in request.POST:
        act, done = services.stop_mails, _("No more reminders are sent.")
    else:
        act, done = services.allow_mails, _("Reminders are sent again.")
    return _done(request, commitment, lambda: act(commitment=commitment), done)


@require_http_methods(["GET", "HEAD", "POST"])
@owned
def not_ours(request: HttpRequest, commitment: Commitment) -> HttpResponse:
    """Ask, and note that the commitment is not that of whoever has the link."""
    context, status = _context(commitment), 200
    if request.method == "POST":
        try:
            services.disown(commitment=commitment)
        except Refusal as refusal:
            context["refusal"], status = str(refusal), 409
        else:
            return render(request, "agenda/commitments/disowned.html", context)
    return form_page(request, "agenda/commitments/not_ours.html", context, status)


def _done(request: HttpRequest, commitment: Commitment, act: Callable[[], object], done: str) -> HttpResponse:
    """Do it and go back to the page with a sentence about it; a link that ended meanwhile says so."""
    try:
        act()
    except Refusal:
        return _ended(request, commitment)
    return _back(request, commitment, done)


def _back(request: HttpRequest, commitment: Commitment, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect(commitment.personal_path)


def _ended(request: HttpRequest, commitment: Commitment) -> HttpResponse:
    return render(request, "agenda/commitments/ended.html", _context(commitment), status=410)


def _context(commitment: Commitment) -> dict[str, object]:
    side_event = told(commitment.summary.side_event, get_language())
    return {"commitment": commitment, "side_event": side_event, "week": side_event.week}
