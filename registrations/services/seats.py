"""Seats, given under the lock of their capacity limit: the only place where counters and confirmed RSVPs come to be.

Whether a hold has ended or an address has lapsed is worked out from the clock under the lock, never from whether a
job ran. Nobody overtakes a person who waits in the same pool; the pools are the open seats and those held for invitees.
"""

import datetime as dt
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from events.mails.messages import Draft, write
from events.models import SideEvent

from .. import rules
from ..mails.messages import Letters
from ..models import CapacityLimit, Rsvp, policy_of
from .refusals import RegistrationError

COUNTERS = ["confirmed_count", "invited_count", "waiting_count", "last_queued_at", "next_lapse_at", "version"]

# What tells that a side event has changed, and what its policy says of a new RSVP. Everybody who wants a seat waits
# while this is asked: as a text it takes a fifth of the time that the same query takes to be put together.
_AS_IT_STANDS = """
    SELECT event.revision, event.status, policy.is_on_request, policy.minutes_to_prove
    FROM events_sideevent AS event LEFT JOIN registrations_rsvppolicy AS policy ON policy.side_event_id = event.id
    WHERE event.id = %s AND event.updated_at = %s
"""


def lock_limit(side_event_id: int, attendance_mode: str, known: SideEvent | None = None) -> CapacityLimit:
    """Lock the seats of one attendance mode, settle what the clock made due, and return them with their side event.

    The event is read after the lock: it may have been cancelled meanwhile. One that is `known` already is compared
    with how it stands now, and serves as long as nothing has changed. Raises `RegistrationError`.
    """
    return lock_limits(side_event_id, [attendance_mode], known)[attendance_mode]


def lock_limits(
    side_event_id: int, attendance_modes: Iterable[str], known: SideEvent | None = None
) -> dict[str, CapacityLimit]:
    """Lock several modes of one side event at once, always in the same order, so that no two wait for each other."""
    wanted = set(attendance_modes)
    found = CapacityLimit.objects.select_for_update().filter(
        side_event_id=side_event_id, attendance_mode__in=wanted
    )
    limits = {limit.attendance_mode: limit for limit in found.order_by("pk")}
    if limits.keys() != wanted:
        raise RegistrationError(_("This side event takes no RSVPs for this attendance mode."))
    if known is not None and _is_as_it_stands(known):
        side_event = known
    else:
        side_event = SideEvent.objects.with_programme().select_related("rsvp_policy").get(pk=side_event_id)
    for limit in limits.values():
        limit.side_event = side_event
        _lapse_unproved(limit)
    return limits


def _is_as_it_stands(known: SideEvent) -> bool:
    """Whether a side event was read with its programme, and neither it nor its policy has changed since. One query."""
    if "co_sponsors" not in getattr(known, "_prefetched_objects_cache", ()):
        return False
    policy = policy_of(known)
    chosen = (policy.is_on_request, policy.minutes_to_prove) if policy.pk else (None, None)
    with connection.cursor() as cursor:
        at = connection.ops.adapt_datetimefield_value(known.updated_at)
        cursor.execute(_AS_IT_STANDS, [known.pk, at])
        return bool(cursor.fetchone() == (known.revision, known.status, *chosen))


def take_a_place(limit: CapacityLimit, rsvp: Rsvp) -> None:
    """Give a new person a seat or the last place in the queue, and write the mail that says which.

    The limit is locked by the caller. Raises IntegrityError where the address has just answered in the other mode.
    """
    now = timezone.now()
    # Places rise strictly, whatever the clocks of the servers say.
    after = limit.last_queued_at
    rsvp.queued_at = now if after is None else max(now, after + dt.timedelta(microseconds=1))
    rsvp.side_event = limit.side_event
    if not rsvp.takes_seat or _finds_a_seat(limit, rsvp, now):
        rsvp.status, rsvp.seated_at = Rsvp.Status.CONFIRMED, now
    else:
        rsvp.status, rsvp.seated_at = Rsvp.Status.WAITLISTED, None
    if rsvp.prove_by_at is not None:
        limit.next_lapse_at = min(filter(None, (limit.next_lapse_at, rsvp.prove_by_at)))
    rsvp.save()
    limit.last_queued_at = rsvp.queued_at
    count(limit, rsvp, +1)
    seated = fill_seats(limit)
    if rsvp in seated:  # seats were free because the clock has just freed them
        rsvp.status, rsvp.seated_at = Rsvp.Status.CONFIRMED, now
        seated.remove(rsvp)
    announce(limit, seated, newcomer=rsvp)


def _finds_a_seat(limit: CapacityLimit, rsvp: Rsvp, at: dt.datetime) -> bool:
    """Whether a newcomer may sit down at once: nobody waits, and there is a free seat in a pool of his or hers."""
    if limit.waiting_count or rules.why_over(limit.side_event, at):
        return False
    free = limit.free_seats(at)
    return free is None or free > 0 or (rsvp.is_invited and bool(limit.free_for_invitees(at)))


def leave_the_place(limit: CapacityLimit, rsvp: Rsvp, status: str) -> None:
    """Take a live RSVP from its seat or place, give it the status, and seat those who wait. Writes no mail to it."""
    count(limit, rsvp, -1)
    rsvp.status = status
    rsvp.save(update_fields=["status", "cancelled_at", "decision_note"])
    announce(limit, fill_seats(limit))


