"""What becomes of two side events when they are merged: people united, texts held, the old address leading on."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from ..actors import Actor
from ..history.record import snapshot
from ..models import CoSponsor, HeldText, Merger, PreviousSlug, SideEvent, Speaker
from ..readiness.findings import speaker_key
from .records import record
from .slugs import give_slug
from .steps import note_step

HELD_PARTS = ("segments", "objectives", "focus_areas", "expected_outputs")
ROLES = [role.value for role in CoSponsor.Role]  # in the order of protocol


def unite(*, merger: Merger, by: Actor) -> None:
    """Bring all of `merged` into `kept`. Call under the lock of the week.

    Co-sponsors, speakers and organisers are united; who stands in both, stands once. The texts of the other are held
    until somebody places them. The record of the other stays as it is, declined, and its address leads to `kept`.
    """
    kept, merged = merger.kept, merger.merged
    _hold_texts(merger)
    _unite_co_sponsors(kept, merged)
    _unite_speakers(kept, merged)
    kept.organisers.add(*merged.organisers.all())
    _unite_times(kept, merged)
    expected = [number for number in (kept.expected_participants, merged.expected_participants) if number]
    kept.expected_participants = max(expected, default=None)
    kept.save(update_fields=["expected_participants", "updated_at"])
    record(side_event=kept, by=by)
    _step_back(merged, kept, by)


def next_position(rows: Any) -> int:
    """Return the place after the last row."""
    last: int | None = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _hold_texts(merger: Merger) -> None:
    """Keep each text of the other that does not stand in the kept one word for word."""
    kept, merged = (
        snapshot(SideEvent.objects.with_everything().get(pk=event.pk))
        for event in (merger.kept, merger.merged)
    )
    background = {name: text for name, text in merged.items() if name.split("_")[0] == "background" and text}
    held = []
    if background and merged["background"] != kept["background"]:
        held.append(HeldText(merger=merger, part="background", position=0, record=background))
    for part in HELD_PARTS:
        known = kept[part]
        rows = [row for row in merged[part] if row not in known]  # type: ignore[attr-defined, operator]
        held += [
            HeldText(merger=merger, part=part, position=n, record=values) for n, values in enumerate(rows)
        ]
    HeldText.objects.bulk_create(held)


def _unite_co_sponsors(kept: SideEvent, merged: SideEvent) -> None:
    """The lead of the other becomes a co-host. Who is in both, has the higher of the two roles."""
    present = {row.organization_id: row for row in kept.co_sponsors.all()}
    position = next_position(kept.co_sponsors)
    for row in merged.co_sponsors.all():
        role = CoSponsor.Role.CO_HOST.value if row.role == CoSponsor.Role.LEAD else row.role
        known = present.get(row.organization_id)
        if known is None:
            row.pk, row.side_event, row.position, row.role = None, kept, position, role
            row._state.adding = True
            row.confirmed_at, row.confirmed_by = None, ""  # it agreed to another side event
            row.save()
            position += 1
        elif ROLES.index(role) < ROLES.index(known.role):
            known.role = role
            known.save(update_fields=["role"])


def _unite_speakers(kept: SideEvent, merged: SideEvent) -> None:
    present = {speaker_key(row) for row in kept.speakers.all()}
    position = next_position(kept.speakers)
    for row in merged.speakers.all():
        if speaker_key(row) in present:
            continue
        row.pk, row.side_event, row.position = None, kept, position
        row._state.adding = True
        if row.status == Speaker.Status.CONFIRMED:
            row.status = Speaker.Status.INVITED
        row.save()
        position += 1


def _unite_times(kept: SideEvent, merged: SideEvent) -> None:
    """What is not possible for one is not possible for both; the wishes of the kept one come first."""
    for away in merged.unavailabilities.all():
        kept.unavailabilities.get_or_create(
            starts_at=away.starts_at, ends_at=away.ends_at, defaults={"reason": away.reason}
        )
    position = next_position(kept.wished_slots)
    for number, wish in enumerate(merged.wished_slots.all()):
        kept.wished_slots.get_or_create(starts_at=wish.starts_at, defaults={"position": position + number})


def _step_back(merged: SideEvent, kept: SideEvent, by: Actor) -> None:
    """Decline the other with a reference, and let its addresses lead to the one that is kept."""
    PreviousSlug.objects.filter(side_event=merged).update(side_event=kept)
    PreviousSlug.objects.update_or_create(
        week_id=merged.week_id, slug=merged.slug, defaults={"side_event": kept}
    )
    before, merged.status = merged.status, SideEvent.Status.DECLINED
    merged.slug = give_slug(merged)
    merged.save(update_fields=["status", "slug", "updated_at"])
    remarks = _("Merged into “%(title)s”.") % {"title": kept.title}
    note_step(side_event=merged, before=before, by=by, remarks=remarks)
    record(side_event=merged, by=by)
