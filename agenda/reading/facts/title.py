"""What the event is called: under a label, in quotes behind "entitled", or the foremost line of the head."""

import re
from collections.abc import Iterator

from ..blocks import Block, Kind, Span
from ..characters import bare, plain, squeezed
from ..organizations import Index
from ..sections import Page
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE, label_key
from ..vocabulary.people import HONORIFIC
from ..vocabulary.phrases import ADDRESSED, CLOSINGS, WEEK
from ..vocabulary.places import PLACE
from ..vocabulary.roles import EVENT_NOUNS, LED_BY_PATTERN
from .clock import find_times
from .dates import find_dates

_ENTITLED = re.compile(
    r"(?:entitled|titled|on\s+the\s+(?:theme|topic|subject)(?:\s+of)?|under\s+the\s+(?:theme|title)|called|intitule(?:e)?s?|sur\s+le\s+theme|ayant\s+pour\s+theme|titulad[oa]s?|bajo\s+el\s+(?:tema|titulo|lema)|sobre\s+el\s+tema|denominad[oa]|بعنوان|تحت\s+عنوان|حول\s+موضوع|под\s+названием|на\s+тему|题为|主题为|主题是)\s*[:：]?\s*"
)
_BEFORE_QUOTES = re.compile(rf"(?<!\w)(?:{EVENT_NOUNS})\s*,?\s*[:：]?\s*(?=[\"'])")
_QUOTED = re.compile(
    r"[\"'“«„《「]\s*(?P<title>[^\"“”«»《》\n][^\"“”«»《》]{4,300}?)\s*[\"”»》」](?![a-z])|(?<!\w)'(?P<single>[A-Z][^'\n]{8,200}?)'(?!\w)"
)
_PREFIX = re.compile(
    r"(?:\W*(?:draft\s+|final\s+)?(?:concept\s+note|invitation|side[- ]event|high-level\s+(?:side[- ])?event|virtual\s+(?:side[- ])?event|panel\s+discussion|save\s+the\s+date|event|note\s+conceptuelle|evenement\s+parallele|manifestation\s+parallele|nota\s+conceptual|evento\s+paralelo|ورقه\s+مفاهيميه|مذكره\s+مفاهيميه|فعاليه\s+جانبيه|حدث\s+جانبي|параллельное\s+мероприятие|концептуальная\s+записка|re|fw|fwd|tr|rv|边会|会外活动|概念说明)\s*(?:[:：|]|\s[-–—]\s)\s*)+"  # noqa: E501 (one pattern or list, read as a whole)
)
_PARENT = re.compile(
    r"side[- ]event|manifestation\s+parallele|evenement\s+parallele|evento\s+paralelo|فعاليه\s+جانبيه|حدث\s+جانبي|на\s+полях|параллельн|边会|会外活动|in\s+the\s+margins|on\s+the\s+margins|en\s+marge|al\s+margen|على\s+هامش|الهامش"  # noqa: E501 (one pattern or list, read as a whole)
)
_SPLIT = re.compile(r"\s*[:：]\s+|[:：](?=[\u4e00-\u9fff])|\s*:\n|\s+[–—]\s+")
_MODE = re.compile(
    r"(?:a\s+)?(?:virtual|hybrid|online|in[- ]person)\s+(?:side[- ])?(?:event|meeting|discussion)"
)
_QUOTES = "\"'《》「」"
_LONGEST = 45  # words
_ENDS = re.compile(r"[.;,،。]$")


def find_title(page: Page, index: Index) -> Findings:
    """Return title and subtitle."""
    found = [
        title
        for reader in (_labelled, _of_head, _entitled, _of_subject, _quoted_above)
        if (title := reader(page, index))
    ]
    if found:
        return _values(page, *max(found, key=lambda title: title[2]))
    return Findings(doubts=(Doubt("title", "", 1, "no_title"),))


def _values(page: Page, blocks: list[Block], subtitle: Block | None, sure: float) -> Findings:
    """Cut the title at its colon, where a subtitle follows, and return both."""
    first, last = blocks[0], blocks[-1]
    whole = _without_quotes(first.cut(first.start, first.end) if first is last else _over(first, last))
    labels: list[Span] = []
    if prefix := _PREFIX.match(whole.bare):
        labels.append((whole.start, whole.start + prefix.end()))
        whole = _without_quotes(whole.cut(whole.start + prefix.end(), whole.end))
    cut = next((m for m in _SPLIT.finditer(whole.text) if len(squeezed(whole.text[: m.start()])) > 2), None)
    if subtitle is None and cut and whole.text[cut.end() :].strip():
        subtitle = whole.cut(whole.start + cut.end(), whole.end)
        whole = whole.cut(whole.start, whole.start + cut.start())
    values = [Value("title", _words(whole), ((whole.start, whole.end),), sure)]
    if subtitle:
        subtitle = _without_quotes(subtitle)
        values.append(Value("subtitle", _words(subtitle), ((subtitle.start, subtitle.end),), min(sure, 0.9)))
    return Findings(tuple(values), tuple(labels))


