"""What papers are made of in Word and in Markdown: a plain sequence of headings, paragraphs, points and tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .document import Fact, Point
from .logo_wall import Wall
from .rich import Item, Paragraph, Run, Runs, plain_runs


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Labelled:
    """Values, each with its label before it: "Date", "Venue"."""

    rows: tuple[tuple[str, Runs], ...]
    is_ruled: bool = False  # set off from the text by rules


Cell = tuple[Runs, ...]  # its paragraphs; none where it is empty


@dataclass(frozen=True)
class Table:
    """Columns with a heading each; the cells of the first one head their rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...] = ()  # of the width beside the first column; even where none are given


@dataclass(frozen=True)
class Logos:
    rows: Wall


Part = Heading | Labelled | Paragraph | Item | Table | Logos


def under(heading: str, parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts below their heading; nothing where there are none."""
    parts = tuple(parts)
    if parts:
        yield Heading(heading)
        yield from parts


def labelled(facts: Iterable[Fact], *, is_ruled: bool = False) -> Labelled:
    """Return facts with one line each, which their heading labels."""
    rows = tuple((fact.heading, plain_runs(Run("\n".join(fact.lines)))) for fact in facts)
    return Labelled(rows, is_ruled)


def bullets(texts: Iterable[str]) -> Iterator[Item]:
    """Yield each text as a point of a list."""
    return (Item(plain_runs(Run(text))) for text in texts)


def points(rows: Iterable[Point]) -> Iterator[Item]:
    """Yield the numbered points, each with its bold lead-in."""
    for number, point in enumerate(rows, start=1):
        runs = [Run(point.lead_in, is_bold=True)] + ([Run(f" {point.text}")] if point.text else [])
        yield Item(plain_runs(*runs), number)


def cell(*runs: Run) -> Cell:
    """Return a cell of one paragraph, or an empty one where nothing is said."""
    return (plain,) if (plain := plain_runs(*runs)) else ()
