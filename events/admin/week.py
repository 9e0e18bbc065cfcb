"""Weeks, venues and official meetings: the frame that the secretariat sets."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..access import Action
from ..formats import date_text, time_range_short
from ..models import OfficialMeeting, Venue, Week
from .base import AccessAdmin
from .fields import FIRST_YEAR, LAST_YEAR, ClockField, DayField, at_clock


class FrameAdmin(AccessAdmin):
    view_action = Action.VIEW_WEEK
    add_action = Action.MANAGE_WEEK
    change_action = Action.MANAGE_WEEK
    delete_action = Action.MANAGE_WEEK


class WeekForm(forms.ModelForm):
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    first_day = DayField(label=gettext_lazy("First day"))
    last_day = DayField(label=gettext_lazy("Last day"))


@admin.register(Week)
class WeekAdmin(FrameAdmin):
    form = WeekForm
    fields = [
        "year",
        "theme",
        "first_day",
        "last_day",
        "city",
        "time_zone",
        "proposals_close_at",
        "lead_events_per_organization",
        "usual_minutes",
        "set_up_minutes",
        "title_characters",
        "background_words",
        "needs_kept_days",
        "people_kept_days",
    ]
    list_display = ["year", "theme", "first_day", "last_day", "city"]


@admin.register(Venue)
class VenueAdmin(FrameAdmin):
    list_display = ["name", "building", "seats", "needs_un_pass"]
    list_filter = ["building", "needs_un_pass"]
    search_fields = ["name", "building"]


class OfficialMeetingForm(forms.ModelForm):
    """A day and clock times of the city of the week, as for side events."""

    day = DayField(label=gettext_lazy("Day"))
    start = ClockField(label=gettext_lazy("Start"))
    end = ClockField(label=gettext_lazy("End"))

    class Meta:
        model = OfficialMeeting
        fields = ["week", "title", "place", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meeting = self.instance
        if meeting.pk:
            starts_at, ends_at = (
                at.astimezone(meeting.week.zone) for at in (meeting.starts_at, meeting.ends_at)
            )
            self.initial = {
                **self.initial,
                "day": starts_at.date(),
                "start": starts_at.time(),
                "end": ends_at.time(),
            }

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if not {"week", "day", "start", "end"} <= cleaned.keys():
            return cleaned
        if cleaned["end"] <= cleaned["start"]:
            self.add_error("end", _("The end must be after the start."))
            return cleaned
        day, zone = cleaned["day"], cleaned["week"].zone
        self.instance.starts_at = at_clock(day, cleaned["start"], zone)
        self.instance.ends_at = at_clock(day, cleaned["end"], zone)
        return cleaned


@admin.register(OfficialMeeting)
class OfficialMeetingAdmin(FrameAdmin):
    form = OfficialMeetingForm
    fieldsets = [
        (
            None,
            {
                "fields": ["week", "title", "place", ("day", "start", "end"), "note"],
                "description": gettext_lazy("Clock times are those of the city of the week."),
            },
        )
    ]
    list_display = ["title", "place", "day_shown", "times_shown", "week"]
    list_filter = ["week"]
    list_select_related = ["week"]

    @admin.display(description=gettext_lazy("day"), ordering="starts_at")
    def day_shown(self, meeting: OfficialMeeting) -> str:
        return date_text(meeting.starts_at.astimezone(meeting.week.zone).date())

    @admin.display(description=gettext_lazy("time"))
    def times_shown(self, meeting: OfficialMeeting) -> str:
        zone = meeting.week.zone
        return time_range_short(meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone))
