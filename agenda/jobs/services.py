"""Papers are asked for, made in the background, fetched by who asked, and removed.

Each paper is a file of its own in the job's folder until all are there: a worker that takes up the job of one that was
killed makes only what is missing. What has no delegates' data is stored under its hash besides (`printing.store`).
"""

import logging
import shutil
import time
import uuid
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_q.tasks import async_task

from events.access import Action, may
from events.models import SideEvent, Week

from ..documents import KINDS, Document, EventDocument
from ..printing import bulk
from .models import PaperJob

if TYPE_CHECKING:
    from pocweek.models import User

MOST_ATTEMPTS = 5
# Delegates from whose number a paper takes about a second: measured were 5, 2 and 16 ms for each. Others stay short.
MANY = {"attendee-list": 200, "sign-in-sheet": 500, "badges": 60}
RUN_LASTS = 20  # seconds; then a new task goes on, behind the mails that wait meanwhile

logger = logging.getLogger(__name__)


def ask_for_week(
    *,
    key: uuid.UUID,
    week: Week,
    kinds: Sequence[str],
    languages: Sequence[str],
    page: str,
    form: str,
    by: "User",
) -> PaperJob:
    """Have these papers of a week made as one file; `form` is a value of `PaperJob.Form`.

    The same key of the same person again, a second click, is the first job.
    """
    wanted = {"kinds": list(kinds), "languages": list(languages), "page": page}
    total = len(bulk.jobs_of(week, kinds, languages, page))
    return _ask(key=key, week=week, form=form, wanted=wanted, kinds=kinds, total=total, by=by)


def ask_for_paper(*, paper: bulk.Job, week: Week, by: "User") -> PaperJob:
    """Have one paper made. One that the person waits for already is not asked for twice."""
    wanted = {
        "kind": paper.kind,
        "subject": list(paper.subject),
        "language": paper.language,
        "page": paper.page,
        "chosen": [[name, list(values)] for name, values in paper.chosen],
    }
    waiting = PaperJob.objects.filter(asked_by=by, state=PaperJob.State.WAITING, wanted=wanted)
    return waiting.first() or _ask(
        key=uuid.uuid4(),
        week=week,
        form=PaperJob.Form.PAPER,
        wanted=wanted,
        kinds=[paper.kind],
        total=1,
        by=by,
    )


def is_long(kind: type[Document], side_event: SideEvent) -> bool:
    """Return whether a paper of a side event would hold a web worker for too long."""
    return kind.name in MANY and side_event.rsvps.live().count() > MANY[kind.name]


def may_have(user: "User", job: PaperJob) -> bool:
    """Return whether the person still may have what he or she has asked for."""
    if job.form != PaperJob.Form.PAPER:
        return may(user, Action.MANAGE_WEEK)
    kind, subject = KINDS[job.wanted["kind"]], job.wanted["subject"]
    if not issubclass(kind, EventDocument):
        return False
    side_event = kind.find(*subject)
    return side_event is not None and kind.is_for(user, side_event)


def _ask(*, key: uuid.UUID, kinds: Iterable[str], by: "User", **values: Any) -> PaperJob:
    has_personal_data = any(KINDS[kind].has_personal_data for kind in kinds)
    values |= {"asked_by": by, "has_personal_data": has_personal_data}
    values["expires_at"] = PaperJob.end(has_personal_data=has_personal_data)
    with transaction.atomic():
        job, is_new = PaperJob.objects.get_or_create(key=key, defaults=values)
        if is_new:
            transaction.on_commit(partial(make_later, job.key))
    return job


def make_later(key: uuid.UUID) -> None:
    """Ask a background worker to go on with a job."""
    async_task("agenda.jobs.services.make", str(key), group="papers")


def make(key: str) -> None:
    """Go on with a job for a while, if no other worker is at it. What goes wrong ends it, and stands in the log."""
    claim = PaperJob.objects.filter(key=key).claimable()
    if not claim.update(claimed_at=timezone.now(), attempts=F("attempts") + 1):
        return
    job = PaperJob.objects.select_related("week").get(key=key)
    try:
        if job.attempts > MOST_ATTEMPTS:
            raise RuntimeError("Each worker that was at it has died.")
        if not _make(job):
            _note(job, claimed_at=None, attempts=0)
            make_later(job.key)
    except Exception:  # whatever it is, who waits is told that nothing will come
        logger.exception("papers %s were not made", job.key)
        _note(job, state=PaperJob.State.FAILED)
        shutil.rmtree(job.folder, ignore_errors=True)


