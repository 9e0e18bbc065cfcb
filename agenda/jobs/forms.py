"""Which papers of a week are made in one go."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models import Week

from ..documents import KINDS
from ..paper_forms import DEFAULT_PAGE
from ..printing import bulk
from ..versions import PAGE_NAMES
from .models import PaperJob


class WeekPapersForm(forms.Form):
    """Kinds, languages and the file they become. The key is made with the page, so that pressing twice asks once."""

    kinds = forms.MultipleChoiceField(
        label=_("Papers"),
        choices=[(kind.name, kind.label) for kind in KINDS.values()],
        initial=["concept-note"],
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    page = forms.ChoiceField(label=_("Page size"), choices=list(PAGE_NAMES.items()), initial=DEFAULT_PAGE)
    form = forms.ChoiceField(
        label=_("File"),
        choices=[(form.value, form.label) for form in (PaperJob.Form.ZIP, PaperJob.Form.PDF)],
        initial=PaperJob.Form.ZIP,
        widget=forms.RadioSelect,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any, *, week: Week) -> None:
        super().__init__(data)
        self.week = week
        self.fields["languages"].initial = [get_language() or "en"]

    def clean(self) -> dict[str, Any]:
        """Refuse what would be an empty file."""
        said = super().clean() or {}
        if not self.errors and not bulk.jobs_of(self.week, said["kinds"], said["languages"]):
            raise forms.ValidationError(_("There are no such papers: nothing of this week is published."))
        return said