def _over(first: Block, last: Block) -> Block:
    from dataclasses import replace

    return replace(first, end=last.end)


def _labelled(page: Page, index: Index) -> tuple[list[Block], Block | None, float] | None:
    subtitle = next((section.blocks[0] for section in page.under("subtitle") if section.blocks), None)
    for section in page.under("title"):
        if section.blocks:
            return [section.blocks[0]], subtitle, 0.97
    for section in page.under("document"):
        if section.is_inline and section.blocks and _is_candidate(section.blocks[0], index):
            return [section.blocks[0]], subtitle, 0.85
    return None


def _of_head(page: Page, index: Index) -> tuple[list[Block], Block | None, float] | None:
    """Return the line of the head that stands out most, with the lines that belong to it."""
    lines = list(_head_lines(page))
    rated = [(_rating(block, number, index), -number) for number, block in enumerate(lines)]
    if not rated or max(rated)[0] <= 0:
        return None
    best = -max(rated)[1]
    title, subtitle = [lines[best]], None
    after = lines[best + 1] if best + 1 < len(lines) else None
    if (
        after
        and after.line <= lines[best].line + 3
        and _is_candidate(after, index)
        and _looks_alike(lines[best], after)
    ):
        is_open = lines[best].plain.rstrip().endswith((":", "-"))
        same_weight = (
            after.kind is lines[best].kind
            and after.level == lines[best].level
            and after.is_bold == lines[best].is_bold
        )
        if is_open or (same_weight and not _is_whole(lines[best], after)):
            title.append(after)
        else:
            subtitle = after
    return title, subtitle, 0.9 if rated[best][0] >= 3 else 0.75


def _head_lines(page: Page) -> Iterator[Block]:
    """Yield the lines before the running text. In quotes behind "Side event" stands the title alone."""
    for section in page.head:
        if section.key not in ("", "document", "week") or section.is_inline:
            continue
        for block in section.blocks:
            if len(block.text.split()) > _LONGEST or ADDRESSED.search(block.bare):
                return
            if not block.row:
                yield _quoted_part(block) or block


def _quoted_part(block: Block) -> Block | None:
    match = _QUOTED.search(block.plain)
    if not match:
        return None
    start, end = match.span("title") if match["title"] else match.span("single")
    rest = block.bare[:start] + block.bare[end:]
    is_frame = len(re.sub(_PARENT.pattern + r"|\W|event|invitation|concept|note|high-level", "", rest)) < 12
    return block.cut(block.start + start, block.start + end) if is_frame and end - start > 5 else None


def _rating(block: Block, number: int, index: Index) -> float:
    """Return how much a line looks like a title; 0 where it is something else."""
    if not _is_candidate(block, index):
        return 0
    text = block.text.strip()
    rating = 2.0 - 0.15 * number
    rating += 2 if block.kind is Kind.HEADING else 0
    rating += max(0, 2 - block.level) if block.kind is Kind.HEADING and block.level else 0
    rating += 1.5 if block.is_bold else 0
    rating += 1 if _QUOTED.match(text) else 0
    rating += 0.5 if ":" in text else 0
    words = len(text.split()) if " " in text else len(text) / 3
    rating -= 1.5 if words < 3 else 0
    rating -= 2 if _PARENT.search(block.bare) else 0
    return max(rating, 0.1) if rating > -1 else 0


def _is_candidate(block: Block, index: Index) -> bool:
    """Whether a line can be a title: no date, time, place, label, list of hosts, sentence or address."""
    text = block.text.strip(" \t\n\"“”«»'")
    if not text or len(text.split()) > _LONGEST or len(text) > 320 or block.kind is Kind.ITEM:
        return False
    if label_key(text) or re.search(r"@|https?:|www\.", text) or not re.search(r"[^\W\d_]{2}", text):
        return False
    dates = find_dates(block)
    if dates or find_times(block) or HONORIFIC.match(block.plain):
        return False
    if _is_only_week(block) or LED_BY_PATTERN.match(block.bare) or ADDRESSED.search(block.bare):
        return False
    if index.match(text)[0] or (PLACE.match(block.bare) and len(text.split()) < 9):
        return False
    if bare(text).strip(" ,.!") in CLOSINGS or text.endswith((",", "،")) or _MODE.match(block.bare):
        return False
    return not (_ENDS.search(text) and (len(text.split()) > 18 or block.line > 3)) and not _is_list_of_names(
        text, index
    )


