"""What mails and pages say of a side event, in the active language."""

from .formats import date_text, notation, time_range_text, zone_text
from .models import SideEvent


def when_text(side_event: SideEvent) -> str:
    """Return "Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m., New York time", or nothing while it is not known."""
    if side_event.starts_at is None or side_event.ends_at is None:
        return ""
    zone = side_event.week.zone
    starts_at, ends_at = side_event.starts_at.astimezone(zone), side_event.ends_at.astimezone(zone)
    parts = date_text(starts_at), time_range_text(starts_at, ends_at), zone_text(zone, starts_at)
    return notation().comma.join(parts)
