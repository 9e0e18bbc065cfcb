"""The form of a summary: a photo with its words, and no silent overwriting."""

from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import EventSummary, Photo
from .photos import store_photo

NUMBERS = ("participants_in_person", "participants_online", "states_represented")


class PhotoUpload(forms.FileField):
    """An uploaded photo; the cleaned value is the stored `Photo`, re-encoded, or None."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": "image/png,image/jpeg"})
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Photo | None:
        upload = super().clean(data, initial)
        return store_photo(upload) if upload else None


class SummaryForm(forms.ModelForm):
    """Saving over a newer change is refused once, with who made it; the next save is deliberate."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    photo_file = PhotoUpload(
        label=gettext_lazy("A new photo"), help_text=gettext_lazy("PNG or JPEG, up to 5 MB.")
    )
    drops_photo = forms.BooleanField(label=gettext_lazy("Without the photo"), required=False)

    class Meta:
        model = EventSummary
        fields = ["side_event", "introduction", "next_steps", *NUMBERS, "photo_alt", "photo_credit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_revision"] = self.instance.revision

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._refuse_to_overwrite(values)
        if values.get("photo_file"):
            self.instance.photo = values["photo_file"]
        elif values.get("drops_photo"):
            self.instance.photo, values["photo_alt"] = None, ""
        if self.instance.photo and not values.get("photo_alt"):
            self.add_error("photo_alt", _("Say in words what the photo shows."))
        return values

    def _refuse_to_overwrite(self, values: dict[str, Any]) -> None:
        """Compare with the row under its lock: of two saves at once the second sees the first."""
        stored = EventSummary.objects.select_for_update().get(pk=self.instance.pk)
        self.instance.revision = stored.revision
        if values.get("seen_revision") in (None, stored.revision):
            return
        posted = self.data.copy()
        posted[self.add_prefix("seen_revision")] = stored.revision
        self.data = posted
        self.add_error(None, who_saved(stored))


def who_saved(summary: EventSummary) -> str:
    """Return why nothing was saved: somebody saved the summary since the page was opened."""
    kind = ContentType.objects.get_for_model(EventSummary)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(summary.pk))
    last = entries.select_related("user").first()
    return _(
        "%(who)s saved this summary while you had it open. Nothing of yours is saved yet. "
        "Save again to put your version in place of theirs."
    ) % {"who": last.user if last else _("Somebody else")}
