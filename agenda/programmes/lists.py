"""Lists typed into one cell: objectives, outputs, focus areas and the agenda, a line for each."""

import datetime as dt
import re

from events.models import Week

from ..reading.blocks import Line, compose
from ..reading.characters import clean
from ..reading.facts.agenda_lines import timed_line
from .record import Facts

_BULLET = re.compile(r"^\s*(?:[•·●▪*–-]|\d{1,2}[.)])\s+")


def rows_of_text(part: str, text: str, week: Week, starts_at: dt.datetime | None) -> list[Facts] | None:
    """Return the rows of a list as somebody typed it; None for a list that nobody types in words."""
    lines = [line for raw in clean(text).split("\n") if (line := _BULLET.sub("", raw).strip())]
    if part in ("objectives", "expected_outputs"):
        return [{"text": line} for line in lines]
    if part == "focus_areas":
        return [_area(line) for line in lines]
    if part == "segments":
        return [row for line in lines for row in _segments(line, week, starts_at)]
    return None


def _area(line: str) -> Facts:
    title, mark, text = line.partition(": ")
    return {"title": title, "text": text} if mark else {"title": line, "text": ""}


def _segments(line: str, week: Week, starts_at: dt.datetime | None) -> list[Facts]:
    """Return the parts of the agenda that a line tells; minutes count from the start of the event, where it has one."""
    found = timed_line(compose([Line(line)]).blocks[0], is_strict=True)
    if not found:
        return [{"title": line, "note": "", "start_minute": None, "end_minute": None}]
    local = starts_at.astimezone(week.zone) if starts_at else None
    zero = local.hour * 60 + local.minute if local else None

    def minute(at: int | None) -> int | None:
        return at - zero if at is not None and zero is not None else None

    rows = []
    for part in found:
        begins, ends = minute(part.begins), minute(part.ends)
        note = part.note if part.note is not None else "\n".join(block.text for block in part.rest)
        is_positive = begins is not None and ends is not None and ends > begins
        rows.append(
            {
                "title": part.title,
                "note": note,
                "start_minute": begins,
                "end_minute": ends if is_positive else None,
            }
        )
    return rows
