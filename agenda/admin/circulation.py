"""The pages from which an issued summary is sent out, and on which one sees how far it is."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from events.access import Action, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.hooks import Refusal
from events.mails.delivery import compose
from events.models import Message, SideEvent
from events.un_style.formats import datetime_text

from ..circulation import services
from ..circulation.forms import CirculationForm
from ..circulation.mails import SummaryMails
from ..circulation.models import Circulation, CirculationRecipient
from ..circulation.people import Candidate, audience
from ..models import EventSummary

SHOWN = 300  # addresses of the preview
ROWS = 100  # recipients on a page


class CirculationPages(AccessAdmin):
    """Mixed into the admin of summaries: `<pk>/circulate/`, `<pk>/circulation/`."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path(f"<int:pk>/{name}/", wrap(view), name=f"agenda_eventsummary_{name.replace('-', '_')}")
            for name, view in (
                ("circulate", self.circulate_view),
                ("circulation", self.circulation_view),
                ("send-again", self.send_again_view),
            )
        ]
        return own + super().get_urls()

    def circulate_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose to whom it goes, look at who that is and at the mails, send."""
        summary = self._circulated(request, pk)
        try:
            event = services.issued_event(summary)
        except Refusal as refusal:
            return self._circulation_page(request, "circulate", summary, 409, refusal=str(refusal))
        earlier = summary.recipients.filter(edition__lt=summary.edition).exists()
        form = CirculationForm(
            request.POST if request.method == "POST" else None,
            language=event.original_language,
            has_earlier=earlier,
        )
        if form.is_bound and not form.is_valid():
            return self._circulation_page(request, "circulate", summary, 422, form=form)
        if "send" in request.POST:
            values = {"key": form.cleaned_data["key"], "has_pdf": form.cleaned_data["has_pdf"]}
            try:
                sent = services.circulate(summary=summary, by=Actor.of(request.user), **form.chosen, **values)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                return self._circulation_page(request, "circulate", summary, 409, form=form)
            self.log_change(request, summary, _("Sent out."))
            return redirect(_progress_address(sent.summary_id))
        found = audience(summary, **form.chosen)
        has_pdf = form.cleaned_data["has_pdf"] if form.is_bound else True
        more = {
            "found": found,
            "groups": [
                (str(CirculationRecipient.Group(group).label), count) for group, count in found.found.items()
            ],
            "shown": found.people[:SHOWN],
            "hidden": max(0, len(found.people) - SHOWN),
            "previews": _previews(event, found.people, has_pdf=has_pdf),
        }
        return self._circulation_page(request, "circulate", summary, 200, form=form, **more)

    def circulation_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show how far the mails are, and what came of each: those refused first."""
        summary = self._circulated(request, pk)
        rows = summary.recipients.filter(edition=_shown_edition(summary)).select_related("message")
        order = Case(
            When(message__state=Message.State.FAILED, then=Value(0)),
            When(message__state=Message.State.SENT, then=Value(2)),
            default=Value(1),
            output_field=IntegerField(),
        )
        figures = rows.figures()
        zone = summary.side_event.week.zone
        rounds = [
            (circulation, datetime_text(circulation.started_at.astimezone(zone)))
            for circulation in summary.circulations.select_related("version")
        ]
        page = Paginator(rows.order_by(order, "pk"), ROWS).get_page(request.GET.get("page"))
        return self._circulation_page(
            request,
            "progress",
            summary,
            figures=figures,
            is_going_out=bool(figures["waiting"]) and summary.is_public,
            rounds=rounds,
            recipients=page,
        )

    def send_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the mails once more that were refused, on POST."""
        summary = self._circulated(request, pk)
        if request.method == "POST":
            count = services.send_refused_again(summary=summary, by=Actor.of(request.user))
            sentence = ngettext("%(count)d e-mail is sent again.", "%(count)d e-mails are sent again.", count)
            messages.success(request, sentence % {"count": count})
        return redirect(_progress_address(pk))

    def _circulated(self, request: HttpRequest, pk: int) -> EventSummary:
        """Return the summary for those who may see its delegates; it shows their addresses."""
        summary = self.get_object(request, str(pk))
        if summary is None:
            raise Http404
        if not may(request.user, Action.MANAGE_RSVPS, summary.side_event):
            raise PermissionDenied
        return summary

    def _circulation_page(
        self, request: HttpRequest, name: str, summary: EventSummary, status: int = 200, **more: Any
    ) -> HttpResponse:
        title = _("Send the summary") if name == "circulate" else _("How the summary was sent")
        template = f"agenda/circulation/{name}"
        response = self.page(request, template, title, status, original=summary, **more)
        response["Cache-Control"] = "private, no-store"
        return response


def _progress_address(pk: int) -> str:
    return reverse("admin:agenda_eventsummary_circulation", args=[pk])


def _shown_edition(summary: EventSummary) -> int:
    """Return the edition that was sent out last."""
    latest: Circulation | None = summary.circulations.first()
    return latest.edition if latest else summary.edition


def _previews(event: SideEvent, people: Iterable[Candidate], *, has_pdf: bool) -> list[dict[str, str]]:
    """Return for each language the mail as the first who reads it will get it. Nothing is stored."""
    mails, previews, known = SummaryMails(event, has_pdf=has_pdf, files={}), [], set()
    for person in people:
        if person.language in known:
            continue
        known.add(person.language)
        draft = mails.draft(person, link="/opt-out/…/", key="")
        row = Message(kind=draft.kind, recipient=draft.recipient, language=draft.language, facts=draft.facts)
        mail = compose(row)
        info = get_language_info(person.language)
        previews.append(
            {
                "language": person.language,
                "name": info["name_translated"],
                "dir": "rtl" if info["bidi"] else "ltr",
                "to": person.email,
                "subject": str(mail.subject),
                "text": str(mail.body),
            }
        )
    return sorted(previews, key=lambda preview: LANGUAGE_ORDER.index(preview["language"]))


LANGUAGE_ORDER = [code for code, _label in settings.LANGUAGES]
