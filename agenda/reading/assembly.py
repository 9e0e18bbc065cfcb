"""Puts together what the fact modules found, and keeps account of every word."""

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any

from .blocks import Block, Document
from .characters import WORD, bare, squeezed
from .cutting import page_of
from .facts.agenda_lines import Segment as AgendaSegment
from .facts.event_date import Calendar
from .ledger import LABEL, Ledger
from .organizations import Index
from .own_facts import find_in_own
from .own_note import own_note
from .reading import Catering, FocusArea, Reading, Segment, Source, Span, Speaker
from .sections import Page
from .values import THRESHOLD, Doubt, Findings, Value
from .vocabulary.connectives import CONNECTIVES
from .vowels import as_written
from .word_facts import find_in_words

LISTS = ("sponsors", "objectives", "segments", "focus_areas", "expected_outputs", "speakers")
NARRATIVE = (
    "background",
    "objectives",
    "focus_areas",
    "expected_outputs",
    "segments",
    "speakers",
    "audience",
)
SHARED = {"start", "end", "timezone"}  # one expression says them together
UNPLACED = "unplaced"


def read_document(document: Document, index: Index, calendar: Calendar) -> Reading:
    """Return what the document says about a side event. Deterministic: the same text gives the same reading."""
    page = own_note(document)
    if page:
        findings, segments = find_in_own(page, index, calendar)
    else:
        page = page_of(document)
        findings, segments = find_in_words(page, index, calendar)
    account = _Account(page.document, Ledger(document.text))
    account.claim_labels(page)
    for finding in findings:
        account.take(finding)
    account.take_notes(segments)
    account.claim_repeats()
    return account.reading()


