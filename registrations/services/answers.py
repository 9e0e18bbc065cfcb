"""What a delegate does with an answer of his or her own: give it, change it, take it back."""

import datetime as dt
import logging
from dataclasses import dataclass
from functools import partial
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.actors import Actor
from events.cleaning import TOO_LONG, clean_line
from events.models import SideEvent

from .. import rules
from ..cleaning import address_problem, clean_email
from ..kept import Memory
from ..mails.messages import Letters
from ..models import CapacityLimit, Rsvp, policy_of
from ..organizations import organization_named
from .refusals import RegistrationError
from .seats import (
    announce,
    count,
    fill_seats,
    leave_the_place,
    live_rsvp_of,
    lock_limit,
    lock_limits,
    send,
    take_a_place,
)

logger = logging.getLogger(__name__)

LINK_AGAIN_EVERY = dt.timedelta(minutes=10)


class Details(TypedDict, total=False):
    """What a delegate says about himself or herself and may change later."""

    courtesy_title: str
    given_name: str
    family_name: str
    function: str
    organization_name: str
    party_role: str
    un_pass: str
    identity_name: str
    dietary_needs: str
    access_needs: str


@dataclass(frozen=True)
class Outcome:
    """What came of an RSVP: the live one of this address, new or from earlier."""

    rsvp: Rsvp
    is_new: bool
    place: int | None = None  # in the queue, of a new one that waits


def register(
    *,
    side_event: SideEvent,
    attendance_mode: str,
    email: str,
    language: str = "en",
    has_consented: bool = True,
    by: Actor,
    ignores_closing: bool = False,
    memory: Memory | None = None,
    **details: Unpack[Details],
) -> Outcome:
    """Give a seat or a place in the queue, or leave the request to the organizers, and write the mail that says so.

    An address that has answered already gets its personal link again and keeps what it had. `ignores_closing` lets
    staff register outside the opening times, for events by invitation and without approval, never beyond the seats.
    `memory` is what the process keeps, where the caller has just asked for it. Raises `RegistrationError`.
    """
    rsvp = new_rsvp(side_event, attendance_mode, email, language, has_consented=has_consented)
    set_details(rsvp, details, memory)  # before the transaction: no lock is held while names are looked up
    return enter(rsvp, by=by, ignores_closing=ignores_closing, is_proved=by.user is not None)


def new_rsvp(
    side_event: SideEvent, attendance_mode: str, email: str, language: str, *, has_consented: bool
) -> Rsvp:
    return Rsvp(
        side_event=side_event,
        attendance_mode=attendance_mode,
        email=clean_email(email) if email else "",
        language=language,
        consented_at=timezone.now() if has_consented else None,
    )


def enter(
    rsvp: Rsvp,
    *,
    by: Actor,
    ignores_closing: bool = False,
    is_proved: bool = False,
    is_approved: bool = False,
) -> Outcome:
    """Take an RSVP that is filled in: the one way in, for the form, for invitations, delegations, staff and files.

    `is_proved` says that the address is known to be the person's own, `is_approved` that the organizers want him or
    her. Raises `RegistrationError`.
    """

    take = partial(
        _take, rsvp, by, ignores_closing=ignores_closing, is_proved=is_proved, is_approved=is_approved
    )
    try:
        return take(may_have_answered=False)
    except IntegrityError:
        # The constraint lets in one live RSVP of an address, whichever mode it is for. Now the address is looked up.
        return take(may_have_answered=True)


