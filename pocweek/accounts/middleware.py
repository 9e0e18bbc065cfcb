"""Keeps those who need a second factor and have not shown one away from all that staff see."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from ..models import User
from . import second_factor
from .urls import NAMES

SIGN_IN_PAGES = {"account_login", "account_request_login_code"}
Signed = User | AnonymousUser


class SecondFactorMiddleware:
    """Outside the account pages such a user counts as not signed in, so no page can forget to ask.

    A page that never looks at its user costs nothing. What leads to the sign-in page leads on to the second factor.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.signed_in = request.user  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(partial(_who_counts, request, request.user))  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else None
        if name not in NAMES:
            return None
        request.user = signed_in = request.signed_in  # type: ignore[attr-defined]
        if name in SIGN_IN_PAGES and signed_in.is_authenticated and _is_kept_out(request, signed_in):
            return redirect(f"{resolve_url('account_second_factor')}?{urlencode({'next': _asked(request)})}")
        return None


def _who_counts(request: HttpRequest, signed_in: Signed) -> Signed:
    if isinstance(signed_in, AnonymousUser) or not _is_kept_out(request, signed_in):
        return signed_in
    return AnonymousUser()


def _is_kept_out(request: HttpRequest, user: User) -> bool:
    return second_factor.is_required() and second_factor.is_missing(request, user)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("next", "")
