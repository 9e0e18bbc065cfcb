"""What organizers fill in to invite: one person or office, a list, or a new end of an invitation."""

import datetime as dt

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.fields import ClockField, DayField, at_clock
from events.models import SideEvent

from ..invitees import Row, Words, pasted, tabled, too_many
from ..models import Invitation
from ..tables.columns import Columns
from ..tables.file_formats import MAX_ROWS
from .forms import AddForm, ListForm, RefusableForm, TableField


class AnswerBy(forms.Form):
    """Until when invitations can be answered, in the zone of the week; the cleaned value is `expires_at`."""

    ends_on = DayField(
        label=gettext_lazy("Answer possible until"),
        required=False,
        help_text=gettext_lazy(
            "Local time of the week. Left empty: the RSVP deadline, else the start of the side event."
        ),
    )
    ends_time = ClockField(label=gettext_lazy("Time"), required=False)

    def end_for(self, side_event: SideEvent | None) -> dt.datetime | None:
        """Return the instant typed, or None where none was; a fault is added to the form."""
        day, clock = self.cleaned_data.get("ends_on"), self.cleaned_data.get("ends_time")
        if side_event is None or (day is None and clock is None):
            return None
        if day is None or clock is None:
            missing = "ends_on" if day is None else "ends_time"
            self.add_error(
                missing, _("Give the day as well.") if day is None else _("Give the time as well.")
            )
            return None
        try:
            return at_clock(day, clock, side_event.week.zone)
        except forms.ValidationError as problem:
            self.add_error("ends_time", problem)
            return None


class InvitationAddForm(AnswerBy, AddForm):
    """One person, or one office where the names are left empty."""

    class Meta:
        model = Invitation
        fields = [
            "side_event", "language", "courtesy_title", "given_name", "family_name", "function",
            "organization_name", "email",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization_name"].required = False
        self.fields["organization_name"].help_text = _("Without a name below, the office is invited.")

    def clean(self):
        cleaned = super().clean()
        cleaned["expires_at"] = self.end_for(cleaned.get("side_event"))
        return cleaned


class InvitationChangeForm(AnswerBy, RefusableForm):
    """Until when it can be answered. All else stays as it was sent."""

    class Meta:
        model = Invitation
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        local = self.instance.expires_at.astimezone(self.instance.side_event.week.zone)
        self.initial["ends_on"] = local.date()
        self.initial["ends_time"] = local.time().replace(second=0, microsecond=0)
        for name in ("ends_on", "ends_time"):
            if name in self.fields:  # not on the page of one that was answered
                self.fields[name].required = True
                self.fields[name].help_text = _("Local time of the week.")

    def clean(self):
        cleaned = super().clean()
        cleaned["expires_at"] = self.end_for(self.instance.side_event)
        return cleaned


class InviteListForm(AnswerBy, ListForm):
    """A list of those to invite, pasted or as a file. `rows` is what was read."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the invitation"), choices=settings.LANGUAGES, initial="en"
    )
    addresses = forms.CharField(
        label=gettext_lazy("Addresses"),
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "cols": 80, "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "As they stand in a mail program, on one line or many, with or without names: "
            "Amina DIALLO <amina@mission.example>"
        ),
    )
    words = forms.ChoiceField(
        label=gettext_lazy("The words beside the addresses are"),
        choices=Words.choices,
        initial=Words.PERSONS,
        widget=forms.RadioSelect,
    )
    file = TableField(label=gettext_lazy("Or a file"), required=False)
    field_order = ["side_event", "ends_on", "ends_time", "language", "addresses", "words", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows: list[Row] = []

    def clean_file(self) -> Columns | None:
        upload = self.cleaned_data["file"]
        return self.read(upload, needed=["E-mail"]) if upload is not None else None

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        cleaned["expires_at"] = self.end_for(cleaned.get("side_event"))
        text = cleaned.get("addresses", "")
        if self.errors:
            return cleaned
        if self.columns is not None and text.strip():
            raise forms.ValidationError(_("Paste addresses or choose a file, not both."))
        language = cleaned["language"]
        self.rows = (
            tabled(self.columns, language) if self.columns else pasted(text, cleaned["words"], language)
        )
        if not self.rows:
            raise forms.ValidationError(_("Paste the addresses of those to invite, or choose a file."))
        if len(self.rows) > MAX_ROWS:
            raise forms.ValidationError(too_many())
        return cleaned
