"""The steps of a side event from state to state, kept as rows."""

import logging

from ..actors import Actor
from ..models import ProposalStep, SideEvent

logger = logging.getLogger(__name__)


def note_step(*, side_event: SideEvent, before: str, by: Actor, remarks: str = "") -> ProposalStep:
    """Keep that the side event went from a state to the one that it has now. Call in the transaction that does it."""
    logger.info("side event %s: %s → %s by %s", side_event.pk, before, side_event.status, by.label)
    return ProposalStep.objects.create(
        side_event=side_event,
        from_status=before,
        to_status=side_event.status,
        by=by.label[:200],
        remarks=remarks.strip(),
    )
