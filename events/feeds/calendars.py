"""Calendar files (RFC 5545) of side events, for the public and as an attachment to personal mails.

They name the site as organizer and carry the address of the page; a joining link is never in them.
"""

import dataclasses
import datetime as dt
import re
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import lru_cache
from typing import Any, Self
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from ..languages import told_text
from ..models import SideEvent
from ..un_style.protocol import programme_line

PRODUCT_ID = "-//PoC Week//Side events//EN"
SEQUENCE_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # seconds since then fit into 31 bits until 2088
PERSONAL_METHODS = ("REQUEST", "CANCEL")
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class CalendarEntry:
    """One side event as a calendar shows it. Plain values only: a message keeps it as a snapshot."""

    uid: str
    sequence: int
    stamped_at: str  # ISO 8601: when the record was last changed, so that the same record gives the same file
    starts_at: str  # ISO 8601 with offset
    ends_at: str  # empty while it is not known
    time_zone: str  # IANA name
    summary: str
    location: str
    description: str
    url: str
    organizer_name: str
    organizer_email: str
    is_cancelled: bool = False
    attendee_name: str = ""
    attendee_email: str = ""

    @classmethod
    def of(cls, side_event: SideEvent) -> Self:
        """Return the entry of a side event, in the active language. Raises ValueError without a start."""
        if side_event.starts_at is None:
            raise ValueError("A calendar entry needs a start.")
        zone = side_event.week.zone
        url = settings.SITE_URL + side_event.get_absolute_url()
        organizer_name, organizer_email = parseaddr(settings.DEFAULT_FROM_EMAIL)
        return cls(
            uid=f"side-event-{side_event.pk}@{urlsplit(settings.SITE_URL).hostname}",
            sequence=side_event.sequence,
            stamped_at=side_event.updated_at.isoformat(),
            starts_at=side_event.starts_at.astimezone(zone).isoformat(),
            ends_at=side_event.ends_at.astimezone(zone).isoformat() if side_event.ends_at else "",
            time_zone=side_event.week.time_zone,
            summary=told_text(side_event, "title"),
            location=_location(side_event),
            description=_description(side_event, url),
            url=url,
            organizer_name=organizer_name,
            organizer_email=organizer_email,
            is_cancelled=side_event.is_cancelled,
        )

    def for_attendee(self, name: str, email: str, stamped_at: dt.datetime | None = None) -> Self:
        """Return the entry for one person, as of the last change of the event or of that person's answer.

        The sequence grows with that instant: it rises with each change, whoever made it. A seat that is taken again
        after it was given up is then newer than the cancellation, which calendars else take for the last word.
        """
        stamp = stamped_at or dt.datetime.fromisoformat(self.stamped_at)
        return dataclasses.replace(
            self,
            attendee_name=name,
            attendee_email=email,
            stamped_at=stamp.isoformat(),
            sequence=self.sequence + int((stamp - SEQUENCE_EPOCH).total_seconds()),
        )

    def to_facts(self) -> dict[str, Any]:
        """Return the values for a JSON snapshot; `from_facts` takes them back."""
        return dataclasses.asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """Return the entry of a snapshot, without what an older version kept and this one does not know."""
        known = {field.name for field in dataclasses.fields(cls)}
        return cls(**{name: value for name, value in facts.items() if name in known})


