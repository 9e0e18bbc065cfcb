"""The agenda: timed lines and rows, wherever they stand, and what is wrong with their times."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block, Kind
from ..sections import Page, Section
from ..tables import rows_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE, label_key
from ..vocabulary.parts import part_of
from ..vocabulary.people import HONORIFIC
from ..vocabulary.programme import ITEMS, MINUTES, NO_TITLES
from .agenda_lines import Segment, by_minutes, timed_line, timed_row, untimed_line, untimed_row, with_title
from .clock import hhmm
from .person_tables import has_columns
from .when import When

HALF_DAY = 12 * 60
_NO_AGENDA = NARRATIVE | {
    "rsvp", "rsvp_deadline", "contact", "when", "date", "time", "when_where", "catering", "start", "end",
    "duration", "timezone", "email", "phone",
}  # fmt: skip
_FEW_WORDS = 10  # of a title that stands on a line of its own
_MOST_WORDS = 25  # of an item without time
_FEWEST_LINES = 3  # that say how long a part lasts
Window = tuple[int | None, int | None]


def find_agenda(page: Page, when: When) -> tuple[Findings, list[Segment]]:
    """Return the segments as values and as they are; the event's own times tell morning from afternoon.

    An agenda that says no times but who speaks is a list of speakers: its titles only tell their parts.
    """
    window = window_of(when)
    segments = [_in_window(segment, window) for segment in _segments(page, window)]
    told = [] if _are_speakers(segments) else segments
    values = [
        Value("segments", plain_segment(segment), segment.spans, 0.95 if segment.begins is not None else 0.7)
        for segment in told
    ]
    labels = [span for segment in segments if segment not in told for span in segment.spans]
    return Findings(tuple(values), tuple(labels), tuple(doubts_of(told, window))), segments


def _are_speakers(segments: list[Segment]) -> bool:
    """Whether most of the items without a time say who speaks, and none how long."""
    named = sum(bool(segment.rest) for segment in segments)
    is_timed = any(segment.begins is not None or segment.has_minutes for segment in segments)
    return not is_timed and 2 * named > len(segments)


def plain_segment(segment: Segment) -> tuple[str | None, str | None, str]:
    begins = None if segment.begins is None else hhmm(segment.begins)
    return begins, None if segment.ends is None else hhmm(segment.ends), segment.title


def _segments(page: Page, window: Window) -> list[Segment]:
    """Read the parts headed as agenda and what follows them, else timed lines anywhere."""
    agendas = page.under("agenda")
    first = page.sections.index(agendas[0]) if agendas else 0
    found: list[Segment] = []
    for number, section in enumerate(page.sections):
        if section.key == "agenda":
            found += _read(section, window)
        elif section.key in ("time", "when"):  # the first column of a table, headed so
            found += _timed(_rows_only(section), window, is_strict=True, least=2)
        elif section.key not in _NO_AGENDA and (number > first or not agendas):
            found += _timed(section, window, is_strict=True, least=1 if agendas else 2)
    if not found and not agendas:
        found = _of_headings(page, window)
    if not found and not agendas:
        found = [segment for section in page.sections for segment in _by_length(section)]
    return sorted(found, key=lambda segment: segment.spans[0])


def _rows_only(section: Section) -> Section:
    rows = {block.row for block in section.blocks if block.column}
    return replace(section, blocks=tuple(block for block in section.blocks if block.row in rows))


def _read(section: Section, window: Window) -> list[Segment]:
    """Read a part headed as agenda: its timed lines, else its items without times."""
    return _timed(section, window, is_strict=False, least=1) or list(_untimed(section))


def _of_headings(page: Page, window: Window) -> list[Segment]:
    """Read headings that end with their time: "Panel 1: Who pays? (8.25–9.00)"."""
    heads = [block for block in page.document.blocks if block.kind is Kind.HEADING and not block.row]
    found = [
        segment
        for block in heads
        for segment in timed_line(block, is_strict=False)
        if segment.ends is not None
    ]
    found = [
        replace(segment, rest=()) for segment in found if segment.title and not _is_whole(segment, window)
    ]
    is_rising = all(
        a.begins < b.begins for a, b in zip(found, found[1:], strict=False) if a.begins and b.begins
    )
    return found if len(found) > 1 and is_rising else []


def _by_length(section: Section) -> list[Segment]:
    """Read lines that say how long each part lasts, where no heading says that they are the agenda."""
    lines = [block for block in section.blocks if MINUTES.search(block.bare) and _may_be_item(block)]
    segments = [untimed_line(block) for block in lines if len(block.text.split()) <= _FEW_WORDS + 3]
    return segments if len(segments) >= _FEWEST_LINES and len(segments) == len(lines) else []


def _timed(section: Section, window: Window, is_strict: bool, least: int) -> list[Segment]:
    """Return the timed lines and rows, where there are at least so many; what stands below a line belongs to it."""
    found: list[Segment] = []
    is_headed = {"time", "segment"} <= set(section.columns)  # then a row is a segment, even the only one
    for row in rows_of(section.blocks):
        for segment in _entries(row, section, is_strict):
            if isinstance(segment, Block):
                _append(found, segment)
            elif _is_whole(segment, window) and not is_headed:
                found.append(replace(segment, title=""))
            else:
                found.append(segment)
    kept = [segment for segment in found if segment.title and (is_headed or not _is_whole(segment, window))]
    is_rising = all(
        a.begins <= b.begins for a, b in zip(kept, kept[1:], strict=False) if a.begins and b.begins
    )
    return kept if len(kept) >= least and (is_rising or not is_strict) else []


def _append(found: list[Segment], block: Block) -> None:
    """Add a block without a time to the segment above it: as its title, else as what stands beside."""
    if not found:
        return
    if found[-1].title:
        found[-1] = replace(found[-1], rest=(*found[-1].rest, block))
    elif found[-1].spans:
        found[-1] = with_title(found[-1], block)


def _entries(row: list[Block], section: Section, is_strict: bool) -> Iterator[Segment | Block]:
    """Yield segments, and blocks that are none."""
    is_row = row[0].column == 0 and len({cell.column for cell in row}) > 1
    if is_row and (segment := timed_row(row, section.columns)):
        yield segment
        return
    for block in row:
        segments = timed_line(block, is_strict) if not block.column or not is_row else []
        if segments:
            yield from segments
        else:
            yield block


def _untimed(section: Section) -> Iterator[Segment]:
    """Yield the items of an agenda that says no times: of a list, a table, a paragraph with minutes."""
    parts = [list(_parts(block)) for block in section.blocks]
    named = [part for row in parts if len(row) > 1 for part in row]
    blocks = [part for row in parts for part in row]
    has_minutes = sum(bool(MINUTES.search(block.bare)) for block in blocks) > 1
    are_items = sum(_is_title(block) for block in blocks) > 1
    segments: list[Segment] = []
    for row in rows_of(tuple(blocks)):
        if len({cell.column for cell in row}) > 1 and not (
            has_columns(section.columns) and "segment" not in section.columns
        ):
            segment = untimed_row(row, section.columns)
            segments += [segment] if segment else []
            continue
        for block in row:
            is_item = (
                block.kind is Kind.ITEM
                or block in named
                or (has_minutes and MINUTES.search(block.bare))
                or (are_items and _is_title(block))
            )
            if is_item and _may_be_item(block):
                segments.append(untimed_line(block))
            elif segments:
                segments[-1] = replace(segments[-1], rest=(*segments[-1].rest, block))
    yield from (segment for segment in segments if segment.title)


def _parts(block: Block) -> Iterator[Block]:
    """Yield the parts of "Opening; panel; questions; closing", or of a paragraph with minutes behind each part."""
    pieces = [match.span() for match in re.finditer(r"[^;；؛]+", block.text)]
    if len(pieces) > 2 and all(0 < len(block.text[start:end].split()) < 12 for start, end in pieces):
        yield from (block.cut(block.start + start, block.start + end) for start, end in pieces)
    else:
        yield from by_minutes(block)


def _is_title(block: Block) -> bool:
    """Whether a short line is what parts of agendas are called: "Opening remarks", "Q&A"."""
    is_short = len(block.text.split()) <= _FEW_WORDS and not block.text.rstrip().endswith(".")
    return (
        is_short
        and bool(ITEMS.match(block.bare) or part_of(block.bare))
        and label_key(block.text) not in NO_TITLES
    )


def _may_be_item(block: Block) -> bool:
    is_short = len(block.text.split()) <= _MOST_WORDS
    is_person = (
        HONORIFIC.match(block.plain)
        or re.match(r"[^:：]{3,40}[:：]\s", block.plain)
        and label_key(re.split("[:：]", block.plain)[0]) in NO_TITLES
    )
    return is_short and block.kind is not Kind.HEADING and not is_person and "@" not in block.text


def _is_whole(segment: Segment, window: Window) -> bool:
    """Whether a line says the time of the whole event, not of a part."""
    begins, ends = segment.begins, segment.ends
    if begins is None or ends is None or window[0] is None or window[1] is None:
        return False
    return ends - begins == window[1] - window[0] and (begins - window[0]) % HALF_DAY == 0


def _in_window(segment: Segment, window: Window) -> Segment:
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


def window_of(when: When) -> Window:
    """Return when the event begins and ends, in minutes after midnight."""
    times = {value.field: str(value.value) for value in when.findings.values}
    return _minutes(times.get("start")), _minutes(times.get("end"))


def doubts_of(segments: list[Segment], window: Window) -> Iterator[Doubt]:
    """Yield what is wrong with the times: parts that overlap, or that end after the event."""
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
