"""The ordered rows on the change page of a side event."""

from adminsortable2.admin import SortableInlineAdminMixin
from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from ..access import Action
from ..confirmations.table import consents_text
from ..models import (
    AgendaSegment,
    CoSponsor,
    ExpectedOutput,
    FocusArea,
    Objective,
    Speaker,
    Unavailability,
    WishedSlot,
)
from .base import AccessInline
from .fields import LoadedAutocomplete
from .forms import CoSponsorForm, OrganizationRowForm, SegmentForm
from .formsets import CoSponsorFormSet, RowFormSet, SegmentFormSet
from .wish_forms import EventRowFormSet, UnavailabilityForm, WishedSlotForm, WishFormSet


class RowInline(AccessInline, SortableInlineAdminMixin, admin.TabularInline):
    formset = RowFormSet
    template = "adminsortable2/edit_inline/tabular-django-5.2.html"
    parent_action = Action.EDIT_EVENT
    extra = 0
    min_num = 0

    class Media:
        js = [
            Script(
                "js/admin_rows.js", **{"defer": True, "data-up": _("Move up"), "data-down": _("Move down")}
            )
        ]


class OrganizationInline(RowInline):
    """Rows that name an organization, chosen by search."""

    form = OrganizationRowForm
    autocomplete_fields = ["organization"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization__logo")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "organization":
            kwargs["widget"] = LoadedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Beside the search box only “add another”: an organization is changed on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "organization":
            for right in ("can_change_related", "can_delete_related", "can_view_related"):
                setattr(field.widget, right, False)
        return field


class CoSponsorInline(OrganizationInline):
    model = CoSponsor
    form = CoSponsorForm
    formset = CoSponsorFormSet
    fields = ["organization", "role", "printed_name", "is_confirmed", "logo_file", "logo_shown"]
    readonly_fields = ["logo_shown"]
    verbose_name = _("organization")

    @admin.display(description=_("logo"))
    def logo_shown(self, row: CoSponsor) -> str:
        logo = row.shown_logo if row.pk else None
        if logo is None:
            return "–"
        return format_html('<img class="logo-row" src="{}" alt="{}">', logo.get_absolute_url(), row.label)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("logo")

    @staticmethod
    def apply(form: CoSponsorForm, label: str) -> None:
        """Put what the form says about confirmation and logo on its row."""
        row = form.instance
        if form.cleaned_data.get("logo_file"):
            row.logo = form.cleaned_data["logo_file"]
        if not form.cleaned_data.get("is_confirmed"):
            row.confirmed_at, row.confirmed_by = None, ""
        elif row.confirmed_at is None:
            row.confirmed_at, row.confirmed_by, row.declined_at = timezone.now(), label, None


class AgendaSegmentInline(RowInline):
    model = AgendaSegment
    form = SegmentForm
    formset = SegmentFormSet
    fields = ["starts", "ends", "title", "note"]


class SpeakerInline(OrganizationInline):
    model = Speaker
    fields = [
        "honorific", "name", "function", "organization", "affiliation", "part", "status", "attendance", "read_by",
        "consents_shown",
    ]  # fmt: skip
    readonly_fields = ["consents_shown"]

    @admin.display(description=_("agrees to"))
    def consents_shown(self, row: Speaker) -> str:
        """What the speaker alone can agree to, by the personal link."""
        return consents_text(row) or "–"


class TextInline(RowInline):
    """Rows that are mostly text."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.widget = forms.Textarea(attrs={"rows": 3, "cols": 90})
        return field


class ObjectiveInline(TextInline):
    model = Objective
    fields = ["text"]


class FocusAreaInline(TextInline):
    model = FocusArea
    fields = ["title", "text"]


class ExpectedOutputInline(TextInline):
    model = ExpectedOutput
    fields = ["text"]


class WishedSlotInline(RowInline):
    model = WishedSlot
    form = WishedSlotForm
    formset = WishFormSet
    fields = ["slot", "day", "start"]


class UnavailabilityInline(AccessInline, admin.TabularInline):
    model = Unavailability
    form = UnavailabilityForm
    formset = EventRowFormSet
    parent_action = Action.EDIT_EVENT
    fields = ["day", "start", "end", "reason"]
    extra = 0
