"""Mails about accounts, as rows. A code or link in one is sealed until it is sent, and gone from the row afterwards."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from events.messages import Draft, write

from ..models import User
from .sign_in import CODE_LASTS


@transaction.atomic
def write_code(*, purpose: str, email: str, code: str) -> None:
    """Send a code that proves the address. `purpose` is login_code, password_reset_code or email_confirmation."""
    language = get_language() or "en"
    minutes = int(CODE_LASTS.total_seconds() // 60)
    write(
        Draft(
            kind="pocweek/code",
            recipient=email,
            language=language,
            facts={**_frame(language), "purpose": purpose, "minutes": minutes},
            secrets={"code": code},
            secret_until=timezone.now() + CODE_LASTS,
            dedupe_key=_key("code"),
        )
    )


@transaction.atomic
def write_notice(*, change: str, email: str, new_address: str = "", language: str = "") -> None:
    """Tell somebody what was changed about the own account. `change` is a name in pocweek/emails/_change.txt."""
    language = language or get_language() or "en"
    facts = {**_frame(language), "change": change, "new_address": new_address}
    write(
        Draft(
            kind="pocweek/notice",
            recipient=email,
            language=language,
            facts=facts,
            dedupe_key=_key("notice"),
        )
    )


def tell(user: User, change: str) -> None:
    """Tell a user, in the language in which he or she reads the site, what somebody else changed."""
    if user.email:
        write_notice(change=change, email=user.email, language=user.language)


def _frame(language: str) -> dict[str, object]:
    """Return what stands in every mail: above it, and to whom."""
    with override(language):
        return {"week": gettext("Protection of Civilians Week"), "salutation": ""}


def _key(kind: str) -> str:
    return f"pocweek/{kind}/{secrets.token_urlsafe(16)}"
