"""Reading in processes of their own: whatever a file does to its process, the next one is read."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from agenda.reading import processes
from agenda.reading.processes import Readers
from agenda.reading.refusals import ReadingRefused

pytestmark = pytest.mark.processes
KNOWN = {"organizations": [], "calendar": {"weeks": [], "year": None, "today": "2030-01-07"}}
NOTE = b"# Open roads\n\nDate: Tuesday, 21 May 2030\n"
LONG = (
    b"21 May 2030, 1.15 p.m. to 2.45 p.m., Conference Room 4; " * 5000
)  # much more work than a second allows


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers(KNOWN) as readers:
        yield readers


def workers() -> set[int]:
    """Return the ids of the reading processes that this one has started and that still run."""
    return {child.pid for child in psutil.Process().children() if is_reading(child)}


def is_reading(child: psutil.Process) -> bool:
    try:
        return child.status() != psutil.STATUS_ZOMBIE and "agenda.reading.worker" in " ".join(child.cmdline())
    except psutil.NoSuchProcess:  # ended between the two questions
        return False


def date_read(readers: Readers) -> str:
    return str(readers.read(NOTE, "note.md").date)


def test_a_document_is_read(readers):
    assert date_read(readers) == "2030-05-21"


@pytest.mark.parametrize("signal_sent", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_process_that_dies_is_replaced(readers, signal_sent):
    date_read(readers)
    (worker,) = workers()
    os.kill(worker, signal_sent)

    with pytest.raises(ReadingRefused):
        readers.read(NOTE, "note.md")

    assert date_read(readers) == "2030-05-21"


def test_a_process_that_hangs_is_ended_and_the_next_file_is_read():
    with Readers(KNOWN, seconds=5) as readers:
        date_read(readers)
        (worker,) = workers()
        os.kill(worker, signal.SIGSTOP)
        started = time.monotonic()

        with pytest.raises(ReadingRefused) as refused:
            readers.read(NOTE, "note.md")

        assert (refused.value.code, worker in workers()) == ("too_slow", False)
        assert time.monotonic() - started < 8
        assert date_read(readers) == "2030-05-21"


def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_is_read():
    with Readers(KNOWN, processor_seconds=1) as readers:
        with pytest.raises(ReadingRefused) as refused:
            readers.read(LONG, "note.txt")

        assert str(refused.value) == "Reading this file took longer than 1 seconds and was stopped."
        assert date_read(readers) == "2030-05-21"


def test_a_file_that_takes_too_much_memory_is_stopped_and_the_next_one_is_read():
    heavy = b"<html><body>" + b"<p>a</p>" * 2_000_000

    with Readers(KNOWN, megabytes=300) as readers:
        with pytest.raises(ReadingRefused) as refused:
            readers.read(heavy, "note.html")

        assert refused.value.code in ("too_much_memory", "unreadable")
        assert date_read(readers) == "2030-05-21"


def test_each_document_has_its_own_time():
    with Readers(KNOWN, processor_seconds=1) as readers:
        assert [date_read(readers) for _number in range(40)] == ["2030-05-21"] * 40


def test_no_process_is_left_behind():
    with Readers(KNOWN, count=2):
        assert len(workers()) == 2

    assert workers() == set()


@pytest.fixture
def kept(monkeypatch) -> Iterator[list[Any]]:
    """No process is kept at first, and none at the end."""
    processes_kept: list[Any] = []
    monkeypatch.setattr(processes, "_kept", processes_kept)
    yield processes_kept
    for process in processes_kept:
        process.end()


def known_week(year: int) -> dict[str, Any]:
    first_day, last_day = f"{year}-05-20", f"{year}-05-24"
    week = {"year": year, "first_day": first_day, "last_day": last_day, "time_zone": "America/New_York"}
    return KNOWN | {"calendar": {"weeks": [week], "year": year, "today": "2030-01-07"}}


def test_one_process_is_kept_for_the_next_and_learns_what_is_known_then(kept):
    found = []
    for year in (2030, 2031):
        with Readers(known_week(year), keeps_one=True) as readers:
            found.append((str(readers.read(b"# Open roads\n\nDate: 21 May\n", "note.md").date), workers()))
    assert [date for date, _workers in found] == ["2030-05-21", "2031-05-21"]
    assert found[0][1] == found[1][1] == workers()


def test_a_kept_process_that_is_gone_is_replaced(kept):
    with Readers(KNOWN, keeps_one=True) as readers:
        date_read(readers)
    (worker,) = workers()
    os.kill(worker, signal.SIGKILL)
    os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)
    with Readers(KNOWN, keeps_one=True) as readers:
        assert date_read(readers) == "2030-05-21"


def test_a_kept_process_ends_when_nobody_asks_it(kept, monkeypatch):
    monkeypatch.setattr(processes, "IDLE_SECONDS", 1)
    with Readers(KNOWN, keeps_one=True) as readers:
        date_read(readers)
    (worker,) = workers()
    ended = os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)
    assert (ended.si_code, ended.si_status) == (os.CLD_KILLED, signal.SIGALRM)


def test_many_are_read_at_once_in_the_given_order_and_a_bad_one_stops_no_other():
    documents = [
        (f"{number}.md", b"# Title number %d\n\nDate: 21 May 2030\n" % number) for number in range(20)
    ]
    documents[7] = ("7.docx", b"PK\x03\x04 damaged")

    with Readers(KNOWN, count=2) as readers:
        results = list(readers.read_all(documents))

    assert [name for name, _result in results] == [name for name, _content in documents]
    assert [
        result.code if isinstance(result, ReadingRefused) else result.title for _name, result in results
    ] == ["damaged" if number == 7 else f"Title number {number}" for number in range(20)]


def test_several_threads_may_ask_one_process(readers):
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(date_read(readers))) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == ["2030-05-21"] * 4


def test_the_process_knows_none_of_the_secrets_of_the_site(readers):
    date_read(readers)
    (worker,) = workers()

    environment = Path(f"/proc/{worker}/environ").read_bytes().decode()

    assert sorted(line.partition("=")[0] for line in environment.split("\0") if line) == [
        "PYTHONPATH",
        "PYTHONUTF8",
    ]
