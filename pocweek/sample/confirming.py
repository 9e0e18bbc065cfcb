"""Who was asked to confirm in the coming week, in every state that the tables know. The mails are deleted by the
caller: the contacts are invented."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from events import services
from events.actors import Actor
from events.models import ConfirmationRequest, CoSponsor, SideEvent, Speaker

from .proposing import ORGANISER

Answer = Callable[[ConfirmationRequest], object]
ASKS = ("published", "accepted", "draft")


def ask_around(events: list[SideEvent]) -> None:
    """Ask the co-sponsors that have not confirmed and the speakers that are invited, and let the answers go round."""
    asking = [event for event in events if event.status in ASKS]
    sponsors = CoSponsor.objects.filter(side_event__in=asking, confirmed_at=None)
    speakers = Speaker.objects.filter(side_event__in=asking, status=Speaker.Status.INVITED)
    for number, sponsor in enumerate(sponsors.exclude(role=CoSponsor.Role.LEAD).order_by("pk")):
        _ask(sponsor, number, SPONSORS_SAY[number % len(SPONSORS_SAY)])
    for number, speaker in enumerate(speakers.order_by("pk")):
        _ask(speaker, number, SPEAKERS_SAY[number % len(SPEAKERS_SAY)])


def _ask(part: CoSponsor | Speaker, number: int, say: Answer) -> None:
    kind = "speaker" if isinstance(part, Speaker) else "co-sponsor"
    contact = services.Contact(email=f"{kind}-{number}@mission.example", name="Office of the Ambassador")
    say(services.ask(part=part, contact=contact, by=ORGANISER))


def _says_nothing(request: ConfirmationRequest) -> None:
    """Leave the question open."""


def _lets_the_link_end(request: ConfirmationRequest) -> None:
    request.ends_at = timezone.now() - dt.timedelta(days=1)
    request.save(update_fields=["ends_at"])


def _declines(request: ConfirmationRequest) -> None:
    by = Actor.speaker() if request.speaker else Actor.co_sponsor()
    services.decline_confirmation(request=request, comment="Travelling that week, with regret.", by=by)


def _confirms(attendance: Speaker.Attendance) -> Answer:
    def confirm(request: ConfirmationRequest) -> None:
        stand = services.stand_of(request)
        known: dict[str, Any] = {
            name: stand[name] for name in ("name", "honorific", "function", "affiliation", "part")
        }
        answer = services.SpeakerAnswer(
            **known,
            attendance=attendance,
            read_by="Deputy Permanent Representative" if attendance == Speaker.Attendance.READ else "",
            agrees_to_photos=True,
        )
        services.confirm_speaker(request=request, answer=answer, seen=stand, by=Actor.speaker())

    return confirm


def _names_a_colleague(request: ConfirmationRequest) -> None:
    successor = services.Successor(
        name="Ines Calder", email="ines.calder@mission.example", function="Deputy Permanent Representative"
    )
    services.replace_speaker(request=request, successor=successor, by=Actor.speaker())


SPONSORS_SAY: tuple[Answer, ...] = (_says_nothing, _declines, _lets_the_link_end)
SPEAKERS_SAY: tuple[Answer, ...] = (
    _confirms(Speaker.Attendance.VIDEO),
    _says_nothing,
    _confirms(Speaker.Attendance.READ),
    _declines,
    _names_a_colleague,
    _lets_the_link_end,
)
