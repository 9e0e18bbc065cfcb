"""Invitations to work on the week: what the secretariat fills in, and what the person invited does."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.cleaning import LineField

from ..models import User
from . import services
from .models import StaffInvitation


class InviteForm(forms.ModelForm):
    class Meta:
        model = StaffInvitation
        fields = ["email", "name", "role", "side_event", "language"]
        help_texts = {
            "side_event": gettext_lazy("Only for organizers: the side event that this person may change."),
            "language": gettext_lazy("The invitation is written in it."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"email", "role"} <= cleaned.keys():
            asked: dict[str, Any] = {name: cleaned.get(name) for name in ("email", "role", "side_event")}
            if refusal := services.why_not_invite(**asked):
                raise ValidationError(refusal)
        return cleaned


class AcceptForm(forms.Form):
    """The name as colleagues see it, and a password or none."""

    name = LineField(label=gettext_lazy("Your name"), max_length=150)
    password1 = forms.CharField(
        label=gettext_lazy("New password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Leave both empty to sign in with codes that we send by e-mail."),
    )
    password2 = forms.CharField(
        label=gettext_lazy("New password, once more"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: StaffInvitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        if password:
            validate_password(password, User(username=self.invitation.email, email=self.invitation.email))
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("password1", "") != cleaned.get("password2", "") and "password1" in cleaned:
            self.add_error("password2", _("The two passwords are not the same."))
        return cleaned
