"""The process in which documents are read: `python -m agenda.reading.worker SECONDS MEGABYTES IDLE`. See processes.py.

It reads one JSON object a line: what the site knows, then one document after another. It answers each document with
one line, and ends when nothing more is asked within the idle seconds (0: it waits). It opens no file and no connection,
and the system ends it when it takes too much time or memory.
"""

import base64
import datetime as dt
import json
import math
import resource
import signal
import sys
import time
from typing import Any

from .assembly import read_document
from .facts.event_date import Calendar, WeekDays
from .formats import open_document
from .organizations import Index, known_organizations
from .refusals import ReadingRefused


def main(seconds: int, megabytes: int, idle: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    index, calendar = Index(()), Calendar((), None, dt.date.min)
    for line in sys.stdin.buffer:
        signal.alarm(0)
        request = json.loads(line)
        if "organizations" in request:
            index = Index(known_organizations(request["organizations"]))
            calendar = _calendar(request["calendar"])
            continue
        _grant(seconds)
        answer = _answer(base64.b64decode(request["content"]), request["name"], index, calendar)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        signal.alarm(idle)


def _answer(content: bytes, name: str, index: Index, calendar: Calendar) -> dict[str, Any]:
    try:
        reading = read_document(open_document(content, name), index, calendar)
    except ReadingRefused as refusal:
        return {"refused": refusal.code, "details": refusal.details}
    except MemoryError:
        return {"refused": "too_much_memory", "details": {}}
    except RecursionError:  # parts inside each other without end
        return {"refused": "unreadable", "details": {}}
    return {"reading": reading.to_facts()}


def _grant(seconds: int) -> None:
    """Let the process use so much more processor time."""
    used = math.ceil(time.process_time())
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def _calendar(facts: dict[str, Any]) -> Calendar:
    day = dt.date.fromisoformat
    weeks = [
        WeekDays(w["year"], day(w["first_day"]), day(w["last_day"]), w["time_zone"]) for w in facts["weeks"]
    ]
    return Calendar(tuple(weeks), facts["year"], day(facts["today"]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
