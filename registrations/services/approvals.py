"""Events on request: the organizers decide on each RSVP. Until then it holds no seat and no place."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.cleaning import clean_line

from .. import rules
from ..mails.messages import Letters
from ..models import Rsvp
from .answers import reread
from .refusals import RegistrationError
from .seats import lock_limit, send, take_a_place

logger = logging.getLogger(__name__)


@transaction.atomic
def approve(*, rsvp: Rsvp, by: Actor) -> None:
    """Let the person in: a seat, or the last place in the queue. Raises `RegistrationError`."""
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    reread(rsvp)
    if rsvp.status != Rsvp.Status.REQUESTED:
        raise RegistrationError(_("This request has been decided or taken back."))
    if refusal := rules.why_over(limit.side_event) or rules.why_full(limit):
        raise RegistrationError(refusal)
    take_a_place(limit, rsvp)
    logger.info("request of RSVP %s approved by %s", rsvp.pk, by.label)


@transaction.atomic
def refuse(*, rsvp: Rsvp, note: str = "", by: Actor) -> None:
    """Turn a request down, with a word for the person. Raises `RegistrationError`."""
    limit = lock_limit(rsvp.side_event_id, rsvp.attendance_mode)
    reread(rsvp)
    if rsvp.status != Rsvp.Status.REQUESTED:
        raise RegistrationError(_("This request has been decided or taken back."))
    rsvp.status, rsvp.decision_note = Rsvp.Status.REFUSED, clean_line(note)[:300]
    rsvp.cancelled_at = timezone.now()
    rsvp.save(update_fields=["status", "decision_note", "cancelled_at"])
    send([Letters(limit.side_event).draft("refused", rsvp, at=rsvp.cancelled_at, note=rsvp.decision_note)])
    logger.info("request of RSVP %s refused by %s", rsvp.pk, by.label)
