"""The programme of a week as its page shows it: days, slots and rows of plain values."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from babel import dates
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import hooks
from ..languages import told_text
from ..models import CoSponsor, OfficialMeeting, SideEvent, Speaker, Week
from ..un_style import formats
from ..un_style.protocol import programme_line, sort_key
from .filters import Filters, Option, day_of, matches, room_options, sensible, sponsor_options, times_of

Part = SideEvent | OfficialMeeting


@dataclass(frozen=True)
class Row:
    """One side event in the programme."""

    pk: int
    url: str
    title: str
    subtitle: str
    presenters: str
    supporters: str
    room: str
    building: str
    mode: str
    is_invitation_only: bool
    is_held: bool
    is_cancelled: bool
    cancelled_on: str


@dataclass(frozen=True)
class Meeting:
    """One official meeting: a band across the programme."""

    title: str
    place: str
    note: str


@dataclass(frozen=True)
class Slot:
    """One time, with all that runs in it."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    time: str
    note: str
    rows: list[Row]
    meetings: list[Meeting]


@dataclass(frozen=True)
class Day:
    date: dt.date
    label: str
    count: str
    slots: list[Slot]


@dataclass(frozen=True)
class Tab:
    """A day to choose, or the whole week."""

    label: str
    count: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Programme:
    """Everything that the page of a week shows."""

    filters: Filters
    tabs: list[Tab]
    days: list[Day]
    sponsors: list[Option]
    rooms: list[Option]
    total: int  # side events of the week, whatever the filters
    found: str
    zone: str  # "New York time"
    updated: str  # when one of the side events last changed, in that zone
    side_events: list[SideEvent]  # those shown, for the tags of later apps
    calendar: str  # the address of the calendar with what is shown


def programme_of(week: Week, query: Mapping[str, str], at: dt.datetime | None = None) -> Programme:
    """Return the public programme of a week under the filters of an address, as of the given instant (now).

    Three queries: side events, co-sponsors with their organizations, official meetings.
    """
    events = _public_events(week)
    meetings = list(week.official_meetings.all())
    filters = sensible(Filters.read(query), week, events)
    anyday = [event for event in events if matches(event, filters)]
    shown = [event for event in anyday if filters.day in (None, day_of(event, week))]
    bands = [] if filters.narrows else [m for m in meetings if filters.day in (None, day_of(m, week))]
    updated_at = max((event.updated_at for event in events), default=None)
    return Programme(
        filters=filters,
        tabs=_tabs(week, events, anyday, filters),
        days=_days(week, shown, bands, at or timezone.now()),
        sponsors=sponsor_options(events),
        rooms=room_options(events),
        total=len(events),
        found=_found(shown, bands),
        zone=formats.zone_text(week.zone, dt.datetime.combine(week.first_day, dt.time(12), week.zone)),
        updated=_moment(updated_at.astimezone(week.zone)) if updated_at else "",
        side_events=shown,
        calendar=_calendar(week, filters, events),
    )


def matching_events(week: Week, query: Mapping[str, str]) -> list[SideEvent]:
    """Return the public side events of a week under the filters of an address, by time."""
    events = _public_events(week)
    filters = sensible(Filters.read(query), week, events)
    return [
        event for event in events if matches(event, filters) and filters.day in (None, day_of(event, week))
    ]


def calendar_events(week: Week) -> list[SideEvent]:
    """Return the public side events of a week with their speakers, by time: what feeds tell of them."""
    events = _public_events(week)
    prefetch_related_objects(events, Prefetch("speakers", Speaker.objects.select_related("organization")))
    for event in events:
        event.week = week
    return events


def _public_events(week: Week) -> list[SideEvent]:
    # publication asks for a start and an end; without them there is no place in the programme
    public = week.side_events.public().filter(starts_at__isnull=False, ends_at__isnull=False)
    sponsors = CoSponsor.objects.select_related("organization")
    loaded = public.select_related("venue").prefetch_related(Prefetch("co_sponsors", sponsors))
    return list(loaded.annotate(**hooks.programme_annotations).defer(*SideEvent.LONG_TEXTS))


def _calendar(week: Week, filters: Filters, events: list[SideEvent]) -> str:
    """Return the address of the calendar that shows the same: of the week, a day, an organization, or under filters."""
    if filters == Filters(day=filters.day) and filters.day:
        return reverse("events:day_ics", args=[week.year, filters.day])
    if filters == Filters(sponsor=filters.sponsor) and filters.sponsor:
        rows = (row for event in events for row in event.co_sponsors.all())
        found = next(row.organization for row in rows if row.organization_id == filters.sponsor)
        return reverse("events:organization_ics", args=[week.year, found.key or found.pk])
    return reverse("events:programme_ics", args=[week.year]) + filters.query


