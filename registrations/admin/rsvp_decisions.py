"""Events on request: the organizers approve each RSVP, or refuse it with a word."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.actors import Actor

from .. import services
from ..models import Rsvp

Chosen = models.QuerySet[Rsvp]


class DecisionActions(admin.ModelAdmin):
    """The two actions of the list, and requests at its top. Each person is decided on alone."""

    actions = ["approve_selected", "refuse_selected"]
    _managed: Callable[[HttpRequest, Chosen], list[Rsvp]]
    _each: Callable[[HttpRequest, list[Rsvp], Callable[[Rsvp], None], str], int]

    def get_ordering(self, request: HttpRequest) -> list:
        """Those that somebody has to decide on come first, who waits longest foremost; then all others by name."""
        is_request = models.Q(status=Rsvp.Status.REQUESTED)
        requested_at = models.Case(models.When(is_request, then="created_at"))
        return [requested_at.asc(nulls_last=True), "family_name", "given_name", "pk"]

    @admin.action(description=gettext_lazy("Approve the selected requests"), permissions=["manage"])
    def approve_selected(self, request: HttpRequest, queryset: Chosen) -> None:
        """Let each in, in the order in which they asked: a seat, or a place in the queue."""
        by = Actor.of(request.user)
        asked = self._requests(request, queryset)
        count = self._each(request, asked, lambda rsvp: services.approve(rsvp=rsvp, by=by), _("Approved"))
        if count:
            done = ngettext("%(count)s request is approved.", "%(count)s requests are approved.", count)
            self.message_user(request, done % {"count": count}, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Refuse the selected requests"), permissions=["manage"])
    def refuse_selected(self, request: HttpRequest, queryset: Chosen) -> HttpResponse | None:
        """Ask for a word, then refuse each."""
        asked = self._requests(request, queryset)
        if not asked:
            return None
        if "confirmed" not in request.POST:
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _("Refuse requests"),
                "rsvps": asked,
                "note_length": Rsvp._meta.get_field("decision_note").max_length,
                "action_checkbox_name": ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/registrations/rsvp/refuse.html", context)
        by, note = Actor.of(request.user), request.POST.get("note", "")
        count = self._each(
            request, asked, lambda rsvp: services.refuse(rsvp=rsvp, note=note, by=by), _("Refused")
        )
        if count:
            done = ngettext("%(count)s request is refused.", "%(count)s requests are refused.", count)
            self.message_user(request, done % {"count": count}, messages.SUCCESS)
        return None

    def _requests(self, request: HttpRequest, queryset: Chosen) -> list[Rsvp]:
        """Return the requests among those chosen, longest first, and say how many were none."""
        managed = self._managed(request, queryset.order_by("created_at", "pk"))
        asked = [rsvp for rsvp in managed if rsvp.status == Rsvp.Status.REQUESTED]
        if others := len(managed) - len(asked):
            sentence = ngettext(
                "%(count)s RSVP was passed over: it awaits no decision.",
                "%(count)s RSVPs were passed over: they await no decision.",
                others,
            )
            self.message_user(request, sentence % {"count": others}, messages.WARNING)
        return asked
