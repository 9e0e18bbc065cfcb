"""The summary in the admin: own events only; issued and withdrawn on pages of their own, by POST."""

from collections.abc import Callable

from adminsortable2.admin import SortableAdminBase
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access import Action, may, visible_events
from events.actors import Actor
from events.admin.fields import LoadedAutocomplete, is_key
from events.admin.inlines import TextInline
from events.hooks import Refusal
from events.models import FocusArea, SideEvent
from events.un_style.formats import day_text

from .. import services
from ..models import Commitment, EventSummary, KeyMessage, Quote
from ..summaries.approvals import approval_of
from ..summaries.attendance import counted
from ..summaries.forms import NUMBERS, SummaryForm
from .circulation import CirculationPages
from .summary_review import ReviewPages
from .summary_texts import SummaryTextPages


class SummaryInline(TextInline):
    """Rows of a summary; their rights are those to the summary of its side event. What is issued stays as it is."""

    parent_action = Action.WRITE_SUMMARY

    def has_view_permission(self, request: HttpRequest, obj: EventSummary | None = None) -> bool:
        return may(request.user, self.parent_action, obj.side_event if obj else None)

    def has_change_permission(self, request: HttpRequest, obj: EventSummary | None = None) -> bool:
        return self.has_view_permission(request, obj) and (obj is None or not obj.is_issued)

    has_add_permission = has_delete_permission = has_change_permission


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
    fields = ["owner", "text", "due_on", "focus_area"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("owner", "focus_area")

    def get_formset(self, request: HttpRequest, obj: EventSummary | None = None, **kwargs):
        """Offer the focus areas of the side event, read once for all rows."""
        formset = super().get_formset(request, obj, **kwargs)
        if field := formset.form.base_fields.get("focus_area"):
            event = obj.side_event_id if obj else _side_event_asked_for(request)
            own = visible_events(request.user).filter(pk=event)
            field.queryset = FocusArea.objects.filter(side_event__in=own)
            field.choices = [("", "–"), *((area.pk, area.title) for area in field.queryset)]
        return formset

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.widget.attrs["cols"] = 60
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "owner":
            kwargs["widget"] = LoadedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class QuoteInline(SummaryInline):
    model = Quote
    fields = ["text", "speaker", "consent_by", "consent_on"]


def _side_event_asked_for(request: HttpRequest) -> int | None:
    asked = request.POST.get("side_event") or request.GET.get("side_event") or ""
    return int(asked) if is_key(asked) else None


@admin.register(EventSummary)
class EventSummaryAdmin(SortableAdminBase, CirculationPages, ReviewPages, SummaryTextPages):
    form = SummaryForm
    view_action = add_action = change_action = delete_action = Action.WRITE_SUMMARY

    change_form_template = "admin/agenda/eventsummary/change_form.html"
    list_display = ["side_event", "week_shown", "issued_shown"]
    list_filter = ["side_event__week"]
    list_select_related = ["side_event__week"]
    search_fields = ["side_event__title"]
    ordering = ["-side_event__starts_at"]
    inlines = [KeyMessageInline, CommitmentInline, QuoteInline]
    fieldsets = [
        (None, {"fields": ["side_event", "seen_revision"]}),
        (
            gettext_lazy("Who took part"),
            {
                "fields": [("participants_in_person", "participants_online", "states_represented")],
                "description": gettext_lazy("Counted from RSVPs and arrivals. Change what you know better."),
            },
        ),
        (gettext_lazy("What was said, and what comes next"), {"fields": ["introduction", "next_steps"]}),
        (
            gettext_lazy("Photo"),
            {"fields": ["photo_shown", "photo_file", "photo_alt", "photo_credit", "drops_photo"]},
        ),
    ]

    def subject_of(self, obj: EventSummary) -> SideEvent:
        return obj.side_event

    def get_queryset(self, request):
        events = visible_events(request.user).values("pk")
        return (
            super()
            .get_queryset(request)
            .filter(side_event__in=events)
            .select_related("side_event__week", "photo")
        )

    def has_delete_permission(self, request, obj: EventSummary | None = None) -> bool:
        """What is public is withdrawn first."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_issued)

    def has_change_permission(self, request, obj: EventSummary | None = None) -> bool:
        """What is issued is as the lead approved it: it is withdrawn before it is changed."""
        return super().has_change_permission(request, obj) and (obj is None or not obj.is_issued)

    def get_readonly_fields(self, request, obj=None):
        return ["side_event", "photo_shown"] if obj else ["photo_shown"]

    def get_fieldsets(self, request, obj=None):
        """Without the fields of the form where it cannot be changed."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        own = {"seen_revision", "photo_file", "drops_photo"}
        return [
            (name, options | {"fields": [field for field in options["fields"] if field not in own]})
            for name, options in fieldsets
        ]

    def get_changeform_initial_data(self, request):
        """Begin with who took part, where the page was opened for a side event."""
        event = visible_events(request.user).filter(pk=_side_event_asked_for(request)).first()
        return super().get_changeform_initial_data(request) | (counted(event) if event else {})

    def save_model(self, request, obj, form, change):
        if not change and all(getattr(obj, name) is None for name in NUMBERS):
            for name, number in counted(obj.side_event).items():
                setattr(obj, name, number)
        obj.revision += 1
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["is_approved"] = obj.is_issued or approval_of(obj) is not None
            context["open_review"] = obj.reviews.open().first()
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description=gettext_lazy("photo"))
    def photo_shown(self, summary: EventSummary) -> str:
        photo = summary.photo
        if photo is None:
            return "–"
        return format_html(
            '<img class="photo-row" src="{}" alt="{}" width="{}" height="{}">',
            photo.get_absolute_url(), summary.photo_alt, 240, round(240 * photo.height / photo.width),
        )  # fmt: skip

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
        if not super().has_change_permission(request, summary):
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
