"""The history of a side event, each version of it, and what changed in a whole week."""

import csv
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from .. import services
from ..access import Action, may
from ..actors import Actor
from ..history.chronicle import Entry, entries
from ..history.restoring import plan_of
from ..history.wording import in_full
from ..hooks import Refusal
from ..models import SideEvent, SideEventVersion
from .change_filter import ChangeFilter
from .publication import PublicationPages

PER_PAGE = 30
# A spreadsheet would work out what begins so; the wide forms count in East Asian versions of Excel.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class HistoryPages(PublicationPages):
    """Mixed into the admin of side events: `<pk>/history/`, `<pk>/history/<revision>/` and `changes/`."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("changes/", wrap(self.changes_view), name="events_sideevent_changes"),
            path(
                "<int:pk>/history/<int:revision>/", wrap(self.version_view), name="events_sideevent_version"
            ),
            *super().get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        """Show who changed what, the last first. Django's own page tells only which fields a form named."""
        if not object_id.isdecimal():
            raise Http404
        event = self._event(request, int(object_id), Action.VIEW_EVENT)
        versions = SideEventVersion.objects.filter(side_event=event).with_previous()
        page = Paginator(versions.select_related("side_event__week"), PER_PAGE).get_page(
            request.GET.get("page")
        )
        return self.page(
            request,
            "events/sideevent/history",
            str(event),
            original=event,
            entries=list(entries(page)),
            versions=page,
            may_restore=may(request.user, Action.EDIT_EVENT, event),
        )

    def version_view(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        """Show what putting a version back would change, and do it on POST."""
        event = self._event(request, pk, Action.VIEW_EVENT)
        if not event.versions.filter(revision=revision).exists():
            raise Http404
        status = 200
        if request.method == "POST":
            event = self._event(request, pk, Action.EDIT_EVENT)
            seen = forms.IntegerField(min_value=0, required=False)
            try:
                doubts = services.restore(
                    side_event=event,
                    revision=revision,
                    seen_revision=seen.clean(request.POST.get("seen_revision")) or 0,
                    by=Actor.of(request.user),
                )
            except (Refusal, forms.ValidationError) as refusal:
                messages.error(request, _sentence(refusal))
                status = 409
            else:
                for doubt in doubts:
                    messages.warning(request, doubt)
                messages.success(request, _("Version %(number)d was put back.") % {"number": revision})
                return redirect("admin:events_sideevent_change", pk)
        return self._version(request, pk, revision, status)

    def _version(self, request: HttpRequest, pk: int, revision: int, status: int) -> HttpResponse:
        event = SideEvent.objects.with_everything().prefetch_related("organisers").get(pk=pk)
        version = event.versions.with_previous().select_related("side_event__week").get(revision=revision)
        return self.page(
            request,
            "events/sideevent/version",
            str(event),
            status,
            original=event,
            version=version,
            entry=next(entries([version]), None),
            plan=plan_of(event, version),
            record=in_full(version.record, event.week.zone),
            may_restore=may(request.user, Action.EDIT_EVENT, event),
        )

    def changes_view(self, request: HttpRequest) -> HttpResponse:
        """Show what changed in a week since a date: organisers see that of their own side events."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        chosen = ChangeFilter(request.GET, viewer=request.user)
        versions = chosen.versions() if chosen.is_valid() else SideEventVersion.objects.none()
        if chosen.is_valid() and request.GET.get("as") == "csv":
            return _csv(chosen, list(entries(versions)))
        page = Paginator(versions, PER_PAGE).get_page(request.GET.get("page"))
        return self.page(
            request,
            "events/sideevent/changes",
            _("What changed"),
            200 if chosen.is_valid() else 422,
            form=chosen,
            entries=list(entries(page)),
            versions=page,
            query=chosen.query,
        )


def _sentence(refusal: Exception) -> str:
    return " ".join(refusal.messages) if isinstance(refusal, forms.ValidationError) else str(refusal)


def _csv(chosen: ChangeFilter, found: list[Entry]) -> HttpResponse:
    """One line for each sentence. The words of a long text are left to the page."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="changes-{chosen.cleaned_data["week"].year}.csv"'
    response.write("\ufeff")  # so that spreadsheets read the letters right
    writer = csv.writer(response)
    writer.writerow([_("When"), _("Side event"), _("By"), _("Version"), _("Change")])
    for entry in found:
        for sentence in [entry.heading, *(change.sentence for change in entry.changes)]:
            if sentence:
                row: list[Any] = [entry.side_event.title, entry.who]
                writer.writerow(
                    [
                        entry.at.isoformat(" ", "minutes"),
                        *map(_plain_cell, row),
                        entry.version.revision,
                        _plain_cell(sentence),
                    ]
                )
    return response


def _plain_cell(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
