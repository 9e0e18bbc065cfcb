"""What a delegate says about himself or herself, and may change later."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.crispy import fields_alone
from events.models import SideEvent

from ..mails.messages import needs_un_pass
from ..models import Rsvp
from ..organizations import suggested_names
from .fields import line


class DetailsForm(forms.Form):
    """What a delegate says about himself or herself, and may change later."""

    courtesy_title = forms.ChoiceField(
        label=gettext_lazy("Courtesy title"),
        required=False,
        choices=[("", gettext_lazy("None")), *Rsvp.CourtesyTitle.choices],
        widget=forms.Select(attrs={"autocomplete": "honorific-prefix"}),
    )
    given_name = line("given_name", "given-name", gettext_lazy("Please give your given name."))
    family_name = line("family_name", "family-name", gettext_lazy("Please give your family name."))
    function = line(
        "function", "organization-title", help_text=gettext_lazy("For example: Second Secretary.")
    )
    organization_name = line(
        "organization_name",
        "organization",
        gettext_lazy("Please name your mission or organization."),
        help_text=gettext_lazy("Start typing: all Member States, observers and UN entities are listed."),
    )
    un_pass = forms.ChoiceField(
        label=gettext_lazy("UN grounds pass"),
        required=False,
        choices=[("", gettext_lazy("Please choose")), *Rsvp.UnPass.choices],
        help_text=gettext_lazy("Without a pass nobody is let through the gate."),
    )
    identity_name = line(
        "identity_name",
        help_text=gettext_lazy("Only if you need a pass: exactly as on your passport or identity card."),
    )
    dietary_needs = line("dietary_needs")
    access_needs = line(
        "access_needs",
        help_text=gettext_lazy("For example: step-free access, a seat near the screen, captions."),
    )

    def __init__(self, *args: object, side_event: SideEvent, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.side_event = side_event
        for name, is_asked in (
            ("dietary_needs", side_event.asks_dietary_needs),
            ("access_needs", side_event.asks_access_needs),
            ("un_pass", self.asks_for_pass()),
            ("identity_name", self.asks_for_pass()),
        ):
            if not is_asked:
                del self.fields[name]
        self.fields["organization_name"].widget.attrs["list"] = "organizations"

    def asks_for_pass(self) -> bool:
        """Whether the way of this person into the room leads through the gate of the United Nations."""
        return self.side_event.is_in_person and needs_un_pass(self.side_event)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("un_pass") != Rsvp.UnPass.NEEDS:
            if "identity_name" in cleaned:
                cleaned["identity_name"] = ""  # asked only of those who need a pass, and so kept only of them
        elif not cleaned.get("identity_name"):
            self.add_error("identity_name", _("Please give the name as it stands on your identity document."))
        return cleaned

    @property
    def helper(self) -> FormHelper:
        return fields_alone(self.layout())

    def layout(self) -> Layout:
        names = ["courtesy_title", "given_name", "family_name", "function", "organization_name"]
        return Layout(Fieldset(_("You"), *names), *self.further())

    def further(self) -> list[Fieldset]:
        """Return what is asked beyond the person: the pass for the gate, and needs, where the event asks for them."""
        groups = {
            _("Getting in"): ("un_pass", "identity_name"),
            _("What you need"): ("dietary_needs", "access_needs"),
        }
        asked = {words: [name for name in names if name in self.fields] for words, names in groups.items()}
        return [Fieldset(words, *names) for words, names in asked.items() if names]

    def organization_names(self) -> list[str]:
        return suggested_names()
