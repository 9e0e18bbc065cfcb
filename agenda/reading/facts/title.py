"""What the event is called: under a label, in quotes behind "entitled", or the foremost line of the head."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block, Span
from ..characters import plain, squeezed, words_of
from ..organizations import Index
from ..sections import Page
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.titles import (
    ENTITLED,
    EVENT_BEHIND_QUOTES,
    EVENT_IN_QUOTES,
    KIND_OF_EVENT,
    TITLE_PREFIX,
)
from ..vocabulary.weeks import WEEK
from .dates import find_dates
from .title_head import head_lines, without_hosts
from .title_lines import (
    LONGEST,
    QUOTES,
    goes_with,
    is_candidate,
    is_one_line,
    is_only_week,
    quoted,
    rating,
)

_LONG_NAME = 20  # words
_CLOSE = 2  # lines between what belongs together
_DASHES = re.compile(r"[—–―─-]{1,3}\s*(?=\w)")
_NEAR_WEEK = 60  # characters before "under the theme" in which the week is named, whose theme it then is


@dataclass(frozen=True)
class _Title:
    """A title that was found, and how sure that is."""

    confidence: float
    block: Block
    subtitle: Block | None = None


def find_title(page: Page, index: Index) -> Findings:
    """Return title and subtitle. A line is taken as it stands; what stands below it is the subtitle."""
    head = without_hosts(list(head_lines(page)), page)
    found = [
        title
        for reader in (_labelled, _entitled, _of_subject, _quoted_above)
        if (title := reader(page, index))
    ]
    found += [title for title in [_of_head(head, index)] if title]
    if not found:
        return Findings(doubts=(Doubt("title", "", 1, "no_title"),))
    return _values(
        _with_dashed(_as_in_head(max(found, key=lambda title: title.confidence), head, index), page, index)
    )


def _values(title: _Title) -> Findings:
    whole, subtitle = _without_quotes(title.block), title.subtitle
    labels: list[Span] = []
    if prefix := TITLE_PREFIX.match(whole.bare):
        labels.append((whole.start, whole.start + prefix.end()))
        whole = _without_quotes(whole.cut(whole.start + prefix.end(), whole.end))
    line_end = whole.text.find("\n")
    if subtitle is None and line_end > 0 and not _goes_on(whole, line_end):
        subtitle = whole.cut(whole.start + line_end, whole.end)
        whole = whole.cut(whole.start, whole.start + line_end)
    values = [Value("title", _words(whole), ((whole.start, whole.end),), title.confidence)]
    if subtitle:
        subtitle = _without_quotes(subtitle)
        span = (subtitle.start, subtitle.end)
        values.append(Value("subtitle", _words(subtitle), (span,), min(title.confidence, 0.9)))
    return Findings(tuple(values), tuple(labels))


def _with_dashed(title: _Title, page: Page, index: Index) -> _Title:
    """Add the line below as subtitle where it begins with a dash: —— and its like."""
    after = next((block for block in page.document.blocks if block.start >= title.block.end), None)
    dashes = _DASHES.match(after.text) if after else None
    if (
        title.subtitle
        or not after
        or not dashes
        or after.line - title.block.line_at(title.block.end) > _CLOSE
    ):
        return title
    subtitle = after.cut(after.start + dashes.end(), after.end)
    return replace(title, subtitle=subtitle) if is_candidate(subtitle, index) else title


def _goes_on(whole: Block, line_end: int) -> bool:
    """Whether a title that somebody broke is one sentence over the break."""
    first, second = (
        whole.cut(whole.start, whole.start + line_end),
        whole.cut(whole.start + line_end, whole.end),
    )
    return is_one_line(first, second)


def _labelled(page: Page, index: Index) -> _Title | None:
    """Return what stands under the label for it; a paragraph under "What?" tells something else."""
    subtitle = next((section.blocks[0] for section in page.under("subtitle") if section.blocks), None)
    for section in page.under("title"):
        if section.blocks and not _is_text(section.blocks[0]):
            return _Title(0.97, section.blocks[0], subtitle)
    for section in page.under("document"):
        if section.is_inline and section.blocks and is_candidate(section.blocks[0], index):
            return _Title(0.85, section.blocks[0], subtitle)
    return None


def _is_text(block: Block) -> bool:
    """Whether a block tells something in sentences, rather than giving a name."""
    words = len(block.text.split())
    return (
        words > LONGEST
        or bool(find_dates(block))
        or (words > _LONG_NAME and len(list(sentences_of(block))) > 1)
    )


def _of_head(lines: list[Block], index: Index) -> _Title | None:
    """Return the line of the head that stands out most."""
    ratings = [rating(block, number, index) for number, block in enumerate(lines)]
    if not ratings or max(ratings) <= 0:
        return None
    best = ratings.index(max(ratings))
    best -= best > 0 and ratings[best - 1] > 0 and _is_short_title(lines[best - 1], lines[best])
    return _Title(0.9 if ratings[best] >= 3 else 0.75, lines[best])


def _is_short_title(line: Block, below: Block) -> bool:
    """Whether two words or a few are the title of which the longer line just below is the subtitle."""
    is_close = below.line - line.line_at(line.end) == 1 and below.kind is line.kind
    return is_close and line.is_bold >= below.is_bold and 1 < len(line.text.split()) < len(below.text.split())


def _as_in_head(title: _Title, lines: list[Block], index: Index) -> _Title:
    """Return the title as the head shows it, where it does: with all of its words, and the line below as subtitle."""
    words = words_of(title.block.text)
    for number, line in enumerate(lines):
        shown = words_of(line.text)
        if not words or shown[: len(words)] != words or not (shown == words or is_candidate(line, index)):
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        if title.subtitle or not after or not goes_with(line, after, index):
            return replace(title, block=line)
        if is_one_line(line, after):
            return replace(title, block=replace(line, end=after.end, bold=line.bold + after.bold))
        return replace(title, block=line, subtitle=after)
    return title


def _entitled(page: Page, _index: Index) -> _Title | None:
    """Return the title behind "entitled", in quotes, bold, or on the line below."""
    for block in _texts(page):
        themes = [
            match for match in ENTITLED.finditer(block.bare) if not _is_theme_of_week(block, match.start())
        ]
        for match in [*themes, *EVENT_IN_QUOTES.finditer(block.bare)]:
            if title := quoted(block, match.end()):
                return _Title(0.9, title)
            if match.end() >= len(block.bare) - 1 and (below := _below(page, block)):
                return _Title(0.9, below)
            begin = block.start + match.end()
            if bold := next((span for span in block.bold if abs(span[0] - begin) < 3), None):
                return _Title(0.85, block.cut(*bold))
        for match in EVENT_BEHIND_QUOTES.finditer(block.bare):
            title = quoted(block)
            if title and title.end - block.start in (match.start(), match.start() - 1):
                return _Title(0.85, title)
    return None


def _is_theme_of_week(block: Block, start: int) -> bool:
    return WEEK.search(block.bare[max(0, start - _NEAR_WEEK) : start]) is not None


def _below(page: Page, sentence: Block) -> Block | None:
    """Return the short block that follows "entitled:" at the end of a block."""
    after = next((block for block in page.document.blocks if block.start >= sentence.end), None)
    return after if after and len(after.text.split()) <= LONGEST and not find_dates(after) else None


def _texts(page: Page) -> Iterator[Block]:
    """Yield the blocks; the subject of a mail, which shortens, and running text, which tells of others, come last."""
    for section in sorted(
        page.sections, key=lambda section: (section.key in NARRATIVE, section.key == "subject")
    ):
        yield from section.blocks


def _of_subject(page: Page, _index: Index) -> _Title | None:
    """Return what the subject of a mail says, where it says more than week, day and kind of event."""
    for section in page.under("subject"):
        for block in section.blocks:
            if title := quoted(block):
                return _Title(0.85, title)
            prefix = TITLE_PREFIX.match(block.bare)
            rest = block.cut(block.start + (prefix.end() if prefix else 0), block.end)
            is_telling = len(KIND_OF_EVENT.sub(" ", rest.bare).split()) > 1 and not find_dates(rest)
            if len(rest.text.split()) > 2 and is_telling and not is_only_week(rest):
                return _Title(0.6, rest)
    return None


def _quoted_above(page: Page, _index: Index) -> _Title | None:
    """Return what stands in quotes in the first lines: Join us for a conversation on "Silent Schools"."""
    for block in page.document.blocks[:3]:
        title = quoted(block)
        if title and len(block.text.split()) < LONGEST and not WEEK.search(block.bare):
            return _Title(0.65, title)
    return None


def _without_quotes(block: Block) -> Block:
    """Cut quotes that stand around the whole, and those of a pair that was cut in two."""
    text = block.text.strip(" *_")
    begin = block.start + block.text.find(text)
    stop = begin + len(text)
    marks = plain(block.source[begin:stop])
    while len(marks) > 2 and marks[0] in QUOTES and marks[-1] in QUOTES:
        begin, stop, marks = begin + 1, stop - 1, marks[1:-1]
    if marks.count('"') % 2:
        begin += marks.startswith('"')
        stop -= marks.endswith('"') and not marks.startswith('"')
    return block.cut(begin, max(stop, begin))


def _words(block: Block) -> str:
    text = squeezed(block.text)
    return text if text.endswith("...") else text.rstrip(" :：;,").removesuffix(".")
