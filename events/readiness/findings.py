"""What still stands between a side event and its submission or publication: the rules, asked of the database."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.html import strip_tags

from .. import hooks
from ..access import visible_events
from ..models import AgendaSegment, CoSponsor, SideEvent, Speaker
from .lengths import text_lengths, word_count
from .proposals import ChecklistItem, ProposalFacts, checklist
from .rules import Booking, EventFacts, Finding, Segment, check, segments_in_order, segments_inside_the_event

if TYPE_CHECKING:
    from pocweek.models import User


def findings(side_event: SideEvent, viewer: "User | None" = None) -> list[Finding]:
    """Return everything to mend, blocking first. Titles of events that the viewer may not see are left out."""
    facts = facts_of(side_event, viewer)
    found = [*check(facts), *text_lengths(facts)]
    for rule in hooks.readiness_rules:
        found.extend(rule(side_event))
    return sorted(found, key=lambda finding: not finding.is_blocking)


def open_findings(side_event: SideEvent, viewer: "User | None" = None) -> list[Finding]:
    """Return the findings that stand: blocking ones, and warnings that nobody has overridden."""
    overridden = set(side_event.overrides.values_list("finding", flat=True))
    return [f for f in findings(side_event, viewer) if f.is_blocking or f.code not in overridden]


def facts_of(side_event: SideEvent, viewer: "User | None" = None) -> EventFacts:
    """Return the plain values that the rules work on. Six queries, however large the week."""
    zone = side_event.week.zone
    segments = list(side_event.segments.all())
    sponsors = [row for row in side_event.co_sponsors.select_related("organization") if row.is_shown]
    return EventFacts(
        starts_at=side_event.starts_at and side_event.starts_at.astimezone(zone),
        ends_at=side_event.ends_at and side_event.ends_at.astimezone(zone),
        first_day=side_event.week.first_day,
        last_day=side_event.week.last_day,
        venue_id=side_event.venue_id,
        venue_name=side_event.venue.name if side_event.venue else "",
        is_in_person=side_event.is_in_person,
        has_lead=any(sponsor.role == sponsor.Role.LEAD for sponsor in sponsors),
        rsvp_deadline_at=side_event.rsvp_deadline_at,
        segments=_plain(segments),
        speakers=known_speakers(side_event.speakers.select_related("organization")),
        unconfirmed={str(row.organization_id): row.label for row in sponsors if not row.is_certain},
        bookings=tuple(_bookings(side_event, viewer)),
        title=side_event.title,
        longest_title=side_event.week.title_characters,
        background_words=word_count(side_event.background),
        most_words=side_event.week.background_words,
        text=" ".join(
            [
                side_event.title,
                side_event.subtitle,
                strip_tags(side_event.background),
                side_event.catering,
                side_event.audience,
                *(f"{s.title} {s.note}" for s in segments),
            ]
        ),
    )


def agenda_problems(side_event: SideEvent, segments: Iterable[AgendaSegment]) -> list[Finding]:
    """Return the blocking findings about an agenda, stored or not, for the event as it stands in memory."""
    facts = replace(facts_of(side_event), segments=_plain(segments))
    return [
        f for rule in (segments_in_order, segments_inside_the_event) for f in rule(facts) if f.is_blocking
    ]


def _plain(segments: Iterable[AgendaSegment]) -> tuple[Segment, ...]:
    return tuple(Segment(s.title, s.start_minute, s.end_minute) for s in segments)


def checklist_of(side_event: SideEvent, viewer: "User | None" = None) -> list[ChecklistItem]:
    """Return what a proposal needs before it may be submitted, and what of it is done."""
    lead = next((s for s in side_event.co_sponsors.all() if s.role == CoSponsor.Role.LEAD), None)
    facts = ProposalFacts(
        event=facts_of(side_event, viewer),
        has_background=word_count(side_event.background) > 0,
        objectives=side_event.objectives.count(),
        wished_slots=side_event.wished_slots.count(),
        has_theme=side_event.theme_id is not None or not side_event.week.themes.exists(),
        has_focal_point=bool(side_event.focal_point_name and side_event.focal_point_email),
        expected_participants=side_event.expected_participants,
        lead_name=lead.short_label if lead else "",
        led_besides=_led_besides(side_event, lead),
        may_lead=side_event.week.lead_events_per_organization,
    )
    return checklist(facts)


def _led_besides(side_event: SideEvent, lead: CoSponsor | None) -> int:
    if lead is None:
        return 0
    others = SideEvent.objects.proposed().filter(week=side_event.week_id).exclude(pk=side_event.pk)
    led = others.filter(co_sponsors__organization=lead.organization_id, co_sponsors__role=CoSponsor.Role.LEAD)
    return led.count()


def _bookings(side_event: SideEvent, viewer: "User | None") -> list[Booking]:
    if side_event.starts_at is None or side_event.ends_at is None:
        return []
    zone = side_event.week.zone
    at_that_time = {"starts_at__lt": side_event.ends_at, "ends_at__gt": side_event.starts_at}
    others = SideEvent.objects.live().filter(**at_that_time).exclude(pk=side_event.pk)
    own = (
        set()
        if viewer is None
        else set(visible_events(viewer).filter(**at_that_time).values_list("pk", flat=True))
    )
    bookings = [
        Booking(
            key=f"event-{other.pk}",
            title=other.title if other.is_public or other.pk in own else "",
            starts_at=other.starts_at.astimezone(zone),  # type: ignore[union-attr]  # filtered above
            ends_at=other.ends_at.astimezone(zone),  # type: ignore[union-attr]
            venue_id=other.venue_id,
            speakers=frozenset(known_speakers(other.speakers.all())),
        )
        for other in others.prefetch_related("speakers")
    ]
    bookings += [
        Booking(
            key=f"meeting-{meeting.pk}",
            title=meeting.title,
            starts_at=meeting.starts_at.astimezone(zone),
            ends_at=meeting.ends_at.astimezone(zone),
            venue_id=meeting.venue_id,
            is_official=True,
        )
        for meeting in side_event.week.official_meetings.filter(**at_that_time)
    ]
    return bookings


def known_speakers(speakers: Iterable[Speaker]) -> dict[str, str]:
    """Return those who can be told apart, by their keys: "Director" of nowhere may be anybody."""
    return {
        speaker_key(speaker): str(speaker)
        for speaker in speakers
        if speaker.is_shown and (speaker.name or speaker.organization_id or speaker.affiliation)
    }


def speaker_key(speaker: Speaker) -> str:
    """Tell people apart: by name and affiliation, or by function and affiliation while the name is not known."""
    who = speaker.name or speaker.function
    where = speaker.organization_id or speaker.affiliation
    return f"{who}@{where}".casefold()
