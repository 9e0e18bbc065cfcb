"""A week's programme as a file, in the admin: written out, or read in behind a preview."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.access import Action, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.hooks import Refusal
from events.models import Week

from ..programmes.files import CONTENT_TYPES, empty_table, programme_file
from ..programmes.forms import ProgrammeForm
from ..programmes.reports import RowOutcome, RowReport
from ..programmes.sources import Source

PREVIEW_LASTS = 60 * 60  # seconds
MAX_PARCEL = 10_000_000  # characters; the site takes forms of up to 12 MB
_EFFECTIVE = (RowOutcome.NEW, RowOutcome.CHANGED)


class ProgrammePages(AccessAdmin):
    """Mixed into an admin class. The preview gives the rows back in the page, signed: what was previewed is done."""

    def programme_addresses(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("programme/table.xlsx", wrap(self.empty_view), name="agenda_programme_table"),
            path("programme/<int:pk>/", wrap(self.programme_view), name="agenda_programme"),
            *(
                path(
                    f"programme/<int:pk>/programme.{kind}",
                    wrap(self.programme_file_view),
                    {"kind": kind},
                    name=f"agenda_programme_{kind}",
                )
                for kind in CONTENT_TYPES
            ),
        ]

    def empty_view(self, request: HttpRequest) -> HttpResponse:
        """A workbook with our headings, to be filled in."""
        if not may(request.user, Action.MANAGE_WEEK):
            raise PermissionDenied
        return _file(empty_table(), "programme.xlsx")

    def programme_file_view(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """The programme of the week as one of the four files."""
        week = _week(request, pk)
        try:
            content = programme_file(week, kind)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:agenda_programme", week.pk)
        return _file(content, f"programme-{week.year}.{kind}")

    def programme_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose a file; see what would come of each row; confirm."""
        week = _week(request, pk)
        if "parcel" in request.POST:
            return self._carry_out(request, week)
        given = [request.POST, request.FILES] if request.method == "POST" else []
        form = ProgrammeForm(*given)
        if form.is_valid():
            source = form.cleaned_data["file"]
            parcel = signing.dumps(source.to_facts(), salt=_salt(request, week), compress=True)
            if len(parcel) <= MAX_PARCEL:
                return self._report(request, week, source, is_preview=True, parcel=parcel)
            form.add_error(
                "file", _("The file is larger than 10 MB, far more than a programme. Is it the right file?")
            )
        return self.page(
            request,
            "agenda/programme/files",
            _("The programme as a file"),
            422 if form.errors else 200,
            week=week,
            form=form,
            files=[
                (kind.upper(), reverse(f"admin:agenda_programme_{kind}", args=[week.pk]))
                for kind in CONTENT_TYPES
            ],
        )

    def _carry_out(self, request: HttpRequest, week: Week) -> HttpResponse:
        try:
            facts = signing.loads(request.POST["parcel"], salt=_salt(request, week), max_age=PREVIEW_LASTS)
        except signing.BadSignature:
            messages.error(request, _("The preview is more than an hour old. Please choose the file again."))
            return redirect("admin:agenda_programme", week.pk)
        return self._report(request, week, Source.from_facts(facts), is_preview=False)

    def _report(
        self, request: HttpRequest, week: Week, source: Source, *, is_preview: bool, **more: Any
    ) -> HttpResponse:
        """Show what comes, or came, of each row: what needs attention first."""
        # What reads dates and names takes half a second to load: no other start of a process waits for it.
        from ..programmes.resource import ProgrammeImport, not_read

        reports = ProgrammeImport(week, source, Actor.of(request.user)).run(dry_run=is_preview)
        counts = Counter(report.outcome for report in reports)
        effective = sum(counts[outcome] for outcome in _EFFECTIVE)
        if effective and not is_preview:
            done = ngettext(
                "%(count)s side event was imported.", "%(count)s side events were imported.", effective
            )
            LogEntry.objects.log_actions(
                request.user.pk, [week], CHANGE, change_message=done % {"count": effective}
            )
        return self.page(
            request,
            "agenda/programme/report",
            _("The programme as a file"),
            week=week,
            reports=sorted(reports, key=_urgency),
            counts=[(outcome, counts[outcome]) for outcome in RowOutcome if counts[outcome]],
            doubt_count=sum(len(report.doubts) for report in reports),
            effective=effective,
            unknown=not_read(source),
            encoding=source.encoding,
            is_preview=is_preview,
            **more,
        )


def _urgency(report: RowReport) -> int:
    """Refused rows first, then those with doubts, each in the order of the file."""
    return 0 if report.outcome == RowOutcome.REFUSED else 1 if report.doubts else 2


def _week(request: HttpRequest, pk: int) -> Week:
    if not may(request.user, Action.MANAGE_WEEK):
        raise PermissionDenied
    return get_object_or_404(Week, pk=pk)


def _salt(request: HttpRequest, week: Week) -> str:
    """The parcel of one user opens for nobody else, and that of one week is none of another."""
    return f"programme:{week.pk}:{request.user.pk}"


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"  # it holds joining links and telephone numbers
    return response
