"""Every write to seats and RSVPs. A seat is given in one function, under the lock of its capacity limit."""

import datetime as dt
import logging
from dataclasses import dataclass
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.actors import Actor
from events.cleaning import clean_line
from events.hooks import Refusal
from events.messages import Draft, write
from events.models import SideEvent

from . import rules
from .cleaning import clean_email
from .messages import Letters
from .models import CapacityLimit, Rsvp
from .organizations import organization_named

logger = logging.getLogger(__name__)

LINK_AGAIN_EVERY = dt.timedelta(minutes=10)


class RegistrationError(Refusal):
    """Something that cannot be done to an RSVP or to seats, with a sentence for people."""


class Details(TypedDict, total=False):
    """What a delegate says about himself or herself and may change later."""

    courtesy_title: str
    given_name: str
    family_name: str
    function: str
    organization_name: str
    dietary_needs: str
    access_needs: str


@dataclass(frozen=True)
class Outcome:
    """What came of an RSVP: the live one of this address, new or from earlier."""

    rsvp: Rsvp
    is_new: bool


def register(
    *,
    side_event: SideEvent,
    attendance_mode: str,
    email: str,
    language: str = "en",
    has_consented: bool = True,
    by: Actor,
    ignores_closing: bool = False,
    **details: Unpack[Details],
) -> Outcome:
    """Give a seat or a place in the queue, and write the mail that says so.

    An address that has answered already gets its personal link again and keeps what it had. `ignores_closing` lets
    staff register outside the opening times and for events by invitation, never beyond the seats.
    Raises `RegistrationError`.
    """
    rsvp = Rsvp(
        side_event=side_event,
        attendance_mode=attendance_mode,
        email=clean_email(email),
        language=language,
        consented_at=timezone.now() if has_consented else None,
    )
    _set_details(rsvp, details)  # before the transaction: no lock is held while names are looked up
    return _take_a_place(rsvp, by=by, ignores_closing=ignores_closing)


@transaction.atomic
def _take_a_place(rsvp: Rsvp, *, by: Actor, ignores_closing: bool) -> Outcome:
    limit = _lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    if not limit.is_offered:
        raise RegistrationError(_("This side event takes no RSVPs for this attendance mode."))
    closed = rules.why_over(limit.side_event) if ignores_closing else rules.why_closed(limit)
    if closed:
        raise RegistrationError(closed)
    known = _live_rsvp_of(limit.side_event, rsvp.email)
    full = rules.why_full(limit)
    # Whoever asks about a discreet event hears the same for a known address as for a new one.
    if full and (known is None or limit.side_event.is_discreet):
        raise RegistrationError(full)
    if known is None and not _join_queue(limit, rsvp):
        known = _live_rsvp_of(limit.side_event, rsvp.email)
    if known is not None:
        send_link_again(rsvp=known, by=by)
        return Outcome(known, is_new=False)
    seated = _fill_seats(limit, waiting=+1)
    _announce(limit, seated, newcomer=rsvp)
    logger.info("RSVP %s to side event %s made by %s", rsvp.pk, limit.side_event_id, by.label)
    return Outcome(next((other for other in seated if other == rsvp), rsvp), is_new=True)


@transaction.atomic
def cancel(*, rsvp: Rsvp, by: Actor) -> None:
    """Cancel an RSVP and give its seat to the first person waiting. Cancelling twice is one cancellation.

    Raises `RegistrationError` once the side event has been held: who came is part of its record.
    """
    limit = _lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    rsvp.refresh_from_db(fields=["status", "cancelled_at"])
    if rsvp.status == Rsvp.Status.CANCELLED:
        return
    if limit.side_event.is_held():
        raise RegistrationError(_("This side event has been held."))
    had_seat = rsvp.status == Rsvp.Status.CONFIRMED
    rsvp.status = Rsvp.Status.CANCELLED
    rsvp.cancelled_at = timezone.now()
    rsvp.save(update_fields=["status", "cancelled_at"])
    seated = _fill_seats(limit, confirmed=-1) if had_seat else _fill_seats(limit, waiting=-1)
    letter = Letters(limit.side_event).draft(
        "cancelled", rsvp, at=rsvp.cancelled_at, had_seat=had_seat, is_by_organizer=by.user is not None
    )
    _write([letter])
    _announce(limit, seated)
    logger.info("RSVP %s cancelled by %s", rsvp.pk, by.label)


@transaction.atomic
def change_details(*, rsvp: Rsvp, by: Actor, **details: Unpack[Details]) -> None:
    """Change what a delegate says about himself or herself. Seat, address and attendance mode stay.

    Raises `RegistrationError` when the RSVP is cancelled or the event over, or when a value does not fit.
    """
    current = Rsvp.objects.select_for_update().get(pk=rsvp.pk)
    if not current.is_live:
        raise RegistrationError(_("This RSVP is cancelled."))
    if over := rules.why_over(SideEvent.objects.select_related("week").get(pk=rsvp.side_event_id)):
        raise RegistrationError(over)
    _set_details(rsvp, details)
    rsvp.save(update_fields=[*details, "organization"])
    logger.info("RSVP %s changed by %s", rsvp.pk, by.label)


