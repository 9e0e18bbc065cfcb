"""Lines and rows of an agenda: their time, their title, and who stands beside."""

import re
from dataclasses import dataclass, replace

from ..blocks import Block, Span
from ..characters import CJK, bare, squeezed
from ..vocabulary.parts import LEAD
from ..vocabulary.people import FUNCTION_NOUN, HONORIFIC, HONORIFIC_BEHIND
from ..vocabulary.programme import BEFORE_TIME, BY, MINUTES
from .clock import FoundTime, find_times
from .dates import find_dates
from .persons import looks_like_name, name_at

_MARK = re.compile(r"^[\s:：;；|–—\-•·,，.)）\]>*]+")
_END_MARK = re.compile(r"[\s:：|–—\-,，(（;；\[]+$")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(?=\d{2}(?![\d.]))")
_INTO_TIME = re.compile(
    r"(?<!\w)(?:at|from|to|until|by|a|de|las|la|desde|hasta|jusqu'a|des|с|до|в|من|في|الساعه|until)\s*$"
)  # in prose
_LONGEST_TITLE = 30  # words


@dataclass(frozen=True)
class Segment:
    """A part of the agenda; times in minutes after midnight. `rest` is what stands beside: who speaks."""

    begins: int | None
    ends: int | None
    title: str
    spans: tuple[Span, ...]
    line: int
    rest: tuple[Block, ...] = ()
    has_minutes: bool = False  # whether it says how long it lasts
    note: str | None = None  # what stands beside, where it is known to be no more than that


def times_of(block: Block) -> list[FoundTime]:
    """Return the times of a line of an agenda, where 10.00 is one; none where it says a date."""
    if find_dates(block):
        return []
    source = _DOTTED.sub(lambda match: f"{match[1]}:", block.source[block.start : block.end])
    return find_times(replace(block, source=block.source[: block.start] + source + block.source[block.end :]))


def timed_line(block: Block, is_strict: bool) -> list[Segment]:
    """Return the segments of a block: of a line that begins or ends with a time, of a paragraph with several.

    `is_strict`: only where a time comes first, since the block does not stand in an agenda.
    """
    times = _joined(times_of(block), block)
    if not times:
        return []
    if _is_nothing(block.bare[: times[0].start - block.start]):
        outside = [time for time in times if time is times[0] or not _is_bracketed(time, block)]
        for chosen in (times, outside, times[:1]):
            ends = [*(time.start for time in chosen[1:]), block.end]
            pieces = [block.cut(time.end, end) for time, end in zip(chosen, ends, strict=True)]
            if _are_titles(pieces, chosen):
                return [_segment(time, piece) for time, piece in zip(chosen, pieces, strict=True)]
        return []
    if not is_strict and _is_nothing(block.bare[times[-1].end - block.start :]):
        starts = [block.start, *(time.end for time in times[:-1])]
        pieces = [block.cut(start, time.start) for start, time in zip(starts, times, strict=True)]
        if _are_titles(pieces, times) and not any(_INTO_TIME.search(piece.bare) for piece in pieces):
            return [_segment(time, piece) for time, piece in zip(times, pieces, strict=True)]
    return []


def timed_row(row: list[Block], columns: tuple[str, ...]) -> Segment | None:
    """Read a row of a table: times, then the title, then who speaks."""
    found = [
        (cell, times)
        for cell in row[:3]
        if len(times := times_of(cell)) == 1 and _is_only_time(cell, times[0])
    ]
    if not found or found[0][0].column > 1 or [cell.column for cell in row].count(found[0][0].column) > 1:
        return None
    time = found[0][1][0]
    if len(found) > 1 and time.ends is None and found[1][1][0].ends is None:
        last = found[1][1][0]
        time = replace(time, ends=last.begins, end=time.end)
    spans = tuple((cell.start, cell.end) for cell, _times in found[:2])
    cells = [cell for cell in row if cell not in [cell for cell, _times in found[:2]]]
    return _of_cells(time, spans, cells, columns)


def untimed_row(row: list[Block], columns: tuple[str, ...]) -> Segment | None:
    """Read a row without times: "10 min", the title, who speaks."""
    cells = [cell for cell in row if not re.fullmatch(rf"\W*(?:\d{{1,2}}|{MINUTES.pattern})\W*", cell.bare)]
    spans = tuple((cell.start, cell.end) for cell in row if cell not in cells)
    line = _of_cells(None, spans, cells, columns) if cells else None
    return replace(line, has_minutes=len(cells) < len(row)) if line and line.title else None