@transaction.atomic
def _take(
    rsvp: Rsvp,
    by: Actor,
    *,
    may_have_answered: bool,
    ignores_closing: bool,
    is_proved: bool,
    is_approved: bool,
) -> Outcome:
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode, known=rsvp.side_event)
    if refusal := _why_not(limit, ignores_closing=ignores_closing or rsvp.is_invited):
        raise RegistrationError(refusal)
    full = rules.why_full(limit, is_invited=rsvp.is_invited) if rsvp.takes_seat else None
    # Most are new, and the others wait for the lock meanwhile: so an address is looked up only where it matters now,
    # and for each answer to a discreet event, whose work must not tell.
    looks = may_have_answered or full or limit.side_event.is_discreet
    known = live_rsvp_of(limit.side_event, rsvp.email) if looks else None
    # Whoever asks about a discreet event hears the same for a known address as for a new one.
    if full and (known is None or limit.side_event.is_discreet):
        raise RegistrationError(full)
    if known is not None:
        if limit.side_event.is_discreet:
            _work_as_for_a_new_one(limit, known)
        _write_link_again(known, by)
        return Outcome(known, is_new=False)
    _take_in(limit, rsvp, is_approved=is_approved or ignores_closing, is_proved=is_proved)
    logger.info("RSVP %s to side event %s made by %s", rsvp.pk, limit.side_event_id, by.label)
    # the newcomer is the last in the queue, so its length is the place
    place = limit.waiting_count if rsvp.status == Rsvp.Status.WAITLISTED else None
    return Outcome(rsvp, is_new=True, place=place)


def _why_not(limit: CapacityLimit, *, ignores_closing: bool) -> str | None:
    if not limit.is_offered:
        return _("This side event takes no RSVPs for this attendance mode.")
    return rules.why_over(limit.side_event) if ignores_closing else rules.why_closed(limit)


def _take_in(limit: CapacityLimit, rsvp: Rsvp, *, is_approved: bool, is_proved: bool) -> None:
    """Seat or queue the person, or keep the request where the organizers decide."""
    policy = policy_of(limit.side_event)
    rsvp.told_revision = limit.side_event.revision
    if policy.is_on_request and not is_approved and not rsvp.is_invited:
        rsvp.status = Rsvp.Status.REQUESTED
        rsvp.queued_at = timezone.now()
        rsvp.side_event = limit.side_event
        rsvp.save()
        send([Letters(limit.side_event).draft("requested", rsvp, at=rsvp.queued_at)])
        return
    if policy.minutes_to_prove is not None and not is_proved and rsvp.email:
        rsvp.prove_by_at = timezone.now() + dt.timedelta(minutes=policy.minutes_to_prove)
    take_a_place(limit, rsvp)


def _work_as_for_a_new_one(limit: CapacityLimit, known: Rsvp) -> None:
    """Change nothing, in as many statements of the same kinds, so that no clock tells who has answered."""
    known.save(update_fields=["queued_at"])
    if not policy_of(limit.side_event).is_on_request:
        announce(limit, fill_seats(limit))


@transaction.atomic
def cancel(*, rsvp: Rsvp, by: Actor) -> None:
    """Cancel an RSVP and give its seat to the first person waiting. Cancelling twice is one cancellation.

    Raises `RegistrationError` once the side event has been held: who came is part of its record.
    """
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    reread(rsvp)
    if not rsvp.is_live:
        return
    if limit.side_event.is_held():
        raise RegistrationError(_("This side event has been held."))
    had_seat = rsvp.status == Rsvp.Status.CONFIRMED
    rsvp.cancelled_at = timezone.now()
    leave_the_place(limit, rsvp, Rsvp.Status.CANCELLED)
    letter = Letters(limit.side_event).draft(
        "cancelled", rsvp, at=rsvp.cancelled_at, had_seat=had_seat, is_by_organizer=by.user is not None
    )
    send([letter])
    logger.info("RSVP %s cancelled by %s", rsvp.pk, by.label)