def _tabs(week: Week, events: list[SideEvent], anyday: list[SideEvent], filters: Filters) -> list[Tab]:
    counts = {day: len(list(group)) for day, group in _by_day(week, anyday)}
    days = sorted({*week.days, *(day_of(event, week) for event in events)})
    tabs = [_tab(_("Whole week"), len(anyday), filters, None)]
    return tabs + [_tab(_short_day(day), counts.get(day, 0), filters, day) for day in days]


def _short_day(day: dt.date) -> str:
    """Return "Tue 19"."""
    return dates.format_skeleton("Ed", day, locale=formats.notation().locale)


def _tab(label: str, count: int, filters: Filters, day: dt.date | None) -> Tab:
    return Tab(label, _count(count), replace(filters, day=day).query, filters.day == day)


def _days(week: Week, events: list[SideEvent], meetings: list[OfficialMeeting], at: dt.datetime) -> list[Day]:
    days = []
    for day, group in _by_day(week, [*meetings, *events]):
        parts = list(group)
        count = sum(isinstance(part, SideEvent) for part in parts)
        slots = [_slot(week, list(same), at) for _times, same in groupby(parts, key=partial(_slot_key, week))]
        days.append(Day(day, formats.date_text(day), _count(count), slots))
    return days


def _by_day(week: Week, parts: Sequence[Part]) -> Iterator[tuple[dt.date, Iterator[Part]]]:
    """Group by the day in the week's zone, in order of time."""
    return groupby(sorted(parts, key=partial(_slot_key, week)), key=lambda part: day_of(part, week))


def _slot_key(week: Week, part: Part) -> tuple[dt.datetime, dt.datetime, bool]:
    return *times_of(part, week), isinstance(part, SideEvent)


def _slot(week: Week, parts: list[Part], at: dt.datetime) -> Slot:
    starts_at, ends_at = times_of(parts[0], week)
    meetings = [part for part in parts if isinstance(part, OfficialMeeting)]
    events = [part for part in parts if isinstance(part, SideEvent)]
    events.sort(key=lambda event: sort_key(told_text(event, "title")))
    return Slot(
        starts_at=starts_at,
        ends_at=ends_at,
        time=formats.time_range_short(starts_at, ends_at),
        note=_slot_note(len(events), ends_at - starts_at),
        rows=[_row(event, week, at) for event in events],
        meetings=[Meeting(meeting.title, meeting.place, meeting.note) for meeting in meetings],
    )


def _slot_note(count: int, length: dt.timedelta) -> str:
    if count == 0:
        return _("Official meeting")
    if count > 1:
        return ngettext("%(count)d in parallel", "%(count)d in parallel", count) % {"count": count}
    minutes = round(length.total_seconds() / 60)
    return ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}


def _row(event: SideEvent, week: Week, at: dt.datetime) -> Row:
    presenters, supporters = programme_line(event, marks_open=True)
    cancelled_at = event.cancelled_at if event.is_cancelled else None
    return Row(
        pk=event.pk,
        url=event.get_absolute_url(),
        title=told_text(event, "title"),
        subtitle=told_text(event, "subtitle"),
        presenters=presenters,
        supporters=supporters,
        room=event.venue.name if event.venue else "",
        building=(event.venue.building or event.venue.address) if event.venue else "",
        mode=mode_text(event),
        is_invitation_only=event.is_invitation_only,
        is_held=event.is_held(at),
        is_cancelled=event.is_cancelled,
        cancelled_on=formats.day_text(cancelled_at.astimezone(week.zone)) if cancelled_at else "",
    )


def mode_text(event: SideEvent) -> str:
    """Return how one can attend, in words."""
    if event.is_in_person and event.is_online:
        return _("In person and online")
    return _("In person") if event.is_in_person else _("Online only")


def _found(shown: list[SideEvent], meetings: list[OfficialMeeting]) -> str:
    """Return "25 side events, 1 of them cancelled; 1 official meeting"."""
    text = _count(len(shown))
    cancelled = sum(event.is_cancelled for event in shown)
    if cancelled:
        words = ngettext("%(count)d of them cancelled", "%(count)d of them cancelled", cancelled)
        text += formats.notation().comma + words % {"count": cancelled}
    if meetings:
        words = ngettext("%(count)d official meeting", "%(count)d official meetings", len(meetings))
        text += formats.notation().semicolon + words % {"count": len(meetings)}
    return text


def _moment(at: dt.datetime) -> str:
    """Return "12 May 2026, 4.10 p.m."."""
    return formats.day_and_time_text(at)


def _count(number: int) -> str:
    if number == 0:
        return _("no side event")
    return ngettext("%(count)d side event", "%(count)d side events", number) % {"count": number}
