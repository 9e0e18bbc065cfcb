"""The register of commitments of a week, or of all weeks: what was promised, and what became of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.languages import like, told_text
from events.models import Organization, Week
from events.un_style import formats, protocol
from events.un_style.isolation import isolated

from ..models import Commitment, CommitmentReport
from .choices import Flag
from .document import Fact, WeekDocument
from .heads import head_of_week

_KINDS = list(Organization.Kind)


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """One report: when and how it stood, in words, and where more can be read."""

    at: str  # "30 September 2026: Kept"
    text: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    number: int
    owner: str
    is_first_of_owner: bool
    text: str
    made_at: str  # "Humanitarian Diplomacy, 19 May 2026"
    due: str
    state: str
    reports: tuple[ReportLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CommitmentRegister(WeekDocument):
    """Commitments that may be followed (see `Commitment`), with their reports; by owner in protocol order."""

    name = "commitments"
    label = gettext_lazy("Register of commitments")
    template = "agenda/pdf/commitments.html"
    sheet = "lists"
    choices = (Flag("all_weeks", gettext_lazy("Of all weeks")),)
    follows = frozenset({"RegisterRow.number", "RegisterRow.is_first_of_owner"})

    rows: tuple[RegisterRow, ...]

    @classmethod
    def of(cls, week: Week, language: str = "en", *, all_weeks: bool = False) -> Self:
        """Work out the register of the week, or of all weeks. Two queries."""
        public = Commitment.objects.in_register()
        made = public if all_weeks else public.filter(summary__side_event__week=week)
        with translation.override(language):
            found = sorted(made.with_story(), key=_by_owner)
            head = head_of_week(cls, week)
            if all_weeks:
                head |= {"title": _("Commitments of all weeks"), "file_name": f"all-{cls.name}"}
            instants = [at for row in found for at in _changed_at(row)]
            day = max((at.astimezone(week.zone).date() for at in instants), default=week.first_day)
            return cls(
                language=language,
                **head,
                as_of=day.isoformat(),
                footer=_("As of %(day)s") % {"day": formats.day_text(day)},
                facts=tuple(_counts(found)),
                rows=tuple(_rows(found)),
            )


def _by_owner(row: Commitment) -> tuple[object, ...]:
    """By owner in protocol order, then by the day on which it is due; without such a day last."""
    owner = row.owner
    due = row.due_on.isoformat() if row.due_on else "9999"
    place = _KINDS.index(Organization.Kind(owner.kind)), protocol.sort_key(owner.name), owner.pk
    return *place, due, row.summary.side_event.pk, row.position, row.pk


def _changed_at(row: Commitment) -> Iterable[dt.datetime]:
    return [row.summary.updated_at, *(report.reported_at for report in row.reports.all())]


def _rows(found: list[Commitment]) -> Iterable[RegisterRow]:
    owner = None
    for number, row in enumerate(found, start=1):
        yield _row(number, row, is_first=row.owner != owner)
        owner = row.owner


def _row(number: int, row: Commitment, *, is_first: bool) -> RegisterRow:
    side_event = row.summary.side_event
    at = side_event.starts_at
    day = formats.day_text(at.astimezone(side_event.week.zone).date()) if at else ""
    title = told_text(side_event, "title")
    return RegisterRow(
        number=number,
        owner=row.owner.full_label,
        is_first_of_owner=is_first,
        text=told_text(row, "text"),
        made_at=like(formats.notation().comma.join(isolated(part) for part in (title, day) if part), title),
        due=formats.day_text(row.due_on) if row.due_on else "",
        state=str(row.get_state_display()),
        reports=tuple(_report(report, row) for report in row.reports.all()),
    )


def _report(report: CommitmentReport, row: Commitment) -> ReportLine:
    day = formats.day_text(report.reported_at.astimezone(row.summary.side_event.week.zone).date())
    at = formats.notation().colon.join([day, str(report.get_state_display())])
    return ReportLine(at=at, text=report.text, evidence=report.evidence)


def _counts(found: list[Commitment]) -> Iterable[Fact]:
    """Yield how many there are, by how many organizations, and how they stand."""
    count, owners = len(found), len({row.owner_id for row in found})
    by = ngettext("by %(count)d organization", "by %(count)d organizations", owners) % {"count": owners}
    heading = ngettext("%(count)d commitment", "%(count)d commitments", count) % {"count": count}
    yield Fact(heading=heading, lines=(by,) if found else ())
    for state in Commitment.State:
        if number := sum(row.state == state for row in found):
            yield Fact(heading=str(number), lines=(str(state.label),))
