"""Inviting many at once: addresses pasted or a file, a preview, and the report of what was done.

As with the import of delegates nothing is stored in between: the preview gives the rows back, signed.
"""

import datetime as dt
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
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.access import Action, may
from events.actors import Actor
from events.models import SideEvent

from .. import services
from ..file_formats import XLSX
from ..invitees import READ, Report, Row, RowOutcome, invite_all, reports
from .invitation_forms import InviteListForm

PREVIEW_LASTS = 60 * 60  # seconds
FIRST = (RowOutcome.REFUSED, RowOutcome.ANSWERED)  # what needs attention stands first


class InvitePage(admin.ModelAdmin):
    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("invite/", wrap(self.invite_view), name="registrations_invitation_invite"),
            path("invite/table.xlsx", wrap(self.invite_table), name="registrations_invitation_invite_table"),
        ]
        return own + super().get_urls()

    def invite_table(self, request: HttpRequest) -> HttpResponse:
        """A workbook with the headings, to be filled in."""
        if not may(request.user, Action.MANAGE_RSVPS):
            raise PermissionDenied
        return HttpResponse(
            XLSX().export_data(tablib.Dataset(headers=READ)),
            content_type=XLSX.CONTENT_TYPE,
            headers={"Content-Disposition": 'attachment; filename="invitees.xlsx"'},
        )

    def invite_view(self, request: HttpRequest) -> HttpResponse:
        """Read the list and show what would come of each row."""
        if not may(request.user, Action.MANAGE_RSVPS):
            raise PermissionDenied
        if "parcel" in request.POST:
            return self._invite(request)
        if request.method != "POST":
            chosen = {"side_event": request.GET.get("side_event")}
            return self._page(request, form=InviteListForm(user=request.user, initial=chosen))
        form = InviteListForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self._page(request, 422, form=form)
        side_event, expires_at = form.cleaned_data["side_event"], form.cleaned_data["expires_at"]
        try:
            found = reports(side_event, form.rows, expires_at, Actor.of(request.user))
        except services.RegistrationError as refusal:
            form.add_error(None, str(refusal))
            return self._page(request, 409, form=form)
        more = {
            "parcel": _parcel(request, side_event, form.rows, expires_at),
            "columns": form.columns,
            "encoding": form.encoding,
        }
        return self._report(request, side_event, found, is_preview=True, **more)

    def _invite(self, request: HttpRequest) -> HttpResponse:
        again = HttpResponseRedirect(reverse("admin:registrations_invitation_invite"))
        try:
            contents = signing.loads(request.POST["parcel"], salt=_salt(request), max_age=PREVIEW_LASTS)
        except signing.BadSignature:
            messages.error(request, _("The preview is more than an hour old. Please give the list again."))
            return again
        side_event = get_object_or_404(SideEvent.objects.select_related("week"), pk=contents["side_event"])
        if not may(request.user, Action.MANAGE_RSVPS, side_event):
            raise PermissionDenied
        ends = contents["expires_at"]
        try:
            found = invite_all(
                side_event,
                [Row.from_facts(facts) for facts in contents["rows"]],
                dt.datetime.fromisoformat(ends) if ends else None,
                Actor.of(request.user),
            )
        except services.RegistrationError as refusal:
            messages.error(request, str(refusal))
            return again
        count = sum(report.outcome == RowOutcome.INVITED for report in found)
        if count:
            done = ngettext("%(count)s invitation written.", "%(count)s invitations written.", count)
            LogEntry.objects.log_actions(
                request.user.pk, [side_event], CHANGE, change_message=done % {"count": count}
            )
        return self._report(request, side_event, found, is_preview=False)

    def _report(
        self, request: HttpRequest, side_event: SideEvent, found: list[Report], **more: object
    ) -> HttpResponse:
        counts = Counter(report.outcome for report in found)
        return self._page(
            request,
            side_event=side_event,
            reports=sorted(found, key=lambda report: report.outcome not in FIRST),
            counts=[(outcome, counts[outcome]) for outcome in RowOutcome if counts[outcome]],
            new_count=counts[RowOutcome.INVITED],
            **more,
        )

    def _page(self, request: HttpRequest, status: int = 200, **more: object) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Invite people and offices"),
            **more,
        }
        template = "invite_report" if "reports" in more else "invite"
        return TemplateResponse(
            request, f"admin/registrations/invitation/{template}.html", context, status=status
        )


def _salt(request: HttpRequest) -> str:
    """The parcel of one user opens for nobody else."""
    return f"{__name__}:{request.user.pk}"


def _parcel(
    request: HttpRequest, side_event: SideEvent, rows: list[Row], expires_at: dt.datetime | None
) -> str:
    contents = {
        "side_event": side_event.pk,
        "expires_at": expires_at.isoformat() if expires_at else "",
        "rows": [row.to_facts() for row in rows],
    }
    return signing.dumps(contents, salt=_salt(request), compress=True)
