"""What a reader of the programme asked for, and which side events answer it.

A week has 60 to 150 side events, so they are all loaded and filtered in memory. That keeps the number of
queries constant, finds "Cote d'Ivoire" with and without accents on every database, and gives each day its
own count.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

from ..languages import LANGUAGES, column
from ..models import OfficialMeeting, Organization, SideEvent, Venue, Week
from ..un_style.protocol import sort_key

LONGEST_SEARCH = 200  # characters
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Filters:
    """What the reader asked for. A field is empty where nothing, or nothing that makes sense, was asked."""

    day: dt.date | None = None
    attendance: str = ""
    sponsor: int | None = None  # primary key of an organization
    room: int | None = None  # primary key of a venue
    q: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return the filters of an address; what cannot be read is as if it were not there."""
        attendance = query.get("attendance", "")
        return cls(
            day=_date(query.get("day", "")),
            attendance=attendance if attendance in ("in_person", "online") else "",
            sponsor=_number(query.get("sponsor", "")),
            room=_number(query.get("room", "")),
            q=search_of(query),
        )

    @property
    def query(self) -> str:
        """The same filters as the query of an address, "?day=2026-05-19"; empty without filters."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        query = urlencode({name: str(value) for name, value in values.items() if value})
        return f"?{query}" if query else ""

    @property
    def narrows(self) -> bool:
        """Whether anything but the day is asked for."""
        return replace(self, day=None) != Filters()


@dataclass(frozen=True)
class Option:
    """An entry of a list to choose from."""

    value: int
    label: str


def sensible(filters: Filters, week: Week, events: list[SideEvent]) -> Filters:
    """Return the filters without a day, sponsor or room that this week does not have."""
    days = {*week.days, *(day_of(event, week) for event in events)}
    sponsors = {sponsor.organization_id for event in events for sponsor in event.presenting}
    return replace(
        filters,
        day=filters.day if filters.day in days else None,
        sponsor=filters.sponsor if filters.sponsor in sponsors else None,
        room=filters.room if filters.room in {event.venue_id for event in events} else None,
    )


def matches(event: SideEvent, filters: Filters) -> bool:
    """Whether a side event is one of those asked for, whatever the day."""
    is_offered = {"": True, "in_person": event.is_in_person, "online": event.is_online}
    return (
        is_offered[filters.attendance]
        and filters.room in (None, event.venue_id)
        and (filters.sponsor is None or filters.sponsor in {row.organization_id for row in event.presenting})
        and (not filters.q or _holds(_searched_text(event), filters.q))
    )


def _holds(text: str, search: str) -> bool:
    """Whether each word searched for is in the text, wherever it stands."""
    return all(word in text for word in folded(search).split())


def times_of(part: SideEvent | OfficialMeeting, week: Week) -> tuple[dt.datetime, dt.datetime]:
    """Return start and end in the week's zone."""
    if part.starts_at is None or part.ends_at is None:
        raise ValueError("Without a start and an end there is no place in the programme.")
    return part.starts_at.astimezone(week.zone), part.ends_at.astimezone(week.zone)


def day_of(part: SideEvent | OfficialMeeting, week: Week) -> dt.date:
    """Return the day on which it begins, in the week's zone."""
    return times_of(part, week)[0].date()


def sponsor_options(events: list[SideEvent]) -> list[Option]:
    """Return the organizations that present one of the side events, by alphabet."""
    found: dict[int, Organization] = {}
    for event in events:
        found.update({row.organization_id: row.organization for row in event.presenting})
    options = [Option(pk, organization.full_label) for pk, organization in found.items()]
    return sorted(options, key=lambda option: sort_key(option.label))


def room_options(events: list[SideEvent]) -> list[Option]:
    """Return the rooms of the side events, by building and number."""
    venues = {event.venue_id: event.venue for event in events if event.venue}
    return [Option(venue.pk, str(venue)) for venue in sorted(venues.values(), key=_room_key)]


def _room_key(venue: Venue) -> list[tuple[bool, int, str]]:
    """Sort Conference Room 2 before Conference Room 11."""
    parts = re.findall(r"\d+|\D+", f"{venue.building} {venue.name}")
    return [(not part.isdigit(), int(part) if part.isdecimal() else 0, part.casefold()) for part in parts]


def _searched_text(event: SideEvent) -> str:
    texts = [event.title, event.subtitle, str(event.venue or "")]
    texts += [
        getattr(event, column(name, code)) or "" for name in ("title", "subtitle") for code in LANGUAGES
    ]
    for sponsor in event.presenting:
        who = sponsor.organization
        english = getattr(who, "name_en", None) or ""  # modeltranslation adds this field
        texts += [sponsor.printed_name, who.name, english, who.acronym, *map(str, who.aliases)]
    return folded(" ".join(texts))


def search_of(query: Mapping[str, str]) -> str:
    """Return what an address searches for, of at most LONGEST_SEARCH characters; nothing where it holds no word."""
    text = " ".join(query.get("q", "").replace("\0", "").split())[:LONGEST_SEARCH]
    return text if folded(text) else ""


def folded(text: str) -> str:
    """Return the words of a text without accents, case and punctuation: what a search compares.

    A title is pasted with another dash, comma or quotation mark than the one that we print.
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(letters.translate(_COMPARED).split())


class _Compared(dict[int, str]):
    """What a search compares of each character, remembered: a page looks at some hundred thousand."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if unicodedata.category(letter).startswith("P"):
            letter = " "
        elif unicodedata.combining(letter) or letter == SOFT_HYPHEN:
            letter = ""
        self[code] = letter
        return letter


_COMPARED = _Compared()


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None
