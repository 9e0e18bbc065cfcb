"""What staff do to RSVPs in the list, and to one on its page: approve and refuse requests, cancel, send links."""

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy, pgettext

from events.access import Action, may
from events.actors import Actor

from .. import services
from ..models import Rsvp
from .base import RegistrationAdmin

Chosen = models.QuerySet[Rsvp]


class RsvpActions(RegistrationAdmin):
    """The actions of the list, and requests at its top. Each person is decided on alone."""

    actions = ["approve_selected", "refuse_selected", "cancel_selected", "send_links"]

    def get_ordering(self, request: HttpRequest) -> list:
        """Those that somebody has to decide on come first, who waits longest foremost; then all others by name."""
        is_request = models.Q(status=Rsvp.Status.REQUESTED)
        requested_at = models.Case(models.When(is_request, then="created_at"))
        return [requested_at.asc(nulls_last=True), "family_name", "given_name", "pk"]

    @admin.action(description=gettext_lazy("Approve the selected requests"), permissions=["manage"])
    def approve_selected(self, request: HttpRequest, queryset: Chosen) -> None:
        """Let each in, in the order in which they asked: a seat, or a place in the queue."""
        by = Actor.of(request.user)
        self.do_to_each(
            request,
            self._requests(request, queryset),
            lambda rsvp: services.approve(rsvp=rsvp, by=by),
            log=_("Approved"),
            done=ngettext_lazy("%(count)s request is approved.", "%(count)s requests are approved.", "count"),
        )

    @admin.action(description=gettext_lazy("Refuse the selected requests"), permissions=["manage"])
    def refuse_selected(self, request: HttpRequest, queryset: Chosen) -> HttpResponse | None:
        """Ask for a word, then refuse each."""
        asked = self._requests(request, queryset)
        if not asked:
            return None
        if "confirmed" not in request.POST:
            length = Rsvp._meta.get_field("decision_note").max_length
            title = _("Refuse requests")
            return self.question(request, "registrations/rsvp/refuse", title, asked, note_length=length)
        by, note = Actor.of(request.user), request.POST.get("note", "")
        self.do_to_each(
            request,
            asked,
            lambda rsvp: services.refuse(rsvp=rsvp, note=note, by=by),
            log=pgettext("request", "Refused"),
            done=ngettext_lazy("%(count)s request is refused.", "%(count)s requests are refused.", "count"),
        )
        return None

    @admin.action(description=gettext_lazy("Cancel the selected RSVPs"), permissions=["manage"])
    def cancel_selected(self, request: HttpRequest, queryset: Chosen) -> HttpResponse | None:
        """Ask first, then cancel each RSVP; the seats go to those who wait."""
        rsvps = self._managed(request, queryset)
        if not rsvps:
            return None
        if "confirmed" not in request.POST:
            return self.question(request, "registrations/rsvp/cancel", _("Cancel RSVPs"), rsvps)
        by = Actor.of(request.user)
        self.do_to_each(
            request,
            rsvps,
            lambda rsvp: services.cancel(rsvp=rsvp, by=by),
            log=pgettext("RSVP", "Cancelled"),
            done=ngettext_lazy("%(count)s RSVP is cancelled.", "%(count)s RSVPs are cancelled.", "count"),
        )
        return None

    @admin.action(description=gettext_lazy("Send the personal link again"), permissions=["manage"])
    def send_links(self, request: HttpRequest, queryset: Chosen) -> None:
        by = Actor.of(request.user)
        self.do_to_each(
            request,
            self._managed(request, queryset.exclude(email="")),
            lambda rsvp: services.send_link_again(rsvp=rsvp, by=by),
            log=_("Link sent"),
            done=ngettext_lazy(
                "%(count)s personal link is sent.", "%(count)s personal links are sent.", "count"
            ),
        )

    def _managed(self, request: HttpRequest, queryset: Chosen) -> list[Rsvp]:
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
