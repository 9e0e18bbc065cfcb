"""What the site's database holds while RSVPs are measured. Django must be set up (`servers.use_site`)."""

import itertools

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from django.utils import timezone

from events import organization_data
from events.access import Role
from events.models import CoSponsor, Message, Organization, SideEvent
from registrations.models import AttendanceMode, Rsvp
from tests.factories import CapacityLimitFactory, CoSponsorFactory, SideEventFactory, UserFactory

HOSTS = ("norway", "switzerland", "fiji", "ocha", "icrc")  # keys of those who present the events
NUMBERS = itertools.count(1)


def new_event(people: int = 0) -> SideEvent:
    """Return a new event that asks all it can ask. Of so many people half have a seat and half wait; none are left.

    Without people there are seats for everybody who will come.
    """
    event = SideEventFactory(
        is_online=True, asks_dietary_needs=True, asks_access_needs=True, catering="Light lunch"
    )
    for number, organization in enumerate(Organization.objects.filter(key__in=HOSTS).order_by("pk")):
        role = CoSponsor.Role.CO_SPONSOR if number else CoSponsor.Role.LEAD
        CoSponsorFactory(side_event=event, organization=organization, role=role)
    seated = people // 2
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE, seats=500)
    CapacityLimitFactory(
        side_event=event,
        seats=seated if people else 100_000,
        confirmed_count=seated,
        waiting_count=people - seated,
    )
    Rsvp.objects.bulk_create(person(event, is_seated=index < seated) for index in range(people))
    return event


def person(event: SideEvent, *, is_seated: bool) -> Rsvp:
    number, now = next(NUMBERS), timezone.now()
    return Rsvp(
        side_event=event,
        attendance_mode=AttendanceMode.IN_PERSON,
        status=Rsvp.Status.CONFIRMED if is_seated else Rsvp.Status.WAITLISTED,
        given_name="Amina",
        family_name=f"Early {number}",
        email=f"early{number}@mission.example",
        organization_name="Permanent Mission of Norway to the United Nations",
        consented_at=now,
        queued_at=now,
        seated_at=now if is_seated else None,
        told_revision=event.revision,
    )


def path_of(event: SideEvent) -> str:
    return f"{event.get_absolute_url()}rsvp/"


def personal_path(event: SideEvent) -> str:
    """Return the address of the person who waits since the shortest time."""
    return event.rsvps.latest("queued_at").get_absolute_url()


def admin_path(event: SideEvent) -> str:
    return f"{reverse('admin:registrations_rsvp_changelist')}?side_event__id__exact={event.pk}"


def leave_hosts_alone() -> None:
    """Delete all organizations but those that present something."""
    Organization.objects.filter(co_sponsorships=None).delete()


def load_organizations() -> None:
    organization_data.load()


def unsent() -> int:
    return Message.objects.unsent().count()


def secretariat_session() -> str:
    """Return the session of somebody of the secretariat who has signed in."""
    user = UserFactory(groups=[Role.SECRETARIAT])
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)
