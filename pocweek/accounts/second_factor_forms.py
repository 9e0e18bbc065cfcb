"""The forms of second factors: those of django-allauth with our words."""

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from .forms import CODE, OwnWords

PASSKEY_NAME = _("Name of the passkey")


class OnceOnly:
    """Takes no code a second time. django-allauth forgets one after half a minute, though one late is taken as well."""

    LIVES = app_settings.TOTP_PERIOD * (1 + 2 * app_settings.TOTP_TOLERANCE)  # seconds

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        used = f"second-factor-used-{self.user.pk}-{normalize_user_code(code)}"  # type: ignore[attr-defined]
        if not cache.add(used, True, timeout=self.LIVES):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OwnWords, OnceOnly, base.AuthenticateForm):
    labels = {"code": CODE}


class CodeAgainForm(OwnWords, OnceOnly, base.ReauthenticateForm):
    labels = {"code": CODE}


class ActivateAppForm(OwnWords, totp.ActivateTOTPForm):
    labels = {"code": _("Code that the app shows")}


class AddPasskeyForm(OwnWords, webauthn.AddWebAuthnForm):
    labels = {"name": PASSKEY_NAME, "passwordless": _("Sign in with this passkey alone, without a password")}
    help_texts = {
        "name": _("So that you know it again: the telephone or the key that holds it."),
        "passwordless": _("The device then asks for your finger, your face or its PIN."),
    }


class RenamePasskeyForm(OwnWords, webauthn.EditWebAuthnForm):
    labels = {"name": PASSKEY_NAME}
