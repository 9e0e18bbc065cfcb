"""Who was asked to confirm and who has: a side event in lines, and the side events of a week in numbers."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ..actors import actor_text
from ..models import ConfirmationRequest, CoSponsor, SideEvent, Speaker, Week
from ..un_style.formats import day_and_time_text, notation
from ..un_style.isolation import isolated


class State(models.TextChoices):
    """How one co-sponsor or speaker stands."""

    CONFIRMED = "confirmed", pgettext_lazy("speaker", "Confirmed")
    WAITING = "waiting", gettext_lazy("No answer yet")
    ENDED = "ended", gettext_lazy("No answer, and the link has ended")
    NOT_ASKED = "not_asked", gettext_lazy("Not asked")
    DECLINED = "declined", pgettext_lazy("speaker", "Declined")
    REPLACED = "replaced", pgettext_lazy("speaker", "Replaced")


LOOKS = {  # the class of each state in the lists of the admin
    State.CONFIRMED: "confirmed",
    State.WAITING: "waiting",
    State.ENDED: "full",
    State.NOT_ASKED: "none",
    State.DECLINED: "cancelled",
    State.REPLACED: "cancelled",
}
LEFT = (State.DECLINED, State.REPLACED)  # who is no longer counted


@dataclass(frozen=True)
class Line:
    """One co-sponsor or speaker. Instants are texts in the zone of the week."""

    key: str  # "c12": what the fields and buttons of the line are named after
    part: CoSponsor | Speaker
    who: str
    role: str
    state: State
    more: str  # who speaks instead, how the speaker takes part
    consents: str
    request: ConfirmationRequest | None
    asked: str
    asked_by: str
    reminded: str
    answered: str
    answered_by: str

    @property
    def look(self) -> str:
        return LOOKS[self.state]

    @property
    def may_be_asked(self) -> bool:
        return self.state != State.REPLACED

    @property
    def has_settled(self) -> bool:
        """Whether nothing need be done: asking again is then a step aside."""
        return self.state in (State.CONFIRMED, State.DECLINED)

    @property
    def has_open_link(self) -> bool:
        return self.request is not None and self.request.ends_at > timezone.now()


@dataclass(frozen=True)
class Count:
    """So many of so many have confirmed; so many were asked and say nothing; so many nobody has asked."""

    confirmed: int
    total: int
    waiting: int
    not_asked: int
    declined: int

    @classmethod
    def of(cls, states: Iterable[State]) -> Self:
        found = Counter(states)
        return cls(
            confirmed=found[State.CONFIRMED],
            total=sum(count for state, count in found.items() if state not in LEFT),
            waiting=found[State.WAITING] + found[State.ENDED],
            not_asked=found[State.NOT_ASKED],
            declined=found[State.DECLINED],
        )

    @property
    def is_complete(self) -> bool:
        return self.confirmed == self.total

    def __str__(self) -> str:
        return confirmed_text(self.confirmed, self.total)


@dataclass(frozen=True)
class EventCounts:
    side_event: SideEvent
    co_sponsors: Count
    speakers: Count


def with_requests(events: models.QuerySet[SideEvent]) -> models.QuerySet[SideEvent]:
    """Load what the tables show: five queries for any number of side events."""
    standing = models.Prefetch(
        "confirmation_requests", ConfirmationRequest.objects.standing(), to_attr="standing_requests"
    )
    return events.select_related("week").prefetch_related(
        models.Prefetch(
            "co_sponsors", CoSponsor.objects.select_related("organization").prefetch_related(standing)
        ),
        models.Prefetch(
            "speakers",
            Speaker.objects.select_related("organization").prefetch_related(standing, "replaced_by"),
        ),
    )


def lines_of(side_event: SideEvent) -> list[Line]:
    """Return a line for each co-sponsor, then for each speaker, of an event loaded `with_requests`."""
    parts: list[CoSponsor | Speaker] = [*side_event.co_sponsors.all(), *side_event.speakers.all()]
    now = timezone.now()
    return [_line(part, side_event.week, now) for part in parts]


def counts_of(side_event: SideEvent, at: dt.datetime | None = None) -> EventCounts:
    """Return the numbers of an event loaded `with_requests`. The lead need not confirm, and is not counted."""
    now = at or timezone.now()
    asked = [row for row in side_event.co_sponsors.all() if row.role != CoSponsor.Role.LEAD]
    return EventCounts(
        side_event=side_event,
        co_sponsors=Count.of(_state(row, _request_of(row), now) for row in asked),
        speakers=Count.of(_state(row, _request_of(row), now) for row in side_event.speakers.all()),
    )


def confirmed_text(confirmed: int, total: int) -> str:
    """Return "3 of 5 confirmed", or a dash where there is nobody to confirm."""
    if not total:
        return "–"
    words = ngettext("%(confirmed)d of %(count)d confirmed", "%(confirmed)d of %(count)d confirmed", total)
    return words % {"confirmed": confirmed, "count": total}


def progress_of(side_event: SideEvent) -> dict[str, str]:
    """Return how many co-sponsors and speakers have confirmed, in words. Two queries."""
    asked = side_event.co_sponsors.exclude(role=CoSponsor.Role.LEAD).filter(declined_at__isnull=True)
    speakers = side_event.speakers.exclude(status__in=LEFT)
    is_confirmed = models.Q(status=Speaker.Status.CONFIRMED)
    everybody = models.Count("pk")
    of_sponsors = asked.aggregate(confirmed=models.Count("confirmed_at"), total=everybody)
    of_speakers = speakers.aggregate(confirmed=models.Count("pk", filter=is_confirmed), total=everybody)
    return {"co_sponsors": confirmed_text(**of_sponsors), "speakers": confirmed_text(**of_speakers)}


def week_counts(week: Week) -> list[EventCounts]:
    """Return the numbers of all side events of a week that may still take place, by time."""
    events = with_requests(SideEvent.objects.live().filter(week=week)).defer(*SideEvent.LONG_TEXTS)
    now = timezone.now()
    return [
        counts_of(event, now)
        for event in events.order_by(models.F("starts_at").asc(nulls_last=True), "title")
    ]


def consents_text(speaker: Speaker) -> str:
    """Return "photographs, stream": what the speaker has agreed to."""
    given = [(speaker.photo_consent_at, _("photographs")), (speaker.stream_consent_at, _("stream"))]
    return notation().list_comma.join(what for at, what in given if at)


def _line(part: CoSponsor | Speaker, week: Week, now: dt.datetime) -> Line:
    request = _request_of(part)
    is_speaker = isinstance(part, Speaker)
    return Line(
        key=f"{'s' if is_speaker else 'c'}{part.pk}",
        part=part,
        who=str(part),
        role=_role(part),
        state=_state(part, request, now),
        more=_more(part),
        consents=consents_text(part) if isinstance(part, Speaker) else "",
        request=request,
        asked=_local(request.asked_at, week) if request else "",
        asked_by=actor_text(request.asked_by) if request else "",
        reminded=_local(request.mailed_at, week) if request and request.reminder_count else "",
        answered=_answered(part, request, week),
        answered_by=_answered_by(part, request),
    )


def _role(part: CoSponsor | Speaker) -> str:
    """Return "Co-sponsor"; of a speaker also for whom: several may have the same function and no name yet."""
    if isinstance(part, CoSponsor):
        return str(part.get_role_display())
    return notation().comma.join(filter(None, [part.affiliation_label, str(part.get_part_display())]))


def _request_of(part: CoSponsor | Speaker) -> ConfirmationRequest | None:
    found: list[ConfirmationRequest] = part.standing_requests  # type: ignore[union-attr]  # by `with_requests`
    return found[0] if found else None


def _state(part: CoSponsor | Speaker, request: ConfirmationRequest | None, now: dt.datetime) -> State:
    """What stands on the record counts, whoever put it there."""
    if isinstance(part, CoSponsor):
        known = State.CONFIRMED if part.confirmed_at else State.DECLINED if part.declined_at else None
    else:
        known = State(part.status) if part.status in ("confirmed", "declined", "replaced") else None
    if known is not None:
        return known
    if request is None:
        return State.NOT_ASKED
    return State.WAITING if request.ends_at > now else State.ENDED


def _more(part: CoSponsor | Speaker) -> str:
    if isinstance(part, CoSponsor):
        return ""
    if successors := [str(row) for row in part.replaced_by.all()]:
        return _("Instead: %(who)s") % {"who": isolated(successors[-1])}
    if part.attendance == Speaker.Attendance.READ and part.read_by:
        return _("Read by %(who)s") % {"who": isolated(part.read_by)}
    return str(part.get_attendance_display()) if part.attendance else ""


def _answered(part: CoSponsor | Speaker, request: ConfirmationRequest | None, week: Week) -> str:
    if request and request.answered_at:
        return _local(request.answered_at, week)
    if isinstance(part, CoSponsor) and part.confirmed_at:
        return _local(part.confirmed_at, week)
    return ""


def _answered_by(part: CoSponsor | Speaker, request: ConfirmationRequest | None) -> str:
    if request and request.answered_at:
        return request.contact_name or request.email
    return actor_text(part.confirmed_by) if isinstance(part, CoSponsor) else ""


def _local(at: dt.datetime, week: Week) -> str:
    return day_and_time_text(at.astimezone(week.zone))