def _make(job: PaperJob) -> bool:
    """Make what is missing and return whether all of it is there; stop after `RUN_LASTS`."""
    stop_at = time.monotonic() + RUN_LASTS
    papers = _papers(job)
    job.folder.mkdir(parents=True, exist_ok=True)
    for done, paper in enumerate(papers):
        if (job.folder / paper.file_name).exists():
            continue
        if time.monotonic() > stop_at:
            return False
        if not _note(job, done=done, total=len(papers), claimed_at=timezone.now()):
            return True  # nobody waits for it any more
        bulk.write(paper, job.folder)
    _finish(job, papers)
    return True


def _papers(job: PaperJob) -> list[bulk.Job]:
    """Return the papers of a job in their order, as the week stands now."""
    wanted = job.wanted
    if job.form != PaperJob.Form.PAPER:
        return bulk.jobs_of(job.week, wanted["kinds"], wanted["languages"], wanted["page"])
    chosen = tuple((name, tuple(values)) for name, values in wanted["chosen"])
    subject = tuple(wanted["subject"])
    return [bulk.Job(wanted["kind"], subject, wanted["language"], wanted["page"], chosen)]


def _finish(job: PaperJob, papers: list[bulk.Job]) -> None:
    """Put the papers into the one file that is fetched, and remove them."""
    paths = [path for paper in papers if (path := job.folder / paper.file_name).exists()]
    if not paths:
        raise FileNotFoundError("None of the papers has a subject any more.")
    if job.form == PaperJob.Form.PAPER:
        paths.pop().replace(file_of(job))
    elif job.form == PaperJob.Form.ZIP:
        bulk.pack(paths, file_of(job))
    else:
        from ..printing.merging import merge  # takes a tenth of a second of CPU: for those who merge

        merge(paths, file_of(job), title=str(job.week), language=job.wanted["languages"][0])
    end = PaperJob.end(has_personal_data=job.has_personal_data)
    _note(job, state=PaperJob.State.READY, done=len(papers), total=len(papers), expires_at=end)
    for path in paths:
        path.unlink()


def _note(job: PaperJob, **changes: Any) -> int:
    return PaperJob.objects.filter(pk=job.pk, state=PaperJob.State.WAITING).update(**changes)


def file_of(job: PaperJob) -> Path:
    """Return where the file of a job lies once it is ready."""
    return job.folder / f"all.{job.form}"


def fetch(job: PaperJob) -> IO[bytes] | None:
    """Return the open file of a job that is ready; with delegates' data it can be fetched once. None else."""
    ready = PaperJob.objects.filter(pk=job.pk, state=PaperJob.State.READY, expires_at__gt=timezone.now())
    is_given = ready.update(state=PaperJob.State.FETCHED) if job.has_personal_data else ready.exists()
    if not is_given:
        return None
    file = file_of(job).open("rb")
    if job.has_personal_data:
        shutil.rmtree(job.folder)  # what is open can still be read
    return file


def wake_for_forgotten() -> None:
    """Ask again for jobs that wait although no worker is at them."""
    stale = PaperJob.objects.claimable().filter(asked_at__lt=timezone.now() - PaperJob.CLAIM_LASTS)
    for key in stale.values_list("key", flat=True):
        make_later(key)


def forget_old() -> None:
    """Remove the jobs whose time is over, and every file that belongs to no job."""
    PaperJob.objects.outlived().delete()
    folders = Path(settings.PAPER_JOBS_DIR)
    lying = {path.name: path for path in folders.iterdir()} if folders.exists() else {}
    kept = {
        str(key)
        for key in PaperJob.objects.exclude(state=PaperJob.State.FETCHED).values_list("key", flat=True)
    }
    for name in lying.keys() - kept:
        shutil.rmtree(lying[name])
