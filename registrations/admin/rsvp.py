"""RSVPs in the admin. Every change goes through the services; nothing is deleted, an RSVP is cancelled."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.access import Action, events_with_visible_delegates, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.admin.filters import SideEventFilter
from events.formats import datetime_text, day_text, time_text, zone_text
from events.models import SideEvent

from .. import services
from ..models import Rsvp
from ..resources import with_place_in_queue
from .forms import RsvpAddForm, RsvpForm
from .rsvp_decisions import DecisionActions
from .rsvp_files import ExportPage, ImportPage

NEEDS = ["dietary_needs", "access_needs"]
DETAILS = ["courtesy_title", "given_name", "family_name", "organization_name", "function"]
STATE = ["side_event", "attendance_mode", "email", "language", "state", "registered", "consented"]


class DelegatesFilter(SideEventFilter):
    def events_for(self, user) -> models.QuerySet[SideEvent]:
        return events_with_visible_delegates(user)


@admin.register(Rsvp)
class RsvpAdmin(DecisionActions, ImportPage, ExportPage, AccessAdmin):
    view_action = Action.SEE_DELEGATES
    add_action = Action.MANAGE_RSVPS
    change_action = Action.MANAGE_RSVPS

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
    search_fields = ["given_name", "family_name", "email", "organization_name"]
    search_help_text = gettext_lazy("Name, e-mail or organization")
    list_per_page = 100
    actions = [*DecisionActions.actions, "cancel_selected", "send_links"]

    class Media:
        css = {"all": ["css/admin-lists.css"]}

    def subject_of(self, obj: Rsvp):
        return obj.side_event

    def get_queryset(self, request):
        events = events_with_visible_delegates(request.user)
        rsvps = super().get_queryset(request).filter(side_event__in=events.values("pk"))
        return with_place_in_queue(rsvps.select_related("side_event__week"))

    def has_change_permission(self, request, obj=None) -> bool:
        """A cancelled RSVP stays as it was."""
        return super().has_change_permission(request, obj) and (obj is None or obj.is_live)

    def has_manage_permission(self, request) -> bool:
        return may(request.user, Action.MANAGE_RSVPS)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, form=RsvpForm if change else RsvpAddForm, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        form.viewer = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        may_see_needs = may(request.user, Action.SEE_NEEDS, obj.side_event if obj else None)
        needs = [(gettext_lazy("Needs"), {"fields": NEEDS})] if may_see_needs else []
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

    def get_changeform_initial_data(self, request):
        return {"language": "en", **super().get_changeform_initial_data(request)}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        """What a service refuses is a sentence in the form, which keeps all that was typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except services.RegistrationError as refusal:
            request.refusal = str(refusal)
            response = super().changeform_view(request, object_id, form_url, extra_context)
            response.status_code = 409
            return response

    def save_model(self, request, obj: Rsvp, form: RsvpForm, change: bool) -> None:
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

    def log_addition(self, request, obj, message):
        return self._log(request, obj, ADDITION, message)

    def log_change(self, request, obj, message):
        return self._log(request, obj, CHANGE, message)

    def _log(self, request: HttpRequest, rsvp: Rsvp, flag: int, message: object) -> LogEntry:
        """Log by number: a delegate can be erased from the list, and no name stays behind in the log."""
        return LogEntry.objects.create(
            user_id=request.user.pk,
            content_type=ContentType.objects.get_for_model(Rsvp),
            object_id=rsvp.pk,
            object_repr=_("RSVP %(number)s") % {"number": rsvp.pk},
            action_flag=flag,
            change_message=message,
        )

    @admin.action(description=gettext_lazy("Cancel the selected RSVPs"), permissions=["manage"])
    def cancel_selected(self, request: HttpRequest, queryset: models.QuerySet[Rsvp]) -> HttpResponse | None:
        """Ask first, then cancel each RSVP; the seats go to those who wait."""
        rsvps = self._managed(request, queryset)
        if not rsvps:
            return None
        if "confirmed" not in request.POST:
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _("Cancel RSVPs"),
                "rsvps": rsvps,
                "action_checkbox_name": ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/registrations/rsvp/cancel.html", context)
        by = Actor.of(request.user)
        count = self._each(request, rsvps, lambda rsvp: services.cancel(rsvp=rsvp, by=by), _("Cancelled"))
        if count:
            done = ngettext("%(count)s RSVP is cancelled.", "%(count)s RSVPs are cancelled.", count)
            self.message_user(request, done % {"count": count}, messages.SUCCESS)
        return None

    @admin.action(description=gettext_lazy("Send the personal link again"), permissions=["manage"])
    def send_links(self, request: HttpRequest, queryset: models.QuerySet[Rsvp]) -> None:
        rsvps = self._managed(request, queryset.exclude(email=""))
        by = Actor.of(request.user)
        count = self._each(
            request, rsvps, lambda rsvp: services.send_link_again(rsvp=rsvp, by=by), _("Link sent")
        )
        if count:
            done = ngettext("%(count)s personal link is sent.", "%(count)s personal links are sent.", count)
            self.message_user(request, done % {"count": count}, messages.SUCCESS)

    def _managed(self, request: HttpRequest, queryset: models.QuerySet[Rsvp]) -> list[Rsvp]:
        """Return those that are live and the user may manage, and say how many were passed over."""
        chosen = list(queryset)
        rsvps = [r for r in chosen if r.is_live and may(request.user, Action.MANAGE_RSVPS, r.side_event)]
        if passed_over := len(chosen) - len(rsvps):
            sentence = ngettext(
                "%(count)s RSVP was passed over: it is cancelled, or not yours to change.",
                "%(count)s RSVPs were passed over: they are cancelled, or not yours to change.",
                passed_over,
            )
            self.message_user(request, sentence % {"count": passed_over}, messages.WARNING)
        return rsvps

    def _each(self, request: HttpRequest, rsvps: list[Rsvp], act: Callable[[Rsvp], None], log: str) -> int:
        """Do it to each RSVP, say each reason for a refusal once, and return how many were done."""
        refusals: dict[str, int] = {}
        for rsvp in rsvps:
            try:
                act(rsvp)
            except services.RegistrationError as refusal:
                refusals[str(refusal)] = refusals.get(str(refusal), 0) + 1
            else:
                self.log_change(request, rsvp, log)
        for sentence, count in refusals.items():
            self.message_user(request, f"{count} × {sentence}", messages.ERROR)
        return len(rsvps) - sum(refusals.values())

    @admin.display(description=gettext_lazy("name"), ordering="family_name")
    def full_name(self, rsvp: Rsvp) -> str:
        return rsvp.full_name

    @admin.display(description=gettext_lazy("side event"), ordering="side_event__title")
    def event_shown(self, rsvp: Rsvp) -> str:
        return rsvp.side_event.title

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state(self, rsvp: Rsvp) -> str:
        if rsvp.place is None:
            return rsvp.get_status_display()
        return _("%(state)s, place %(place)s") % {"state": rsvp.get_status_display(), "place": rsvp.place}

    @admin.display(description=gettext_lazy("registered at"), ordering="created_at")
    def registered(self, rsvp: Rsvp) -> str:
        return _local(rsvp, rsvp.created_at)

    @admin.display(description=gettext_lazy("registered (local time)"), ordering="created_at")
    def registered_short(self, rsvp: Rsvp) -> str:
        local = rsvp.created_at.astimezone(rsvp.side_event.week.zone)
        return f"{day_text(local)}, {time_text(local)}"

    @admin.display(description=gettext_lazy("consented at"))
    def consented(self, rsvp: Rsvp) -> str:
        return _local(rsvp, rsvp.consented_at) if rsvp.consented_at else _("registered by staff")


def _local(rsvp: Rsvp, instant) -> str:
    local = instant.astimezone(rsvp.side_event.week.zone)
    return f"{datetime_text(local)}, {zone_text(local.tzinfo, local)}"