def untimed_line(block: Block) -> Segment:
    """Read a line without times: "1. Opening (10 min)"."""
    return replace(_segment(None, block), has_minutes=bool(MINUTES.search(block.bare)))


def by_minutes(block: Block) -> list[Block]:
    """Return the parts of a paragraph that says behind each part how long it lasts, else the block itself."""
    marks = list(MINUTES.finditer(block.bare))
    if len(marks) < 2 or block.bare[marks[-1].end() :].strip(" ).;。"):
        return [block]
    starts = [block.start, *(block.start + mark.end() for mark in marks[:-1])]
    pieces = [
        _without_marks(block.cut(start, block.start + mark.end()))
        for start, mark in zip(starts, marks, strict=True)
    ]
    return pieces if all(re.search(r"[^\W\d]{3}", piece.bare) for piece in pieces) else [block]


def with_title(segment: Segment, block: Block) -> Segment:
    """Return a segment that had a time only, with the title from the next line."""
    line = _segment(None, block)
    return replace(
        segment, title=line.title, spans=(*segment.spans, *line.spans), rest=(*segment.rest, *line.rest)
    )


def _joined(times: list[FoundTime], block: Block) -> list[FoundTime]:
    """Join two times with nothing but space between them to a pair: 13:15 13:25 Opening."""
    joined: list[FoundTime] = []
    for time in times:
        last = joined[-1] if joined else None
        between = block.source[last.end : time.start] if last else "x"
        if (
            last
            and last.ends is None
            and time.ends is None
            and not between.strip()
            and time.begins > last.begins
        ):
            joined[-1] = replace(last, ends=time.begins, end=time.end)
        else:
            joined.append(time)
    return joined


def _are_titles(pieces: list[Block], times: list[FoundTime]) -> bool:
    if len(pieces) == 1:
        return len(pieces[0].text.split()) <= _LONGEST_TITLE * 2
    is_rising = all(first.begins < second.begins for first, second in zip(times, times[1:], strict=False))
    are_words = all(re.search(r"[^\W\d_]{2}", _without_marks(piece).text) for piece in pieces)
    return is_rising and are_words and all(len(piece.text.split()) <= _LONGEST_TITLE for piece in pieces)


def _is_nothing(words: str) -> bool:
    return bool(re.fullmatch(rf"\W*(?:{BEFORE_TIME.pattern})\W*", words))


def _is_bracketed(time: FoundTime, block: Block) -> bool:
    before = block.source[block.start : time.start]
    return before.count("(") > before.count(")")


def _is_only_time(cell: Block, time: FoundTime) -> bool:
    rest = cell.bare[: time.start - cell.start] + " " + cell.bare[time.end - cell.start :]
    return len(re.findall(r"[^\W\d_]{2,}", MINUTES.sub(" ", rest))) <= 2


def _of_cells(
    time: FoundTime | None, spans: tuple[Span, ...], cells: list[Block], columns: tuple[str, ...]
) -> Segment:
    place = columns.index("segment") if "segment" in columns else cells[0].column if cells else 0
    titles = [cell for cell in cells if cell.column == place] or cells[:1]
    begins, ends = (time.begins, time.ends) if time else (None, None)
    if not titles:
        return Segment(begins, ends, "", spans, time.line if time else 0)
    line = _segment(None, titles[0])
    others = [cell for cell in cells if cell is not titles[0]]
    return Segment(begins, ends, line.title, (*spans, *line.spans), titles[0].line, (*line.rest, *others))


def _segment(time: FoundTime | None, words: Block) -> Segment:
    """Divide the words behind a time into the title, and the persons behind it or on the lines below."""
    words = _without_unit(words) if time else words
    title = _without_number(_without_marks(words))
    below: tuple[Block, ...] = ()
    first_line = title.text.find("\n")
    if first_line > 0:
        below = (title.cut(title.start + first_line, title.end),)
        title = title.cut(title.start, title.start + first_line)
    end = title.end if below else words.end
    title, behind = _without_minutes(title)
    title, persons = (title, behind) if behind else _without_persons(title)
    rest = (*persons, *below)
    end = persons[0].start if persons and persons[0].start > title.start else end
    spans = ((words.start, max(end, title.end)),) if title.end > title.start else ()
    said = squeezed(title.text).rstrip(":;,|；，。 ")
    said = said.removesuffix(".") if not re.search(r"\b[ap]\.m\.$|\betc\.$", said) else said
    if time is None:
        return Segment(None, None, said, spans, title.line, rest)
    return Segment(time.begins, time.ends, said, ((time.start, time.end), *spans), time.line, rest)