@transaction.atomic
def save_limit(
    *,
    side_event: SideEvent,
    attendance_mode: str,
    seats: int | None,
    opens_at: dt.datetime | None = None,
    closes_at: dt.datetime | None = None,
    has_waiting_list: bool = True,
    by: Actor,
) -> CapacityLimit:
    """Set the seats of one attendance mode. Fewer seats unseat nobody; more seats move the queue.

    `seats` None means no limit. Raises `RegistrationError` when the values do not fit together.
    """
    CapacityLimit.objects.get_or_create(side_event=side_event, attendance_mode=attendance_mode)
    limit = _lock_limit(side_event.pk, attendance_mode)
    limit.seats, limit.opens_at, limit.closes_at = seats, opens_at, closes_at
    limit.has_waiting_list = has_waiting_list
    try:
        limit.full_clean(validate_unique=False)
    except ValidationError as problem:
        raise RegistrationError(" ".join(problem.messages)) from problem
    limit.save(update_fields=["seats", "opens_at", "closes_at", "has_waiting_list"])
    _announce(limit, _fill_seats(limit))
    logger.info(
        "seats of side event %s (%s) set to %s by %s", side_event.pk, attendance_mode, seats, by.label
    )
    return limit


@transaction.atomic
def send_link_again(*, rsvp: Rsvp, by: Actor) -> None:
    """Mail the personal link once more: at most once in each ten minutes since the RSVP was made."""
    windows = (timezone.now() - rsvp.created_at) // LINK_AGAIN_EVERY
    window_began_at = rsvp.created_at + windows * LINK_AGAIN_EVERY
    letters = Letters(rsvp.side_event)
    _write([letters.draft("link_again", rsvp, at=window_began_at, place_in_queue=rsvp.place_in_queue())])
    logger.info("link of RSVP %s asked for again by %s", rsvp.pk, by.label)


def _lock_limit(side_event_id: int, attendance_mode: str) -> CapacityLimit:
    """Lock the seats of one attendance mode, and read the event after that: it may have been cancelled meanwhile."""
    try:
        limit = CapacityLimit.objects.select_for_update().get(
            side_event_id=side_event_id, attendance_mode=attendance_mode
        )
    except CapacityLimit.DoesNotExist:
        raise RegistrationError(_("This side event takes no RSVPs for this attendance mode.")) from None
    limit.side_event = SideEvent.objects.with_programme().get(pk=side_event_id)
    return limit


def _live_rsvp_of(side_event: SideEvent, email: str) -> Rsvp | None:
    """Return the one live RSVP of an address. People registered by a focal point may have no address at all."""
    if not email:
        return None
    known = Rsvp.objects.live().of_address(email).filter(side_event=side_event).first()
    if known is not None:
        known.side_event = side_event
    return known


def _join_queue(limit: CapacityLimit, rsvp: Rsvp) -> bool:
    """Put a new person at the end of the queue. Return False when the address has just answered in the other mode.

    Places rise strictly, whatever the clocks of the servers say, so that nobody can be overtaken.
    """
    now = timezone.now()
    after = limit.last_queued_at
    rsvp.queued_at = now if after is None else max(now, after + dt.timedelta(microseconds=1))
    rsvp.status = Rsvp.Status.WAITLISTED
    rsvp.side_event = limit.side_event
    try:
        with transaction.atomic():
            rsvp.save(force_insert=True)
    except IntegrityError:
        # Each mode has its own lock, so both may have looked first; the constraint lets one of them in.
        if _live_rsvp_of(limit.side_event, rsvp.email) is None:
            raise
        return False
    limit.last_queued_at = rsvp.queued_at
    return True


def _fill_seats(limit: CapacityLimit, *, confirmed: int = 0, waiting: int = 0) -> list[Rsvp]:
    """Seat people from the front of the queue while seats last, and return them. The limit is locked by the caller.

    The only place where an RSVP becomes confirmed and where the counters change. `confirmed` and `waiting` say by how
    many the caller has just changed those who have a seat and those who wait. An event that is over seats nobody.
    """
    limit.confirmed_count += confirmed
    limit.waiting_count += waiting
    queue = limit.queue()
    seated = [] if rules.why_over(limit.side_event) else list(queue[: limit.free_seats])
    if seated:
        now = timezone.now()
        queue.filter(queued_at__lte=seated[-1].queued_at).update(status=Rsvp.Status.CONFIRMED, seated_at=now)
        for rsvp in seated:
            rsvp.status, rsvp.seated_at = Rsvp.Status.CONFIRMED, now
        limit.confirmed_count += len(seated)
        limit.waiting_count -= len(seated)
    limit.save(update_fields=["confirmed_count", "waiting_count", "last_queued_at"])
    return seated


def _announce(limit: CapacityLimit, seated: list[Rsvp], newcomer: Rsvp | None = None) -> None:
    """Write to those who were seated, and to the newcomer whatever came of it."""
    letters = Letters(limit.side_event)
    drafts = [
        letters.draft(
            "confirmed" if rsvp == newcomer else "seated", rsvp, at=rsvp.seated_at or rsvp.queued_at
        )
        for rsvp in seated
    ]
    if newcomer is not None and newcomer not in seated:
        # the newcomer is the last in the queue, so the length of the queue is the place
        drafts.append(
            letters.draft("waiting", newcomer, at=newcomer.queued_at, place_in_queue=limit.waiting_count)
        )
    _write(drafts)


def _write(drafts: list[Draft | None]) -> None:
    write(*(draft for draft in drafts if draft is not None))


def _set_details(rsvp: Rsvp, details: Details) -> None:
    """Put cleaned details onto the RSVP and find the organization that is meant. Raises `RegistrationError`."""
    for name, text in details.items():
        setattr(rsvp, name, clean_line(str(text)))
    if "organization_name" in details:
        rsvp.organization = organization_named(rsvp.organization_name)
    try:
        rsvp.clean_fields(exclude=["side_event", "organization", "status", "queued_at", "token"])
    except ValidationError as problem:
        raise RegistrationError(_sentences(problem)) from problem


def _sentences(problem: ValidationError) -> str:
    labels = {field.name: capfirst(field.verbose_name) for field in Rsvp._meta.fields}
    return " ".join(f"{labels[name]}: {' '.join(texts)}" for name, texts in problem.message_dict.items())
