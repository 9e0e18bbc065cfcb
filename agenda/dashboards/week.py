"""The week at a glance, for the secretariat: side events by state and day, rooms, delegations, needs, mail."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.models import Message, Organization, SideEvent, Week
from events.models.organization import STATES
from events.un_style.formats import date_text
from registrations.models import Rsvp

from . import charts
from .event import Counted, counted
from .needs import EventNeeds, needs_ahead
from .rooms import RoomUse, minutes_a_day, rooms_by_use


@dataclass(frozen=True)
class Day:
    """One day: how many side events are public on it, and how many are planned besides."""

    day: dt.date
    public: int
    planned: int
    largest: int

    @property
    def label(self) -> str:
        return date_text(self.day)

    @property
    def chart(self) -> SafeString:
        parts = [charts.Part("solid", self.public), charts.Part("hatched", self.planned)]
        return charts.bar(self.label, parts, self.largest)


@dataclass(frozen=True)
class Reach:
    """Delegations with a seat in at least one side event; those the site does not know are told by the name typed."""

    people: int
    states: int
    all_states: int
    others: int
    unknown: int

    @property
    def chart(self) -> SafeString:
        return charts.bar(_("States"), [charts.Part("solid", self.states)], self.all_states)


@dataclass(frozen=True)
class WeekDashboard:
    states: list[Counted]
    days: list[Day]
    without_day: int
    rooms: list[RoomUse]
    slot_hours: float
    reach: Reach
    needs: list[EventNeeds]
    mail_waiting: int
    mail_refused: int


def dashboard_of_week(week: Week) -> WeekDashboard:
    """Return what the page of a week shows. As many queries for a hundred side events as for three."""
    events = list(
        SideEvent.objects.filter(week=week).select_related("week", "venue").defer(*SideEvent.LONG_TEXTS)
    )
    live = [
        event
        for event in events
        if event.status not in (SideEvent.Status.CANCELLED, SideEvent.Status.DECLINED)
    ]
    mail = Message.objects.filter(side_event__week=week).aggregate(
        waiting=Count("pk", filter=Q(state__in=[Message.State.QUEUED, Message.State.SENDING])),
        refused=Count("pk", filter=Q(state=Message.State.FAILED)),
    )
    return WeekDashboard(
        states=_by_state(events),
        days=_by_day(week, live),
        without_day=sum(event.starts_at is None for event in live),
        rooms=rooms_by_use(week, live),
        slot_hours=minutes_a_day(week) / 60,
        reach=_reach(week),
        needs=needs_ahead(week),
        mail_waiting=mail["waiting"],
        mail_refused=mail["refused"],
    )


def _by_state(events: list[SideEvent]) -> list[Counted]:
    counts = Counter(event.status for event in events)
    return counted([(str(s.label), counts[s]) for s in SideEvent.Status if counts[s]])


def _by_day(week: Week, live: list[SideEvent]) -> list[Day]:
    """Return the days of the week; what lies outside of them is on a day of its own."""
    public, planned = Counter[dt.date](), Counter[dt.date]()
    for event in live:
        if event.starts_at is not None:
            kind = public if event.is_public else planned
            kind[event.starts_at.astimezone(week.zone).date()] += 1
    days = sorted({*week.days, *public, *planned})
    largest = max((public[day] + planned[day] for day in days), default=0)
    return [Day(day, public[day], planned[day], largest) for day in days]


def _reach(week: Week) -> Reach:
    """Count each organization once, in however many side events its people have seats. Two queries."""
    seated = Rsvp.objects.confirmed().filter(side_event__in=SideEvent.objects.public().filter(week=week))
    found = seated.annotate(typed=Lower("organization_name")).aggregate(
        people=Count("pk"),
        states=Count("organization", distinct=True, filter=Q(organization__kind__in=STATES)),
        others=Count("organization", distinct=True, filter=~Q(organization__kind__in=STATES)),
        unknown=Count("typed", distinct=True, filter=Q(organization=None) & ~Q(typed="")),
    )
    return Reach(all_states=Organization.objects.filter(kind__in=STATES).count(), **found)
