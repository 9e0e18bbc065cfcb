"""The public programme for other software: side events as schema.org tells them (JSON-LD).

Only what the public pages say: no joining link, no focal point, nobody who declined.
"""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import get_language

from ..languages import told
from ..models import CoSponsor, SideEvent, Speaker, Week
from ..un_style.protocol import sponsor_groups

VOCABULARY = "https://schema.org"
CONTENT_TYPE = "application/ld+json; charset=utf-8"

Thing = dict[str, Any]


def week_feed(week: Week, events: list[SideEvent]) -> bytes:
    """Return a week with its side events, in the active language. Without a query for events loaded with speakers."""
    series = {
        "@context": VOCABULARY,
        "@type": "EventSeries",
        "@id": settings.SITE_URL + reverse("events:week", args=[week.year]),
        "name": str(week),
        "description": week.theme,
        "startDate": week.first_day.isoformat(),
        "endDate": week.last_day.isoformat(),
        "location": {"@type": "Place", "name": week.city},
        "subEvent": [event_thing(event) for event in events],
    }
    return _json(series)


def event_feed(event: SideEvent) -> bytes:
    """Return one side event with the week that it belongs to."""
    week = {
        "@type": "EventSeries",
        "@id": settings.SITE_URL + reverse("events:week", args=[event.week.year]),
        "name": str(event.week),
    }
    return _json({"@context": VOCABULARY, **event_thing(event), "superEvent": week})


def event_thing(event: SideEvent) -> Thing:
    """Return a side event as a schema.org Event."""
    event = told(event, get_language())
    groups = sponsor_groups(event)
    url = settings.SITE_URL + event.get_absolute_url()
    zone = event.week.zone
    return _said({
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": str(event.title),
        "alternateName": str(event.subtitle),
        "description": _plain(event),
        "startDate": event.starts_at.astimezone(zone).isoformat() if event.starts_at else "",
        "endDate": event.ends_at.astimezone(zone).isoformat() if event.ends_at else "",
        "eventStatus": f"{VOCABULARY}/{'EventCancelled' if event.is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{VOCABULARY}/{_mode(event)}",
        "location": _places(event, url),
        "organizer": [_organization(row) for row in groups.presenters],
        "sponsor": [_organization(row) for row in groups.supporters],
        "performer": [_person(row) for row in event.speakers.all() if row.is_shown and row.name],
        "inLanguage": list(event.working_languages),
    })  # fmt: skip


def _mode(event: SideEvent) -> str:
    if event.is_in_person and event.is_online:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if event.is_online else "OfflineEventAttendanceMode"


def _places(event: SideEvent, url: str) -> list[Thing]:
    """Return the room and, online, the page of the event: the joining link is for those who registered."""
    places: list[Thing] = []
    if event.is_in_person and event.venue:
        address, city = event.venue.address, event.week.city
        full = address if city in address else ", ".join(part for part in (address, city) if part)
        places.append({"@type": "Place", "name": str(event.venue), "address": full})
    if event.is_online:
        places.append({"@type": "VirtualLocation", "url": url})
    return places


def _organization(row: CoSponsor) -> Thing:
    return _said({"@type": "Organization", "name": row.label, "alternateName": row.organization.acronym})


def _person(row: Speaker) -> Thing:
    affiliation = row.affiliation_label
    return _said({
        "@type": "Person",
        "name": row.name,
        "honorificPrefix": row.honorific,
        "jobTitle": str(row.function),
        "affiliation": {"@type": "Organization", "name": affiliation} if affiliation else None,
    })  # fmt: skip


def _plain(event: SideEvent) -> str:
    """Return the background without its mark-up, on one line; lists of a programme do without it."""
    if "background" in event.get_deferred_fields():
        return ""
    text = strip_tags(str(event.background).replace("</p>", " ").replace("</li>", " "))
    return " ".join(
        text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split()
    )


def _said(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", None, [])}


def _json(thing: Thing) -> bytes:
    return json.dumps(_said(thing), ensure_ascii=False, indent=1).encode()
