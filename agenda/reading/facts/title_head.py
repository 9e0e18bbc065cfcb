"""The lines of the head of a document among which the title stands."""

import re
from collections.abc import Iterator

from ..blocks import Block, Kind
from ..sections import Page
from ..vocabulary.labels import SPONSORS, label_key
from ..vocabulary.letters import ADDRESSED
from ..vocabulary.titles import INVITES
from .dates import find_dates
from .title_lines import LONGEST, quoted_alone

_FEW_WORDS, _LEAST_WORDS = 10, 3
_MOST_TEXTS = 3  # blocks of running text below which nothing is the head any more
_CLOSE = 2  # lines between what belongs together


def head_lines(page: Page) -> Iterator[Block]:
    """Yield the lines that may show the title. Below running text they are those that stand out from it."""
    texts, announced = 0, 0  # so many lines are announced: by "invite you to", or by a line that stands out
    for section in page.head:
        if section.key not in ("", "document", "week") or section.is_inline:
            continue
        for block in section.blocks:
            words = len(block.text.split())
            is_text = words > LONGEST or (words > _FEW_WORDS and bool(ADDRESSED.search(block.bare)))
            if is_text or block.row:
                texts += is_text
                announced = 2 if is_text and _announces(block) else 0
                continue
            stands_out = _stands_out(block)
            if texts <= _MOST_TEXTS and (not texts or announced or stands_out):
                yield quoted_alone(block) or _above_time(block) or block
            announced = 1 if stands_out else max(announced - 1, 0)


def _above_time(block: Block) -> Block | None:
    """Return the bold words with which a block begins, where only lighter ones with date and hour follow."""
    end = next((end for start, end in block.bold if start == block.start and end < block.end), block.start)
    words, rest = block.cut(block.start, end), block.cut(end, block.end)
    is_title = len(words.text.split()) >= _LEAST_WORDS and not find_dates(words) and not label_key(words.text)
    return words if is_title and find_dates(rest) else None


def _announces(block: Block) -> bool:
    """Whether a sentence that speaks to the reader goes on with the title: "… invite you to", "… à la réunion :"."""
    text = block.plain.rstrip()
    return text.endswith(":") or (text[-1:] not in ".!?;。" and bool(ADDRESSED.search(block.bare)))


def without_hosts(lines: list[Block], page: Page) -> list[Block]:
    """Return the lines without the names of hosts: those of the head, and those that go on with "invite you to"."""
    kept: list[Block] = []
    for line in lines:
        if INVITES.match(line.bare):
            kept = [
                other for other in kept if line.line - other.line_at(other.end) > _CLOSE or _stands_out(other)
            ]
        elif not _is_organizer(line, page):
            kept.append(line)
    return kept


def _is_organizer(line: Block, page: Page) -> bool:
    """Whether a line is the letterhead of an organization that is named again among the hosts."""
    name = re.split(r"\s[-|·]\s|,", line.bare)[0].strip(" .:")
    hosts = " ".join(block.bare for section in page.under(*SPONSORS) for block in section.blocks)
    return (
        " " in name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", re.sub(r"\s+", " ", hosts)) is not None
    )


def _stands_out(block: Block) -> bool:
    return (
        block.kind is Kind.HEADING or block.is_bold or quoted_alone(block) is not None or block.text.isupper()
    )
