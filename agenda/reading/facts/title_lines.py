"""Lines that can be a title, and how much each looks like one."""

import re

from ..blocks import Block, Kind
from ..characters import bare, plain
from ..organizations import Index
from ..vocabulary.labels import label_key
from ..vocabulary.letters import ADDRESSED, CLOSINGS
from ..vocabulary.people import HONORIFIC, OFTEN_NO_HONORIFIC
from ..vocabulary.places import OFFICE, PLACE, ROOM
from ..vocabulary.roles import LED_BY_PATTERN
from ..vocabulary.titles import (
    AROUND_WEEK,
    KIND_OF_EVENT,
    MODE_OF_EVENT,
    ON_THE_MARGINS,
    PARENT_MEETING,
    REGISTER,
    SESSION,
    TRAIL,
    UNFINISHED,
)
from ..vocabulary.weeks import WEEK
from .clock import find_times
from .dates import find_dates
from .place_extent import places_in, street_in

LONGEST = 45  # words
QUOTES = "\"'《》「」"
_LONGEST_SENTENCE = 18  # words of a title that ends in a full stop
_LONGEST_SUBTITLE = 25  # words
_QUOTED = re.compile(
    r"[\"《「]\s*(?P<title>[^\"《》\n][^\"《》]{4,300}?)\s*[\"》」](?![a-z])"
    r"|(?<!\w)'(?P<single>[A-Z][^'\n]{8,200}?)'(?!\w)"
)
_ENDS = re.compile(r"[.;,،。]$")
_NAME_THEN = re.compile(r"(?:[^\W\d_a-z][\w'.-]*\s*){2,4}[,(]")  # words with capitals, then a function
_WORD = re.compile(r"[^\W\d_]{2,}|[\u4e00-\u9fff]")


def quoted(block: Block, start: int | None = None) -> Block | None:
    """Return what stands in quotes in the block: the first anywhere, or exactly at `start`."""
    match = _QUOTED.search(block.plain) if start is None else _QUOTED.match(block.plain, start)
    if not match:
        return None
    first, last = match.span("title" if match["title"] else "single")
    return block.cut(block.start + first, block.start + last)


def quoted_alone(block: Block) -> Block | None:
    """Return what stands in quotes where nothing else but the kind of event is said."""
    inner = quoted(block)
    if inner is None:
        return None
    rest = block.bare[: inner.start - block.start] + block.bare[inner.end - block.start :]
    rest = re.sub(r"\([^()]*\)\W*$", "", rest)  # by whom: (organized by Norway)
    return inner if len(re.sub(r"\W", "", KIND_OF_EVENT.sub("", rest))) < 12 else None


def rating(block: Block, number: int, index: Index) -> float:
    """Return how much the line, so far down, looks like a title; 0 where it is something else."""
    if not is_candidate(block, index):
        return 0
    words = len(block.text.split()) if " " in block.text.strip() else len(block.text) / 3
    points = 2.0 - 0.15 * number
    if block.kind is Kind.HEADING:
        points += 2 + (max(0, 2 - block.level) if block.level else 0)
    points += 1.5 if block.is_bold else 0
    points += 1 if _is_in_quotes(block) else 0
    points += 0.5 if ":" in block.plain else 0
    points -= 1.5 if words < 3 and block.kind is not Kind.HEADING else 0
    points -= 2 if ON_THE_MARGINS.search(block.bare) else 0
    return max(points, 0.1) if points > -1 else 0


def is_candidate(block: Block, index: Index) -> bool:
    """Whether a line can be a title: no date, time, place, label, list of hosts, sentence or address."""
    text = block.text.strip(" \t\n\"“”«»'")
    count = len(text.split())
    if not text or count > LONGEST or len(text) > 320 or block.kind is Kind.ITEM:
        return False
    if label_key(text) or re.search(r"@|https?:|www\.|©", text) or not _WORD.search(text):
        return False
    if find_dates(block) or find_times(block) or _is_person(block) or _is_of_paper(block):
        return False
    is_sentence = _ENDS.search(text) and (count > _LONGEST_SENTENCE or block.line > 3)
    return not (
        is_sentence or _is_frame(block) or _is_address(block, text) or _is_place_or_host(block, text, index)
    )


