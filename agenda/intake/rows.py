"""The lists of a draft as rows of a form: sponsors, agenda, speakers and texts."""

import datetime as dt
from typing import Any, NamedTuple, cast

from django import forms
from django.contrib import admin
from django.db.models import CharField, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.fields import ClockField, LoadedAutocomplete
from events.cleaning import LineField
from events.models import AgendaSegment, CoSponsor, FocusArea, Organization, Speaker

from ..reading.reading import FocusArea as ReadArea
from ..reading.reading import Reading, Segment, Sponsor
from ..reading.reading import Speaker as ReadSpeaker
from ..reading.saving import ranked_sponsors

MOST_ROWS = 200


def _longest(model: type[Model], name: str) -> int | None:
    return cast("CharField", model._meta.get_field(name)).max_length


def text_area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def line(label: Any, longest: int | None, **options: Any) -> LineField:
    """Return a field for text on one line, which turns by itself to the direction of its letters."""
    widget = forms.TextInput(attrs={"dir": "auto"})
    return LineField(label=label, max_length=longest, widget=widget, **{"required": False, **options})


class OrganizationField(forms.ModelChoiceField):
    """One of the organizations of the site, found by typing a part of its name."""

    def __init__(self, of: Any, **options: Any):
        widget = LoadedAutocomplete(of._meta.get_field("organization"), admin.site)
        super().__init__(Organization.objects.all(), required=False, widget=widget, **options)


class Row(forms.Form):
    """One row. A row whose main fields are emptied is left out, as one that is ticked to be removed."""

    main: tuple[str, ...] = ()
    known: Organization | None = None  # the one that the reader matched

    def show(self, known: dict[int, Organization]) -> None:
        """Take over the organization that the row was filled with: loaded for all rows at once."""
        self.known = known.get((self.initial or {}).get("organization") or 0)
        if self.known:
            self.fields["organization"].widget.loaded = self.known

    @property
    def is_kept(self) -> bool:
        values = getattr(self, "cleaned_data", {})
        return not values.get("DELETE") and any(values.get(name) for name in self.main)


class SponsorRow(Row):
    main = ("organization", "new_name")

    organization = OrganizationField(CoSponsor, label=gettext_lazy("Organization"))
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=CoSponsor.Role, initial=CoSponsor.Role.CO_SPONSOR
    )
    new_name = line(gettext_lazy("Or a new organization"), _longest(Organization, "name"))
    new_kind = forms.ChoiceField(
        label=gettext_lazy("Its kind"),
        choices=Organization.Kind,
        initial=Organization.Kind.NGO,
        required=False,
    )
    new_acronym = line(gettext_lazy("Its acronym"), _longest(Organization, "acronym"))

    def clean(self) -> dict[str, Any]:
        """What was typed last counts; a name that is typed although the site knows it means the one that it knows."""
        values = super().clean() or self.cleaned_data
        if values.get("new_name") and {"new_name", "organization"} & {*self.changed_data} == {"new_name"}:
            values["organization"] = None
        if not values.get("organization") and values.get("new_name"):
            values["organization"] = Organization.objects.filter(name__iexact=values["new_name"]).first()
        return values

    def value(self) -> Sponsor:
        values = self.cleaned_data
        known = values["organization"]
        kind = known.kind if known else values["new_kind"] or Organization.Kind.NGO
        name = known.name if known else values["new_name"]
        return Sponsor(name, values["role"], known and known.pk, kind, values["new_acronym"])


class SegmentRow(Row):
    main = ("title",)

    starts = ClockField(label=gettext_lazy("From"), required=False)
    ends = ClockField(label=gettext_lazy("To"), required=False)
    title = line(gettext_lazy("Part of the agenda"), _longest(AgendaSegment, "title"))
    note = line(gettext_lazy("Who speaks"), _longest(AgendaSegment, "note"))

    def value(self) -> Segment:
        values = self.cleaned_data
        start, end = clock(values["starts"]) or None, clock(values["ends"]) or None
        return Segment(start, end, values["title"], values["note"])


class SpeakerRow(Row):
    main = ("name", "function", "affiliation", "organization")

    honorific = line(gettext_lazy("Honorific"), _longest(Speaker, "honorific"))
    name = line(gettext_lazy("Name"), _longest(Speaker, "name"))
    function = line(gettext_lazy("Function"), _longest(Speaker, "function"))
    organization = OrganizationField(Speaker, label=gettext_lazy("Organization"))
    affiliation = line(gettext_lazy("Or in words"), _longest(Speaker, "affiliation"))
    role = forms.ChoiceField(
        label=gettext_lazy("Part"), choices=Speaker.RolePlayed, initial=Speaker.RolePlayed.PANELLIST
    )
    is_tbc = forms.BooleanField(label=gettext_lazy("To be confirmed"), required=False)

    def value(self) -> ReadSpeaker:
        values = self.cleaned_data
        known = values["organization"]
        return ReadSpeaker(
            name=values["name"],
            honorific=values["honorific"],
            role=values["role"],
            function=values["function"],
            affiliation=known.name if known else values["affiliation"],
            organization=known and known.pk,
            is_tbc=values["is_tbc"],
        )


