"""Against guessing of passwords: what django-axes counts by, and what it answers after too many wrong ones.

It counts by person and address together. By address alone one person of a mission would lock out all others there;
by person alone anybody anywhere could lock a person out.
"""

import ipaddress
from collections.abc import Mapping

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pocweek.models import User
from registrations.networks import IPV6_SITE, client_address

from .sign_in import WAIT

LONGEST_NAME = 255  # of the column of django-axes


def address_of(request: HttpRequest) -> str | None:
    """Return the client's address; of IPv6 that of its site, inside which one person has any number of addresses."""
    client = client_address(request.META)
    if client is None:
        return None
    if client.version == 4:
        return str(client)
    return str(ipaddress.ip_network((client, IPV6_SITE), strict=False).network_address)


def name_of(request: HttpRequest, credentials: Mapping[str, str] | None) -> str | None:
    """Return one name for each person, whichever was typed: that of the user, or its e-mail, in any letters."""
    given = credentials or {}
    typed = (given.get("username") or given.get("email") or "").strip()
    if not typed:
        return None
    known = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed))
    return known.values_list("username", flat=True).first() or typed.lower()[:LONGEST_NAME]


def please_wait(
    request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, str] | None
) -> HttpResponse:
    """Answer 429: after how many minutes a password is taken again, and that a code by e-mail is taken now."""
    minutes = int(WAIT.total_seconds() // 60)
    answer = render(request, "account/locked.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(int(WAIT.total_seconds()))
    return answer
