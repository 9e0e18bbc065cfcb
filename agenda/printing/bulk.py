"""Many papers in one go, on all cores: what is stored under its hash is not made again."""

import itertools
import multiprocessing
import os
import signal
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections

from events.models import SideEvent, Week

from .. import pdf
from ..documents import KINDS, Document, EventDocument, WeekDay
from ..documents.document import Level
from . import store

ALWAYS = (1980, 1, 1, 0, 0, 0)  # the date of all members of an archive


@dataclass(frozen=True)
class Job:
    """One paper as PDF, told in values that go to another process."""

    kind: str
    subject: tuple[Any, ...]  # what `find` takes, a week's year alone
    language: str
    page: str = "a4"
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()  # names of choices, and what an address says of each

    @property
    def file_name(self) -> str:
        """Return "open-roads-concept-note.fr.pdf": no two papers of a week have the same."""
        return f"{self.subject[-1]}-{self.kind}.{self.language}.pdf"


def jobs_of(week: Week, kinds: Iterable[str], languages: Sequence[str], page: str = "a4") -> list[Job]:
    """Return a job for each paper of the week: of its published side events, of its days, or of the week itself."""
    return [
        Job(kind, subject, language, page)
        for kind in kinds
        for subject in _subjects(KINDS[kind], week)
        for language in languages
    ]


def _subjects(kind: type[Document], week: Week) -> list[tuple[Any, ...]]:
    if issubclass(kind, EventDocument):
        with_paper = SideEvent.objects.public().filter(pk__in=kind.side_events().values("pk"))
        of_week = with_paper.filter(week=week).order_by("starts_at", "pk")
        return [(week.year, slug) for slug in of_week.values_list("slug", flat=True)]
    return [(week.year, day) for day in week.days] if kind.level is Level.DAY else [(week.year,)]


def made(job: Job) -> bytes | None:
    """Return the paper, None where its side event or day is gone. What has no delegates' data is stored.

    Raises `UnknownChoice` for a choice that the kind does not offer.
    """
    kind = KINDS[job.kind]
    found = (
        Week.objects.filter(year=job.subject[0]).first() if kind.level is Level.WEEK else _found(kind, job)
    )
    if found is None:
        return None
    given = dict(job.chosen)
    document = kind.of(
        found,
        job.language,
        **{choice.name: choice.read(given.get(choice.name, ())) for choice in kind.choices},
    )
    keep = pdf.render if document.has_personal_data else store.stored_pdf
    return keep(document, job.page)


def _found(kind: Any, job: Job) -> SideEvent | WeekDay | None:
    return WeekDay.find(*job.subject) if kind.level is Level.DAY else kind.find(*job.subject)


def write_all(jobs: Sequence[Job], folder: Path, *, processes: int = 0) -> Iterator[Path | None]:
    """Make the papers and yield where each was put, as they become ready; None for one that has no subject any more.

    Each file is whole or not there, so that the work can be stopped at any time and begun again.
    """
    processes = min(processes or os.cpu_count() or 1, len(jobs)) or 1
    work = [(job, folder) for job in jobs]
    if processes == 1:
        yield from itertools.starmap(write, work)
        return
    from . import html_to_pdf

    html_to_pdf.warm()  # once, for all that are forked from here
    connections.close_all()  # a connection belongs to one process
    with multiprocessing.get_context("fork").Pool(processes, _leave_signals_to_parent) as pool:
        yield from pool.imap_unordered(_write_in_child, work, chunksize=4)


def _leave_signals_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _write_in_child(work: tuple[Job, Path]) -> Path | None:
    return write(*work)


def write(job: Job, folder: Path) -> Path | None:
    """Make one paper and return where it was put; None where it has no subject any more."""
    content = made(job)
    if content is None:
        return None
    path = folder / job.file_name
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
    return path


def pack(paths: Iterable[Path], archive: Path) -> None:
    """Write an archive of the papers, at once: whoever looks meanwhile finds all of it or nothing."""
    part = archive.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as file:
        for path in paths:
            member = zipfile.ZipInfo(path.name, ALWAYS)
            file.writestr(member, path.read_bytes())  # PDFs are compressed already
    part.replace(archive)
