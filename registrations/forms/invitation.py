"""What invitees fill in: their answer, a word with it, or the colleague to whom they forward the invitation."""

from typing import cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.cleaning import TOO_LONG, LineField
from events.crispy import fields_alone

from ..models import Invitation, Rsvp
from ..services import Details, Invitee
from .colleagues import HandOverForm
from .fields import AddressField, AddressInput, line
from .rsvp import RsvpForm


class AcceptForm(RsvpForm):
    """The answer of somebody invited: the address is known, and no program finds the way here."""

    is_invited = True

    def __init__(self, *args: object, invitation: Invitation, **kwargs: object):
        super().__init__(*args, side_event=invitation.side_event, initial=_as_invited(invitation), **kwargs)
        self.invitation = invitation
        del self.fields["email"], self.fields["website"]

    def layout(self) -> Layout:
        you = ["courtesy_title", "given_name", "family_name", "function", "organization_name"]
        return Layout(
            Fieldset(_("How you will attend"), HTML("{{ form.modes_html }}")),
            Fieldset(_("You"), *you),
            *self.further(),
            Fieldset(_("Your agreement"), "has_consented"),
        )

    @property
    def mode(self) -> str:
        """The attendance mode chosen."""
        return str(self.cleaned_data["attendance_mode"])

    def details(self) -> Details:
        """Return what the services take."""
        without = ("attendance_mode", "has_consented")
        return cast(
            "Details", {name: value for name, value in self.cleaned_data.items() if name not in without}
        )


def _as_invited(invitation: Invitation) -> dict[str, str]:
    names = ("courtesy_title", "given_name", "family_name", "function", "organization_name")
    return {name: getattr(invitation, name) for name in names}


class DeclineForm(forms.Form):
    """No, with a word for the organizers."""

    note = LineField(
        label=gettext_lazy("A word for the organizers"),
        required=False,
        max_length=Invitation._meta.get_field("answer_note").max_length,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        # a browser would cut off what is pasted without a word
        self.fields["note"].widget.attrs.pop("maxlength", None)

    @property
    def helper(self) -> FormHelper:
        return fields_alone()


class ForwardForm(HandOverForm):
    """The colleague who shall have the invitation."""

    field_order = ["courtesy_title", "given_name", "family_name", "function", "email"]
    courtesy_title = forms.ChoiceField(
        label=gettext_lazy("Courtesy title"),
        required=False,
        choices=[("", gettext_lazy("None")), *Rsvp.CourtesyTitle.choices],
    )
    function = line("function", help_text=gettext_lazy("For example: Second Secretary."))
    email = AddressField(
        label=gettext_lazy("E-mail of the colleague"),
        max_length=Invitation._meta.get_field("email").max_length,
        help_text=gettext_lazy("The invitation goes there, with a link of its own."),
        error_messages={
            "required": gettext_lazy("Please give the address of the colleague."),
            "max_length": TOO_LONG,
        },
        widget=AddressInput(attrs={"autocomplete": "off"}),
    )

    def invitee(self, language: str) -> Invitee:
        """Return whom the services shall invite."""
        return Invitee(language=language, **self.cleaned_data)
