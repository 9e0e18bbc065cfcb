"""Where a side event goes, as it is picked on the page of a move."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.fields import ClockField, at_clock
from events.models import SideEvent, Venue
from events.un_style.formats import date_text

from .week import BoardWeek, Place


class MoveForm(forms.Form):
    """A day, clock times of the city of the week and a room. Without a day the side event has no time."""

    day = forms.ChoiceField(label=gettext_lazy("Day"), required=False)
    start = ClockField(label=gettext_lazy("Start"), required=False)
    end = ClockField(
        label=gettext_lazy("End"),
        required=False,
        help_text=gettext_lazy("Left empty, it lasts as long as before."),
    )
    venue = forms.ChoiceField(label=gettext_lazy("Room"), required=False)

    def __init__(self, data: Any, *, board: BoardWeek, event: SideEvent) -> None:
        super().__init__(data, initial=_present(board, event))
        self.board, self.event = board, event
        days = [(day.isoformat(), date_text(day)) for day in board.week.days]
        self.fields["day"].choices = [("", _("No time yet")), *days]
        rooms = [(str(venue.pk), _with_seats(venue)) for venue in board.venues]
        self.fields["venue"].choices = [("", _("No room")), *rooms]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        start = end = None
        if said["day"]:
            if said["start"] is None:
                self.add_error("start", _("Give the start of the side event first."))
                return said
            start, end = self._instants(said)
        if not self.errors:
            venue = next((v for v in self.board.venues if str(v.pk) == said["venue"]), None)
            said["place"] = Place(start, end, venue)
        return said

    def _instants(self, said: dict[str, Any]) -> tuple[dt.datetime | None, dt.datetime | None]:
        day, zone = dt.date.fromisoformat(said["day"]), self.board.week.zone
        try:
            start = at_clock(day, said["start"], zone)
            end = at_clock(day, said["end"], zone)
        except forms.ValidationError as problem:
            self.add_error("start", problem)
            return None, None
        if end is None:
            end = start + dt.timedelta(minutes=self.board.minutes_of(self.event)) if start else None
        elif said["end"] == dt.time():  # midnight ends the day
            end = end + dt.timedelta(days=1)
        if start and end and end <= start:
            self.add_error("end", _("The end must be after the start."))
        return start, end


def completed(given: Mapping[str, str], *, board: BoardWeek, event: SideEvent) -> dict[str, Any]:
    """Return what was picked, and for the rest what the side event has: a drag tells only where it ended."""
    present = _present(board, event)
    if "start" in given:
        present["end"] = ""  # it lasts as long as before
    return present | dict(given)


def _present(board: BoardWeek, event: SideEvent) -> dict[str, Any]:
    place = board.place_of(event)
    return {
        "day": place.starts_at.date().isoformat() if place.starts_at else "",
        "start": place.starts_at and place.starts_at.time(),
        "end": place.ends_at and place.ends_at.time(),
        "venue": str(event.venue_id or ""),
    }


def _with_seats(venue: Venue) -> str:
    return f"{venue} ({venue.seats})" if venue.seats else str(venue)