@transaction.atomic
def switch_mode(*, rsvp: Rsvp, attendance_mode: str, by: Actor) -> None:
    """Attend in the other mode from now on, at the end of its queue; the seat or place left goes to the next person.

    Raises `RegistrationError` where the other mode has no seat and no waiting list: then everything stays.
    """
    limits = lock_limits(rsvp.side_event_id, [rsvp.attendance_mode, attendance_mode])
    reread(rsvp)
    if not rsvp.is_live:
        raise RegistrationError(_("This RSVP is cancelled."))
    if rsvp.attendance_mode == attendance_mode:
        return
    left, entered = limits[rsvp.attendance_mode], limits[attendance_mode]
    refusal = _why_not(entered, ignores_closing=rsvp.is_invited or by.user is not None)
    if refusal := refusal or rules.why_full(entered, is_invited=rsvp.is_invited):
        raise RegistrationError(refusal)
    if rsvp.status == Rsvp.Status.REQUESTED:
        rsvp.attendance_mode = attendance_mode
        rsvp.save(update_fields=["attendance_mode"])
        return
    count(left, rsvp, -1)
    rsvp.attendance_mode, rsvp.decline_by_at = attendance_mode, None
    take_a_place(entered, rsvp)
    announce(left, fill_seats(left))
    logger.info("RSVP %s switched to %s by %s", rsvp.pk, attendance_mode, by.label)


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
    set_details(rsvp, details)
    rsvp.save(update_fields=[*details, "organization"])
    logger.info("RSVP %s changed by %s", rsvp.pk, by.label)


@transaction.atomic
def prove_address(*, rsvp: Rsvp) -> None:
    """Note that the link in the mail was used, so that the seat is kept. Proving twice is proving once.

    Raises `RegistrationError` where the time is over: the place may be somebody else's by now.
    """
    lock_limit(rsvp.side_event_id, rsvp.attendance_mode)  # lets those lapse whose time is over
    reread(rsvp)
    if rsvp.status == Rsvp.Status.LAPSED:
        raise RegistrationError(_("The time to confirm the address is over. Please RSVP again."))
    if rsvp.prove_by_at is not None:
        rsvp.prove_by_at = None
        rsvp.save(update_fields=["prove_by_at"])
        logger.info("address of RSVP %s proved", rsvp.pk)


@transaction.atomic
def send_link_again(*, rsvp: Rsvp, by: Actor) -> None:
    """Mail the personal link once more: at most once in each ten minutes since the RSVP was made."""
    _write_link_again(rsvp, by)


def _write_link_again(rsvp: Rsvp, by: Actor) -> None:
    windows = (timezone.now() - rsvp.created_at) // LINK_AGAIN_EVERY
    window_began_at = rsvp.created_at + windows * LINK_AGAIN_EVERY
    letters = Letters(rsvp.side_event)
    # at a discreet event the place stands on the personal page alone: to count it takes time that tells of a queue
    place = None if rsvp.side_event.is_discreet else rsvp.place_in_queue()
    send([letters.draft("link_again", rsvp, at=window_began_at, place_in_queue=place)])
    logger.info("link of RSVP %s asked for again by %s", rsvp.pk, by.label)


def reread(rsvp: Rsvp) -> None:
    """Load again what others may have changed before the lock was had."""
    rsvp.refresh_from_db(
        fields=[
            "status",
            "attendance_mode",
            "cancelled_at",
            "seated_at",
            "queued_at",
            "prove_by_at",
            "takes_seat",
        ]
    )


def set_details(rsvp: Rsvp, details: Details, memory: Memory | None = None) -> None:
    """Put cleaned details onto the RSVP and find the organization that is meant. Raises `RegistrationError`."""
    for name, text in details.items():
        setattr(rsvp, name, clean_line(str(text)))
    if "organization_name" in details:
        rsvp.organization_id = organization_named(rsvp.organization_name, memory)
    try:
        rsvp.clean_fields(
            exclude=["side_event", "organization", "registered_by", "status", "queued_at", "token"]
        )
    except ValidationError as problem:
        raise RegistrationError(sentences(problem)) from problem


def sentences(problem: ValidationError) -> str:
    """Return what is wrong with which field, for people."""
    labels = {field.name: capfirst(field.verbose_name) for field in Rsvp._meta.fields}
    return " ".join(
        f"{labels[name]}: {' '.join(map(_sentence, errors))}" for name, errors in problem.error_dict.items()
    )


def _sentence(error: ValidationError) -> str:
    """Return what the forms say of it, where Django has words of its own."""
    if error.code in ("blank", "null"):
        return _("Please fill this in.")
    if error.code == "max_length":
        return str(TOO_LONG % error.params)
    if error.code == "invalid" and error.params and isinstance(error.params.get("value"), str):
        return address_problem(error.params["value"])
    return " ".join(error.messages)
