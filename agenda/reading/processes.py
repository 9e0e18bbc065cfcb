"""Documents read in processes of their own, with limits of time and memory, so that no file can harm the site."""

import base64
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, Self, cast

from .reading import Reading
from .refusals import ReadingRefused

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 20  # of processor time for one document
MEGABYTES = 1024  # of memory
PATIENCE = SECONDS + 10  # seconds by the clock, for one document on a busy machine
STARTING = 30  # seconds
IDLE_SECONDS = 60  # a process that is kept ends by itself when nobody asks it for so long


class Readers:
    """A few reading processes. Use it in a `with` statement; it may be asked from several threads.

    `seconds` is how long one document may take by the clock, with the start of its process, where somebody waits;
    `processor_seconds` how long it may be worked on, `megabytes` how much memory it may take. `keeps_one` leaves one
    process behind for whoever reads next: its start takes longer than most documents.
    """

    def __init__(
        self,
        knowledge: dict[str, Any],
        count: int = 1,
        seconds: float | None = None,
        *,
        processor_seconds: int = SECONDS,
        megabytes: int = MEGABYTES,
        keeps_one: bool = False,
    ):
        line = json.dumps(knowledge).encode() + b"\n"
        idle_seconds = IDLE_SECONDS if keeps_one else 0
        self._start = partial(_Process, line, seconds, processor_seconds, megabytes, idle_seconds)
        self._begin_again = partial(_Process.begin_again, knowledge=line, seconds=seconds)
        self._count = count
        self._keeps_one = keeps_one
        self._idle: SimpleQueue[_Process] = SimpleQueue()

    def __enter__(self) -> Self:
        for _number in range(self._count):
            kept = _take_kept() if self._keeps_one else None
            if kept:
                self._begin_again(kept)
            self._idle.put(kept or self._start())
        return self

    def __exit__(self, *_error: object) -> None:
        for _number in range(self._count):
            process = self._idle.get()
            if self._keeps_one and not _kept:
                _kept.append(process)
            else:
                process.end()

    def read(self, content: bytes, name: str = "") -> Reading:
        """Return what the document says. Raises `ReadingRefused` with a sentence."""
        process = self._idle.get()
        try:
            return process.read(content, name)
        except _Ended as end:
            process.end()
            process = self._start()
            raise ReadingRefused(end.code, **end.details) from None
        finally:
            self._idle.put(process)

    def read_all(
        self, documents: Iterable[tuple[str, bytes | ReadingRefused]]
    ) -> Iterator[tuple[str, Reading | ReadingRefused]]:
        """Yield name and reading, or the refusal, of each document in the given order; refusals are handed on."""
        with ThreadPoolExecutor(self._count) as threads:
            yield from threads.map(
                lambda document: (document[0], self._reading_or_refusal(*document)), documents
            )

    def _reading_or_refusal(self, name: str, content: bytes | ReadingRefused) -> Reading | ReadingRefused:
        if isinstance(content, ReadingRefused):
            return content
        try:
            return self.read(content, name)
        except ReadingRefused as refusal:
            return refusal


_kept: list["_Process"] = []
os.register_at_fork(after_in_child=_kept.clear)  # it answers the process that started it


def _take_kept() -> "_Process | None":
    """Return the process that was kept, if it can go on."""
    try:
        process = _kept.pop()
    except IndexError:
        return None
    if process.is_fresh:
        return process
    process.end()
    return None


class _Ended(Exception):
    """The process was ended by its limits or by itself, before it answered."""

    def __init__(self, code: str, **details: object):
        self.code, self.details = code, details
        super().__init__(code)


class _Process:
    def __init__(
        self,
        knowledge: bytes,
        seconds: float | None,
        processor_seconds: int,
        megabytes: int,
        idle_seconds: int,
    ):
        limits = map(str, (processor_seconds, megabytes, idle_seconds))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "agenda.reading.worker", *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},  # none of the site's secrets
        )
        self._answered_at: float = -IDLE_SECONDS
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)
        self.begin_again(knowledge, seconds)
        self._seconds = seconds or STARTING + PATIENCE
        self._processor_seconds = processor_seconds

    def begin_again(self, knowledge: bytes, seconds: float | None) -> None:
        """Tell the process what the site knows now."""
        self._seconds = self._patience = seconds or PATIENCE
        with suppress(_Ended):  # it will say so when it is asked
            self._send(knowledge)

    @property
    def is_fresh(self) -> bool:
        """Whether it still runs and is not about to end for want of work."""
        return self._process.poll() is None and time.monotonic() < self._answered_at + IDLE_SECONDS - 5

    def read(self, content: bytes, name: str) -> Reading:
        request = {"name": name, "content": base64.b64encode(content).decode("ascii")}
        self._send(json.dumps(request).encode() + b"\n")
        answer = json.loads(self._line(time.monotonic() + self._seconds))
        self._answered_at = time.monotonic()
        self._seconds = self._patience
        if "refused" in answer:
            raise ReadingRefused(answer["refused"], **answer["details"])
        return Reading.from_facts(answer["reading"])

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _send(self, line: bytes) -> None:
        try:
            self._input.write(line)
            self._input.flush()
        except BrokenPipeError:
            raise _Ended("unreadable") from None

    def _line(self, until: float) -> bytes:
        """Return the next line of the answer. Raises `_Ended` when it does not come in time, or at all."""
        output = self._output.fileno()
        parts: list[bytes] = []
        while not (parts and parts[-1].endswith(b"\n")):
            ready, _write, _error = select.select([output], [], [], max(until - time.monotonic(), 0))
            if not ready:
                raise _Ended("too_slow", seconds=round(self._patience))
            part = os.read(output, 1 << 16)
            if not part:
                raise self._reason()
            parts.append(part)
        return b"".join(parts)

    def _reason(self) -> "_Ended":
        code = self._process.wait()
        if code == -signal.SIGXCPU:
            return _Ended("too_slow", seconds=self._processor_seconds)
        return _Ended("too_much_memory" if code == -signal.SIGKILL else "unreadable")
