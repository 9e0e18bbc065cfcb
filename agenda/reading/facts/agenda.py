"""The agenda: timed lines and rows, wherever they stand, and what is wrong with their times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block, Kind, Span
from ..characters import squeezed
from ..sections import Page, Section
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.people import HONORIFIC, MODERATED_BY
from .clock import FoundTime, find_times, hhmm
from .dates import find_dates
from .when import When

HALF_DAY = 12 * 60
_MARK = re.compile(r"^[\s:|–—\-•·,.)\]]+")
_END_MARK = re.compile(r"[\s:|–—\-,(;\[]+$")
_BY = re.compile(
    r"[\s,]*(?::|\s[-–—]\s|,|(?:\b(?:delivered|given|moderated|facilitated|chaired|led|presented)\s+)?\bby\b|\b(?:animée?\s+|présentée?\s+)?par\b|\b(?:moderad[oa]\s+)?por\b|\ba\s+cargo\s+de\b|\bwith\b|\bfrom\b|\|)\s*(?:the\s+|la\s+|el\s+)?$"
)
_MINUTES = re.compile(
    r"\s*[\(\[]?(?:\d{1,3}\s*(?:-\s*\d{1,3}\s*)?(?:min(?:utes?|s|\.)?|minutos|минут\w*|دقيقه|دقائق|دقايق|分钟|')(?:\s+each)?)[\)\]]?\s*"
)


@dataclass(frozen=True)
class Segment:
    """A part of the agenda; times in minutes after midnight. `rest` is what stands beside: who speaks."""

    begins: int | None
    ends: int | None
    title: str
    spans: tuple[Span, ...]
    line: int
    rest: tuple[Block, ...] = ()


def find_agenda(page: Page, when: When) -> tuple[Findings, list[Segment]]:
    """Return the segments as values and as they are; the event's own times tell morning from afternoon."""
    times = {value.field: str(value.value) for value in when.findings.values}
    window = (_minutes(times.get("start")), _minutes(times.get("end")))
    segments = [_in_window(segment, window) for segment in _segments(page)]
    values = [
        Value("segments", _plain(segment), segment.spans, 0.95 if segment.begins is not None else 0.7)
        for segment in segments
        if segment.title
    ]
    labels = [span for segment in segments if not segment.title for span in segment.spans]
    return Findings(tuple(values), tuple(labels), tuple(_doubts(segments, window, page))), segments


def _plain(segment: Segment) -> tuple[str | None, str | None, str]:
    begins = None if segment.begins is None else hhmm(segment.begins)
    return begins, None if segment.ends is None else hhmm(segment.ends), segment.title


def _segments(page: Page) -> list[Segment]:
    agendas = page.under("agenda")
    found: list[Segment] = []
    for section in agendas:
        found += list(_read(section))
    if agendas:
        first = page.sections.index(agendas[0])
        for section in page.sections[first + 1 :]:
            if section.key not in NARRATIVE and section.key not in (
                "agenda",
                "rsvp",
                "rsvp_deadline",
                "contact",
                "when",
                "date",
                "time",
                "catering",
                "venue",
            ):
                found += list(_timed_rows(section, least=1))
    else:
        for section in page.sections:
            if section.key not in NARRATIVE | {
                "when",
                "date",
                "time",
                "when_where",
                "rsvp",
                "rsvp_deadline",
                "contact",
                "catering",
            }:
                found += list(_timed_rows(section, least=2))
    return sorted(found, key=lambda segment: segment.spans[0])


def _read(section: Section) -> Iterator[Segment]:
    """Read a part headed as agenda: its timed lines, else its items without times."""
    timed = list(_timed_rows(section, least=1))
    if timed or section.columns:
        yield from timed
        return
    has_minutes = sum(bool(_MINUTES.search(block.bare)) for block in section.blocks) > 1
    for block in section.blocks:
        is_row = block.row and block.column == 0
        if block.kind is Kind.ITEM or is_row or has_minutes:
            title, person = _without_person(_without_minutes(block))
            yield Segment(
                None,
                None,
                squeezed(title.text).rstrip(":;,. "),
                ((title.start, title.end),),
                block.line,
                tuple(person),
            )


def _timed_rows(section: Section, least: int) -> Iterator[Segment]:
    """Yield the lines and rows that begin or end with a time, where there are at least so many."""
    found: list[Segment] = []
    blocks = list(section.blocks)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        row = [other for other in blocks[index:] if block.row and other.row == block.row]
        segment, used = _timed(block, row, blocks[index + 1 :], section)
        if segment:
            found.append(segment)
        elif found and not found[-1].title:
            found[-1] = _titled(found[-1], block)
        elif found:
            found[-1] = replace(found[-1], rest=(*found[-1].rest, block))
        index += used
    if len(found) >= least and all(segment.begins is not None for segment in found):
        yield from found


