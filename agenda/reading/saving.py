"""Makes a draft side event of what was read."""

import datetime as dt
import re
import zoneinfo
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

from .facts.sponsors import Sponsor
from .reading import Reading

LAST_MINUTE = dt.time(23, 59)  # of the day on which one can still answer
LANGUAGE_CODES = {"zh": "zh-hans"}


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
    year = reading.week or (reading.date.year if reading.date else None)
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
        title=_fitting(reading.title or _fallback_title(reading), SideEvent, "title"),
        subtitle=_fitting(reading.subtitle, SideEvent, "subtitle"),
        starts_at=starts_at,
        ends_at=ends_at,
        venue=_venue(reading),
        is_in_person=reading.format != "online",
        is_online=reading.format in ("online", "hybrid"),
        online_platform=_fitting(reading.platform, SideEvent, "online_platform"),
        background="".join(f"<p>{escape(text)}</p>" for text in reading.background.split("\n\n") if text),
        working_languages=[LANGUAGE_CODES.get(code, code) for code in reading.languages],
        audience=_fitting(reading.audience, SideEvent, "audience"),
        catering=_fitting(reading.catering.text if reading.catering else "", SideEvent, "catering"),
        catering_minute=_minute(reading, reading.catering.time if reading.catering else ""),
        rsvp_deadline_at=_deadline(reading, week),
        is_transferable=bool(reading.transferable),
        is_invitation_only=bool(reading.invitation_only),
        has_limited_places=bool(reading.limited_places),
        focal_point_name=_fitting(contact.name if contact else "", SideEvent, "focal_point_name"),
        focal_point_function=_fitting(contact.function if contact else "", SideEvent, "focal_point_function"),
        focal_point_email=(contact.email if contact else "") or reading.rsvp_email,
        focal_point_phone=_fitting(contact.phone if contact else "", SideEvent, "focal_point_phone"),
        source_text=reading.text,
        unplaced_text="\n\n".join([*reading.unplaced, *filter(None, [reading.rsvp_url])]),
    )


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


def _venue(reading: Reading) -> Venue | None:
    """Return the room of the site that is meant, else a new one."""
    if not reading.venue:
        return None
    for venue in Venue.objects.all():
        if _words(str(venue)) == _words(reading.venue):
            return venue
    name, _comma, building = reading.venue.partition(", ")
    venue, _is_new = Venue.objects.get_or_create(
        name=_fitting(name, Venue, "name"),
        building=_fitting(building, Venue, "building"),
        defaults={"address": _fitting(reading.address, Venue, "address")},
    )
    return venue


def _words(text: str) -> str:
    text = text.lower().replace("united nations", "un")
    return " ".join(re.findall(r"\w+", re.sub(r"\b(?:the|new york)\b", "", text)))


def _save_sponsors(side_event: SideEvent, reading: Reading, lead: Organization | None) -> None:
    has_rank = not any(doubt.code == "no_rank" for doubt in reading.doubts)
    rows: list[tuple[Organization, str]] = [(lead, CoSponsor.Role.LEAD)] if lead else []
    for sponsor in reading.sponsors:
        organization = _organization(sponsor)
        role = CoSponsor.Role.CO_HOST if sponsor.role == "host" else CoSponsor.Role(sponsor.role)
        if sponsor.role == "host" and has_rank and not any(row[1] == CoSponsor.Role.LEAD for row in rows):
            role = CoSponsor.Role.LEAD
        if organization.pk not in {row[0].pk for row in rows}:
            rows.append((organization, role))
    for position, (presents, role_held) in enumerate(rows):
        CoSponsor.objects.create(
            side_event=side_event, organization=presents, role=role_held, position=position
        )


def _organization(sponsor: Sponsor) -> Organization:
    if sponsor.organization:
        return Organization.objects.get(pk=sponsor.organization)
    name = _fitting(sponsor.name, Organization, "name")
    known = Organization.objects.filter(name=name).first()
    return known or Organization.objects.create(
        name=name, kind=sponsor.kind, acronym=_fitting(sponsor.acronym, Organization, "acronym")
    )


def _save_rows(side_event: SideEvent, reading: Reading) -> None:
    for position, segment in enumerate(reading.segments):
        start, end = _minute(reading, segment.start), _minute(reading, segment.end)
        is_positive = start is not None and end is not None and end > start
        AgendaSegment.objects.create(
            side_event=side_event, position=position, title=_fitting(segment.title, AgendaSegment, "title"),
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
            side_event=side_event, position=n, title=_fitting(area.title, FocusArea, "title"), text=area.text
        )
        for n, area in enumerate(reading.focus_areas)
    )
    _save_speakers(side_event, reading)


def _save_speakers(side_event: SideEvent, reading: Reading) -> None:
    for position, speaker in enumerate(reading.speakers):
        Speaker.objects.create(
            side_event=side_event,
            position=position,
            honorific=_fitting(speaker.honorific, Speaker, "honorific"),
            name=_fitting(speaker.name, Speaker, "name"),
            function=_fitting(speaker.function, Speaker, "function"),
            organization_id=speaker.organization,
            affiliation="" if speaker.organization else _fitting(speaker.affiliation, Speaker, "affiliation"),
            part=speaker.role or Speaker.RolePlayed.PANELLIST,
            status=Speaker.Status.TBC if speaker.is_tbc else Speaker.Status.INVITED,
        )


def _fitting(text: str, model: type[models.Model], name: str) -> str:
    """Cut a text to the length of its field. The whole of it stays in the source text."""
    longest = cast("models.CharField", model._meta.get_field(name)).max_length or len(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
