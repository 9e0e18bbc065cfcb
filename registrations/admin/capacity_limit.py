"""Seats in the admin: as rows on the page of their side event, and as an overview of all."""

import datetime as dt

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import hooks
from events.access import Action, events_with_visible_delegates, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.admin.formsets import KeepsGoneRows
from events.models import Week

from .. import services
from ..models import AttendanceMode, CapacityLimit, Rsvp
from .base import local_text
from .forms import CapacityLimitForm


class CapacityLimitFormSet(KeepsGoneRows, BaseInlineFormSet):
    """Saves each row through `services.save_limit`, which moves the queue."""

    viewer = None  # the signed-in user; set by the inline

    def get_form_kwargs(self, index):
        return {
            **super().get_form_kwargs(index),
            "zone": self._zone,
            "near": self.instance.starts_at or timezone.now(),
        }

    @cached_property
    def _zone(self) -> dt.tzinfo:
        """The zone of the event's week; on the page for a new event that of the week it is likely to be in."""
        week = self.instance.week if self.instance.week_id else Week.objects.current()
        return week.zone if week else dt.UTC

    def clean(self) -> None:
        """Refuse to delete seats that somebody took. The row stays locked until the page is saved."""
        super().clean()
        for form in self.deleted_forms:
            mode = form.instance.attendance_mode
            CapacityLimit.objects.select_for_update().filter(pk=form.instance.pk).first()
            if Rsvp.objects.filter(side_event=self.instance, attendance_mode=mode).exists():
                label = form.instance.get_attendance_mode_display()
                raise ValidationError(
                    _("%(mode)s: people have registered, so the row cannot be deleted. Lower the seats.")
                    % {"mode": label}
                )

    def save_new(self, form, commit=True) -> CapacityLimit:
        values = {
            name: form.cleaned_data[name] for name in form.fields if name in CapacityLimitForm.Meta.fields
        }
        return services.save_limit(side_event=self.instance, by=Actor.of(self.viewer), **values)

    def save_existing(self, form, obj, commit=True) -> CapacityLimit:
        return self.save_new(form)


class CapacityLimitInline(admin.TabularInline):
    model = CapacityLimit
    form = CapacityLimitForm
    formset = CapacityLimitFormSet
    extra = 0
    max_num = len(AttendanceMode)
    verbose_name = gettext_lazy("attendance mode")
    verbose_name_plural = gettext_lazy("seats")
    fields = [
        "attendance_mode",
        "seats",
        "has_waiting_list",
        "opens_at",
        "closes_at",
        "held_seats",
        "held_until",
        "confirmed",
        "waiting",
    ]
    readonly_fields = ["confirmed", "waiting"]

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return may(request.user, Action.MANAGE_RSVPS, obj if obj and obj.pk else None)

    has_add_permission = has_view_permission
    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.viewer = request.user
        return formset

    @admin.display(description=gettext_lazy("confirmed"))
    def confirmed(self, limit: CapacityLimit) -> int:
        return limit.confirmed_count

    @admin.display(description=gettext_lazy("waiting"))
    def waiting(self, limit: CapacityLimit) -> int:
        return limit.waiting_count


hooks.admin_inlines.append(CapacityLimitInline)


@admin.register(CapacityLimit)
class CapacityLimitAdmin(AccessAdmin):
    """How full each side event is. Seats are changed on the page of their event."""

    view_action = Action.SEE_DELEGATES
    list_display = [
        "event_shown",
        "attendance_mode",
        "door",
        "seats_shown",
        "confirmed",
        "waiting",
        "left",
        "held",
        "opens",
        "closes",
        "rsvps",
    ]
    list_display_links = None
    list_filter = ["side_event__week", "attendance_mode"]
    list_select_related = ["side_event__week"]
    search_fields = ["side_event__title"]
    ordering = ["-side_event__week__year", "side_event__starts_at", "side_event__title", "attendance_mode"]

    def subject_of(self, obj: CapacityLimit):
        return obj.side_event

    def get_queryset(self, request):
        events = events_with_visible_delegates(request.user)
        return super().get_queryset(request).filter(side_event__in=events.values("pk"))

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Seats"), **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A row has no page of its own: show those who took its seats."""
        limit = self.get_object(request, object_id)
        if limit is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(_rsvps_of(limit))

    @admin.display(description=gettext_lazy("side event"), ordering="side_event__title")
    def event_shown(self, limit: CapacityLimit) -> str:
        return limit.side_event.title

    @admin.display(description=gettext_lazy("seats"), ordering="seats")
    def seats_shown(self, limit: CapacityLimit) -> object:
        return _("no limit") if limit.seats is None else limit.seats

    @admin.display(description=gettext_lazy("confirmed"), ordering="confirmed_count")
    def confirmed(self, limit: CapacityLimit) -> int:
        return limit.confirmed_count

    @admin.display(description=gettext_lazy("waiting"), ordering="waiting_count")
    def waiting(self, limit: CapacityLimit) -> int:
        return limit.waiting_count

    @admin.display(description=gettext_lazy("left"))
    def left(self, limit: CapacityLimit) -> object:
        return "–" if limit.seats_left is None else limit.seats_left

    @admin.display(description=gettext_lazy("held"))
    def held(self, limit: CapacityLimit) -> object:
        """How many are held for invitees now."""
        return limit.held_left() or "–"

    @admin.display(description=gettext_lazy("opens (local time)"), ordering="opens_at")
    def opens(self, limit: CapacityLimit) -> str:
        return local_text(limit.side_event, limit.opens_at) if limit.opens_at else "–"

    @admin.display(description=gettext_lazy("closes (local time)"))
    def closes(self, limit: CapacityLimit) -> str:
        return local_text(limit.side_event, limit.ends_at) if limit.ends_at else "–"

    @admin.display(description=gettext_lazy("RSVPs"))
    def rsvps(self, limit: CapacityLimit) -> str:
        return format_html('<a href="{}">{}</a>', _rsvps_of(limit), _("Show"))

    @admin.display(description=gettext_lazy("door"))
    def door(self, limit: CapacityLimit) -> str:
        """The way of door staff to their page."""
        event = limit.side_event
        if limit.attendance_mode != AttendanceMode.IN_PERSON or not event.is_public:
            return "–"
        address = reverse("registrations:checkin", args=[event.week.year, event.slug])
        return format_html('<a href="{}">{}</a>', address, _("Check-in"))


def _rsvps_of(limit: CapacityLimit) -> str:
    query = f"side_event__id__exact={limit.side_event_id}&attendance_mode__exact={limit.attendance_mode}"
    return f"{reverse('admin:registrations_rsvp_changelist')}?{query}"
