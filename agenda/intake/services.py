"""Documents wait, are read in a process of their own, become drafts, and are forgotten."""

import datetime as dt
import logging
import os
import re
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_q.tasks import async_task

from events.actors import Actor
from events.hooks import Refusal
from events.models import Organization, SideEvent, Week

from ..models import ReadDocument
from ..reading.knowledge import knowledge
from ..reading.processes import Readers
from ..reading.reading import Reading
from ..reading.refusals import ReadingRefused
from ..reading.saving import save_draft

if TYPE_CHECKING:
    from pocweek.models import User

logger = logging.getLogger(__name__)

AT_ONCE_SECONDS = 8.0  # that a person waits for one document; half a second is usual
MOST_PROCESSES = 4
PARCEL = 8  # documents that a worker takes up together
RUN_LASTS = dt.timedelta(seconds=45)  # then a new task goes on, so that it is never taken for dead
UNATTENDED = dt.timedelta(minutes=1)  # how old an upload is before the clock looks after it
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LARGEST_FILE = 30  # MB, as in reading/formats/, which only the reading processes load
MEGABYTE = 1024 * 1024


def take_in(
    *,
    batch: uuid.UUID,
    documents: Sequence[tuple[str, bytes]],
    week: Week,
    lead: Organization | None = None,
    side_event: SideEvent | None = None,
    language: str = "",
    by: "User",
) -> list[ReadDocument]:
    """Keep names and contents until they are read, and return them in their order.

    The same batch of the same person again, a second click, is the first one.
    """
    try:
        with transaction.atomic():
            for number, (name, content) in enumerate(documents):
                document = ReadDocument.objects.create(
                    batch=batch, number=number, name=name[-255:], content=content[: LARGEST_FILE * MEGABYTE],
                    week=week, lead=lead, side_event=side_event, language=language, uploaded_by=by,
                )  # fmt: skip
                if len(content) > LARGEST_FILE * MEGABYTE:
                    _store(document, ReadingRefused("too_large", limit=LARGEST_FILE))
    except IntegrityError:
        logger.info("upload %s came twice", batch)
    return list(ReadDocument.objects.filter(batch=batch, uploaded_by=by).order_by("number"))


def read_now(document: ReadDocument) -> None:
    """Read one document while a person waits; one that takes too long is left to a background worker."""
    if not _claim(document.pk):
        return
    with Readers(knowledge(document.week.year), seconds=AT_ONCE_SECONDS, keeps_one=True) as readers:
        try:
            name, content = _contents(document)
            _store(document, readers.read(content, name))
        except ReadingRefused as refusal:
            if refusal.code != "too_slow":
                _store(document, refusal)
                return
            ReadDocument.objects.filter(pk=document.pk).update(claimed_at=None)
            read_later(document.batch)


def read_later(batch: uuid.UUID) -> None:
    """Ask a background worker to read what still waits of an upload."""
    async_task("agenda.intake.services.read_batch", str(batch), group="reading")


def read_batch(batch: str) -> int:
    """Read what waits of an upload and return how many documents that was. Safe to run in any number of processes."""
    waiting = ReadDocument.objects.filter(batch=batch).claimable()
    first = waiting.first()
    if first is None:
        return 0
    stop_at = timezone.now() + RUN_LASTS
    done = 0
    with Readers(knowledge(first.week.year), count=_process_count(waiting.count())) as readers:
        while parcel := _next_parcel(batch):
            results = readers.read_all([_contents(document) for document in parcel])
            for document, (_name, result) in zip(parcel, results, strict=True):
                _store(document, result)
                done += 1
            if timezone.now() > stop_at:
                read_later(uuid.UUID(batch))
                break
    return done


def wake_for_forgotten() -> None:
    """Ask again for uploads of which something waits although no worker is at it."""
    stale = ReadDocument.objects.claimable().filter(uploaded_at__lt=timezone.now() - UNATTENDED)
    for batch in stale.order_by().values_list("batch", flat=True).distinct():
        read_later(batch)


