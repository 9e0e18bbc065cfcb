"""Prove that counters, queue and seats agree, and say what does not."""

from argparse import ArgumentParser
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db import models, transaction
from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from events.models import SideEvent
from registrations import rules
from registrations.models import CapacityLimit, Rsvp

CONFIRMED = Q(status=Rsvp.Status.CONFIRMED, takes_seat=True)
WAITING = Q(status=Rsvp.Status.WAITLISTED)
OPEN_POOL = Q(is_invited=False)


class Command(BaseCommand):
    help = "Proves that counters, queue and seats agree for every side event; exit status 1 when they do not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, help="only the week of this year")

    def handle(self, *, year: int | None, **_options: object) -> None:
        limits = CapacityLimit.objects.order_by("pk")
        homeless = _people_without_a_limit()
        if year is not None:
            limits = limits.filter(side_event__week__year=year)
            homeless = homeless.filter(side_event__week__year=year)
        checked = 0
        problems = [
            f"{rsvp.side_event}: RSVP {rsvp.pk} ({rsvp.attendance_mode}) has no seats to belong to"
            for rsvp in homeless
        ]
        for pk in limits.values_list("pk", flat=True):
            checked += 1
            problems += problems_of(pk)
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} things do not agree.", returncode=1)
        self.stdout.write(f"Seats agree: {checked} capacity limits checked.")


def _people_without_a_limit() -> models.QuerySet[Rsvp]:
    limit = CapacityLimit.objects.filter(
        side_event_id=OuterRef("side_event_id"), attendance_mode=OuterRef("attendance_mode")
    )
    return Rsvp.objects.live().filter(~Exists(limit)).select_related("side_event").order_by("pk")


@transaction.atomic
def problems_of(limit_pk: int) -> list[str]:
    """Return what does not agree at one capacity limit. It is locked meanwhile, so a busy site gives no false alarm."""
    limit = CapacityLimit.objects.select_for_update().get(pk=limit_pk)
    limit.side_event = SideEvent.objects.select_related("week").get(pk=limit.side_event_id)
    people = Rsvp.objects.filter(side_event_id=limit.side_event_id, attendance_mode=limit.attendance_mode)
    found = people.aggregate(
        confirmed=Count("pk", filter=CONFIRMED),
        invited=Count("pk", filter=CONFIRMED & ~OPEN_POOL),
        invited_waiting=Count("pk", filter=WAITING & ~OPEN_POOL),
        waiting=Count("pk", filter=WAITING),
        places=Count("queued_at", distinct=True, filter=WAITING),
        last_confirmed=Max("queued_at", filter=CONFIRMED & OPEN_POOL),
        last_invited=Max("queued_at", filter=CONFIRMED & ~OPEN_POOL),
        first_invited_waiting=Min("queued_at", filter=WAITING & ~OPEN_POOL),
        first_lapse=Min("prove_by_at", filter=Q(status__in=Rsvp.LIVE)),
        first_waiting=Min("queued_at", filter=WAITING),
        # a request has no place until it is approved, and may end without one
        last_place=Max("queued_at", filter=CONFIRMED | WAITING),
    )
    return [f"{limit}: {problem}" for problem in _compare(limit, found)]


def _compare(limit: CapacityLimit, found: dict) -> Iterator[str]:
    for counter, name in (("confirmed", "confirmed"), ("invited", "invited"), ("waiting", "waiting")):
        kept = getattr(limit, f"{counter}_count")
        if kept != found[name]:
            yield f"the counter says {kept} {name}, there are {found[name]}"
    if found["places"] != found["waiting"]:
        yield "two people have the same place in the queue"
    if found["last_place"] and (limit.last_queued_at is None or limit.last_queued_at < found["last_place"]):
        yield f"the last place given out is {found['last_place']}, the limit knows {limit.last_queued_at}"
    if found["first_lapse"] and (limit.next_lapse_at is None or limit.next_lapse_at > found["first_lapse"]):
        yield f"an address lapses at {found['first_lapse']}, the limit knows {limit.next_lapse_at}"
    if found["waiting"]:
        yield from _compare_queue(limit, found)


def _compare_queue(limit: CapacityLimit, found: dict) -> Iterator[str]:
    """Whoever waits may be overtaken only by an invitee who had one of the seats held."""
    if found["last_confirmed"] and found["last_confirmed"] > found["first_waiting"]:
        yield "somebody who waits was overtaken"
    first_invited = found["first_invited_waiting"]
    if found["last_invited"] and first_invited and found["last_invited"] > first_invited:
        yield "an invitee who waits was overtaken"
    if rules.why_over(limit.side_event):
        return
    if limit.free_seats() != 0:
        yield f"{found['waiting']} people wait though seats are free"
    elif found["invited_waiting"] and limit.free_for_invitees():
        yield f"{found['invited_waiting']} invitees wait though seats are held for them"
