"""What every admin page of ours shares: rights from `events.access`, and honest status codes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from js_asset import Media as NonceMedia
from js_asset import Script

from ..access import Action, may
from ..cleaning import LineField
from .fields import LoadedAutocomplete, is_key

# Text on one line is stored as one, whatever was pasted; the two kinds of it with a field of their own keep that.
TYPED_LINES: dict[type[models.Field], Mapping[str, Any]] = {
    models.CharField: {"form_class": LineField},
    models.EmailField: {"form_class": forms.EmailField},
    models.SlugField: {"form_class": forms.SlugField},
}


class AccessAdmin(admin.ModelAdmin):
    """Ask `events.access.may` for every right. Subclasses name the action that each right stands for.

    None means that nobody has the right here; a change then goes through a service with a page of its own.
    """

    class Media:
        js = [Script("js/admin_labels.js", type="module")]

    view_action: Action | None = None
    add_action: Action | None = None
    change_action: Action | None = None
    delete_action: Action | None = None
    view_on_site = False  # where there is a public page, the change page links to it itself
    formfield_overrides: ClassVar = TYPED_LINES

    def subject_of(self, obj):
        """Return what `may` is asked about for this object: the side event it belongs to, or nothing."""
        return None

    def _may(self, request: HttpRequest, action: Action | None, obj=None) -> bool:
        subject = self.subject_of(obj) if obj is not None else None
        return action is not None and may(request.user, action, subject)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self._may(request, self.view_action, obj) or self._may(request, self.change_action, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request, self.add_action)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return self._may(request, self.change_action, obj)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return self._may(request, self.delete_action, obj)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only the filters that the page offers: by others a secret column could be guessed letter by letter."""
        filters = self.get_list_filter(request)
        offered = [str(entry[0] if isinstance(entry, (list, tuple)) else entry) for entry in filters]
        is_offered = any(lookup == name or lookup.startswith(f"{name}__") for name in offered)
        return is_offered and super().lookup_allowed(lookup, value, request)

    def response_action(self, request: HttpRequest, queryset) -> HttpResponse | None:
        """Refuse a choice of rows that no checkbox of the list makes."""
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("The rows chosen are not rows of this list.")
        return super().response_action(request, queryset)

    def page(
        self, request: HttpRequest, template: str, title: str, status: int = 200, **more: Any
    ) -> TemplateResponse:
        """Answer with a page that Django's admin does not have; `more` is what its template shows besides."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **more}
        return TemplateResponse(request, f"admin/{template}.html", context, status=status)

    def question(
        self, request: HttpRequest, template: str, title: str, chosen: list, **more: Any
    ) -> TemplateResponse:
        """Ask before an action of the list is done to the rows chosen; the page posts them once more."""
        name = {"action_checkbox_name": ACTION_CHECKBOX_NAME}
        return self.page(request, template, title, chosen=chosen, **name, **more)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = LoadedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        """Answer 422 where Django's admin shows a form with errors as 200."""
        response = super().changeform_view(request, object_id, form_url, extra_context)
        context = getattr(response, "context_data", None) or {}
        if request.method == "POST" and context.get("errors"):
            response.status_code = 422
        return response

    def render_change_form(self, request, context, *args, **kwargs) -> HttpResponse:
        """Give the page's scripts the nonce of the content security policy: that of the rich text is inline."""
        context["media"] = NonceMedia.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)


class AccessInline:
    """An inline whose rights are those of the page it stands on, and whose fields have names for screen readers."""

    parent_action: Action
    formfield_overrides: ClassVar = TYPED_LINES

    def get_formset(self, request: HttpRequest, obj=None, **kwargs):
        """Name each field: the cells of Django's tables have only the heading of their column."""
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            widget = getattr(field.widget, "widget", field.widget)  # inside the wrapper with “add another”
            widget.attrs["aria-label"] = field.label
        return formset

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return may(request.user, self.parent_action, obj)

    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return may(request.user, self.parent_action, obj)
