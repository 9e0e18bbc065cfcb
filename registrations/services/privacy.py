"""What is known of a person, given out or forgotten: on the person's word at once, else when its time is over.

Every place where a delegate's data lies is a line here; a test plants a name in all of them and searches the whole
database and the data folder afterwards.

| place                                   | forgotten by                                                 |
|-----------------------------------------|--------------------------------------------------------------|
| `Rsvp`, `HandOver`, `Invitation`        | blanked: that somebody came is kept, who is not              |
| `Message` to the person, and its error  | deleted                                                      |
| `Message` that names the person         | deleted: the offer to, and the word from, a colleague; where |
|                                         | an invitation was forwarded, the name is taken out           |
| `Message` to organisers and focal       | deleted when the time is over                                |
| points, on proposals, mergers, summaries|                                                              |
| the file of a mail, where no mail       | deleted with its `Message`                                   |
| server is set                           |                                                              |
| what later apps keep (`keepers`)        | deleted, with the mails that belong to it                    |
| `ConfirmationRequest`                   | blanked: that it was asked and answered is kept              |
| consents of speakers, also in the       | taken out                                                    |
| history of side events                  |                                                              |
| `OrganizersLetter`                      | deleted when the time is over; it is no person's own         |
| admin log of RSVPs and invitations      | the name is taken out, the entry stays                       |
| `PersonalWeek` and its mails            | deleted with the last RSVP of the address in the week        |
| `Tally`                                 | holds keyed hashes only; deleted after a day                 |
| sessions                                | deleted when they have ended                                 |
| task results and queued tasks           | hold keys and numbers; the report of a failure, which may    |
|                                         | quote more, is deleted after 7 days                          |
| history of side events, import files,   | hold none                                                    |
| the server's log                        |                                                              |
| the browser of door staff               | the page empties its queue once it is sent, and at midnight  |
| back-ups                                | lie with whoever makes them, and grow old there              |
"""

import datetime as dt
import logging
from collections import Counter
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from events.actors import Actor
from events.models import ConfirmationRequest, Message, SideEvent, Speaker, Week
from events.personal_links import new_token
from events.services import forget_consents

from ..models import HandOver, Invitation, OrganizersLetter, Rsvp, Tally
from . import traces
from .answers import cancel
from .keepers import keepers, mail_kinds
from .refusals import RegistrationError

logger = logging.getLogger(__name__)

NEEDS = ("dietary_needs", "access_needs")
# What tells who somebody is or how to reach them, by model; all are texts that may be empty.
PERSONAL: dict[type[models.Model], tuple[str, ...]] = {
    Rsvp: (
        "courtesy_title", "given_name", "family_name", "email", "organization_name", "function", "un_pass",
        "identity_name", "dietary_needs", "access_needs", "decision_note",
    ),
    Invitation: (
        "courtesy_title", "given_name", "family_name", "email", "organization_name", "function", "answer_note",
    ),
    HandOver: ("given_name", "family_name", "email"),
    ConfirmationRequest: ("contact_name", "email", "comment", "day_contact_name", "day_contact_phone"),
}  # fmt: skip
TALLIES_KEPT = dt.timedelta(days=1)


def copy_of(rsvp: Rsvp) -> dict[str, Any]:
    """Return all that is kept about the person of this RSVP for this side event, as plain values for a file."""
    messages = Message.objects.filter(side_event=rsvp.side_event, recipient__iexact=rsvp.email or "-")
    return {
        "side_event": str(rsvp.side_event),
        **{name: getattr(rsvp, name) for name in PERSONAL[Rsvp]},
        "status": rsvp.status,
        "attendance_mode": rsvp.attendance_mode,
        "language": rsvp.language,
        "consented_at": rsvp.consented_at,
        "created_at": rsvp.created_at,
        "seated_at": rsvp.seated_at,
        "cancelled_at": rsvp.cancelled_at,
        "arrived_at": [arrival.arrived_at for arrival in rsvp.arrivals.standing()],
        "registered_by": str(rsvp.registered_by) if rsvp.registered_by else "",
        "registered_with": [str(member) for member in rsvp.party.all()],
        "invitations": [_copy_of_row(invitation) for invitation in _invitations_of(rsvp)],
        "hand_overs": [_copy_of_row(offer) for offer in _offers_of(rsvp)],
        "messages": [
            {"kind": message.kind, "written_at": message.created_at, "sent_at": message.sent_at}
            for message in messages.order_by("pk")
        ],
    }


def _copy_of_row(row: Invitation | HandOver) -> dict[str, Any]:
    names = [*PERSONAL[type(row)], "status", "created_at", "answered_at"]
    return {name: getattr(row, name) for name in names}


def _invitations_of(rsvp: Rsvp) -> models.QuerySet[Invitation]:
    """Return those to the person: answered with this RSVP, or sent to its address for this side event."""
    of_person = Q(rsvp=rsvp)
    if rsvp.email:
        of_person |= Q(side_event=rsvp.side_event_id, email__iexact=rsvp.email)
    return Invitation.objects.filter(of_person).order_by("pk")


def _offers_of(rsvp: Rsvp) -> models.QuerySet[HandOver]:
    """Return the offers of a seat by this person, and the one by which he or she came to it."""
    return HandOver.objects.filter(Q(rsvp=rsvp) | Q(successor=rsvp)).order_by("pk")


