"""The attendee list for the door: who comes, by organization in protocol order. It holds delegates' data."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, Self

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import formats, protocol
from events.models import Organization, SideEvent
from registrations.models import AttendanceMode, Rsvp

from .document import Document, Fact, head_of, when_of, where_of

_KINDS = list(Organization.Kind)


@dataclass(frozen=True, kw_only=True)
class AttendeeRow:
    number: int
    given_name: str  # with the courtesy title
    family_name: str
    function: str
    organization: str
    is_first_of_organization: bool
    attendance: str  # "In person" or "Online"


@dataclass(frozen=True, kw_only=True)
class AttendeeList(Document):
    """No dietary or accessibility needs: the paper lies open on a table."""

    name: ClassVar[str] = "attendee-list"
    template: ClassVar[str] = "agenda/pdf/attendee_list.html"
    has_personal_data: ClassVar[bool] = True

    confirmed: tuple[AttendeeRow, ...]
    waiting: tuple[AttendeeRow, ...]  # in the order of the queue; empty unless asked for
    shows_attendance: bool  # only where the event offers both modes

    @classmethod
    def of(
        cls,
        side_event: SideEvent,
        language: str = "en",
        *,
        include_waiting: bool = False,
        at: dt.datetime | None = None,
    ) -> Self:
        """Work out the list as it stands at the given instant (now). Two queries at most."""
        at = (at or timezone.now()).astimezone(side_event.week.zone)
        rsvps = side_event.rsvps.select_related("organization")
        with translation.override(language):
            confirmed = sorted(rsvps.confirmed(), key=_by_protocol)
            waiting = rsvps.waitlisted() if include_waiting else ()
            return cls(
                language=language,
                kind=_("Attendee list"),
                **head_of(side_event, cls.name) | {"subtitle": ""},
                facts=(when_of(side_event), where_of(side_event, with_address=False), _count(confirmed)),
                as_of=at.date().isoformat(),
                footer=_("For use at the door only. As of %(instant)s") % {"instant": _instant(at)},
                confirmed=tuple(_rows(confirmed)),
                waiting=tuple(_rows(waiting)),
                shows_attendance=side_event.is_in_person and side_event.is_online,
            )


def _instant(at: dt.datetime) -> str:
    day, time = formats.day_text(at.date()), formats.time_text(at)
    return formats.notation().comma.join([day, time])


def _by_protocol(rsvp: Rsvp) -> tuple[object, ...]:
    """States, observers, UN entities and so on, each by alphabet; who comes from elsewhere stands last."""
    kind = rsvp.organization.kind if rsvp.organization else Organization.Kind.OTHER
    name = protocol.sort_key(rsvp.family_name), protocol.sort_key(rsvp.given_name), rsvp.pk
    return _KINDS.index(Organization.Kind(kind)), protocol.sort_key(_organization(rsvp)), *name


def _organization(rsvp: Rsvp) -> str:
    return rsvp.organization.full_label if rsvp.organization else rsvp.organization_name


def _rows(rsvps: Iterable[Rsvp]) -> Iterable[AttendeeRow]:
    number = 0
    for organization, people in groupby(rsvps, key=_organization):
        for place, rsvp in enumerate(people):
            number += 1
            yield AttendeeRow(
                number=number,
                given_name=" ".join(part for part in (rsvp.courtesy_title, rsvp.given_name) if part),
                family_name=rsvp.family_name,
                function=rsvp.function,
                organization=organization,
                is_first_of_organization=place == 0,
                attendance=str(rsvp.get_attendance_mode_display()),
            )


def _count(confirmed: list[Rsvp]) -> Fact:
    total = len(confirmed)
    online = sum(rsvp.attendance_mode == AttendanceMode.ONLINE for rsvp in confirmed)
    modes = (
        ngettext("%(count)d in person", "%(count)d in person", total - online) % {"count": total - online},
        ngettext("%(count)d online", "%(count)d online", online) % {"count": online},
    )
    heading = ngettext("%(count)d confirmed", "%(count)d confirmed", total) % {"count": total}
    return Fact(heading=heading, lines=modes if online else ())
