"""What a mail says of a side event whoever reads it, in the active language: its hosts, its time, when it is joined."""

from events.formats import date_text, notation, time_range_text, zone_text
from events.models import CoSponsor, SideEvent
from events.state_names import with_article

from .models import policy_of
from .rules import instant_text


def host_name(host: CoSponsor) -> str:
    """The name in running text: as it was given for this event, with its article, or the acronym."""
    organization = host.organization
    if host.printed_name:
        return host.printed_name
    return with_article(organization) if organization.is_state else organization.short_label


def when_text(side_event: SideEvent) -> str:
    """Return "Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m., New York time", or nothing while it is not known."""
    if side_event.starts_at is None or side_event.ends_at is None:
        return ""
    zone = side_event.week.zone
    starts_at, ends_at = side_event.starts_at.astimezone(zone), side_event.ends_at.astimezone(zone)
    parts = date_text(starts_at), time_range_text(starts_at, ends_at), zone_text(zone, starts_at)
    return notation().comma.join(parts)


def joining_from(side_event: SideEvent) -> str:
    """Return from when on the joining link stands on the personal pages, where there is one; not the link itself."""
    if not side_event.joining_link or side_event.starts_at is None:
        return ""
    return instant_text(policy_of(side_event).joining_link_from(side_event.starts_at), side_event.week)
