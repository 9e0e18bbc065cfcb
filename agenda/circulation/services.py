"""The issued summary is sent out: recipients first, in one transaction, then their mails by background workers.

Once each, whatever happens: an address has one row for each edition (`circulated_once_per_address`), and a row has one
mail, whose key is the row's. A worker writes the mails of a batch and marks its rows in one transaction, under the
lock of these rows; one that is killed leaves a batch written or not begun, and any other worker goes on from there.
"""

import datetime as dt
import logging
import uuid
from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from events.actors import Actor
from events.hooks import Refusal
from events.mails import messages
from events.models import Message, SideEvent

from .. import services as papers
from ..documents import Summary
from ..models import EventSummary
from ..versions import Paper
from .mails import SummaryMails
from .models import Circulation, CirculationRecipient
from .opting_out import opted_out
from .people import Candidate, audience

BATCH = 50  # mails written in one transaction
FORGOTTEN_AFTER = dt.timedelta(
    minutes=1
)  # then the clock asks a worker to go on, whether or not one is at it
PAGE = "a4"

logger = logging.getLogger(__name__)


def circulate(
    *,
    summary: EventSummary,
    key: uuid.UUID,
    groups: Sequence[str],
    further: Sequence[Candidate] = (),
    has_pdf: bool = True,
    with_earlier: bool = False,
    by: Actor,
) -> Circulation:
    """Send the issued summary to all in these groups who do not have it, and return the circulation.

    The same key again, a second press, is the first circulation. Raises `Refusal` where nothing is issued or nobody
    is left to whom it would go.
    """
    event = issued_event(summary)
    known = Circulation.objects.filter(key=key, summary=summary).first()
    if known is not None:
        return known
    # The paper takes a second to print: not under a lock.
    version, _is_new = papers.issue(paper=Paper(Summary, event, event.original_language), page=PAGE, by=by)
    with transaction.atomic():
        summary = (
            EventSummary.objects.select_for_update().select_related("side_event__week").get(pk=summary.pk)
        )
        known = Circulation.objects.filter(key=key, summary=summary).first()
        if known is not None:
            return known
        if not summary.is_public:
            raise _not_issued()
        people = audience(summary, groups, further, with_earlier=with_earlier).people
        if not people:
            raise Refusal(_("Everybody in the groups that you chose has it already, or nobody is in them."))
        circulation = Circulation.objects.create(
            summary=summary,
            edition=summary.edition,
            version=version,
            key=key,
            groups=list(groups),
            has_pdf=has_pdf,
            recipient_count=len(people),
            started_by=by.label[:200],
        )
        _add_recipients(circulation, people)
        transaction.on_commit(partial(_write_later, circulation.pk))
    logger.info("circulation %s to %s people started by %s", circulation.pk, len(people), by.label)
    return circulation


def issued_event(summary: EventSummary) -> SideEvent:
    """Return the side event of an issued summary, loaded with all that the paper says. Raises `Refusal`."""
    event = Summary.side_events().filter(pk=summary.side_event_id).first()
    if event is None or not Summary.is_out(event):
        raise _not_issued()
    return event


def _not_issued() -> Refusal:
    return Refusal(_("This summary is not issued. Have it approved and issue it, then send it."))


def _add_recipients(circulation: Circulation, people: Sequence[Candidate]) -> None:
    """Add a row for each; one left from before the address opted out, and in again, makes place for it."""
    addresses = {person.email.lower() for person in people}
    left = CirculationRecipient.objects.filter(
        summary=circulation.summary, edition=circulation.edition, opted_out_at__isnull=False
    )
    stale = [pk for pk, email in left.values_list("pk", "email") if email.lower() in addresses]
    CirculationRecipient.objects.filter(pk__in=stale).delete()
    CirculationRecipient.objects.bulk_create(
        (
            CirculationRecipient(
                circulation=circulation,
                summary=circulation.summary,
                edition=circulation.edition,
                email=person.email,
                salutation=person.salutation,
                language=person.language,
                group=person.group,
            )
            for person in people
        ),
        batch_size=500,
    )


def _write_later(pk: int) -> None:
    async_task("agenda.circulation.services.write_mails", pk, group="circulations")


