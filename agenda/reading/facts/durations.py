"""How long the event lasts: under a label, or said in the sentence of its beginning."""

import re

from ..blocks import Block, Span
from ..sections import Page
from ..vocabulary.clock import DURATION, LASTING, LASTS, NUMBERS
from ..vocabulary.labels import NARRATIVE, PEOPLE
from .time_pairs import LONGEST

_ELSEWHERE = {"agenda", "speakers", *NARRATIVE, *PEOPLE}


def find_duration(page: Page) -> tuple[int, Block, Span] | None:
    """Return the minutes under a label for the duration, or of a sentence that says it, with their place."""
    for section in sorted(page.sections, key=lambda section: section.key != "duration"):
        if section.key in _ELSEWHERE:
            continue
        for block in section.blocks:
            for match in DURATION.finditer(block.bare):
                if section.key == "duration" or LASTS.search(block.bare[: match.start()]):
                    return minutes_of(match), block, (block.start + match.start(), block.start + match.end())
    return None


def duration_behind(block: Block, place: int) -> tuple[int, Span] | None:
    """Return the minutes that the block says behind a place of the document's text: `at 3 p.m., for 90 minutes`."""
    for match in DURATION.finditer(block.bare, max(place - block.start, 0)):
        is_said = LASTING.search(block.bare[: match.start()])
        if is_said and 0 < minutes_of(match) <= LONGEST:
            return minutes_of(match), (block.start + match.start(), block.start + match.end())
    return None


def minutes_of(match: re.Match[str]) -> int:
    """Return the minutes that a match of `DURATION` says."""
    if match["ninety"]:
        return 90
    if match["count"] or match["two"]:
        return 60 * NUMBERS.get(match["count"] or "", 2)
    if match["minutes"]:
        return int(match["minutes"])
    return round(float(match["hours"].replace(",", ".")) * 60) + int(match["rest"] or 0)
