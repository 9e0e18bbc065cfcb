"""What keeps a side event from its place and time in a week, or speaks against them: pure rules over plain values.

They go on from those of `rules`. A clash is hard where something cannot be (one room given twice, one person in two
places, a time that is not possible), and soft where it is only a pity (two side events on one theme in parallel).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..un_style.formats import list_text, time_range_text
from ..un_style.isolation import isolated
from . import rules
from .rules import Booking, EventFacts, Finding

HARD = frozenset(
    {
        "outside_the_week",
        "room_taken",
        "set_up",
        "official_meeting",
        "speaker_twice",
        "lead_twice",
        "not_possible",
    }
)


@dataclass(frozen=True)
class Neighbour(Booking):
    """Something else of the week, with what it shares with a side event."""

    lead: int | None = None  # the organization's key
    organizations: frozenset[int] = frozenset()  # all that present it
    theme_id: int | None = None


@dataclass(frozen=True)
class Absence:
    """A stretch of time that the organisers stated as not possible."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    reason: str = ""


@dataclass(frozen=True)
class PlaceFacts(EventFacts):
    """What the rules need to know of one side event in its week."""

    bookings: tuple[Neighbour, ...] = ()
    set_up_minutes: int = 0
    room_seats: int | None = None
    expected: int | None = None  # participants
    lead: int | None = None
    organizations: dict[int, str] = field(
        default_factory=dict
    )  # key → name to print, in the order of the papers
    theme_id: int | None = None
    theme_name: str = ""
    absences: tuple[Absence, ...] = ()


def is_hard(finding: Finding) -> bool:
    """Return whether it is a clash and not only a pity."""
    return kind_of(finding) in HARD


def kind_of(finding: Finding) -> str:
    return finding.code.partition(":")[0]


def others_in(finding: Finding) -> frozenset[str]:
    """Return the keys of the bookings that a finding names, such as "event-7"."""
    named = finding.code.split(":", 2)[1:2]
    return frozenset(key for key in "".join(named).split("+") if key.startswith(("event-", "meeting-")))


def set_up_time_kept(facts: PlaceFacts) -> Iterator[Finding]:
    """Between two side events in one room there is time to clear it and to set it up."""
    if facts.starts_at is None or facts.ends_at is None or facts.venue_id is None:
        return
    gap = dt.timedelta(minutes=facts.set_up_minutes)
    for other in facts.bookings:
        is_near = other.starts_at < facts.ends_at + gap and facts.starts_at < other.ends_at + gap
        if other.venue_id == facts.venue_id and is_near and not _overlap(facts, other):
            yield rules.warning(
                "where",
                f"set_up:{other.key}",
                ngettext(
                    "%(venue)s is given to %(other)s as well (%(times)s): less than %(minutes)s minute to set it up.",
                    "%(venue)s is given to %(other)s as well (%(times)s): less than %(minutes)s minutes to set it up.",
                    facts.set_up_minutes,
                )
                % {
                    "venue": isolated(facts.venue_name),
                    "other": rules.name_of(other),
                    "times": isolated(time_range_text(other.starts_at, other.ends_at)),
                    "minutes": facts.set_up_minutes,
                },
            )


def leads_in_one_place(facts: PlaceFacts) -> Iterator[Finding]:
    for other in _parallel(facts):
        if facts.lead is not None and other.lead == facts.lead:
            yield rules.warning(
                "sponsors",
                f"lead_twice:{other.key}",
                _("%(organization)s also leads %(other)s at that time.")
                % {
                    "organization": isolated(facts.organizations[facts.lead]),
                    "other": rules.name_of(other),
                },
            )


def possible_times(facts: PlaceFacts) -> Iterator[Finding]:
    """Nobody is asked to come at a time that the organisers stated as not possible."""
    if facts.starts_at is None or facts.ends_at is None:
        return
    for absence in facts.absences:
        if absence.starts_at < facts.ends_at and facts.starts_at < absence.ends_at:
            values = {
                "times": isolated(time_range_text(absence.starts_at, absence.ends_at)),
                "reason": isolated(absence.reason),
            }
            yield rules.warning(
                "when",
                f"not_possible:{absence.starts_at.isoformat()}",
                _("The organisers cannot come at that time (%(times)s): %(reason)s.") % values
                if absence.reason
                else _("The organisers cannot come at that time (%(times)s).") % values,
            )


def room_large_enough(facts: PlaceFacts) -> Iterator[Finding]:
    if facts.expected and facts.room_seats is not None and facts.room_seats < facts.expected:
        yield rules.warning(
            "where",
            f"small_room:{facts.room_seats}<{facts.expected}",
            _("%(venue)s has %(seats)s seats, but %(expected)s participants are expected.")
            % {
                "venue": isolated(facts.venue_name),
                "seats": facts.room_seats,
                "expected": facts.expected,
            },
        )


def themes_apart(facts: PlaceFacts) -> Iterator[Finding]:
    """Who cares for a theme can follow it through the week."""
    same = [
        other for other in _parallel(facts) if facts.theme_id is not None and other.theme_id == facts.theme_id
    ]
    if same:
        yield rules.warning(
            "when",
            f"same_theme:{'+'.join(sorted(other.key for other in same))}",
            ngettext(
                "At that time there is %(count)s other side event on “%(theme)s”: %(others)s.",
                "At that time there are %(count)s other side events on “%(theme)s”: %(others)s.",
                len(same),
            )
            % {
                "count": len(same),
                "theme": isolated(facts.theme_name),
                "others": list_text([rules.name_of(other) for other in same]),
            },
        )


def co_sponsors_apart(facts: PlaceFacts) -> Iterator[Finding]:
    """An organization can follow what it presents. Where both are led by it, that is said already."""
    for other in _parallel(facts):
        shared = [
            name
            for key, name in facts.organizations.items()
            if key in other.organizations and not (key == facts.lead == other.lead)
        ]
        if shared:
            yield rules.warning(
                "sponsors",
                f"co_sponsor_twice:{other.key}",
                _("At that time %(other)s is presented by %(organizations)s as well.")
                % {"other": rules.name_of(other), "organizations": list_text([isolated(n) for n in shared])},
            )


RULES: Sequence[Callable[[PlaceFacts], Iterator[Finding]]] = (
    rules.inside_the_week,
    rules.room_taken_once,
    set_up_time_kept,
    rules.official_meetings_kept_free,
    rules.speakers_in_one_place,
    leads_in_one_place,
    possible_times,
    room_large_enough,
    themes_apart,
    co_sponsors_apart,
)


def check(facts: PlaceFacts) -> list[Finding]:
    """Return what is found about place and time, hard clashes first."""
    found = [finding for rule in RULES for finding in rule(facts)]
    return sorted(found, key=lambda finding: not is_hard(finding))


def _overlap(facts: PlaceFacts, other: Booking) -> bool:
    return (
        facts.starts_at is not None
        and facts.ends_at is not None
        and other.starts_at < facts.ends_at
        and facts.starts_at < other.ends_at
    )


def _parallel(facts: PlaceFacts) -> Iterator[Neighbour]:
    return (other for other in facts.bookings if _overlap(facts, other))
