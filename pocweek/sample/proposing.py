"""The frame of a sample week, and its proposals on their way."""

import datetime as dt

from events import services
from events.actors import Actor
from events.models import SideEvent, StandardSlot, Theme, Week

from . import read

SECRETARIAT = Actor(label="Sample secretariat")
ORGANISER = Actor(label="Sample organiser")


def add_frame(sample: read.SampleWeek, week: Week) -> None:
    """Give the week its slots and themes."""
    for slot in sample.slots:
        StandardSlot.objects.create(week=week, starts_at_clock=slot.start, ends_at_clock=slot.end)
    for name in sample.week.themes:
        Theme.objects.create(week=week, name=name)


def propose(sample: read.SampleWeek, week: Week, events: list[tuple[read.SideEvent, SideEvent]]) -> None:
    """Let the proposals go their way through the same services that people use, and set the deadline behind them.

    What is published already came in before the week asked for proposals.
    """
    days_before = sample.week.proposals_close_days_before
    if days_before is None:
        return
    week.asks_for_proposals = True
    week.save(update_fields=["asks_for_proposals"])
    for row, event in events:
        if row.status not in ("submitted", "returned", "accepted"):
            continue
        services.submit(side_event=event, by=ORGANISER)
        if row.status == "returned":
            services.return_with_remarks(side_event=event, remarks=row.remarks, by=SECRETARIAT)
        elif row.status == "accepted":
            services.accept(side_event=event, remarks=row.remarks, by=SECRETARIAT)
    by_title = {event.title: event for _row, event in events}
    for merger in sample.mergers:
        services.propose_merger(
            kept=by_title[merger.kept], merged=by_title[merger.merged], reason=merger.reason, by=SECRETARIAT
        )
    day = week.first_day - dt.timedelta(days=days_before)
    week.proposals_close_at = dt.datetime.combine(day, dt.time(17), tzinfo=week.zone)
    week.save(update_fields=["proposals_close_at"])