def _is_only_week(block: Block) -> bool:
    """Whether a line only names the week: "Side event of Protection of Civilians Week 2026"."""
    match = WEEK.search(block.bare)
    if not match:
        return False
    rest = block.bare[: match.start()] + " " + block.bare[match.end() :]
    rest = re.sub(
        _PARENT.pattern
        + r"|new\s+york|nueva\s+york|united\s+nations|нью-йорк|نيويورك|纽约|联合国|concept\s+note|invitation|official|the|of|at|during|in|to|for|de|la|le|un|a|d|l|high-level|event|20\d\d",  # noqa: E501 (one pattern or list, read as a whole)
        " ",
        rest,
    )
    return len(re.findall(r"\w{2,}", rest)) < 3


def _is_list_of_names(text: str, index: Index) -> bool:
    parts = re.split(r"\s*(?:,|;|\||\band\b|&|\bet\b|\by\b|،|、)\s*", text)
    return len(parts) > 1 and sum(index.match(part)[0] is not None for part in parts) >= len(parts) / 2


def _looks_alike(title: Block, after: Block) -> bool:
    """Whether the next line goes on with a title: it stands out as much, or is a short line like it."""
    if after.kind is Kind.HEADING or after.is_bold:
        return True
    return 2 < len(after.text.split()) <= 18 and not _ENDS.search(after.text.strip())


def _is_whole(title: Block, after: Block) -> bool:
    """Whether the title's line is complete: the next begins with a capital and its own words."""
    text = title.plain.rstrip()
    return (
        not re.search(r"(?:\b(?:of|the|and|in|for|to|on|de|la|et|y|du|des|en|a|with|from)|,)$", text, re.I)
        and not after.text[:1].islower()
        and len(text.split()) > 1
    )


def _entitled(page: Page, index: Index) -> tuple[list[Block], Block | None, float] | None:
    for sentence in _sentences(page):
        for match in [*_ENTITLED.finditer(sentence.bare), *_BEFORE_QUOTES.finditer(sentence.bare)]:
            if WEEK.search(sentence.bare[max(0, match.start() - 60) : match.start()]):
                continue  # the theme of the week
            quoted = _QUOTED.match(sentence.plain, match.end())
            if quoted:
                start, end = quoted.span("title") if quoted["title"] else quoted.span("single")
                return [sentence.cut(sentence.start + start, sentence.start + end)], None, 0.9
            if match.end() >= len(sentence.bare) - 1 and (below := _below(page, sentence)):
                return [below], None, 0.9
            bold = next(
                (span for span in sentence.bold if abs(span[0] - sentence.start - match.end()) < 3), None
            )
            if bold:
                return [sentence.cut(*bold)], None, 0.85
    return None


def _below(page: Page, sentence: Block) -> Block | None:
    """Return the short block that follows "entitled:" at the end of a block."""
    after = next((block for block in page.document.blocks if block.start >= sentence.end), None)
    return after if after and len(after.text.split()) <= _LONGEST and not find_dates(after) else None


def _sentences(page: Page) -> Iterator[Block]:
    order = sorted(page.sections, key=lambda section: section.key in NARRATIVE)
    for section in order:
        for block in section.blocks:
            yield from sentences_of(block)


def _of_subject(page: Page, index: Index) -> tuple[list[Block], Block | None, float] | None:
    for section in page.under("subject"):
        for block in section.blocks:
            quoted = _QUOTED.search(block.plain)
            if quoted and quoted["title"]:
                start, end = quoted.span("title")
                return [block.cut(block.start + start, block.start + end)], None, 0.85
            rest = _PREFIX.match(block.bare)
            piece = block.cut(block.start + (rest.end() if rest else 0), block.end)
            if len(piece.text.split()) > 2 and not _is_only_week(piece):
                return [piece], None, 0.6
    return None


def _quoted_above(page: Page, index: Index) -> tuple[list[Block], Block | None, float] | None:
    """Return what stands in quotes in the first lines: Join us for a conversation on "Silent Schools"."""
    for block in page.document.blocks[:3]:
        match = _QUOTED.search(block.plain)
        if match and len(block.text.split()) < _LONGEST and not WEEK.search(block.bare):
            start, end = match.span("title") if match["title"] else match.span("single")
            return [block.cut(block.start + start, block.start + end)], None, 0.65
    return None


def _without_quotes(block: Block) -> Block:
    """Cut quotes that stand around the whole, and those of a pair that was cut in two."""
    text = block.text.strip(" *_")
    begin = block.start + block.text.find(text)
    stop = begin + len(text)
    while (
        stop - begin > 2
        and plain(block.source[begin]) in _QUOTES
        and plain(block.source[stop - 1]) in _QUOTES
    ):
        begin, stop = begin + 1, stop - 1
    inner = plain(block.source[begin:stop])
    if inner.count('"') % 2:
        begin += inner.startswith('"')
        stop -= inner.endswith('"') and not inner.startswith('"')
    return block.cut(begin, max(stop, begin))


def _words(block: Block) -> str:
    return (
        squeezed(block.text).rstrip(" :;,").removesuffix(".")
        if not block.text.rstrip().endswith("...")
        else squeezed(block.text)
    )