def _without_number(words: Block) -> Block:
    """Cut off the number of a part: II. Technical session."""
    number = re.match(r"(?:[IVX]{1,5}|\d{1,2})[.)]\s+(?=[^\W\d])", words.text)
    return words.cut(words.start + number.end(), words.end) if number else words


def _without_unit(words: Block) -> Block:
    """Cut off the unit of a time that stands before the title: 10.00 h."""
    unit = re.match(r"\s*(?:h|hs|hrs|hours|horas|heures|uhr|ч)\b\.?(?=\W)", words.bare)
    return words.cut(words.start + unit.end(), words.end) if unit else words


def _without_marks(block: Block) -> Block:
    start, end = _MARK.match(block.text), _END_MARK.search(block.text)
    kept = block.cut(
        block.start + (start.end() if start else 0), block.start + (end.start() if end else len(block.text))
    )
    is_open = kept.text.endswith(")") and kept.text.count(")") > kept.text.count("(")
    return kept.cut(kept.start, kept.end - 1) if is_open else kept


def _without_minutes(block: Block) -> tuple[Block, tuple[Block, ...]]:
    """Cut off how long a part lasts: "(10 minutes)" at its end or beginning, or before who speaks."""
    for match in MINUTES.finditer(block.bare):
        before, behind = block.bare[: match.start()], block.bare[match.end() :]
        head = _without_marks(block.cut(block.start, block.start + match.start()))
        if not behind.strip(" .)]"):
            return head, ()
        if not before.strip(" (["):
            return _without_marks(block.cut(block.start + match.end(), block.end)), ()
        if before.rstrip().endswith("(") and (mark := re.match(r"\s*\)\s*[:,|–-]?\s*", behind)):
            return head, (_without_marks(block.cut(block.start + match.end() + mark.end(), block.end)),)
    return block, ()


def _without_persons(block: Block) -> tuple[Block, tuple[Block, ...]]:
    """Cut the title before the persons who are named behind it."""
    place = _first_person(block)
    by = BY.search(bare(block.plain[:place])) if place else None
    if not place or not by or not re.search(r"\w{2}", block.plain[: by.start()]):
        return (block, (block,)) if HONORIFIC.match(block.plain) else (block, ())
    lead = LEAD.search(block.bare[:place])
    is_lead = (
        lead and lead.end() >= place - 4 and re.search(r"\w{2}", block.plain[: lead.start()].strip(" ,"))
    )
    said = lead.start() if lead and is_lead else place
    end = min(by.start(), said)
    persons = block.cut(block.start + said, block.end)
    return _without_marks(block.cut(block.start, block.start + end)), (_without_marks(persons),)


def _first_person(block: Block) -> int | None:
    """Return where the first person begins: an honorific, or behind a mark a name with a function."""
    if CJK.search(block.text):
        return next(
            (
                mark.end()
                for mark in re.finditer(r"[:：]\s*|\s*[-–—]+\s*", block.text)
                if _ends_in_person(block, mark.end())
            ),
            None,
        )
    honorific = HONORIFIC.search(block.plain)
    places = [honorific.start()] if honorific and honorific.start() else []
    for mark in re.finditer(
        r"(?:[:：(]|\s[-–—]|\bby|\bpar|\bpor)\s+(?=[A-ZÀ-ÞА-ЯЁ])|\((?=[A-ZÀ-Þ])", block.plain
    ):
        name = name_at(block.plain, mark.end())
        behind = block.plain[mark.end() + len(name) :]
        if looks_like_name(name, block.plain, mark.end()) and FUNCTION_NOUN.search(bare(behind)):
            places.append(mark.end())
    for lead in LEAD.finditer(block.bare):  # "Welcome by the moderator, Sam Example (OCHA)"
        is_named = lead[0].rstrip().endswith(",") and BY.search(block.bare[: lead.start()])
        if is_named and looks_like_name(name_at(block.plain, lead.end()), block.plain, lead.end()):
            places.append(lead.end())
    return min(places, default=None)


def _ends_in_person(block: Block, place: int) -> bool:
    """Whether the words at a place of a Chinese title end in 先生, 女士 or their like."""
    words = re.split(r"[，,；;（(]", block.text[place:])[0]
    return bool(HONORIFIC_BEHIND.search(words.strip()))