def write_mails(pk: int) -> int:
    """Write the mails of a circulation that are not written and return how many. Safe in any number of workers.

    Stops where the summary was taken back meanwhile: those who remain get the next edition.
    """
    circulation = Circulation.objects.select_related("summary").get(pk=pk)
    try:
        event = issued_event(circulation.summary)
        files = _issued_files(circulation, event)
        mails = SummaryMails(event, has_pdf=circulation.has_pdf, files=files)
    except Refusal:
        logger.info("circulation %s stops: its summary is not issued any more", pk)
        return 0
    count = 0
    while (written := _write_batch(circulation, mails)) is not None:
        count += written
    logger.info("circulation %s: %s mails written", pk, count)
    return count


def _write_batch(circulation: Circulation, mails: SummaryMails) -> int | None:
    """Write the mails of the next recipients whom no other worker has, and return how many; None: nobody is left."""
    with transaction.atomic():
        unwritten = CirculationRecipient.objects.unwritten().filter(circulation=circulation)
        batch = list(unwritten.select_for_update(skip_locked=True).order_by("pk")[:BATCH])
        if not batch or not _still_stands(circulation):
            return None
        week = circulation.summary.side_event.week
        want_none = opted_out(week, (row.email for row in batch))
        now, drafts = timezone.now(), {}
        for row in batch:
            if row.email.lower() in want_none:
                row.opted_out_at = now
            else:
                drafts[row] = mails.draft(row, link=row.get_absolute_url(), key=str(row.pk))
                row.written_at = now
        messages.write(*drafts.values())
        keys = [draft.dedupe_key for draft in drafts.values()]
        pks = dict(Message.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", "pk"))
        for row, draft in drafts.items():
            row.message_id = pks[draft.dedupe_key]
        CirculationRecipient.objects.bulk_update(batch, ["written_at", "opted_out_at", "message"])
    return len(drafts)


def _still_stands(circulation: Circulation) -> bool:
    summary = EventSummary.objects.filter(pk=circulation.summary_id, edition=circulation.edition)
    return summary.filter(issued_at__isnull=False).exists()


def _issued_files(circulation: Circulation, event: SideEvent) -> dict[str, str]:
    """Issue the paper in each language of the recipients, once for the whole circulation; return the files."""
    if not circulation.has_pdf:
        return {}
    if circulation.version.language not in circulation.files:
        _keep_file(circulation, circulation.version.language, circulation.version.sha256)
    rows = circulation.recipients.order_by().values_list("language", flat=True)
    for language in sorted(set(rows) - circulation.files.keys()):
        by = Actor(label=circulation.started_by)
        version, _is_new = papers.issue(paper=Paper(Summary, event, language), page=PAGE, by=by)
        _keep_file(circulation, language, version.sha256)
    return circulation.files


@transaction.atomic
def _keep_file(circulation: Circulation, language: str, sha256: str) -> None:
    """Let this file go along in this language, unless another worker has chosen one meanwhile."""
    kept = Circulation.objects.select_for_update().get(pk=circulation.pk)
    kept.files.setdefault(language, sha256)
    kept.save(update_fields=["files"])
    circulation.files = kept.files


def wake_for_unfinished() -> None:
    """Ask again for circulations that no worker finished. The clock calls this."""
    unwritten = CirculationRecipient.objects.unwritten()
    waiting = Circulation.objects.filter(
        pk__in=unwritten.values("circulation"),
        summary__issued_at__isnull=False,
        started_at__lt=timezone.now() - FORGOTTEN_AFTER,
    )
    for circulation in waiting.select_related("summary"):
        if circulation.edition == circulation.summary.edition:
            _write_later(circulation.pk)


@transaction.atomic
def send_refused_again(*, summary: EventSummary, by: Actor) -> int:
    """Queue the mails once more that were refused for good, and return how many."""
    refused = CirculationRecipient.objects.failed().filter(summary=summary)
    mails = Message.objects.select_for_update().filter(pk__in=refused.values("message"))
    again = [mail for mail in mails if mail.state == Message.State.FAILED]
    for mail in again:
        messages.send_again(message=mail)
    logger.info("summary %s: %s refused mails sent again by %s", summary.pk, len(again), by.label)
    return len(again)
