"""Rows of a side event about time: when it would like to take place, and when it cannot."""

import datetime as dt

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import SideEvent, Unavailability, Week, WishedSlot
from ..un_style.formats import date_text, notation, time_range_short
from .fields import ClockField, DayField, at_clock, clock_span
from .formsets import RowFormSet


def slot_choices(week: Week) -> list[tuple[str, str]]:
    """Return each standard slot on each day of the week: its start as ISO text, and how it is shown."""
    slots = list(week.standard_slots.all())
    choices = []
    for day in week.days:
        for slot in slots:
            start, end = (
                dt.datetime.combine(day, clock, tzinfo=week.zone)
                for clock in (slot.starts_at_clock, slot.ends_at_clock)
            )
            words = notation().comma.join([capfirst(date_text(day)), time_range_short(start, end)])
            choices.append((start.isoformat(), words))
    return choices


class WishFormSet(RowFormSet):
    """The slots of the week are looked up once for all rows."""

    def get_form_kwargs(self, index):
        if not hasattr(self, "_choices"):
            self._choices = slot_choices(self.instance.week)
        return {**super().get_form_kwargs(index), "event": self.instance, "choices": self._choices}


class WishedSlotForm(forms.ModelForm):
    """One of the standard slots, or a day and a clock time."""

    slot = forms.ChoiceField(label=capfirst(gettext_lazy("standard slot")), required=False)
    day = DayField(label=gettext_lazy("Another day"), required=False)
    start = ClockField(label=gettext_lazy("Start"), required=False)

    class Meta:
        model = WishedSlot
        fields: list[str] = []

    def __init__(self, *args, event: SideEvent, choices: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self._event = event
        self.fields["slot"].choices = [("", "–"), *choices]
        if self.instance.pk:
            starts_at = self.instance.starts_at.astimezone(event.week.zone)
            if starts_at.isoformat() in dict(choices):
                self.initial["slot"] = starts_at.isoformat()
            else:
                self.initial.update({"day": starts_at.date(), "start": starts_at.time()})

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned.get("slot"):
            self.instance.starts_at = dt.datetime.fromisoformat(cleaned["slot"])
        elif cleaned.get("day") and cleaned.get("start"):
            self.instance.starts_at = at_clock(cleaned["day"], cleaned["start"], self._event.week.zone)
        else:
            self.add_error("slot", _("Choose a slot, or give a day and a time."))
        return cleaned


class EventRowFormSet(forms.BaseInlineFormSet):
    """Gives each row the side event, whose week has the zone."""

    def get_form_kwargs(self, index):
        return {**super().get_form_kwargs(index), "event": self.instance}


class UnavailabilityForm(forms.ModelForm):
    day = DayField(label=gettext_lazy("Day"))
    start = ClockField(label=gettext_lazy("From"))
    end = ClockField(label=gettext_lazy("To"))

    class Meta:
        model = Unavailability
        fields = ["reason"]

    def __init__(self, *args, event: SideEvent, **kwargs):
        super().__init__(*args, **kwargs)
        self._event = event
        if self.instance.pk:
            starts_at, ends_at = (
                at.astimezone(event.week.zone) for at in (self.instance.starts_at, self.instance.ends_at)
            )
            self.initial.update({"day": starts_at.date(), "start": starts_at.time(), "end": ends_at.time()})

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        times = {"day", "start", "end"}
        if not times <= cleaned.keys() or not (times & set(self.changed_data)):
            return cleaned
        self.instance.starts_at, self.instance.ends_at = clock_span(
            cleaned["day"], cleaned["start"], cleaned["end"], self._event.week.zone
        )
        return cleaned
