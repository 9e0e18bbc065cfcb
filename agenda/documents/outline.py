"""The concept note as a plain sequence of parts, the same for Word and Markdown, in the order of the PDF.

Labels stand before their values, so that the reader of `agenda.reading` finds the record in it again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from events import formats
from events.page import SegmentLine, SpeakerLine

from .concept_note import ConceptNote
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


@dataclass(frozen=True)
class Table:
    """Two columns. A cell is a row of paragraphs; the cells of the first column head their rows."""

    head: tuple[str, str]
    rows: tuple[tuple[Runs, tuple[Runs, ...]], ...]


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
    if note.speakers:
        yield Heading(_("Speakers"))
        yield Table((_("Part"), _("Speaker")), tuple(_speaker(line) for line in note.speakers))
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
    if note.format:
        yield _labelled(note.format, is_ruled=True)
    if note.agenda:
        yield Table((note.zone, _("Segment")), tuple(_segment(line) for line in note.agenda))


def _segment(line: SegmentLine) -> tuple[Runs, tuple[Runs, ...]]:
    title, remark = plain_runs(Run(line.title, is_bold=True)), plain_runs(Run(line.note))
    return plain_runs(Run(line.time)), (title, remark) if remark else (title,)


def _speaker(line: SpeakerLine) -> tuple[Runs, tuple[Runs, ...]]:
    rest = formats.notation().comma + line.more if line.more else ""
    if not line.is_confirmed:
        rest = f"{rest} {_('(to be confirmed)')}"
    return plain_runs(Run(line.part)), (plain_runs(Run(line.who, is_bold=True), Run(rest)),)


def _rsvp(note: ConceptNote) -> Iterator[Part]:
    if note.takes_rsvps:
        yield Heading(_("RSVP and contact"))
        yield Paragraph(_invitation(note))
        if note.conditions:
            yield Paragraph((Run(" ".join(note.conditions)),))
    elif note.has_contact:
        yield Heading(_("Contact"))
    if note.has_contact:
        yield Labelled(((_("Focal point"), _contact(note)),))


def _invitation(note: ConceptNote) -> Runs:
    """Return "RSVP by …, at …" as the PDF has it: the same sentence for translators, with its link."""
    values = {"deadline": note.rsvp_deadline, "url": note.address, "address": note.address_text}
    if note.rsvp_deadline:
        sentence = _('RSVP by %(deadline)s, at <a href="%(url)s">%(address)s</a>')
    else:
        sentence = _('RSVP at <a href="%(url)s">%(address)s</a>')
    return rich_line(sentence % {name: escape(value) for name, value in values.items()})


def _contact(note: ConceptNote) -> Runs:
    email = note.focal_point_email
    said = [
        Run(note.focal_point),
        Run(email, address=f"mailto:{email}" if email else ""),
        Run(note.focal_point_phone),
    ]
    runs: list[Run] = []
    for run in (run for run in said if run.text):
        runs += [Run(formats.notation().comma), run] if runs else [run]
    return plain_runs(*runs)
