"""Lines that can be a title, and how much each looks like one."""

import re

from ..blocks import Block, Kind
from ..characters import bare, plain
from ..organizations import Index
from ..vocabulary.labels import label_key
from ..vocabulary.people import HONORIFIC
from ..vocabulary.phrases import ADDRESSED, CLOSINGS, WEEK
from ..vocabulary.places import PLACE
from ..vocabulary.roles import LED_BY_PATTERN
from ..vocabulary.titles import AROUND_WEEK, KIND_OF_EVENT, MODE_OF_EVENT, ON_THE_MARGINS, UNFINISHED
from .clock import find_times
from .dates import find_dates

LONGEST = 45  # words
QUOTES = "\"'《》「」"
_LONGEST_SENTENCE = 18  # words of a title that ends in a full stop
_QUOTED = re.compile(
    r"[\"《「]\s*(?P<title>[^\"《》\n][^\"《》]{4,300}?)\s*[\"》」](?![a-z])"
    r"|(?<!\w)'(?P<single>[A-Z][^'\n]{8,200}?)'(?!\w)"
)
_ENDS = re.compile(r"[.;,،。]$")
_ON_THE_MARGINS = re.compile(ON_THE_MARGINS)


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
    return inner if len(re.sub(r"\W", "", KIND_OF_EVENT.sub("", rest))) < 12 else None


def rating(block: Block, number: int, index: Index) -> float:
    """Return how much the line, so far down, looks like a title; 0 where it is something else."""
    if not is_candidate(block, index):
        return 0
    words = len(block.text.split()) if " " in block.text.strip() else len(block.text) / 3
    points = 2.0 - 0.15 * number
    points += 2 + (max(0, 2 - block.level) if block.level else 0) if block.kind is Kind.HEADING else 0
    points += 1.5 if block.is_bold else 0
    points += 1 if _is_in_quotes(block) else 0
    points += 0.5 if ":" in block.text else 0
    points -= 1.5 if words < 3 else 0
    points -= 2 if _ON_THE_MARGINS.search(block.bare) else 0
    return max(points, 0.1) if points > -1 else 0


def is_candidate(block: Block, index: Index) -> bool:
    """Whether a line can be a title: no date, time, place, label, list of hosts, sentence or address."""
    text = block.text.strip(" \t\n\"“”«»'")
    count = len(text.split())
    if not text or count > LONGEST or len(text) > 320 or block.kind is Kind.ITEM:
        return False
    if label_key(text) or re.search(r"@|https?:|www\.", text) or not re.search(r"[^\W\d_]{2}", text):
        return False
    if find_dates(block) or find_times(block) or HONORIFIC.match(block.plain):
        return False
    is_frame = is_only_week(block) or _is_only_kind(block) or MODE_OF_EVENT.match(block.bare)
    is_address = (
        ADDRESSED.search(block.bare) or bare(text).strip(" ,.!") in CLOSINGS or text.endswith((",", "،"))
    )
    is_place = PLACE.match(block.bare) and count < 9
    is_host = LED_BY_PATTERN.match(block.bare) or index.match(text)[0] or _is_list_of_names(text, index)
    is_sentence = _ENDS.search(text) and (count > _LONGEST_SENTENCE or block.line > 3)
    return not (is_frame or is_address or is_place or is_host or is_sentence)


def is_only_week(block: Block) -> bool:
    """Whether a line only names the week: "Side event of Protection of Civilians Week 2026"."""
    match = WEEK.search(block.bare)
    if not match:
        return False
    rest = block.bare[: match.start()] + " " + block.bare[match.end() :]
    return len(re.findall(r"\w{2,}", AROUND_WEEK.sub(" ", rest))) < 3


def goes_with(title: Block, after: Block, index: Index) -> bool:
    """Whether the next line belongs to the title: it stands out as much, or is a short line close below."""
    if after.line > title.line + 3 or not is_candidate(after, index):
        return False
    if after.kind is Kind.HEADING or after.is_bold:
        return True
    return 2 < len(after.text.split()) <= 18 and not _ENDS.search(after.text.strip())


def is_one_line(title: Block, after: Block) -> bool:
    """Whether two lines are one title that wraps: the first is not complete and looks as the second does."""
    text = title.plain.rstrip()
    if text.endswith((":", "-")):
        return True
    is_alike = (after.kind, after.level, after.is_bold) == (title.kind, title.level, title.is_bold)
    is_open = bool(UNFINISHED.search(text)) or after.text[:1].islower() or len(text.split()) == 1
    return is_alike and is_open


def _is_in_quotes(block: Block) -> bool:
    before = plain(block.source[max(block.start - 1, 0) : block.start + 1]).strip()
    return before[:1] in QUOTES


def _is_only_kind(block: Block) -> bool:
    """Whether a line only says what kind of event this is, or ends a letterhead."""
    is_letterhead = re.fullmatch(r"\W*to\s+the\s+united\s+nations\W*", block.bare)
    return len(re.findall(r"\w{2,}", KIND_OF_EVENT.sub(" ", block.bare))) < 2 or bool(is_letterhead)


def _is_list_of_names(text: str, index: Index) -> bool:
    parts = re.split(r"\s*(?:,|;|\||\band\b|&|\bet\b|\by\b|،|、)\s*", text)
    return len(parts) > 1 and sum(index.match(part)[0] is not None for part in parts) >= len(parts) / 2
