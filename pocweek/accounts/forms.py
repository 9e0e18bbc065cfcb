"""The forms of signing in, of the password and of the address: those of django-allauth with our words."""

from typing import Any

from allauth.account import forms as base
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = _("Code")
EMAIL = _("E-mail")
NEW, NEW_AGAIN = _("New password"), _("New password, once more")


class OwnWords:
    """Labels of ours in six languages, and no text inside a field: it is gone when one begins to type."""

    labels: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "" if "password" in name else field.help_text)


class SignInForm(OwnWords, base.LoginForm):
    labels = {"login": _("E-mail or user name"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].max_length = 254


class RequestCodeForm(OwnWords, base.RequestLoginCodeForm):
    labels = {"email": EMAIL}


class SignInCodeForm(OwnWords, base.ConfirmLoginCodeForm):
    labels = {"code": CODE}


class PasswordAgainForm(OwnWords, base.ReauthenticateForm):
    labels = {"password": _("Password")}


class NewEmailForm(OwnWords, base.AddEmailForm):
    labels = {"email": _("New e-mail address")}


class EmailCodeForm(OwnWords, base.ConfirmEmailVerificationCodeForm):
    labels = {"code": CODE}


class ChangePasswordForm(OwnWords, base.ChangePasswordForm):
    labels = {"oldpassword": _("Current password"), "password1": NEW, "password2": NEW_AGAIN}
    help_texts = {"password1": _("At least 10 characters, and none that many people use.")}


class SetPasswordForm(OwnWords, base.SetPasswordForm):
    labels = {"password1": NEW, "password2": NEW_AGAIN}
    help_texts = ChangePasswordForm.help_texts


class ForgottenPasswordForm(OwnWords, base.ResetPasswordForm):
    labels = {"email": EMAIL}


class PasswordCodeForm(OwnWords, base.ConfirmPasswordResetCodeForm):
    labels = {"code": CODE}


class NewPasswordForm(OwnWords, base.ResetPasswordKeyForm):
    labels = {"password1": NEW, "password2": NEW_AGAIN}
    help_texts = ChangePasswordForm.help_texts
