"""What of django-allauth is otherwise here: nobody signs up, mails are rows, secrets are sealed in the database."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.mails.sealing import CannotUnseal, seal, unseal

from ..models import User
from . import mails, second_factor
from .codes import qr_code
from .guessing import address_of

WRONG = _("Name or password are not right. Please try again.")
WRONG_CODE = _("This code is not right, or no longer valid.")
TOO_OFTEN = _("This was tried too often. Please try again in 15 minutes.")
# What is said after a step. For other steps the next page tells enough.
SAID = {
    "password_changed": _("Your password is changed."),
    "password_set": _("Your password is set."),
    "email_confirmed": _("Your e-mail address is changed."),
    "totp_activated": _("The app is set up."),
    "totp_deactivated": _("The app is removed."),
    "webauthn_added": _("The passkey is set up."),
    "webauthn_removed": _("The passkey is removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in, codes by e-mail, the own address and password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "email_taken": _("Another account has this e-mail address."),
        "duplicate_email": _("This is your address already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """Leave out the proof of the address at sign-in: who has an account was invited there, or entered by hand."""
        return [stage for stage in super().get_login_stages() if not stage.endswith("EmailVerificationStage")]

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or ""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave the counting of wrong passwords to django-axes: here it would go by the person alone."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to ask once more before a change of what opens the account: not within minutes of a sign-in.

        Where there is a second factor, only that counts: a password that was seen over a shoulder must not remove it.
        """
        request = context.request
        records = get_authentication_records(request, request.user)
        recent = {r["method"] for r in records if time.time() - r["at"] < REAUTHENTICATION_TIMEOUT}
        return not ("mfa" in recent or (recent and not second_factor.has_one(request.user)))

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        methods = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] != "reauthenticate"] or methods

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Note in which language somebody reads the site: mails that others cause are written in it."""
        if user.language != get_language():
            user.language = get_language() or user.language
            user.save(update_fields=["language"])
        return super().post_login(request, user, **kwargs)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, which are there in all six languages."""
        name = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        super().add_message(request, level, message=message or str(SAID.get(name, "")))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail as a row, in the language of the page: it is queued, retried and seen as all others."""
        name = template_prefix.rpartition("/")[2]
        if "code" in context:
            mails.write_code(purpose=name, email=email, code=context["code"])
        else:
            mails.write_notice(change=name, email=email, new_address=context.get("to_email", ""))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Apps, passkeys and recovery codes."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def get_totp_issuer(self) -> str:
        return "PoC Week"

    def _get_site_name(self) -> str:
        return "PoC Week"

    def build_totp_svg(self, url: str) -> str:
        return qr_code(url)

    def encrypt(self, text: str) -> str:
        """Seal the secrets of second factors: a copy of the database alone does not hold them."""
        return seal({"secret": text})

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; where the key of the site was changed one that no code fits: then it has to be reset."""
        try:
            return unseal(encrypted_text)["secret"]
        except CannotUnseal:
            return generate_totp_secret()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"{_('Passkey')} {number}"
