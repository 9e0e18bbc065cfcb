"""What a proposal needs before it may be submitted: the rules of the programme, and some of its own, as a checklist.

Pure functions over plain values, as in `rules`, whose findings they pass on. What only the programme itself needs (a
room, a time) a proposal may lack: the secretariat gives it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import rules
from .lengths import text_lengths
from .rules import EventFacts, Finding, Severity


@dataclass(frozen=True)
class ProposalFacts:
    """What the rules need to know of a proposal beyond what they know of any side event."""

    event: EventFacts
    has_background: bool = True
    objectives: int = 1
    wished_slots: int = 0
    has_theme: bool = True
    has_focal_point: bool = True
    expected_participants: int | None = None
    lead_name: str = ""
    led_besides: int = 0  # other side events of the week that the lead has proposed
    may_lead: int = 1


@dataclass(frozen=True)
class ChecklistItem:
    """One line of the checklist. Without findings it is done; a blocking one stands in the way of submission."""

    label: str
    findings: list[Finding]

    @property
    def is_done(self) -> bool:
        return not self.findings

    @property
    def is_blocked(self) -> bool:
        return any(finding.is_blocking for finding in self.findings)


def _missing(place: str, sentence: str, severity: Severity = Severity.BLOCKING) -> Finding:
    return Finding(severity, place, f"proposal_{place}", sentence)


def lead(facts: ProposalFacts) -> Iterator[Finding]:
    """One organization leads, and it leads no more side events than the week allows."""
    yield from (finding for finding in rules.essentials(facts.event) if finding.place == "sponsors")
    if facts.led_besides >= facts.may_lead:
        yield _missing(
            "sponsors",
            ngettext(
                "%(organization)s already leads %(count)s proposed side event, as many as this week allows.",
                "%(organization)s already leads %(count)s proposed side events, as many as this week allows.",
                facts.led_besides,
            )
            % {"organization": facts.lead_name, "count": facts.led_besides},
        )


def title(facts: ProposalFacts) -> Iterator[Finding]:
    yield from (finding for finding in text_lengths(facts.event) if finding.place == "title")


def background(facts: ProposalFacts) -> Iterator[Finding]:
    if not facts.has_background:
        yield _missing("background", _("Background and rationale are missing."))
    yield from (finding for finding in text_lengths(facts.event) if finding.place == "background")


def objectives(facts: ProposalFacts) -> Iterator[Finding]:
    if not facts.objectives:
        yield _missing("objectives", _("There is no objective yet."))


def agenda(facts: ProposalFacts) -> Iterator[Finding]:
    if not facts.event.segments:
        yield _missing("agenda", _("There is no agenda yet."), Severity.WARNING)
        return
    yield from rules.segments_in_order(facts.event)
    yield from rules.segments_inside_the_event(facts.event)


def speakers(facts: ProposalFacts) -> Iterator[Finding]:
    if not facts.event.speakers:
        yield _missing("speakers", _("There are no speakers yet."), Severity.WARNING)
    yield from rules.speakers_in_one_place(facts.event)


def time_and_place(facts: ProposalFacts) -> Iterator[Finding]:
    """A wish is enough; a time that is given has to be one that is possible."""
    if facts.event.starts_at is None and not facts.wished_slots:
        yield _missing("when", _("No time is wished. The secretariat may give any."), Severity.WARNING)
    for rule in (rules.inside_the_week, rules.room_taken_once, rules.official_meetings_kept_free):
        yield from rule(facts.event)


def theme(facts: ProposalFacts) -> Iterator[Finding]:
    if not facts.has_theme:
        yield _missing("theme", _("No theme is chosen."), Severity.WARNING)


def participants(facts: ProposalFacts) -> Iterator[Finding]:
    if facts.event.is_in_person and facts.expected_participants is None:
        yield _missing(
            "participants",
            _("How many people are expected is missing; the room depends on it."),
            Severity.WARNING,
        )


def focal_point(facts: ProposalFacts) -> Iterator[Finding]:
    if not facts.has_focal_point:
        yield _missing("focal_point", _("The name or the e-mail of the focal point is missing."))


CHECKLIST: list[tuple[Any, Callable[[ProposalFacts], Iterator[Finding]]]] = [
    (gettext_lazy("Lead"), lead),
    (gettext_lazy("Title"), title),
    (gettext_lazy("Background and rationale"), background),
    (gettext_lazy("Objectives"), objectives),
    (gettext_lazy("Agenda"), agenda),
    (gettext_lazy("Speakers"), speakers),
    (gettext_lazy("When and where"), time_and_place),
    (gettext_lazy("theme"), theme),
    (gettext_lazy("expected participants"), participants),
    (gettext_lazy("Focal point"), focal_point),
]


def checklist(facts: ProposalFacts) -> list[ChecklistItem]:
    """Return every line, done or not, in the order of the record."""
    return [ChecklistItem(capfirst(label), list(rule(facts))) for label, rule in CHECKLIST]
