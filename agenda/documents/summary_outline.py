"""The summary after the event in parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from events.languages import like
from events.un_style.formats import sentences

from .document import Fact
from .event_summary import CommitmentRow, QuoteRow, Summary
from .parts import Cell, Part, Photo, Table, cell, headed, noted, points, under
from .rich import Paragraph, Run, Runs, plain_runs, typed

_BETWEEN = "\n\n"  # two paragraphs of typed text


def parts_of(summary: Summary) -> Iterator[Part]:
    """Yield what stands below title and subtitle, in the active language and in the order of the PDF."""
    yield from (_fact(fact) for fact in summary.facts)
    yield Paragraph(plain_runs(Run(sentences(summary.preface))))
    yield from _noted_at_the_end(_paragraphs(summary.introduction))
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
    blocks = text.replace("\r\n", "\n").replace("\r", "\n").split(_BETWEEN)
    return (Paragraph(runs) for block in blocks if (runs := plain_runs(typed(like(block, text)))))


def _noted_at_the_end(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text without a heading; one note of their language is behind the last."""
    found = list(paragraphs)
    yield from found[:-1]
    yield from (replace(last, runs=noted(*last.runs)) for last in found[-1:])


def _quotes(rows: Iterable[QuoteRow]) -> Iterator[Paragraph]:
    for row in rows:
        words = replace(typed(row.text), is_italic=True)
        yield Paragraph(plain_runs(words, typed(like(f"\n{row.speaker}", row.speaker))))


def _commitments(rows: Iterable[CommitmentRow]) -> Iterator[Table]:
    rows = tuple(rows)
    if rows:
        heading, is_noted = headed(_("Commitment"), (text for row in rows for text in (row.text, row.serves)))
        mark = plain_runs if is_noted else noted
        cells = tuple(_commitment(row, mark) for row in rows)
        yield Table((_("Owner"), heading, _("Due"), _("State")), cells, shares=(5, 3, 2))


def _commitment(row: CommitmentRow, mark: Callable[[Run], Runs]) -> tuple[Cell, ...]:
    said = cell(*mark(typed(row.text)))
    if row.serves:
        said += cell(Run(f"{_('Serves:')} "), *mark(typed(row.serves)))
    return cell(Run(row.owner)), said, cell(Run(row.due)), cell(Run(row.state))
