"""Tables of delegates in and out of the admin, with the resources and formats of import-export.

The import has two steps. The first reads the file and shows what would happen to each row. The second gets
the same rows back from the page, signed: what was previewed is imported, and no file with names lies about.
"""

from collections import Counter

import tablib
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from import_export.admin import ExportMixin
from import_export.results import Result

from events.access import Action, may
from events.actors import Actor
from events.models import SideEvent

from ..columns import READ
from ..file_formats import CSV, XLSX, too_big
from ..resources import RowOutcome, RsvpExport, RsvpImport
from .forms import FileFormatForm, ImportForm

PREVIEW_LASTS = 60 * 60  # seconds
MAX_PARCEL = 10_000_000  # characters; the site takes forms of up to 12 MB


class ExportPage(ExportMixin):
    """What the list shows under its filters, as a file."""

    import_export_change_list_template = "admin/registrations/rsvp/change_list.html"
    export_template_name = "admin/registrations/rsvp/export.html"
    export_form_class = FileFormatForm
    resource_classes = [RsvpExport]
    formats = [XLSX, CSV]

    def has_export_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Action.SEE_DELEGATES)

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: object) -> dict[str, object]:
        return {"viewer": request.user}

    def get_export_filename(self, request, queryset, file_format) -> str:
        return f"rsvps-{timezone.now():%Y-%m-%d}.{file_format.get_extension()}"

    def init_request_context_data(self, request, form):
        count = self.get_export_queryset(request).count()
        return {**super().init_request_context_data(request, form), "count": count}


class ImportPage(admin.ModelAdmin):
    """People into one side event: a file, a preview, and the report of what was done."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("import/", wrap(self.import_view), name="registrations_rsvp_import"),
            path("import/table.xlsx", wrap(self.empty_table), name="registrations_rsvp_import_table"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        may_import = may(request.user, Action.MANAGE_RSVPS)
        return super().changelist_view(
            request, {"has_import_permission": may_import, **(extra_context or {})}
        )

    def empty_table(self, request: HttpRequest) -> HttpResponse:
        """A workbook with the headings, to be filled in."""
        if not may(request.user, Action.MANAGE_RSVPS):
            raise PermissionDenied
        headings = [heading for heading in READ if heading not in ("Side event", "State", "Language")]
        content = XLSX().export_data(tablib.Dataset(headers=headings))
        disposition = 'attachment; filename="delegates.xlsx"'
        return HttpResponse(
            content, content_type=XLSX.CONTENT_TYPE, headers={"Content-Disposition": disposition}
        )

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not may(request.user, Action.MANAGE_RSVPS):
            raise PermissionDenied
        if "parcel" in request.POST:
            return self._import(request)
        if request.method != "POST":
            form = ImportForm(user=request.user, initial={"side_event": request.GET.get("side_event")})
            return self._page(request, form=form)
        form = ImportForm(request.POST, request.FILES, user=request.user)
        if form.is_valid():
            side_event, columns = form.cleaned_data["side_event"], form.cleaned_data["file"]
            parcel = _parcel(request, side_event, columns.dataset)
            if len(parcel) <= MAX_PARCEL:
                result = _run(request, side_event, columns.dataset, dry_run=True)
                more = {"parcel": parcel, "columns": columns, "encoding": form.encoding}
                return self._report(request, side_event, result, is_preview=True, **more)
            form.add_error("file", too_big())
        return self._page(request, 422, form=form)

    def _import(self, request: HttpRequest) -> HttpResponse:
        try:
            contents = signing.loads(request.POST["parcel"], salt=_salt(request), max_age=PREVIEW_LASTS)
        except signing.BadSignature:
            messages.error(request, _("The preview is more than an hour old. Please choose the file again."))
            return HttpResponseRedirect(reverse("admin:registrations_rsvp_import"))
        side_event = get_object_or_404(SideEvent.objects.select_related("week"), pk=contents["side_event"])
        if not may(request.user, Action.MANAGE_RSVPS, side_event):
            raise PermissionDenied
        dataset = tablib.Dataset(*contents["rows"], headers=contents["headers"])
        result = _run(request, side_event, dataset, dry_run=False)
        if count := result.totals["new"]:
            done = ngettext("%(count)s RSVP imported.", "%(count)s RSVPs imported.", count) % {"count": count}
            LogEntry.objects.log_actions(request.user.pk, [side_event], CHANGE, change_message=done)
        return self._report(request, side_event, result, is_preview=False)

    def _report(
        self, request: HttpRequest, side_event: SideEvent, result: Result, **more: object
    ) -> HttpResponse:
        """Show what comes, or came, of each row: what needs attention first."""
        reports = sorted(result.rows, key=lambda report: report.outcome != RowOutcome.REFUSED)
        counts = Counter(report.outcome for report in reports)
        return self._page(
            request,
            side_event=side_event,
            reports=reports,
            counts=[(outcome, counts[outcome]) for outcome in RowOutcome if counts[outcome]],
            new_count=counts[RowOutcome.SEAT] + counts[RowOutcome.WAITING],
            **more,
        )

    def _page(self, request: HttpRequest, status: int = 200, **more: object) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Import delegates"),
            **more,
        }
        template = "import_report" if "reports" in more else "import"
        return TemplateResponse(request, f"admin/registrations/rsvp/{template}.html", context, status=status)


def _run(request: HttpRequest, side_event: SideEvent, dataset: tablib.Dataset, *, dry_run: bool) -> Result:
    resource = RsvpImport(side_event=side_event, by=Actor.of(request.user))
    return resource.import_data(dataset, dry_run=dry_run, raise_errors=True)


def _salt(request: HttpRequest) -> str:
    """The parcel of one user opens for nobody else."""
    return f"{__name__}:{request.user.pk}"


def _parcel(request: HttpRequest, side_event: SideEvent, dataset: tablib.Dataset) -> str:
    contents = {"side_event": side_event.pk, "headers": dataset.headers, "rows": list(dataset)}
    return signing.dumps(contents, salt=_salt(request), compress=True)
