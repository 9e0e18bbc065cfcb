"""What a changed concept note says otherwise than its side event; only what is ticked is taken over."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from events.access import Action, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.admin.fields import is_key
from events.hooks import Refusal
from events.models import SideEvent

from ..intake.changes import ChangedMeanwhile, apply
from ..intake.comparison import changes, is_about_another
from ..intake.language_versions import language_versions, store_versions
from ..intake.services import reading_of
from ..models import ReadDocument


class ComparisonPage(AccessAdmin):
    """Mixed into the admin of documents: `<pk>/compare/`."""

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        document = get_object_or_404(self.get_queryset(request), pk=pk, side_event__isnull=False)
        event = SideEvent.objects.with_everything().get(pk=document.side_event_id)
        if not may(request.user, Action.EDIT_EVENT, event):
            raise PermissionDenied
        if document.state != ReadDocument.State.READ:
            return redirect("admin:agenda_readdocument_change", document.pk)
        return self._compare(request, document, event)

    def _compare(self, request: HttpRequest, document: ReadDocument, event: SideEvent) -> HttpResponse:
        reading = reading_of(document)
        language = document.language if document.language != event.original_language else ""
        found: list[Any] = (
            [*language_versions(event, reading, language)] if language else changes(event, reading)
        )
        ticked = set(request.POST.getlist("take"))
        is_confirmed = "confirmed" in request.POST or "confirmed" in request.GET
        is_another = is_about_another(event, reading) and not is_confirmed
        status = 409 if is_another else 200
        if request.method == "POST" and not is_another:
            chosen = [change for change in found if change.key in ticked]
            seen = request.POST.get("seen_revision", "")
            try:
                if not chosen:
                    raise Refusal(_("Nothing is ticked, so nothing was changed."))
                said = {
                    "document": document,
                    "chosen": chosen,
                    "seen_revision": int(seen) if is_key(seen) else -1,
                    "by": Actor.of(request.user),
                }
                if language:
                    store_versions(**said)
                else:
                    apply(reading=reading, **said)
            except Refusal as refusal:
                messages.error(request, str(refusal))
                status = 409
                if isinstance(refusal, ChangedMeanwhile):
                    ticked = set()  # what was ticked was said of another record
            else:
                messages.success(request, _("Taken over: %(count)s.") % {"count": len(chosen)})
                self.log_change(request, event, _("Changed after a document."))
                return redirect("admin:events_sideevent_change", event.pk)
        return self.page(
            request,
            "agenda/readdocument/compare",
            _("Texts in other languages") if language else _("What changed"),
            status,
            media=self.media,
            original=event,
            document=document,
            read_title=reading.title,
            groups=_grouped(found),
            ticked=ticked,
            is_another=is_another,
            is_confirmed=is_confirmed,
        )


def _grouped(found: list[Any]) -> list[tuple[str, list[Any]]]:
    """Return the changes by the field or list that they belong to."""
    groups: dict[str, list[Any]] = {}
    for change in found:
        groups.setdefault(change.label, []).append(change)
    return list(groups.items())
