"""How fast concept notes are read: `python -m benchmarks.reading`. One line for each figure and what is asked of it.

The documents are those by which the tests judge the reader: six formats, six languages.
"""

import csv
import datetime as dt
import itertools
import resource
import sys
import tempfile
import time
from pathlib import Path

from agenda.reading.assembly import read_document
from agenda.reading.facts.event_date import Calendar, WeekDays
from agenda.reading.formats import open_document
from agenda.reading.organizations import Index, known_organizations
from agenda.reading.processes import Readers
from agenda.reading.refusals import ReadingRefused
from tests.agenda.reading.corpus import build

ORGANIZATIONS = Path(__file__).resolve().parent.parent / "events" / "data" / "organizations.csv"
WEEK = WeekDays(2026, dt.date(2026, 5, 18), dt.date(2026, 5, 22), "America/New_York")
TODAY = dt.date(2026, 4, 1)
TYPICAL = "en06_letter"  # a Word file of two pages
ROUNDS = 20
FILES, PROCESSES = 100, 2


def main() -> None:
    with ORGANIZATIONS.open(encoding="utf-8", newline="") as file:
        organizations = [organization(number, row) for number, row in enumerate(csv.DictReader(file), 1)]
    with tempfile.TemporaryDirectory() as folder:
        files = [build.build(name, Path(folder)) for name in build.sources()]
        contents = [(file.name, file.read_bytes()) for file in files]
    name, content = next(row for row in contents if row[0].startswith(TYPICAL))
    say(
        f"one two-page .docx, after start-up: {one_file(organizations, name, content):.3f} s of CPU (asked: 0.3)"
    )
    seconds, processor = many_files(organizations, contents)
    figures = f"{seconds:.1f} s (asked: 30), {processor:.1f} s of CPU"
    say(f"{FILES} files in {PROCESSES} processes, with their start: {figures}")


def one_file(organizations: list[dict], name: str, content: bytes) -> float:
    """Return the seconds of CPU that one document takes, from its bytes to the reading."""
    index, calendar = Index(known_organizations(organizations)), Calendar((WEEK,), None, TODAY)
    read_document(open_document(content, name), index, calendar)
    start = time.process_time()
    for _round in range(ROUNDS):
        read_document(open_document(content, name), index, calendar)
    return (time.process_time() - start) / ROUNDS


def many_files(organizations: list[dict], contents: list[tuple[str, bytes]]) -> tuple[float, float]:
    """Return the seconds by the clock and of CPU that reading many documents takes."""
    week = {"year": 2026, "first_day": "2026-05-18", "last_day": "2026-05-22", "time_zone": WEEK.time_zone}
    known = {
        "organizations": organizations,
        "calendar": {"weeks": [week], "year": None, "today": TODAY.isoformat()},
    }
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with Readers(known, count=PROCESSES) as readers:
        results = list(readers.read_all(itertools.islice(itertools.cycle(contents), FILES)))
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    refused = [name for name, result in results if isinstance(result, ReadingRefused)]
    if refused:
        raise SystemExit(f"Not read: {', '.join(refused)}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def organization(number: int, row: dict) -> dict:
    """Return an organization of the software in the form in which the reader is told of it."""
    names = [row[column] for column in row if column.startswith("name_")]
    return {
        "id": number,
        "kind": row["kind"],
        "name": row["name_en"],
        "acronym": row["acronym"],
        "names": list(filter(None, [*names, row["formal_name"], *row["aliases"].split("|")])),
    }


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
