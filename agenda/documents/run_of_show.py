"""The run of show for the chair: minute by minute, what happens, who has the floor and room for notes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import SideEvent
from events.un_style import formats

from .document import EventDocument
from .heads import head_of, version_of, when_of, where_of
from .speaking import Block, Turn, speaking_order

Moment = dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line. A step that is not a segment (doors, a gap, the end) stands back."""

    time: str
    minutes: str  # "12 minutes"
    title: str
    note: str = ""
    turns: tuple[Turn, ...] = ()
    is_segment: bool = True


@dataclass(frozen=True, kw_only=True)
class RunOfShow(EventDocument):
    name = "run-of-show"
    label = gettext_lazy("Run of show for the chair")
    template = "agenda/pdf/run_of_show.html"
    sheet = "lists"
    follows = frozenset({"Step.is_segment", "Turn.number", "Turn.speaker_pk"})

    zone: str  # "New York time"
    steps: tuple[Step, ...]
    others: tuple[Turn, ...]  # speakers whom the agenda does not name

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en") -> Self:
        """Work it out from agenda and speakers; without a query when they are loaded."""
        with translation.override(language):
            order = speaking_order(side_event)
            starts_at, zone = side_event.starts_at, side_event.week.zone
            return cls(
                language=language,
                **head_of(cls, side_event) | {"subtitle": ""},
                **version_of(side_event, side_event.updated_at),
                facts=(when_of(side_event), where_of(side_event, with_address=False)),
                zone=formats.zone_text(zone, starts_at) if starts_at else _("Time"),
                steps=tuple(_steps(side_event, order.blocks)),
                others=order.others,
            )


def _steps(side_event: SideEvent, blocks: tuple[Block, ...]) -> Iterator[Step]:
    zone = side_event.week.zone
    begins_at = side_event.starts_at and side_event.starts_at.astimezone(zone)
    ends_at = side_event.ends_at and side_event.ends_at.astimezone(zone)
    if side_event.catering and side_event.catering_at:
        title = capfirst(side_event.catering)
        yield Step(time=_time(side_event.catering_at), minutes="", title=title, is_segment=False)
    reached = begins_at
    for block in blocks:
        starts_at = block.segment.starts_at
        if gap := _minutes(reached, starts_at):
            yield Step(time=_time(reached), minutes=gap, title=_("Not in the agenda"), is_segment=False)
        yield _step(block)
        reached = block.segment.ends_at or starts_at or reached
    if blocks and (gap := _minutes(reached, ends_at)):
        yield Step(time=_time(reached), minutes=gap, title=_("Not in the agenda"), is_segment=False)
    if blocks and ends_at:
        yield Step(time=_time(ends_at), minutes="", title=_("End"), is_segment=False)


def _step(block: Block) -> Step:
    segment = block.segment
    return Step(
        time=_time(segment.starts_at),
        minutes=_minutes(segment.starts_at, segment.ends_at),
        title=segment.title,
        note=segment.note,
        turns=block.turns,
    )


def _time(at: Moment) -> str:
    return formats.time_text(at) if at else ""


def _minutes(start: Moment, end: Moment) -> str:
    """Return "12 minutes" between two moments; nothing where one is not known, or where there are none."""
    if start is None or end is None or end <= start:
        return ""
    count = round((end - start).total_seconds() / 60)
    return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}
