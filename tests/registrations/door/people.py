"""Those who come to the door, and the addresses of its pages."""

from django.urls import reverse

from events.actors import Actor
from registrations import services
from registrations.door.checkin import searched
from registrations.door.codes import code_of
from registrations.models import Rsvp
from tests.factories import new_york

DOOR = Actor(label="Door")
BEFORE, DURING = new_york(21, 13, 5), new_york(21, 13, 20)


def answer(event, given: str, family: str, mode: str = "in_person", **details) -> Rsvp:
    return services.register(
        side_event=event,
        attendance_mode=mode,
        given_name=given,
        family_name=family,
        email=f"{searched(given)}@mission.example",
        organization_name="Côte d’Ivoire",
        by=Actor.delegate(),
        **details,
    ).rsvp


def address(event, name: str = "checkin", *more: str) -> str:
    return reverse(f"registrations:{name}", args=[event.week.year, event.slug, *more])


def person_at(event, family: str) -> str:
    return address(event, "checkin_person", code(family))


def code(family: str) -> str:
    return code_of(Rsvp.objects.get(family_name=family).token)


def arrive(client, event, family: str, **more):
    return client.post(address(event, "checkin_arrive"), {"code": code(family), **more})
