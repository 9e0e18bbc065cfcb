"""A week as the board sees it: what takes place, where it could, and what clashes. Loaded once, then plain values."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from events.models import CoSponsor, OfficialMeeting, ProposalStep, SideEvent, Venue, Week
from events.readiness.clashes import Absence, Neighbour, PlaceFacts, check, is_hard, kind_of, others_in
from events.readiness.findings import known_speakers
from events.readiness.rules import Finding
from registrations import readiness as seats
from registrations.models import AttendanceMode


@dataclass(frozen=True)
class Place:
    """A time and a room that a side event has or could have. Instants are in the week's zone."""

    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    venue: Venue | None


@dataclass(frozen=True)
class Clash:
    """What is found about one side event, told once however many it concerns."""

    side_event: SideEvent
    finding: Finding
    keys: frozenset[str]  # of all that it concerns, such as "event-7"
    day: dt.date
    number: int = 0

    @property
    def is_hard(self) -> bool:
        return is_hard(self.finding)


class BoardWeek:
    """The live side events of a week with all that their places depend on: twelve queries, however many there are."""

    def __init__(self, week: Week):
        self.week = week
        self.events = list(
            SideEvent.objects.live()
            .filter(week=week)
            .defer(*SideEvent.LONG_TEXTS)
            .select_related("venue", "theme")
            .prefetch_related(
                "co_sponsors__organization",
                "speakers__organization",
                "unavailabilities",
                "wished_slots",
                "capacity_limits",
            )
            .order_by("starts_at", "pk")
        )
        for event in self.events:
            event.week = week
        self.meetings = list(week.official_meetings.select_related("venue"))
        self.slots = list(week.standard_slots.all())

    @cached_property
    def venues(self) -> list[Venue]:
        """The rooms of this week, and those in which something of it takes place besides."""
        held = [*(event.venue for event in self.events), *(meeting.venue for meeting in self.meetings)]
        used = [venue for venue in held if venue is not None]
        own = list(self.week.rooms.all()) or list(Venue.objects.all())
        return sorted(
            {*own, *used}, key=lambda venue: (venue not in own, venue.building, _natural(venue.name))
        )

    def event(self, pk: int) -> SideEvent | None:
        return next((event for event in self.events if event.pk == pk), None)

    def lead_of(self, event: SideEvent) -> CoSponsor | None:
        return next((row for row in event.co_sponsors.all() if row.role == CoSponsor.Role.LEAD), None)

    def facts(self, event: SideEvent) -> PlaceFacts:
        """What the rules know of the event, whatever its place."""
        return self._facts[event.pk]

    def place_of(self, event: SideEvent) -> Place:
        return Place(self.local(event.starts_at), self.local(event.ends_at), event.venue)

    def local(self, at: dt.datetime | None) -> dt.datetime | None:
        return at.astimezone(self.week.zone) if at else None

    def minutes_of(self, event: SideEvent) -> int:
        """How long the event lasts, or is meant to."""
        return event.duration_minutes or self.week.usual_minutes

    def wanted_seats(self, event: SideEvent) -> int:
        """Seats that a room should have: for all who are expected, and for all who can register."""
        given = [
            limit.seats or 0
            for limit in event.capacity_limits.all()
            if limit.attendance_mode == AttendanceMode.IN_PERSON and event.is_in_person
        ]
        return max([event.expected_participants or 0, *given])

    def findings(self, event: SideEvent, place: Place | None = None) -> list[Finding]:
        """Return what speaks against the place that the event has, or would have."""
        own = place is None
        place = place or self.place_of(event)
        facts = replace(
            self._facts[event.pk],
            starts_at=place.starts_at,
            ends_at=place.ends_at,
            venue_id=place.venue.pk if place.venue else None,
            venue_name=place.venue.name if place.venue else "",
            room_seats=place.venue.seats if place.venue else None,
            bookings=self._near(event, place),
        )
        found = check(facts)
        if own and not any(kind_of(finding) == "small_room" for finding in found):
            found += [f for f in seats.findings(event) if kind_of(f) == "more_seats_than_the_room"]
        return found

    def in_order_of_submission(self, events: Iterable[SideEvent]) -> list[SideEvent]:
        """Return who proposed first first; what never was submitted comes last, in the order of its making."""
        steps = ProposalStep.objects.filter(
            side_event__week=self.week, to_status=SideEvent.Status.SUBMITTED
        ).order_by("-at")  # so that the first of several stays
        first = dict(steps.values_list("side_event_id", "at"))
        never = dt.datetime.max.replace(tzinfo=dt.UTC)
        return sorted(events, key=lambda event: (first.get(event.pk, never), event.pk))

    @cached_property
    def clashes(self) -> list[Clash]:
        """Everything found, hard clashes first, by time; what concerns two events is told of the one easier to move."""
        told: dict[object, Clash] = {}
        for event in sorted(self.events, key=_ease_of_moving):
            start = self.local(event.starts_at or event.ends_at)
            if start is None:
                continue
            for finding in self.findings(event):
                keys = others_in(finding) | {f"event-{event.pk}"}
                detail = finding.code.split(":", 2)[2:] if len(keys) > 1 else [finding.code]
                told.setdefault((kind_of(finding), keys, *detail), Clash(event, finding, keys, start.date()))
        return sorted(
            told.values(),
            key=lambda clash: (not clash.is_hard, clash.side_event.starts_at, clash.side_event.pk),
        )

    @cached_property
    def _facts(self) -> dict[int, PlaceFacts]:
        return {event.pk: self._facts_of(event) for event in self.events}

    def _facts_of(self, event: SideEvent) -> PlaceFacts:
        lead = self.lead_of(event)
        zone = self.week.zone
        return PlaceFacts(
            starts_at=None,
            ends_at=None,
            first_day=self.week.first_day,
            last_day=self.week.last_day,
            venue_id=None,
            venue_name="",
            is_in_person=event.is_in_person,
            has_lead=lead is not None,
            speakers=known_speakers(event.speakers.all()),
            set_up_minutes=self.week.set_up_minutes,
            expected=event.expected_participants if event.is_in_person else None,
            lead=lead.organization_id if lead else None,
            organizations={row.organization_id: row.short_label for row in event.co_sponsors.all()},
            theme_id=event.theme_id,
            theme_name=event.theme.name if event.theme else "",
            absences=tuple(
                Absence(a.starts_at.astimezone(zone), a.ends_at.astimezone(zone), a.reason)
                for a in event.unavailabilities.all()
            ),
        )

    @cached_property
    def _by_day(self) -> dict[dt.date, list[Neighbour]]:
        """Everything with a time, under each day that it touches."""
        days: dict[dt.date, list[Neighbour]] = defaultdict(list)
        for neighbour in [*map(self._neighbour, self.events), *map(self._meeting, self.meetings)]:
            if neighbour is not None:
                days[neighbour.starts_at.date()].append(neighbour)
                if neighbour.ends_at.date() != neighbour.starts_at.date():
                    days[neighbour.ends_at.date()].append(neighbour)
        return days

    def _neighbour(self, event: SideEvent) -> Neighbour | None:
        place, facts = self.place_of(event), self._facts[event.pk]
        if place.starts_at is None or place.ends_at is None:
            return None
        return Neighbour(
            key=f"event-{event.pk}",
            title=event.title,
            starts_at=place.starts_at,
            ends_at=place.ends_at,
            venue_id=event.venue_id,
            speakers=frozenset(facts.speakers),
            lead=facts.lead,
            organizations=frozenset(facts.organizations),
            theme_id=facts.theme_id,
        )

    def _meeting(self, meeting: OfficialMeeting) -> Neighbour:
        return Neighbour(
            key=f"meeting-{meeting.pk}",
            title=meeting.title,
            starts_at=meeting.starts_at.astimezone(self.week.zone),
            ends_at=meeting.ends_at.astimezone(self.week.zone),
            venue_id=meeting.venue_id,
            is_official=True,
        )

    def _near(self, event: SideEvent, place: Place) -> tuple[Neighbour, ...]:
        """What takes place on the days of a place, the event itself left out, each once."""
        if place.starts_at is None or place.ends_at is None:
            return ()
        days = dict.fromkeys([place.starts_at.date(), place.ends_at.date()])
        near = {other.key: other for day in days for other in self._by_day.get(day, [])}
        near.pop(f"event-{event.pk}", None)
        return tuple(near.values())


def _ease_of_moving(event: SideEvent) -> tuple[bool, bool, int]:
    return event.status == SideEvent.Status.PUBLISHED, event.is_slot_fixed, -event.pk


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Conference Room 8 before Conference Room 11."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", name)]
