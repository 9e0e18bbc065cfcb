"""The dashboards of a side event and of a week."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agenda.dashboards.curve import curve_of
from agenda.dashboards.event import dashboard_of
from agenda.dashboards.week import dashboard_of_week
from events import services
from events.access import Role
from events.actors import Actor
from events.confirmations.table import progress_of
from events.models import Message, Organization, SideEvent, StandardSlot, Week
from registrations.models import Arrival, Invitation
from tests.factories import (
    CapacityLimitFactory,
    CoSponsorFactory,
    EventSummaryFactory,
    OfficialMeetingFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER])


@pytest.fixture
def event(organiser):
    event = SideEventFactory(title="Water", organisers=[organiser], working_languages=["en"])
    CoSponsorFactory(side_event=event, lead=True)
    services.record(side_event=event, by=Actor.clock())
    return SideEvent.objects.get(pk=event.pk)


def sentences(event, viewer) -> list[str]:
    loaded = SideEvent.objects.with_everything().get(pk=event.pk)
    return [step.sentence for step in dashboard_of(loaded, viewer).next_steps]


def count_queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_seats_are_told_by_mode_with_limit_held_and_queue(event, organiser):
    until = event.starts_at
    CapacityLimitFactory(
        side_event=event, seats=40, confirmed_count=25, held_seats=5, held_until=until, waiting_count=2
    )
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None, confirmed_count=7)

    rows = dashboard_of(event, organiser).seats

    told = [(str(r.label), r.limit, r.taken, r.held, r.free, r.waiting) for r in rows]
    assert told == [("In person", 40, 25, 5, 10, 2), ("Online", None, 7, 0, None, 0)]


def test_the_curve_counts_who_stood_on_each_day_of_the_city(event):
    for day, cancelled in ((1, None), (1, 3), (2, None)):
        at = cancelled and new_york(cancelled, 12)
        status = "cancelled" if cancelled else "confirmed"
        RsvpFactory(side_event=event, created_at=new_york(day, 23, 30), cancelled_at=at, status=status)

    curve = curve_of(event, at=new_york(10, 12))

    days = [(day.day, count) for day, count in curve.days]
    assert (days, curve.last.day, curve.highest) == ([(1, 2), (2, 3), (3, 2)], 10, 3)
    assert "From 2 to 2, 1–10" in curve.chart
    assert curve_of(event, at=new_york(30, 12)).last.day == 21  # the day of the event ends it


def test_what_to_do_next_is_what_is_open(event, organiser):
    CoSponsorFactory(side_event=event)
    SpeakerFactory(side_event=event, status="tbc")
    RsvpFactory(side_event=event, status="requested", seated_at=None)
    RsvpFactory(side_event=event, told_revision=1)
    for number in range(2):
        Invitation.objects.create(
            side_event=event, email=f"i{number}@mission.example", expires_at=event.starts_at
        )
    Message.objects.create(
        side_event=event, kind="registrations/confirmed", recipient="a@mission.example", language="en",
        facts={}, dedupe_key="1", state="failed",
    )  # fmt: skip
    SideEvent.objects.filter(pk=event.pk).update(
        rsvp_deadline_at=timezone.now() + dt.timedelta(days=2), title="W"
    )
    services.record(side_event=event, by=Actor.clock())

    found = sentences(event, organiser)

    assert found[:2] == ["Registrants have not been told of the last changes.", "1 request to decide on"]
    assert {
        "1 organization has not confirmed.",
        "1 speaker has not confirmed.",
        "1 mail was refused.",
        "2 invitations have no answer.",
        "No seats are set for attending in person, so nobody can RSVP for it.",
    } < set(found)
    assert found[-1].startswith("The RSVP ends: ")


def test_a_deadline_on_a_full_hour_ends_with_one_full_stop(event, organiser):
    now = timezone.now()
    five = (now + dt.timedelta(days=2)).astimezone(event.week.zone).replace(hour=17, minute=0)
    SideEvent.objects.filter(pk=event.pk).update(rsvp_deadline_at=five)
    assert sentences(event, organiser)[-1].endswith(", 5\u00a0p.m.")
    Week.objects.update(proposals_close_at=five)
    SideEvent.objects.filter(pk=event.pk).update(status="draft", rsvp_deadline_at=None)
    (proposals,) = [said for said in sentences(event, organiser) if said.startswith("Proposals can be")]
    assert proposals.endswith(", 5\u00a0p.m.")


def test_organizations_are_counted_as_on_the_page_of_the_side_event(event, organiser):
    """The lead need not confirm, and who declined is not waited for."""
    CoSponsorFactory(side_event=event, declined_at=timezone.now())
    assert not [said for said in sentences(event, organiser) if "not confirmed" in said]
    CoSponsorFactory(side_event=event)
    assert "1 organization has not confirmed." in sentences(event, organiser)
    assert progress_of(event)["co_sponsors"] == "0 of 1 confirmed"


def test_after_the_event_the_summary_is_what_is_left(event, organiser):
    past = timezone.now() - dt.timedelta(days=2)
    SideEvent.objects.filter(pk=event.pk).update(starts_at=past, ends_at=past + dt.timedelta(hours=1))
    assert sentences(event, organiser) == ["The summary is not written yet."]
    summary = EventSummaryFactory(side_event=event)
    assert sentences(event, organiser) == ["The summary is not issued yet."]
    summary.issued_at = timezone.now()
    summary.save()
    assert sentences(event, organiser) == []


def test_the_page_shows_arrivals_and_invitations_beside_their_charts(client, event, organiser):
    guests = [RsvpFactory(side_event=event) for _n in range(3)]
    Arrival.objects.create(rsvp=guests[0])
    Invitation.objects.create(side_event=event, email="a@mission.example", expires_at=event.starts_at)
    client.force_login(organiser)

    shown = " ".join(client.get(reverse("admin:dashboard_event", args=[event.pk])).content.decode().split())

    assert "1 of 3 people with a seat in the room have arrived." in shown
    assert '<th scope="row">Sent</th>' in shown
    assert shown.count('role="img"') == 3


def test_the_page_of_an_event_asks_as_often_for_many_people_as_for_few(client, event, organiser):
    client.force_login(organiser)
    address, counts = reverse("admin:dashboard_event", args=[event.pk]), []
    for number in (3, 40):
        for n in range(number):
            RsvpFactory(side_event=event, created_at=new_york(1 + n % 20, 9))
            SpeakerFactory(side_event=event)
            email = f"{number}-{n}@mission.example"
            Invitation.objects.create(side_event=event, email=email, expires_at=event.starts_at)
        counts.append(count_queries(client, address))
    assert counts[0] == counts[1]


def test_a_week_tells_states_days_rooms_and_mail(event):
    week = event.week
    SideEventFactory(week=week, cancelled=True)
    SideEventFactory(week=week, draft=True, starts_at=None, venue=event.venue)
    SideEventFactory(week=week, draft=True, starts_at=new_york(22, 10), venue=event.venue)
    StandardSlot.objects.create(week=week, starts_at_clock=dt.time(10), ends_at_clock=dt.time(12, 30))
    OfficialMeetingFactory(week=week, venue=event.venue)

    shown = dashboard_of_week(week)

    assert [(str(s.label), s.count) for s in shown.states] == [
        ("Draft", 2),
        ("Published", 1),
        ("Cancelled", 1),
    ]
    assert [(d.day.day, d.public, d.planned) for d in shown.days] == [
        (20, 0, 0), (21, 1, 0), (22, 0, 1), (23, 0, 0), (24, 0, 0),
    ]  # fmt: skip
    assert shown.without_day == 1
    (room,) = shown.rooms
    # five days of 2.5 hours without the 3 hours of the official meeting
    assert (room.events, room.hours_booked, room.hours_available) == (2, 3, 9.5)
    assert (shown.mail_waiting, shown.mail_refused) == (0, 0)


def test_delegations_are_counted_once_in_however_many_events(event):
    other = SideEventFactory(week=event.week)
    norway = OrganizationFactory(name="Norway", kind=Organization.Kind.MEMBER_STATE)
    ngo = OrganizationFactory(name="Civic")
    for where in (event, other):
        RsvpFactory(side_event=where, organization=norway)
    RsvpFactory(side_event=other, organization=ngo)
    for name in ("Unheard of", "unheard OF"):
        RsvpFactory(side_event=other, organization_name=name)
    RsvpFactory(side_event=event, waitlisted=True, organization=OrganizationFactory(kind="member_state"))
    RsvpFactory(side_event=SideEventFactory(week=WeekFactory(year=2031)), organization=OrganizationFactory())

    reach = dashboard_of_week(event.week).reach

    assert (reach.people, reach.states, reach.others, reach.unknown) == (5, 1, 1, 1)


def test_needs_are_told_as_numbers_and_never_in_words(client, event):
    RsvpFactory(side_event=event, access_needs="Wheelchair", language="fr", un_pass="needs")
    RsvpFactory(side_event=event, dietary_needs="No nuts", language="en")
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))

    response = client.get(reverse("admin:dashboard_week", args=[event.week_id]))

    (row,) = response.context["dashboard"].needs
    assert (row.access, row.dietary, row.passes) == (1, 1, 1)
    assert [(known.label, known.people) for known in row.languages] == [("French", 1)]
    text = response.content.decode()
    assert "Wheelchair" not in text
    assert "No nuts" not in text


def test_the_page_of_a_week_asks_as_often_for_a_hundred_events_as_for_three(client, event):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    address, counts = reverse("admin:dashboard_week", args=[event.week_id]), []
    for number in (3, 97):
        for _n in range(number):
            one = SideEventFactory(week=event.week, venue=VenueFactory())
            RsvpFactory(side_event=one, access_needs="Ramp", language="ar")
        counts.append(count_queries(client, address))
    assert counts[0] == counts[1]
