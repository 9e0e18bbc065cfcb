"""Organizations: organisers add, the secretariat edits and merges."""

from django import forms
from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from .. import services
from ..access import Action, may
from ..actors import Actor
from ..hooks import Refusal
from ..models import Organization
from ..organization_data import TRANSLATED
from .base import AccessAdmin
from .forms import OrganizationForm


@admin.register(Organization)
class OrganizationAdmin(AccessAdmin, TranslationAdmin):
    form = OrganizationForm
    view_action = Action.ADD_ORGANIZATION
    add_action = Action.ADD_ORGANIZATION
    change_action = Action.EDIT_ORGANIZATION
    delete_action = Action.EDIT_ORGANIZATION

    list_display = ["name", "acronym", "kind", "logo_shown"]
    list_filter = ["kind"]
    search_fields = [*TRANSLATED, "acronym", "formal_name", "aliases"]
    list_select_related = ["logo"]
    readonly_fields = ["logo_shown"]
    actions = ["merge_selected"]
    fields = [
        "kind",
        "name",
        "article",
        "formal_name",
        "acronym",
        "m49",
        "other_names",
        "logo_shown",
        "logo_file",
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.viewer = request.user
        return form

    def save_model(self, request, obj, form, change) -> None:
        obj.logo = form.cleaned_data.get("logo_file") or obj.logo
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None) -> bool:
        """What comes with the software is not deleted, only merged into another entry."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.key is None)

    def has_merge_permission(self, request) -> bool:
        return may(request.user, Action.EDIT_ORGANIZATION)

    def get_actions(self, request):
        """Deleting many at once would pass by what comes with the software."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description=gettext_lazy("logo"))
    def logo_shown(self, organization: Organization) -> str:
        if organization.logo is None:
            return "–"
        return format_html(
            '<img class="logo-row" src="{}" alt="{}">',
            organization.logo.get_absolute_url(),
            organization.name,
        )

    @admin.action(description=gettext_lazy("Merge into one"), permissions=["merge"])
    def merge_selected(self, request, queryset):
        """Ask which of the chosen entries stays, then merge the others into it."""
        chosen = list(queryset.order_by("pk"))
        if len(chosen) < 2:
            messages.warning(request, _("Choose two or more organizations to merge."))
            return None
        form = KeepForm(request.POST if "keep" in request.POST else None, chosen=queryset)
        if form.is_valid():
            keep = form.cleaned_data["keep"]
            try:
                for merge in chosen:
                    if merge != keep:
                        services.merge_organizations(keep=keep, merge=merge, by=Actor.of(request.user))
            except Refusal as refusal:
                messages.error(request, str(refusal))
                return None
            messages.success(request, _("Merged into %(name)s.") % {"name": keep})
            return None
        return self.question(request, "events/organization/merge", _("Merge into one"), chosen, form=form)


class KeepForm(forms.Form):
    """Which of the chosen organizations stays."""

    keep: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("The entry that stays"),
        queryset=Organization.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"].queryset = chosen
