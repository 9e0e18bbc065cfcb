"""Weeks, venues and official meetings: the frame that the secretariat sets."""

from django.contrib import admin

from ..access import Action
from ..models import OfficialMeeting, Venue, Week
from .base import AccessAdmin


class FrameAdmin(AccessAdmin):
    view_action = Action.VIEW_WEEK
    add_action = Action.MANAGE_WEEK
    change_action = Action.MANAGE_WEEK
    delete_action = Action.MANAGE_WEEK


@admin.register(Week)
class WeekAdmin(FrameAdmin):
    list_display = ["year", "theme", "first_day", "last_day", "city"]


@admin.register(Venue)
class VenueAdmin(FrameAdmin):
    list_display = ["name", "building", "seats", "needs_un_pass"]
    list_filter = ["building", "needs_un_pass"]
    search_fields = ["name", "building"]


@admin.register(OfficialMeeting)
class OfficialMeetingAdmin(FrameAdmin):
    list_display = ["title", "place", "starts_at", "ends_at", "week"]
    list_filter = ["week"]
    list_select_related = ["week"]
