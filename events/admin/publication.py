"""Pages of the admin for what is more than a save: publish, unpublish, cancel, duplicate. Each acts on POST only."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from .. import services
from ..access import Action, may
from ..actors import Actor
from ..cleaning import clean_line
from ..hooks import Refusal
from ..models import SideEvent
from ..readiness.findings import findings
from .base import AccessAdmin


class PublicationPages(AccessAdmin):
    """Mixed into the admin of side events: one address below an event for each step of its life."""

    def get_urls(self):
        steps: dict[str, Callable[..., HttpResponse]] = {
            "publish": self.publish_view,
            "unpublish": self.unpublish_view,
            "cancel": self.cancel_view,
            "duplicate": self.duplicate_view,
        }
        wrap = self.admin_site.admin_view
        own = [
            path(f"<int:pk>/{name}/", wrap(view), name=f"events_sideevent_{name}")
            for name, view in steps.items()
        ]
        return own + super().get_urls()

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = self._event(request, pk, Action.PUBLISH_EVENT)
        status = 200
        if request.method == "POST":
            # rows of the form: one text for each warning, named after its number in the list
            shown = [f for f in findings(event, request.user) if not f.is_blocking]
            reasons = {
                f.code: clean_line(request.POST.get(f"reason-{n}", ""))[:500] for n, f in enumerate(shown)
            }
            try:
                services.publish(side_event=event, by=Actor.of(request.user), reasons=reasons)
            except Refusal as refusal:
                if not isinstance(refusal, services.NotReady):
                    messages.error(request, str(refusal))
                status = 409
                event.refresh_from_db()
            else:
                messages.success(request, _("Published. The page is now public."))
                return self._back(event)
        overridden = {o.finding: o.reason for o in event.overrides.all()}
        found = findings(event, request.user)
        warnings = [f for f in found if not f.is_blocking]
        return self._step(
            request,
            event,
            "publish",
            status,
            blocking=[f for f in found if f.is_blocking],
            warnings=[
                (n, f, request.POST.get(f"reason-{n}", "") or overridden.get(f.code, ""))
                for n, f in enumerate(warnings)
            ],
            was_refused=status == 409,
        )

    def unpublish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = self._event(request, pk, Action.PUBLISH_EVENT)
        return self._confirmed(
            request,
            event,
            "unpublish",
            lambda: services.unpublish(side_event=event, by=Actor.of(request.user)),
            _("Taken back to draft. The page is no longer public."),
        )

    def cancel_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = self._event(request, pk, Action.PUBLISH_EVENT)
        reason = clean_line(request.POST.get("reason", ""))[:300]
        done = (
            _("Cancelled. Everybody who answered is told by e-mail.") if event.is_public else _("Cancelled.")
        )
        return self._confirmed(
            request,
            event,
            "cancel",
            lambda: services.cancel(side_event=event, by=Actor.of(request.user), reason=reason),
            done,
        )

    def duplicate_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = self._event(request, pk, Action.EDIT_EVENT)
        if request.method != "POST":
            return self._step(request, event, "duplicate")
        copy = services.duplicate(side_event=event, by=Actor.of(request.user))
        messages.success(request, _("This is the copy. It is a draft: give it a room and a time of its own."))
        return self._back(copy)

    def _event(self, request: HttpRequest, pk: int, action: Action) -> SideEvent:
        event = SideEvent.objects.select_related("week", "venue").filter(pk=pk).first()
        if event is None or not may(request.user, Action.VIEW_EVENT, event):
            raise Http404
        if not may(request.user, action, event):
            raise PermissionDenied
        return event

    def _confirmed(
        self, request: HttpRequest, event: SideEvent, step: str, act: Callable[[], None], done: str
    ) -> HttpResponse:
        """Show the question on GET, act on POST, and say why where the step is refused."""
        if request.method != "POST":
            return self._step(request, event, step)
        try:
            act()
        except Refusal as refusal:
            messages.error(request, str(refusal))
            event.refresh_from_db()
            return self._step(request, event, step, 409)
        messages.success(request, done)
        return self._back(event)

    def _step(
        self, request: HttpRequest, event: SideEvent, step: str, status: int = 200, **more
    ) -> HttpResponse:
        return self.page(request, f"events/sideevent/{step}", str(event), status, original=event, **more)

    def _back(self, event: SideEvent) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:events_sideevent_change", args=[event.pk]))
