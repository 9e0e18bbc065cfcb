"""Two proposals that become one: proposed by the secretariat, answered by both leads, carried out when both agree."""

import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Refusal
from ..mails.messages import write
from ..mails.proposals import has_addressee, merger_drafts
from ..models import Merger, MergerAnswer, SideEvent
from .records import lock
from .uniting import unite

logger = logging.getLogger(__name__)
State = Merger.State


@transaction.atomic
def propose_merger(*, kept: SideEvent, merged: SideEvent, reason: str, by: Actor) -> Merger:
    """Ask both leads whether their side events may become one, which the lead of `kept` leads.

    Each gets a link to answer by. Proposing the same twice is one proposal.
    """
    if kept.week_id != merged.week_id or kept.pk == merged.pk:
        raise Refusal(_("Choose two side events of one week."))
    _lock_both(kept, merged)
    open_ones = Merger.objects.open().filter(Q(kept__in=[kept, merged]) | Q(merged__in=[kept, merged]))
    same = open_ones.filter(kept=kept, merged=merged, proposed_by=by.label, reason=reason.strip()).first()
    if same is not None:
        return same
    if open_ones.exists():
        raise Refusal(_("A merger is proposed for one of them already."))
    for side_event in (kept, merged):
        _refuse_unless_mergeable(side_event)
        if not has_addressee(side_event):
            raise Refusal(
                _("Nobody of “%(title)s” has an e-mail address to ask at.") % {"title": side_event.title}
            )
    if not reason.strip():
        raise Refusal(_("Give a reason; both leads are told it."))
    merger = Merger.objects.create(kept=kept, merged=merged, reason=reason.strip(), proposed_by=by.label)
    for side_event in (kept, merged):
        MergerAnswer.objects.create(merger=merger, side_event=side_event)
    write(*merger_drafts(merger, "merger_proposed"))
    logger.info("merger %s of %s into %s proposed by %s", merger.pk, merged.pk, kept.pk, by.label)
    return merger


@transaction.atomic
def answer_merger(*, answer: MergerAnswer, says_yes: bool, note: str = "") -> None:
    """Note what a lead says. A no ends the proposal; the second yes carries the merger out.

    The same answer twice is one; as long as the other lead has not answered, it may become another.
    """
    merger = answer.merger
    _lock_merger(merger)
    answer.refresh_from_db()
    if answer.says_yes == says_yes:
        return
    if merger.state != State.PROPOSED:
        raise Refusal(_("This can no longer be answered."))
    answer.says_yes, answer.answered_at, answer.note = says_yes, timezone.now(), note.strip()[:500]
    answer.save(update_fields=["says_yes", "answered_at", "note"])
    by = Actor(label=f"lead of side event {answer.side_event_id}")
    if not says_yes:
        _end(merger, State.REFUSED, by)
    elif not merger.answers.exclude(says_yes=True).exists():
        merger.state = State.AGREED
        merger.save(update_fields=["state"])
        carry_out(merger=merger, by=by)


@transaction.atomic
def withdraw_merger(*, merger: Merger, by: Actor) -> None:
    """Take the proposal back; both leads are told. Nothing of either side event changes."""
    _lock_merger(merger)
    if merger.state == State.WITHDRAWN:
        return
    if not merger.is_open:
        raise Refusal(_("This merger is not open any more."))
    _end(merger, State.WITHDRAWN, by)


def end_mergers_of(side_event: SideEvent, by: Actor) -> None:
    """Withdraw what is proposed for a side event that is not going to be held. Call under the lock of its week."""
    for merger in Merger.objects.open().of(side_event).select_related("kept__week", "merged__week"):
        _end(merger, State.WITHDRAWN, by)


def refuse_while_merging(side_event: SideEvent) -> None:
    if Merger.objects.open().of(side_event).exists():
        raise Refusal(
            _("A merger is proposed for this side event. It has to be answered or withdrawn first.")
        )


@transaction.atomic
def carry_out(*, merger: Merger, by: Actor) -> None:
    """Make one of the two, as both leads agreed: see `unite`. Twice is once."""
    _lock_merger(merger)
    if merger.state == State.CARRIED_OUT:
        return
    if merger.state != State.AGREED:
        raise Refusal(_("Both leads have to agree first."))
    for side_event in (merger.kept, merger.merged):
        _refuse_unless_mergeable(side_event)
    mails = merger_drafts(merger, "merger_carried_out")  # before: afterwards both have the same organisers
    unite(merger=merger, by=by)
    _close(merger, State.CARRIED_OUT, by)
    write(*mails)


def _end(merger: Merger, state: Merger.State, by: Actor) -> None:
    _close(merger, state, by)
    write(*merger_drafts(merger, "merger_ended"))


def _close(merger: Merger, state: Merger.State, by: Actor) -> None:
    merger.state, merger.ended_by, merger.ended_at = state, by.label[:200], timezone.now()
    merger.save(update_fields=["state", "ended_by", "ended_at"])
    logger.info("merger %s is %s by %s", merger.pk, state, by.label)


def _lock_merger(merger: Merger) -> None:
    _lock_both(merger.kept, merger.merged)
    merger.refresh_from_db(fields=["state"])


def _lock_both(kept: SideEvent, merged: SideEvent) -> None:
    lock(kept)  # the whole week
    merged.refresh_from_db()


def _refuse_unless_mergeable(side_event: SideEvent) -> None:
    """Only what was never public is merged: nobody has answered, and nobody looks for it at its address."""
    if side_event.status not in SideEvent.UNDER_REVIEW or side_event.published_at is not None:
        raise Refusal(
            _("“%(title)s” cannot be merged: its state is “%(state)s”.")
            % {"title": side_event.title, "state": side_event.get_status_display()}
        )
