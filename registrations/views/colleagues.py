"""Colleagues of a delegate: the seat handed over to one, and a delegation registered by its focal point."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.actors import Actor
from events.personal_links import by_token, form_page, keep_private
from events.un_style.isolation import isolated

from .. import rules, services
from ..forms import HandOverForm, MemberForm, TakeOverForm
from ..mails.messages import where_text
from ..models import HandOver, Rsvp
from ..services.delegations import why_no_party
from ..throttling import limited
from .addresses import personal, unknown_link
from .personal import personal_context


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def hand_over(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Offer the seat to a colleague."""
    form, status = HandOverForm(request.POST if request.method == "POST" else None), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                services.offer_hand_over(rsvp=rsvp, by=Actor.delegate(), **form.cleaned_data)
            except services.RegistrationError as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                messages.success(
                    request, _("We have written to your colleague. Until then the seat is yours.")
                )
                return redirect(rsvp)
    return form_page(request, "registrations/hand_over.html", personal_context(rsvp) | {"form": form}, status)


@require_POST
@personal
def keep(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Withdraw the offer: the colleague's link ends."""
    offer = rsvp.hand_overs.filter(status=HandOver.Status.OPEN).first()
    if offer is not None:
        services.withdraw_hand_over(offer=offer, by=Actor.delegate())
        messages.success(request, _("The seat stays with you. Your colleague’s link has ended."))
    return redirect(rsvp)


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, token: str) -> HttpResponse:
    """The page of the colleague to whom a seat is offered: take it, or decline."""
    offers = HandOver.objects.select_related(
        "rsvp__side_event__week", "rsvp__side_event__venue", "rsvp__side_event__rsvp_policy", "successor"
    )
    offer = by_token(offers, token)
    if offer is None:
        return unknown_link(request)
    link = f"hand-over/{offer.pk}"
    return keep_private(
        limited(request, offer.rsvp.side_event, link, lambda: _take_or_decline(request, offer))
    )


def _take_or_decline(request: HttpRequest, offer: HandOver) -> HttpResponse:
    is_declined = request.method == "POST" and "decline" in request.POST
    typed = request.POST if request.method == "POST" and not is_declined else None
    side_event = offer.rsvp.side_event
    form = TakeOverForm(typed, side_event=side_event, initial=_as_offered(offer))
    refusal, status = "", 422 if form.errors else 200
    try:
        if is_declined:
            services.decline_hand_over(offer=offer)
            return redirect(offer)
        if form.is_bound and form.is_valid():
            outcome = services.accept_hand_over(
                offer=offer, language=get_language() or "en", **form.details()
            )
            return redirect(outcome.rsvp)
    except services.RegistrationError as problem:
        refusal, status = str(problem), 409
    context = {
        "week": side_event.week,
        "side_event": side_event,
        "offer": offer,
        "is_open": offer.is_open() and not rules.why_over(side_event),
        "where": where_text(side_event, offer.rsvp.attendance_mode),
        "form": form,
        "refusal": refusal,
    }
    return form_page(request, "registrations/take_over.html", context, status)


def _as_offered(offer: HandOver) -> dict[str, str]:
    return {
        "given_name": offer.given_name,
        "family_name": offer.family_name,
        "organization_name": offer.rsvp.organization_name,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def party(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Register one more colleague of the delegation, and see those registered."""
    typed = request.POST if request.method == "POST" else None
    first = {"organization_name": rsvp.organization_name, "attendance_mode": rsvp.attendance_mode}
    form = MemberForm(typed, side_event=rsvp.side_event, initial=first)
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        member = services.PartyMember(
            details=form.details(),
            attendance_mode=form.cleaned_data["attendance_mode"],
            email=form.cleaned_data["email"],
        )
        try:
            (outcome,) = services.register_party(focal_point=rsvp, members=[member], by=Actor.delegate())
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, _what_came_of(outcome, form))
            return redirect("registrations:party", rsvp.token)
    context = personal_context(rsvp) | {
        "form": form,
        "party": _shown_party(rsvp),
        "why_not": why_no_party(rsvp),
    }
    return form_page(request, "registrations/party.html", context, status)


def _what_came_of(outcome: services.Outcome, form: MemberForm) -> str:
    """Say it of the name that was typed; who has answered under the address is told to nobody else."""
    typed = Rsvp(
        **{name: form.cleaned_data[name] for name in ("courtesy_title", "given_name", "family_name")}
    )
    name = isolated(typed.full_name)
    if outcome.rsvp.side_event.is_discreet and form.cleaned_data["email"]:
        return _("%(name)s gets an e-mail with the answer.") % {"name": name}
    if not outcome.is_new:
        sentence = _("%(name)s: somebody has answered under that address. The link is sent there again.")
        return sentence % {"name": name}
    return _("%(name)s: %(state)s.") % {"name": name, "state": outcome.rsvp.get_status_display()}


def _shown_party(rsvp: Rsvp) -> list[Rsvp]:
    """Return the colleagues whom this person registered. At a discreet event those with an address of their own are
    left out: that one is missing from the list would tell that he or she had answered before."""
    party = rsvp.party.live().order_by("pk")
    return list(party.filter(email="") if rsvp.side_event.is_discreet else party)


@require_POST
@personal
def cancel_member(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Cancel the RSVP of a colleague whom this person registered."""
    number = request.POST.get("member", "")
    member = rsvp.party.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
    if member is None:
        return unknown_link(request)
    try:
        services.cancel(rsvp=member, by=Actor.delegate())
    except services.RegistrationError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s: cancelled.") % {"name": member.full_name})
    return redirect("registrations:party", rsvp.token)
