"""The page between a sign-in and what staff see, for those who need a second factor."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from ..models import User
from . import second_factor as factors

NEXT = "after_second_factor"  # in the session: where somebody wanted to go


@require_safe
@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor that is there, else to set one up; lead on to the page that was wanted."""
    assert isinstance(request.user, User)  # noqa: S101  # whoever is not signed in does not come here
    wanted = request.GET.get("next", "")
    if wanted and get_adapter(request).is_safe_url(wanted):
        request.session[NEXT] = wanted
    if not factors.is_missing(request, request.user):
        return redirect(request.session.pop(NEXT, None) or resolve_url("admin:index"))
    if factors.has_one(request.user):
        method = get_adapter(request).get_reauthentication_methods(request.user)[0]
        return redirect(f"{method['url']}?{urlencode({'next': request.path})}")
    return render(request, "account/second_factor.html", {"is_required": factors.is_required()})