@transaction.atomic
def erase(*, rsvp: Rsvp) -> None:
    """Forget the person of this RSVP, who asked for it: the seat is given up first, and nothing is mailed any more.

    Erasing twice is erasing once. The RSVP of an event that was held keeps its state, so that the counts stay.
    """
    person = Rsvp.objects.get(pk=rsvp.pk)
    try:
        cancel(rsvp=person, by=Actor.delegate())
    except RegistrationError:
        logger.info("RSVP %s is erased after its event was held", rsvp.pk)
    rows, invitations, offers = Rsvp.objects.filter(pk=person.pk), _invitations_of(person), _offers_of(person)
    offers.filter(status=HandOver.Status.OPEN).update(status=HandOver.Status.WITHDRAWN)
    invitations.filter(status=Invitation.Status.OPEN).update(status=Invitation.Status.WITHDRAWN)
    traces.delete_mails(traces.mails_about(person, list(offers), list(invitations)))
    traces.delete_mails(traces.my_week_mails(rows))
    traces.forget_who_forwarded(list(invitations))
    traces.personal_weeks_without(rows).filter(email__iexact=person.email).delete()
    traces.blank_log_entries(Rsvp, rows)
    traces.blank_log_entries(Invitation, invitations)
    for keeper in keepers:
        keeper.of_person(person).delete()
    _blank(offers)
    _blank(invitations, erased_at=timezone.now())
    _blank(rows, erased_at=timezone.now())
    logger.info("RSVP %s erased", person.pk)


@transaction.atomic
def purge(*, at: dt.datetime | None = None, dry_run: bool = False) -> Counter[str]:
    """Forget what is older than the weeks allow, and return how much of what. Safe to run at any time, and again.

    `dry_run` only counts.
    """
    now = at or timezone.now()
    old_events = _events_over("people_kept_days", now)
    people = Rsvp.objects.filter(side_event__in=old_events, erased_at__isnull=True)
    invitees = Invitation.objects.filter(side_event__in=old_events, erased_at__isnull=True)
    has_needs = ~Q(**dict.fromkeys(NEEDS, ""))
    of_people = traces.TO_PEOPLE | Q(kind__in=mail_kinds())
    mails = Message.objects.filter(of_people, side_event__in=old_events)
    has_consents = Q(photo_consent_at__isnull=False) | Q(stream_consent_at__isnull=False)
    going: dict[str, models.QuerySet] = {
        "dietary and accessibility needs": Rsvp.objects.filter(
            has_needs, side_event__in=_events_over("needs_kept_days", now)
        ),
        "RSVPs": people,
        "invitations": invitees,
        "requests for confirmation": ConfirmationRequest.objects.filter(
            side_event__in=old_events, erased_at__isnull=True
        ),
        "consents of speakers": Speaker.objects.filter(has_consents, side_event__in=old_events),
        "messages": mails,
        "messages with a link to a personal week": traces.my_week_mails(people),
        "links to a personal week": traces.personal_weeks_without(people),
        "letters": OrganizersLetter.objects.filter(side_event__in=old_events),
        "tallies": Tally.objects.filter(window_began_at__lt=now - TALLIES_KEPT),
        "ended sessions": traces.ended_sessions(now),
        "reports of failed tasks": traces.old_failures(now),
        **{keeper.what: keeper.of_events(old_events) for keeper in keepers},
    }
    found = +Counter({what: rows.count() for what, rows in going.items()})
    if dry_run or not found:
        return found
    _forget_all(going, now)
    logger.info("purged: %s", ", ".join(f"{count} {what}" for what, count in found.items()))
    return found


def _forget_all(going: dict[str, models.QuerySet], now: dt.datetime) -> None:
    """Blank what counts are kept of, and delete the rest: first what is found by the addresses of the people."""
    going["dietary and accessibility needs"].update(**dict.fromkeys(NEEDS, ""))
    for what in ("messages", "messages with a link to a personal week"):
        traces.delete_mails(going[what])
    for what in (
        "links to a personal week",
        "letters",
        "tallies",
        "ended sessions",
        "reports of failed tasks",
        *(keeper.what for keeper in keepers),
    ):
        going[what].delete()
    forget_consents(going["consents of speakers"])
    _blank(going["requests for confirmation"], erased_at=now)
    people, invitees = going["RSVPs"], going["invitations"]
    traces.blank_log_entries(Rsvp, people)
    traces.blank_log_entries(Invitation, invitees)
    _blank(HandOver.objects.filter(rsvp__in=people))
    _blank(invitees, erased_at=now)
    _blank(people, erased_at=now)


def _events_over(days_field: str, now: dt.datetime) -> models.QuerySet[SideEvent]:
    """Return the side events that ended longer ago than data is kept; one without a date ends with its week."""
    over = Q(pk__in=[])
    for week in Week.objects.all():
        limit = now - dt.timedelta(days=getattr(week, days_field))
        over |= Q(week=week, ends_at__lt=limit)
        if _end_of(week) < limit:
            over |= Q(week=week, ends_at__isnull=True)
    return SideEvent.objects.filter(over)


def _end_of(week: Week) -> dt.datetime:
    return dt.datetime.combine(week.last_day, dt.time.max, tzinfo=week.zone)


def _blank(rows: models.QuerySet, **also: object) -> None:
    """Empty what tells who it is, and end the link of each row: nothing opens the page of somebody forgotten."""
    blanked = list(rows.only("pk"))
    for row in blanked:
        row.token = new_token()
    rows.model.objects.bulk_update(blanked, ["token"], batch_size=200)
    pks = [row.pk for row in blanked]
    rows.model.objects.filter(pk__in=pks).update(**dict.fromkeys(PERSONAL[rows.model], ""), **also)
