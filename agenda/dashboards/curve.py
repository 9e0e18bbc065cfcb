"""How many people were registered on each day, from the first RSVP on."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db import models
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.models import SideEvent
from events.un_style.formats import date_range_text
from registrations.models import Rsvp

from . import charts


@dataclass(frozen=True)
class Curve:
    """RSVPs that stood at the end of each day, days without a change left out."""

    first: dt.date
    last: dt.date
    days: list[tuple[dt.date, int]]

    @property
    def highest(self) -> int:
        return max(count for _day, count in self.days)

    @property
    def chart(self) -> SafeString:
        span = (self.last - self.first).days + 1
        found = [charts.Step((day - self.first).days / span, count) for day, count in self.days]
        described = _("From %(first)d to %(last)d, %(days)s.") % {
            "first": self.days[0][1],
            "last": self.days[-1][1],
            "days": date_range_text(self.first, self.last),
        }
        return charts.steps(_("RSVPs over time"), described, found, self.highest)


def curve_of(side_event: SideEvent, at: dt.datetime | None = None) -> Curve | None:
    """Return the curve up to today or the day of the event, whichever comes first; None without RSVPs. Two queries.

    People who cancelled count from their RSVP to their cancellation; days are those of the city of the week.
    """
    zone = side_event.week.zone
    people = Rsvp.objects.filter(side_event=side_event)
    counts = Counter(_by_day(people, "created_at", zone))
    counts.subtract(_by_day(people.filter(cancelled_at__isnull=False), "cancelled_at", zone))
    if not counts:
        return None
    days, standing = [], 0
    for day in sorted(counts):
        standing += counts[day]
        days.append((day, standing))
    today = (at or timezone.now()).astimezone(zone).date()
    held_on = side_event.starts_at.astimezone(zone).date() if side_event.starts_at else today
    return Curve(days[0][0], max(days[-1][0], min(today, held_on)), days)


def _by_day(people: models.QuerySet[Rsvp], column: str, zone: dt.tzinfo) -> dict[dt.date, int]:
    rows = people.order_by().annotate(day=TruncDate(column, tzinfo=zone)).values_list("day")
    return dict(rows.annotate(count=models.Count("pk")))
