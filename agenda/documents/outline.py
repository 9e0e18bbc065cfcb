"""The concept note as a plain sequence of parts, the same for Word and Markdown, in the order of the PDF.

Labels stand before their values, so that the reader of `agenda.reading` finds the record in it again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from events.page import SegmentLine

from .concept_note import ConceptNote, SpeakerRow
from .document import Fact, Point
from .logo_wall import Wall
from .rich import Item, Paragraph, Run, Runs, plain_runs, rich_line, rich_parts


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


@dataclass(frozen=True)
class Logos:
    rows: Wall


Part = Heading | Labelled | Paragraph | Item | Table | Logos


def outline_of(note: ConceptNote) -> tuple[Part, ...]:
    """Return what stands below title and subtitle, in the language of the note."""
    with translation.override(note.language):
        return tuple(_parts(note))


def _parts(note: ConceptNote) -> Iterator[Part]:
    yield _labelled(note.header, is_ruled=True)
    if note.is_cancelled:
        text = f"{_('This side event is cancelled.')} {note.cancellation_reason}"
        yield Paragraph(plain_runs(Run(text, is_bold=True)), "notice")
    yield from _sponsors(note)
    yield from _under(_("Background and rationale"), rich_parts(note.background))
    yield from _under(_("Objectives"), _bullets(note.objectives))
    if note.logos:
        yield Logos(note.logos)
    yield from _under(_("Format"), _format(note))
    yield from _under(_("Key thematic focus areas"), _points(note.focus_areas))
    yield from _under(_("Speakers"), _speakers(note))
    yield from _under(_("Expected outputs"), _bullets(note.expected_outputs))
    yield from _rsvp(note)


def _under(heading: str, parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts below their heading; nothing where there are none."""
    parts = tuple(parts)
    if parts:
        yield Heading(heading)
        yield from parts


def _labelled(facts: Iterable[Fact], *, is_ruled: bool = False) -> Labelled:
    rows = tuple((fact.heading, plain_runs(Run("\n".join(fact.lines)))) for fact in facts)
    return Labelled(rows, is_ruled)


def _sponsors(note: ConceptNote) -> Iterator[Part]:
    if note.sponsors:
        yield _labelled(note.sponsors)
        if note.departs_from_protocol:
            yield Paragraph((Run(_("The names stand in the order that the organizers chose.")),), "quiet")


def _bullets(texts: Iterable[str]) -> Iterator[Part]:
    return (Item(plain_runs(Run(text))) for text in texts)


def _points(points: Iterable[Point]) -> Iterator[Part]:
    for number, point in enumerate(points, start=1):
        runs = [Run(point.lead_in, is_bold=True)] + ([Run(f" {point.text}")] if point.text else [])
        yield Item(plain_runs(*runs), number)


def _format(note: ConceptNote) -> Iterator[Part]:
    said = {fact.heading for fact in note.header}  # the venue stands at the head, with its address
    if facts := [fact for fact in note.format if fact.heading not in said]:
        yield _labelled(facts, is_ruled=True)
    if note.agenda:
        yield Table((_("Time"), _("Segment")), tuple(_segment(line) for line in note.agenda))


def _segment(line: SegmentLine) -> tuple[Cell, Cell]:
    return _cell(Run(line.time)), (*_cell(Run(line.title, is_bold=True)), *_cell(Run(line.note)))


def _speakers(note: ConceptNote) -> Iterator[Table]:
    """Yield the table of speakers, with names where one is known. What is empty is there to be filled in."""
    rows = [_speaker(row) for row in note.speaker_rows]
    head = (_("Part"), _("Name"), _("Function"), _("Organization"))
    has_names = any(row.name for row in note.speaker_rows)
    shown = [place for place in range(len(head)) if place != 1 or has_names]
    if rows:
        yield Table(
            tuple(head[place] for place in shown), tuple(tuple(row[place] for place in shown) for row in rows)
        )


def _speaker(row: SpeakerRow) -> tuple[Cell, ...]:
    """Return part, name, function and organization; the first that is said of a person stands out."""
    said = (row.name, row.function, row.affiliation)
    first = next((place for place, text in enumerate(said) if text), 0)
    open_ = "" if row.is_confirmed else f" {_('(to be confirmed)')}"
    cells = [_cell(Run(text)) for text in said]
    cells[first] = _cell(Run(said[first], is_bold=True), Run(open_))
    return _cell(Run(row.part)), *cells


def _cell(*runs: Run) -> Cell:
    return (plain,) if (plain := plain_runs(*runs)) else ()


def _rsvp(note: ConceptNote) -> Iterator[Part]:
    if note.takes_rsvps:
        yield Heading(_("RSVP and contact"))
        yield Paragraph(_invitation(note), keeps_next=True)
        if note.conditions:
            yield Paragraph((Run(" ".join(note.conditions)),), keeps_next=True)
    elif note.has_contact:
        yield Heading(_("Contact"))
    if note.has_contact:
        yield Labelled(tuple(_contact(note)))


def _invitation(note: ConceptNote) -> Runs:
    """Return "RSVP by …, at …" as the PDF has it: the same sentence for translators, with its link."""
    values = {"deadline": note.rsvp_deadline, "url": note.address, "address": note.address_text}
    if note.rsvp_deadline:
        sentence = _('RSVP by %(deadline)s, at <a href="%(url)s">%(address)s</a>')
    else:
        sentence = _('RSVP at <a href="%(url)s">%(address)s</a>')
    return rich_line(sentence % {name: escape(value) for name, value in values.items()})


def _contact(note: ConceptNote) -> Iterator[tuple[str, Runs]]:
    email = note.focal_point_email
    labelled = [
        (_("Focal point"), Run(note.focal_point_name)),
        (_("Function"), Run(note.focal_point_function)),
        (_("E-mail"), Run(email, address=f"mailto:{email}")),
        (_("Telephone"), Run(note.focal_point_phone)),
    ]
    return ((label, plain_runs(run)) for label, run in labelled if run.text)
