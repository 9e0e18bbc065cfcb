"""Records for tests, in one line each. Without arguments a factory makes what is common."""

import datetime as dt
import zoneinfo

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone
from factory.django import DjangoModelFactory

from agenda.models import Commitment, EventSummary, KeyMessage, Quote, SummaryReview
from agenda.summaries.approvals import hash_of
from events.models import (
    AgendaSegment,
    ConfirmationRequest,
    CoSponsor,
    ExpectedOutput,
    FocusArea,
    Objective,
    OfficialMeeting,
    Organization,
    SideEvent,
    Speaker,
    Venue,
    Week,
)
from registrations.models import AttendanceMode, CapacityLimit, Rsvp

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
FIRST_DAY = dt.date(2030, 5, 20)  # a Monday far enough ahead that nothing in a test is held by accident


def new_york(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """Return a clock time in New York on a day of May 2030, when the week of `WeekFactory` is."""
    return dt.datetime(2030, 5, day, hour, minute, tzinfo=NEW_YORK)


class UserFactory(DjangoModelFactory[object]):
    """Somebody who may sign in and belongs to no group yet."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence("person{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@mission.example")
    password = factory.django.Password("correct horse battery staple")
    is_staff = True

    @factory.post_generation
    def groups(self, create: bool, names: tuple[str, ...] | None, **_kwargs: object) -> None:
        """`UserFactory(groups=[Role.ORGANISER])` puts the user into these groups.

        The migrations made them; a test that commits empties every table, so they may have to be made again.
        """
        for name in names or ():
            group, _created = self.groups.model.objects.get_or_create(name=str(name))
            self.groups.add(group)


class WeekFactory(DjangoModelFactory[Week]):
    class Meta:
        model = Week
        django_get_or_create = ("year",)

    year = 2030
    theme = "Rules that hold when it matters"
    first_day = factory.LazyAttribute(
        lambda week: FIRST_DAY if week.year == FIRST_DAY.year else dt.date(week.year, 5, 18)
    )
    last_day = factory.LazyAttribute(lambda week: week.first_day + dt.timedelta(days=4))


class VenueFactory(DjangoModelFactory[Venue]):
    class Meta:
        model = Venue

    name = factory.Sequence("Conference Room {}".format)
    building = "United Nations Headquarters"
    address = "405 East 42nd Street, New York"
    seats = 96
    needs_un_pass = True
    accessibility = "Step-free access"


class OfficialMeetingFactory(DjangoModelFactory[OfficialMeeting]):
    class Meta:
        model = OfficialMeeting

    week = factory.SubFactory(WeekFactory)
    title = "Security Council open debate on the protection of civilians"
    place = "Security Council Chamber"
    starts_at = new_york(21, 10)
    ends_at = new_york(21, 13)


class OrganizationFactory(DjangoModelFactory[Organization]):
    """An NGO; `OrganizationFactory(kind=Organization.Kind.MEMBER_STATE, name="Norway")` is a State."""

    class Meta:
        model = Organization

    kind = Organization.Kind.NGO
    name = factory.Sequence("Civilian Centre {}".format)


class SideEventFactory(DjangoModelFactory[SideEvent]):
    """A published side event in a room of its own on the Tuesday of the week, from 1.15 p.m. to 2.45 p.m."""

    class Meta:
        model = SideEvent
        skip_postgeneration_save = True

    week = factory.SubFactory(WeekFactory)
    title = factory.Sequence("Side event {}".format)
    slug = factory.Sequence("side-event-{}".format)
    status = SideEvent.Status.PUBLISHED
    published_at = factory.LazyAttribute(
        lambda event: timezone.now() if event.status in PUBLISHED_ONCE else None
    )
    cancelled_at = factory.LazyAttribute(
        lambda event: timezone.now() if event.status == SideEvent.Status.CANCELLED else None
    )
    starts_at = new_york(21, 13, 15)
    ends_at = factory.LazyAttribute(
        lambda event: event.starts_at + dt.timedelta(minutes=90) if event.starts_at else None
    )
    venue = factory.SubFactory(VenueFactory)
    focal_point_name = "Humanitarian section"
    focal_point_email = "side-events@mission.example"

    class Params:
        draft = factory.Trait(status=SideEvent.Status.DRAFT)
        cancelled = factory.Trait(status=SideEvent.Status.CANCELLED)

    @factory.post_generation
    def organisers(self, create: bool, users: tuple[object, ...] | None, **_kwargs: object) -> None:
        """`SideEventFactory(organisers=[user])` gives the event to its organisers."""
        if users:
            self.organisers.set(users)


PUBLISHED_ONCE = (SideEvent.Status.PUBLISHED, SideEvent.Status.CANCELLED)


class CoSponsorFactory(DjangoModelFactory[CoSponsor]):
    class Meta:
        model = CoSponsor

    side_event = factory.SubFactory(SideEventFactory)
    organization = factory.SubFactory(OrganizationFactory)
    role = CoSponsor.Role.CO_SPONSOR

    class Params:
        lead = factory.Trait(role=CoSponsor.Role.LEAD)


class ConfirmationRequestFactory(DjangoModelFactory[ConfirmationRequest]):
    """A question to a co-sponsor; `ConfirmationRequestFactory(co_sponsor=None, speaker=…)` asks a speaker."""

    class Meta:
        model = ConfirmationRequest

    co_sponsor = factory.SubFactory(CoSponsorFactory)
    side_event = factory.LazyAttribute(lambda request: (request.co_sponsor or request.speaker).side_event)
    email = factory.Sequence("contact{}@mission.example".format)
    contact_name = "Ines Contact"
    asked_by = "Organiser"
    ends_at = factory.LazyAttribute(lambda request: request.side_event.ends_at)


class AgendaSegmentFactory(DjangoModelFactory[AgendaSegment]):
    class Meta:
        model = AgendaSegment

    side_event = factory.SubFactory(SideEventFactory)
    title = "Opening remarks"
    start_minute = 0
    end_minute = 15


class SpeakerFactory(DjangoModelFactory[Speaker]):
    class Meta:
        model = Speaker

    side_event = factory.SubFactory(SideEventFactory)
    function = factory.Sequence("Permanent Representative {}".format)
    part = Speaker.RolePlayed.PANELLIST
    status = Speaker.Status.CONFIRMED


class ObjectiveFactory(DjangoModelFactory[Objective]):
    class Meta:
        model = Objective

    side_event = factory.SubFactory(SideEventFactory)
    text = factory.Sequence("Agree on step {}.".format)


class FocusAreaFactory(DjangoModelFactory[FocusArea]):
    class Meta:
        model = FocusArea

    side_event = factory.SubFactory(SideEventFactory)
    title = factory.Sequence("Area {}".format)
    text = "What can be done about it."


class ExpectedOutputFactory(DjangoModelFactory[ExpectedOutput]):
    class Meta:
        model = ExpectedOutput

    side_event = factory.SubFactory(SideEventFactory)
    text = factory.Sequence("Paper {} for the Security Council.".format)


class CapacityLimitFactory(DjangoModelFactory[CapacityLimit]):
    """Ten seats in person, open until the event ends, with a waiting list."""

    class Meta:
        model = CapacityLimit

    side_event = factory.SubFactory(SideEventFactory)
    attendance_mode = AttendanceMode.IN_PERSON
    seats = 10


class RsvpFactory(DjangoModelFactory[Rsvp]):
    """A row as it lies in the database; only `registrations.services` keeps the counters of its limit."""

    class Meta:
        model = Rsvp

    side_event = factory.SubFactory(SideEventFactory)
    attendance_mode = AttendanceMode.IN_PERSON
    status = Rsvp.Status.CONFIRMED
    given_name = "Amina"
    family_name = factory.Sequence("Delegate{}".format)
    email = factory.Sequence("delegate{}@mission.example".format)
    organization_name = "Permanent Mission of Norway to the United Nations"
    consented_at = factory.LazyFunction(timezone.now)
    queued_at = factory.LazyFunction(timezone.now)
    seated_at = factory.LazyAttribute(lambda rsvp: rsvp.queued_at if rsvp.status == "confirmed" else None)

    class Params:
        waitlisted = factory.Trait(status=Rsvp.Status.WAITLISTED)


class EventSummaryFactory(DjangoModelFactory[EventSummary]):
    """A draft of the summary; `issued=True` makes it public."""

    class Meta:
        model = EventSummary

    side_event = factory.SubFactory(SideEventFactory)
    introduction = "Delegates compared what had worked."

    class Params:
        issued = factory.Trait(issued_at=factory.LazyFunction(timezone.now))


def approved(summary: EventSummary) -> EventSummary:
    """Return the summary, which the lead has approved as it reads now."""
    SummaryReview.objects.create(
        summary=summary,
        content_hash=hash_of(summary),
        answer=SummaryReview.Answer.APPROVED,
        answered_by="Lena Lead",
        answered_at=timezone.now(),
    )
    return summary


class QuoteFactory(DjangoModelFactory[Quote]):
    class Meta:
        model = Quote

    summary = factory.SubFactory(EventSummaryFactory)
    text = "A road that is open for one hour saves a hospital."
    speaker = "Amina Delegate, Director of the hospital"
    consent_by = "Amina Delegate"
    consent_on = FIRST_DAY


class KeyMessageFactory(DjangoModelFactory[KeyMessage]):
    class Meta:
        model = KeyMessage

    summary = factory.SubFactory(EventSummaryFactory)
    title = factory.Sequence("Message {}".format)
    text = "It was heard from three sides."


class CommitmentFactory(DjangoModelFactory[Commitment]):
    """A commitment whose owner was not asked yet; `agreed=True` lets it be followed once its summary is issued."""

    class Meta:
        model = Commitment

    summary = factory.SubFactory(EventSummaryFactory)
    owner = factory.SubFactory(OrganizationFactory)
    text = factory.Sequence("Name focal point {}.".format)

    class Params:
        agreed = factory.Trait(
            agreed_at=factory.LazyFunction(timezone.now),
            agreed_by="owner",
            agreed_text=factory.LazyAttribute(lambda commitment: commitment.text),
        )
