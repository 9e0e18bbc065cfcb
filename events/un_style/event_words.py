"""What mails and pages say of a side event, in the active language."""

from ..models import SideEvent
from .formats import date_text, notation, time_range_text, zone_text
from .isolation import isolated


def when_text(side_event: SideEvent) -> str:
    """Return "Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m., New York time", or nothing while it is not known."""
    if side_event.starts_at is None or side_event.ends_at is None:
        return ""
    zone = side_event.week.zone
    starts_at, ends_at = side_event.starts_at.astimezone(zone), side_event.ends_at.astimezone(zone)
    parts = date_text(starts_at), time_range_text(starts_at, ends_at), zone_text(zone, starts_at)
    return notation().comma.join(parts)


def room_text(side_event: SideEvent) -> str:
    """Return "Conference Room 8, 405 East 42nd Street, New York", or nothing while there is no room."""
    venue = side_event.venue if side_event.is_in_person else None
    parts = (str(venue), venue.address) if venue else ()
    return notation().comma.join(isolated(part) for part in parts if part)
