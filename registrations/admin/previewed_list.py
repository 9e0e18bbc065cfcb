"""Lists of people that staff hand in: a form, a preview, and the report of what was done.

The preview shows what would happen to each row and gives the rows back in the page, signed: what was previewed
is done, and no file with names lies about in between.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import tablib
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from events.access import Action, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.models import SideEvent

from .. import services
from ..tables.file_formats import XLSX, too_big
from .forms import ListForm

PREVIEW_LASTS = 60 * 60  # seconds
MAX_PARCEL = 10_000_000  # characters; the site takes forms of up to 12 MB

Parcel = dict[str, Any]  # a list in plain values, as the page of the preview gives it back


@dataclass(frozen=True, kw_only=True)
class PreviewedList:
    """What one kind of list is called, how it is read, and what comes of its rows."""

    name: str  # in its address; its templates are `<name>.html` and `<name>_report.html`
    title: Any
    form: type[ListForm]
    headings: Sequence[str]  # of the empty table
    table_name: str  # of the empty table, as a file
    parcel: Callable[[Any], Parcel]  # of a valid form
    # Returns what comes of each row, and lets it happen unless `is_preview`. May raise `RegistrationError`.
    reports: Callable[..., Sequence[Any]]  # (side_event, parcel, by, *, is_preview)
    outcomes: type[TextChoices]
    urgent: Sequence[TextChoices]  # outcomes that need attention: their rows stand first
    effective: Sequence[TextChoices]  # outcomes by which somebody is written to
    done: Any  # for the log of the side event: a plural with %(count)s
    too_late: Any  # what is said where the preview is too old


class ListPages(AccessAdmin):
    """Mixed into an admin class: the pages of its list, and below them the empty table to be filled in."""

    previewed_list: PreviewedList

    def get_urls(self):
        wrap, kind = self.admin_site.admin_view, self.previewed_list
        name = f"{self.opts.app_label}_{self.opts.model_name}_{kind.name}"
        own = [
            path(f"{kind.name}/", wrap(self.list_view), name=name),
            path(f"{kind.name}/table.xlsx", wrap(self.table_view), name=f"{name}_table"),
        ]
        return own + super().get_urls()

    def table_view(self, request: HttpRequest) -> HttpResponse:
        """A workbook with the headings, to be filled in."""
        if not may(request.user, Action.MANAGE_RSVPS):
            raise PermissionDenied
        kind = self.previewed_list
        return HttpResponse(
            XLSX().export_data(tablib.Dataset(headers=kind.headings)),
            content_type=XLSX.CONTENT_TYPE,
            headers={"Content-Disposition": f'attachment; filename="{kind.table_name}"'},
        )

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Read the list and show what would come of each row; the preview comes back here."""
        if not may(request.user, Action.MANAGE_RSVPS):
            raise PermissionDenied
        kind = self.previewed_list
        if "parcel" in request.POST:
            return self._carry_out(request)
        if request.method != "POST":
            chosen = {"side_event": request.GET.get("side_event")}
            return self._list_page(request, form=kind.form(user=request.user, initial=chosen))
        form = kind.form(request.POST, request.FILES, user=request.user)
        return self._preview(request, form) if form.is_valid() else self._list_page(request, 422, form=form)

    def _preview(self, request: HttpRequest, form: ListForm) -> HttpResponse:
        side_event, parcel = form.cleaned_data["side_event"], self.previewed_list.parcel(form)
        contents = {"side_event": side_event.pk, "list": parcel}
        signed = signing.dumps(contents, salt=self._salt(request), compress=True)
        if len(signed) > MAX_PARCEL:
            form.add_error("file", too_big())
            return self._list_page(request, 422, form=form)
        try:
            return self._report(
                request,
                side_event,
                self.previewed_list.reports(side_event, parcel, Actor.of(request.user), is_preview=True),
                is_preview=True,
                parcel=signed,
                columns=form.columns,
                encoding=form.encoding,
            )
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            return self._list_page(request, 409, form=form)

    def _carry_out(self, request: HttpRequest) -> HttpResponse:
        again = HttpResponseRedirect(self._address())
        try:
            contents = signing.loads(request.POST["parcel"], salt=self._salt(request), max_age=PREVIEW_LASTS)
        except signing.BadSignature:
            messages.error(request, self.previewed_list.too_late)
            return again
        side_event = get_object_or_404(SideEvent.objects.select_related("week"), pk=contents["side_event"])
        if not may(request.user, Action.MANAGE_RSVPS, side_event):
            raise PermissionDenied
        try:
            reports = self.previewed_list.reports(
                side_event, contents["list"], Actor.of(request.user), is_preview=False
            )
        except services.RegistrationError as refusal:
            messages.error(request, str(refusal))
            return again
        if count := self._effective_count(reports):
            done = self.previewed_list.done % {"count": count}
            LogEntry.objects.log_actions(request.user.pk, [side_event], CHANGE, change_message=done)
        return self._report(request, side_event, reports, is_preview=False)

    def _report(
        self, request: HttpRequest, side_event: SideEvent, reports: Sequence[Any], **more: Any
    ) -> HttpResponse:
        """Show what comes, or came, of each row: what needs attention first."""
        kind, counts = self.previewed_list, Counter(report.outcome for report in reports)
        return self._list_page(
            request,
            side_event=side_event,
            reports=sorted(reports, key=lambda report: report.outcome not in kind.urgent),
            counts=[(outcome, counts[outcome]) for outcome in kind.outcomes if counts[outcome]],
            new_count=self._effective_count(reports),
            **more,
        )

    def _effective_count(self, reports: Sequence[Any]) -> int:
        return sum(report.outcome in self.previewed_list.effective for report in reports)

    def _list_page(self, request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
        kind = self.previewed_list
        name = f"{kind.name}_report" if "reports" in more else kind.name
        template = f"{self.opts.app_label}/{self.opts.model_name}/{name}"
        return self.page(request, template, str(kind.title), status, list_address=self._address(), **more)

    def _address(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{self.previewed_list.name}")

    def _salt(self, request: HttpRequest) -> str:
        """The parcel of one user opens for nobody else, and that of one kind of list is none of another."""
        return f"{self.opts.label}:{self.previewed_list.name}:{request.user.pk}"
