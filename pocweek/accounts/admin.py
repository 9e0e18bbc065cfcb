"""Accounts in the admin: superusers keep them, the secretariat invites people."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.access import Action
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.un_style.formats import datetime_text, zone_text

from ..models import User
from . import services
from .invitation_forms import InviteForm
from .models import StaffInvitation


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Django's own page for users, with the way back for those who lost their device."""

    actions = ["reset_second_factor"]

    @admin.action(description=gettext_lazy("Reset the second factor"), permissions=["change"])
    def reset_second_factor(
        self, request: HttpRequest, queryset: models.QuerySet[User]
    ) -> TemplateResponse | None:
        """Ask first; then take all second factors away. The log keeps who did it to whom."""
        chosen = list(queryset.order_by("username"))
        if "confirmed" not in request.POST:
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _("Reset the second factor"),
                "chosen": chosen,
                "action_checkbox_name": admin.helpers.ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/pocweek/reset_second_factor.html", context)
        for user in chosen:
            services.reset_second_factor(user=user, by=Actor.of(request.user))
            self.log_change(request, user, [{"changed": {"fields": ["second factor"]}}])
        done = ngettext(
            "The second factor of %(count)s person is reset.",
            "The second factors of %(count)s people are reset.",
            len(chosen),
        )
        self.message_user(request, done % {"count": len(chosen)}, messages.SUCCESS)
        return None

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            services.keep_only_address_of(user=obj)


@admin.register(StaffInvitation)
class StaffInvitationAdmin(AccessAdmin):
    """Nothing is deleted or changed: an invitation is sent again or withdrawn."""

    view_action = Action.INVITE_STAFF
    add_action = Action.INVITE_STAFF

    form = InviteForm
    list_display = ["name", "email", "role", "side_event", "state_shown", "until"]
    list_filter = ["role"]
    list_select_related = ["side_event"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["side_event"]
    actions = ["send_again", "withdraw_selected"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        asked = ["email", "name", "role", "side_event", "language"]
        return [*asked, "state_shown", "until", "invited_by"] if obj else asked

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["state_shown", "until", "invited_by"] if obj else []

    def has_invite_permission(self, request: HttpRequest) -> bool:
        return self._may(request, Action.INVITE_STAFF)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Show the list with a sentence to whom a second click, or a colleague, came first."""
        try:
            return super().add_view(request, form_url, extra_context)
        except services.AccountError as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect("admin:pocweek_staffinvitation_changelist")

    def save_model(self, request: HttpRequest, obj: StaffInvitation, form: Any, change: bool) -> None:
        made = services.invite(by=Actor.of(request.user), **form.cleaned_data)
        obj.pk, obj.accepted_at, obj.expires_at = made.pk, made.accepted_at, made.expires_at

    def response_add(
        self, request: HttpRequest, obj: StaffInvitation, post_url_continue: Any = None
    ) -> HttpResponse:
        if obj.accepted_at is not None:
            sentence = _("%(name)s has an account, which has this role now, and is told by e-mail.")
            self.message_user(request, sentence % {"name": obj.name}, messages.SUCCESS)
        return super().response_add(request, obj, post_url_continue)

    @admin.action(description=gettext_lazy("Send the invitation again"), permissions=["invite"])
    def send_again(self, request: HttpRequest, queryset: models.QuerySet[StaffInvitation]) -> None:
        sent = sum(services.invite_again(invitation=invitation) for invitation in queryset)
        done = ngettext("%(count)s invitation is sent again.", "%(count)s invitations are sent again.", sent)
        self._say(request, done, sent)

    @admin.action(description=gettext_lazy("Withdraw the selected invitations"), permissions=["invite"])
    def withdraw_selected(self, request: HttpRequest, queryset: models.QuerySet[StaffInvitation]) -> None:
        withdrawn = sum(services.withdraw(invitation=invitation) for invitation in queryset)
        done = ngettext(
            "%(count)s invitation is withdrawn.", "%(count)s invitations are withdrawn.", withdrawn
        )
        self._say(request, done, withdrawn)

    def _say(self, request: HttpRequest, done: str, count: int) -> None:
        if count:
            self.message_user(request, done % {"count": count}, messages.SUCCESS)
        else:
            self.message_user(request, _("They were accepted or withdrawn before."), messages.WARNING)

    @admin.display(description=gettext_lazy("state"))
    def state_shown(self, invitation: StaffInvitation) -> str:
        return str(invitation.state.label)

    @admin.display(description=gettext_lazy("answer possible until"), ordering="expires_at")
    def until(self, invitation: StaffInvitation) -> str:
        at = invitation.expires_at
        return f"{datetime_text(at)} {zone_text('UTC', at)}"
