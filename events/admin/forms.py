"""The change form of a side event: a day and clock times instead of instants, and no silent overwriting."""

import datetime as dt

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..access import Action, may
from ..actors import Actor
from ..history.changes import changes
from ..logo_field import LogoUpload
from ..models import AgendaSegment, CoSponsor, Organization, SideEvent, SideEventVersion, Week
from ..models.organization import STATES
from ..models.side_event import WORKING_LANGUAGES
from ..organization_names import folded, organizations_by_name
from ..services import is_taken, moving_problems
from ..templatetags.history import inline_pieces
from ..un_style.formats import datetime_text
from .fields import ClockField, DayField, at_clock, minutes_from

SLOT_FIELDS = ("day", "start", "end", "venue")


class SideEventForm(forms.ModelForm):
    day = DayField(label=gettext_lazy("Day"), required=False)
    start = ClockField(label=gettext_lazy("Start"), required=False)
    end = ClockField(label=gettext_lazy("End"), required=False)
    catering_from = ClockField(label=gettext_lazy("Catering from"), required=False)
    deadline_day = DayField(label=gettext_lazy("RSVP by"), required=False)
    deadline_time = ClockField(label=gettext_lazy("At"), required=False)
    working_languages = forms.MultipleChoiceField(
        label=gettext_lazy("Working languages"),
        choices=list(WORKING_LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SideEvent
        fields = [
            "original_language", "week", "title", "subtitle", "slug", "venue", "is_in_person", "is_online",
            "online_platform", "joining_link", "needs_un_pass", "catering",
            "background", "audience", "is_invitation_only", "is_transferable",
            "has_limited_places", "is_discreet", "asks_dietary_needs", "asks_access_needs", "focal_point_name",
            "focal_point_function", "focal_point_email", "focal_point_phone", "orders_sponsors_by_hand", "source_text",
            "unplaced_text", "organisers", "working_languages", "theme", "expected_participants", "is_slot_fixed",
        ]  # fmt: skip

    viewer = None  # the signed-in user; set by the admin class

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        event = self.instance
        if not self.is_bound:  # else what is wrong stands above
            self.fields["title"].widget.attrs["autofocus"] = True
        if week := event.week if event.pk else Week.objects.current():
            self._fit_to(week)
        if event.pk is None:
            return
        if event.has_given_slot and not may(self.viewer, Action.DECIDE_PROPOSALS):
            for name in SLOT_FIELDS:
                self.fields[name].disabled = True
            self.fields["day"].help_text = _(
                "The secretariat gave the day, the times and the room: ask it for others."
            )
        zone = event.week.zone
        start = event.starts_at and event.starts_at.astimezone(zone)
        end = event.ends_at and event.ends_at.astimezone(zone)
        deadline = event.rsvp_deadline_at and event.rsvp_deadline_at.astimezone(zone)
        self.initial = {
            **self.initial,
            "day": (start or end) and (start or end).date(),
            "start": start and start.time(),
            "end": end and end.time(),
            "catering_from": event.catering_at and event.catering_at.time(),
            "deadline_day": deadline and deadline.date(),
            "deadline_time": deadline and deadline.time(),
            "seen_revision": event.revision,
        }

    def _fit_to(self, week: Week) -> None:
        """Offer the themes of the week, and let the page count what is typed (static/js/text_limits.js)."""
        if "theme" in self.fields:
            self.fields["theme"].queryset = week.themes.all()
        for name, limit, unit in (
            ("title", week.title_characters, "characters"),
            ("background", week.background_words, "words"),
        ):
            self.fields[name].widget.attrs |= {"data-limit": limit, "data-unit": unit, **limit_texts(unit)}

    def clean(self):
        cleaned = super().clean()
        self._refuse_to_overwrite(cleaned)
        if week := cleaned.get("week") or (self.instance.pk and self.instance.week):
            self._set_instants(cleaned, week.zone)
            self._refuse_a_bad_move()
            self._refuse_a_taken_address(cleaned, week)
        return cleaned

    def _set_instants(self, cleaned: dict, zone: dt.tzinfo) -> None:
        """Turn the day and clock times into the instants of the record."""
        event, day = self.instance, cleaned.get("day")
        for name in ("start", "end"):
            if cleaned.get(name) and not day:
                self._ask_for("day")
                return
        try:
            event.starts_at = at_clock(day, cleaned.get("start"), zone)
            event.ends_at = at_clock(day, cleaned.get("end"), zone)
        except forms.ValidationError as problem:
            self.add_error("start", problem)
            return
        if event.ends_at and cleaned["end"] == dt.time():  # midnight ends the day
            event.ends_at += dt.timedelta(days=1)
        if event.starts_at and event.ends_at and event.ends_at <= event.starts_at:
            self.add_error("end", _("The end must be after the start."))
        self._set_catering(cleaned)
        self._set_deadline(cleaned, zone)

    def _set_catering(self, cleaned: dict) -> None:
        event, clock = self.instance, cleaned.get("catering_from")
        if clock is None:
            event.catering_minute = None
        elif "catering_from" in self.changed_data or event.catering_minute is None:
            if event.starts_at is None:
                self.add_error("catering_from", _("Give the start of the side event first."))
            else:
                event.catering_minute = minutes_from(event.starts_at, clock)

    def _set_deadline(self, cleaned: dict, zone: dt.tzinfo) -> None:
        day, clock = cleaned.get("deadline_day"), cleaned.get("deadline_time")
        if clock and not day:
            self._ask_for("deadline_day")
        self.instance.rsvp_deadline_at = at_clock(day, clock or dt.time(18), zone)

    def _ask_for(self, day: str) -> None:
        if day not in self.errors:  # one that cannot be read was given, and is told
            self.add_error(day, _("Give the day as well."))

    def _refuse_a_taken_address(self, cleaned: dict, week: Week) -> None:
        """Django sees it only while the week can be changed as well, and no address of before.

        The week is locked, so that of two saves at once the second sees the address of the first.
        """
        slug = cleaned.get("slug")
        if not slug or not {"slug", "week"} & set(self.changed_data):
            return
        Week.objects.select_for_update().get(pk=week.pk)
        if is_taken(SideEvent(pk=self.instance.pk, week=week), slug):
            self.add_error("slug", _("Another side event of this week has this address."))

    def _refuse_a_bad_move(self) -> None:
        """A public event may be moved only to a place and time where it may stand."""
        if self.instance.pk and self.instance.status == SideEvent.Status.PUBLISHED and not self.errors:
            self.instance.venue = self.cleaned_data.get("venue", self.instance.venue)
            self.instance.is_in_person = self.cleaned_data.get("is_in_person", self.instance.is_in_person)
            for finding in moving_problems(self.instance, Actor.of(self.viewer)):
                self.add_error(None, finding.sentence)

    def _refuse_to_overwrite(self, cleaned: dict) -> None:
        """Saving over a newer change is refused once, with what changed; the next save is deliberate."""
        if self.instance.pk is None or cleaned.get("seen_revision") is None:
            return
        seen, current = cleaned["seen_revision"], self.instance.revision
        if seen == current:
            return
        posted = self.data.copy()
        posted[self.add_prefix("seen_revision")] = current
        self.data = posted
        self.add_error(None, self._what_changed_since(seen))

    def _what_changed_since(self, seen: int) -> SafeString:
        versions = SideEventVersion.objects.filter(side_event=self.instance, revision__gte=seen)
        newest, known = versions.first(), versions.filter(revision=seen).first()
        heading = who_saved(newest, self.instance)
        found = changes(known.record, newest.record, self.instance) if newest and known else []
        rows = format_html_join("", "<li>{}{}</li>", ((c.sentence, inline_pieces(c.pieces)) for c in found))
        return format_html("{}<ul>{}</ul>", heading, rows)


def limit_texts(unit: str) -> dict[str, str]:
    """Return what the page says of a text with a limit, with places for the numbers."""
    if unit == "words":
        return {
            "data-within": _("{count} of {limit} words"),
            "data-beyond": _("{count} of {limit} words: {more} too many"),
        }
    return {
        "data-within": _("{count} of {limit} characters"),
        "data-beyond": _("{count} of {limit} characters: {more} too many"),
    }


def who_saved(newest: SideEventVersion | None, event: SideEvent) -> str:
    """Return why nothing was saved: the event has a newer version than the page that was open."""
    return _(
        "%(who)s saved this side event while you had it open (%(when)s). Nothing of yours is saved yet. "
        "Save again to put your version in place of theirs."
    ) % {
        "who": newest.saved_by if newest else _("Somebody else"),
        "when": datetime_text(newest.saved_at.astimezone(event.week.zone)) if newest else "",
    }


class SegmentForm(forms.ModelForm):
    """Clock times for people, minutes from the start for the record: a moved event takes its agenda along."""

    starts = ClockField(label=gettext_lazy("From"), required=False)
    ends = ClockField(label=gettext_lazy("To"), required=False)

    class Meta:
        model = AgendaSegment
        fields = ["title", "note"]

    def __init__(self, *args, event: SideEvent, shown_start: dt.datetime | None, **kwargs):
        super().__init__(*args, **kwargs)
        self._event = event  # as it is being saved; `shown_start` is the start that the page showed
        for name, minute in (("starts", self.instance.start_minute), ("ends", self.instance.end_minute)):
            if shown_start is not None and minute is not None:
                self.initial[name] = (shown_start + dt.timedelta(minutes=minute)).time()

    def clean(self):
        cleaned = super().clean()
        start = self._event.starts_at and self._event.starts_at.astimezone(self._event.week.zone)
        for name, field in (("starts", "start_minute"), ("ends", "end_minute")):
            clock = cleaned.get(name)
            if name not in self.changed_data and getattr(self.instance, field) is not None:
                continue
            if clock is not None and start is None:
                self.add_error(name, _("Give the start of the side event first."))
                continue
            setattr(self.instance, field, None if clock is None else minutes_from(start, clock))
        first, last = self.instance.start_minute, self.instance.end_minute
        if first is not None and last is not None and last <= first:
            self.add_error("ends", _("A segment must end after it starts."))
        return cleaned


class OrganizationRowForm(forms.ModelForm):
    """A row that names an organization, which was loaded with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.organization_id:
            self.fields["organization"].widget.widget.loaded = self.instance.organization


class CoSponsorForm(OrganizationRowForm):
    is_confirmed = forms.BooleanField(label=pgettext_lazy("co-sponsor", "Confirmed"), required=False)
    logo_file = LogoUpload(label=gettext_lazy("Logo for this event"))

    class Meta:
        model = CoSponsor
        fields = ["organization", "role", "printed_name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["is_confirmed"] = self.instance.confirmed_at is not None


class OrganizationForm(forms.ModelForm):
    logo_file = LogoUpload(
        label=gettext_lazy("New logo"), help_text=gettext_lazy("PNG or JPEG, at most 5 MB.")
    )
    other_names = forms.CharField(
        label=gettext_lazy("Other names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Names that people type for it, one on each line."),
    )

    class Meta:
        model = Organization
        fields = ["kind", "name", "article", "formal_name", "acronym", "m49"]

    viewer = None  # the signed-in user; set by the admin class

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["other_names"] = "\n".join(self.instance.aliases)
        if "kind" in self.fields and not may(self.viewer, Action.EDIT_ORGANIZATION):
            # the States come with the software
            self.fields["kind"].choices = [
                kind for kind in Organization.Kind.choices if kind[0] not in STATES
            ]

    def clean(self):
        """What is added must not be there already: two entries of one organization would sort and print apart."""
        cleaned = super().clean()
        if self.instance.pk is None:
            known = organizations_by_name()
            for name, typed in list(cleaned.items()):
                is_a_name = name == "formal_name" or name.startswith("name_")
                if is_a_name and typed and (found := known.get(folded(typed))):
                    listed = Organization.objects.filter(pk__in=found).first()
                    self.add_error(name, _("%(name)s is in the list already.") % {"name": listed})
        return cleaned

    def clean_other_names(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["other_names"].splitlines()]
        self.instance.aliases = [line for line in lines if line]
        return self.cleaned_data["other_names"]
