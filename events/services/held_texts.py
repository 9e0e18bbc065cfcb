"""Texts of a side event that was merged away: taken over one by one, or left out. None is ever thrown away."""

from django.db import transaction
from django.utils import timezone

from ..actors import Actor
from ..models import HeldText, SideEvent
from .records import lock, record
from .uniting import next_position


@transaction.atomic
def take_over(*, text: HeldText, by: Actor) -> None:
    """Add a held text to the side event that was kept, as its last of this kind. Twice is once.

    What was left out may be taken over later.
    """
    kept = text.merger.kept
    lock(kept)
    text.refresh_from_db(fields=["state"])
    if text.state == HeldText.State.TAKEN_OVER:
        return
    if text.part == "background":
        _append(kept, text.record)
    else:
        rows = getattr(kept, text.part)
        row = rows.model(side_event=kept, position=next_position(rows), **text.record)
        row.full_clean(exclude=["side_event"])
        row.save()
    _decide(text, HeldText.State.TAKEN_OVER, by)
    record(side_event=kept, by=by)


@transaction.atomic
def leave_out(*, text: HeldText, by: Actor) -> None:
    """Note that a held text is not needed. It stays on the page of held texts."""
    lock(text.merger.kept)
    text.refresh_from_db(fields=["state"])
    if text.state == HeldText.State.HELD:
        _decide(text, HeldText.State.LEFT_OUT, by)


def _append(kept: SideEvent, texts: dict[str, str]) -> None:
    """Add to the background, and to those of its versions in other languages that there are."""
    for name, added in texts.items():
        present = getattr(kept, name) or ""
        if present or name == "background":
            setattr(kept, name, present + added)
    kept.save(update_fields=[*texts, "updated_at"])


def _decide(text: HeldText, state: HeldText.State, by: Actor) -> None:
    text.state, text.decided_by, text.decided_at = state, by.label[:200], timezone.now()
    text.save(update_fields=["state", "decided_by", "decided_at"])
