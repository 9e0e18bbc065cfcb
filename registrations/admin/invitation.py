"""Invitations in the admin: who was invited, how each stands, and the chain of those forwarded."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import truncatechars
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.access import Action, may, visible_events
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.admin.filters import SideEventFilter
from events.formats import day_text, time_text

from .. import services
from ..invitation_states import InvitationState, in_state, states_of
from ..models import Invitation
from ..services.invitations import live_invitation_of
from .invitation_forms import InvitationAddForm, InvitationChangeForm
from .invitation_list import InvitePage

WHO = ["courtesy_title", "given_name", "family_name", "function", "organization_name", "email", "language"]
CAME_OF_IT = ["state_shown", "answer_note", "came_from", "went_to", "invited_by", "invited"]


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return list(InvitationState.choices)

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Invitation]):
        return in_state(queryset, self.value()) if self.value() in InvitationState.values else queryset


@admin.register(Invitation)
class InvitationAdmin(InvitePage, AccessAdmin):
    """Nothing is deleted: an invitation is withdrawn. The personal link is the invitee's and is shown to nobody."""

    view_action = Action.MANAGE_RSVPS
    add_action = Action.MANAGE_RSVPS
    change_action = Action.MANAGE_RSVPS

    change_list_template = "admin/registrations/invitation/change_list.html"
    change_form_template = "admin/registrations/invitation/change_form.html"
    list_display = [
        "addressee_shown", "organization_name", "state_shown", "answer_note", "email", "until", "event_shown",
    ]  # fmt: skip
    list_filter = [("side_event", SideEventFilter), StateFilter, "side_event__week"]
    search_fields = ["given_name", "family_name", "email", "organization_name"]
    search_help_text = gettext_lazy("Name, e-mail or organization")
    list_per_page = 100
    actions = ["send_again", "withdraw_selected"]

    class Media:
        css = {"all": ["css/admin-lists.css"]}

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == StateFilter.parameter_name or super().lookup_allowed(lookup, value, request)

    def subject_of(self, obj: Invitation):
        return obj.side_event

    def get_queryset(self, request):
        mine = super().get_queryset(request).filter(side_event__in=visible_events(request.user).values("pk"))
        return mine.select_related("side_event__week", "rsvp", "forwarded_from").prefetch_related(
            "forwarded_to"
        )

    def get_changelist_instance(self, request):
        """Ask for the letters of all rows of the page at once."""
        changelist = super().get_changelist_instance(request)
        rows = list(changelist.result_list)
        states = states_of(rows)
        for row in rows:
            row.found_state = states[row.pk]
        changelist.result_list = rows
        return changelist

    def get_list_display(self, request):
        """Without the side event where the list is that of one."""
        is_of_one = "side_event__id__exact" in request.GET
        return [name for name in self.list_display if name != "event_shown" or not is_of_one]

    def has_manage_permission(self, request) -> bool:
        return may(request.user, Action.MANAGE_RSVPS)

    def has_change_permission(self, request, obj=None) -> bool:
        """One that was answered stays as it is."""
        return super().has_change_permission(request, obj) and (
            obj is None or obj.status == Invitation.Status.OPEN
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = InvitationChangeForm if change else InvitationAddForm
        kwargs["fields"] = kwargs["form"].Meta.fields
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        form.viewer = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        until = ("ends_on", "ends_time")
        if obj is None:
            people = ["organization_name", "email", "courtesy_title", "given_name", "family_name", "function"]
            return [
                (None, {"fields": ["side_event", "language", until]}),
                (gettext_lazy("Whom to invite"), {"fields": people}),
            ]
        open_fields = [until] if self.has_change_permission(request, obj) else ["until"]
        return [
            (None, {"fields": ["side_event", *CAME_OF_IT]}),
            (gettext_lazy("Invited"), {"fields": WHO}),
            (gettext_lazy("Answer possible until"), {"fields": open_fields}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return ["side_event", *CAME_OF_IT, *WHO, "until"] if obj else []

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

    def save_model(self, request, obj: Invitation, form, change: bool) -> None:
        by, values = Actor.of(request.user), form.cleaned_data
        if change:
            services.extend_invitation(invitation=obj, expires_at=values["expires_at"], by=by)
            obj.refresh_from_db()
            return
        invitee = services.Invitee(**{name: values[name] for name in WHO})
        made, _known = services.invite(
            side_event=values["side_event"], invitees=[invitee], expires_at=values["expires_at"], by=by
        )
        found = made[0] if made else live_invitation_of(values["side_event"], values["email"])
        obj.pk = found.pk
        obj.refresh_from_db()
        if not made:
            sentence = _("This address had been invited already, and nothing is sent.")
            self.message_user(request, sentence, messages.WARNING)

    def log_addition(self, request, obj, message):
        return self._log(request, obj, ADDITION, message)

    def log_change(self, request, obj, message):
        return self._log(request, obj, CHANGE, message)

    def _log(self, request: HttpRequest, invitation: Invitation, flag: int, message: object) -> LogEntry:
        """Log by number: no name stays behind in the log."""
        return LogEntry.objects.create(
            user_id=request.user.pk,
            content_type=ContentType.objects.get_for_model(Invitation),
            object_id=invitation.pk,
            object_repr=_("Invitation %(number)s") % {"number": invitation.pk},
            action_flag=flag,
            change_message=message,
        )

    @admin.action(description=gettext_lazy("Send the invitation again"), permissions=["manage"])
    def send_again(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> None:
        by = Actor.of(request.user)
        count = self._each(
            request,
            list(queryset),
            lambda invitation: services.send_invitation_again(invitation=invitation, by=by),
            _("Sent again"),
        )
        if count:
            done = ngettext(
                "%(count)s invitation is sent again.", "%(count)s invitations are sent again.", count
            )
            self.message_user(request, done % {"count": count}, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Withdraw the selected invitations"), permissions=["manage"])
    def withdraw_selected(self, request: HttpRequest, queryset: models.QuerySet[Invitation]):
        """Ask first, then end the links of those who have not answered."""
        chosen = list(queryset)
        if "confirmed" not in request.POST:
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _("Withdraw invitations"),
                "invitations": chosen,
                "action_checkbox_name": ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/registrations/invitation/withdraw.html", context)
        by = Actor.of(request.user)
        count = self._each(
            request,
            chosen,
            lambda invitation: services.withdraw_invitation(invitation=invitation, by=by),
            _("Withdrawn"),
        )
        if count:
            done = ngettext(
                "%(count)s invitation is withdrawn.", "%(count)s invitations are withdrawn.", count
            )
            self.message_user(request, done % {"count": count}, messages.SUCCESS)
        return None

    def _each(
        self, request: HttpRequest, chosen: list[Invitation], act: Callable[[Invitation], None], log: str
    ) -> int:
        """Do it to each, say each reason for a refusal once, and return how many were done."""
        refusals: dict[str, int] = {}
        for invitation in chosen:
            try:
                act(invitation)
            except services.RegistrationError as refusal:
                refusals[str(refusal)] = refusals.get(str(refusal), 0) + 1
            else:
                self.log_change(request, invitation, log)
        for sentence, count in refusals.items():
            self.message_user(request, f"{count} × {sentence}", messages.ERROR)
        return len(chosen) - sum(refusals.values())

    @admin.display(description=gettext_lazy("invited"), ordering="family_name")
    def addressee_shown(self, invitation: Invitation) -> str:
        return invitation.full_name or _("(office)")

    @admin.display(description=gettext_lazy("side event"), ordering="side_event__title")
    def event_shown(self, invitation: Invitation) -> str:
        return truncatechars(invitation.side_event.title, 60)

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state_shown(self, invitation: Invitation) -> str:
        """How it stands; of an accepted one the RSVP, of a forwarded one the colleague."""
        state = getattr(invitation, "found_state", None) or states_of([invitation])[invitation.pk]
        if state == InvitationState.ACCEPTED and invitation.rsvp is not None:
            return f"{state.label}: {invitation.rsvp.get_status_display()}"
        if state == InvitationState.FORWARDED:
            return _("%(state)s to %(who)s") % {"state": state.label, "who": self.went_to(invitation)}
        return str(state.label)

    @admin.display(description=gettext_lazy("forwarded by"))
    def came_from(self, invitation: Invitation) -> str:
        """Everybody through whose hands it came, the first invited first."""
        chain: list[str] = []
        source = invitation.forwarded_from
        while source is not None:
            chain.insert(0, source.addressee)
            source = source.forwarded_from
        return " → ".join(chain) or "–"

    @admin.display(description=gettext_lazy("forwarded to"))
    def went_to(self, invitation: Invitation) -> str:
        return ", ".join(colleague.addressee for colleague in invitation.forwarded_to.all()) or "–"

    @admin.display(description=gettext_lazy("until (local time)"), ordering="expires_at")
    def until(self, invitation: Invitation) -> str:
        return _local(invitation, invitation.expires_at)

    @admin.display(description=gettext_lazy("invited at (local time)"), ordering="created_at")
    def invited(self, invitation: Invitation) -> str:
        return _local(invitation, invitation.created_at)


def _local(invitation: Invitation, instant) -> str:
    local = instant.astimezone(invitation.side_event.week.zone)
    return f"{day_text(local)}, {time_text(local)}"
