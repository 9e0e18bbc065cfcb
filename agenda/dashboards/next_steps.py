"""What the organisers of a side event had best do next, the most urgent first."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Message, SideEvent, Speaker
from events.readiness.findings import open_findings
from events.un_style.formats import datetime_text, one_stop
from registrations.invitation_states import InvitationState
from registrations.mails.changes import untold
from registrations.models import Rsvp

from ..models import EventSummary

if TYPE_CHECKING:
    from pocweek.models import User

NEAR = dt.timedelta(days=7)  # a deadline that is worth a word


@dataclass(frozen=True)
class NextStep:
    """One thing to do, and the page on which it is done."""

    sentence: str
    address: str
    is_urgent: bool = False


def next_steps(
    side_event: SideEvent, viewer: "User", invitations: Mapping[InvitationState, int]
) -> list[NextStep]:
    """Return what is left to do; nothing for an event that was cancelled. Queries do not grow with the people."""
    if side_event.is_cancelled or side_event.status == SideEvent.Status.DECLINED:
        return []
    if side_event.is_held():
        return list(_after(side_event))
    found = [*_findings(side_event, viewer), *_people(side_event), *_answers(side_event, invitations)]
    return sorted([*found, *_deadlines(side_event)], key=lambda step: not step.is_urgent)


def _page(name: str, side_event: SideEvent) -> str:
    return reverse(f"admin:{name}", args=[side_event.pk])


def _list(model: str, side_event: SideEvent, more: str = "") -> str:
    return f"{reverse(f'admin:{model}_changelist')}?side_event__id__exact={side_event.pk}{more}"


def _findings(side_event: SideEvent, viewer: "User") -> Iterator[NextStep]:
    address = _page("events_sideevent_change", side_event)
    for finding in open_findings(side_event, viewer):
        yield NextStep(finding.sentence, address, finding.is_blocking)


def _people(side_event: SideEvent) -> Iterator[NextStep]:
    address = _page("events_sideevent_change", side_event)
    sponsors = sum(not sponsor.is_certain for sponsor in side_event.presenting)
    if sponsors:
        sentence = ngettext(
            "%(count)d organization has not confirmed.",
            "%(count)d organizations have not confirmed.",
            sponsors,
        )
        yield NextStep(sentence % {"count": sponsors}, f"{address}#co_sponsors-group")
    waiting = (Speaker.Status.INVITED, Speaker.Status.TBC)
    speakers = sum(speaker.status in waiting for speaker in side_event.speakers.all())
    if speakers:
        sentence = ngettext(
            "%(count)d speaker has not confirmed.", "%(count)d speakers have not confirmed.", speakers
        )
        yield NextStep(sentence % {"count": speakers}, f"{address}#speakers-group")


def _answers(side_event: SideEvent, invitations: Mapping[InvitationState, int]) -> Iterator[NextStep]:
    if untold(side_event):
        yield NextStep(
            _("Registrants have not been told of the last changes."),
            _page("registrations_letter_tell", side_event),
            is_urgent=True,
        )
    if requests := Rsvp.objects.requested().filter(side_event=side_event).count():
        sentence = ngettext("%(counter)s request to decide on", "%(counter)s requests to decide on", requests)
        address = _list("registrations_rsvp", side_event, "&status__exact=requested")
        yield NextStep(sentence % {"counter": requests}, address, is_urgent=True)
    failed = Message.objects.filter(side_event=side_event, state=Message.State.FAILED).count()
    if failed:
        sentence = ngettext("%(count)d mail was refused.", "%(count)d mails were refused.", failed)
        yield NextStep(
            sentence % {"count": failed}, _list("events_message", side_event, "&state__exact=failed")
        )
    if unanswered := invitations.get(InvitationState.SENT, 0):
        sentence = ngettext(
            "%(count)d invitation has no answer.", "%(count)d invitations have no answer.", unanswered
        )
        yield NextStep(sentence % {"count": unanswered}, _list("registrations_invitation", side_event))


def _deadlines(side_event: SideEvent) -> Iterator[NextStep]:
    now, zone = timezone.now(), side_event.week.zone
    address = _page("events_sideevent_change", side_event)
    closes_at = side_event.rsvp_deadline_at
    if closes_at and now <= closes_at <= now + NEAR:
        sentence = _("The RSVP ends: %(when)s.") % {"when": datetime_text(closes_at.astimezone(zone))}
        yield NextStep(one_stop(sentence), address)
    proposals_close_at = side_event.week.proposals_close_at
    is_ours = side_event.status in (SideEvent.Status.DRAFT, SideEvent.Status.RETURNED)
    if is_ours and proposals_close_at and now <= proposals_close_at:
        when = datetime_text(proposals_close_at.astimezone(zone))
        sentence = _("Proposals can be submitted until then: %(when)s.") % {"when": when}
        yield NextStep(one_stop(sentence), address, is_urgent=proposals_close_at <= now + NEAR)


def _after(side_event: SideEvent) -> Iterator[NextStep]:
    summary = EventSummary.objects.filter(side_event=side_event).first()
    if summary is None:
        address = f"{reverse('admin:agenda_eventsummary_add')}?side_event={side_event.pk}"
        yield NextStep(_("The summary is not written yet."), address, is_urgent=True)
    elif not summary.is_issued:
        yield NextStep(_("The summary is not issued yet."), _page_of_summary(summary), is_urgent=True)


def _page_of_summary(summary: EventSummary) -> str:
    return reverse("admin:agenda_eventsummary_change", args=[summary.pk])
