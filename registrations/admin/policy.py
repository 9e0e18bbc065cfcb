"""How delegates are received, and when they are reminded: rows on the page of the side event."""

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from events import hooks
from events.access import Action
from events.admin.base import AccessInline
from events.admin.formsets import KeepsGoneRows

from ..models import Reminder, RsvpPolicy


class RsvpPolicyInline(AccessInline, admin.StackedInline):
    """The organizers' choices. Left as they are, no row is stored and the defaults hold."""

    model = RsvpPolicy
    parent_action = Action.MANAGE_RSVPS
    can_delete = False
    extra = 0
    min_num = 1  # always there, and stored once it departs from the defaults
    max_num = 1
    verbose_name_plural = _("RSVP policy")
    fieldsets = [
        (None, {"fields": ["is_on_request"]}),
        (
            _("Hand-over and waiting list"),
            {"fields": [("allows_hand_over", "hand_over_hours"), "hours_to_decline"]},
        ),
        (_("Delegations"), {"fields": [("takes_delegations", "seats_support_staff")]}),
        (
            _("Addresses, joining link, thanks"),
            {"fields": ["minutes_to_prove", "joining_link_minutes", "sends_thanks"]},
        ),
    ]


class ReminderFormSet(KeepsGoneRows, BaseInlineFormSet):
    pass


class ReminderInline(AccessInline, admin.TabularInline):
    """When confirmed delegates are reminded. One that is written is not written again."""

    model = Reminder
    formset = ReminderFormSet
    parent_action = Action.MANAGE_RSVPS
    extra = 0
    fields = ["hours_before", "written_at"]
    readonly_fields = ["written_at"]


hooks.admin_inlines += [RsvpPolicyInline, ReminderInline]
