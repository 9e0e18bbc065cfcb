"""Papers that take a while: those of a whole week are asked for here, and all are watched and fetched here."""

import uuid

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _

from events.access import Action, may
from events.admin.base import AccessAdmin
from events.models import SideEvent, Week

from ..documents import KINDS
from ..jobs import services
from ..jobs.forms import WeekPapersForm
from ..models import PaperJob
from .programme_pages import ProgrammePages


@admin.register(PaperJob)
class PaperJobAdmin(ProgrammePages, AccessAdmin):
    """Everybody sees what he or she asked for alone, whatever the role. There is no list: a job lasts a day at most."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("week/<int:pk>/", wrap(self.week_view), name="agenda_paperjob_week"),
            path("<uuid:key>/", wrap(self.progress_view), name="agenda_paperjob_progress"),
            path("<uuid:key>/file/", wrap(self.file_view), name="agenda_paperjob_file"),
            *self.programme_addresses(),
        ]

    def week_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Pick which papers of the week are made as one file."""
        if not may(request.user, Action.MANAGE_WEEK):
            raise PermissionDenied
        week = get_object_or_404(Week, pk=pk)
        form = WeekPapersForm(request.POST if request.method == "POST" else None, week=week)
        if form.is_valid():
            job = services.ask_for_week(week=week, by=request.user, **form.cleaned_data)
            return redirect("admin:agenda_paperjob_progress", job.key)
        status = 422 if form.errors else 200
        title = _("All papers of the week in one file")
        return self.page(request, "agenda/jobs/week", title, status, week=week, form=form)

    def progress_view(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        """Show how far the papers are, and offer the file once it is there."""
        job = _own_job(request, key)
        return self.page(request, "agenda/jobs/progress", _of_what(job), job=job, side_event=_side_event(job))

    def file_view(self, request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
        """Give the file on POST: a page that is only opened takes nothing away."""
        job = _own_job(request, key)
        file = services.fetch(job) if request.method == "POST" else None
        if file is None:
            if request.method == "POST":
                messages.warning(request, _("The file is not there any more. Please ask for it again."))
            return redirect("admin:agenda_paperjob_progress", job.key)
        response = FileResponse(file, as_attachment=True, filename=_file_name(job))
        response["Cache-Control"] = "private, no-store"
        return response


def _own_job(request: HttpRequest, key: uuid.UUID) -> PaperJob:
    job = get_object_or_404(PaperJob.objects.select_related("week"), pk=key, asked_by=request.user)
    if not services.may_have(request.user, job):
        raise Http404
    return job


def _side_event(job: PaperJob) -> SideEvent | None:
    if job.form != PaperJob.Form.PAPER:
        return None
    year, slug = job.wanted["subject"]
    return SideEvent.objects.filter(week__year=year, slug=slug).first()


def _of_what(job: PaperJob) -> str:
    if job.form == PaperJob.Form.PAPER:
        return str(KINDS[job.wanted["kind"]].label)
    return _("All papers of the week in one file")


def _file_name(job: PaperJob) -> str:
    """Return "open-roads-attendee-list.pdf" or "papers-2026.zip"."""
    if job.form == PaperJob.Form.PAPER:
        return f"{job.wanted['subject'][-1]}-{job.wanted['kind']}.pdf"
    return f"papers-{job.week.year}.{job.form}"
