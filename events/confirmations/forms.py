"""What co-sponsors and speakers fill in by their personal link. The rules are in `services`."""

import json
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.core import signing
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..cleaning import TOO_LONG, LineField
from ..crispy import fields_alone
from ..logo_field import LogoUpload
from ..models import ConfirmationRequest, CoSponsor, Logo, Speaker
from ..services import ChangedMeanwhile, CoSponsorAnswer, SpeakerAnswer, Successor, stand_of
from ..un_style.formats import notation

KEPT_LOGO = "events.confirmations.forms.kept_logo"


def line(model: type[models.Model], name: str, **options: Any) -> LineField:
    """Return a field for one line of text of a model. Nothing is cut off without a word, as browsers do."""
    column: Any = model._meta.get_field(name)
    options = {"label": capfirst(column.verbose_name), "required": not column.blank} | options
    field = LineField(max_length=column.max_length, error_messages={"max_length": TOO_LONG}, **options)
    field.widget.attrs.pop("maxlength", None)
    return field


class PlainForm(forms.Form):
    """The template writes the form tag and the token."""

    @property
    def helper(self) -> FormHelper:
        return fields_alone(self.layout())

    def layout(self) -> Layout | None:
        return None


class WordForm(PlainForm):
    """No, with a word for the organizers."""

    comment = line(
        ConfirmationRequest,
        "comment",
        label=gettext_lazy("A word for the organizers"),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class AnswerForm(WordForm):
    """Yes, with what the entry shall say. It remembers what the page showed, so that nothing is overwritten unseen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None, *, request: ConfirmationRequest):
        stand = stand_of(request)
        more = {"seen": json.dumps(stand), "comment": request.comment}
        super().__init__(data, files, initial=stand | more | self.further(request))
        self.request = request

    def further(self, request: ConfirmationRequest) -> dict[str, object]:
        """Return what the fields show at first beside the entry itself."""
        return {}

    @property
    def seen_stand(self) -> dict[str, str]:
        """What the page showed. What cannot be read is as if nothing had been shown, and refused once."""
        try:
            found = json.loads(self.cleaned_data.get("seen", ""))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def show_changes(self, refusal: ChangedMeanwhile) -> None:
        """Say what changed since the page was opened; sent again, the form is deliberate."""
        before, stand = self.seen_stand, refusal.stand
        self.add_error(None, str(refusal))
        for name, value in stand.items():
            if before.get(name) != value:
                self.add_error(None, f"{self._label(name)}{notation().colon}{self._words(name, value)}")
        self.set_value("seen", json.dumps(dict(stand)))

    def set_value(self, name: str, value: str) -> None:
        """Have the form shown with another value than was sent."""
        posted: Any = self.data
        posted = posted.copy()
        posted[name] = value
        self.data = posted

    def _label(self, name: str) -> str:
        return str(self.fields[name].label) if name in self.fields else capfirst(_("state"))

    def _words(self, name: str, value: str) -> str:
        if name == "logo":
            return _("another one")
        choices = dict(getattr(self.fields.get(name), "choices", ())) | dict(Speaker.Status.choices)
        return str(choices.get(value, value)) or "–"


class CoSponsorAnswerForm(AnswerForm):
    field_order = ["name", "logo", "day_contact_name", "day_contact_phone", "comment"]
    name = line(
        CoSponsor,
        "printed_name",
        label=gettext_lazy("Name, exactly as it is to be printed"),
        required=True,
        help_text="",
    )
    logo = LogoUpload(label=gettext_lazy("Logo"), help_text=gettext_lazy("PNG or JPEG, at most 5 MB."))
    kept_logo = forms.CharField(widget=forms.HiddenInput, required=False)
    day_contact_name = line(
        ConfirmationRequest,
        "day_contact_name",
        help_text=gettext_lazy("Whom the organizers can ask on the day. It is not published."),
    )
    day_contact_phone = line(ConfirmationRequest, "day_contact_phone")

    def further(self, request: ConfirmationRequest) -> dict[str, object]:
        names = ("day_contact_name", "day_contact_phone")
        return {"logo": None} | {name: getattr(request, name) for name in names}

    def clean(self) -> dict[str, Any]:
        """A logo uploaded for a look, or beside a mistake elsewhere, need not be uploaded again."""
        values = super().clean() or self.cleaned_data
        if values.get("logo") is None and "logo" not in self.errors:
            values["logo"] = self._kept(values.get("kept_logo", ""))
        if logo := values.get("logo"):
            self.set_value("kept_logo", signing.dumps([self.request.pk, logo.pk], salt=KEPT_LOGO))
        return values

    def _kept(self, signed: str) -> Logo | None:
        try:
            request_pk, logo_pk = signing.loads(signed, salt=KEPT_LOGO)
        except signing.BadSignature:  # none, or not ours
            return None
        return Logo.objects.filter(pk=logo_pk).first() if request_pk == self.request.pk else None

    def is_for_a_look(self) -> bool:
        """Whether the page is asked how it prints. Then only what is wrong with the logo is said."""
        if "look" not in self.data:
            return False
        for name in [name for name in self.errors if name != "logo"]:
            del self.errors[name]
        return True

    def layout(self) -> Layout:
        return Layout(
            "seen",
            "kept_logo",
            Fieldset(_("On pages and papers"), "name", HTML("{% include 'events/confirm/_logo.html' %}")),
            Fieldset(_("For the organizers"), "day_contact_name", "day_contact_phone", "comment"),
        )

    def answer(self) -> CoSponsorAnswer:
        """Return what the services take."""
        names = ("name", "logo", "day_contact_name", "day_contact_phone", "comment")
        return CoSponsorAnswer(**{name: self.cleaned_data[name] for name in names})


class SpeakerAnswerForm(AnswerForm):
    honorific = line(Speaker, "honorific")
    name = line(Speaker, "name", required=True)
    function = line(Speaker, "function")
    affiliation = line(Speaker, "affiliation", help_text="")
    part = forms.ChoiceField(label=gettext_lazy("Part"), choices=Speaker.RolePlayed.choices)
    attendance = forms.ChoiceField(
        label=gettext_lazy("How you take part"),
        choices=[("", gettext_lazy("Please choose")), *Speaker.Attendance.choices],
    )
    read_by = line(Speaker, "read_by", label=gettext_lazy("Who reads the statement"))
    agrees_to_photos = forms.BooleanField(
        label=gettext_lazy("I agree to be photographed, and that the photographs are published."),
        required=False,
    )
    agrees_to_stream = forms.BooleanField(
        label=gettext_lazy("I agree to be shown in the stream and in its recording."), required=False
    )

    def further(self, request: ConfirmationRequest) -> dict[str, object]:
        speaker = request.speaker
        return {
            "agrees_to_photos": speaker is not None and speaker.photo_consent_at is not None,
            "agrees_to_stream": speaker is not None and speaker.stream_consent_at is not None,
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("attendance") == Speaker.Attendance.READ and not values.get("read_by"):
            self.add_error("read_by", _("Please say who reads the statement."))
        return values

    def layout(self) -> Layout:
        return Layout(
            "seen",
            Fieldset(_("You, as pages and papers name you"), "honorific", "name", "function", "affiliation"),
            Fieldset(_("Your part"), "part", "attendance", "read_by"),
            Fieldset(_("Your agreement"), "agrees_to_photos", "agrees_to_stream"),
            Fieldset(_("For the organizers"), "comment"),
        )

    def answer(self) -> SpeakerAnswer:
        """Return what the services take."""
        return SpeakerAnswer(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class SuccessorForm(WordForm):
    """Who speaks instead."""

    field_order = ["name", "function", "email", "comment"]
    name = line(Speaker, "name", required=True, help_text=gettext_lazy("As it is to be printed."))
    function = line(Speaker, "function")
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        help_text=gettext_lazy("The question goes there, with a link of its own."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def successor(self) -> Successor:
        """Return what the services take."""
        return Successor(**{name: self.cleaned_data[name] for name in ("name", "email", "function")})
