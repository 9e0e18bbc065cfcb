"""Badges: sheets of 8 or 10 to cut, each with the name large and the QR code that the door reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access import Action
from events.models import SideEvent, Speaker
from events.un_style import formats, protocol
from registrations.door.codes import door_address, shown_code
from registrations.models import AttendanceMode, Rsvp

from .choices import OneOf
from .document import EventDocument
from .fitting import fitted_size
from .heads import head_of, version_of
from .people import ORDERS, organization_of
from .sign_in_sheet import SHEET_ORDER

NAME_SIZES = (19, 17, 15, 13, 11, 9)  # points
NAME_WIDTH, NAME_LINES = 72, 2  # mm
PER_SHEET = OneOf("per_sheet", gettext_lazy("On a sheet"), {"8": "8", "10": "10"})


@dataclass(frozen=True, kw_only=True)
class Badge:
    name: str
    size: int  # of the name, in points
    function: str
    organization: str
    part: str  # "Speaker", "Delegate"
    is_speaker: bool
    door_code: str  # as people read it; nothing for those who are not registered
    code_number: int | None  # the place of its QR code


@dataclass(frozen=True, kw_only=True)
class Badges(EventDocument):
    """Of all who are confirmed in person, and of the speakers whose names are known."""

    name = "badges"
    label = gettext_lazy("Badges")
    template = "agenda/pdf/badges.html"
    sheet = "badges"
    has_personal_data = True
    action = Action.SEE_DELEGATES
    choices = (SHEET_ORDER, PER_SHEET)

    day: str
    per_sheet: int
    sheets: tuple[tuple[Badge, ...], ...]
    door_addresses: tuple[str, ...]  # in the QR codes

    @classmethod
    def side_events(cls) -> models.QuerySet[SideEvent]:
        return SideEvent.objects.with_programme().prefetch_related("speakers__organization")

    @classmethod
    def of(
        cls, side_event: SideEvent, language: str = "en", *, order: str = "name", per_sheet: str = "8"
    ) -> Self:
        """Work them out from those who are confirmed in person (one query) and from the speakers."""
        coming = side_event.rsvps.confirmed().filter(attendance_mode=AttendanceMode.IN_PERSON)
        with translation.override(language):
            people = sorted(coming.select_related("organization"), key=ORDERS[order])
            badges = _badges(people, [row for row in side_event.speakers.all() if row.name and row.is_shown])
            size = int(per_sheet)
            at = side_event.starts_at
            return cls(
                language=language,
                **head_of(cls, side_event) | {"watermark": ""},
                **version_of(side_event, side_event.updated_at),
                day=formats.day_text(at.astimezone(side_event.week.zone).date()) if at else "",
                per_sheet=size,
                sheets=tuple(tuple(badges[start : start + size]) for start in range(0, len(badges), size)),
                door_addresses=tuple(door_address(rsvp) for rsvp in people),
            )

    @property
    def body_class(self) -> str:
        return f"{self.name} of-{self.per_sheet}"

    @property
    def codes(self) -> tuple[str, ...]:
        return self.door_addresses


def _badges(people: list[Rsvp], speakers: Iterable[Speaker]) -> list[Badge]:
    """Return the badges of those who registered, then of speakers who did not. Who is both has one."""
    speaking = {_folded(speaker.name): speaker for speaker in speakers}
    badges = []
    for number, rsvp in enumerate(people):
        speaker = speaking.pop(_folded(f"{rsvp.given_name} {rsvp.family_name}"), None)
        badges.append(_of_delegate(rsvp, number, is_speaker=speaker is not None))
    return badges + [_of_speaker(speaker) for speaker in speaking.values()]


def _folded(name: str) -> tuple[int, ...]:
    return protocol.sort_key(name.casefold())


def _of_delegate(rsvp: Rsvp, number: int, *, is_speaker: bool) -> Badge:
    return Badge(
        name=rsvp.full_name,
        size=_size(rsvp.full_name),
        function=rsvp.function,
        organization=organization_of(rsvp),
        part=_("Speaker") if is_speaker else str(rsvp.get_party_role_display()),
        is_speaker=is_speaker,
        door_code=shown_code(rsvp.token),
        code_number=number,
    )


def _of_speaker(speaker: Speaker) -> Badge:
    return Badge(
        name=speaker.full_name,
        size=_size(speaker.full_name),
        function=speaker.function,
        organization=speaker.affiliation_label,
        part=_("Speaker"),
        is_speaker=True,
        door_code="",
        code_number=None,
    )


def _size(name: str) -> int:
    return fitted_size(name, NAME_SIZES, width=NAME_WIDTH, lines=NAME_LINES)
