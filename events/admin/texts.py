"""The page of a record with its texts in one further language, each beside its original."""

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from js_asset import Media as NonceMedia

from ..access import Action
from ..actors import Actor
from ..cleaning import LineField
from ..hooks import Refusal
from ..models import SideEvent
from ..texts import Text, languages_for, store_texts, texts_of
from .base import AccessAdmin
from .forms import who_saved
from .publication import PublicationPages


class TextsForm(forms.Form):
    """One field for each text of the record."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, revision: int, refusal: Callable[[], str], texts: list[Text], language: str
    ):
        """`refusal` says who saved meanwhile, where the page was not opened at this revision."""
        super().__init__(data, initial={"seen_revision": revision})
        self._revision, self._refusal = revision, refusal
        direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
        for text in texts:
            field = _field_of(text)
            field.initial, field.required, field.label, field.help_text = text.version, False, text.label, ""
            field.widget.attrs |= {"lang": language, "dir": direction}
            self.fields[text.key] = field
        self.texts = texts

    def clean(self) -> dict[str, Any]:
        """Saving over a newer change is refused once; the next save is deliberate."""
        values = super().clean() or self.cleaned_data
        if values.get("seen_revision") != self._revision:
            self.data = self.data.copy() | {"seen_revision": str(self._revision)}
            self.add_error(None, self._refusal())
        return values

    @property
    def groups(self) -> list[tuple[str, list[tuple[Text, forms.BoundField]]]]:
        """Return the texts with their fields, by the list that they belong to."""
        return [
            (group, [(text, self[text.key]) for text in texts])
            for group, texts in groupby(self.texts, key=lambda text: text.group)
        ]


def _field_of(text: Text) -> forms.Field:
    if text.field.get_internal_type() == "CharField":
        return LineField(max_length=text.field.max_length)
    field: forms.Field = text.field.formfield()
    return field


class LanguagePages(AccessAdmin):
    """Mixed into the admin of records that have texts in other languages: `<pk>/texts/?language=fr`."""

    def get_urls(self):
        view, opts = self.admin_site.admin_view(self.texts_view), self.opts
        name = f"{opts.app_label}_{opts.model_name}_texts"
        return [path("<int:pk>/texts/", view, name=name), *super().get_urls()]

    def refuse_texts(self, request: HttpRequest, pk: int) -> None:
        """Raise Http404 or PermissionDenied where the person may not change the texts of the record."""
        raise NotImplementedError

    def record_with_texts(self, pk: int) -> Any:
        """Return the record loaded with everything."""
        raise NotImplementedError

    def texts_of(self, record: Any, language: str) -> list[Text]:
        raise NotImplementedError

    def store_texts(self, record: Any, language: str, texts: Mapping[str, str], by: Actor) -> int:
        """Store the texts and return how many are new. Raises `Refusal`."""
        raise NotImplementedError

    def who_saved(self, record: Any) -> str:
        """Return the sentence that says who saved the record while the page was open."""
        raise NotImplementedError

    def texts_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.refuse_texts(request, pk)
        with transaction.atomic():
            return self._texts(request, pk)

    def _texts(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.method == "POST":  # of two saves at once the second sees the first
            self.model._default_manager.select_for_update().get(pk=pk)
        record = self.record_with_texts(pk)
        offered = languages_for(record)
        language = request.GET.get("language", offered[0])
        if language not in offered:
            raise Http404
        texts = self.texts_of(record, language)
        form = TextsForm(
            request.POST if request.method == "POST" else None,
            revision=record.revision,
            refusal=lambda: self.who_saved(record),
            texts=texts,
            language=language,
        )
        status = 422 if form.errors else 200
        if form.is_valid():
            typed = {text.key: form.cleaned_data[text.key] for text in texts}
            try:
                count = self.store_texts(record, language, typed, Actor.of(request.user))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                if count:
                    self.log_change(request, record, _("Texts in other languages"))
                messages.success(request, _("Saved"))
                return HttpResponseRedirect(f"{request.path}?language={language}")
        return self.page(
            request,
            "events/texts",
            str(record),
            status,
            media=NonceMedia.from_media(self.media + form.media, nonce=request.csp_nonce),
            original=record,
            form=form,
            languages=[(code, get_language_info(code)["name_translated"]) for code in offered],
            language=language,
        )


class TextPages(LanguagePages, PublicationPages):
    """Mixed into the admin of side events."""

    def refuse_texts(self, request: HttpRequest, pk: int) -> None:
        self._event(request, pk, Action.EDIT_EVENT)

    def record_with_texts(self, pk: int) -> SideEvent:
        return SideEvent.objects.with_everything().get(pk=pk)

    def texts_of(self, record: SideEvent, language: str) -> list[Text]:
        return texts_of(record, language)

    def store_texts(self, record: SideEvent, language: str, texts: Mapping[str, str], by: Actor) -> int:
        return store_texts(side_event=record, language=language, texts=texts, by=by)

    def who_saved(self, record: SideEvent) -> str:
        return who_saved(record.versions.first(), record)
