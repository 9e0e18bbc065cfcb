"""To whom a summary is sent: groups that the site knows, and addresses that somebody types."""

import re
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registrations.cleaning import clean_email

from . import people
from .models import CirculationRecipient
from .people import Candidate

MOST_TYPED = 500
_BETWEEN = re.compile(r"[\s,;]+")
_IN_BRACKETS = re.compile(r"^.*<([^<>]+)>$")  # "Amina Delegate <a@mission.example>", as mail programs copy it


class CirculationForm(forms.Form):
    """The key is made with the page, so that pressing twice sends once."""

    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Send the summary to"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    addresses = forms.CharField(
        label=gettext_lazy("Further addresses"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        max_length=50_000,
        required=False,
        help_text=gettext_lazy("One in a line, or with commas between them."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the e-mail to further addresses"), choices=settings.LANGUAGES
    )
    has_pdf = forms.BooleanField(
        label=gettext_lazy("Attach the PDF"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Without it the e-mail has a link to the PDF."),
    )
    with_earlier = forms.BooleanField(
        label=gettext_lazy("Also to those who got an earlier version of this summary"), required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, language: str, has_earlier: bool) -> None:
        first = {"groups": [CirculationRecipient.Group.ATTENDED], "language": language}
        super().__init__(data, initial=first)
        labels = {group: CirculationRecipient.Group(group).label for group in people.MEMBERS}
        self.fields["groups"].choices = list(labels.items())
        if not has_earlier:
            del self.fields["with_earlier"]

    def clean_addresses(self) -> list[str]:
        """Return the addresses, each once. What is none is named, so that it can be found in a long list."""
        entries = [entry for line in self.cleaned_data["addresses"].splitlines() for entry in _entries(line)]
        cleaned = {clean_email(entry).lower(): clean_email(entry) for entry in entries}
        wrong = [email for email in cleaned.values() if not _is_address(email)]
        if wrong:
            sentence = ngettext(
                "This is no e-mail address: %(wrong)s.",
                "These are no e-mail addresses: %(wrong)s.",
                len(wrong),
            )
            raise ValidationError(sentence % {"wrong": ", ".join(entry[:80] for entry in wrong[:10])})
        if len(cleaned) > MOST_TYPED:
            raise ValidationError(_("At most %(count)s addresses at once.") % {"count": MOST_TYPED})
        return list(cleaned.values())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors and not values["groups"] and not values["addresses"]:
            self.add_error("groups", _("Choose a group or type an address."))
        return values

    @property
    def chosen(self) -> dict[str, Any]:
        """Return what `people.audience` asks for; of the page as it opens what is ticked there."""
        if not self.is_bound:
            return {"groups": self.initial["groups"], "further": [], "with_earlier": False}
        values = self.cleaned_data
        further: list[Candidate] = people.typed(values["addresses"], values["language"])
        return {
            "groups": values["groups"],
            "further": further,
            "with_earlier": values.get("with_earlier", False),
        }


def _entries(line: str) -> list[str]:
    """Return the addresses of a line; a name before one in angle brackets falls away."""
    parts = re.split(r"[,;]", line) if "<" in line else _BETWEEN.split(line)
    stripped = (part.strip() for part in parts)
    return [_IN_BRACKETS.sub(r"\1", part).strip() for part in stripped if part]


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= 254
