"""What later apps keep of people: they say in `AppConfig.ready()` how it is found; it is forgotten with the rest."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from events.models import SideEvent

from ..models import Rsvp


@dataclass(frozen=True)
class Keeper:
    """Rows that are deleted when a person asks for it, and when the time of their side events is over.

    `mail_kinds` are the mails that go with them.
    """

    what: str  # in the count of what was purged: "recipients of summaries"
    of_person: Callable[[Rsvp], models.QuerySet]
    of_events: Callable[[models.QuerySet[SideEvent]], models.QuerySet]
    mail_kinds: tuple[str, ...] = ()


keepers: list[Keeper] = []


def mail_kinds() -> list[str]:
    return [kind for keeper in keepers for kind in keeper.mail_kinds]
