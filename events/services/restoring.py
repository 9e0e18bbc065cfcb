"""An earlier version of a side event put back, as a new version."""

import logging
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from ..actors import Actor
from ..history.restoring import Plan, Row, plan_of
from ..hooks import Refusal
from ..models import CoSponsor, SideEvent
from ..readiness.findings import findings
from .publication import NotReady, move
from .records import lock, record

logger = logging.getLogger(__name__)

PLACE = ("starts_at", "ends_at", "venue")  # changed by `move` alone, which knows who may and what follows


@transaction.atomic
def restore(*, side_event: SideEvent, revision: int, seen_revision: int, by: Actor) -> list[str]:
    """Put a version back as a new one, and return which names of it the site no longer knows, in sentences.

    Raises `Refusal` where there is a newer version than the one that was looked at, or where what was valid then is
    not any more, and `NotReady` where a public event may not become so. Nothing is written then. Registrants are told
    as of any other change: the record is newer than what they know.
    """
    lock(side_event)
    if side_event.revision != seen_revision:
        raise Refusal(
            _(
                "Somebody saved this side event while you compared. Nothing was changed. This compares it anew."
            )
        )
    version = side_event.versions.get(revision=revision)
    event = _loaded(side_event)
    plan, stood = plan_of(event, version), _blocking(event, by)
    place = {name: plan.fields.pop(name) for name in PLACE if name in plan.fields}
    try:
        _write(event, plan)
    except ValidationError as problem:
        raise Refusal(" ".join(problem.messages)) from problem
    if any(getattr(event, name) != value for name, value in place.items()):
        move(side_event=side_event, by=by, **place)
    _refuse_new_problems(_loaded(side_event), stood, by)
    record(side_event=side_event, by=by, restored_revision=revision)
    logger.info("side event %s put back to version %s by %s", event.pk, revision, by.label)
    return plan.doubts


def _loaded(side_event: SideEvent) -> SideEvent:
    return SideEvent.objects.with_everything().prefetch_related("organisers").get(pk=side_event.pk)


def _blocking(event: SideEvent, by: Actor) -> set[str]:
    return {finding.code for finding in findings(event, by.user) if finding.is_blocking}


def _refuse_new_problems(event: SideEvent, stood: set[str], by: Actor) -> None:
    """A public event gets no blocking finding that it did not have. Those of its new place `move` has refused."""
    if event.status != SideEvent.Status.PUBLISHED:
        return
    new = [f for f in findings(event, by.user) if f.is_blocking and f.code not in stood]
    if new:
        raise NotReady(new)


def _write(event: SideEvent, plan: Plan) -> None:
    for name, value in plan.fields.items():
        setattr(event, name, value)
    event.clean_fields(exclude={f.name for f in event._meta.fields} - plan.fields.keys())
    event.validate_constraints()
    event.save(update_fields=[*plan.fields, "updated_at"])
    for part, rows in plan.rows.items():
        _write_rows(event, part, rows)


def _write_rows(event: SideEvent, part: str, rows: Sequence[Row]) -> None:
    """Let the rows of a list be these: those that stay are changed in place, since others may point to them."""
    manager = getattr(event, part)
    present = list(manager.all())
    kept = {row.place for row in rows}
    manager.filter(pk__in=[row.pk for n, row in enumerate(present) if n not in kept]).delete()
    if manager.model is CoSponsor:  # room for another lead, since the database checks each row as it comes
        manager.filter(role=CoSponsor.Role.LEAD).update(role=CoSponsor.Role.CO_HOST)
    for position, row in enumerate(rows):
        stored: models.Model = manager.model(side_event=event) if row.place is None else present[row.place]
        for name, value in ({"position": position} | row.values).items():
            setattr(stored, name, value)
        stored.full_clean(exclude=["side_event"])
        stored.save()
