"""The attendee list for the door: who comes, in one of three orders. It holds delegates' data."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.access import Action
from events.models import SideEvent
from registrations.models import AttendanceMode, Rsvp

from .choices import Flag, SomeOf
from .document import EventDocument, Fact
from .heads import as_of, head_of, when_of, where_of
from .people import ORDER, ORDERS, AttendeeRow, attendee_rows

COLUMNS = SomeOf(
    "columns",
    gettext_lazy("Columns"),
    {
        "number": gettext_lazy("No."),
        "organization": gettext_lazy("Organization"),
        "name": gettext_lazy("Name"),
        "function": gettext_lazy("Function"),
        "part": gettext_lazy("In the delegation"),
        "attendance": gettext_lazy("Attendance"),
        "pass": gettext_lazy("UN pass"),
        "here": gettext_lazy("Here"),
    },
    default=("number", "organization", "name", "function", "attendance", "here"),
)


LONG = 500  # rows, from which a list is made of as little as can be


@dataclass(frozen=True, kw_only=True)
class Column:
    name: str
    heading: str


@dataclass(frozen=True, kw_only=True)
class AttendeeList(EventDocument):
    """No dietary or accessibility needs: the paper lies open on a table."""

    name = "attendee-list"
    label = gettext_lazy("Attendee list")
    template = "agenda/pdf/attendee_list.html"
    sheet = "lists"
    has_personal_data = True
    action = Action.SEE_DELEGATES
    choices = (ORDER, COLUMNS, Flag("waiting", gettext_lazy("With the waiting list")))

    columns: tuple[Column, ...]
    confirmed: tuple[AttendeeRow, ...]
    waiting: tuple[AttendeeRow, ...]  # in the order of the queue; empty unless asked for

    @property
    def is_long(self) -> bool:
        return len(self.confirmed) + len(self.waiting) > LONG

    @classmethod
    def side_events(cls) -> models.QuerySet[SideEvent]:
        return SideEvent.objects.with_programme()

    @classmethod
    def of(
        cls,
        side_event: SideEvent,
        language: str = "en",
        *,
        order: str = "delegation",
        columns: tuple[str, ...] = COLUMNS.default,
        waiting: bool = False,
        at: dt.datetime | None = None,
    ) -> Self:
        """Work out the list as it stands at the given instant (now). Two queries at most."""
        at = (at or timezone.now()).astimezone(side_event.week.zone)
        rsvps = side_event.rsvps.select_related("organization")
        with translation.override(language):
            confirmed = sorted(rsvps.confirmed(), key=ORDERS[order])
            queue = rsvps.waitlisted() if waiting else ()
            dated = as_of(at)
            return cls(
                language=language,
                **head_of(cls, side_event) | {"subtitle": ""},
                **dated | {"footer": _("For use at the door only. %(as_of)s") % {"as_of": dated["footer"]}},
                facts=(when_of(side_event), where_of(side_event, with_address=False), count_of(confirmed)),
                columns=_columns(side_event, columns, is_by_name=order == "name"),
                confirmed=tuple(attendee_rows(confirmed, in_groups=order != "name")),
                waiting=tuple(attendee_rows(queue, in_groups=False)),
            )


def _columns(side_event: SideEvent, chosen: tuple[str, ...], *, is_by_name: bool) -> tuple[Column, ...]:
    """Return the columns, the one that the list is sorted by first; attendance only where both modes are offered."""
    offers_both = side_event.is_in_person and side_event.is_online
    names = [name for name in chosen if name != "attendance" or offers_both]
    if "name" not in names:
        names.insert(names.index("organization") + 1 if "organization" in names else 0, "name")
    if is_by_name and "organization" in names:
        names.remove("name")
        names.insert(names.index("organization"), "name")
    return tuple(Column(name=name, heading=str(COLUMNS.options[name])) for name in names)


def count_of(confirmed: list[Rsvp]) -> Fact:
    """Return "84 confirmed", with the modes where somebody attends online."""
    total = len(confirmed)
    online = sum(rsvp.attendance_mode == AttendanceMode.ONLINE for rsvp in confirmed)
    modes = (
        ngettext("%(count)d in person", "%(count)d in person", total - online) % {"count": total - online},
        ngettext("%(count)d online", "%(count)d online", online) % {"count": online},
    )
    heading = ngettext("%(count)d confirmed", "%(count)d confirmed", total) % {"count": total}
    return Fact(heading=heading, lines=modes if online else ())
