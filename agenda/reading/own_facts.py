"""What a concept note of our own says: facts are read where the writer puts them, texts are taken word by word."""

import re
from collections.abc import Callable, Iterator

from .blocks import Block, Span
from .characters import bare, words_of
from .facts.agenda import HALF_DAY, doubts_of, plain_segment, window_of
from .facts.agenda_lines import Segment, times_of
from .facts.answers import find_answers
from .facts.clock import FoundTime, find_times, hhmm
from .facts.event_date import Calendar
from .facts.persons import Person
from .facts.sponsors import find_sponsors
from .facts.when import When, find_when
from .facts.zones import zone_of_city
from .organizations import Index
from .reading import Contact
from .sections import Page, Section
from .tables import rows_of
from .values import Findings, Value
from .vocabulary.labels import SPONSORS
from .vocabulary.own_messages import CONDITIONS, MEAL_FROM, MODES, OPEN, PARTS, own_key, patterns_of
from .vocabulary.people import HONORIFIC

_SURE = 0.97
_WHEN = ("", "date", "time", "duration")
_VERBATIM = ("title", "subtitle", "address", "platform", "audience")
_FULL_STOP = re.compile(r"[.。]$")  # of either script, as `formats.lead_in` sets it
_LISTS = ("objectives", "expected_outputs")
_CONTACT = {
    "contact": "name",
    "post": "function",
    "email": "email",
    "phone": "phone",
}  # by the keys of the labels


def find_in_own(page: Page, index: Index, calendar: Calendar) -> tuple[list[Findings], list[Segment]]:
    """Return what the parts of the note say, and the segments of its agenda."""
    masthead = " ".join(section.text for section in page.under(""))
    time = find_when(page.only(*_WHEN), calendar, zone_of_city(bare(masthead)))
    segments = list(_segments(page))
    programme = Findings(
        tuple(Value("segments", plain_segment(part), part.spans, _SURE) for part in segments),
        doubts=tuple(doubts_of(segments, window_of(time))),
    )
    readers: tuple[Callable[[Page], Iterator[Value]], ...] = (
        _texts, _venue, _attendance, _meal, _contact, _focus_areas, _conditions,
    )  # fmt: skip
    values = [value for reader in readers for value in reader(page)]
    people = [Value("speakers", person, person.spans, _SURE) for person in _speakers(page, index)]
    return [
        Findings((*values, *people)),
        time.findings,
        programme,
        find_sponsors(page.only(*SPONSORS), index),
        _answers(page, time),
    ], segments


def _said(section: Section) -> str:
    return "\n".join(block.text for block in section.blocks)


def _spans(section: Section) -> tuple[Span, ...]:
    return tuple((block.start, block.end) for block in section.blocks)


def _texts(page: Page) -> Iterator[Value]:
    """Yield what is taken word by word."""
    for section in page.sections:
        if not section.blocks:
            continue
        if section.key in _VERBATIM:
            yield Value(section.key, _said(section), _spans(section), _SURE)
        elif section.key == "background":
            text = "\n\n".join(block.text for block in section.blocks)
            yield Value("background", text, _spans(section), _SURE)
        elif section.key in _LISTS:
            for block in section.blocks:
                yield Value(section.key, block.text, ((block.start, block.end),), _SURE)


def _venue(page: Page) -> Iterator[Value]:
    """Yield the room, where the line for it does not say "Online" or "To be announced"."""
    for section in page.under("venue"):
        block = section.blocks[0]
        if not own_key(block.text, MODES) and not own_key(block.text, OPEN):
            yield Value("venue", block.text, _spans(section), _SURE)


def _attendance(page: Page) -> Iterator[Value]:
    for section in page.under("format"):
        if section.is_inline and (mode := own_key(_said(section), MODES)):
            yield Value("format", mode, _spans(section), _SURE)


def _conditions(page: Page) -> Iterator[Value]:
    """Yield the conditions of coming, whose sentences stand behind each other below the link."""
    for block in (block for section in page.under("rsvp") for block in section.blocks):
        for key, message in CONDITIONS.items():
            found = (pattern.search(block.text) for pattern in patterns_of(message))
            if match := next(filter(None, found), None):
                span = (block.start + match.start(), block.start + match.end())
                yield Value(key, True, (span,), _SURE)


def _meal(page: Page) -> Iterator[Value]:
    """Yield what is served; the writer's words for it may say from when."""
    for section in page.under("catering"):
        block = section.blocks[0]
        value = next(_served_from(block), (block.text, ""))
        yield Value("catering", value, _spans(section), _SURE)


