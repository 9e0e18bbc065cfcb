"""The page of a side event with its texts in one further language, each beside its original."""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from js_asset import Media as NonceMedia

from ..access import Action
from ..actors import Actor
from ..cleaning import LineField
from ..models import SideEvent
from ..texts import Text, languages_for, store_texts, texts_of
from .forms import who_saved
from .publication import PublicationPages


class TextsForm(forms.Form):
    """One field for each text of the record."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, event: SideEvent, texts: list[Text], language: str):
        super().__init__(data, initial={"seen_revision": event.revision})
        self._event = event
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
        if values.get("seen_revision") != self._event.revision:
            self.data = self.data.copy() | {"seen_revision": str(self._event.revision)}
            self.add_error(None, who_saved(self._event.versions.first(), self._event))
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


class TextPages(PublicationPages):
    """Mixed into the admin of side events: `<pk>/texts/?language=fr`."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.texts_view)
        return [path("<int:pk>/texts/", view, name="events_sideevent_texts"), *super().get_urls()]

    def texts_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        self._event(request, pk, Action.EDIT_EVENT)
        with transaction.atomic():
            return self._texts(request, pk)

    def _texts(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.method == "POST":  # of two saves at once the second sees the first
            SideEvent.objects.select_for_update().get(pk=pk)
        event = SideEvent.objects.with_everything().get(pk=pk)
        offered = languages_for(event)
        language = request.GET.get("language", offered[0])
        if language not in offered:
            raise Http404
        texts = texts_of(event, language)
        form = TextsForm(
            request.POST if request.method == "POST" else None, event=event, texts=texts, language=language
        )
        if form.is_valid():
            typed = {text.key: form.cleaned_data[text.key] for text in texts}
            count = store_texts(side_event=event, language=language, texts=typed, by=Actor.of(request.user))
            if count:
                self.log_change(request, event, _("Texts in other languages"))
            messages.success(request, _("Saved"))
            return HttpResponseRedirect(
                f"{reverse('admin:events_sideevent_texts', args=[pk])}?language={language}"
            )
        return self.page(
            request,
            "events/sideevent/texts",
            str(event),
            422 if form.errors else 200,
            media=NonceMedia.from_media(self.media + form.media, nonce=request.csp_nonce),
            original=event,
            form=form,
            languages=[(code, get_language_info(code)["name_translated"]) for code in offered],
            language=language,
        )
