"""What staff fill in: the details of a person, the seats of one attendance mode, files in and out."""

import datetime as dt

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.forms import ExportForm

from events.access import Action, may, visible_events
from events.admin.fields import at_clock
from events.models import SideEvent
from events.un_style.formats import day_text, notation, zone_text
from events.un_style.isolation import isolated

from ..models import CapacityLimit
from ..tables.columns import NEEDED, Columns, understood
from ..tables.file_formats import MAX_BYTES, UnreadableFile, read_table, too_big


class EventField(forms.ModelChoiceField):
    """A published side event that has not ended and whose RSVPs the user may manage."""

    def __init__(self, **kwargs):
        super().__init__(
            label=gettext_lazy("Side event"),
            queryset=SideEvent.objects.none(),
            error_messages={"invalid_choice": gettext_lazy("Choose one of the side events in the list.")},
            **kwargs,
        )

    def offer_those_of(self, user) -> None:
        events = visible_events(user).published().upcoming().select_related("week")
        managed = [event.pk for event in events if may(user, Action.MANAGE_RSVPS, event)]
        self.queryset = SideEvent.objects.filter(pk__in=managed).select_related("week")

    def label_from_instance(self, event: SideEvent) -> str:
        return f"{day_text(event.starts_at.astimezone(event.week.zone))}: {event.title}"


class TableField(forms.FileField):
    """A table of people, as Excel writes it."""

    def __init__(self, **kwargs):
        super().__init__(
            help_text=gettext_lazy("An Excel workbook (.xlsx) or CSV with at most 500 rows."),
            widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
            error_messages={"empty": gettext_lazy("The file is empty.")},
            **kwargs,
        )


class RefusableForm(forms.ModelForm):
    """What staff type about a person. The service cleans, checks and stores it."""

    refusal: str | None = None  # what the service said of the same form; set by the admin class

    def clean(self):
        if self.refusal:
            raise forms.ValidationError(self.refusal)
        return super().clean()


class AddForm(RefusableForm):
    side_event = EventField()
    viewer = None  # the signed-in user; set by the admin class

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # on the form's own copy of the field: that of the class is shared by all requests of the process
        self.fields["side_event"].offer_those_of(self.viewer)


class LocalDateTimeField(forms.SplitDateTimeField):
    """A day and a clock time in `zone`, with the browser's own pickers; the cleaned value is an instant."""

    zone: dt.tzinfo = dt.UTC

    def __init__(self, **kwargs):
        widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date"},
            time_attrs={"type": "time"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        )
        super().__init__(
            required=False,
            widget=widget,
            error_messages={
                "invalid_date": gettext_lazy("Give the day as well."),
                "invalid_time": gettext_lazy("Give the time as well."),
            },
            **kwargs,
        )

    def compress(self, data_list: list) -> dt.datetime | None:
        if not data_list or data_list == [None, None]:
            return None
        day, clock = data_list
        if day is None or clock is None:
            code = "invalid_date" if day is None else "invalid_time"
            raise forms.ValidationError(self.error_messages[code], code=code)
        return at_clock(day, clock, self.zone)


class CapacityLimitForm(forms.ModelForm):
    """The seats of one attendance mode; times are those of the city of the week."""

    opens_at = LocalDateTimeField()
    closes_at = LocalDateTimeField()
    held_until = LocalDateTimeField()

    class Meta:
        model = CapacityLimit
        fields = [
            "attendance_mode", "seats", "has_waiting_list", "opens_at", "closes_at", "held_seats", "held_until",
        ]  # fmt: skip

    def __init__(self, *args, zone: dt.tzinfo, near: dt.datetime, **kwargs):
        super().__init__(*args, **kwargs)
        place = zone_text(str(zone), near)
        labels = {
            "opens_at": _("RSVP opens (%(zone)s)") % {"zone": place},
            "closes_at": _("RSVP closes (%(zone)s)") % {"zone": place},
            "held_until": _("Held until (%(zone)s)") % {"zone": place},
        }
        for name, label in labels.items():
            field, instant = self.fields[name], getattr(self.instance, name)
            field.zone, field.label = zone, label
            # without its zone: the widget would turn it into UTC
            self.initial[name] = instant and instant.astimezone(zone).replace(tzinfo=None)
        for field in self.fields.values():  # the cells of an inline have no label of their own
            field.widget.attrs["aria-label"] = field.label
        self.fields["held_seats"].required = False  # empty is none
        # people have chosen this mode; another one is another row
        self.fields["attendance_mode"].disabled = self.instance.pk is not None

    def clean_held_seats(self) -> int:
        return self.cleaned_data["held_seats"] or 0


class ListForm(forms.Form):
    """A list of people and the side event they belong to."""

    side_event = EventField()

    columns: Columns | None = None  # of the file, where there is one
    encoding = "utf-8"  # how the text of the file was read

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["side_event"].offer_those_of(user)

    def read(self, upload: UploadedFile, needed: list[str]) -> Columns:
        """Return the table in a file, and keep how it was read. Raises `ValidationError` with a sentence for people."""
        self.columns, self.encoding = _columns_of(upload, needed)
        return self.columns


class ImportForm(ListForm):
    """A file with delegates. The cleaned file is its `Columns`."""

    file = TableField(label=gettext_lazy("File"))

    def clean_file(self) -> Columns:
        return self.read(self.cleaned_data["file"], needed=NEEDED)


def _columns_of(upload: UploadedFile, needed: list[str]) -> tuple[Columns, str]:
    if (upload.size or 0) > MAX_BYTES:
        raise forms.ValidationError(too_big())
    try:
        table = read_table(upload.read())
    except UnreadableFile as problem:
        raise forms.ValidationError(str(problem)) from problem
    columns = understood(table.headers, table.rows)
    missing = [heading for heading in columns.missing if heading in needed]
    if missing:
        raise forms.ValidationError(_missing(missing, table.headers))
    if columns.named_twice:
        names = notation().list_comma.join(columns.named_twice)
        raise forms.ValidationError(_("These headings stand there twice: %(names)s.") % {"names": names})
    return columns, table.encoding


def _missing(missing: list[str], headers: list[str]) -> str:
    found = notation().list_comma.join(isolated(header) for header in headers if header)
    return _("The first row must hold the headings. Missing: %(missing)s. Found: %(found)s.") % {
        "missing": notation().list_comma.join(map(isolated, missing)),
        "found": found if len(found) <= 200 else f"{found[:200]}…",
    }


class FileFormatForm(ExportForm):
    """Which kind of file is wanted."""

    def _init_formats(self, formats) -> None:
        names = {"xlsx": _("Excel workbook (.xlsx)"), "csv": _("CSV (.csv)")}
        self.fields["format"] = forms.ChoiceField(
            label=_("File"),
            choices=[(str(n), names[kind().get_title()]) for n, kind in enumerate(formats)],
            initial="0",
            widget=forms.RadioSelect,
        )