class TextRow(Row):
    main = ("text",)

    text = forms.CharField(label=gettext_lazy("Text"), max_length=2000, required=False, widget=text_area(2))

    def value(self) -> str:
        return self.cleaned_data["text"]


class AreaRow(Row):
    main = ("title", "text")

    title = line(gettext_lazy("Title"), _longest(FocusArea, "title"))
    text = forms.CharField(label=gettext_lazy("Text"), max_length=3000, required=False, widget=text_area(3))

    def value(self) -> ReadArea:
        return ReadArea(self.cleaned_data["title"], self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("text") and not values.get("title") and not values.get("DELETE"):
            self.add_error("title", _("Give the focus area a title."))
        return values


class RowSet(forms.BaseFormSet):
    """The rows of one list, as the reader found them, and one empty row."""

    def show_organizations(self) -> None:
        named = {(form.initial or {}).get("organization") for form in self.forms}
        known = Organization.objects.in_bulk([pk for pk in named if pk])
        for form in self.forms:
            form.show(known)

    def values(self) -> tuple[Any, ...]:
        return tuple(form.value() for form in self.forms if form.is_kept)


class SponsorSet(RowSet):
    def clean(self) -> None:
        """At most one lead, and each organization once."""
        super().clean()
        known, has_lead = set(), False
        for form in self.forms:
            if not form.is_kept:
                continue
            organization = form.cleaned_data["organization"]
            if organization and organization.pk in known:
                form.add_error("organization", _("This organization is in the list already."))
            known.add(organization and organization.pk)
            is_lead = form.cleaned_data.get("role") == CoSponsor.Role.LEAD
            if is_lead and has_lead:
                form.add_error("role", _("There can be only one lead. Make the other one a co-host."))
            has_lead = has_lead or is_lead


class List(NamedTuple):
    """A list of the reading: its name there, its heading, the form of a row."""

    name: str
    title: Any
    add: Any
    row: type[Row]
    rows: type[RowSet] = RowSet


LISTS = (
    List(
        "sponsors",
        gettext_lazy("Lead and co-sponsors"),
        gettext_lazy("Add an organization"),
        SponsorRow,
        SponsorSet,
    ),
    List("objectives", gettext_lazy("Objectives"), gettext_lazy("Add an objective"), TextRow),
    List("focus_areas", gettext_lazy("Focus areas"), gettext_lazy("Add a focus area"), AreaRow),
    List(
        "expected_outputs", gettext_lazy("Expected outputs"), gettext_lazy("Add an expected output"), TextRow
    ),
    List("segments", gettext_lazy("Agenda"), gettext_lazy("Add a part of the agenda"), SegmentRow),
    List("speakers", gettext_lazy("Speakers"), gettext_lazy("Add a speaker"), SpeakerRow),
)


def row_sets(reading: Reading, lead: Organization | None, data: Any = None) -> dict[str, RowSet]:
    """Return the rows of each list, filled with what was read, or with what was posted."""
    initial = initial_rows(reading, lead)
    sets: dict[str, RowSet] = {}
    for part in LISTS:
        make = forms.formset_factory(
            part.row, part.rows, extra=1, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
        )
        rows = cast("RowSet", make(data, initial=initial[part.name], prefix=part.name))
        rows.show_organizations()
        sets[part.name] = rows
    return sets


def initial_rows(reading: Reading, lead: Organization | None) -> dict[str, list[dict[str, Any]]]:
    return {
        "sponsors": [_sponsor(sponsor) for sponsor in ranked_sponsors(reading, lead)],
        "objectives": [{"text": text} for text in reading.objectives],
        "expected_outputs": [{"text": text} for text in reading.expected_outputs],
        "focus_areas": [{"title": area.title, "text": area.text} for area in reading.focus_areas],
        "segments": [
            {"starts": at_clock(s.start), "ends": at_clock(s.end), "title": s.title, "note": s.note}
            for s in reading.segments
        ],
        "speakers": [_speaker(speaker) for speaker in reading.speakers],
    }


def _sponsor(sponsor: Sponsor) -> dict[str, Any]:
    if sponsor.organization:
        return {"organization": sponsor.organization, "role": sponsor.role, "written_as": sponsor.name}
    return {
        "written_as": sponsor.name,
        "role": sponsor.role,
        "new_name": sponsor.name,
        "new_kind": sponsor.kind,
        "new_acronym": sponsor.acronym,
    }


def _speaker(speaker: ReadSpeaker) -> dict[str, Any]:
    values = {**vars(speaker), "role": speaker.role or Speaker.RolePlayed.PANELLIST}
    return {**values, "affiliation": "" if speaker.organization else speaker.affiliation}


def at_clock(text: str | None) -> dt.time | None:
    """Return the time of day that the reading has as "HH:MM"."""
    return dt.time.fromisoformat(text) if text else None


def clock(time: Any) -> str:
    """Return a time of day as the reading has it: "HH:MM", or empty."""
    return time.strftime("%H:%M") if time else ""
