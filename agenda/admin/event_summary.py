"""The summary in the admin: own events only; issued and withdrawn on pages of their own, by POST."""

from collections.abc import Callable

from adminsortable2.admin import SortableAdminBase
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access import Action, may, visible_events
from events.actors import Actor
from events.admin.fields import LoadedAutocomplete
from events.admin.inlines import TextInline
from events.formats import day_text
from events.hooks import Refusal
from events.models import SideEvent

from .. import services
from ..models import Commitment, EventSummary, KeyMessage
from .circulation import CirculationPages


class SummaryInline(TextInline):
    """Rows of a summary; their rights are those to the summary of its side event."""

    parent_action = Action.WRITE_SUMMARY

    def has_view_permission(self, request: HttpRequest, obj: EventSummary | None = None) -> bool:
        return may(request.user, self.parent_action, obj.side_event if obj else None)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class KeyMessageInline(SummaryInline):
    model = KeyMessage
    fields = ["title", "text"]


class CommitmentForm(forms.ModelForm):
    """A row that names an organization, which was loaded with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.owner_id:
            self.fields["owner"].widget.widget.loaded = self.instance.owner


class CommitmentInline(SummaryInline):
    model = Commitment
    form = CommitmentForm
    view_on_site = False
    show_change_link = True  # to its contact, its reports and its mails
    fields = ["owner", "text", "due_on"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("owner")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.widget.attrs["cols"] = 60
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "owner":
            kwargs["widget"] = LoadedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(EventSummary)
class EventSummaryAdmin(SortableAdminBase, CirculationPages):
    view_action = add_action = change_action = delete_action = Action.WRITE_SUMMARY

    change_form_template = "admin/agenda/eventsummary/change_form.html"
    list_display = ["side_event", "week_shown", "issued_shown"]
    list_filter = ["side_event__week"]
    list_select_related = ["side_event__week"]
    search_fields = ["side_event__title"]
    ordering = ["-side_event__starts_at"]
    inlines = [KeyMessageInline, CommitmentInline]
    fieldsets = [
        (None, {"fields": ["side_event", "introduction", "next_steps"]}),
        (
            gettext_lazy("Who took part"),
            {"fields": [("participants_in_person", "participants_online", "states_represented")]},
        ),
    ]

    def subject_of(self, obj: EventSummary) -> SideEvent:
        return obj.side_event

    def get_queryset(self, request):
        events = visible_events(request.user).values("pk")
        return super().get_queryset(request).filter(side_event__in=events).select_related("side_event__week")

    def has_delete_permission(self, request, obj: EventSummary | None = None) -> bool:
        """What is public is withdrawn first."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_issued)

    def get_readonly_fields(self, request, obj=None):
        return ["side_event"] if obj else []

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "side_event":
            events = visible_events(request.user).filter(summary=None)
            kwargs["queryset"] = events.select_related("week").order_by("-week__year", "title")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_urls(self):
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"agenda_eventsummary_{name}")
            for name, view in (("issue", self.issue_view), ("withdraw", self.withdraw_view))
        ]
        return own + super().get_urls()

    def issue_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        done = _("Issued. The summary is now public.")
        return self._step(request, pk, services.issue_summary, done, is_issue=True)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        done = _("Withdrawn. The summary is no longer public.")
        return self._step(request, pk, services.withdraw_summary, done, is_issue=False)

    def _step(
        self, request: HttpRequest, pk: int, act: Callable[..., None], done: str, *, is_issue: bool
    ) -> HttpResponse:
        """Show the question on GET, act on POST, and say why where the step is refused."""
        summary = self.get_object(request, str(pk))
        if summary is None:
            raise Http404
        if not self.has_change_permission(request, summary):
            raise PermissionDenied
        status = 200
        if request.method == "POST":
            try:
                act(summary=summary, by=Actor.of(request.user))
            except Refusal as refusal:
                messages.error(request, str(refusal))
                status = 409
            else:
                messages.success(request, done)
                self.log_change(request, summary, done)
                return redirect("admin:agenda_eventsummary_change", summary.pk)
        more = {"original": summary, "is_issue": is_issue}
        return self.page(request, "agenda/eventsummary/step", str(summary), status, **more)

    @admin.display(description=gettext_lazy("week"), ordering="side_event__week__year")
    def week_shown(self, summary: EventSummary) -> str:
        return str(summary.side_event.week.year)

    @admin.display(description=gettext_lazy("issued"), ordering="issued_at")
    def issued_shown(self, summary: EventSummary) -> str:
        if summary.issued_at is None:
            return "–"
        return day_text(summary.issued_at.astimezone(summary.side_event.week.zone))