def is_only_week(block: Block) -> bool:
    """Whether a line only names the week: "Side event of Protection of Civilians Week 2026"."""
    match = WEEK.search(block.bare)
    if not match:
        return False
    rest = block.bare[: match.start()] + " " + block.bare[match.end() :]
    return len(_WORD.findall(AROUND_WEEK.sub(" ", rest))) < 3


def goes_with(title: Block, after: Block, index: Index) -> bool:
    """Whether the next line belongs to the title: it stands out as much, or is a short line close below."""
    if (
        after.line > title.line_at(title.end) + 3
        or not is_candidate(after, index)
        or ON_THE_MARGINS.search(after.bare)
    ):
        return False
    if after.kind is Kind.HEADING or after.is_bold:
        return True
    words = len(after.text.split()) if " " in after.text.strip() else len(after.text) / 2
    return 2 < words <= _LONGEST_SUBTITLE and not _ENDS.search(after.text.strip())


def is_one_line(title: Block, after: Block) -> bool:
    """Whether two lines are one title that wraps: the first is not complete and looks as the second does."""
    text = title.bare.rstrip()
    if text.endswith(":"):
        return False
    is_alike = (after.kind, after.level, after.is_bold) == (title.kind, title.level, title.is_bold)
    is_open = bool(UNFINISHED.search(text)) or after.text[:1].islower()
    return is_alike and is_open


def _is_person(block: Block) -> bool:
    """Whether a line begins with a form of address; "Justice" and "General" are one before a name with a comma only."""
    match = HONORIFIC.match(block.plain)
    if not match or not OFTEN_NO_HONORIFIC.fullmatch(match[0].lower()):
        return bool(match)
    return bool(_NAME_THEN.match(block.plain, match.end()))


def _is_in_quotes(block: Block) -> bool:
    before = plain(block.source[max(block.start - 1, 0) : block.start + 1]).strip()
    return before[:1] in QUOTES


def _is_of_paper(block: Block) -> bool:
    """Whether a line is a path through a web site, or the number of the paper."""
    return bool(TRAIL.search(block.plain) or REGISTER.fullmatch(block.bare))


def _is_frame(block: Block) -> bool:
    """Whether a line names only the week or meeting around the event, what kind it is, or how one attends."""
    kept = _WORD.findall(KIND_OF_EVENT.sub(" ", block.bare))
    is_letterhead = re.fullmatch(r"\W*to\s+the\s+united\s+nations\W*", block.bare)
    is_only_kind = len(kept) < 2 and (len(kept) == 0 or bool(KIND_OF_EVENT.search(block.bare)))
    return bool(
        is_only_kind
        or is_letterhead
        or is_only_week(block)
        or _is_parent(block)
        or MODE_OF_EVENT.match(block.bare)
    )


def _is_parent(block: Block) -> bool:
    """Whether a line only names the meeting around the event: "62nd session of the Human Rights Council"."""
    match = PARENT_MEETING.search(block.bare)
    if not match or ":" in block.plain or not SESSION.search(block.bare):
        return False
    rest = AROUND_WEEK.sub(" ", block.bare[: match.start()] + " " + block.bare[match.end() :])
    return len(_WORD.findall(SESSION.sub(" ", rest))) < 5


def _is_address(block: Block, text: str) -> bool:
    """Whether a line speaks to its reader, or takes leave."""
    is_leave = bare(text).strip(" ,.!") in CLOSINGS
    return bool(ADDRESSED.search(block.bare)) or is_leave or text.endswith((",", "،", ", "))


def _is_place_or_host(block: Block, text: str, index: Index) -> bool:
    if street_in(block) and next(places_in(block), None):
        return True
    is_place = ROOM.search(block.bare) or (PLACE.match(block.bare) and len(text.split()) < 9)
    is_host = LED_BY_PATTERN.match(block.bare) or OFFICE.match(block.bare) or index.match(text)[0]
    return bool(is_place or is_host or _is_list_of_names(text, index))


def _is_list_of_names(text: str, index: Index) -> bool:
    parts = re.split(r"\s*(?:,|;|\||\band\b|&|\bet\b|\by\b|،|、)\s*", text)
    return len(parts) > 1 and sum(index.match(part)[0] is not None for part in parts) >= len(parts) / 2
