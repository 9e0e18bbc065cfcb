"""Puts the sample weeks into an empty database, through the same services that people use."""

import datetime as dt
import io
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.html import escape

from events import services as programme
from events.access import Role
from events.actors import Actor
from events.logos import store_logo
from events.models import (
    AgendaSegment,
    CoSponsor,
    ExpectedOutput,
    FocusArea,
    Message,
    Objective,
    OfficialMeeting,
    Organization,
    SideEvent,
    Speaker,
    Venue,
    Week,
)
from events.readiness.findings import findings
from pocweek.models import User
from registrations import services as seats
from registrations.models import AttendanceMode

from . import delegates, planning, read
from .circulation import tell_as_sent
from .confirming import ask_around
from .logos import logo_for
from .proposing import add_frame, propose
from .summaries import summarize

ZONE = ZoneInfo("America/New_York")
CLOCK = Actor.clock()
ACCOUNTS = {  # user name: role
    "organiser": Role.ORGANISER,
    "secretariat": Role.SECRETARIAT,
    "door": Role.DOOR,
}
OVERRIDE = "Known to the coordinators and accepted."


def first_monday(today: dt.date, taken: set[int]) -> dt.date:
    """Return the first day of the next week in May that has not begun: the Monday on or after the 18th."""
    year = today.year
    while True:
        monday = dt.date(year, 5, 18)
        monday += dt.timedelta(days=-monday.weekday() % 7)
        if monday > today and year not in taken:
            return monday
        year += 1


@transaction.atomic
def load_all(today: dt.date, names: Iterable[str] = read.NAMES) -> list[Week]:
    """Load accounts and the three weeks, or those of these names; return the weeks. All or nothing."""
    samples = [read.load(name) for name in names]
    users = {name: _account(name, role) for name, role in ACCOUNTS.items()}
    _give_logos(samples)
    fixed_years = {sample.week.year for sample in samples if sample.week.year}
    return [_load_week(sample, users, first_monday(today, fixed_years)) for sample in samples]


def _account(name: str, role: Role) -> User:
    user = User.objects.create_user(
        username=name,
        email=f"{name}@pocweek.example",
        password=settings.DEMO_PASSWORDS.get(name) or None,
        is_staff=True,
        first_name="Sample",
        last_name=name,
    )
    user.groups.add(Group.objects.get(name=role))
    return user


def _give_logos(samples: list[read.SampleWeek]) -> None:
    """Give every sponsoring organization a neutral typographic logo."""
    keys = {s.organization for sample in samples for event in sample.side_events for s in event.sponsors}
    for organization in Organization.objects.filter(key__in=keys):
        picture = logo_for(str(organization.key), organization.name, organization.acronym)
        organization.logo = store_logo(io.BytesIO(picture))
        organization.save(update_fields=["logo"])


def _load_week(sample: read.SampleWeek, users: dict[str, User], monday: dt.date) -> Week:
    first = sample.week.first_day or monday
    week = Week.objects.create(
        year=sample.week.year or first.year,
        theme=sample.week.theme,
        first_day=first,
        last_day=sample.week.last_day or first + dt.timedelta(days=4),
    )
    venues = {venue.key: _venue(venue) for venue in sample.venues}
    for meeting in sample.official_meetings:
        starts_at = _instant(week, meeting.day, meeting.start)
        OfficialMeeting.objects.create(
            week=week,
            title=meeting.title,
            place=meeting.place,
            starts_at=starts_at,
            ends_at=starts_at + dt.timedelta(minutes=meeting.minutes),
        )
    add_frame(sample, week)
    events = [(row, _side_event(row, week, venues)) for row in sample.side_events]
    for row, event in events:
        _set_seats(row, event)
        programme.record(side_event=event, by=CLOCK)
        if row.status in ("published", "cancelled"):
            _publish(event)
    for number, (row, event) in enumerate(events):
        if not event.is_held():
            delegates.seat(row, event)
            if row.status == "published" and number % 4 == 0:
                delegates.invite(event)
        if row.status == "cancelled":
            programme.cancel(side_event=event, by=CLOCK)
        if row.status not in ("published", "cancelled") or number % 4 == 0:
            event.organisers.add(users["organiser"])
        if row.summary:
            summarize(row.summary, event)
    propose(sample, week, events)
    if sample.week.year is None:  # the one that is still to come
        planning.plan(week)
        ask_around([event for _row, event in events])
    Message.objects.filter(
        side_event__week=week
    ).delete()  # of the cancelled event, of proposals and confirmations: whom they go to is invented
    for row, event in events:
        if row.summary and row.summary.sent_to:
            tell_as_sent(event, row.summary.sent_to)
    return week


