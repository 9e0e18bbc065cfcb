"""A person of each role, and one of each thing that has an address."""

from dataclasses import dataclass

import pytest

from agenda.models import EventSummary, PaperJob, ReadDocument
from agenda.reading.reading import Reading
from events.access import Role
from events.models import Message
from pocweek.models import StaffInvitation
from registrations.models import Invitation, OrganizersLetter
from tests.factories import (
    CapacityLimitFactory,
    CommitmentFactory,
    CoSponsorFactory,
    OfficialMeetingFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    UserFactory,
)


@pytest.fixture
def people():
    staff = {
        "organiser": [Role.ORGANISER],
        "other organiser": [Role.ORGANISER],
        "secretariat": [Role.SECRETARIAT],
        "door": [Role.DOOR],
    }
    users = {name: UserFactory(groups=roles) for name, roles in staff.items()}
    users["stranger"] = UserFactory(is_staff=False)
    users["superuser"] = UserFactory(is_superuser=True)
    return users


@pytest.fixture
def things(people):
    """What the table's second column names; all of it belongs to the organiser."""
    event = SideEventFactory(organisers=[people["organiser"]])
    CoSponsorFactory(side_event=event, lead=True)
    mail = Message.objects.create(
        side_event=event,
        kind="registrations/confirmed",
        recipient="a@mission.example",
        language="en",
        facts={},
        dedupe_key="1",
    )
    return {
        "event": event,
        "draft": SideEventFactory(draft=True, week=event.week, organisers=[people["organiser"]]),
        "org": OrganizationFactory(),
        "week": event.week,
        "venue": event.venue,
        "meet": OfficialMeetingFactory(week=event.week),
        "mail": mail,
        "limit": CapacityLimitFactory(side_event=event),
        "rsvp": RsvpFactory(side_event=event),
        "invite": Invitation.objects.create(
            side_event=event, email="i@mission.example", expires_at=event.starts_at
        ),
        "letter": OrganizersLetter.objects.create(side_event=event, subject="Parking", text="Gate"),
        "sum": EventSummary.objects.create(side_event=event),
        "promise": CommitmentFactory(summary__side_event__organisers=[people["organiser"]], agreed=True),
        "note": read_document(people["organiser"], event.week),
        "newer": read_document(people["organiser"], event.week, event.title, side_event=event),
        "batch": Named(read_document(people["organiser"], event.week).batch),
        "job": papers_asked_for(people["secretariat"], event),
        "user": people["stranger"],
        "staff": StaffInvitation.objects.create(email="s@mission.example", expires_at=event.starts_at),
    }


@dataclass
class Named:
    """A thing whose address does not hold its primary key."""

    pk: object


def read_document(person, week, title="Water under fire", **fields) -> ReadDocument:
    """A document that was read and belongs to the person alone, whatever the role of others."""
    facts = Reading(title=title, text=title).to_facts()
    return ReadDocument.objects.create(week=week, uploaded_by=person, state="read", facts=facts, **fields)


def papers_asked_for(person, event) -> PaperJob:
    """Papers of the whole week, which the person alone sees."""
    of = {"week": event.week, "form": "zip", "wanted": {}, "has_personal_data": False}
    return PaperJob.objects.create(asked_by=person, expires_at=event.starts_at, **of)