@dataclass
class _Account:
    """Claims the words of each value in the ledger and collects the reading's fields."""

    document: Document
    ledger: Ledger
    values: dict[str, list[Value]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    notes: dict[tuple[tuple[int, int], ...], str] = field(
        default_factory=dict
    )  # by the spans of their segment

    def claim_labels(self, page: Page) -> None:
        for block in self.document.blocks:
            if block.marker:
                self.ledger.claim_free(*block.marker, LABEL)
            if block.is_furniture:
                self.ledger.claim_free(block.start, block.end, LABEL)
        for section in page.sections:
            if section.label:
                self.ledger.claim_free(*section.label, LABEL)
        for span in page.labels:
            self.ledger.claim_free(*span, LABEL)

    def take(self, finding: Findings) -> None:
        """Accept the values of a module whose words are still free; what is too unsure becomes a doubt."""
        for value in finding.values:
            if value.confidence < THRESHOLD:
                self.doubts.append(self._doubt(value))
            elif self._claim(value):
                self.values.setdefault(value.field, []).append(value)
        for span in finding.labels:
            self.ledger.claim_free(*span, LABEL)
        self.doubts += finding.doubts

    def take_notes(self, segments: list[AgendaSegment]) -> None:
        """What stands in the row of a segment beside its title belongs to it, also where it names speakers."""
        for segment in segments if "segments" in self.values else ():
            beside = [block for block in segment.rest if block.row]
            said = squeezed(" ".join(block.text for block in beside))
            self.notes[segment.spans] = said if segment.note is None else segment.note
            for block in beside:
                self.ledger.claim_free(block.start, block.end, "segments")

    def claim_repeats(self) -> None:
        """The title is often said again, in a subject or a sentence: that is no text without a place."""
        for value in self.values.get("title", []) + self.values.get("subtitle", []):
            words = r"\s+".join(re.escape(word) for word in str(value.value).split())
            for match in re.finditer(words, self.document.text, re.I) if len(str(value.value)) > 7 else ():
                if self.ledger.is_free(*match.span()):
                    self.ledger.claim(*match.span(), LABEL)

    def reading(self) -> Reading:
        spans = self._account_of_words()
        fields = {name: self._field(name, self._as_written(values)) for name, values in self.values.items()}
        healed = [
            Doubt("layout", words, line, code)
            for code, words, line in self.document.healed
            if code != "hyphen"
        ]
        return Reading(
            **fields,
            sources={name: self._source(values) for name, values in self.values.items()},
            doubts=tuple(sorted([*self.doubts, *healed], key=lambda doubt: (doubt.line, doubt.field))),
            unplaced=tuple(self._unplaced()),
            text=self.document.text,
            spans=spans,
        )

    def _claim(self, value: Value) -> bool:
        if value.field not in LISTS and value.field in self.values:
            return False
        free = [span for span in value.spans if self.ledger.is_free(*span)]
        if not free and not self._is_shared(value) and not self._has_free_words(value):
            return False
        for span in value.spans:
            self.ledger.claim_free(*span, value.field)
        return True

    def _is_shared(self, value: Value) -> bool:
        """Whether the words are those of a value that is said in the same breath: start, end and zone."""
        owners = {
            claim.owner
            for claim in self.ledger
            for start, end in value.spans
            if claim.start < end and start < claim.end
        }
        return (
            value.field in SHARED
            and owners <= SHARED | {LABEL}
            or value.field == "format"
            and owners <= {"platform", "venue", "format"}
            or value.field == "catering"
            and owners == {"segments"}
            or value.field == "segments"  # a heading with its time
            and owners == {LABEL}
            or value.field == "venue"  # those who invite do so to their own house
            and owners == {"sponsors"}
            or value.field == "sponsors"  # those who invite are named with their posts
            and owners == {"speakers"}
            or value.field == "rsvp_url"  # the words of the link are those of the label: "Register here"
            and owners == {LABEL}
        )

    def _has_free_words(self, value: Value) -> bool:
        """Whether enough of a longer text is free: facts may stand in the midst of it."""
        if value.field not in NARRATIVE:
            return False
        free = sum(end - start for span in value.spans for start, end in self.ledger.free_spans(*span))
        return free >= 0.3 * sum(end - start for start, end in value.spans)

    def _doubt(self, value: Value) -> Doubt:
        start, end = value.spans[0]
        return Doubt(value.field, squeezed(self.document.text[start:end]), self._line(start), "unsure")

    def _as_written(self, values: list[Value]) -> list[Value]:
        return [
            dataclasses.replace(value, value=as_written(value.value, self.document, value.spans))
            for value in values
        ]

    def _field(self, name: str, values: list[Value]) -> Any:
        if name in LISTS:
            rows = (
                sorted(values, key=lambda value: value.spans[0])
                if name in ("segments", "speakers", "sponsors")
                else values
            )
            return tuple(_row(name, value.value, self.notes.get(value.spans, "")) for value in rows)
        value = values[0].value
        return Catering(*value) if name == "catering" and isinstance(value, tuple) else value

    def _source(self, values: list[Value]) -> Source:
        starts = [start for value in values for start, _end in value.spans]
        ends = [end for value in values for _start, end in value.spans]
        return Source(
            self._line(min(starts)), self._line(max(ends) - 1), min(value.confidence for value in values)
        )

    def _line(self, position: int) -> int:
        return self.document.text.count("\n", 0, position) + 1

    def _account_of_words(self) -> tuple[Span, ...]:
        """Give away the words that only join values, and return what became of every part of the text."""
        for start, end in self.ledger.free_spans():
            for line in re.finditer(r"[^\n\t]+", self.document.text[start:end]):
                first, last = start + line.start(), start + line.end()
                words = [word.lower() for word in WORD.findall(bare(self.document.text[first:last]))]
                is_number = len(words) == 1 and words[0].isdigit() and len(words[0]) < 3
                if words and (is_number or all(word in CONNECTIVES for word in words)):
                    self.ledger.claim(first, last, LABEL)
        spans = [Span(claim.start, claim.end, claim.owner) for claim in self.ledger]
        spans += [Span(start, end, UNPLACED) for start, end in self.ledger.free_spans()]
        return tuple(sorted(spans, key=lambda span: span.start))

    def _unplaced(self) -> list[str]:
        """Return what found no place, block by block; "…" stands for what was taken out of a sentence."""
        texts = []
        for block in self.document.blocks:
            pieces = self.ledger.free_spans(block.start, block.end)
            if pieces:
                texts.append(_pieced(block, pieces))
        return texts


def _pieced(block: Block, pieces: list[tuple[int, int]]) -> str:
    parts = []
    cursor = block.start
    for start, end in pieces:
        if WORD.search(block.source, cursor, start):
            parts.append("…")
        parts.append(squeezed(block.source[start:end]).strip(" ,;|"))
        cursor = end
    if WORD.search(block.source, cursor, block.end):
        parts.append("…")
    return " ".join(parts)


def _row(name: str, value: Any, note: str) -> Any:
    if name == "segments":
        start, end, title = value
        return Segment(start, end, title, note)
    if name == "focus_areas":
        return FocusArea(*value)
    if name == "speakers":
        names = [part.name for part in dataclasses.fields(Speaker)]
        return Speaker(**{part: getattr(value, part) for part in names})
    return value
