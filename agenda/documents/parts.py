"""What papers are made of in Word and in Markdown: a plain sequence of headings, paragraphs, points and tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from events.languages import language_words, like

from .document import Document, Fact, Point
from .logo_wall import Wall
from .rich import Item, Paragraph, Run, Runs, plain_runs, typed


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


@dataclass(frozen=True)
class Photo:
    """A photo by its SHA-256, with what it shows in words."""

    sha256: str
    alt: str


Text = Paragraph | Item
Part = Heading | Labelled | Paragraph | Item | Table | Logos | Photo


def under(heading: str, parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts below their heading; nothing where there are none.

    Where all paragraphs and points are in another language than the paper, one note of it stands in the heading,
    else at each that is.
    """
    parts = tuple(parts)
    if not parts:
        return
    languages = {_language_of(part.runs) for part in parts if isinstance(part, Text)}
    if len(languages) == 1:
        yield Heading(heading + "".join(run.text for run in _note(*languages)))
        yield from parts
    else:
        yield Heading(heading)
        yield from (
            replace(part, runs=noted(*part.runs)) if isinstance(part, Text) else part for part in parts
        )


def headed(label: str, texts: Iterable[str]) -> tuple[str, bool]:
    """Return the heading of a column, and whether it says for all texts that they are in another language."""
    languages = {typed(text).language for text in texts if text}
    note = _note(*languages) if len(languages) == 1 else ()
    return label + "".join(run.text for run in note), bool(note)


def titles(document: Document) -> tuple[Runs, Runs]:
    """Return title and subtitle; one note of their language is enough for both."""
    title, subtitle = typed(document.title), typed(document.subtitle, is_bold=True)
    is_noted = bool(title.language)
    return noted(title), plain_runs(subtitle) if is_noted else noted(subtitle)


def noted(*runs: Run) -> Runs:
    """Return the runs, with a note of their language behind them where it is not that of the paper."""
    plain = plain_runs(*runs)
    return (*plain, *_note(_language_of(plain)))


def _language_of(runs: Runs) -> str:
    return next((run.language for run in runs if run.language), "")


def _note(language: str) -> Runs:
    return (Run(f" {language_words(language)}"),) if language else ()


def labelled(facts: Iterable[Fact], *, is_ruled: bool = False) -> Labelled:
    """Return facts with their lines, which their heading labels."""
    return Labelled(tuple((fact.heading, _lines(fact)) for fact in facts), is_ruled)


def _lines(fact: Fact) -> Runs:
    first, *more = fact.lines or ("",)
    return plain_runs(*noted(typed(first)), Run("".join(f"\n{line}" for line in more)))


def bullets(texts: Iterable[str]) -> Iterator[Item]:
    """Yield each text as a point of a list."""
    return (Item(plain_runs(typed(text))) for text in texts)


def points(rows: Iterable[Point]) -> Iterator[Item]:
    """Yield the numbered points, each with its bold lead-in."""
    for number, point in enumerate(rows, start=1):
        text = [typed(like(f" {point.text}", point.text))] if point.text else []
        yield Item(plain_runs(typed(point.lead_in, is_bold=True), *text), number)


def cell(*runs: Run) -> Cell:
    """Return a cell of one paragraph, or an empty one where nothing is said."""
    return (plain,) if (plain := plain_runs(*runs)) else ()
