"""What a person fills in: the upload, and the draft with everything that was read."""

import uuid
import zoneinfo
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.fields import ClockField, DayField, LoadedAutocomplete
from events.cleaning import clean_line
from events.models import CoSponsor, SideEvent, Venue, Week
from events.models.side_event import WORKING_LANGUAGES
from events.texts import languages_for

from ..reading.reading import Catering, Contact, Reading
from ..reading.saving import LANGUAGE_CODES, venue_like, without_field
from .rows import OrganizationField, at_clock, clock, line, text_area

MOST_FILES = 100
MOST_MEGABYTES = 100  # of all files together
MEGABYTE = 1024 * 1024
ACCEPTED = ".docx,.pdf,.md,.txt,.html,.htm,.eml"
MOST_SEATS = 100_000


class FilesWidget(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files. An empty one is no error of the form: the reader refuses it by its name."""

    def __init__(self, **options: Any):
        super().__init__(widget=FilesWidget(attrs={"accept": ACCEPTED}), allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    file = FilesField(
        label=gettext_lazy("Files"),
        required=False,
        help_text=gettext_lazy(
            "One or many: .docx, PDF, .md, .txt, .html or .eml. No side event is made before you say so."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"), required=False, max_length=500_000, widget=text_area(8)
    )
    week = forms.ModelChoiceField(
        label=gettext_lazy("Week"),
        queryset=Week.objects.all(),
        empty_label=None,
        help_text=gettext_lazy("Decides the year where the document does not say it."),
    )
    lead = OrganizationField(
        CoSponsor,
        label=gettext_lazy("Lead organization"),
        help_text=gettext_lazy("Only where it is not the first host that the document names."),
    )
    batch = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.initial.setdefault("batch", uuid.uuid4())
        self.initial.setdefault("week", Week.objects.current())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        files, text = values.get("file") or [], values.get("text", "").strip()
        if not files and not text and "file" not in self.errors:
            self.add_error("file", _("Choose a file or paste a text."))
        if len(files) > MOST_FILES:
            self.add_error("file", _("Send at most %(count)s files at once.") % {"count": MOST_FILES})
        if sum(file.size for file in files) > MOST_MEGABYTES * MEGABYTE:
            sentence = _("Together these files are larger than %(size)s MB. Send them in parts.")
            self.add_error("file", sentence % {"size": MOST_MEGABYTES})
        return values

    def documents(self) -> list[tuple[str, bytes]]:
        """Return name and content of each file, and of the pasted text without a name."""
        files = [(clean_line(file.name or ""), file.read()) for file in self.cleaned_data["file"]]
        text = self.cleaned_data["text"].strip()
        return [*files, *([("", text.encode())] if text else [])]


class ChangedNoteForm(UploadForm):
    """The upload of a changed note for a side event that exists: its week is known."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        help_text=gettext_lazy(
            "In another language than the record, it gives the record texts in that language."
        ),
    )

    def __init__(self, *args: Any, side_event: SideEvent, **options: Any):
        super().__init__(*args, **options)
        names = dict(settings.LANGUAGES)
        own = ("", names[side_event.original_language])  # a changed note, in the language of the record
        self.fields["language"].choices = [own, *((code, names[code]) for code in languages_for(side_event))]
        self.initial["week"] = side_event.week
        for name in ("week", "lead"):
            self.fields[name].widget = forms.HiddenInput()
        self.fields["file"].widget.allow_multiple_selected = False
        self.fields["file"].label = _("File")
        self.fields["file"].help_text = _(
            ".docx, PDF, .md, .txt, .html or .eml. Nothing is changed before you say so."
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if len(self.documents_given(values)) > 1:
            self.add_error("file", _("Send one document: either a file or a text."))
        return values

    @staticmethod
    def documents_given(values: dict[str, Any]) -> list[Any]:
        return [*(values.get("file") or []), *filter(None, [values.get("text", "").strip()])]


def _line(label: Any, name: str, **options: Any) -> forms.CharField:
    """Return a field as long as the one of the record."""
    return line(label, SideEvent._meta.get_field(name).max_length, **options)


def _tick(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


class DraftForm(forms.Form):
    """Everything that was read and stands alone; the lists are rows (see rows.py)."""

    FORMATS = (
        ("in_person", gettext_lazy("In person")),
        ("online", gettext_lazy("Online")),
        ("hybrid", gettext_lazy("In person and online")),
    )

    week = forms.ModelChoiceField(label=gettext_lazy("Week"), queryset=Week.objects.all(), empty_label=None)
    title = _line(gettext_lazy("Title"), "title", required=True)
    subtitle = _line(gettext_lazy("Subtitle"), "subtitle")
    day = DayField(label=gettext_lazy("Day"), required=False)
    start = ClockField(label=gettext_lazy("Start"), required=False)
    end = ClockField(label=gettext_lazy("End"), required=False)
    timezone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)
    format = forms.ChoiceField(label=gettext_lazy("How people attend"), choices=FORMATS)
    venue = forms.ModelChoiceField(
        label=gettext_lazy("Room"),
        queryset=Venue.objects.all(),
        required=False,
        widget=LoadedAutocomplete(SideEvent._meta.get_field("venue"), admin.site),
    )
    new_venue = line(gettext_lazy("Or a new room, with its building"), 300)
    address = line(gettext_lazy("Its address"), Venue._meta.get_field("address").max_length)
    platform = _line(gettext_lazy("Online platform"), "online_platform")
    background = forms.CharField(
        label=gettext_lazy("Background and rationale"), required=False, widget=text_area(12)
    )
    audience = _line(gettext_lazy("Audience"), "audience")
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Working languages"),
        choices=list(WORKING_LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    catering = _line(gettext_lazy("Catering"), "catering")
    catering_time = ClockField(label=gettext_lazy("Catering from"), required=False)
    rsvp_deadline = DayField(label=gettext_lazy("RSVP by"), required=False)
    transferable = _tick(gettext_lazy("Invitation is transferable"))
    invitation_only = _tick(gettext_lazy("By invitation only"))
    limited_places = _tick(gettext_lazy("Places are limited"))
    opens_rsvp = forms.BooleanField(
        label=gettext_lazy("Open RSVP on this site as soon as the event is published"), required=False
    )
    seats_in_person = forms.IntegerField(
        label=gettext_lazy("Seats in person"), required=False, min_value=0, max_value=MOST_SEATS,
        help_text=gettext_lazy("Empty: no limit."),
    )  # fmt: skip
    seats_online = forms.IntegerField(
        label=gettext_lazy("Seats online"), required=False, min_value=0, max_value=MOST_SEATS,
        help_text=gettext_lazy("Empty: no limit."),
    )  # fmt: skip
    contact_name = _line(gettext_lazy("Name"), "focal_point_name")
    contact_function = _line(gettext_lazy("Function"), "focal_point_function")
    contact_email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    contact_phone = _line(gettext_lazy("Telephone"), "focal_point_phone")
    unplaced = forms.CharField(
        label=gettext_lazy("Text that found no place"),
        required=False,
        widget=text_area(6),
        help_text=gettext_lazy("Kept with the draft, never shown in public. Delete what nobody needs."),
    )

    def __init__(self, data: Any = None, *, reading: Reading, week: Week):
        super().__init__(data, initial=initial_values(reading, week))
        self.reading = reading
        zones = dict.fromkeys([week.time_zone, reading.timezone or week.time_zone])
        self.fields["timezone"].choices = [
            (zone, zone.partition("/")[2].replace("_", " ") or zone) for zone in zones
        ]

    def clean_timezone(self) -> str:
        zone = self.cleaned_data["timezone"]
        return zone if zone in zoneinfo.available_timezones() else ""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if (values.get("start") or values.get("end")) and not values.get("day") and "day" not in self.errors:
            self.add_error("day", _("Give the day as well."))
        if values.get("end") and not values.get("start") and "start" not in self.errors:
            self.add_error("start", _("Give the start as well."))
        if values.get("start") and values.get("start") == values.get("end"):
            self.add_error("end", _("The end must be after the start."))
        if values.get("new_venue") and {"new_venue", "venue"} & {*self.changed_data} == {"new_venue"}:
            values["venue"] = None  # what was typed last counts
        if values.get("catering_time") and not values.get("start"):
            self.add_error("catering_time", _("Give the start of the side event first."))
        return values

    def corrected(self, lists: dict[str, tuple[Any, ...]]) -> Reading:
        """Return the reading with what the person made of it."""
        values = self.cleaned_data
        same = {name: values[name] for name in _SAME}
        return replace(
            self.reading,
            **same,
            **lists,
            date=values["day"],
            start=clock(values["start"]),
            end=clock(values["end"]),
            venue=str(values["venue"]) if values["venue"] else values["new_venue"],
            background=_paragraphs(values["background"]),
            languages=tuple(values["languages"]),
            catering=Catering(values["catering"], clock(values["catering_time"])),
            contact=Contact(*(values[f"contact_{part}"] for part in ("name", "function", "email", "phone"))),
            rsvp_url="",  # both stand in the unplaced text by now, where the person left them
            rsvp_email="",
            unplaced=tuple(filter(None, [values["unplaced"].replace("\r\n", "\n").strip()])),
        )


_SAME = (
    "title", "subtitle", "timezone", "format", "address", "platform", "audience", "rsvp_deadline", "transferable",
    "invitation_only", "limited_places",
)  # fmt: skip


def initial_values(reading: Reading, week: Week) -> dict[str, Any]:
    """Return what the form shows at first."""
    contact, catering = reading.contact or Contact(), reading.catering or Catering("", "")
    venue = venue_like(reading.venue)
    return {
        **{name: getattr(reading, name) for name in _SAME},
        "week": week,
        "day": reading.date,
        "start": at_clock(reading.start),
        "end": at_clock(reading.end),
        "timezone": reading.timezone or week.time_zone,
        "format": reading.format or "in_person",
        "venue": venue,
        "new_venue": "" if venue else reading.venue,
        "background": reading.background,
        "languages": [LANGUAGE_CODES.get(code, code) for code in reading.languages],
        "catering": catering.text,
        "catering_time": at_clock(catering.time),
        "contact_name": contact.name,
        "contact_function": contact.function,
        "contact_email": contact.email or reading.rsvp_email,
        "contact_phone": contact.phone,
        "opens_rsvp": True,
        "seats_in_person": venue.seats if venue else None,
        "unplaced": "\n\n".join([*reading.unplaced, *without_field(reading)]),
    }


def _paragraphs(text: str) -> str:
    """Return the paragraphs as the reading parts them, however many empty lines somebody typed."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(part.strip() for part in parts if part.strip())
