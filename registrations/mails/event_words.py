"""What a mail says of a side event whoever reads it, in the active language: its hosts, its time, when it is joined."""

from events.models import CoSponsor, SideEvent
from events.un_style.event_words import when_text
from events.un_style.state_names import with_article

from ..models import policy_of
from ..rules import instant_text

__all__ = ["host_name", "joining_from", "when_text"]


def host_name(host: CoSponsor) -> str:
    """The name in running text: as it was given for this event, with its article, or the acronym."""
    organization = host.organization
    if host.printed_name:
        return host.printed_name
    return with_article(organization) if organization.is_state else organization.short_label


def joining_from(side_event: SideEvent) -> str:
    """Return from when on the joining link stands on the personal pages, where there is one; not the link itself."""
    if not side_event.joining_link or side_event.starts_at is None:
        return ""
    return instant_text(policy_of(side_event).joining_link_from(side_event.starts_at), side_event.week)
