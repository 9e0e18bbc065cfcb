"""The page of a personal invitation: accept, decline, forward. Opening it changes nothing; only a POST does."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.models import SideEvent
from events.personal_links import by_token, form_page, keep_private

from .. import rules, services
from ..forms.invitation import AcceptForm, DeclineForm, ForwardForm
from ..mails.messages import Letters
from ..models import Invitation
from ..throttling import limited

View = Callable[[HttpRequest, Invitation], HttpResponse]


def invited(view: View) -> Callable[..., HttpResponse]:
    """Find the invitation of a link; a link that opens nothing gets a page of its own."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        invitation = by_token(Invitation.objects.select_related("rsvp", "forwarded_from"), token)
        if invitation is None:
            return keep_private(render(request, "registrations/invitation_unknown.html", status=404))
        side_events = SideEvent.objects.with_programme().select_related("rsvp_policy")
        invitation.side_event = side_events.get(pk=invitation.side_event_id)
        link = f"invitation/{invitation.pk}"
        return keep_private(limited(request, invitation.side_event, link, lambda: view(request, invitation)))

    return found


@invited
def invitation(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Who invites to what, and the form to accept; what came of it once it was answered."""
    form = AcceptForm(request.POST if request.method == "POST" else None, invitation=invitation)
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            outcome = services.accept_invitation(
                invitation=invitation,
                attendance_mode=form.mode,
                language=get_language() or "en",
                **form.details(),
            )
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            return redirect(outcome.rsvp)
    facts = Letters(invitation.side_event).facts_for_invitees(get_language() or "en")
    context = page_context(invitation) | {"form": form, "facts": facts}
    return form_page(request, "registrations/invitation.html", context, status)


@invited
def decline(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Ask for a word, and decline."""
    form = DeclineForm(request.POST if request.method == "POST" else None)
    return _answer_or_ask(
        request,
        invitation,
        form,
        "registrations/invitation_decline.html",
        lambda: services.decline_invitation(invitation=invitation, note=form.cleaned_data["note"]),
    )


@invited
def forward(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Ask to whom, and forward: the link of this page ends, and the colleague gets one of his or her own."""
    form = ForwardForm(request.POST if request.method == "POST" else None)
    return _answer_or_ask(
        request,
        invitation,
        form,
        "registrations/invitation_forward.html",
        lambda: services.forward_invitation(invitation=invitation, to=form.invitee(invitation.language)),
    )


def _answer_or_ask(
    request: HttpRequest,
    invitation: Invitation,
    form: DeclineForm | ForwardForm,
    template: str,
    answer: Callable[[], object],
) -> HttpResponse:
    """Do it and show what came of it on the page of the invitation, or show the form."""
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            answer()
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            return redirect(invitation)
    return form_page(request, template, page_context(invitation) | {"form": form}, status)


def page_context(invitation: Invitation) -> dict[str, object]:
    side_event = invitation.side_event
    over = rules.why_over(side_event)
    return {
        "week": side_event.week,
        "side_event": side_event,
        "invitation": invitation,
        "is_open": invitation.is_open() and not over,
        "why_not": over or _why_ended(invitation),
    }


def _why_ended(invitation: Invitation) -> str:
    """Return why the invitation cannot be answered now; nothing where it can."""
    if invitation.has_expired:
        return _("The time to answer is over.")
    return {
        Invitation.Status.OPEN: "",
        Invitation.Status.ACCEPTED: _("You have accepted."),
        Invitation.Status.DECLINED: _("You have declined."),
        Invitation.Status.FORWARDED: _("You have forwarded this invitation, and this link has ended."),
        Invitation.Status.WITHDRAWN: _("The organizers have withdrawn this invitation."),
    }[Invitation.Status(invitation.status)]
