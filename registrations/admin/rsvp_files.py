"""Tables of delegates in and out of the admin, with the resources and formats of import-export."""

import tablib
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext_lazy
from import_export.admin import ExportMixin

from events.access import Action, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.models import SideEvent

from ..tables.columns import READ
from ..tables.file_formats import CSV, XLSX
from ..tables.resources import RowOutcome, RowReport, RsvpExport, RsvpImport
from .forms import FileFormatForm, ImportForm
from .previewed_list import ListPages, Parcel, PreviewedList


class ExportPage(ExportMixin, AccessAdmin):
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

    def get_export_data(self, file_format, request, queryset, **kwargs) -> bytes:
        """Write row by row what import-export would first collect."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        resource = RsvpExport(**self.get_export_resource_kwargs(request))
        return file_format.written(resource.get_export_headers(), resource.rows(queryset))

    def init_request_context_data(self, request, form):
        count = self.get_export_queryset(request).count()
        return {**super().init_request_context_data(request, form), "count": count}


def _parcel(form: ImportForm) -> Parcel:
    dataset = form.cleaned_data["file"].dataset
    return {"headers": dataset.headers, "rows": list(dataset)}


def _reports(side_event: SideEvent, parcel: Parcel, by: Actor, *, is_preview: bool) -> list[RowReport]:
    resource = RsvpImport(side_event=side_event, by=by)
    dataset = tablib.Dataset(*parcel["rows"], headers=parcel["headers"])
    return resource.import_data(dataset, dry_run=is_preview, raise_errors=True).rows


IMPORT = PreviewedList(
    name="import",
    title=gettext_lazy("Import delegates"),
    form=ImportForm,
    headings=[heading for heading in READ if heading not in ("Side event", "State", "Language")],
    table_name="delegates.xlsx",
    parcel=_parcel,
    reports=_reports,
    outcomes=RowOutcome,
    urgent=[RowOutcome.REFUSED],
    effective=[RowOutcome.SEAT, RowOutcome.WAITING],
    done=ngettext_lazy("%(count)s RSVP imported.", "%(count)s RSVPs imported.", "count"),
    too_late=gettext_lazy("The preview is more than an hour old. Please choose the file again."),
)


class ImportPages(ListPages):
    """People into one side event."""

    previewed_list = IMPORT

    def changelist_view(self, request, extra_context=None):
        may_import = may(request.user, Action.MANAGE_RSVPS)
        return super().changelist_view(
            request, {"has_import_permission": may_import, **(extra_context or {})}
        )
