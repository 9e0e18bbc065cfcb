"""Name plates: tent cards for the table, one a sheet, folded so that both sides of the table can read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access import Action
from events.models import SideEvent
from events.un_style import formats
from registrations.models import AttendanceMode

from .choices import OneOf
from .document import EventDocument
from .fitting import fitted_size
from .heads import head_of, version_of
from .people import by_delegation, organization_of
from .speaking import speaking_order

NAME_SIZES = (84, 72, 62, 52, 44, 39, 33, 28, 23, 19)  # points
NAME_WIDTH, NAME_LINES = 172, 2  # mm
WHO = OneOf(
    "who",
    gettext_lazy("For whom"),
    {
        "speakers": gettext_lazy("Speakers, in speaking order"),
        "delegations": gettext_lazy("Delegations, in protocol order"),
    },
)


@dataclass(frozen=True, kw_only=True)
class Plate:
    number: int
    name: str
    more: str  # the line below: function and organization
    size: int  # of the name, in points


@dataclass(frozen=True, kw_only=True)
class NamePlates(EventDocument):
    """Of speakers their names, or the State where no name is known; of delegations the State or organization."""

    name = "name-plates"
    label = gettext_lazy("Name plates")
    template = "agenda/pdf/name_plates.html"
    sheet = "name-plates"
    has_personal_data = True  # who comes
    action = Action.SEE_DELEGATES
    choices = (WHO,)

    plates: tuple[Plate, ...]

    @classmethod
    def side_events(cls) -> models.QuerySet[SideEvent]:
        return SideEvent.objects.with_programme().prefetch_related("segments", "speakers__organization")

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en", *, who: str = "speakers") -> Self:
        """Work them out from the speakers, or from those who are confirmed in person (one query)."""
        with translation.override(language):
            said = _of_speakers(side_event) if who == "speakers" else _of_delegations(side_event)
            return cls(
                language=language,
                **head_of(cls, side_event) | {"watermark": ""},
                **version_of(side_event, side_event.updated_at),
                plates=tuple(_plate(number, *texts) for number, texts in enumerate(said, start=1)),
            )

    @property
    def count_words(self) -> tuple[str, str, str]:
        """Return what stands before, between and after the numbers of "Name plate 3 of 12"."""
        # Translators: each # becomes a number.
        before, between, after = _("Name plate # of #").split("#")
        return before, between, after


def _plate(number: int, name: str, more: str) -> Plate:
    size = fitted_size(name, NAME_SIZES, width=NAME_WIDTH, lines=NAME_LINES)
    return Plate(number=number, name=name, more=more, size=size)


def _of_speakers(side_event: SideEvent) -> Iterator[tuple[str, str]]:
    order, comma = speaking_order(side_event), formats.notation().comma
    speakers = {row.pk: row for row in side_event.speakers.all()}
    for turn in (*(turn for block in order.blocks for turn in block.turns), *order.others):
        speaker = speakers[turn.speaker_pk]
        organization = speaker.affiliation or (speaker.organization.name if speaker.organization else "")
        if speaker.name:
            yield speaker.full_name, comma.join(part for part in (speaker.function, organization) if part)
        else:
            yield organization or speaker.function, speaker.function if organization else ""


def _of_delegations(side_event: SideEvent) -> Iterator[tuple[str, str]]:
    coming = side_event.rsvps.confirmed().filter(attendance_mode=AttendanceMode.IN_PERSON)
    names = (
        organization_of(rsvp) for rsvp in sorted(coming.select_related("organization"), key=by_delegation)
    )
    return ((name, "") for name in dict.fromkeys(names))