def _timed(
    block: Block, row: list[Block], after: list[Block], section: Section
) -> tuple[Segment | None, int]:
    """Return the segment that begins with this block, and how many blocks it takes."""
    if block.column or find_dates(block):
        return None, 1
    times = find_times(block)
    if len(times) != 1 or (section.key != "agenda" and not _is_first(block, times[0])):
        return None, 1
    time = times[0]
    if len(row) > 1:
        return _of_row(time, row, section.columns), len(row)
    if not _is_first(block, time) and not _is_last(block, time):
        return None, 1
    title = block.cut(time.end, block.end) if _is_first(block, time) else block.cut(block.start, time.start)
    title = _without_marks(title)
    first_line = title.text.find("\n")
    rest: list[Block] = []
    if first_line > 0:
        rest = [title.cut(title.start + first_line, title.end)]
        title = title.cut(title.start, title.start + first_line)
    title, person = _without_person(_without_minutes(title))
    return _segment(time, title, (*person, *rest)), 1


def _of_row(time: FoundTime, row: list[Block], columns: tuple[str, ...]) -> Segment:
    """Read a row of a table: the time, then the title, then who speaks. Further lines of the title's cell speak too."""
    cells = [cell for cell in row if cell.column > 0]
    place = columns.index("segment") if "segment" in columns else cells[0].column if cells else 0
    titles = [cell for cell in cells if cell.column == place]
    rest = [cell for cell in cells if cell.column != place]
    if not titles:
        titles, rest = cells[:1], cells[1:]
    if not titles:
        return Segment(time.begins, time.ends, "", ((time.start, time.end),), time.line)
    title, person = _without_person(_without_minutes(titles[0]))
    return _segment(time, title, (*person, *titles[1:], *rest))


def _segment(time: FoundTime, title: Block, rest: tuple[Block, ...]) -> Segment:
    spans: tuple[Span, ...] = ((time.start, time.end),)
    if title.end > title.start:
        spans += ((title.start, title.end),)
    return Segment(
        time.begins, time.ends, squeezed(title.text).rstrip(":;,| ").removesuffix("."), spans, time.line, rest
    )


def _titled(segment: Segment, block: Block) -> Segment:
    title, person = _without_person(_without_minutes(block))
    spans = (*segment.spans, (title.start, title.end))
    return replace(segment, title=squeezed(title.text).rstrip(":;,| "), spans=spans, rest=tuple(person))


def _is_first(block: Block, time: FoundTime) -> bool:
    return not re.search(
        r"\w", block.source[block.start : time.start].lower().replace("from", "").replace("de", "")
    )


def _is_last(block: Block, time: FoundTime) -> bool:
    return not re.search(r"\w", block.source[time.end : block.end])


def _without_marks(block: Block) -> Block:
    start, end = _MARK.match(block.text), _END_MARK.search(block.text)
    return block.cut(
        block.start + (start.end() if start else 0), block.start + (end.start() if end else len(block.text))
    )


def _without_minutes(block: Block) -> Block:
    """Cut off how long a part lasts: "(10 minutes)" at its end or beginning."""
    for match in _MINUTES.finditer(block.bare):
        before_colon = re.match(r"\s*[:–-]\s*(?=\S)", block.bare[match.end() :])
        if before_colon and match.start():
            return _without_marks(block.cut(block.start, block.start + match.start()))
        if not block.bare[match.end() :].strip(" .)"):
            return _without_marks(block.cut(block.start, block.start + match.start()))
        if match.start() == 0:
            return _without_marks(block.cut(block.start + match.end(), block.end))
    return block


def _without_person(block: Block) -> tuple[Block, list[Block]]:
    """Cut the title before the person who is named behind it with an honorific."""
    honorific = HONORIFIC.search(block.plain)
    if not honorific or not honorific.start():
        return block, []
    by = _BY.search(block.plain[: honorific.start()])
    if not by or not re.search(r"\w", block.plain[: by.start()]):
        return block, []
    said = by.start() if MODERATED_BY.match(block.bare[by.start() :].lstrip(" ,")) else honorific.start()
    person = block.cut(block.start + said, block.end)
    return block.cut(block.start, block.start + by.start()), [_without_marks(person)]


def _in_window(segment: Segment, window: tuple[int | None, int | None]) -> Segment:
    """Read the times as those of the half of the day in which the event lies."""
    start, end = window
    if start is None or segment.begins is None:
        return segment
    last = (end or start + 180) + 60
    for shift in (0, HALF_DAY, -HALF_DAY):
        if start - 90 <= segment.begins + shift <= last:
            ends = None if segment.ends is None else segment.ends + shift
            return replace(segment, begins=segment.begins + shift, ends=ends)
    return segment


def _doubts(segments: list[Segment], window: tuple[int | None, int | None], page: Page) -> Iterator[Doubt]:
    timed = [segment for segment in segments if segment.begins is not None]
    for before, after in zip(timed, timed[1:], strict=False):
        if before.ends is not None and after.begins is not None and after.begins < before.ends:
            yield Doubt("segments", after.title, after.line, "overlap", {"other": before.title})
    last = window[1]
    for segment in timed[-1:]:
        if last is not None and segment.ends is not None and segment.ends > last:
            yield Doubt("segments", segment.title, segment.line, "after_end")


def _minutes(time: str | None) -> int | None:
    return int(time[:2]) * 60 + int(time[3:]) if time else None
