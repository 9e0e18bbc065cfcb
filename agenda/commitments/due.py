"""What the clock does: reminders to owners, and forgetting their contacts when the story is over.

| where a contact's name or address lies | forgotten by |
|---|---|
| `Commitment.contact_name`, `contact_email` | emptied; the personal link ends |
| `Message` to the contact, and its file where no mail server is set | deleted |
| admin log | holds neither |
| `CommitmentReport` | holds neither: reports by link have no name |

They are kept while something can still be reported: for as many days as the week keeps its people, counted from the
end of the side event, the due date or the last report, whichever is the latest. A commitment without a due date that
is still open is given a year instead of these days.
"""

import datetime as dt
import logging
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events.mails.messages import write
from events.models import Message, SideEvent
from registrations.services import traces

from . import letters
from .models import Commitment

logger = logging.getLogger(__name__)

LATEST = dt.timedelta(
    days=60
)  # a reminder is this late at most: the clock was away, or a date was typed late
LONGEST_AHEAD = dt.timedelta(days=366)  # more than a week can set
YEAR = 365


@dataclass(frozen=True)
class Occasion:
    """One reminder: its name in the key of the mail, and its day."""

    name: str
    day: dt.date


def write_reminders(at: dt.datetime | None = None) -> int:
    """Write the reminders that are due, and return how many. Safe to call at any time, and again.

    Of several that are due at once only the last is written; none is, where a mail went out on its day or later.
    """
    now = at or timezone.now()
    span = (now - LATEST - LONGEST_AHEAD).date(), (now + LONGEST_AHEAD).date()
    waiting = (
        Commitment.objects.open()
        .exclude(contact_email="")
        .filter(
            due_on__range=span,
            link_ended_at__isnull=True,
            wants_no_mail_at__isnull=True,
            summary__side_event__in=SideEvent.objects.public(),
        )
    )
    found = list(waiting.select_related("owner", "summary__side_event__week").prefetch_related("reports"))
    mails = letters.written_at(found)
    count = 0
    for commitment in found:
        before, day = mails.get(commitment.pk, []), letters.today(commitment, now)
        occasion = occasion_on(day, commitment, [letters.today(commitment, mail) for mail in before])
        if occasion is not None and letters.left(commitment, len(before)):
            count += _remind(commitment, occasion, day)
    return count


def occasion_on(day: dt.date, commitment: Commitment, mailed: list[dt.date]) -> Occasion | None:
    """Return the reminder to be written on a day, after the mails that went out on those days; None for none."""
    due, week = commitment.due_on, commitment.summary.side_event.week
    if due is None:
        return None
    if day <= due:
        ahead = {"first": week.commitment_first_days, "last": week.commitment_last_days}
        days = [Occasion(name, due - dt.timedelta(days=count)) for name, count in ahead.items() if count]
    elif week.commitment_overdue_days and not _was_reported_since(due, commitment):
        days = [Occasion("overdue", due + dt.timedelta(days=week.commitment_overdue_days))]
    else:
        return None
    reached = [occasion for occasion in days if occasion.day <= day < occasion.day + LATEST]
    latest = max(reached, key=lambda occasion: occasion.day, default=None)
    return None if latest is None or any(sent >= latest.day for sent in mailed) else latest


def _was_reported_since(due: dt.date, commitment: Commitment) -> bool:
    return any(letters.today(commitment, report.reported_at) >= due for report in commitment.reports.all())


@transaction.atomic
def _remind(commitment: Commitment, occasion: Occasion, day: dt.date) -> int:
    """Write one reminder, if nobody has written this one yet and the owner still wants it; return how many."""
    current = Commitment.objects.select_for_update().get(pk=commitment.pk)
    name = f"{occasion.name}/{commitment.due_on}"
    is_written = Message.objects.filter(dedupe_key=letters.key_of(commitment, name)).exists()
    if is_written or current.link_ended_at or current.wants_no_mail_at or not current.is_open:
        return 0
    write(letters.draft(commitment, "reminder", name, day))
    logger.info("reminder %s written to the owner of commitment %s", occasion.name, commitment.pk)
    return 1


def forget_contacts(at: dt.datetime | None = None) -> int:
    """Forget the contacts whose time is over, and return how many. Safe to call at any time, and again."""
    now = at or timezone.now()
    known = Commitment.objects.exclude(contact_email="", contact_name="")
    loaded = known.select_related("summary__side_event__week").prefetch_related("reports")
    over = [commitment.pk for commitment in loaded if now >= _kept_until(commitment)]
    if over:
        _forget(over, now)
        logger.info("contacts of %s commitments forgotten", len(over))
    return len(over)


def _kept_until(commitment: Commitment) -> dt.datetime:
    event = commitment.summary.side_event
    ends = [dt.datetime.combine(event.week.last_day, dt.time.max, tzinfo=event.week.zone)]
    ends += [event.ends_at] if event.ends_at else []
    ends += [report.reported_at for report in commitment.reports.all()]
    days = event.week.people_kept_days
    if commitment.due_on:
        ends.append(dt.datetime.combine(commitment.due_on, dt.time.max, tzinfo=event.week.zone))
    elif commitment.is_open:
        days = max(days, YEAR)
    return max(ends) + dt.timedelta(days=days)


@transaction.atomic
def _forget(pks: list[int], now: dt.datetime) -> None:
    mails = Q(pk__in=[])
    for pk in pks:
        mails |= Q(dedupe_key__startswith=f"{letters.KEYS}{pk}/")
    traces.delete_mails(Message.objects.filter(mails))
    gone = Commitment.objects.filter(pk__in=pks)
    gone.update(contact_name="", contact_email="")
    gone.filter(link_ended_at__isnull=True).update(link_ended_at=now)
