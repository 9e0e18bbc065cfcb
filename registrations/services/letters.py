"""Mails that follow from no answer: changes told, reminders, thanks, and what organizers write themselves.

Each is written in batches, a transaction for each, under a key that holds the person and the occasion: pressed
twice, or begun again after a worker died, nobody gets one twice and nobody is left out.
"""

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from events.actors import Actor
from events.cleaning import clean_line, clean_text
from events.mails.messages import Draft
from events.models import SideEvent

from .. import rules
from ..mails.changes import untold
from ..mails.messages import Letters
from ..models import OrganizersLetter, Reminder, Rsvp, RsvpPolicy
from .arrivals import who_came
from .refusals import RegistrationError
from .seats import send

logger = logging.getLogger(__name__)

BATCH = 200  # people in one transaction
THANKS_AFTER = dt.timedelta(hours=2)
THANKS_UNTIL = dt.timedelta(
    days=3
)  # later than that nobody wants them: the worker was away, or a date was wrong


def tell_changes(*, side_event: SideEvent, by: Actor) -> int:
    """Write to each live registrant what is not as it was told, and return to how many. Told twice is told once."""
    event = SideEvent.objects.with_programme().select_related("rsvp_policy").get(pk=side_event.pk)
    people = Rsvp.objects.live().filter(side_event=event).exclude(told_revision=event.revision)
    said = {}  # worked out before anybody is marked as told
    for language in set(people.values_list("language", flat=True)):
        with translation.override(language):
            said[language] = untold(event)
    letters = Letters(event)

    def draft(rsvp: Rsvp) -> Draft | None:
        changes = said.get(rsvp.language, {}).get((rsvp.told_revision or 0, rsvp.attendance_mode))
        return letters.draft("changed", rsvp, at=event.updated_at, changes=changes) if changes else None

    count = _write_in_batches(people.values_list("pk", flat=True), draft, told_revision=event.revision)
    logger.info("changes of side event %s told to %s registrants by %s", event.pk, count, by.label)
    return count


def write_reminders(at: dt.datetime | None = None) -> None:
    """Write the reminders that are due, to those who had a seat when they fell due. The clock calls this."""
    now = at or timezone.now()
    waiting = Reminder.objects.filter(written_at__isnull=True, side_event__in=SideEvent.objects.published())
    for reminder in waiting.select_related("side_event__week"):
        due_at = reminder.due_at
        if due_at is None or not due_at <= now or reminder.side_event.is_held(now):
            continue
        _write_reminder(reminder, due_at)
        reminder.written_at = now
        reminder.save(update_fields=["written_at"])


def _write_reminder(reminder: Reminder, due_at: dt.datetime) -> None:
    event = SideEvent.objects.with_programme().select_related("rsvp_policy").get(pk=reminder.side_event_id)
    letters = Letters(event)
    people = Rsvp.objects.confirmed().filter(side_event=event, seated_at__lte=due_at)

    def draft(rsvp: Rsvp) -> Draft | None:
        rsvp.side_event = event
        return letters.draft("reminder", rsvp, at=due_at, joining_link=rules.joining_link(rsvp))

    count = _write_in_batches(people.values_list("pk", flat=True), draft)
    logger.info("side event %s: reminder written to %s delegates", event.pk, count)


def write_thanks(at: dt.datetime | None = None) -> None:
    """Thank those who came, where the organizers want it: two hours after the end. The clock calls this."""
    now = at or timezone.now()
    events = (
        SideEvent.objects.published()
        .with_programme()
        .filter(
            rsvp_policy__sends_thanks=True,
            rsvp_policy__thanked_at__isnull=True,
            ends_at__range=(now - THANKS_UNTIL, now - THANKS_AFTER),
        )
    )
    for event in events:
        letters = Letters(event)
        ended_at = event.ends_at or now
        _write_in_batches(
            who_came(event).values_list("pk", flat=True), partial(letters.draft, "thanks", at=ended_at)
        )
        RsvpPolicy.objects.filter(side_event=event).update(thanked_at=now)


def recipients(side_event: SideEvent, states: Iterable[str], modes: Iterable[str]) -> models.QuerySet[Rsvp]:
    """Return those to whom a letter to these states and modes would go: with an address, own or the focal point's."""
    people = Rsvp.objects.filter(side_event=side_event, status__in=states, attendance_mode__in=modes)
    return people.exclude(email="", registered_by__isnull=True).exclude(email="", registered_by__email="")


@transaction.atomic
def write_letter(
    *,
    side_event: SideEvent,
    key: uuid.UUID,
    subject: str,
    text: str,
    states: list[str],
    modes: list[str],
    by: Actor,
) -> OrganizersLetter:
    """Keep a letter of the organizers and have its mails written by a worker. The same key is the same letter.

    Raises `RegistrationError`.
    """
    people = recipients(side_event, states, modes)
    if not people.exists():
        raise RegistrationError(_("Nobody is in the states and modes you chose."))
    values = {
        "side_event": side_event,
        "subject": clean_line(subject),
        "text": clean_text(text),
        "states": states,
        "modes": modes,
        "written_by": by.label[:200],
        "recipient_count": people.count(),
    }
    letter, is_new = OrganizersLetter.objects.get_or_create(key=key, defaults=values)
    if is_new:
        transaction.on_commit(
            partial(async_task, "registrations.services.letters.send_letter", letter.pk, group="letters")
        )
        logger.info("letter %s to %s registrants written by %s", letter.pk, people.count(), by.label)
    return letter


def send_letter(letter_pk: int) -> int:
    """Write the mails of a letter and return how many. Begun again, it goes on where it stopped."""
    letter = OrganizersLetter.objects.get(pk=letter_pk)
    event = SideEvent.objects.with_programme().get(pk=letter.side_event_id)
    letters = Letters(event)

    def draft(rsvp: Rsvp) -> Draft | None:
        return letters.draft(
            "letter", rsvp, at=letter.written_at, subject=letter.subject, text=letter.text, letter=letter.pk
        )

    people = recipients(event, letter.states, letter.modes)
    return _write_in_batches(people.values_list("pk", flat=True), draft)


def _write_in_batches(pks: Iterable[int], draft: Callable[[Rsvp], Draft | None], **told: object) -> int:
    count = 0
    for batch in _batches(sorted(pks)):
        with transaction.atomic():
            people = Rsvp.objects.filter(pk__in=batch).select_related("registered_by").order_by("pk")
            drafts = [letter for rsvp in people if (letter := draft(rsvp)) is not None]
            send(drafts)
            if told:
                Rsvp.objects.filter(pk__in=batch).update(**told)
        count += len(drafts)
    return count


def _batches(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]
