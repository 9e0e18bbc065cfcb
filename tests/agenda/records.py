"""What a concept note says of a side event, in plain values: as the database has it, and as the reader found it."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Self

from django.utils import translation

from agenda.documents.concept_note import ConceptNote
from agenda.documents.rich import rich_parts
from agenda.reading.reading import Reading
from events.models import SideEvent, Speaker
from events.un_style import formats, protocol

READ_ROLES = {"lead": "host", "co_host": "host"}  # "Presented by" names both


@dataclass(frozen=True)
class Record:
    """What a concept note prints of a side event, in plain values."""

    title: str
    subtitle: str
    week: int | None
    times: tuple[dt.date | None, str, str, str]  # day, start, end, zone
    places: tuple[str, str, str, str]  # format, venue, address, platform
    sponsors: tuple[tuple[int | None, str], ...]
    background: str
    objectives: tuple[str, ...]
    segments: tuple[tuple[str, str, str, str], ...]
    focus_areas: tuple[tuple[str, str], ...]
    expected_outputs: tuple[str, ...]
    speakers: tuple[tuple[object, ...], ...]
    rsvp: tuple[dt.date | None, str]
    conditions: tuple[bool, ...]
    contact: tuple[str, str, str, str]
    catering: tuple[str, str]
    audience: str
    languages: tuple[str, ...]

    @classmethod
    def of(cls, event: SideEvent, language: str = "en") -> Self:
        """Return what stands in the database. Who answers is asked only while the event takes place."""
        with translation.override(language):
            return cls(
                title=event.title,
                subtitle=event.subtitle,
                week=event.week.year,
                times=_times(event),
                places=_places(event),
                sponsors=tuple(
                    (sponsor.organization_id, READ_ROLES.get(sponsor.role, sponsor.role))
                    for sponsor in protocol.ordered_sponsors(event)
                ),
                background="\n\n".join(
                    "".join(run.text for run in part.runs) for part in rich_parts(event.background)
                ),
                objectives=tuple(row.text for row in event.objectives.all()),
                segments=tuple(
                    (_clock(event, row.starts_at), _clock(event, row.ends_at), row.title, row.note)
                    for row in event.segments.all()
                ),
                focus_areas=tuple((row.title, row.text) for row in event.focus_areas.all()),
                expected_outputs=tuple(row.text for row in event.expected_outputs.all()),
                speakers=tuple(_speaker(row) for row in event.speakers.all() if row.is_shown),
                contact=(
                    event.focal_point_name,
                    event.focal_point_function,
                    event.focal_point_email,
                    event.focal_point_phone,
                ),
                catering=(
                    _capital(event.catering),
                    _clock(event, event.catering_at) if event.catering else "",
                ),
                audience=event.audience,
                languages=tuple(code[:2] for code in event.working_languages),
                **_answers(event, language),
            )

    @classmethod
    def read(cls, reading: Reading) -> Self:
        contact, catering = reading.contact, reading.catering
        return cls(
            title=reading.title,
            subtitle=reading.subtitle,
            week=reading.week_year,
            times=(reading.date, reading.start, reading.end, reading.timezone),
            places=(reading.format, reading.venue, reading.address, reading.platform),
            sponsors=tuple((row.organization, READ_ROLES.get(row.role, row.role)) for row in reading.sponsors),
            background=reading.background,
            objectives=reading.objectives,
            segments=tuple((row.start or "", row.end or "", row.title, row.note) for row in reading.segments),
            focus_areas=tuple((row.title, row.text) for row in reading.focus_areas),
            expected_outputs=reading.expected_outputs,
            speakers=tuple(
                (row.role, " ".join(filter(None, [row.honorific, row.name])), row.function, row.affiliation,
                 row.organization, row.is_tbc)
                for row in reading.speakers
            ),
            rsvp=(reading.rsvp_deadline, reading.rsvp_url),
            conditions=(bool(reading.transferable), bool(reading.invitation_only), bool(reading.limited_places)),
            contact=(contact.name, contact.function, contact.email, contact.phone) if contact else ("",) * 4,
            catering=(_capital(catering.text), catering.time or "") if catering else ("", ""),
            audience=reading.audience,
            languages=reading.languages,
        )  # fmt: skip

    def differences(self, other: Self) -> list[tuple[str, object, object]]:
        """Return name, own value and other value of each field that is not the same."""
        pairs = [(row.name, getattr(self, row.name), getattr(other, row.name)) for row in fields(self)]
        return [pair for pair in pairs if pair[1] != pair[2]]


def _times(event: SideEvent) -> tuple[dt.date | None, str, str, str]:
    if event.starts_at is None:
        return None, "", "", ""
    day = event.starts_at.astimezone(event.week.zone).date()
    return day, _clock(event, event.starts_at), _clock(event, event.ends_at), event.week.time_zone


def _places(event: SideEvent) -> tuple[str, str, str, str]:
    venue = event.venue if event.is_in_person else None
    room = formats.notation().comma.join(filter(None, [venue.name, venue.building])) if venue else ""
    mode = (
        "hybrid"
        if event.is_in_person and event.is_online
        else "in_person"
        if event.is_in_person
        else "online"
    )
    return mode, room, venue.address if venue else "", event.online_platform if event.is_online else ""


def _speaker(row: Speaker) -> tuple[object, ...]:
    said = (row.part, row.full_name, row.function, row.affiliation_label)
    return *said, row.organization_id, not row.is_confirmed


def _answers(event: SideEvent, language: str) -> dict[str, tuple]:
    note = ConceptNote.of(event, language)
    if not note.takes_rsvps:
        return {"rsvp": (None, ""), "conditions": (False, False, False)}
    deadline = event.rsvp_deadline_at
    day = deadline.astimezone(event.week.zone).date() if deadline else None
    conditions = (event.is_transferable, event.is_invitation_only, event.has_limited_places)
    return {"rsvp": (day, note.address), "conditions": conditions}


def _clock(event: SideEvent, at: dt.datetime | None) -> str:
    return at.astimezone(event.week.zone).strftime("%H:%M") if at else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
