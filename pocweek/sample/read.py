"""Reads the sample weeks from their TOML files into plain frozen values.

A file that departs from the dataclasses below is refused with a sentence: which file, which row, which key.
"""

import dataclasses
import re
import tomllib
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

FOLDER = Path(__file__).parent
NAMES = ("week_2024", "week_2026", "next_week")
WORDS = {
    bool: "true or false",
    date: "a date",
    int: "a whole number",
    str: "text",
    time: "a time such as 13:15",
}


class SampleError(ValueError):
    """A sample file that cannot be read; the message is one sentence for the person who edits it."""


@dataclass(frozen=True, kw_only=True)
class Week:
    theme: str
    subtitle_line: str = ""
    proposals_close_days_before: int | None = None  # before the first day; None: nothing is proposed
    themes: tuple[str, ...] = ()
    # Only in the weeks of the past: the coming one is placed by the calendar.
    year: int | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Venue:
    key: str
    room: str
    building: str
    address: str
    seats: int
    needs_un_pass: bool
    accessibility: str


@dataclass(frozen=True, kw_only=True)
class OfficialMeeting:
    title: str
    day: int  # Monday is 0
    start: time
    minutes: int
    place: str


@dataclass(frozen=True, kw_only=True)
class Slot:
    start: time
    end: time


@dataclass(frozen=True, kw_only=True)
class Merger:
    """What the secretariat has proposed to two leads; by the titles of their side events."""

    kept: str
    merged: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Sponsor:
    organization: str
    role: Literal["lead", "co_host", "co_sponsor", "partner"]
    confirmed: bool
    printed_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Segment:
    start_minute: int  # from the start of the event
    end_minute: int
    title: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Speaker:
    function: str
    organization: str
    part: Literal["opening", "keynote", "moderator", "panellist", "statement", "discussant", "closing"]
    status: Literal["confirmed", "invited", "tbc"]
    honorific: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class TitledText:
    """A focus area or a key message: a bold lead-in and a sentence or two."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Seats:
    seats: int  # 0 means no limit
    taken: int = 0
    waiting: int = 0
    waiting_list: bool = False


@dataclass(frozen=True, kw_only=True)
class SeatsByMode:
    in_person: Seats | None = None
    online: Seats | None = None


@dataclass(frozen=True, kw_only=True)
class Report:
    on: date
    state: Literal["under_way", "kept", "not_kept", "withdrawn"]
    text: str
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Commitment:
    owner: str
    text: str
    due_on: date
    agreed: bool = True  # the owner lets it be followed in the public register
    serves: str = ""  # the title of a focus area of the side event
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Quote:
    text: str
    speaker: str
    consent_by: str
    consent_on: date


@dataclass(frozen=True, kw_only=True)
class QuoteText:
    text: str
    speaker: str


@dataclass(frozen=True, kw_only=True)
class SummaryTexts:
    """A summary in another language; its rows are in the order of the original."""

    intro: str
    key_messages: tuple[TitledText, ...]
    commitments: tuple[str, ...]
    quotes: tuple[QuoteText, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Summary:
    intro: str
    key_messages: tuple[TitledText, ...]
    commitments: tuple[Commitment, ...]
    quotes: tuple[Quote, ...] = ()
    french: SummaryTexts | None = None
    sent_to: int = 0  # so many invented participants have it


@dataclass(frozen=True, kw_only=True)
class SideEvent:
    title: str
    subtitle: str = ""
    day: int  # Monday is 0
    start: time
    minutes: int
    venue: str | None = None
    modes: tuple[Literal["in_person", "online"], ...]
    status: Literal["published", "draft", "cancelled", "submitted", "returned", "accepted"]
    is_wish: bool = False  # day and start are wished only
    theme: str = ""
    expected_participants: int | None = None
    remarks: str = ""  # of the secretariat, with its last step
    languages: tuple[Literal["ar", "en", "es", "fr", "ru", "zh-hans"], ...]
    audience: str
    catering: str = ""
    catering_minute: int | None = None  # from the start of the event, negative before it
    needs_un_pass: bool = False
    is_discreet: bool = False
    is_invitation_only: bool = False
    is_transferable: bool = False
    has_limited_places: bool = False
    rsvp_closes_day: int | None = None  # Monday is 0, the Friday before is -3; None: open until the start
    online_platform: str = ""
    focal_point_name: str
    focal_point_function: str
    focal_point_organization: str
    focal_point_email: str
    background: str  # paragraphs, with a blank line between them
    objectives: tuple[str, ...]
    expected_outputs: tuple[str, ...]
    sponsors: tuple[Sponsor, ...]
    segments: tuple[Segment, ...]
    speakers: tuple[Speaker, ...]
    focus_areas: tuple[TitledText, ...] = ()
    seats: SeatsByMode
    asks_dietary: bool
    asks_access: bool
    summary: Summary | None = None


@dataclass(frozen=True, kw_only=True)
class DayFile:
    side_events: tuple[SideEvent, ...]


@dataclass(frozen=True, kw_only=True)
class SampleWeek:
    week: Week
    venues: tuple[Venue, ...]
    official_meetings: tuple[OfficialMeeting, ...] = ()
    slots: tuple[Slot, ...] = ()
    mergers: tuple[Merger, ...] = ()
    side_events: tuple[SideEvent, ...] = ()


def load(name: str) -> SampleWeek:
    """The sample week `name` (one of NAMES), with the side events of all its files in order of time."""
    if name not in NAMES:
        raise SampleError(f"There is no sample week “{name}”; there are {', '.join(NAMES)}.")
    week: SampleWeek = read_file(FOLDER / f"{name}.toml", SampleWeek)
    side_events = list(week.side_events)
    for path in sorted(FOLDER.glob(f"{name}_*.toml")):
        side_events += read_file(path, DayFile).side_events
    side_events.sort(key=lambda event: (event.day, event.start, event.title))
    return dataclasses.replace(week, side_events=tuple(side_events))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line: the line breaks of the file carry no meaning."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def read_file(path: Path, kind: type) -> Any:
    """The content of a TOML file as a value of the dataclass `kind`; SampleError says what is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SampleError(f"{path.name}: {error}") from error
    return _read(kind, content, path.name)


