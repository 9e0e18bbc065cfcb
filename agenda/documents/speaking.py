"""Who speaks when: the speakers of a side event in the segments of its agenda.

The record holds them apart. Opening remarks belong to the first segment and closing remarks to the last; all others
to the segment that names them, their organization or their function. Whom no segment names has no time.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from modeltranslation.utils import build_localized_fieldname

from events.models import AgendaSegment, SideEvent, Speaker
from events.un_style import formats

Part = Speaker.RolePlayed
NAME_FIELDS = [build_localized_fieldname("name", code) for code, _language in settings.LANGUAGES]
PRESIDING = (Part.MASTER_OF_CEREMONIES, Part.CHAIR, Part.MODERATOR)  # they take no time of their own


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One speaker's place in the order."""

    number: int
    speaker_pk: int
    who: str  # name, else function, else organization
    more: str
    part: str
    way: str  # "By video"; nothing where the speaker comes to the room
    state: str
    is_confirmed: bool
    presides: bool
    time: str  # when it begins, "1.27 p.m."; nothing where the agenda does not tell
    minutes: int  # an even share of the segment, 0 where it is not known


@dataclass(frozen=True, kw_only=True)
class Block:
    """One segment with those who speak in it."""

    segment: AgendaSegment
    turns: tuple[Turn, ...]


@dataclass(frozen=True, kw_only=True)
class SpeakingOrder:
    blocks: tuple[Block, ...]
    others: tuple[Turn, ...]  # whom the agenda does not name


def speaking_order(side_event: SideEvent) -> SpeakingOrder:
    """Return all speakers that papers show, numbered through; without a query when they are loaded."""
    segments = list(side_event.segments.all())
    places: dict[int | None, list[Speaker]] = {}
    for speaker in side_event.speakers.all():
        if speaker.is_shown:
            segment = _segment_of(speaker, segments)
            places.setdefault(segment.pk if segment else None, []).append(speaker)
    blocks, number = [], 0
    for segment in segments:
        turns = tuple(_turns(segment, _as_named(segment, places.get(segment.pk, [])), number))
        number += len(turns)
        blocks.append(Block(segment=segment, turns=turns))
    others = tuple(_turns(None, places.get(None, []), number))
    return SpeakingOrder(blocks=tuple(blocks), others=others)


def _segment_of(speaker: Speaker, segments: list[AgendaSegment]) -> AgendaSegment | None:
    if not segments:
        return None
    if speaker.part == Part.OPENING:
        return segments[0]
    if speaker.part == Part.CLOSING:
        return segments[-1]
    named = [segment for segment in segments if _place(speaker, segment) is not None]
    between = [segment for segment in named if segment not in (segments[0], segments[-1])]
    return next(iter(between or named), None)


def _place(speaker: Speaker, segment: AgendaSegment) -> int | None:
    """Return where in its words the segment names the speaker."""
    text = f"{segment.title} {segment.note}"
    for name in _names(speaker):
        if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            return found.start()
    return None


def _names(speaker: Speaker) -> Iterator[str]:
    """Yield what an agenda, which may be in another language, calls somebody: name, organization, function."""
    organization = speaker.organization
    yield from filter(None, [speaker.name, speaker.affiliation])
    if organization:
        names = [getattr(organization, field) for field in NAME_FIELDS]
        yield from filter(None, [*names, organization.acronym])
    yield from filter(None, [speaker.function])


def _as_named(segment: AgendaSegment, speakers: list[Speaker]) -> list[Speaker]:
    """Return them in the order in which the segment names them, those not named last."""
    end = len(segment.title) + len(segment.note) + 2

    def key(speaker: Speaker) -> int:
        place = _place(speaker, segment)
        return end if place is None else place

    return sorted(speakers, key=key)


def _turns(segment: AgendaSegment | None, speakers: list[Speaker], number: int) -> Iterator[Turn]:
    """Yield the turns of one segment, each with its share of the time."""
    starts_at = segment.starts_at if segment else None
    ends_at = segment.ends_at if segment else None
    speaking = [speaker for speaker in speakers if speaker.part not in PRESIDING]
    share = 0
    if starts_at and ends_at and speaking:
        share = int((ends_at - starts_at).total_seconds() // 60) // len(speaking)
    done = 0
    for place, speaker in enumerate(speakers, start=1):
        presides = speaker.part in PRESIDING
        at = starts_at + dt.timedelta(minutes=share * done) if starts_at and not presides else starts_at
        done += not presides
        yield _turn(speaker, number + place, formats.time_text(at) if at else "", 0 if presides else share)


def _turn(speaker: Speaker, number: int, time: str, minutes: int) -> Turn:
    function, affiliation = speaker.function, speaker.affiliation_label
    if affiliation.casefold() in function.casefold():
        affiliation = ""
    who, *more = [part for part in (speaker.full_name, function, affiliation) if part] or [str(speaker)]
    return Turn(
        number=number,
        speaker_pk=speaker.pk,
        who=who,
        more=formats.notation().comma.join(more),
        part=speaker.get_part_display(),
        way=speaker.way,
        state=str(speaker.get_status_display()),
        is_confirmed=speaker.is_confirmed,
        presides=speaker.part in PRESIDING,
        time=time,
        minutes=minutes,
    )