def _served_from(block: Block) -> Iterator[tuple[str, str]]:
    """Yield what is served and from when, where the words behind "from" are a time and at most one word before it."""
    for pattern in patterns_of(MEAL_FROM):
        if match := pattern.fullmatch(block.text):
            said = block.cut(block.start + match.start("time"), block.start + match.end("time"))
            times = [time for time in find_times(said) if not time.is_range and time.end == said.end]
            if times and len(words_of(said.source[said.start : times[0].start])) <= 1:
                yield match["what"], hhmm(_as_written(times[0]))


def _as_written(time: FoundTime) -> int:
    """Return when it begins: the writer says which half of the day it means, or counts the hours to 24."""
    return time.begins - HALF_DAY if time.doubt == "meridiem" else time.begins


def _contact(page: Page) -> Iterator[Value]:
    facts = [section for section in page.under(*_CONTACT) if section.is_inline]
    if facts:
        contact = Contact(**{_CONTACT[section.key]: _said(section) for section in facts})
        yield Value("contact", contact, tuple(span for section in facts for span in _spans(section)), _SURE)


def _focus_areas(page: Page) -> Iterator[Value]:
    """Yield the numbered points: their bold lead-in, with a full stop of its own where text follows, and their text."""
    for section in page.under("focus_areas"):
        for block in section.blocks:
            bold = next((end for start, end in block.bold if start == block.start), block.end)
            title, text = block.cut(block.start, bold).text, block.cut(bold, block.end).text
            value = (_FULL_STOP.sub("", title) if text else title, text)
            yield Value("focus_areas", value, ((block.start, block.end),), _SURE)


def _segments(page: Page) -> Iterator[Segment]:
    """Yield the rows of the agenda: the time, the title, and below it who speaks."""
    for section in page.under("agenda"):
        for row in rows_of(section.blocks):
            time = next(iter(times_of(row[0])), None) if not row[0].column else None
            cells = [cell for cell in row if cell.column]
            if not cells:
                continue
            title, *rest = cells
            begins, ends = (time.begins, time.ends) if time else (None, None)
            spans = tuple((cell.start, cell.end) for cell in row if cell not in rest)
            note = "\n".join(cell.text for cell in rest)
            yield Segment(begins, ends, title.text, spans, title.line, tuple(rest), note=note)


def _speakers(page: Page, index: Index) -> Iterator[Person]:
    for section in page.under("speakers"):
        for row in rows_of(section.blocks):
            cells = {section.columns[cell.column]: cell for cell in row if cell.column < len(section.columns)}
            yield _person(row, cells, index)


def _person(row: list[Block], cells: dict[str, Block], index: Index) -> Person:
    """Read a row: what is bold is said of the person, what follows it that this is to be confirmed."""
    role = own_key(cells["role"].text, PARTS) or "" if "role" in cells else ""
    said = {name: _bold_of(cell) for name, cell in cells.items()}
    name, function, affiliation = (said.get(key, "") for key in ("name", "function", "affiliation"))
    is_tbc = any(said[key] != cell.text.strip() for key, cell in cells.items())
    honorific = HONORIFIC.match(name)
    known = index.match(affiliation)[0] if affiliation else None
    return Person(
        name[honorific.end() :] if honorific else name, honorific[0].strip(" ,") if honorific else "",
        role, function, affiliation, is_tbc,
        tuple((cell.start, cell.end) for cell in row), row[0].line, _SURE, known.id if known else None,
    )  # fmt: skip


def _bold_of(cell: Block) -> str:
    end = next((end for start, end in cell.bold if start == cell.start), cell.end)
    return cell.cut(cell.start, end).text


def _answers(page: Page, time: When) -> Findings:
    """Return what the part on RSVPs says. The address may read like a date: it tells no deadline."""
    sections = page.under("languages")
    for section in page.under("rsvp"):
        for block in section.blocks:
            start, end = next(
                ((start, end) for start, end, _address in block.links), (block.start, block.end)
            )
            around = [block.cut(block.start, start), block.cut(end, block.end)] if block.links else []
            sections += [Section("rsvp_deadline", blocks=(part,)) for part in around if part.text]
            sections.append(Section("rsvp", blocks=(block.cut(start, end),)))
    kept = Page(page.document, tuple(sections)).only("rsvp", "rsvp_deadline", "languages")
    return find_answers(kept, time.date, Findings())
