"""What is filled in about a commitment: a report, by its owner or by staff."""

import uuid

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.cleaning import clean_text
from events.crispy import fields_alone
from registrations.forms.fields import TOO_LONG

from .models import CommitmentReport
from .services import REPORTABLE


class ReportForm(forms.Form):
    """How a commitment stands. The key is made with the page, so that pressing twice reports once."""

    state = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=[("", gettext_lazy("Please choose")), *((state.value, state.label) for state in REPORTABLE)],
        error_messages={"required": gettext_lazy("Choose how the commitment stands.")},
    )
    text = forms.CharField(
        label=gettext_lazy("What was done"),
        help_text=gettext_lazy("A few sentences, as they may be published."),
        max_length=CommitmentReport._meta.get_field("text").max_length,
        error_messages={"required": gettext_lazy("Say in a sentence what was done."), "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    evidence = forms.CharField(
        label=gettext_lazy("Web address where it can be read"),
        required=False,
        max_length=CommitmentReport._meta.get_field("evidence").max_length,
        error_messages={"max_length": TOO_LONG},
        widget=forms.URLInput(attrs={"placeholder": "https://", "dir": "ltr", "autocomplete": "off"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        for name in ("text", "evidence"):  # a browser would cut off what is pasted without a word
            self.fields[name].widget.attrs.pop("maxlength", None)

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(_("Say in a sentence what was done."))
        return text

    def clean_evidence(self) -> str:
        """Take web addresses alone: anything else could do harm to whoever opens it."""
        address: str = self.cleaned_data["evidence"]
        try:
            if address:
                URLValidator(schemes=["http", "https"])(address)
        except forms.ValidationError as problem:
            sentence = _("This is no web address. It begins with https:// or http://.")
            raise forms.ValidationError(sentence) from problem
        scheme, sign, rest = address.partition("://")
        return f"{scheme.lower()}{sign}{rest}"

    @property
    def helper(self) -> FormHelper:
        return fields_alone()


class OwnerReportForm(ReportForm):
    """The report of the owner, who may agree in the same step to its publication."""

    agrees = forms.BooleanField(
        label=gettext_lazy("This commitment and our reports may be shown in the public register"),
        required=False,
    )
