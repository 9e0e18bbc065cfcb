"""What the database keeps by itself: each rule is broken once, and says a sentence to people."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import (
    AgendaSegment,
    CoSponsor,
    FindingOverride,
    OfficialMeeting,
    PreviousSlug,
    SideEvent,
    SideEventVersion,
    Speaker,
    Venue,
    Week,
)
from pocweek.models import User
from registrations.models import CapacityLimit, Rsvp
from tests.factories import (
    CapacityLimitFactory,
    CoSponsorFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


def week() -> Week:
    return WeekFactory()


BROKEN = {
    "year once": (
        lambda: Week(year=week().year, first_day=dt.date(2030, 5, 1), last_day=dt.date(2030, 5, 2)),
        "There is a week for this year already.",
    ),
    "week ends after it begins": (
        lambda: Week(year=2031, first_day=dt.date(2031, 5, 2), last_day=dt.date(2031, 5, 1)),
        "The last day is before the first day.",
    ),
    "week of 21 days": (
        lambda: Week(year=2031, first_day=dt.date(2031, 5, 1), last_day=dt.date(2031, 5, 22)),
        "A week lasts 21 days at most.",
    ),
    "venue once": (
        lambda: Venue(name="Room", building=VenueFactory(name="Room").building),
        "This room is in the list already.",
    ),
    "meeting ends after start": (
        lambda: OfficialMeeting(
            week=week(), title="Debate", starts_at=new_york(21, 13), ends_at=new_york(21, 13)
        ),
        "The end must be after the start.",
    ),
    "event ends after start": (
        lambda: SideEvent(
            week=week(), title="A", slug="a", starts_at=new_york(21, 13), ends_at=new_york(21, 12)
        ),
        "The end must be after the start.",
    ),
    "event has an attendance mode": (
        lambda: SideEvent(week=week(), title="A", slug="a", is_in_person=False, is_online=False),
        "Choose in person, online, or both.",
    ),
    "address once in a week": (
        lambda: SideEvent(week=SideEventFactory(slug="water").week, title="Water", slug="water"),
        "Another side event of this week has this address.",
    ),
    "organization once per event": (
        lambda: (lambda first: CoSponsor(side_event=first.side_event, organization=first.organization))(
            CoSponsorFactory()
        ),
        "This organization is in the list already.",
    ),
    "one lead": (
        lambda: CoSponsor(
            side_event=CoSponsorFactory(lead=True).side_event, organization=OrganizationFactory(), role="lead"
        ),
        "There can be only one lead. Make the other one a co-host.",
    ),
    "segment of positive length": (
        lambda: AgendaSegment(side_event=SideEventFactory(), title="A", start_minute=15, end_minute=15),
        "A segment must end after it starts.",
    ),
    "speaker is somebody": (
        lambda: Speaker(side_event=SideEventFactory(), honorific="H.E."),
        "Give a name, a function or an organization.",
    ),
    "seats once per mode": (
        lambda: CapacityLimit(side_event=CapacityLimitFactory().side_event, attendance_mode="in_person"),
        "Seats for this attendance mode are in the list already.",
    ),
    "RSVP closes after it opens": (
        lambda: CapacityLimit(
            side_event=SideEventFactory(),
            attendance_mode="in_person",
            opens_at=new_york(2, 9),
            closes_at=new_york(1, 9),
        ),
        "The RSVP must close after it opens.",
    ),
    "one live RSVP per address": (
        lambda: Rsvp(
            side_event=RsvpFactory(email="a@mission.example").side_event,
            attendance_mode="online",
            status="waitlisted",
            given_name="A",
            family_name="B",
            email="A@Mission.example",
            organization_name="C",
            queued_at=new_york(1, 9),
        ),
        "This address has already answered for this side event.",
    ),
    "account e-mail once": (
        lambda: User(username="b", password="x", email=UserFactory(email="a@mission.example").email.upper()),
        "Another account has this e-mail address.",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_in_a_sentence(rule):
    make, sentence = BROKEN[rule]

    with pytest.raises(ValidationError) as refused:
        make().full_clean()

    assert sentence in refused.value.messages


@pytest.mark.parametrize("rule", BROKEN)
def test_the_database_refuses_it_as_well(rule):
    make, _sentence = BROKEN[rule]
    row = make()

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_cancelled_rsvp_leaves_the_address_free():
    event = RsvpFactory(email="a@mission.example", status="cancelled").side_event

    assert RsvpFactory(side_event=event, email="a@mission.example").pk


def test_a_colleague_without_an_address_may_be_registered_many_times():
    event = RsvpFactory(email="").side_event

    assert RsvpFactory(side_event=event, email="").pk


@pytest.mark.parametrize(
    "make",
    [
        lambda event: PreviousSlug(week=event.week, slug="old", side_event=event),
        lambda event: SideEventVersion(side_event=event, revision=1, record={}),
        lambda event: FindingOverride(side_event=event, finding="gap:1-2", reason="So be it."),
    ],
)
def test_rows_that_only_services_write_are_unique_too(make):
    event = SideEventFactory()
    make(event).save()

    with pytest.raises(IntegrityError), transaction.atomic():
        make(event).save()
