"""The concept note in parts.

Labels stand before their values, so that the reader of `agenda.reading` finds the record in it again.
"""

from collections.abc import Callable, Iterator

from django.utils.html import escape
from django.utils.translation import gettext as _

from events.pages.side_event import SegmentLine
from events.un_style.formats import sentences

from .concept_note import ConceptNote, SpeakerRow
from .parts import (
    Cell,
    Heading,
    Labelled,
    Logos,
    Part,
    Table,
    bullets,
    cell,
    headed,
    labelled,
    noted,
    points,
    under,
)
from .rich import Paragraph, Run, Runs, plain_runs, rich_line, rich_parts, typed


def parts_of(note: ConceptNote) -> Iterator[Part]:
    """Yield what stands below title and subtitle, in the active language and in the order of the PDF."""
    yield labelled(note.header, is_ruled=True)
    if note.is_cancelled:
        text = f"{_('This side event is cancelled.')} {note.cancellation_reason}"
        yield Paragraph(plain_runs(Run(text, is_bold=True)), "notice")
    yield from _sponsors(note)
    yield from under(_("Background and rationale"), rich_parts(note.background))
    yield from under(_("Objectives"), bullets(note.objectives))
    if note.logos:
        yield Logos(note.logos)
    yield from under(_("Format"), _format(note))
    yield from under(_("Key thematic focus areas"), points(note.focus_areas))
    yield from under(_("Speakers"), _speakers(note))
    yield from under(_("Expected outputs"), bullets(note.expected_outputs))
    yield from _rsvp(note)


def _sponsors(note: ConceptNote) -> Iterator[Part]:
    if note.sponsors:
        yield labelled(note.sponsors)
        if note.departs_from_protocol:
            yield Paragraph((Run(_("The names stand in the order that the organizers chose.")),), "quiet")


def _format(note: ConceptNote) -> Iterator[Part]:
    said = {fact.heading for fact in note.header}  # the venue stands at the head, with its address
    if facts := [fact for fact in note.format if fact.heading not in said]:
        yield labelled(facts, is_ruled=True)
    if note.agenda:
        texts = (text for line in note.agenda for text in (line.title, line.note))
        heading, is_noted = headed(_("Segment"), texts)
        mark = plain_runs if is_noted else noted
        yield Table((_("Time"), heading), tuple(_segment(line, mark) for line in note.agenda))


def _segment(line: SegmentLine, mark: Callable[[Run], Runs]) -> tuple[Cell, Cell]:
    title, more = typed(line.title, is_bold=True), typed(line.note)
    return cell(Run(line.time)), (*cell(*mark(title)), *cell(*mark(more)))


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
    cells = [cell(*noted(typed(text))) for text in said]
    cells[first] = cell(*noted(typed(said[first], is_bold=True)), Run(open_))
    return cell(Run(row.part)), *cells


def _rsvp(note: ConceptNote) -> Iterator[Part]:
    if note.takes_rsvps:
        yield Heading(_("RSVP and contact"))
        yield Paragraph(_invitation(note), keeps_next=True)
        if note.conditions:
            yield Paragraph((Run(sentences(note.conditions)),), keeps_next=True)
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
