"""All papers of a side event or of a week on one page: picked, made, issued, and every version that was given out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from events.access import Action, may, visible_events
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.hooks import Refusal
from events.models import SideEvent, Week
from events.un_style.formats import day_text

from .. import services
from ..documents import KINDS, Document, EventDocument, Summary, WeekDay
from ..documents.said import facts_of
from ..models import EventSummary, IssuedDocument
from ..paper_forms import PaperForm
from ..printing.unprintable import missing_characters, missing_in_names
from ..versions import PAGE_NAMES, changes_since, stands

ISSUE = "issue"  # the button that leads to the question, beside those that lead to files


@dataclass(frozen=True)
class Desk:
    """What papers are made of on one page, and what the person may have and do there."""

    subject: SideEvent | Week
    kinds: list[type[Document]]
    may_issue: bool
    address: str
    issue_address: str
    days: list[WeekDay] = field(default_factory=list)
    bulk_address: str = ""  # where all papers of a week are made in one go

    def form(self, kind: type[Document], data: Any = None) -> PaperForm:
        return PaperForm(data, kind=kind, subject=self.subject, days=self.days)

    def picked(self, data: Any) -> PaperForm:
        """Return the form that was filled; 404 for what this page does not offer."""
        kind = next((kind for kind in self.kinds if kind.name == data.get("kind")), None)
        form = self.form(kind, data) if kind else None
        if form is None or not form.is_valid():
            raise Http404
        return form

    def versions(self) -> QuerySet[IssuedDocument]:
        of = {"side_event" if isinstance(self.subject, SideEvent) else "week": self.subject}
        names = [kind.name for kind in self.kinds]
        return IssuedDocument.objects.with_subjects().filter(**of, kind__in=names)


@admin.register(IssuedDocument)
class IssuedDocumentAdmin(AccessAdmin):
    """Nothing here is added, changed or deleted as a row: versions are issued, and kept for good."""

    view_action = Action.VIEW_EVENT

    list_display = ["kind_shown", "subject_shown", "language", "number", "issued_shown", "issued_by", "code"]
    list_display_links = None
    list_filter = ["language"]
    list_select_related = ["side_event__week", "week"]
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[IssuedDocument]:
        own = Q(side_event__in=visible_events(request.user).values("pk")) | Q(week__isnull=False)
        return super().get_queryset(request).filter(own).defer("facts")

    def get_urls(self) -> list:
        own: list[tuple[str, Callable[..., HttpResponse], str]] = [
            ("side-event/<int:pk>/", self.event_view, "event"),
            ("side-event/<int:pk>/issue/", self.event_issue_view, "event_issue"),
            ("week/<int:pk>/", self.week_view, "week"),
            ("week/<int:pk>/issue/", self.week_issue_view, "week_issue"),
            ("", self.changelist_view, "changelist"),
        ]
        return [
            path(route, self.admin_site.admin_view(view), name=f"agenda_issueddocument_{name}")
            for route, view, name in own
        ]

    def event_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._papers(request, _desk_of_event(request, pk))

    def event_issue_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._issue(request, _desk_of_event(request, pk))

    def week_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._papers(request, _desk_of_week(request, pk))

    def week_issue_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._issue(request, _desk_of_week(request, pk))

    def _papers(self, request: HttpRequest, desk: Desk) -> HttpResponse:
        """Show what can be made; with something picked, lead to the file or to the question before it is issued."""
        if "kind" in request.GET:
            form, made = desk.picked(request.GET), request.GET.get("as")
            if made == ISSUE:
                return redirect(f"{desk.issue_address}?{request.GET.urlencode()}")
            if made not in form.kind.formats:
                raise Http404
            return redirect(form.address(made))
        title = _("Papers of %(subject)s") % {"subject": desk.subject}
        return self.page(
            request,
            "agenda/papers/papers",
            title,
            desk=desk,
            forms=[desk.form(kind) for kind in desk.kinds],
            versions=[(version, KINDS[version.kind].label) for version in desk.versions()],
            missing=_missing(desk, request),
        )

    def _issue(self, request: HttpRequest, desk: Desk) -> HttpResponse:
        """Show on GET what changed since the last version, issue on POST, and say why where it is refused."""
        if not desk.may_issue:
            raise PermissionDenied
        form = desk.picked(request.GET)
        if form.kind.has_personal_data:
            raise Http404
        paper, page, status = form.paper.read_anew(), form.cleaned_data["page"], 200
        if request.method == "POST":
            try:
                version, is_new = services.issue(paper=paper, page=page, by=Actor.of(request.user))
            except Refusal as refusal:
                messages.error(request, str(refusal))
                status = 409
            else:
                messages.success(request, _said(version, is_new=is_new))
                return redirect(desk.address)
        latest, document = paper.latest(), paper.document()
        return self.page(
            request,
            "agenda/papers/issue",
            _("Issue: %(kind)s") % {"kind": paper.kind.label},
            status,
            desk=desk,
            paper=paper,
            page_name=PAGE_NAMES[page],
            language=dict(settings.LANGUAGES)[paper.language],
            latest=latest,
            stands=latest is not None and stands(latest, document, page),
            changes=changes_since(latest, facts_of(document), page) if latest else [],
            missing=missing_characters([document]),
        )

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def kind_shown(self, version: IssuedDocument) -> str:
        return str(KINDS[version.kind].label)

    @admin.display(description=gettext_lazy("of"))
    def subject_shown(self, version: IssuedDocument) -> str:
        return str(version.side_event or version.day or version.week)

    @admin.display(description=pgettext_lazy("paper", "issued"), ordering="issued_at")
    def issued_shown(self, version: IssuedDocument) -> str:
        return day_text(version.issued_on)


def _desk_of_event(request: HttpRequest, pk: int) -> Desk:
    """Return what the person may have of a side event; 403 or 404 as for its papers."""
    side_event = get_object_or_404(SideEvent.objects.with_everything(), pk=pk)
    has_summary = EventSummary.objects.filter(side_event=side_event).exists()
    kinds = [
        kind
        for kind in KINDS.values()
        if issubclass(kind, EventDocument)
        and may(request.user, kind.action, side_event)
        and (has_summary or kind is not Summary)
    ]
    if not kinds and side_event.is_public:
        raise PermissionDenied
    if not kinds:
        raise Http404
    return Desk(
        side_event,
        kinds,
        may(request.user, Action.PUBLISH_EVENT, side_event),
        reverse("admin:agenda_issueddocument_event", args=[pk]),
        reverse("admin:agenda_issueddocument_event_issue", args=[pk]),
    )


def _desk_of_week(request: HttpRequest, pk: int) -> Desk:
    if not may(request.user, Action.VIEW_WEEK):
        raise PermissionDenied
    week = get_object_or_404(Week, pk=pk)
    may_manage = may(request.user, Action.MANAGE_WEEK)
    return Desk(
        week,
        [kind for kind in KINDS.values() if not issubclass(kind, EventDocument)],
        may_manage,
        reverse("admin:agenda_issueddocument_week", args=[pk]),
        reverse("admin:agenda_issueddocument_week_issue", args=[pk]),
        WeekDay.all_of(week),
        reverse("admin:agenda_paperjob_week", args=[pk]) if may_manage else "",
    )


def _missing(desk: Desk, request: HttpRequest) -> list[str]:
    """Return what no font has, in the papers of the record and in the names of those who are registered."""
    if not isinstance(desk.subject, SideEvent):
        return []
    language = get_language() or "en"
    kinds = [kind for kind in desk.kinds if not kind.has_personal_data]
    found = missing_characters(kind.of(desk.subject, language) for kind in kinds)
    if may(request.user, Action.SEE_DELEGATES, desk.subject):
        found = sorted({*found, *missing_in_names(desk.subject)})
    return found


def _said(version: IssuedDocument, *, is_new: bool) -> str:
    words = {"number": version.number}
    if is_new:
        return _("Version %(number)d is issued.") % words
    return _("Nothing has changed since version %(number)d, so nothing was issued.") % words
