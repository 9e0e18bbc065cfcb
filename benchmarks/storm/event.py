"""Fills the database that a storm begins with: `python -m benchmarks.storm.event SEATS_IN_PERSON SEATS_ONLINE`."""

import os
import sys

import django

YEAR, SLUG = 2030, "law"


def make(seats_in_person: int, seats_online: int) -> None:
    """Make one published side event that can be attended in both modes, with a waiting list for each."""
    from tests.factories import CapacityLimitFactory, SideEventFactory

    event = SideEventFactory(week__year=YEAR, slug=SLUG, is_online=True)
    CapacityLimitFactory(side_event=event, seats=seats_in_person)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=seats_online)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "pocweek.settings"
    django.setup()
    make(*map(int, sys.argv[1:]))
