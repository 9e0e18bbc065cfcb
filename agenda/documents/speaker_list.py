"""The list of speakers in their order, with times: what the organizers check with each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import AgendaSegment, SideEvent
from events.un_style import formats

from .document import EventDocument, Fact
from .heads import head_of, version_of, when_of, where_of
from .speaking import SpeakingOrder, Turn, speaking_order


@dataclass(frozen=True, kw_only=True)
class SpeakingRow:
    turn: Turn
    segment: str  # its title, or that the agenda names the speaker nowhere
    time: str  # of the segment
    is_first_of_segment: bool


@dataclass(frozen=True, kw_only=True)
class SpeakerList(EventDocument):
    """It tells who has not confirmed, so it is for the organizers."""

    name = "speaker-list"
    label = gettext_lazy("Speaking order")
    template = "agenda/pdf/speaker_list.html"
    sheet = "lists"
    follows = frozenset({"SpeakingRow.is_first_of_segment", "Turn.number", "Turn.speaker_pk"})

    rows: tuple[SpeakingRow, ...]

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en") -> Self:
        """Work it out from agenda and speakers; without a query when they are loaded."""
        with translation.override(language):
            order = speaking_order(side_event)
            return cls(
                language=language,
                **head_of(cls, side_event) | {"subtitle": ""},
                **version_of(side_event, side_event.updated_at),
                facts=(when_of(side_event), where_of(side_event, with_address=False), _count(order)),
                rows=tuple(_rows(order)),
            )

    @property
    def has_shares(self) -> bool:
        """Whether a share of time is given anywhere."""
        return any(row.turn.minutes for row in self.rows)


def _rows(order: SpeakingOrder) -> Iterator[SpeakingRow]:
    for block in order.blocks:
        yield from _rows_of(block.segment.title, segment_time(block.segment), block.turns)
    yield from _rows_of(_("Not named in the agenda"), "", order.others)


def _rows_of(segment: str, time: str, turns: tuple[Turn, ...]) -> Iterator[SpeakingRow]:
    for place, turn in enumerate(turns):
        yield SpeakingRow(turn=turn, segment=segment, time=time, is_first_of_segment=place == 0)


def segment_time(segment: AgendaSegment) -> str:
    """Return "1.15–1.27 p.m.", or the start alone, or nothing."""
    starts_at, ends_at = segment.starts_at, segment.ends_at
    if starts_at and ends_at:
        return formats.time_range_short(starts_at, ends_at)
    return formats.time_text(starts_at) if starts_at else ""


def _count(order: SpeakingOrder) -> Fact:
    turns = [turn for block in order.blocks for turn in block.turns] + list(order.others)
    open_ = sum(not turn.is_confirmed for turn in turns)
    heading = ngettext("%(count)d speaker", "%(count)d speakers", len(turns)) % {"count": len(turns)}
    words = ngettext("%(count)d not confirmed", "%(count)d not confirmed", open_) % {"count": open_}
    return Fact(heading=heading, lines=(words if open_ else _("All confirmed"),) if turns else ())
