"""What whoever makes a paper picks on the page of papers: language, page size and the choices of its kind."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.un_style.formats import date_text

from .documents import DayDocument, Document, WeekDay
from .documents.choices import Choice, Flag, OneOf, SomeOf
from .versions import PAGE_NAMES, Paper, Subject
from .views import address_name

DEFAULT_PAGE = "a4"


class PaperForm(forms.Form):
    """The fields of one kind of paper. Of a week's paper for one day, `days` are those that it has."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    page = forms.ChoiceField(label=_("Page size"), choices=list(PAGE_NAMES.items()), initial=DEFAULT_PAGE)

    def __init__(self, data: Any, *, kind: type[Document], subject: Subject, days: list[WeekDay]) -> None:
        super().__init__(data, auto_id=f"id_{kind.name}_%s")
        self.kind, self.subject, self.days = kind, subject, {day.date.isoformat(): day for day in days}
        self.fields["language"].initial = get_language() or "en"
        if issubclass(kind, DayDocument):
            shown = [(name, date_text(day.date)) for name, day in self.days.items()]
            self.fields["day"] = forms.ChoiceField(label=_("Day"), choices=shown)
        for choice in kind.choices:
            self.fields[choice.name] = _field(choice)

    @property
    def paper(self) -> Paper:
        """The paper that was picked; of a valid form."""
        day = self.days.get(self.cleaned_data.get("day", ""))
        return Paper(self.kind, day or self.subject, self.cleaned_data["language"])

    def address(self, ending: str) -> str:
        """Return where the file is that was picked, in its language; what is the default goes without saying."""
        picked = {"page": self.cleaned_data["page"]} | {
            choice.name: self.cleaned_data[choice.name] for choice in self.kind.choices
        }
        query = {
            name: value for name, value in picked.items() if value and value != self.fields[name].initial
        }
        with translation.override(self.cleaned_data["language"]):
            path = reverse(address_name(self.kind, ending), args=self.paper.address_parts)
        return f"{path}?{urlencode(query, doseq=True)}" if query else path


def _field(choice: Choice) -> forms.Field:
    match choice:
        case Flag():
            return forms.BooleanField(label=choice.label, required=False)
        case OneOf():
            options = list(choice.options.items())
            return forms.ChoiceField(label=choice.label, choices=options, initial=options[0][0])
        case SomeOf():
            return forms.MultipleChoiceField(
                label=choice.label,
                choices=list(choice.options.items()),
                initial=list(choice.default),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
    raise TypeError(f"{choice.name} is a choice that no form knows.")
