"""Invitations in the admin: who was invited, how each stands, and the chain of those forwarded."""

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import truncatechars
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext, pgettext_lazy

from events.access import Action, visible_events
from events.actors import Actor
from events.admin.filters import SideEventFilter
from events.un_style.formats import notation
from events.un_style.isolation import isolated

from .. import services
from ..invitation_states import InvitationState, in_state, states_of
from ..models import Invitation
from ..services.invitations import live_invitation_of
from .base import RegistrationAdmin, local_text
from .invitation_forms import InvitationAddForm, InvitationChangeForm
from .invitation_list import INVITE
from .previewed_list import ListPages

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
class InvitationAdmin(ListPages, RegistrationAdmin):
    """Nothing is deleted: an invitation is withdrawn. The personal link is the invitee's and is shown to nobody."""

    view_action = Action.MANAGE_RSVPS
    numbered = gettext_lazy("Invitation %(number)s")
    previewed_list = INVITE

    change_list_template = "admin/registrations/invitation/change_list.html"
    change_form_template = "admin/registrations/invitation/change_form.html"
    list_display = [
        "addressee_shown", "organization_name", "state_shown", "answer_note", "email", "until", "event_shown",
    ]  # fmt: skip
    list_filter = [("side_event", SideEventFilter), StateFilter, "side_event__week"]
    actions = ["send_again", "withdraw_selected"]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == StateFilter.parameter_name or super().lookup_allowed(lookup, value, request)

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

    def has_change_permission(self, request, obj=None) -> bool:
        """One that was answered stays as it is."""
        return super().has_change_permission(request, obj) and (
            obj is None or obj.status == Invitation.Status.OPEN
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = InvitationChangeForm if change else InvitationAddForm
        return super().get_form(request, obj, change, **{**kwargs, "form": form, "fields": form.Meta.fields})

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
            (pgettext_lazy("who is invited", "Invited"), {"fields": WHO}),
            (gettext_lazy("Answer possible until"), {"fields": open_fields}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return ["side_event", *CAME_OF_IT, *WHO, "until"] if obj else []

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

    @admin.action(description=gettext_lazy("Send the invitation again"), permissions=["manage"])
    def send_again(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> None:
        by = Actor.of(request.user)
        self.do_to_each(
            request,
            queryset,
            lambda invitation: services.send_invitation_again(invitation=invitation, by=by),
            log=_("Sent again"),
            done=ngettext_lazy(
                "%(count)s invitation is sent again.", "%(count)s invitations are sent again.", "count"
            ),
        )

    @admin.action(description=gettext_lazy("Withdraw the selected invitations"), permissions=["manage"])
    def withdraw_selected(
        self, request: HttpRequest, queryset: models.QuerySet[Invitation]
    ) -> HttpResponse | None:
        """Ask first, then end the links of those who have not answered."""
        if "confirmed" not in request.POST:
            title = _("Withdraw invitations")
            return self.question(request, "registrations/invitation/withdraw", title, list(queryset))
        by = Actor.of(request.user)
        self.do_to_each(
            request,
            queryset,
            lambda invitation: services.withdraw_invitation(invitation=invitation, by=by),
            log=pgettext("invitation", "Withdrawn"),
            done=ngettext_lazy(
                "%(count)s invitation is withdrawn.", "%(count)s invitations are withdrawn.", "count"
            ),
        )
        return None

    @admin.display(description=pgettext_lazy("who is invited", "invited"), ordering="family_name")
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
        return (
            notation().list_comma.join(isolated(each.addressee) for each in invitation.forwarded_to.all())
            or "–"
        )

    @admin.display(description=gettext_lazy("until (local time)"), ordering="expires_at")
    def until(self, invitation: Invitation) -> str:
        return local_text(invitation.side_event, invitation.expires_at)

    @admin.display(description=gettext_lazy("invited at (local time)"), ordering="created_at")
    def invited(self, invitation: Invitation) -> str:
        return local_text(invitation.side_event, invitation.created_at)
