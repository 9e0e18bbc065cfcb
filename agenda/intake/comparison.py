"""What a changed document says otherwise than the record: field by field, and lists row by row. Reads, never writes.

A gap in the document changes nothing: what it does not say is not proposed.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz import fuzz

from events.models import CoSponsor, Organization, SideEvent
from events.models import Speaker as SpeakerRow

from ..reading.reading import Reading
from ..reading.saving import ranked_sponsors
from .facts import FACTS, clock_of, clock_words, local

ALIKE = 55  # of 100: rows that are at least so like each other are one row that changed
SAME = 100
SAME_TITLE = 60
LIST_NAMES = ("sponsors", "objectives", "focus_areas", "expected_outputs", "segments", "speakers")
PART_OF = {"sponsors": "co_sponsors"}  # where the record calls the list by another name


@dataclass(frozen=True)
class Word:
    text: str
    is_changed: bool = False


@dataclass(frozen=True)
class Change:
    """One thing that can be taken over. `now` or `then` is empty where it is new, or would go."""

    key: str  # "title", or "objectives:add:2" with the row of the document or of the record
    label: str
    now: str
    then: str
    value: Any = None  # what is to be written
    row: Any = None  # the row of the record that it is about

    @property
    def now_words(self) -> list[Word]:
        return _words(self.now, self.then)

    @property
    def then_words(self) -> list[Word]:
        return _words(self.then, self.now)


def changes(event: SideEvent, reading: Reading) -> list[Change]:
    """Return what the document says otherwise, in the order of the record."""
    reading = local(reading, event)
    return [*_changed_facts(event, reading), *_changed_lists(event, reading)]


def is_about_another(event: SideEvent, reading: Reading) -> bool:
    """Whether the document is plainly about another event: another title, and another day or other sponsors."""
    if not reading.title or fuzz.token_set_ratio(_bare(reading.title), _bare(event.title)) >= SAME_TITLE:
        return False
    day = event.starts_at and event.starts_at.astimezone(event.week.zone).date()
    is_other_day = bool(reading.date and day and reading.date != day)
    named = {sponsor.organization for sponsor in reading.sponsors if sponsor.organization}
    known = {row.organization_id for row in event.co_sponsors.all()}
    return is_other_day or not named & known


def _changed_facts(event: SideEvent, reading: Reading) -> Iterator[Change]:
    for fact in FACTS:
        now, then = fact.now(event), fact.then(reading)
        if then in (None, "", []) or _same(now, then):
            continue
        now_words = fact.words(now) if now not in (None, "", []) else ""
        if _bare(now_words) != _bare(fact.words(then)):
            yield Change(fact.name, str(fact.label), now_words, fact.words(then), then)


def _same(now: Any, then: Any) -> bool:
    return sorted(now) == sorted(then) if isinstance(then, list) else now == then


@dataclass(frozen=True)
class _Row:
    """A row of either side: the words that show it, those by which it is known again, and what makes it the same."""

    words: str
    known_by: str
    value: Any
    same_as: str = ""

    def says(self, other: "_Row") -> bool:
        return _bare(self.same_as or self.words) == _bare(other.same_as or other.words)


def _changed_lists(event: SideEvent, reading: Reading) -> Iterator[Change]:
    mentions = [row.organization for row in reading.sponsors] + [row.organization for row in reading.speakers]
    named = [pk for pk in mentions if pk]
    names = {pk: organization.name for pk, organization in Organization.objects.in_bulk(named).items()}
    for name in LIST_NAMES:
        values = ranked_sponsors(reading) if name == "sponsors" else getattr(reading, name)
        if values:
            stored = getattr(event, PART_OF.get(name, name))
            now = [_stored_row(name, row, event) for row in stored.all()]
            then = [_row(name, value, names, reading) for value in values]
            pairs = _pairs(now, then, SAME if name == "sponsors" else ALIKE)
            for n, m in pairs.items():
                then[n] = _row(name, _completed(name, then[n].value, now[m].value, reading), names, reading)
            yield from _compared(name, str(stored.model._meta.verbose_name_plural), now, then, pairs)


def _completed(name: str, value: Any, row: Any, reading: Reading) -> Any:
    """Return a row of the document with what only the record says of it: a part played, or a rank."""
    if name == "segments" and not value.note:
        return replace(value, note=row.note)
    if name == "speakers" and not value.role:
        return replace(value, role=row.part)
    if name == "sponsors" and any(doubt.code == "no_rank" for doubt in reading.doubts):
        return replace(value, role=row.role)
    return value


def _compared(
    name: str, label: str, now: list[_Row], then: list[_Row], pairs: dict[int, int]
) -> Iterator[Change]:
    for number, row in enumerate(then):
        old = pairs.get(number)
        if old is None:
            yield Change(f"{name}:add:{number}", label, "", row.words, row.value)
        elif not row.says(now[old]):
            yield Change(
                f"{name}:change:{number}", label, now[old].words, row.words, row.value, now[old].value
            )
    for number, row in enumerate(now):
        if number not in pairs.values():
            yield Change(f"{name}:remove:{row.value.pk}", label, row.words, "", None, row.value)


def _pairs(now: list[_Row], then: list[_Row], least: float) -> dict[int, int]:
    """Return which row of the record each row of the document is: the most alike first."""
    rated = sorted(
        (-_likeness(new.known_by, old.known_by), n, m)
        for n, new in enumerate(then)
        for m, old in enumerate(now)
    )
    pairs: dict[int, int] = {}
    for likeness, n, m in rated:
        if -likeness >= least and n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def _likeness(one: str, other: str) -> float:
    return (
        SAME if _bare(one) == _bare(other) else min(fuzz.token_sort_ratio(_bare(one), _bare(other)), SAME - 1)
    )


def _row(name: str, value: Any, names: dict[int, str], reading: Reading) -> _Row:
    if name == "sponsors":
        who = names.get(value.organization or 0, value.name)
        return _Row(f"{who}, {CoSponsor.Role(value.role).label}", who, value)
    if name == "segments":
        return _segment(value, value.start, value.end, reading.start)
    if name == "speakers":
        where = names.get(value.organization or 0, value.affiliation)
        part = str(SpeakerRow.RolePlayed(value.role).label) if value.role else ""
        return _speaker(value, where, part)
    if name == "focus_areas":
        return _Row(f"{value.title}\n{value.text}".strip(), value.title, value)
    return _Row(value, value, value)


def _stored_row(name: str, row: Any, event: SideEvent) -> _Row:
    if name == "sponsors":
        return _Row(f"{row.organization.name}, {row.get_role_display()}", row.organization.name, row)
    if name == "segments":
        row.side_event = event
        start = event.at_minute(0)
        return _segment(row, clock_of(row.starts_at), clock_of(row.ends_at), clock_of(start))
    if name == "speakers":
        where = row.organization.name if row.organization else row.affiliation
        return _speaker(row, where, row.get_part_display())
    if name == "focus_areas":
        return _Row(f"{row.title}\n{row.text}".strip(), row.title, row)
    return _Row(row.text, row.text, row)


def _segment(row: Any, start: str | None, end: str | None, from_start: str | None) -> _Row:
    """A part of the agenda is the same when it lies as far from the start: it moves with its event."""
    times = " – ".join(clock_words(time) for time in (start, end) if time)
    distance = [_minutes(from_start, time) for time in (start, end)]
    title = f"{row.title} ({row.note})" if row.note else row.title
    return _Row(f"{times}: {title}" if times else title, row.title, row, f"{distance} {title}")


def _minutes(start: str | None, end: str | None) -> int | None:
    if not start or not end:
        return None
    first, last = (dt.datetime.combine(dt.date.min, dt.time.fromisoformat(time)) for time in (start, end))
    return (last - first) // dt.timedelta(minutes=1)


def _speaker(row: Any, where: str, part: str) -> _Row:
    name = " ".join(filter(None, [row.honorific, row.name])) if row.name else ""
    words = ", ".join(filter(None, [name, row.function, where]))
    return _Row(f"{words} ({part})" if part else words, row.name or f"{row.function} {where}", row)


def _bare(text: str) -> str:
    """Return the words alone: marks and spaces are no change worth a question."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _words(text: str, other: str) -> list[Word]:
    """Cut a text into words and spaces, and mark the words that the other one does not have there."""
    parts, others = re.findall(r"\s+|\S+", text), re.findall(r"\s+|\S+", other)
    if not others:
        return [Word(text)]
    marked: list[Word] = []
    for kind, start, end, _first, _last in SequenceMatcher(None, parts, others, autojunk=False).get_opcodes():
        if start < end:
            marked.append(Word("".join(parts[start:end]), kind != "equal"))
    return _joined(marked)


def _joined(words: list[Word]) -> list[Word]:
    """Join changed words that only a space parts, so that a changed phrase is marked as one."""
    joined: list[Word] = []
    for number, word in enumerate(words):
        is_between = 0 < number < len(words) - 1 and not word.text.strip()
        is_changed = word.is_changed or is_between  # what stands beside an equal part is changed
        if joined and joined[-1].is_changed == is_changed:
            joined[-1] = Word(joined[-1].text + word.text, is_changed)
        else:
            joined.append(Word(word.text, is_changed))
    return joined
