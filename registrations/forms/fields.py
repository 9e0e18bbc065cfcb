"""Fields that all forms of delegates share. Words and limits come from the model."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from events.cleaning import LineField

from ..cleaning import clean_email
from ..models import Rsvp

TOO_LONG = ngettext_lazy(
    "Please shorten this to %(limit_value)d character (it has %(show_value)d).",
    "Please shorten this to %(limit_value)d characters (it has %(show_value)d).",
    "limit_value",
)


class AddressField(forms.EmailField):
    """An e-mail address; what is wrong with it is said in particular."""

    def to_python(self, value: object) -> str:
        return clean_email(super().to_python(value))

    def run_validators(self, value: str) -> None:
        try:
            super().run_validators(value)
        except forms.ValidationError as problem:
            if len(value) > (self.max_length or len(value)):
                raise
            raise forms.ValidationError(_address_problem(value), code="invalid") from problem


def _address_problem(address: str) -> str:
    mailbox, at, domain = address.partition("@")
    if not at:
        return _("The @ is missing. Example: name@mission.example")
    if not domain:
        return _("The part after the @ is missing. Example: name@mission.example")
    if not mailbox:
        return _("The part before the @ is missing. Example: name@mission.example")
    return _("This is not an e-mail address. Example: name@mission.example")


def line(name: str, autocomplete: str = "off", required: str = "", **options: object) -> LineField:
    """Return a field for a column of the RSVP; `required` is the sentence for a field left empty."""
    column = Rsvp._meta.get_field(name)
    field = LineField(
        label=capfirst(column.verbose_name),
        required=not column.blank,
        max_length=column.max_length,
        error_messages={"required": required, "max_length": TOO_LONG},
        **options,
    )
    field.widget.attrs["autocomplete"] = autocomplete
    # a browser would cut off what is pasted without a word; the sentence above says how much is too much
    field.widget.attrs.pop("maxlength", None)
    return field
