"""Whether a session has shown a second factor. Who needs one is said in `events.access`."""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from events.access import needs_second_factor

from ..models import User


def is_required() -> bool:
    """Whether nobody goes on without; on a machine for trying the site people are only asked."""
    return settings.SECOND_FACTOR == "required"


def has_shown(request: HttpRequest, user: User) -> bool:
    """Whether this session has shown a second factor of the user. Asks no database beyond the session."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def is_missing(request: HttpRequest, user: User) -> bool:
    """Whether this user needs a second factor and this session has shown none."""
    return not has_shown(request, user) and needs_second_factor(user)


def has_one(user: User) -> bool:
    """Whether the user has set one up: an app or a passkey."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


def note_shown(*, request: HttpRequest, user: User, authenticator: Authenticator, **signal: object) -> None:
    """Take a factor that was set up a moment ago as shown: its first code, or its key, was asked for."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
