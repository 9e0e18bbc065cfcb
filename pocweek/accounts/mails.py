"""Mails about accounts, as rows. A code or link in one is sealed until it is sent, and gone from the row afterwards."""

import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from events.languages import told_text
from events.mails.messages import Draft, write
from events.un_style.formats import date_text

from ..models import User
from .models import StaffInvitation
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


def write_invitation(invitation: StaffInvitation, secret: str) -> None:
    """Send the link. It is known to the recipient alone: the row keeps a hash of it, the message none once sent."""
    write(
        Draft(
            kind="pocweek/invitation",
            recipient=invitation.email,
            language=invitation.language,
            facts=_facts(invitation, invitation.language) | {"until": _day(invitation)},
            secrets={"link": settings.SITE_URL + _path("account_invitation", invitation.language, secret)},
            secret_until=invitation.expires_at,
            dedupe_key=f"pocweek/invitation/{invitation.pk}/{invitation.secret_hash}",
        )
    )


def write_role(invitation: StaffInvitation, user: User) -> None:
    """Tell somebody who has an account that it may do more now."""
    link = settings.SITE_URL + _path("account_login", user.language)
    write(
        Draft(
            kind="pocweek/role",
            recipient=user.email,
            language=user.language,
            facts=_facts(invitation, user.language) | {"link": link},
            dedupe_key=f"pocweek/role/{invitation.pk}",
        )
    )


def _facts(invitation: StaffInvitation, language: str) -> dict[str, object]:
    with override(language):
        return {
            "week": gettext("Protection of Civilians Week"),
            "salutation": gettext("Dear %(name)s,") % {"name": invitation.name},
            "inviter": invitation.invited_by,
            "role": str(invitation.get_role_display()),
            "side_event": told_text(invitation.side_event, "title") if invitation.side_event else "",
        }


def _day(invitation: StaffInvitation) -> str:
    with override(invitation.language):
        return date_text(invitation.expires_at.date())


def _path(name: str, language: str, *secret: str) -> str:
    with override(language):
        return reverse(name, args=secret)
