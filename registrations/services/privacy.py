"""What is known of a person, given out or forgotten: on the person's word at once, else when its time is over.

Every place where a delegate's data lies is a line here; a test plants a name in all of them and searches the whole
database afterwards.

| place                                   | forgotten by                                         |
|-----------------------------------------|------------------------------------------------------|
| `Rsvp`, `HandOver`, `Invitation`        | blanked: that somebody came is kept, who is not      |
| `Message` to the person                 | deleted                                              |
| `Message` that names the person         | deleted: the offer to, and the word from, a colleague |
| admin log of RSVPs and invitations      | the name is taken out, the entry stays               |
| `PersonalWeek`                          | deleted                                              |
| `Tally`                                 | holds keyed hashes only; deleted after a day         |
| task results, import files, the log     | hold none: keys and numbers only                     |
| the browser of door staff               | the page empties its queue once it is sent, and at midnight |
"""

import datetime as dt
import logging
from collections import Counter
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from events.actors import Actor
from events.models import Message, SideEvent, Week

from ..models import HandOver, Invitation, PersonalWeek, Rsvp, Tally, new_token
from .answers import cancel
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
        "registered_with": [str(member) for member in rsvp.party.all()],
        "messages": [
            {"kind": message.kind, "written_at": message.created_at, "sent_at": message.sent_at}
            for message in messages.order_by("pk")
        ],
    }


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
    _forget(Rsvp.objects.filter(pk=person.pk), person.email)


@transaction.atomic
def purge(*, at: dt.datetime | None = None, dry_run: bool = False) -> Counter[str]:
    """Forget what is older than the weeks allow, and return how much of what. Safe to run at any time, and again.

    `dry_run` only counts.
    """
    now = at or timezone.now()
    found: Counter[str] = Counter()
    needy = Rsvp.objects.filter(side_event__in=_events_over("needs_kept_days", now)).exclude(
        **dict.fromkeys(NEEDS, "")
    )
    found["dietary and accessibility needs"] = needy.count()
    old_events = _events_over("people_kept_days", now)
    people = Rsvp.objects.filter(side_event__in=old_events, erased_at__isnull=True)
    invitees = Invitation.objects.filter(side_event__in=old_events, erased_at__isnull=True)
    found["RSVPs"], found["invitations"] = people.count(), invitees.count()
    messages = Message.objects.filter(side_event__in=old_events, kind__startswith="registrations/")
    found["messages"] = messages.count()
    weeks = PersonalWeek.objects.filter(week__in=_weeks_over(now))
    found["links to a personal week"] = weeks.count()
    tallies = Tally.objects.filter(window_began_at__lt=now - TALLIES_KEPT)
    found["tallies"] = tallies.count()
    if dry_run:
        return +found
    needy.update(**dict.fromkeys(NEEDS, ""))
    messages.delete()
    weeks.delete()
    tallies.delete()
    _blank_log_entries(Rsvp, people)
    _blank_log_entries(Invitation, invitees)
    _blank(HandOver.objects.filter(rsvp__in=people))
    _blank(invitees, erased_at=now)
    _blank(people, erased_at=now)
    if +found:
        logger.info("purged: %s", ", ".join(f"{count} {what}" for what, count in (+found).items()))
    return +found


def _events_over(days_field: str, now: dt.datetime) -> models.QuerySet[SideEvent]:
    """Return the side events that ended longer ago than data is kept; one without a date ends with its week."""
    over = Q(pk__in=[])
    for week in Week.objects.all():
        limit = now - dt.timedelta(days=getattr(week, days_field))
        over |= Q(week=week, ends_at__lt=limit)
        if _end_of(week) < limit:
            over |= Q(week=week, ends_at__isnull=True)
    return SideEvent.objects.filter(over)


def _weeks_over(now: dt.datetime) -> list[Week]:
    return [
        week for week in Week.objects.all() if _end_of(week) + dt.timedelta(days=week.people_kept_days) < now
    ]


def _end_of(week: Week) -> dt.datetime:
    return dt.datetime.combine(week.last_day, dt.time.max, tzinfo=week.zone)


def _forget(people: models.QuerySet[Rsvp], email: str) -> None:
    """Take one person out of every place, see the table above."""
    events = SideEvent.objects.filter(rsvps__in=people)
    offers = HandOver.objects.filter(Q(rsvp__in=people) | Q(successor__in=people))
    invitees = Invitation.objects.filter(rsvp__in=people)
    others = Q(rsvp__in=people, status=HandOver.Status.OPEN)
    of_person = Q(recipient__iexact=email) if email else Q(pk__in=[])
    named = Q(dedupe_key__in=[f"registrations/hand_over/{pk}" for pk in offers.values_list("pk", flat=True)])
    Message.objects.filter(of_person | named, side_event__in=list(events)).delete()
    HandOver.objects.filter(others).update(status=HandOver.Status.WITHDRAWN)
    _blank_log_entries(Rsvp, people)
    _blank_log_entries(Invitation, invitees)
    _blank(offers)
    _blank(invitees, erased_at=timezone.now())
    _blank(people, erased_at=timezone.now())
    if email and not Rsvp.objects.of_address(email).exists():
        PersonalWeek.objects.filter(email__iexact=email).delete()


def _blank(rows: models.QuerySet, **also: object) -> None:
    """Empty what tells who it is, and end the link of each row: nothing opens the page of somebody forgotten."""
    pks = list(rows.values_list("pk", flat=True))
    rows.model.objects.filter(pk__in=pks).update(**dict.fromkeys(PERSONAL[rows.model], ""), **also)
    for pk in pks:
        rows.model.objects.filter(pk=pk).update(token=new_token())


def _blank_log_entries(model: type[models.Model], rows: models.QuerySet) -> None:
    """The log tells what was done to which row; the name of the row is taken out."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(pk) for pk in rows.values_list("pk", flat=True)],
    )
    entries.update(object_repr=str(model._meta.verbose_name), change_message="")
