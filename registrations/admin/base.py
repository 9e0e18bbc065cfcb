"""What the admin of RSVPs and that of invitations share: every change is a service's, which may refuse it."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from events.access import Action, may
from events.admin.base import AccessAdmin
from events.models import SideEvent
from events.un_style.formats import day_text, notation, time_text

from .. import services


class RegistrationAdmin(AccessAdmin):
    """People beside one side event each. Who may manage RSVPs may add and change them; nobody deletes them."""

    add_action = Action.MANAGE_RSVPS
    change_action = Action.MANAGE_RSVPS
    numbered: Any  # a text, translated late: what the log calls one of them, with %(number)s

    search_fields = ["given_name", "family_name", "email", "organization_name"]
    search_help_text = gettext_lazy("Name, e-mail or organization")
    list_per_page = 100

    class Media:
        css = {"all": ["css/admin-lists.css"]}

    def subject_of(self, obj) -> SideEvent:
        return obj.side_event

    def has_manage_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Action.MANAGE_RSVPS)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        form.viewer = request.user
        return form

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

    def log_addition(self, request, obj, message):
        return self._log(request, obj, ADDITION, message)

    def log_change(self, request, obj, message):
        return self._log(request, obj, CHANGE, message)

    def _log(self, request: HttpRequest, obj, flag: int, message: object) -> LogEntry:
        """Log by number: a person can be erased from the list, and no name stays behind in the log."""
        return LogEntry.objects.create(
            user_id=request.user.pk,
            content_type=ContentType.objects.get_for_model(obj),
            object_id=obj.pk,
            object_repr=self.numbered % {"number": obj.pk},
            action_flag=flag,
            change_message=message,
        )

    def do_to_each(
        self, request: HttpRequest, chosen: Iterable[Any], act: Callable[[Any], None], *, log: str, done: Any
    ) -> None:
        """Do it to each alone. Say each reason for a refusal once, and with `done`, a plural, how many were done."""
        refusals: dict[str, int] = {}
        done_count = 0
        for row in chosen:
            try:
                act(row)
            except services.RegistrationError as refusal:
                refusals[str(refusal)] = refusals.get(str(refusal), 0) + 1
            else:
                self.log_change(request, row, log)
                done_count += 1
        for sentence, count in refusals.items():
            self.message_user(request, f"{count} × {sentence}", messages.ERROR)
        if done_count:
            self.message_user(request, done % {"count": done_count}, messages.SUCCESS)


def local_text(side_event: SideEvent, instant: dt.datetime) -> str:
    """Return day and clock time in the zone of the week: "19 May 2030, 1.15 p.m."."""
    local = instant.astimezone(side_event.week.zone)
    return notation().comma.join((day_text(local), time_text(local)))
