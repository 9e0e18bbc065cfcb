"""Makes a draft side event of what was read."""

import datetime as dt
import re
import zoneinfo
from dataclasses import replace
from typing import cast

from django.db import models, transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from events import services
from events.actors import Actor
from events.hooks import Refusal
from events.models import (
    AgendaSegment,
    CoSponsor,
    ExpectedOutput,
    FocusArea,
    Objective,
    Organization,
    SideEvent,
    Speaker,
    Venue,
    Week,
)

from .language import language_of
from .reading import Reading, Sponsor

LAST_MINUTE = dt.time(23, 59)  # of the day on which one can still answer
LANGUAGE_CODES = {"zh": "zh-hans"}
UN_WORDS = {"un", "headquarters", "hq", "unhq"}  # said of a room whether or not its building is called so


@transaction.atomic
def save_draft(
    *, reading: Reading, by: Actor, week: Week | None = None, lead: Organization | None = None
) -> SideEvent:
    """Save what was read as a draft with all its parts, or nothing of it, and return the side event.

    Unknown organizations are created with the kind that was proposed. `lead` else the first host leads; where no rank
    can be read, nobody does. Raises `Refusal` when it is not known to which week the event belongs.
    """
    side_event = _side_event(reading, week or _week_of(reading))
    side_event.slug = services.give_slug(side_event)
    side_event.save()
    _save_sponsors(side_event, reading, lead)
    _save_rows(side_event, reading)
    if by.user is not None and not by.user.is_superuser:
        side_event.organisers.add(by.user)
    services.record(side_event=side_event, by=by)
    return side_event


def _week_of(reading: Reading) -> Week:
    year = reading.week_year or (reading.date.year if reading.date else None)
    week = Week.objects.filter(year=year).first() if year else None
    if week is None and year:
        raise Refusal(_("There is no week %(year)s on this site. Create it first.") % {"year": year})
    if week is None:
        raise Refusal(_("The document does not say to which week the event belongs. Say it with the year."))
    return week


def _side_event(reading: Reading, week: Week) -> SideEvent:
    starts_at, ends_at = _times(reading, week)
    contact = reading.contact
    return SideEvent(
        week=week,
        original_language=language_of(reading.text),
        title=fitting(reading.title or _fallback_title(reading), SideEvent, "title"),
        subtitle=fitting(reading.subtitle, SideEvent, "subtitle"),
        starts_at=starts_at,
        ends_at=ends_at,
        venue=venue_of(reading),
        is_in_person=reading.format != "online",
        is_online=reading.format in ("online", "hybrid"),
        online_platform=fitting(reading.platform, SideEvent, "online_platform"),
        background="".join(f"<p>{escape(text)}</p>" for text in reading.background.split("\n\n") if text),
        working_languages=[LANGUAGE_CODES.get(code, code) for code in reading.languages],
        audience=fitting(reading.audience, SideEvent, "audience"),
        catering=fitting(reading.catering.text if reading.catering else "", SideEvent, "catering"),
        catering_minute=_minute(reading, reading.catering.time if reading.catering else ""),
        rsvp_deadline_at=_deadline(reading, week),
        is_transferable=bool(reading.transferable),
        is_invitation_only=bool(reading.invitation_only),
        has_limited_places=bool(reading.limited_places),
        focal_point_name=fitting(contact.name if contact else "", SideEvent, "focal_point_name"),
        focal_point_function=fitting(contact.function if contact else "", SideEvent, "focal_point_function"),
        focal_point_email=(contact.email if contact else "") or reading.rsvp_email,
        focal_point_phone=fitting(contact.phone if contact else "", SideEvent, "focal_point_phone"),
        source_text=reading.text,
        unplaced_text="\n\n".join([*reading.unplaced, *without_field(reading)]),
    )


def without_field(reading: Reading) -> list[str]:
    """Return the ways to answer for which the record has no field: people answer on the site."""
    has_other_email = reading.contact is not None and reading.contact.email not in ("", reading.rsvp_email)
    return list(filter(None, [reading.rsvp_url, reading.rsvp_email if has_other_email else ""]))


def _fallback_title(reading: Reading) -> str:
    """A side event needs a title: that of its first host stands in until somebody writes one."""
    if reading.sponsors:
        return _("Side event of %(name)s") % {"name": reading.sponsors[0].name}
    return _("Side event without title")


def _times(reading: Reading, week: Week) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Return start and end; an end before the start is that of the next day."""
    if not reading.date or not reading.start:
        return None, None
    zone = zoneinfo.ZoneInfo(reading.timezone) if reading.timezone else week.zone
    starts_at = dt.datetime.combine(reading.date, dt.time.fromisoformat(reading.start), zone)
    if not reading.end:
        return starts_at, None
    ends_at = dt.datetime.combine(reading.date, dt.time.fromisoformat(reading.end), zone)
    return starts_at, ends_at if ends_at > starts_at else ends_at + dt.timedelta(days=1)


def _minute(reading: Reading, time: str | None) -> int | None:
    """Return how many minutes after the event's start a time is; negative before it."""
    if not time or not reading.start:
        return None
    return _minutes(time) - _minutes(reading.start)


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _deadline(reading: Reading, week: Week) -> dt.datetime | None:
    return (
        dt.datetime.combine(reading.rsvp_deadline, LAST_MINUTE, week.zone) if reading.rsvp_deadline else None
    )