def calendar_file(entries: list[CalendarEntry], method: str = "PUBLISH", name: str = "") -> bytes:
    """Return an iCalendar file in UTF-8 with the time zones it uses.

    PUBLISH is for everybody and names no attendee. REQUEST and CANCEL are for one person: every entry must
    carry an attendee, else ValueError. `name` is the title that a subscribed calendar shows.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        title = icalendar.vText(_clean(name))  # the library knows neither property and would not escape them
        calendar.add("name", title)
        calendar.add("x-wr-calname", title)
    for zone in _time_zones(entries):
        calendar.add_component(zone)
    for entry in entries:
        calendar.add_component(_event(entry, method))
    return calendar.to_ical()


def _event(entry: CalendarEntry, method: str) -> icalendar.Event:
    zone = zoneinfo.ZoneInfo(entry.time_zone)
    stamp = dt.datetime.fromisoformat(entry.stamped_at).astimezone(dt.UTC)
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", dt.datetime.fromisoformat(entry.starts_at).astimezone(zone))
    if entry.ends_at:
        event.add("dtend", dt.datetime.fromisoformat(entry.ends_at).astimezone(zone))
    event.add("summary", _clean(entry.summary))
    event.add("location", _clean(entry.location))
    event.add("description", _clean(entry.description))
    event.add("url", entry.url)
    event.add("organizer", _address(entry.organizer_name, entry.organizer_email))
    if entry.is_cancelled:
        event.add("status", "CANCELLED")
    elif method != "CANCEL":  # an event that goes on without one person has no status there (RFC 5546)
        event.add("status", "CONFIRMED")
    if method in PERSONAL_METHODS:
        event.add("attendee", _attendee(entry))
    return event


def _attendee(entry: CalendarEntry) -> icalendar.vCalAddress:
    """Return the person, who has answered already: calendars are not to ask again."""
    if not entry.attendee_email:
        raise ValueError("A personal calendar file needs an attendee.")
    attendee = _address(entry.attendee_name, entry.attendee_email)
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "ACCEPTED"
    attendee.params["RSVP"] = "FALSE"
    return attendee


def _address(name: str, email: str) -> icalendar.vCalAddress:
    address = icalendar.vCalAddress(f"mailto:{_clean(email)}")
    if name:
        address.params["CN"] = " ".join(_clean(name).split())
    return address


def _time_zones(entries: list[CalendarEntry]) -> list[icalendar.Timezone]:
    """Return each zone once, with its changes in the years that the entries touch."""
    zones = []
    for key in sorted({entry.time_zone for entry in entries}):
        here = [entry for entry in entries if entry.time_zone == key]
        instants = [at for entry in here for at in (entry.starts_at, entry.ends_at) if at]
        years = [dt.datetime.fromisoformat(at).year for at in instants]
        first, last = dt.date(min(years), 1, 1), dt.date(max(years) + 1, 1, 1)
        zones.append(_time_zone(key, first, last))
    return zones


@lru_cache(maxsize=64)  # the same for each mail about a week
def _time_zone(key: str, first: dt.date, last: dt.date) -> icalendar.Timezone:
    zone = icalendar.Timezone.from_tzinfo(zoneinfo.ZoneInfo(key), key, first, last)
    zone.pop("COMMENT", None)  # the library's note to programmers
    for change in zone.subcomponents:
        # RFC 5545 tells a change by the clock before it: 2 a.m. in spring. Where hours are skipped the
        # library gives the clock after it.
        skipped = max(change.TZOFFSETTO - change.TZOFFSETFROM, dt.timedelta())
        change.DTSTART -= skipped
        for later in getattr(change.get("RDATE"), "dts", ()):
            later.dt -= skipped
    return zone


def _location(side_event: SideEvent) -> str:
    places = []
    if side_event.is_in_person and side_event.venue:
        place = ", ".join(part for part in (str(side_event.venue), side_event.venue.address) if part)
        city = side_event.week.city
        places.append(place if city in place else f"{place}, {city}")
    if side_event.is_online:
        places.append(_("Online"))
    return "; ".join(places)


def _description(side_event: SideEvent, url: str) -> str:
    presenters, supporters = programme_line(side_event)
    lines = [told_text(side_event, "subtitle")]
    if presenters and supporters:
        names = {"presenters": presenters, "supporters": supporters}
        lines.append(_("Presented by %(presenters)s with %(supporters)s") % names)
    elif presenters:
        lines.append(_("Presented by %(presenters)s") % {"presenters": presenters})
    lines.append(_("Programme and RSVP: %(url)s") % {"url": url})
    return "\n".join(line for line in lines if line)


def _clean(text: str) -> str:
    """Drop control characters, which RFC 5545 forbids in text; line breaks become one kind."""
    return _CONTROL_CHARACTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
