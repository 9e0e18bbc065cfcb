"""What the secretariat fills in when it decides on a proposal."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..cleaning import clean_text
from ..models import SideEvent, Venue
from ..services import Slot
from .fields import ClockField, DayField, at_clock, clock_span

TO_MEND = dt.timedelta(days=5)  # offered to organisers whose deadline is nearer, or over


class DecisionForm(forms.Form):
    """What is decided about one side event."""

    def __init__(self, *args, side_event: SideEvent, **kwargs):
        super().__init__(*args, **kwargs)
        self.side_event = side_event


class RemarksForm(DecisionForm):
    """Words for the organisers, who are mailed them."""

    remarks = forms.CharField(
        label=gettext_lazy("Remarks for the organizers"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_remarks(self) -> str:
        return clean_text(self.cleaned_data["remarks"])


class ReasonForm(RemarksForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remarks"].label = _("Reason, for the organizers")


class DeadlineForm(DecisionForm):
    """A day and a clock time until which a proposal may be submitted."""

    until_day = DayField(label=gettext_lazy("Can be submitted until"))
    until_time = ClockField(label=gettext_lazy("At"), required=False)

    def __init__(self, *args, side_event: SideEvent, **kwargs):
        super().__init__(*args, side_event=side_event, **kwargs)
        until = self.offered(side_event)
        if until is not None:
            self.initial.update({"until_day": until.date(), "until_time": until.time()})

    def offered(self, side_event: SideEvent) -> dt.datetime | None:
        """Return the deadline, or some days from now where that is later; None where the week has no deadline."""
        deadline = side_event.submit_by
        if deadline is None:
            return None
        soon = (timezone.now() + TO_MEND).astimezone(side_event.week.zone)
        return max(deadline, soon.replace(hour=17, minute=0, second=0, microsecond=0))

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        zone = self.side_event.week.zone
        self.until = at_clock(cleaned.get("until_day"), cleaned.get("until_time") or dt.time(17), zone)
        if self.until is not None and self.until <= timezone.now():
            self.add_error("until_day", _("This is over already."))
        return cleaned


class ReturnForm(DeadlineForm, RemarksForm):
    """Without a day the deadline stays what it is."""

    field_order = ["remarks", "until_day", "until_time"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until_day"].required = False


class AcceptForm(RemarksForm):
    """With a day and times, or without: then the slot follows."""

    day = DayField(label=gettext_lazy("Day"), required=False)
    start = ClockField(label=gettext_lazy("Start"), required=False)
    end = ClockField(label=gettext_lazy("End"), required=False)
    venue = forms.ModelChoiceField(label=gettext_lazy("Room"), queryset=Venue.objects.all(), required=False)
    is_fixed = forms.BooleanField(
        label=gettext_lazy("Scheduling leaves this side event where it is."), required=False
    )
    field_order = ["day", "start", "end", "venue", "is_fixed", "remarks"]

    def __init__(self, *args, side_event: SideEvent, **kwargs):
        super().__init__(*args, side_event=side_event, **kwargs)
        self.fields["remarks"].required = False
        zone = side_event.week.zone
        start, end = (
            at and at.astimezone(zone)
            for at in (side_event.starts_at or self._wish(side_event), side_event.ends_at)
        )
        if start is not None:
            end = end or start + dt.timedelta(minutes=side_event.week.usual_minutes)
            self.initial.update({"day": start.date(), "start": start.time(), "end": end.time()})
        self.initial.update({"venue": side_event.venue_id, "is_fixed": side_event.is_slot_fixed})

    @staticmethod
    def _wish(side_event: SideEvent) -> dt.datetime | None:
        """The time that is wished most: what is offered while none is given."""
        wish = side_event.wished_slots.first()
        return wish.starts_at if wish else None

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        self.slot = None
        times = [cleaned.get(name) for name in ("day", "start", "end")]
        if not any(times):
            return cleaned
        if not all(times):
            self.add_error("day", _("Give the day, the start and the end, or none of them."))
            return cleaned
        day, start, end = times
        starts_at, ends_at = clock_span(day, start, end, self.side_event.week.zone)
        self.slot = Slot(starts_at, ends_at, cleaned.get("venue"), cleaned.get("is_fixed", False))
        return cleaned
