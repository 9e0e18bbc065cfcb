"""Form fields for clock times, as an organiser types them."""

import datetime as dt

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Organization

FIRST_YEAR, LAST_YEAR = 2000, 2199


def sensible_day(day: dt.date) -> None:
    """Refuse a day that can only be a slip of the keyboard, and that no clock could be moved to another zone on."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("Give a year from %(first)s to %(last)s."), params={"first": FIRST_YEAR, "last": LAST_YEAR}
        )


class DayField(forms.DateField):
    """A calendar day, with the browser's own picker."""

    default_validators = [sensible_day]

    def __init__(self, **kwargs):
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class ClockField(forms.TimeField):
    """A time of day, to the minute, with the browser's own picker."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)


def is_key(text: str) -> bool:
    """Whether a posted text can be a primary key: databases and Django break on other ones, with an error page."""
    return text.isascii() and text.isdecimal() and len(text) <= 18


class LoadedAutocomplete(AutocompleteSelect):
    """Django's search box, without its query for each row: the row's organization is loaded with the row."""

    loaded: Organization | None = None  # what the row names; set by the form

    def optgroups(self, name, value, attr=None):
        value = [text for text in map(str, value) if is_key(text)] or [""]
        if self.loaded is None or value != [str(self.loaded.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options.append(self.create_option(name, self.loaded.pk, str(self.loaded), True, len(options)))
        return [(None, options, 0)]


def at_clock(day: dt.date | None, clock: dt.time | None, zone: dt.tzinfo) -> dt.datetime | None:
    """Return the instant of a day and a time of day in a zone. A time that the clock change skips is refused."""
    if day is None or clock is None:
        return None
    sensible_day(day)
    instant = dt.datetime.combine(day, clock, tzinfo=zone)
    if instant.astimezone(dt.UTC).astimezone(zone).time() != clock:
        raise ValidationError(_("On that day the clocks are changed and this time does not exist."))
    return instant


def clock_span(
    day: dt.date, start: dt.time, end: dt.time, zone: dt.tzinfo
) -> tuple[dt.datetime, dt.datetime]:
    """Return the instants of two times of one day; midnight ends it. An end before the start is refused."""
    ends_on = day + dt.timedelta(days=1) if end == dt.time() else day
    starts_at, ends_at = at_clock(day, start, zone), at_clock(ends_on, end, zone)
    if starts_at is None or ends_at is None or ends_at <= starts_at:
        raise ValidationError({"end": _("The end must be after the start.")})
    return starts_at, ends_at


def minutes_from(start: dt.datetime, clock: dt.time) -> int:
    """Return the minutes from an event's start to a time of day: the nearest one, so that midnight may be crossed."""
    minutes = (clock.hour - start.hour) * 60 + clock.minute - start.minute
    if minutes < -12 * 60:
        return minutes + 24 * 60
    return minutes - 24 * 60 if minutes > 12 * 60 else minutes
