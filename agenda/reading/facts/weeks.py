"""The week to which the event belongs, as the document names it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block, Span
from ..characters import squeezed
from ..sections import Page
from ..values import Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.weeks import PART_OF, WEEK
from .dates import FoundDate
from .occasions import Occasion
from .title_lines import is_only_week


@dataclass(frozen=True)
class _Naming:
    """One place where the week is named; `year` is None where none stands beside it."""

    text: str
    year: int | None
    span: Span
    confidence: float


def find_week(page: Page, occasions: list[Occasion]) -> tuple[Findings, int | None]:
    """Return the name of the week, and its year where the document says it.

    A week of another year than the event is one of which the text only tells.
    """
    days = [date for where in occasions for date in where.dates]
    years = {
        date.year
        for where in occasions
        if not where.key
        for date in where.dates
        if date.year and not date.last
    }
    years |= {date.year for where in occasions if where.is_certain for date in where.dates if date.year}
    named = [week for week in _namings(page, days) if not years or week.year is None or week.year in years]
    if not named:
        return Findings(), None
    best = max(named, key=lambda week: (week.year is not None, week.confidence, -week.span[0]))
    same = [week for week in named if week.year in (None, best.year)]
    spans = [best.span, *(week.span for week in same if week is not best)]
    spans += [(day.start, day.end) for day in days if day.last and best.year and day.year == best.year]
    return Findings((Value("week", best.text, tuple(spans), best.confidence),)), best.year


def _namings(page: Page, days: list[FoundDate]) -> Iterator[_Naming]:
    """Yield each naming of the week. The head is surer than running text, which has to say that this is part of it."""
    for is_text, block in _blocks(page):
        for match in WEEK.finditer(block.bare):
            said = match["before"] or match["year"] or match["han_year"] or match["han_after"]
            is_part = is_only_week(block) or PART_OF.search(block.bare[: match.start()])
            if is_text and not said and not is_part:
                continue
            span = (block.start + match.start(), block.start + match.end())
            year = int(said) if said else _year_beside(block, days)
            yield _Naming(_words(block.source[slice(*span)]), year, span, 0.8 if is_text else 0.95)


def _blocks(page: Page) -> Iterator[tuple[bool, Block]]:
    """Yield headings and blocks, and whether each is of running text."""
    for section in page.sections:
        if section.heading and section.heading not in section.blocks:
            yield False, section.heading
        yield from ((section.key in NARRATIVE, block) for block in section.blocks)


def _words(text: str) -> str:
    text = squeezed(text).strip(" ,:\"'“”«»")
    return text.removesuffix(")") if text.count(")") > text.count("(") else text


def _year_beside(block: Block, days: list[FoundDate]) -> int | None:
    """Return the year of the days of the week when they stand in the same block."""
    return next((day.year for day in days if day.last and block.start <= day.start < block.end), None)
