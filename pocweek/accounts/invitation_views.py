"""What somebody does who was invited to work on the week: open the link, set a password or none, and go in."""

import re

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from . import services
from .invitation_forms import AcceptForm
from .models import StaffInvitation, hash_of

SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password1", "password2")
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the invitation; a POST makes the account, once. A link that has ended says so (410)."""
    found = _by(secret)
    if found is None:
        return _private(render(request, "account/invitation_ended.html", status=404))
    if found.state != StaffInvitation.State.OPEN:
        return _private(render(request, "account/invitation_ended.html", {"invitation": found}, status=410))
    form = AcceptForm(request.POST or None, invitation=found, initial={"name": found.name})
    if form.is_valid():
        try:
            return _private(_accept(request, found, form))
        except services.AccountError as refusal:  # a second click came first
            ended = {"invitation": _by(secret) or found, "refusal": str(refusal)}
            return _private(render(request, "account/invitation_ended.html", ended, status=410))
    status = 422 if form.errors else 200
    context = {"invitation": found, "form": form}
    return _private(render(request, "account/invitation.html", context, status=status))


def _accept(request: HttpRequest, found: StaffInvitation, form: AcceptForm) -> HttpResponse:
    """Make the account and sign the person in: the link has proved the address, as a code by mail would."""
    user = services.accept(
        invitation=found, name=form.cleaned_data["name"], password=form.cleaned_data["password1"]
    )
    if user is None:
        messages.info(request, _("You have an account already. Please sign in."))
        return redirect("account_login")
    record_authentication(request, user, method="code", email=user.email)
    return perform_login(request, Login(user=user, email=user.email))


def _by(secret: str) -> StaffInvitation | None:
    if not SECRET.fullmatch(secret):
        return None
    return StaffInvitation.objects.select_related("side_event").filter(secret_hash=hash_of(secret)).first()


def _private(response: HttpResponse) -> HttpResponse:
    """Tell the address of the link to nobody. `strict-origin`: with none a browser's POST would be refused."""
    response["Referrer-Policy"] = "strict-origin"
    return response
