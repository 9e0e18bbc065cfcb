"""The summary after the event in parts."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from events.formats import sentences

from .document import Fact
from .event_summary import CommitmentRow, QuoteRow, Summary
from .parts import Cell, Part, Photo, Table, cell, points, under
from .rich import Paragraph, Run, plain_runs

_BETWEEN = "\n\n"  # two paragraphs of typed text


def parts_of(summary: Summary) -> Iterator[Part]:
    """Yield what stands below title and subtitle, in the active language and in the order of the PDF."""
    yield from (_fact(fact) for fact in summary.facts)
    yield Paragraph(plain_runs(Run(sentences(summary.preface))))
    yield from _paragraphs(summary.introduction)
    if summary.photo:
        yield Photo(summary.photo.sha256, summary.photo.alt)
        if summary.photo.credit:
            yield Paragraph(plain_runs(Run(summary.photo.credit)), style="quiet")
    yield from under(_("Key messages"), points(summary.key_messages))
    yield from under(_("Commitments"), _commitments(summary.commitments))
    yield from under(_("In their words"), _quotes(summary.quotes))
    yield from under(_("Next steps"), _paragraphs(summary.next_steps))


def _fact(fact: Fact) -> Paragraph:
    lines = "".join(f"\n{line}" for line in fact.lines)
    return Paragraph(plain_runs(Run(fact.heading, is_bold=True), Run(lines)))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield typed text, which blank lines part into paragraphs."""
    typed = text.replace("\r\n", "\n").replace("\r", "\n")
    return (Paragraph(runs) for block in typed.split(_BETWEEN) if (runs := plain_runs(Run(block))))


def _quotes(rows: Iterable[QuoteRow]) -> Iterator[Paragraph]:
    for row in rows:
        yield Paragraph(plain_runs(Run(row.text, is_italic=True), Run(f"\n{row.speaker}")))


def _commitments(rows: Iterable[CommitmentRow]) -> Iterator[Table]:
    cells = tuple(_commitment(row) for row in rows)
    if cells:
        yield Table((_("Owner"), _("Commitment"), _("Due"), _("State")), cells, shares=(5, 3, 2))


def _commitment(row: CommitmentRow) -> tuple[Cell, ...]:
    said = cell(Run(row.text))
    if row.serves:
        said += cell(Run(f"{_('Serves:')} {row.serves}"))
    return cell(Run(row.owner)), said, cell(Run(row.due)), cell(Run(row.state))