def venue_of(reading: Reading) -> Venue | None:
    """Return the room of the site that is meant, else a new one."""
    if not reading.venue:
        return None
    if known := venue_like(reading.venue):
        return known
    name, _comma, building = reading.venue.partition(", ")
    venue, _is_new = Venue.objects.get_or_create(
        name=fitting(name, Venue, "name"),
        building=fitting(building, Venue, "building"),
        defaults={"address": fitting(reading.address, Venue, "address")},
    )
    return venue


def venue_like(text: str) -> Venue | None:
    """Return the room of the site that the text means: its name, with no more than its building and address."""
    said = set(_words(text).split())
    likely = []
    for venue in Venue.objects.all() if said else ():
        if _words(str(venue)) == _words(text):
            return venue
        name = set(_words(venue.name).split())
        around = set(_words(f"{venue.building} {venue.address}").split()) | UN_WORDS
        if name and name <= said <= name | around:
            likely.append(venue)
    return likely[0] if len(likely) == 1 else None


def _words(text: str) -> str:
    text = text.lower().replace("united nations", "un")
    return " ".join(re.findall(r"\w+", re.sub(r"\b(?:the|new york)\b", "", text)))


def ranked_sponsors(reading: Reading, lead: Organization | None = None) -> list[Sponsor]:
    """Return the sponsors with the roles of the record, each organization once.

    `lead` else the first host leads, other hosts are co-hosts; where no rank can be read, nobody leads.
    """
    has_rank = not any(doubt.code == "no_rank" for doubt in reading.doubts)
    rows = [Sponsor(lead.name, CoSponsor.Role.LEAD, lead.pk, lead.kind)] if lead else []
    for sponsor in reading.sponsors:
        role = sponsor.role
        if role == "host":
            has_lead = any(row.role == CoSponsor.Role.LEAD for row in rows)
            role = CoSponsor.Role.LEAD if has_rank and not has_lead else CoSponsor.Role.CO_HOST
        if not any(sponsor.same_as(row) for row in rows):
            rows.append(replace(sponsor, role=role))
    return rows


def _save_sponsors(side_event: SideEvent, reading: Reading, lead: Organization | None) -> None:
    present: set[int] = set()
    for position, sponsor in enumerate(ranked_sponsors(reading, lead)):
        organization = organization_of(sponsor)
        if organization.pk not in present:
            present.add(organization.pk)
            CoSponsor.objects.create(
                side_event=side_event, organization=organization, role=sponsor.role, position=position
            )


def organization_of(sponsor: Sponsor) -> Organization:
    """Return the organization that is meant, made now where the site does not know it."""
    known = Organization.objects.filter(pk=sponsor.organization).first() if sponsor.organization else None
    name = fitting(sponsor.name, Organization, "name")
    known = known or Organization.objects.filter(name=name).first()
    return known or Organization.objects.create(
        name=name, kind=sponsor.kind, acronym=fitting(sponsor.acronym, Organization, "acronym")
    )


def _save_rows(side_event: SideEvent, reading: Reading) -> None:
    for position, segment in enumerate(reading.segments):
        start, end = _minute(reading, segment.start), _minute(reading, segment.end)
        is_positive = start is not None and end is not None and end > start
        AgendaSegment.objects.create(
            side_event=side_event, position=position, title=fitting(segment.title, AgendaSegment, "title"),
            note=fitting(segment.note, AgendaSegment, "note"),
            start_minute=start, end_minute=end if is_positive else None,
        )  # fmt: skip
    Objective.objects.bulk_create(
        Objective(side_event=side_event, position=n, text=text) for n, text in enumerate(reading.objectives)
    )
    ExpectedOutput.objects.bulk_create(
        ExpectedOutput(side_event=side_event, position=n, text=text)
        for n, text in enumerate(reading.expected_outputs)
    )
    FocusArea.objects.bulk_create(
        FocusArea(
            side_event=side_event, position=n, title=fitting(area.title, FocusArea, "title"), text=area.text
        )
        for n, area in enumerate(reading.focus_areas)
    )
    _save_speakers(side_event, reading)


def _save_speakers(side_event: SideEvent, reading: Reading) -> None:
    for position, speaker in enumerate(reading.speakers):
        Speaker.objects.create(
            side_event=side_event,
            position=position,
            honorific=fitting(speaker.honorific, Speaker, "honorific"),
            name=fitting(speaker.name, Speaker, "name"),
            function=fitting(speaker.function, Speaker, "function"),
            organization_id=speaker.organization,
            affiliation="" if speaker.organization else fitting(speaker.affiliation, Speaker, "affiliation"),
            part=speaker.role or Speaker.RolePlayed.PANELLIST,
            status=Speaker.Status.TBC if speaker.is_tbc else Speaker.Status.INVITED,
        )


def fitting(text: str, model: type[models.Model], name: str) -> str:
    """Cut a text to the length of its field. The whole of it stays in the source text."""
    longest = cast("models.CharField", model._meta.get_field(name)).max_length or len(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
