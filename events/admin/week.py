"""Weeks, venues and official meetings: the frame that the secretariat sets."""

import datetime as dt
import zoneinfo

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..access import Action, may
from ..confirmations.table import week_counts
from ..models import OfficialMeeting, StandardSlot, Theme, Venue, Week
from ..un_style.formats import date_range_text, date_text, instant_text, time_range_short
from .base import AccessAdmin, AccessInline
from .fields import FIRST_YEAR, LAST_YEAR, ClockField, DayField, at_clock
from .next_year import CopyWeekPage

CLOSE_OF_BUSINESS = dt.time(17)  # where only the day of a deadline is given


class FrameAdmin(AccessAdmin):
    view_action = Action.VIEW_WEEK
    add_action = Action.MANAGE_WEEK
    change_action = Action.MANAGE_WEEK
    delete_action = Action.MANAGE_WEEK


class WeekForm(forms.ModelForm):
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    first_day = DayField(label=gettext_lazy("First day"))
    last_day = DayField(label=gettext_lazy("Last day"))
    close_day = DayField(label=capfirst(gettext_lazy("deadline for proposals")), required=False)
    close_time = ClockField(label=gettext_lazy("At"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if closes_at := self.instance.proposals_close_at:
            local = closes_at.astimezone(self.instance.zone)
            self.initial.update({"close_day": local.date(), "close_time": local.time()})

    def clean(self):
        """Turn the day and the clock time into the instant, in the zone that is being saved."""
        cleaned = super().clean() or self.cleaned_data
        if not {"close_day", "close_time", "time_zone"} <= cleaned.keys():
            return cleaned
        if cleaned["close_time"] and not cleaned["close_day"]:
            self.add_error("close_day", _("Give the day as well."))
            return cleaned
        zone = zoneinfo.ZoneInfo(cleaned["time_zone"])
        clock = cleaned["close_time"] or CLOSE_OF_BUSINESS
        self.instance.proposals_close_at = at_clock(cleaned["close_day"], clock, zone)
        return cleaned


class FrameInline(AccessInline, admin.TabularInline):
    """Rows that the secretariat changes and organisers see."""

    parent_action = Action.MANAGE_WEEK
    extra = 0

    def has_view_permission(self, request, obj=None) -> bool:
        return may(request.user, Action.VIEW_WEEK)


class StandardSlotForm(forms.ModelForm):
    starts_at_clock = ClockField(label=gettext_lazy("Start"))
    ends_at_clock = ClockField(label=gettext_lazy("End"))


class StandardSlotInline(FrameInline):
    model = StandardSlot
    form = StandardSlotForm
    fields = ["starts_at_clock", "ends_at_clock"]


class ThemeInline(FrameInline):
    model = Theme
    fields = ["name"]


@admin.register(Week)
class WeekAdmin(CopyWeekPage, FrameAdmin):
    form = WeekForm
    inlines = [StandardSlotInline, ThemeInline]
    fieldsets = [
        (None, {"fields": ["year", "theme", ("first_day", "last_day"), ("city", "time_zone")]}),
        (
            gettext_lazy("Proposals"),
            {
                "fields": [
                    "asks_for_proposals",
                    ("close_day", "close_time"),
                    "deadline_shown",
                    "lead_events_per_organization",
                    "title_characters",
                    "background_words",
                ],
                "description": gettext_lazy("Clock times are those of the city of the week."),
            },
        ),
        (
            gettext_lazy("Scheduling"),
            {
                "fields": [
                    ("usual_minutes", "set_up_minutes"),
                    "rooms",
                    ("theme_weight", "co_sponsor_weight"),
                    ("small_room_weight", "wish_weight", "move_weight"),
                ],
                "description": gettext_lazy(
                    "The last numbers tell how much each is avoided, beside the others."
                ),
            },
        ),
        (gettext_lazy("Personal data"), {"fields": ["needs_kept_days", "people_kept_days"]}),
        (
            gettext_lazy("Commitments"),
            {
                "fields": [
                    "commitment_mails",
                    ("commitment_first_days", "commitment_last_days", "commitment_overdue_days"),
                ]
            },
        ),
    ]
    autocomplete_fields = ["rooms"]
    readonly_fields = ["deadline_shown"]
    list_display = ["year", "theme", "days_shown", "city"]

    @admin.display(description=gettext_lazy("Days"), ordering="first_day")
    def days_shown(self, week: Week) -> str:
        return date_range_text(week.first_day, week.last_day)

    @admin.display(description=gettext_lazy("deadline as it is shown"))
    def deadline_shown(self, week: Week) -> str:
        return instant_text(week.proposals_close_at, week.zone) if week.proposals_close_at else "–"

    class Media:
        css = {"all": ["css/admin-lists.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view(self.confirmations_view)
        own = path("<int:pk>/confirmations/", view, name="events_week_confirmations")
        return [own, *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        context["may_see_confirmations"] = may(request.user, Action.MANAGE_WEEK)
        return super().render_change_form(request, context, *args, **kwargs)

    def confirmations_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who has confirmed in the side events of the week, in numbers."""
        if not may(request.user, Action.MANAGE_WEEK):
            raise PermissionDenied
        week = get_object_or_404(Week, pk=pk)
        rows = week_counts(week)
        complete = sum(row.co_sponsors.is_complete and row.speakers.is_complete for row in rows)
        return self.page(
            request,
            "events/week/confirmations",
            _("Confirmations"),
            original=week,
            rows=rows,
            complete=complete,
        )


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