def forget_old() -> int:
    """Delete the documents whose days are over and return how many. Drafts that came of them stay."""
    deleted, _by_model = ReadDocument.objects.outlived().delete()
    return deleted


def reading_of(document: ReadDocument) -> Reading:
    """Return what was read. Only for a document whose state is read."""
    return Reading.from_facts(document.facts or {})


def week_for(document: ReadDocument, reading: Reading) -> Week:
    """Return the week that the document names, where the site has it; else the one chosen at the upload."""
    years = [year for year in (reading.week_year, reading.date and reading.date.year) if year]
    named = Week.objects.filter(year__in=years)
    return next((week for year in years for week in named if week.year == year), document.week)


@transaction.atomic
def save(
    *, document: ReadDocument, by: Actor, reading: Reading | None = None, week: Week | None = None
) -> tuple[SideEvent, bool]:
    """Make a draft of the document, as it was corrected or as it was read, and say whether it is new.

    Saving twice is one draft. Raises `Refusal` for a document that was not read.
    """
    document = ReadDocument.objects.select_for_update().get(pk=document.pk)
    if document.state == ReadDocument.State.SAVED and document.side_event is not None:
        return document.side_event, False
    if document.state != ReadDocument.State.READ:
        raise Refusal(document.why_refused)
    is_as_read = reading is None
    reading = reading or reading_of(document)
    side_event = save_draft(
        reading=reading,
        by=by,
        week=week or week_for(document, reading),
        lead=document.lead if is_as_read else None,
    )
    finish(document=document, side_event=side_event)
    return side_event, True


def finish(*, document: ReadDocument, side_event: SideEvent) -> None:
    """Note what came of the document, and drop what it says."""
    document.state = ReadDocument.State.SAVED
    document.side_event = side_event
    document.facts = document.content = None
    document.save(update_fields=["state", "side_event", "facts", "content"])


def _process_count(documents: int) -> int:
    return max(1, min(documents, os.cpu_count() or 1, MOST_PROCESSES))


def _next_parcel(batch: str) -> list[ReadDocument]:
    """Return the next documents that no other worker has taken up."""
    keys = ReadDocument.objects.filter(batch=batch).claimable().order_by("number")
    claimed = [pk for pk in list(keys.values_list("pk", flat=True)[:PARCEL]) if _claim(pk)]
    return list(ReadDocument.objects.filter(pk__in=claimed).order_by("number"))


def _claim(pk: int) -> bool:
    return bool(ReadDocument.objects.filter(pk=pk).claimable().update(claimed_at=timezone.now()))


def _contents(document: ReadDocument) -> tuple[str, bytes]:
    return document.name, bytes(document.content or b"")


def _storable(facts: Any) -> Any:
    """Return the values with the mark of an unknown character for each one that no database keeps.

    One for one, so that places in the text stay where they were.
    """
    if isinstance(facts, str):
        return UNSTORABLE.sub("\ufffd", facts)
    if isinstance(facts, list):
        return [_storable(value) for value in facts]
    if isinstance(facts, dict):
        return {key: _storable(value) for key, value in facts.items()}
    return facts


def _store(document: ReadDocument, result: Reading | ReadingRefused) -> None:
    """Keep what was read, or why it was not; the file is no longer needed."""
    if isinstance(result, ReadingRefused):
        document.state = ReadDocument.State.REFUSED
        document.refusal = {"code": result.code, "details": result.details}
    else:
        document.state = ReadDocument.State.READ
        document.facts = _storable(result.to_facts())
        document.doubt_count = len(result.doubts)
    document.content = None
    changed = ReadDocument.objects.filter(pk=document.pk, state=ReadDocument.State.WAITING).update(
        state=document.state,
        facts=document.facts,
        doubt_count=document.doubt_count,
        refusal=document.refusal,
        content=None,
    )
    logger.info("document %s is %s (%s)", document.pk, document.state, "stored" if changed else "was already")
