"""The rules of the programme: pure functions over plain values, half-open intervals, no database.

The same rules feed the admin page, the command line and publication. A rule that cannot be kept by the
database (because it crosses tables) is a finding here: blocking, or a warning that may be overridden with a reason.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..un_style.formats import date_text, one_stop, time_range_text, time_text


class Severity(StrEnum):
    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """Something to mend. `code` names it in every language and stays the same while the fact does."""

    severity: Severity
    place: str  # the part of the record, as the admin page names its fieldset
    code: str
    sentence: str

    @property
    def is_blocking(self) -> bool:
        return self.severity == Severity.BLOCKING


@dataclass(frozen=True)
class Segment:
    """An agenda segment; minutes count from the event's start."""

    title: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Booking:
    """Something else that takes place: another side event, or an official meeting. Instants in the week's zone."""

    key: str
    title: str  # empty when the reader may not know it
    starts_at: dt.datetime
    ends_at: dt.datetime
    venue_id: int | None = None
    speakers: frozenset[str] = frozenset()
    is_official: bool = False


@dataclass(frozen=True)
class EventFacts:
    """What the rules need to know of one side event. Instants are in the week's zone."""

    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    first_day: dt.date
    last_day: dt.date
    venue_id: int | None
    venue_name: str
    is_in_person: bool
    has_lead: bool
    rsvp_deadline_at: dt.datetime | None = None
    segments: tuple[Segment, ...] = ()
    speakers: dict[str, str] = field(default_factory=dict)  # key that tells people apart → name to print
    unconfirmed: dict[str, str] = field(default_factory=dict)  # key of a co-sponsor → name to print
    bookings: tuple[Booking, ...] = ()
    text: str = ""
    title: str = ""
    longest_title: int | None = None  # in characters
    background_words: int = 0
    most_words: int | None = None

    @property
    def duration(self) -> int | None:
        """Minutes from start to end."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    def clock(self, minute: int) -> str:
        """The time of day so many minutes after the start, or the minutes where the start is not known."""
        if self.starts_at is None:
            return ngettext("%(count)s minute", "%(count)s minutes", minute) % {"count": minute}
        return time_text(self.starts_at + dt.timedelta(minutes=minute))


def _blocking(place: str, code: str, sentence: str) -> Finding:
    return Finding(Severity.BLOCKING, place, code, one_stop(sentence))


def warning(place: str, code: str, sentence: str) -> Finding:
    return Finding(Severity.WARNING, place, code, one_stop(sentence))


def essentials(facts: EventFacts) -> Iterator[Finding]:
    """What a draft may lack and a published event may not."""
    if facts.starts_at is None:
        yield _blocking("when", "no_start", _("The start is missing."))
    if facts.ends_at is None:
        yield _blocking("when", "no_end", _("The end is missing."))
    if facts.is_in_person and facts.venue_id is None:
        yield _blocking("where", "no_venue", _("The venue is missing, though people can attend in person."))
    if not facts.has_lead:
        yield _blocking("sponsors", "no_lead", _("No organization is the lead."))


def inside_the_week(facts: EventFacts) -> Iterator[Finding]:
    for instant in (facts.starts_at, facts.ends_at):
        if instant is not None and not facts.first_day <= instant.date() <= facts.last_day:
            yield _blocking(
                "when",
                "outside_the_week",
                _("%(date)s is outside the week.") % {"date": date_text(instant.date())},
            )
            return


def rsvp_deadline(facts: EventFacts) -> Iterator[Finding]:
    if facts.rsvp_deadline_at and facts.starts_at and facts.rsvp_deadline_at > facts.starts_at:
        yield warning("rsvp", "deadline_after_start", _("The RSVP deadline is after the start."))


def segments_in_order(facts: EventFacts) -> Iterator[Finding]:
    """Segments neither overlap nor leave gaps."""
    timed = sorted((s for s in facts.segments if s.start is not None and s.end is not None), key=_span)
    reach: Segment | None = None  # the one that lasts longest so far
    for segment in timed:
        if reach is not None:
            values = {
                "first": reach.title,
                "first_times": _times(facts, reach),
                "second": segment.title,
                "second_times": _times(facts, segment),
            }
            start, end = _span(segment)[0], _span(reach)[1]
            if start < end:
                yield _blocking(
                    "agenda",
                    f"segments_overlap:{_span(reach)}:{_span(segment)}",
                    _("“%(first)s” (%(first_times)s) and “%(second)s” (%(second_times)s) overlap.") % values,
                )
            elif start > end:
                minutes = start - end
                yield warning(
                    "agenda",
                    f"gap:{end}-{start}",
                    ngettext(
                        "There is a gap of %(minutes)s minute between “%(first)s” and “%(second)s”.",
                        "There is a gap of %(minutes)s minutes between “%(first)s” and “%(second)s”.",
                        minutes,
                    )
                    % {**values, "minutes": minutes},
                )
        if reach is None or _span(segment)[1] > _span(reach)[1]:
            reach = segment


def segments_inside_the_event(facts: EventFacts) -> Iterator[Finding]:
    """Segments lie inside the event and fill it."""
    timed = [_span(s) for s in facts.segments if s.start is not None and s.end is not None]
    for segment in facts.segments:
        if segment.start is None or segment.end is None:
            yield warning(
                "agenda",
                f"no_times:{segment.title}",
                _("“%(title)s” has no times.") % {"title": segment.title},
            )
            continue
        values = {"title": segment.title, "times": _times(facts, segment)}
        if segment.start < 0:
            yield _blocking(
                "agenda",
                f"before_the_start:{segment.start}",
                _("“%(title)s” (%(times)s) begins before the side event does.") % values,
            )
        if facts.duration is not None and segment.end > facts.duration:
            yield _blocking(
                "agenda",
                f"past_the_end:{segment.end}",
                _("“%(title)s” (%(times)s) runs past the end of the side event.") % values,
            )
    if not timed or facts.duration is None:
        return
    first, last = min(start for start, _end in timed), max(end for _start, end in timed)
    if first > 0 or last < facts.duration:
        yield warning(
            "agenda",
            f"duration:{first}-{last}/{facts.duration}",
            _(
                "The agenda covers %(start)s to %(end)s, but the side event is from %(event_start)s to %(event_end)s."
            )
            % {
                "start": facts.clock(first),
                "end": facts.clock(last),
                "event_start": facts.clock(0),
                "event_end": facts.clock(facts.duration),
            },
        )


def room_taken_once(facts: EventFacts) -> Iterator[Finding]:
    for booking in _at_the_same_time(facts):
        if facts.venue_id is not None and booking.venue_id == facts.venue_id:
            yield _blocking(
                "where",
                f"room_taken:{booking.key}",
                _("%(venue)s is taken at that time (%(times)s) by %(other)s.")
                % {
                    "venue": facts.venue_name,
                    "other": name_of(booking),
                    "times": time_range_text(booking.starts_at, booking.ends_at),
                },
            )


def official_meetings_kept_free(facts: EventFacts) -> Iterator[Finding]:
    for booking in _at_the_same_time(facts):
        if booking.is_official:
            yield warning(
                "when",
                f"official_meeting:{booking.key}",
                _("It is held at the same time as %(meeting)s (%(times)s).")
                % {"meeting": booking.title, "times": time_range_text(booking.starts_at, booking.ends_at)},
            )


def speakers_in_one_place(facts: EventFacts) -> Iterator[Finding]:
    for booking in _at_the_same_time(facts):
        for key in sorted(booking.speakers & facts.speakers.keys()):
            yield warning(
                "speakers",
                f"speaker_twice:{booking.key}:{key}"[:500],
                _("%(speaker)s also speaks at %(other)s at that time.")
                % {"speaker": facts.speakers[key], "other": name_of(booking)},
            )


def co_sponsors_confirmed(facts: EventFacts) -> Iterator[Finding]:
    """Each co-sponsor says yes before it is named in public. The lead need not."""
    for key, name in facts.unconfirmed.items():
        yield warning("sponsors", f"unconfirmed:{key}", _("%(name)s has not confirmed yet.") % {"name": name})


def zone_named_rightly(facts: EventFacts) -> Iterator[Finding]:
    """“EST” in May is an error that people make: New York is on EDT from March to November."""
    if facts.starts_at is None or facts.starts_at.tzinfo is None:
        return
    winter = facts.starts_at.replace(month=1, day=15)
    if facts.starts_at.tzname() == winter.tzname() or not winter.tzname():
        return
    if re.search(rf"\b{re.escape(winter.tzname() or '')}\b", facts.text):
        yield warning(
            "text",
            f"zone:{winter.tzname()}",
            _("The text says %(wrong)s, but on that day the local time is %(right)s.")
            % {"wrong": winter.tzname(), "right": facts.starts_at.tzname()},
        )


RULES: list[Callable[[EventFacts], Iterator[Finding]]] = [
    essentials,
    inside_the_week,
    room_taken_once,
    official_meetings_kept_free,
    segments_in_order,
    segments_inside_the_event,
    speakers_in_one_place,
    co_sponsors_confirmed,
    rsvp_deadline,
    zone_named_rightly,
]


def check(facts: EventFacts) -> list[Finding]:
    """Return what every rule finds, blocking findings first."""
    found = [finding for rule in RULES for finding in rule(facts)]
    return sorted(found, key=lambda finding: not finding.is_blocking)


def _span(segment: Segment) -> tuple[int, int]:
    """The minutes of a segment that has both times; what has none sorts first and lasts nothing."""
    return (segment.start or 0, segment.end or 0)


def _times(facts: EventFacts, segment: Segment) -> str:
    start, end = _span(segment)
    if facts.starts_at is None:
        return f"{start}–{end}"
    begin = facts.starts_at + dt.timedelta(minutes=start)
    return time_range_text(begin, facts.starts_at + dt.timedelta(minutes=end))


def _at_the_same_time(facts: EventFacts) -> Iterator[Booking]:
    if facts.starts_at is None or facts.ends_at is None:
        return
    for booking in facts.bookings:
        if booking.starts_at < facts.ends_at and facts.starts_at < booking.ends_at:
            yield booking


def name_of(booking: Booking) -> str:
    return _("“%(title)s”") % {"title": booking.title} if booking.title else _("another event")
