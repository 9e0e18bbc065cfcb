"""Who is expected at the door of one side event and how it stands there: reads only, `services.arrivals` writes."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.translation import gettext as _

from events.models import SideEvent
from events.organization_names import folded
from events.un_style.formats import time_text
from events.un_style.protocol import sort_key

from ..models import Arrival, AttendanceMode, CapacityLimit, Rsvp
from ..services.arrivals import chairs_taken
from .codes import code_of, shown_code, typed_code

# Letters that Unicode does not take for a letter with an accent, as people type them who have no such key
PLAIN: dict[str, str] = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
STROKES = {ord(letter): plain for letter, plain in PLAIN.items()}


def searched(text: str) -> str:
    """Return the text as it is searched: without case, accents and strokes."""
    return folded(text).translate(STROKES)


class DoorState(models.TextChoices):
    """How somebody stands at the door."""

    EXPECTED = "expected"
    WAITING = "waiting"
    AT_DOOR = "at-door"
    ARRIVED = "arrived"
    GONE = "gone"  # has no seat in this room and no place in its queue


@dataclass(frozen=True)
class Look:
    """What is shown of a state: the sign, the words ("%s" is the time), and the buttons that there are."""

    mark: str
    words: str
    arrive: str = ""
    take_back: str = ""


def looks() -> dict[str, Look]:
    """Return what is shown of each state; "queued" is known to the script alone."""
    return {
        DoorState.EXPECTED: Look("none", _("Expected"), arrive=_("Has arrived")),
        DoorState.WAITING: Look("waiting", _("On the waiting list"), arrive=_("Is at the door")),
        DoorState.AT_DOOR: Look(
            "waiting", _("At the door since %s"), arrive=_("Let in"), take_back=_("Has left")
        ),
        DoorState.ARRIVED: Look("confirmed", _("Arrived at %s"), take_back=_("Undo")),
        DoorState.GONE: Look("cancelled", _("Not on the list any more")),
        "queued": Look("waiting", _("Noted here, not sent yet"), take_back=_("Undo")),
    }


@dataclass(frozen=True)
class Person:
    """Somebody as the door sees him or her."""

    rsvp: Rsvp
    state: str
    arrived_at: dt.datetime | None  # in the zone of the week
    recorded_by: str = ""

    @property
    def code(self) -> str:
        return code_of(self.rsvp.token)

    @property
    def shown_code(self) -> str:
        return shown_code(self.rsvp.token)

    @property
    def time(self) -> str:
        return time_text(self.arrived_at) if self.arrived_at else ""

    @cached_property
    def look(self) -> Look:
        return looks()[self.state]

    @property
    def words(self) -> str:
        if self.state == DoorState.GONE:
            is_elsewhere = self.rsvp.status == Rsvp.Status.CONFIRMED
            return _("Has a seat online") if is_elsewhere else self.rsvp.get_status_display()
        return self.look.words.replace("%s", self.time)

    @property
    def searched(self) -> str:
        rsvp = self.rsvp
        return searched(f"{rsvp.given_name} {rsvp.family_name} {rsvp.given_name} {rsvp.organization_name}")


@dataclass(frozen=True)
class Door:
    """The people of one side event at its door, and how full the room is."""

    people: list[Person]
    seats: int | None
    taken: int  # chairs

    def found(self, text: str) -> list[Person]:
        """Return those whom a typed code or a part of the name or organization means; all where nothing was typed."""
        if code := typed_code(text):
            known = [person for person in self.people if person.code == code]
            if known:
                return known
        terms = searched(text).split()
        return [person for person in self.people if all(term in person.searched for term in terms)]

    def count(self, state: str) -> int:
        return sum(person.state == state for person in self.people)

    @property
    def summary(self) -> list[str]:
        """Return how full the room is, and who is still to come."""
        taken = {"taken": self.taken, "seats": self.seats}
        first = (
            _("%(taken)s in the room, no limit")
            if self.seats is None
            else _("%(taken)s of %(seats)s seats taken")
        )
        rest = [_("Expected: %(count)s") % {"count": self.count(DoorState.EXPECTED)}]
        if waiting := self.count(DoorState.AT_DOOR):
            rest.append(_("Waiting at the door: %(count)s") % {"count": waiting})
        return [first % taken, " · ".join(rest)]


def door_of(side_event: SideEvent) -> Door:
    """Return everybody with a seat in the room or a place in the queue for one, by name; who waits at the door first.

    The same number of queries for any number of people.
    """
    live = (Rsvp.Status.CONFIRMED, Rsvp.Status.WAITLISTED)
    rsvps = Rsvp.objects.filter(
        side_event=side_event,
        attendance_mode=AttendanceMode.IN_PERSON,
        status__in=live,
        erased_at__isnull=True,
    )
    people = [_person(rsvp, side_event) for rsvp in _with_arrivals(rsvps)]
    limit = CapacityLimit.objects.filter(
        side_event=side_event, attendance_mode=AttendanceMode.IN_PERSON
    ).first()
    return Door(sorted(people, key=_place), limit.seats if limit else None, chairs_taken(side_event))


def find_person(side_event: SideEvent, text: str) -> Person | None:
    """Return whom the code on a QR code or on a page means at this side event, whatever the state; else None."""
    code = typed_code(text)
    tokens = Rsvp.objects.filter(side_event=side_event, erased_at__isnull=True).values_list("pk", "token")
    pks = [pk for pk, token in tokens.iterator() if code_of(token) == code] if code else []
    if len(pks) != 1:  # two of 5,000 have the same once in 100,000 events: then the name decides
        return None
    return _person(_with_arrivals(Rsvp.objects.filter(pk=pks[0])).get(), side_event)


def _with_arrivals(rsvps: models.QuerySet[Rsvp]) -> models.QuerySet[Rsvp]:
    standing = models.Prefetch("arrivals", Arrival.objects.standing(), to_attr="standing_arrivals")
    return rsvps.prefetch_related(standing)


def _person(rsvp: Rsvp, side_event: SideEvent) -> Person:
    rsvp.side_event = side_event
    standing: list[Arrival] = getattr(rsvp, "standing_arrivals", [])
    arrival = standing[0] if standing else None
    at = arrival.arrived_at.astimezone(side_event.week.zone) if arrival else None
    return Person(rsvp, _state(rsvp, arrival), at, arrival.recorded_by if arrival else "")


def _state(rsvp: Rsvp, arrival: Arrival | None) -> str:
    if rsvp.attendance_mode == AttendanceMode.IN_PERSON:
        if rsvp.status == Rsvp.Status.CONFIRMED:
            return DoorState.ARRIVED if arrival else DoorState.EXPECTED
        if rsvp.status == Rsvp.Status.WAITLISTED:
            return DoorState.AT_DOOR if arrival else DoorState.WAITING
    return DoorState.GONE


def _place(person: Person) -> tuple[object, ...]:
    rsvp = person.rsvp
    if person.state == DoorState.AT_DOOR:
        return 0, rsvp.queued_at.timestamp()
    return 1, sort_key(rsvp.family_name), sort_key(rsvp.given_name), rsvp.pk
