"""Where later apps take part in a rule of this one. They fill these lists in `AppConfig.ready()`; order is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from django.db.models import Exists
    from django.http import HttpRequest, HttpResponse

    from .actors import Actor
    from .models import SideEvent
    from .readiness.rules import Finding


class Refusal(Exception):
    """A change that is not done, with a sentence for people. Raised by services and by hooks alike."""


@dataclass(frozen=True)
class Change:
    """What happened to a published side event, told to `on_change` inside the transaction that does it."""

    kind: Literal["published", "unpublished", "rescheduled", "cancelled"]
    side_event: "SideEvent"
    by: "Actor"


readiness_rules: list[Callable[["SideEvent"], list["Finding"]]] = []
on_change: list[Callable[[Change], None]] = []
# SELECTs of one number each, which rises with every change of what later apps show in the programme of a week; the
# one place in it is for the week's year.
programme_counters: list[str] = []
# What later apps know of each side event of a programme, by name: loaded with it, it costs no query of its own.
programme_annotations: dict[str, "Exists"] = {}
# Files that go along with a mail, by its kind: from its facts name, content and type of each. They ask no database.
mail_files: dict[str, Callable[[Mapping[str, Any]], list[tuple[str, bytes, str]]]] = {}
# What holds back too many posts to a personal page: told the request, the side event, who acts and what answers.
post_limits: list[
    Callable[["HttpRequest", "SideEvent", str, Callable[[], "HttpResponse"]], "HttpResponse"]
] = []
# Inlines that later apps add to the change page of a side event in the admin.
admin_inlines: list[type] = []


def announce(change: Change) -> None:
    """Tell everybody who listens. A listener may raise `Refusal` and so stop the change."""
    for listener in on_change:
        listener(change)
