"""One invitation answered in three ways at the same moment, from real threads: it has one answer."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection

from events.actors import Actor
from registrations import services
from registrations.models import Invitation, Rsvp
from registrations.services import Invitee
from tests.factories import CapacityLimitFactory, SideEventFactory, new_york
from tests.shared_database import shared_database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
INVITED = 20


def accept(invitation: Invitation) -> None:
    services.accept_invitation(
        invitation=invitation,
        attendance_mode="in_person",
        language="en",
        given_name="Given",
        family_name="Family",
        organization_name="Mission",
    )


def decline(invitation: Invitation) -> None:
    services.decline_invitation(invitation=invitation)


def forward(invitation: Invitation) -> None:
    services.forward_invitation(invitation=invitation, to=Invitee(email=f"to-{invitation.email}"))


def done(answer, invitation: Invitation) -> bool:
    try:
        answer(invitation)
    except services.RegistrationError:
        return False
    finally:
        connection.close()
    return True


def test_one_invitation_has_one_answer_and_one_seat_stays_one_seat(tmp_path):
    event = SideEventFactory(is_transferable=True)
    limit = CapacityLimitFactory(side_event=event, seats=INVITED)
    hold = {"seats": INVITED, "held_seats": INVITED, "held_until": new_york(20, 9)}
    services.save_limit(side_event=event, attendance_mode="in_person", by=Actor.clock(), **hold)
    people = [
        Invitee(email=f"person{n}@mission.example", organization_name="Mission") for n in range(INVITED)
    ]
    made, _known = services.invite(side_event=event, invitees=people, by=Actor.clock())
    tries = [(answer, one) for one in made for answer in (accept, forward, decline, accept)]
    with shared_database(tmp_path), ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda work: done(*work), tries))

    states = Counter(Invitation.objects.filter(forwarded_from=None).values_list("status", flat=True))
    successors = Invitation.objects.exclude(forwarded_from=None).values_list("status", flat=True)
    assert sum(states.values()) == INVITED
    assert states["open"] == 0
    assert list(successors) == ["open"] * states["forwarded"]
    assert Rsvp.objects.live().count() == states["accepted"]
    limit.refresh_from_db()
    assert limit.invited_count == limit.confirmed_count == states["accepted"]
    call_command("verify_seats", verbosity=0)
