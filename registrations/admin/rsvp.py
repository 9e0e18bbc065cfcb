"""RSVPs in the admin. Every change goes through the services; nothing is deleted, an RSVP is cancelled."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.access import Action, events_with_visible_delegates, may
from events.actors import Actor
from events.admin.filters import SideEventFilter
from events.models import SideEvent
from events.un_style.formats import datetime_text, notation, zone_text

from .. import services
from ..models import Rsvp
from .base import RegistrationAdmin, local_text
from .forms import AddForm, RefusableForm
from .rsvp_actions import RsvpActions
from .rsvp_files import ExportPage, ImportPages

NEEDS = ["dietary_needs", "access_needs"]
DETAILS = ["courtesy_title", "given_name", "family_name", "organization_name", "function"]
STATE = ["side_event", "attendance_mode", "email", "language", "state", "registered", "consented"]


class DelegatesFilter(SideEventFilter):
    def events_for(self, user) -> models.QuerySet[SideEvent]:
        return events_with_visible_delegates(user)


class RsvpList(ChangeList):
    """Looks up the places in the queue of those on the page alone, in one query."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        waiting = {rsvp.side_event_id for rsvp in self.result_list if rsvp.status == Rsvp.Status.WAITLISTED}
        ranked = Rsvp.objects.filter(side_event__in=waiting).with_places()
        shown = [rsvp.pk for rsvp in self.result_list]
        places = dict(ranked.filter(pk__in=shown).values_list("pk", "place")) if waiting else {}
        for rsvp in self.result_list:
            rsvp.place = places.get(rsvp.pk)


@admin.register(Rsvp)
class RsvpAdmin(RsvpActions, ImportPages, ExportPage, RegistrationAdmin):
    view_action = Action.SEE_DELEGATES
    numbered = gettext_lazy("RSVP %(number)s")

    change_form_template = "admin/registrations/rsvp/change_form.html"
    list_display = [
        "full_name",
        "event_shown",
        "organization_name",
        "function",
        "attendance_mode",
        "state",
        "registered_short",
    ]
    list_filter = [("side_event", DelegatesFilter), "status", "attendance_mode", "side_event__week"]
    show_full_result_count = False  # to count all years beside the event that is looked at takes its time

    def get_queryset(self, request):
        events = events_with_visible_delegates(request.user)
        rsvps = super().get_queryset(request).filter(side_event__in=events.values("pk"))
        return rsvps.select_related("side_event__week")

    def get_changelist(self, request, **kwargs):
        return RsvpList

    def has_change_permission(self, request, obj=None) -> bool:
        """A cancelled RSVP stays as it was."""
        return super().has_change_permission(request, obj) and (obj is None or obj.is_live)

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, form=RefusableForm if change else AddForm, **kwargs)

    def get_fieldsets(self, request, obj=None):
        may_see_needs = may(request.user, Action.SEE_NEEDS, obj.side_event if obj else None)
        needs = [(pgettext_lazy("what a person needs", "Needs"), {"fields": NEEDS})] if may_see_needs else []
        if obj is None:
            first = ["side_event", "attendance_mode", "email", "language"]
            return [(None, {"fields": first}), (gettext_lazy("Delegate"), {"fields": DETAILS}), *needs]
        return [
            (gettext_lazy("Delegate"), {"fields": DETAILS}),
            *needs,
            (gettext_lazy("RSVP"), {"fields": STATE}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return STATE if obj else []

    def save_model(self, request, obj: Rsvp, form: RefusableForm, change: bool) -> None:
        by = Actor.of(request.user)
        details = {name: form.cleaned_data[name] for name in form.cleaned_data if name in (*DETAILS, *NEEDS)}
        if change:
            services.change_details(rsvp=Rsvp.objects.get(pk=obj.pk), by=by, **details)
            obj.refresh_from_db()
            return
        outcome = services.register(
            side_event=form.cleaned_data["side_event"],
            attendance_mode=form.cleaned_data["attendance_mode"],
            email=form.cleaned_data["email"],
            language=form.cleaned_data["language"],
            has_consented=False,  # typed by staff; the mail links to the privacy notice
            ignores_closing=True,
            by=by,
            **details,
        )
        obj.pk = outcome.rsvp.pk
        obj.refresh_from_db()
        if not outcome.is_new:
            sentence = _(
                "This address had answered already and keeps what it had. The personal link is sent again."
            )
            self.message_user(request, sentence, messages.WARNING)

    @admin.display(description=gettext_lazy("name"), ordering="family_name")
    def full_name(self, rsvp: Rsvp) -> str:
        return rsvp.full_name

    @admin.display(description=gettext_lazy("side event"), ordering="side_event__title")
    def event_shown(self, rsvp: Rsvp) -> str:
        return rsvp.side_event.title

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state(self, rsvp: Rsvp) -> str:
        place = rsvp.place if hasattr(rsvp, "place") else rsvp.place_in_queue()
        if place is None:
            return rsvp.get_status_display()
        return _("%(state)s, place %(place)s") % {"state": rsvp.get_status_display(), "place": place}

    @admin.display(description=gettext_lazy("registered at"), ordering="created_at")
    def registered(self, rsvp: Rsvp) -> str:
        return _local(rsvp, rsvp.created_at)

    @admin.display(description=gettext_lazy("registered (local time)"), ordering="created_at")
    def registered_short(self, rsvp: Rsvp) -> str:
        return local_text(rsvp.side_event, rsvp.created_at)

    @admin.display(description=gettext_lazy("consented at"))
    def consented(self, rsvp: Rsvp) -> str:
        return _local(rsvp, rsvp.consented_at) if rsvp.consented_at else _("registered by staff")


def _local(rsvp: Rsvp, instant) -> str:
    local = instant.astimezone(rsvp.side_event.week.zone)
    return notation().comma.join((datetime_text(local), zone_text(local.tzinfo, local)))
