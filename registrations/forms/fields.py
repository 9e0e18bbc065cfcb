"""Fields that all forms of delegates share. Words and limits come from the model."""

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.cleaning import TOO_LONG, LineField

from ..cleaning import address_problem, clean_email
from ..models import Rsvp
from ..typos import meant_by


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
            raise forms.ValidationError(address_problem(value), code="invalid") from problem


class AddressInput(forms.EmailInput):
    """Beside an address with an obvious slip it notes, unseen, for which one the question was asked."""

    def render(self, name: str, value: object, *args: object, **kwargs: object) -> SafeString:
        field = super().render(name, value, *args, **kwargs)
        if not value or not meant_by(clean_email(str(value))):
            return field
        return format_html(
            '{}<input type="hidden" name="{}_asked" value="{}">', field, name, clean_email(str(value))
        )


class AsksAboutSlips(forms.Form):
    """A form with an address: an obvious slip is asked about once, and the same address is taken when sent again."""

    def clean_email(self) -> str:
        address = self.cleaned_data["email"]
        meant = meant_by(address)
        if meant and self.data.get(f"{self.add_prefix('email')}_asked") != address:
            sentence = _("Did you mean %(meant)s? If %(typed)s is right, just send the form again.")
            raise forms.ValidationError(sentence % {"meant": meant, "typed": address}, code="slip")
        return address


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