def count(limit: CapacityLimit, rsvp: Rsvp, change: int) -> None:
    """Add a person to the counters (+1) or take one from them (-1), as the RSVP stands. `save_counters` saves them."""
    if not rsvp.takes_seat:
        return
    if rsvp.status == Rsvp.Status.CONFIRMED:
        limit.confirmed_count += change
        limit.invited_count += change * rsvp.is_invited
    elif rsvp.status == Rsvp.Status.WAITLISTED:
        limit.waiting_count += change


def fill_seats(limit: CapacityLimit) -> list[Rsvp]:
    """Seat people from the front of the queue while seats last, and return them. The limit is locked by the caller.

    Invitees first have the seats held for them; then everybody the open seats. An event that is over seats nobody.
    """
    now = timezone.now()
    seated: list[Rsvp] = []
    if limit.waiting_count and not rules.why_over(limit.side_event, now):
        queue = Rsvp.objects.waitlisted().of_limit(limit).select_related("registered_by")
        seated = list(queue.filter(is_invited=True)[: limit.free_for_invitees(now)])
        _seat(limit, seated, now)
        others = list(queue[: limit.free_seats(now)])
        _seat(limit, others, now)
        seated += others
    save_counters(limit)
    return seated


def save_counters(limit: CapacityLimit) -> None:
    """Save what `count` changed. Pages that show these seats are made anew, which the version tells them."""
    limit.version += 1
    limit.save(update_fields=COUNTERS)


def _seat(limit: CapacityLimit, people: list[Rsvp], now: dt.datetime) -> None:
    if not people:
        return
    decline_by_at = now + dt.timedelta(hours=policy_of(limit.side_event).hours_to_decline)
    if limit.side_event.starts_at is not None:
        decline_by_at = min(decline_by_at, limit.side_event.starts_at)
    for rsvp in people:
        count(limit, rsvp, -1)
        rsvp.status, rsvp.seated_at, rsvp.decline_by_at = Rsvp.Status.CONFIRMED, now, decline_by_at
        count(limit, rsvp, +1)
    Rsvp.objects.filter(pk__in=[rsvp.pk for rsvp in people]).update(
        status=Rsvp.Status.CONFIRMED,
        seated_at=now,
        decline_by_at=decline_by_at,
        told_revision=limit.side_event.revision,
    )


def settle(limit_pk: int) -> None:
    """Do what the clock made due at one capacity limit: addresses not proved lapse, ended holds seat others."""
    with transaction.atomic():
        side_event_id, mode = CapacityLimit.objects.values_list("side_event_id", "attendance_mode").get(
            pk=limit_pk
        )
        limit = lock_limit(side_event_id, mode)
        announce(limit, fill_seats(limit))


def _lapse_unproved(limit: CapacityLimit) -> None:
    """Take the places of those who did not prove their address in time. Costs nothing while none is due."""
    now = timezone.now()
    if limit.next_lapse_at is None or now < limit.next_lapse_at:
        return
    unproved = Rsvp.objects.unproved().of_limit(limit)
    lapsed = list(unproved.filter(prove_by_at__lte=now).select_related("registered_by"))
    for rsvp in lapsed:
        count(limit, rsvp, -1)
    Rsvp.objects.filter(pk__in=[rsvp.pk for rsvp in lapsed]).update(
        status=Rsvp.Status.LAPSED, prove_by_at=None, cancelled_at=now
    )
    limit.next_lapse_at = unproved.aggregate(first=Min("prove_by_at"))["first"]
    letters = Letters(limit.side_event)
    send(
        letters.draft("lapsed", rsvp, at=now, had_seat=rsvp.status == Rsvp.Status.CONFIRMED)
        for rsvp in lapsed
    )
    announce(limit, fill_seats(limit))


def live_rsvp_of(side_event: SideEvent, email: str) -> Rsvp | None:
    """Return the one live RSVP of an address. People registered by a focal point may have no address at all."""
    if not email:
        return None
    found = Rsvp.objects.live().of_address(email).filter(side_event=side_event).order_by()
    known = next(iter(found), None)  # a constraint allows one
    if known is not None:
        known.side_event = side_event
    return known


def announce(limit: CapacityLimit, seated: list[Rsvp], newcomer: Rsvp | None = None) -> None:
    """Write to those who were seated, and to the newcomer whatever came of it."""
    if not seated and newcomer is None:
        return
    letters = Letters.of(limit.side_event)
    drafts = [letters.draft("seated", rsvp, at=rsvp.seated_at or rsvp.queued_at) for rsvp in seated]
    if newcomer is not None and newcomer.status == Rsvp.Status.CONFIRMED:
        drafts.append(letters.draft("confirmed", newcomer, at=newcomer.seated_at or newcomer.queued_at))
    elif newcomer is not None:
        # the newcomer is the last in the queue, so the length of the queue is the place
        drafts.append(
            letters.draft("waiting", newcomer, at=newcomer.queued_at, place_in_queue=limit.waiting_count)
        )
    send(drafts)


def send(drafts: Iterable[Draft | None]) -> None:
    write(*(draft for draft in drafts if draft is not None))
