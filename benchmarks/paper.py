"""How fast papers are made, each beside the naive way: `python -m benchmarks.paper [--quick]`. One line a figure.

Costs are seconds of CPU of the process that does the work; only the papers of a whole week are told by the clock.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import servers
from benchmarks.client import Client
from benchmarks.servers import alternating, compare, limit
from tests.processes import ROOT, environment, manage

if TYPE_CHECKING:
    from agenda.documents import ConceptNote

LANGUAGES = ["en", "fr", "es", "ru", "ar", "zh-hans"]
LOGOS = 9
ATTENDEES = 10_000
DOWNLOADS = 50


@dataclass(frozen=True)
class Size:
    rounds: int
    events: int
    rows: tuple[int, int, int]  # of the list that is compared, of a short and of a long one


FULL, QUICK = Size(5, 100, (2000, 500, 5000)), Size(3, 10, (500, 250, 1000))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller lists: figures are rough")
    size = QUICK if parser.parse_args().quick else FULL
    with tempfile.TemporaryDirectory(prefix="pocweek-bench-") as folder:
        settings = {**servers.SITE, "POCWEEK_DATA": folder}
        manage("migrate", settings=settings, seconds=300).check_returncode()
        servers.use_site(settings)
        from benchmarks.paper_records import attend, new_events

        paths = new_events(size.events, LOGOS)
        concept_note(size)
        requests(size, paths[0], settings)
        attendee_list(size, settings)
        whole_week(size, Path(folder))
        attend(ATTENDEES)
        exports(size, settings)


def concept_note(size: Size) -> None:
    from agenda import pdf

    note = first_note()
    pdf.render(note)
    ours, naive = alternating(
        size.rounds * 3, cpu_of(lambda: pdf.render(note)), cpu_of(lambda: naive_pdf(note))
    )
    compare(f"concept note with {LOGOS} logos", 1000 * ours["cpu"], 1000 * naive["cpu"], "ms", at_most=1.05)


def naive_pdf(note: "ConceptNote") -> bytes:
    """Print the same HTML and CSS with one call, as WeasyPrint's manual shows it."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from agenda import pdf
    from agenda.printing import html_to_pdf

    files = html_to_pdf.OwnFiles(note.logo_hashes, note.codes)
    html = pdf._printable(note)
    fonts = FontConfiguration()
    sheets = [
        CSS(string=sheet.decode(), url_fetcher=files, base_url="papers:", font_config=fonts)
        for sheet in pdf._sheets(note, "a4", html)
    ]
    paper = HTML(string=html.text, url_fetcher=files, base_url="papers:")
    return paper.write_pdf(
        stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1", presentational_hints=True
    )


def first_note() -> "ConceptNote":
    from agenda.documents import ConceptNote

    side_event = ConceptNote.side_events().order_by("pk").first()
    assert side_event is not None
    return ConceptNote.of(side_event)


def cpu_of(work: Callable[[], object]) -> Callable[[], dict[str, float]]:
    def measured() -> dict[str, float]:
        start = time.process_time()
        work()
        return {"cpu": time.process_time() - start}

    return measured


def requests(size: Size, path: str, settings: dict[str, str]) -> None:
    """Print what the first paper of a new worker costs beside the next, and what a stored one does."""
    firsts, nexts, stored = [], [], []
    for number in range(size.rounds):
        with served_copy(settings) as server, contextlib.closing(Client(server.port)) as client:
            time.sleep(1)  # the worker has begun to wait
            pages = ["a4", "letter"] if number % 2 else ["letter", "a4"]
            first, then = (
                answer_cpu(server, client, f"{path}concept-note.pdf?page={page}") for page in pages
            )
            firsts.append(first)
            nexts.append(then)
            stored.append(answer_cpu(server, client, f"{path}concept-note.pdf?page=a4", DOWNLOADS))
    first, then = (1000 * statistics.median(found) for found in (firsts, nexts))
    compare("first request for a paper after a worker started", first, then, "ms", at_most=1.3)
    limit("stored paper downloaded again", 1000 * statistics.median(stored), "ms", at_most=3)


