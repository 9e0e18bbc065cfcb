"""What the event is called: under a label, in quotes behind "entitled", or the foremost line of the head."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block, Span
from ..characters import plain, squeezed
from ..organizations import Index
from ..sections import Page
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.phrases import ADDRESSED, WEEK
from ..vocabulary.titles import ENTITLED, EVENT_IN_QUOTES, TITLE_PREFIX
from .dates import find_dates
from .title_lines import (
    LONGEST,
    QUOTES,
    goes_with,
    is_candidate,
    is_one_line,
    is_only_week,
    quoted,
    quoted_alone,
    rating,
)

_SPLIT = re.compile(r"\s*[:：]\s+|[:：](?=[\u4e00-\u9fff])|\s*:\n|\s+[–—]\s+")


@dataclass(frozen=True)
class _Title:
    """A title that was found, and how sure that is."""

    confidence: float
    block: Block
    subtitle: Block | None = None


def find_title(page: Page, index: Index) -> Findings:
    """Return title and subtitle."""
    readers = (_labelled, _of_head, _entitled, _of_subject, _quoted_above)
    found = [title for reader in readers if (title := reader(page, index))]
    if not found:
        return Findings(doubts=(Doubt("title", "", 1, "no_title"),))
    return _values(max(found, key=lambda title: title.confidence))


def _values(title: _Title) -> Findings:
    """Cut the title at its colon, where a subtitle follows, and return both."""
    whole, subtitle = _without_quotes(title.block), title.subtitle
    labels: list[Span] = []
    if prefix := TITLE_PREFIX.match(whole.bare):
        labels.append((whole.start, whole.start + prefix.end()))
        whole = _without_quotes(whole.cut(whole.start + prefix.end(), whole.end))
    cut = next((m for m in _SPLIT.finditer(whole.text) if len(squeezed(whole.text[: m.start()])) > 2), None)
    if subtitle is None and cut and whole.text[cut.end() :].strip():
        subtitle = whole.cut(whole.start + cut.end(), whole.end)
        whole = whole.cut(whole.start, whole.start + cut.start())
    values = [Value("title", _words(whole), ((whole.start, whole.end),), title.confidence)]
    if subtitle:
        subtitle = _without_quotes(subtitle)
        span = (subtitle.start, subtitle.end)
        values.append(Value("subtitle", _words(subtitle), (span,), min(title.confidence, 0.9)))
    return Findings(tuple(values), tuple(labels))


def _labelled(page: Page, index: Index) -> _Title | None:
    subtitle = next((section.blocks[0] for section in page.under("subtitle") if section.blocks), None)
    for section in page.under("title"):
        if section.blocks:
            return _Title(0.97, section.blocks[0], subtitle)
    for section in page.under("document"):
        if section.is_inline and section.blocks and is_candidate(section.blocks[0], index):
            return _Title(0.85, section.blocks[0], subtitle)
    return None


def _of_head(page: Page, index: Index) -> _Title | None:
    """Return the line of the head that stands out most, with the lines that belong to it."""
    lines = list(_head_lines(page))
    ratings = [rating(block, number, index) for number, block in enumerate(lines)]
    if not ratings or max(ratings) <= 0:
        return None
    best = ratings.index(max(ratings))
    title, after = lines[best], lines[best + 1] if best + 1 < len(lines) else None
    sure = 0.9 if ratings[best] >= 3 else 0.75
    if not after or not goes_with(title, after, index):
        return _Title(sure, title)
    if is_one_line(title, after):
        return _Title(sure, replace(title, end=after.end))
    return _Title(sure, title, after)


def _head_lines(page: Page) -> Iterator[Block]:
    """Yield the lines before the running text. In quotes behind "Side event" stands the title alone."""
    for section in page.head:
        if section.key not in ("", "document", "week") or section.is_inline:
            continue
        for block in section.blocks:
            if len(block.text.split()) > LONGEST or ADDRESSED.search(block.bare):
                return
            if not block.row:
                yield quoted_alone(block) or block


def _entitled(page: Page, _index: Index) -> _Title | None:
    """Return the title behind "entitled", in quotes, bold, or on the line below."""
    for sentence in _sentences(page):
        for match in [*ENTITLED.finditer(sentence.bare), *EVENT_IN_QUOTES.finditer(sentence.bare)]:
            if WEEK.search(sentence.bare[max(0, match.start() - 60) : match.start()]):
                continue  # the theme of the week
            if title := quoted(sentence, match.end()):
                return _Title(0.9, title)
            if match.end() >= len(sentence.bare) - 1 and (below := _below(page, sentence)):
                return _Title(0.9, below)
            begin = sentence.start + match.end()
            if bold := next((span for span in sentence.bold if abs(span[0] - begin) < 3), None):
                return _Title(0.85, sentence.cut(*bold))
    return None


def _below(page: Page, sentence: Block) -> Block | None:
    """Return the short block that follows "entitled:" at the end of a block."""
    after = next((block for block in page.document.blocks if block.start >= sentence.end), None)
    return after if after and len(after.text.split()) <= LONGEST and not find_dates(after) else None


def _sentences(page: Page) -> Iterator[Block]:
    for section in sorted(page.sections, key=lambda section: section.key in NARRATIVE):
        for block in section.blocks:
            yield from sentences_of(block)


def _of_subject(page: Page, _index: Index) -> _Title | None:
    """Return what the subject of a mail says, where it says more than the week."""
    for section in page.under("subject"):
        for block in section.blocks:
            if title := quoted(block):
                return _Title(0.85, title)
            prefix = TITLE_PREFIX.match(block.bare)
            rest = block.cut(block.start + (prefix.end() if prefix else 0), block.end)
            if len(rest.text.split()) > 2 and not is_only_week(rest):
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
    return text if text.endswith("...") else text.rstrip(" :;,").removesuffix(".")
