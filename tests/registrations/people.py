"""People who answer: what they type into the form, and those that the service registered."""

from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import Rsvp

TYPED = {
    "given_name": "Amina",
    "family_name": "Delegate",
    "email": "amina@mission.example",
    "organization_name": "Norway",
    "has_consented": "on",
}


def register(side_event, n: int = 1, **details: object) -> Rsvp:
    """Person `n`, of `person<n>@mission.example`, asks for a seat in the room; `details` say what is otherwise."""
    return outcome_for(side_event, n, **details).rsvp


def outcome_for(side_event, n: int = 1, **details: object) -> services.Outcome:
    """As `register`; return all that the service answers."""
    person: dict[str, object] = {
        "attendance_mode": "in_person",
        "given_name": "Given",
        "family_name": f"Family{n}",
        "email": f"person{n}@mission.example",
        "organization_name": "Mission",
        "by": Actor.delegate(),
    }
    return services.register(side_event=side_event, **person | details)


def answer(limit, email: str = "first@mission.example", **details: object) -> services.Outcome:
    """Amina Delegate of Norway asks for a seat of this limit; return what came of it."""
    amina = {name: TYPED[name] for name in ("given_name", "family_name", "organization_name")}
    of_limit = {"attendance_mode": limit.attendance_mode, "email": email}
    return outcome_for(limit.side_event, **amina | of_limit | details)


def seat_amina(limit, email: str = "amina@mission.example", **details: object) -> Rsvp:
    """As `answer`; return the RSVP."""
    return answer(limit, email, **details).rsvp


def states(limit):
    """Return {address: state} of everybody at the limit."""
    return dict(Rsvp.objects.filter(side_event=limit.side_event).values_list("email", "status"))


def kinds(email):
    """Return the kinds of mail written to an address, oldest first."""
    messages = Message.objects.filter(recipient=email).order_by("pk")
    return [kind.removeprefix("registrations/") for kind in messages.values_list("kind", flat=True)]


def counters(limit):
    limit.refresh_from_db()
    return limit.confirmed_count, limit.waiting_count


def fill(limit, count):
    return [answer(limit, f"person{n}@mission.example").rsvp for n in range(count)]


def kept(rsvp: Rsvp) -> tuple[bool, bool]:
    """Return whether the needs, and whether the person, are still known."""
    rsvp.refresh_from_db()
    return bool(rsvp.dietary_needs or rsvp.access_needs), bool(rsvp.email and rsvp.family_name)