@contextlib.contextmanager
def served_copy(settings: dict[str, str]) -> Iterator[servers.Served]:
    """Serve the same records with one worker that has not stored any paper yet."""
    with tempfile.TemporaryDirectory(prefix="pocweek-bench-") as folder:
        shutil.copytree(settings["POCWEEK_DATA"], folder, dirs_exist_ok=True)
        for made in Path(folder).rglob("documents/*.pdf"):
            made.unlink()
        with servers.site("--workers", "1", settings={**settings, "POCWEEK_DATA": folder}) as server:
            yield server


def answer_cpu(server: servers.Served, client: Client, path: str, times: int = 1) -> float:
    before = server.cpu()
    for _time in range(times):
        answer = client.get(path)
        if answer.status != 200 or not answer.body.startswith(b"%PDF"):
            raise SystemExit(f"{path} answered {answer.status}")
    return (server.cpu() - before) / times


def attendee_list(size: Size, settings: dict[str, str]) -> None:
    count, few, many = size.rows
    ours, naive, short, long = alternating(
        min(size.rounds, 3),
        *(part(name, rows, settings) for name, rows in (
            ("list-ours", count), ("list-naive", count), ("list-ours", few), ("list-ours", many),
        )),
    )  # fmt: skip
    compare(f"attendee list of {count} rows × 6 columns", ours["cpu"], naive["cpu"], "s", at_most=0.6)
    limit(f"its memory, the whole process (naive: {naive['memory']:.0f})", ours["memory"], "MB", at_most=300)
    per_row = (1000 * long["cpu"] / many, 1000 * short["cpu"] / few)
    compare(f"ms a row at {many} rows beside {few}", *per_row, "ms", at_most=1.15)


def part(name: str, count: int, settings: dict[str, str]) -> Callable[[], dict[str, float]]:
    """Return what runs a part of `benchmarks.paper_parts` in a new process."""

    def measured() -> dict[str, float]:
        result = subprocess.run(
            [sys.executable, "-m", "benchmarks.paper_parts", name, str(count)],
            cwd=ROOT,
            env={**environment(settings), "DJANGO_SETTINGS_MODULE": "pocweek.settings"},
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, memory, own_memory = map(float, result.stdout.split())
        return {"cpu": seconds, "memory": memory, "own memory": own_memory}

    return measured


def whole_week(size: Size, folder: Path) -> None:
    """Print the seconds by the clock that all concept notes of the week take, on all cores and one by one."""
    from agenda.printing.bulk import jobs_of, write_all
    from events.models import Week

    jobs = jobs_of(Week.objects.get(), ["concept-note"], LANGUAGES)
    seconds = []
    for name, processes in (("all", 2), ("one", 1)):
        for made in Path(folder).rglob("documents/*.pdf"):
            made.unlink()
        target = folder / name
        target.mkdir()
        start = time.monotonic()
        written = list(write_all(jobs, target, processes=processes))
        seconds.append(time.monotonic() - start)
        if None in written or len(list(target.iterdir())) != len(jobs):
            raise SystemExit("Not all papers were written.")
    what = f"{len(jobs)} concept notes, {size.events} events in {len(LANGUAGES)} languages, {os.cpu_count()} cores"
    compare(what, *seconds, "s by the clock", at_most=0.6)


def exports(size: Size, settings: dict[str, str]) -> None:
    for kind, most in (("xlsx", 0.6), ("csv", 0.5)):
        ours, own = alternating(
            min(size.rounds, 3), *(part(f"{kind}-{whose}", ATTENDEES, settings) for whose in ("ours", "own"))
        )
        what = f"{ATTENDEES} attendees × 15 columns as {kind.upper()}"
        compare(what, ours["cpu"], own["cpu"], "s", at_most=most)
        compare(f"{what}, memory on top", ours["own memory"], own["own memory"], "MB", at_most=0.5)


if __name__ == "__main__":
    main()
