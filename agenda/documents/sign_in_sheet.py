"""The sign-in sheet: who is expected in the room, with a place to sign, and empty rows for those who walk in."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access import Action
from events.models import SideEvent
from registrations.models import AttendanceMode

from .attendee_list import count_of
from .choices import OneOf
from .document import EventDocument
from .heads import as_of, head_of, when_of, where_of
from .people import ORDERS, AttendeeRow, attendee_rows

SHEET_ORDER = OneOf(
    "order",
    gettext_lazy("Order"),
    {
        "name": gettext_lazy("By family name"),
        "delegation": gettext_lazy("By delegation, in protocol order"),
        "organization": gettext_lazy("By organization, in alphabetical order"),
    },
)
EMPTY_ROWS = OneOf(
    "empty_rows",
    gettext_lazy("Empty rows for those who walk in"),
    {"15": "15", "0": gettext_lazy("none"), "40": "40", "80": "80"},
)


@dataclass(frozen=True, kw_only=True)
class SignInSheet(EventDocument):
    """Only those who come to the room: nobody signs from afar."""

    name = "sign-in-sheet"
    label = gettext_lazy("Sign-in sheet")
    template = "agenda/pdf/sign_in_sheet.html"
    sheet = "lists"
    has_personal_data = True
    action = Action.SEE_DELEGATES
    choices = (SHEET_ORDER, EMPTY_ROWS)

    people: tuple[AttendeeRow, ...]
    empty_numbers: tuple[int, ...]  # of the rows to fill in by hand

    @classmethod
    def side_events(cls) -> models.QuerySet[SideEvent]:
        return SideEvent.objects.with_programme()

    @classmethod
    def of(
        cls,
        side_event: SideEvent,
        language: str = "en",
        *,
        order: str = "name",
        empty_rows: str = "15",
        at: dt.datetime | None = None,
    ) -> Self:
        """Work out the sheet as it stands at the given instant (now). One query."""
        at = (at or timezone.now()).astimezone(side_event.week.zone)
        coming = side_event.rsvps.confirmed().filter(attendance_mode=AttendanceMode.IN_PERSON)
        with translation.override(language):
            people = sorted(coming.select_related("organization"), key=ORDERS[order])
            dated = as_of(at)
            return cls(
                language=language,
                **head_of(cls, side_event) | {"subtitle": ""},
                **dated | {"footer": _("For use at the door only. %(as_of)s") % {"as_of": dated["footer"]}},
                facts=(when_of(side_event), where_of(side_event, with_address=False), count_of(people)),
                people=tuple(attendee_rows(people, in_groups=False)),
                empty_numbers=tuple(range(len(people) + 1, len(people) + 1 + int(empty_rows))),
            )
