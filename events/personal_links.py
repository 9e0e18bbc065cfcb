"""Personal links: a random secret in an address that is mailed to one person, and how their pages are answered."""

import re
import secrets
from typing import TypeVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOKEN = re.compile(r"[A-Za-z0-9_-]{1,40}")
Found = TypeVar("Found", bound=models.Model)


def new_token() -> str:
    """Return 32 characters that nobody can guess (192 bits): the whole secret of a personal link."""
    return secrets.token_urlsafe(24)


def by_token(queryset: models.QuerySet[Found], token: str) -> Found | None:
    """Return what a personal link belongs to, or None. What cannot be a token asks no database."""
    return queryset.filter(token=token).first() if TOKEN.fullmatch(token) else None


def keep_private(response: HttpResponse) -> HttpResponse:
    """Keep a personal page nowhere: not in caches, not in search engines, and tell its address to nobody."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def form_page(request: HttpRequest, template: str, context: dict[str, object], status: int) -> HttpResponse:
    """Render a personal page with a form. With `no-referrer` browsers send "Origin: null" along with a POST,
    which the protection against forged requests refuses; `strict-origin` tells the host and never the path."""
    response = render(request, template, context, status=status)
    response["Referrer-Policy"] = "strict-origin"
    return response
