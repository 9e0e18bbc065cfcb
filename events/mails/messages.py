"""Writing mail: a row in the transaction of the change it tells of. Sending is `delivery`'s.

Nobody is told that a row is there: the workers look for what is due each second. So writing a mail costs one row, and
no mail waits for a message that was lost.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from ..models import Message, SideEvent
from ..models.message import SEALED, SEALED_UNTIL
from .sealing import seal


@dataclass(frozen=True)
class Draft:
    """A mail to be written. `kind` names its templates: "registrations/confirmed", registrations/emails/confirmed.*

    `secrets` are facts that only the recipient may read, of use until `secret_until`: sealed, and gone once sent.
    """

    kind: str
    recipient: str
    language: str
    facts: dict[str, object]
    dedupe_key: str
    side_event: SideEvent | None = None
    secrets: Mapping[str, str] = field(default_factory=dict)
    secret_until: dt.datetime | None = None


def write(*drafts: Draft) -> None:
    """Write the mails, to be sent after the commit. A dedupe key that exists already is not written again."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A message is written in the transaction of the change that it tells of.")
    rows = [
        Message(
            kind=draft.kind,
            recipient=draft.recipient,
            language=draft.language,
            facts={**draft.facts, **_sealed(draft)},
            dedupe_key=draft.dedupe_key,
            side_event=draft.side_event,
        )
        for draft in drafts
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def _sealed(draft: Draft) -> dict[str, str]:
    if draft.secret_until is None:
        return {}
    return {SEALED: seal(draft.secrets), SEALED_UNTIL: draft.secret_until.isoformat()}


@transaction.atomic
def send_again(*, message: Message) -> None:
    """Queue a message once more, whatever came of it before; the facts stay as they were."""
    message.state = Message.State.QUEUED
    message.attempts = 0
    message.error = ""
    message.next_attempt_at = timezone.now()
    message.claimed_at = None
    message.save(update_fields=["state", "attempts", "error", "next_attempt_at", "claimed_at"])
