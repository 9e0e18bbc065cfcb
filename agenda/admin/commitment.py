"""Commitments in the admin: who was asked, what was reported; asked, reported and withdrawn on pages of their own."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access import Action, visible_events
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.hooks import Refusal
from events.models import SideEvent
from events.un_style.formats import day_text
from registrations.tables.file_formats import CSV

from ..commitments import letters, services
from ..commitments.forms import ReportForm
from ..commitments.table import HEADINGS, cells
from ..models import Commitment


class ContactForm(forms.ModelForm):
    """To whom the mails about a commitment go; all else of it is typed in the summary or comes from reports."""

    class Meta:
        model = Commitment
        fields = ["contact_name", "contact_email", "contact_language"]


class AdminReportForm(ReportForm):
    """A report by staff: as the owner told it in another way than by the link."""


class WithdrawalForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It is shown with the commitment."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class ToDoFilter(admin.SimpleListFilter):
    """What waits for the organizers."""

    title = gettext_lazy("to do")
    parameter_name = "to_do"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [
            ("no_contact", _("No contact yet")),
            ("not_agreed", _("Owner has not agreed")),
            ("not_ours", _("“Not ours”, says the contact")),
            ("overdue", _("Overdue")),
        ]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        offered = {
            "no_contact": Q(contact_email=""),
            "not_agreed": Q(agreed_at__isnull=True) | ~Q(agreed_text=models.F("text")),
            "not_ours": Q(disowned_at__isnull=False),
            "overdue": Q(due_on__lt=timezone.now().date(), state__in=Commitment.OPEN_STATES),
        }
        chosen = offered.get(self.value() or "")
        return queryset if chosen is None else queryset.filter(chosen)


@dataclass(frozen=True)
class Step:
    """One thing to be done with a commitment: what its page asks, and what it does."""

    title: str
    question: str
    button: str
    done: str
    act: Callable[..., object]
    form: type[forms.Form] | None = None


STEPS = {
    "write": Step(
        title=gettext_lazy("Write to the owner"),
        question=gettext_lazy("The contact gets a mail with the personal link, in the language chosen for it."),
        button=gettext_lazy("Send the mail"),
        done=gettext_lazy("The mail is on its way."),
        act=lambda commitment, by: services.write_to_owner(commitment=commitment, by=by),
    ),
    "report": Step(
        title=gettext_lazy("Record a report"),
        question=gettext_lazy("For what the owner told in another way. It is marked as recorded by the organizers."),
        button=gettext_lazy("Record the report"),
        done=gettext_lazy("The report is recorded."),
        act=lambda commitment, by, **said: services.report(commitment=commitment, by=by, **said),
        form=AdminReportForm,
    ),
    "agree": Step(
        title=gettext_lazy("Record the owner's agreement"),
        question=gettext_lazy("Only where the owner has agreed in writing to be followed in the public register."),
        button=gettext_lazy("The owner has agreed"),
        done=gettext_lazy("The agreement is recorded."),
        act=lambda commitment, by: services.agree(commitment=commitment, by=by),
    ),
    "withdraw": Step(
        title=gettext_lazy("Withdraw the commitment"),
        question=gettext_lazy("It stays in the register as withdrawn, and the owner's link ends."),
        button=gettext_lazy("Withdraw"),
        done=gettext_lazy("The commitment is withdrawn."),
        act=lambda commitment, by, text, key: services.withdraw(
            commitment=commitment, reason=text, key=key, by=by
        ),
        form=WithdrawalForm,
    ),
}  # fmt: skip


@admin.register(Commitment)
class CommitmentAdmin(AccessAdmin):
    view_action = change_action = Action.WRITE_SUMMARY

    form = ContactForm
    change_form_template = "admin/agenda/commitment/change_form.html"
    list_display = [
        "text_shown",
        "owner",
        "week_shown",
        "due_shown",
        "state",
        "agreement_shown",
        "mails_shown",
    ]
    list_filter = [ToDoFilter, "state", "summary__side_event__week"]
    list_select_related = ["owner", "summary__side_event__week"]
    search_fields = ["text", "owner__name", "owner__acronym", "summary__side_event__title"]
    ordering = ["-summary__side_event__week__year", "due_on", "pk"]
    actions = ["write_to_owners", "as_table"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "text", "owner", "side_event_shown", "due_shown", "state", "agreement_shown", "mails_shown",
                    "story_shown",
                ]
            },
        ),
        (gettext_lazy("Contact of the owner"), {"fields": ["contact_name", "contact_email", "contact_language"]}),
    ]  # fmt: skip
    readonly_fields = [
        "text", "owner", "side_event_shown", "due_shown", "state", "agreement_shown", "mails_shown",
        "story_shown",
    ]  # fmt: skip

    def subject_of(self, obj: Commitment) -> SideEvent:
        return obj.summary.side_event

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Commitment]:
        events = visible_events(request.user).values("pk")
        return super().get_queryset(request).filter(summary__side_event__in=events)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == ToDoFilter.parameter_name or super().lookup_allowed(lookup, value, request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None):
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.mails = letters.written_at([found]).get(found.pk, [])
        return found

    def get_changelist_instance(self, request: HttpRequest):
        """Tell each row of its mails: one query for all of them."""
        changelist = super().get_changelist_instance(request)
        mails = letters.written_at(changelist.result_list)
        for row in changelist.result_list:
            row.mails = mails.get(row.pk, [])
        return changelist

    def save_model(self, request: HttpRequest, obj: Commitment, form: ContactForm, change: bool) -> None:
        typed = form.cleaned_data
        services.set_contact(
            commitment=Commitment.objects.get(pk=obj.pk),
            name=typed["contact_name"],
            email=typed["contact_email"],
            language=typed["contact_language"],
            by=Actor.of(request.user),
        )

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path(f"<int:pk>/{name}/", wrap(self.step_view), {"name": name}, name=f"agenda_commitment_{name}")
            for name in STEPS
        ]
        return own + super().get_urls()

    def step_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Show the question on GET, act on POST, and say why where the step is refused."""
        commitment, step = self.get_object(request, str(pk)), STEPS[name]
        if commitment is None:
            raise Http404
        if not self.has_change_permission(request, commitment):
            raise PermissionDenied
        form = step.form(request.POST if request.method == "POST" else None) if step.form else None
        status = 422 if form and form.errors else 200
        if request.method == "POST" and (form is None or form.is_valid()):
            try:
                step.act(commitment, by=Actor.of(request.user), **(form.cleaned_data if form else {}))
            except Refusal as refusal:
                messages.error(request, str(refusal))
                status = 409
            else:
                messages.success(request, str(step.done))
                self.log_change(request, commitment, str(step.done))
                return redirect("admin:agenda_commitment_change", commitment.pk)
        more = {"original": commitment, "step": step, "form": form, "left": self._left(commitment)}
        return self.page(request, "agenda/commitment/step", str(step.title), status, **more)

    @admin.action(
        description=gettext_lazy("Write to the owners of the selected commitments"), permissions=["change"]
    )
    def write_to_owners(self, request: HttpRequest, queryset: models.QuerySet[Commitment]) -> None:
        """Ask or remind each; those to whom none may be written are named with the reason."""
        written = 0
        for commitment in queryset.select_related("summary__side_event__week", "owner"):
            try:
                written += services.write_to_owner(commitment=commitment, by=Actor.of(request.user))
            except Refusal as refusal:
                self.message_user(request, f"{_short(commitment)}: {refusal}", messages.WARNING)
        self.message_user(request, _("Mails written: %(count)s.") % {"count": written})

    @admin.action(description=gettext_lazy("Selected commitments as a table (CSV)"), permissions=["view"])
    def as_table(self, request: HttpRequest, queryset: models.QuerySet[Commitment]) -> HttpResponse:
        rows = (cells(commitment) for commitment in queryset.with_story())
        content = CSV().written([str(heading) for heading in HEADINGS], rows)
        headers = {
            "Content-Disposition": 'attachment; filename="commitments.csv"',
            "Cache-Control": "private, no-store",
        }
        return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)

    @staticmethod
    def _left(commitment: Commitment) -> int:
        return letters.left(commitment, len(commitment.mails))

    @admin.display(description=gettext_lazy("commitment"), ordering="text")
    def text_shown(self, commitment: Commitment) -> str:
        return _short(commitment)

    @admin.display(description=gettext_lazy("owner"), ordering="owner__name")
    def owner_shown(self, commitment: Commitment) -> str:
        return commitment.owner.short_label

    @admin.display(description=gettext_lazy("Reports"))
    def story_shown(self, commitment: Commitment) -> str:
        """Tell each report on a line of its own: its day, how it stood, and what was said."""
        zone = commitment.summary.side_event.week.zone
        told = [
            (day_text(report.reported_at.astimezone(zone).date()), report.get_state_display(), report.text)
            for report in commitment.reports.all()
        ]
        return format_html_join("", "<p><b>{}, {}</b><br>{}</p>", told) or "–"

    @admin.display(description=gettext_lazy("side event"))
    def side_event_shown(self, commitment: Commitment) -> str:
        return str(commitment.summary.side_event)

    @admin.display(description=gettext_lazy("week"), ordering="summary__side_event__week__year")
    def week_shown(self, commitment: Commitment) -> str:
        return str(commitment.summary.side_event.week.year)

    @admin.display(description=gettext_lazy("due on"), ordering="due_on")
    def due_shown(self, commitment: Commitment) -> str:
        return day_text(commitment.due_on) if commitment.due_on else "–"

    @admin.display(description=gettext_lazy("public register"), ordering="agreed_at")
    def agreement_shown(self, commitment: Commitment) -> str:
        if commitment.disowned_at:
            return _("“Not ours”, says the contact")
        if commitment.agreed_at is None:
            return _("Owner has not agreed")
        day = day_text(commitment.agreed_at.astimezone(dt.UTC).date())
        if not commitment.is_agreed:
            return _("Text changed since the owner agreed")
        return _("Owner agreed on %(day)s") % {"day": day}

    @admin.display(description=gettext_lazy("mails"))
    def mails_shown(self, commitment: Commitment) -> str:
        week = commitment.summary.side_event.week
        sent = len(commitment.mails)
        said = _("%(sent)s of %(most)s") % {"sent": sent, "most": week.commitment_mails}
        if not commitment.contact_email:
            return _("No contact yet") if not sent else said
        return f"{said} ({_('wants no more')})" if commitment.wants_no_mail_at else said


def _short(commitment: Commitment) -> str:
    return Truncator(commitment.text).words(14)
