"""The form of twelve fields."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from .models import Rsvp


class RsvpForm(forms.ModelForm):
    has_consented = forms.BooleanField(label="The organizers may use these details")

    class Meta:
        model = Rsvp
        fields = [
            "attendance_mode",
            "courtesy_title",
            "given_name",
            "family_name",
            "function",
            "organization_name",
            "email",
            "un_pass",
            "identity_name",
            "dietary_needs",
            "access_needs",
            "has_consented",
        ]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.add_input(Submit("submit", "Send RSVP"))
        return helper