def _venue(row: read.Venue) -> Venue:
    venue, _created = Venue.objects.get_or_create(
        name=row.room,
        building=row.building,
        defaults={
            "address": row.address,
            "seats": row.seats or None,
            "needs_un_pass": row.needs_un_pass,
            "accessibility": row.accessibility,
        },
    )
    return venue


def _instant(week: Week, day: int, clock: dt.time) -> dt.datetime:
    return dt.datetime.combine(week.first_day + dt.timedelta(days=day), clock, tzinfo=ZONE)


def _side_event(row: read.SideEvent, week: Week, venues: dict[str, Venue]) -> SideEvent:
    starts_at = _instant(week, row.day, row.start)
    event = SideEvent(
        week=week,
        title=row.title,
        subtitle=row.subtitle,
        starts_at=None if row.is_wish else starts_at,
        ends_at=None if row.is_wish else starts_at + dt.timedelta(minutes=row.minutes),
        venue=venues[row.venue] if row.venue else None,
        expected_participants=row.expected_participants,
        theme=week.themes.get(name=row.theme) if row.theme else None,
        is_in_person="in_person" in row.modes,
        is_online="online" in row.modes,
        background="".join(f"<p>{escape(paragraph)}</p>" for paragraph in read.paragraphs(row.background)),
        working_languages=list(row.languages),
        asks_dietary_needs=row.asks_dietary,
        asks_access_needs=row.asks_access,
        rsvp_deadline_at=_deadline(row, week),
        focal_point_name=row.focal_point_name,
        focal_point_function=row.focal_point_function,
        focal_point_email=row.focal_point_email,
        **{
            name: getattr(row, name)
            for name in (
                "audience", "catering", "catering_minute", "online_platform", "needs_un_pass",
                "is_discreet", "is_invitation_only", "is_transferable", "has_limited_places",
            )
        },
    )  # fmt: skip
    event.slug = programme.give_slug(event)
    event.save()
    if row.is_wish:
        event.wished_slots.create(starts_at=starts_at)
    _add_parts(row, event)
    return event


def _deadline(row: read.SideEvent, week: Week) -> dt.datetime | None:
    return None if row.rsvp_closes_day is None else _instant(week, row.rsvp_closes_day, dt.time(18))


def _add_parts(row: read.SideEvent, event: SideEvent) -> None:
    keys = {s.organization for s in row.sponsors} | {p.organization for p in row.speakers}
    organization = {o.key: o for o in Organization.objects.filter(key__in=keys)}
    for n, s in enumerate(row.sponsors):
        CoSponsor.objects.create(
            side_event=event,
            position=n,
            organization=organization[s.organization],
            role=s.role,
            printed_name=s.printed_name,
            confirmed_at=event.created_at if s.confirmed else None,
            confirmed_by="Sample" if s.confirmed else "",
        )
    for n, g in enumerate(row.segments):
        AgendaSegment.objects.create(
            side_event=event,
            position=n,
            title=g.title,
            note=g.note,
            start_minute=g.start_minute,
            end_minute=g.end_minute,
        )
    for n, p in enumerate(row.speakers):
        Speaker.objects.create(
            side_event=event,
            position=n,
            honorific=p.honorific,
            name=p.name,
            function=p.function,
            organization=organization[p.organization],
            part=p.part,
            status=p.status,
        )
    for n, text in enumerate(row.objectives):
        Objective.objects.create(side_event=event, position=n, text=text)
    for n, area in enumerate(row.focus_areas):
        FocusArea.objects.create(side_event=event, position=n, title=area.title, text=area.text)
    for n, text in enumerate(row.expected_outputs):
        ExpectedOutput.objects.create(side_event=event, position=n, text=text)


def _set_seats(row: read.SideEvent, event: SideEvent) -> None:
    for mode in AttendanceMode:
        wanted = getattr(row.seats, mode)
        if wanted is not None:
            seats.save_limit(
                side_event=event,
                attendance_mode=mode,
                seats=wanted.seats or None,
                opens_at=None,
                closes_at=None,
                has_waiting_list=wanted.waiting_list,
                by=CLOCK,
            )


def _publish(event: SideEvent) -> None:
    """Publish with a reason for every warning, as the secretariat would."""
    reasons = {finding.code: OVERRIDE for finding in findings(event) if not finding.is_blocking}
    programme.publish(side_event=event, by=CLOCK, reasons=reasons)
