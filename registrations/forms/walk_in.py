"""Somebody at the door without RSVP, as door staff type it standing."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy

from events.crispy import fields_alone

from ..organizations import suggested_names
from .fields import line


class WalkInForm(forms.Form):
    """Who it is. The key is made with the page, so that a form sent twice lets one person in."""

    given_name = line("given_name", required=gettext_lazy("Please give the given name."))
    family_name = line("family_name", required=gettext_lazy("Please give the family name."))
    organization_name = line(
        "organization_name", required=gettext_lazy("Please name the mission or organization.")
    )
    function = line("function")
    key = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["organization_name"].widget.attrs["list"] = "organizations"

    @property
    def helper(self) -> FormHelper:
        return fields_alone()

    def organization_names(self) -> list[str]:
        return suggested_names()
