"""Reads calendar files by the letter of RFC 5545 and with two parsers that share no code, and wants them to agree."""

import datetime as dt
import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage

import icalendar
from ical.calendar_stream import IcsCalendarStream
from ical.types import CalAddress


@dataclass(frozen=True)
class Entry:
    """One event as a calendar program understands it. Texts are as people read them, times in the zone of the file."""

    uid: str
    sequence: int
    stamped_at: dt.datetime
    starts_at: dt.datetime
    ends_at: dt.datetime
    zone: str
    summary: str
    location: str
    description: str
    url: str
    status: str | None
    organizer: str
    attendees: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Calendar:
    method: str
    zones: tuple[str, ...]
    entries: tuple[Entry, ...]


def read(content: bytes) -> Calendar:
    """Return what both parsers read in a file that is well formed: CRLF, lines of at most 75 octets, zones defined."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\r" not in b"".join(lines)
    assert b"\n" not in b"".join(lines)
    ours, theirs = _by_icalendar(content), _by_ical(content.decode())
    assert ours == theirs
    assert {entry.zone for entry in ours.entries} == set(ours.zones)
    return ours


def read_mailed(mail: bytes) -> tuple[str, Calendar]:
    """Return the method that the one calendar part of a mail names in its header, and what the part says."""
    message = email.message_from_bytes(mail, _class=EmailMessage, policy=email.policy.SMTP)
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return part["Content-Type"].params["method"], read(part.get_payload(decode=True))


def _by_icalendar(content: bytes) -> Calendar:
    calendar = icalendar.Calendar.from_ical(content)
    return Calendar(
        str(calendar["METHOD"]),
        tuple(str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")),
        tuple(_entry_by_icalendar(event) for event in calendar.walk("VEVENT")),
    )


def _entry_by_icalendar(event: icalendar.Event) -> Entry:
    attendees = event.get("ATTENDEE", [])
    people = attendees if isinstance(attendees, list) else [attendees]
    return Entry(
        uid=str(event["UID"]),
        sequence=int(event["SEQUENCE"]),
        stamped_at=event["DTSTAMP"].dt,
        starts_at=event["DTSTART"].dt,
        ends_at=event["DTEND"].dt,
        zone=event["DTSTART"].params["TZID"],
        summary=str(event["SUMMARY"]),
        location=str(event["LOCATION"]),
        description=str(event["DESCRIPTION"]),
        url=str(event["URL"]),
        status=str(event["STATUS"]) if "STATUS" in event else None,
        organizer=str(event["ORGANIZER"]),
        attendees=tuple((str(person), person.params.get("CN", "")) for person in people),
    )


def _by_ical(text: str) -> Calendar:
    calendar = IcsCalendarStream.calendar_from_ics(text)
    return Calendar(
        calendar.method,
        tuple(zone.tz_id for zone in calendar.timezones),
        tuple(
            Entry(
                uid=event.uid,
                sequence=event.sequence,
                stamped_at=event.dtstamp,
                starts_at=event.dtstart,
                ends_at=event.dtend,
                zone=event.dtstart.tzinfo.key,
                summary=event.summary,
                location=event.location,
                description=event.description,
                url=event.url,
                status=event.status.value if event.status else None,
                organizer=event.organizer.uri,
                attendees=tuple(_person(address) for address in event.attendees),
            )
            for event in calendar.events
        ),
    )


def _person(address: CalAddress) -> tuple[str, str]:
    return address.uri, address.common_name or ""
