"""Colleagues: to whom a seat is handed over, and whom a focal point registers."""

from typing import cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.crispy import fields_alone
from events.models import SideEvent

from ..models import HandOver, Rsvp
from ..services import Details
from .details import DetailsForm
from .fields import AddressField, AddressInput, AsksAboutSlips, line
from .rsvp import modes_of


class HandOverForm(AsksAboutSlips):
    """The colleague who shall have the seat."""

    given_name = line("given_name", required=gettext_lazy("Please give the colleague's given name."))
    family_name = line("family_name", required=gettext_lazy("Please give the colleague's family name."))
    email = AddressField(
        label=gettext_lazy("E-mail of the colleague"),
        max_length=HandOver._meta.get_field("email").max_length,
        help_text=gettext_lazy("The colleague takes the seat by a link that we send there."),
        error_messages={"required": gettext_lazy("Please give the address of the colleague.")},
        widget=AddressInput(attrs={"autocomplete": "off"}),
    )

    @property
    def helper(self) -> FormHelper:
        return fields_alone(Layout(Fieldset(_("Your colleague"), *self.fields)))


class TakeOverForm(DetailsForm):
    """What the colleague says when taking the seat."""

    has_consented = forms.BooleanField(
        label=gettext_lazy(
            "The organizers may use these details to prepare the side event and to write to me."
        ),
        error_messages={"required": gettext_lazy("Without your agreement we cannot keep your RSVP.")},
    )

    def layout(self) -> Layout:
        return Layout(*super().layout().fields, Fieldset(_("Your agreement"), "has_consented"))

    def details(self) -> Details:
        """Return what the services take."""
        return cast(
            "Details", {name: value for name, value in self.cleaned_data.items() if name != "has_consented"}
        )


class MemberForm(AsksAboutSlips, DetailsForm):
    """One colleague of a delegation."""

    party_role = forms.ChoiceField(
        label=gettext_lazy("Part in the delegation"), choices=Rsvp.PartyRole.choices
    )
    attendance_mode = forms.ChoiceField(label=gettext_lazy("Attends"))
    email = AddressField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=Rsvp._meta.get_field("email").max_length,
        help_text=gettext_lazy("Without one, mail about this colleague goes to you."),
        widget=AddressInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: object, side_event: SideEvent, **kwargs: object):
        super().__init__(*args, side_event=side_event, **kwargs)
        modes = modes_of(side_event)
        self.fields["attendance_mode"].choices = [(mode.value, mode.label) for mode in modes]
        for field in self.fields.values():  # these are other people than the one whose browser it is
            field.widget.attrs["autocomplete"] = "off"

    def layout(self) -> Layout:
        names = ["courtesy_title", "given_name", "family_name", "function", "organization_name", "email"]
        how = ["party_role", "attendance_mode"]
        return Layout(Fieldset(_("Colleague"), *names, *how), *self.further())

    def details(self) -> Details:
        without = ("attendance_mode", "email")
        return cast(
            "Details", {name: value for name, value in self.cleaned_data.items() if name not in without}
        )