def _read(kind: Any, value: Any, where: str) -> Any:
    if dataclasses.is_dataclass(kind):
        return _read_table(kind, value, where)
    origin, args = get_origin(kind), get_args(kind)
    if origin is UnionType:  # only “X | None” is used, and TOML has no null
        return _read(args[0], value, where)
    if origin is Literal:
        return _checked(value in args, value, where, "one of " + ", ".join(args))
    if origin is tuple:
        _checked(isinstance(value, list), value, where, "a list")
        return tuple(_read(args[0], item, f"{where} {number}") for number, item in enumerate(value, start=1))
    if kind is time:
        _checked(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", str(value)), value, where, WORDS[time])
        return time.fromisoformat(value)
    return _checked(type(value) is kind, value, where, WORDS[kind])  # exactly: true is no number of seats


def _checked(is_right: object, value: Any, where: str, wanted: str) -> Any:
    if not is_right:
        raise SampleError(f"{where}: {value!r} is not {wanted}.")
    return value


def _read_table(kind: Any, value: Any, where: str) -> Any:
    _checked(isinstance(value, dict), value, where, "a table")
    hints = get_type_hints(kind)
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise SampleError(f"{where}: unknown key {', '.join(unknown)}. Known are {', '.join(hints)}.")
    fields = dataclasses.fields(kind)
    missing = [
        field.name for field in fields if field.default is dataclasses.MISSING and field.name not in value
    ]
    if missing:
        raise SampleError(f"{where}: {', '.join(missing)} is missing.")
    return kind(**{key: _read(hints[key], item, f"{where}, {key}") for key, item in value.items()})
