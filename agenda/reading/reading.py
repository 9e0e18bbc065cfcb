"""What was read from a document: plain values, where each comes from, doubts, and what found no place."""

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any, Self

from .characters import plain
from .doubts import sentence
from .values import Doubt


@dataclass(frozen=True)
class Segment:
    start: str | None  # "HH:MM", local time of the event
    end: str | None
    title: str
    note: str = ""  # what stands beside the title: who speaks


@dataclass(frozen=True)
class FocusArea:
    title: str
    text: str


@dataclass(frozen=True)
class Speaker:
    name: str
    honorific: str
    role: str  # a value of Speaker.RolePlayed, or empty
    function: str
    affiliation: str
    organization: int | None
    is_tbc: bool


@dataclass(frozen=True)
class Sponsor:
    """An organization that presents the event; `organization` is None where the site does not know it."""

    name: str
    role: str
    organization: int | None
    kind: str
    acronym: str = ""

    def same_as(self, other: "Sponsor") -> bool:
        if self.organization or other.organization:
            return self.organization == other.organization
        return self.name.casefold() == other.name.casefold()


@dataclass(frozen=True)
class Contact:
    """Whom to ask; parts that are not said are empty."""

    name: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Catering:
    text: str
    time: str  # "HH:MM", or empty


@dataclass(frozen=True)
class Source:
    """Where a field comes from: first and last line of the text, and how sure it is from 0 to 1."""

    first_line: int
    last_line: int
    confidence: float


@dataclass(frozen=True)
class Span:
    """A part of the text and what became of it: the name of a field, "label" or "unplaced"."""

    start: int
    end: int
    owner: str


@dataclass(frozen=True)
class Reading:
    """A side event as its document tells it. None and empty mean that the document does not say."""

    title: str = ""
    subtitle: str = ""
    week: str = ""  # as the document calls it, with its year where that is said: "PoC Week 2026"
    date: dt.date | None = None
    month_day: str = ""  # "MM-DD", where no year can be known
    start: str = ""  # "HH:MM"
    end: str = ""
    timezone: str = ""
    format: str = ""  # in_person, online or hybrid
    venue: str = ""
    address: str = ""
    platform: str = ""
    sponsors: tuple[Sponsor, ...] = ()
    background: str = ""  # a blank line between paragraphs
    objectives: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    expected_outputs: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    rsvp_deadline: dt.date | None = None
    rsvp_url: str = ""
    rsvp_email: str = ""
    contact: Contact | None = None
    catering: Catering | None = None
    transferable: bool | None = None
    invitation_only: bool | None = None
    limited_places: bool | None = None
    audience: str = ""
    languages: tuple[str, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    unplaced: tuple[str, ...] = ()
    text: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def week_year(self) -> int | None:
        """The year of the week, where the document says it."""
        said = re.search(r"20\d\d", plain(self.week))
        return int(said[0]) if said else None

    def to_json(self) -> dict[str, Any]:
        """Return what `--json` prints: only what the document says."""
        said = {name: _plain(getattr(self, name)) for name in FIELDS}
        result = {name: value for name, value in said.items() if value not in (None, "", [], {})}
        result["sponsors"] = [
            {"name": sponsor.name, "role": sponsor.role, "organization": sponsor.organization}
            for sponsor in self.sponsors
        ]
        result["segments"] = [
            {"start": segment.start, "end": segment.end, "title": segment.title} for segment in self.segments
        ]
        result["speakers"] = [_said(speaker, "organization", "is_tbc") for speaker in self.speakers]
        result = {name: value for name, value in result.items() if value != []}
        result["sources"] = {
            name: {"lines": [source.first_line, source.last_line], "confidence": source.confidence}
            for name, source in self.sources.items()
        }
        result["doubts"] = [
            {"field": doubt.field, "text": doubt.text, "line": doubt.line, "why": sentence(doubt)}
            for doubt in self.doubts
        ]
        # who speaks in a segment has no place of its own here
        result["unplaced"] = [*self.unplaced, *(segment.note for segment in self.segments if segment.note)]
        return result

    def to_facts(self) -> dict[str, Any]:
        """Return all of it as JSON-able values, from which `from_facts` makes the same reading."""
        return {
            name.name: _plain(getattr(self, name.name), keeps_empty=True) for name in dataclasses.fields(self)
        }

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Self:
        values = dict(facts)
        for name, kind in _ROWS.items():
            values[name] = tuple(kind(**row) for row in facts[name])
        for name, kind in (("contact", Contact), ("catering", Catering)):
            values[name] = kind(**facts[name]) if facts[name] else None
        for name in ("date", "rsvp_deadline"):
            values[name] = dt.date.fromisoformat(facts[name]) if facts[name] else None
        for name in ("objectives", "expected_outputs", "languages", "unplaced"):
            values[name] = tuple(facts[name])
        values["sources"] = {name: Source(**row) for name, row in facts["sources"].items()}
        return cls(**values)


FIELDS = [
    "title", "subtitle", "week", "date", "month_day", "start", "end", "timezone", "format", "venue", "address",
    "platform",
    "sponsors", "background", "objectives", "segments", "focus_areas", "expected_outputs", "speakers", "rsvp_deadline",
    "rsvp_url", "rsvp_email", "contact", "catering", "transferable", "invitation_only", "limited_places", "audience",
    "languages",
]  # fmt: skip
_ROWS: dict[str, type] = {
    "sponsors": Sponsor, "segments": Segment, "focus_areas": FocusArea, "speakers": Speaker, "doubts": Doubt,
    "spans": Span,
}  # fmt: skip


def _plain(value: Any, keeps_empty: bool = False) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: _plain(part, keeps_empty)
            for name, part in vars(value).items()
            if keeps_empty or part not in ("", None)
        }
    if isinstance(value, tuple):
        return [_plain(part, keeps_empty) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part, keeps_empty) for key, part in value.items()}
    return value


def _said(row: Any, *without: str) -> dict[str, Any]:
    return {
        name: value for name, value in vars(row).items() if value not in ("", None) and name not in without
    }
