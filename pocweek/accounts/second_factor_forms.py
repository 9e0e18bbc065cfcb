"""The forms of second factors: those of django-allauth with our words."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from .forms import CODE, OwnWords

PASSKEY_NAME = _("Name of the passkey")


class CodeForm(OwnWords, base.AuthenticateForm):
    labels = {"code": CODE}


class CodeAgainForm(OwnWords, base.ReauthenticateForm):
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
