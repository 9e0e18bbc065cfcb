"""Writes what the rows of a programme say: new side events as drafts, others as they stand in their state."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from events import services as events
from events.actors import Actor
from events.hooks import Refusal
from events.models import CoSponsor, Logo, SideEvent, Theme, Week
from events.readiness.findings import findings

from .directory import Directory
from .matching import differing, same_row
from .record import PARTS, Facts, facts_of, field_of, model_of
from .values import ReadRow

PLACE = {"starts_at", "ends_at", "venue"}
# What makes a row of a list the same as one that stands there, though the rest of it is new.
_IDENTITY = {
    "co_sponsors": ["organization"], "speakers": ["name", "honorific"], "segments": ["title"], "focus_areas": ["title"],
}  # fmt: skip


@dataclass(frozen=True)
class Writer:
    """Writes rows into one week, each whole or not at all."""

    week: Week
    by: Actor
    directory: Directory

    def create(self, row: ReadRow) -> SideEvent:
        """Make a draft of a row. Raises `Refusal`; then nothing of it is left."""
        return self._whole(row, self._create)

    def change(self, row: ReadRow, pk: int) -> list[str]:
        """Bring a side event to what a row says and return the names of what changed; none is no version.

        Raises `Refusal` where a public event would no longer be one that may be public; nothing is left then.
        """
        return self._whole(row, lambda row: self._change(row, pk))

    def _whole(self, row: ReadRow, write: Any) -> Any:
        try:
            with transaction.atomic():
                return write(row)
        except (Refusal, ValidationError, IntegrityError) as problem:
            self.directory.forget_made()
            if isinstance(problem, ValidationError):
                raise Refusal(" ".join(problem.messages)) from problem
            if isinstance(problem, IntegrityError):
                raise Refusal(
                    _("Two entries of a list in this row are the same, or one is empty.")
                ) from problem
            raise

    def _create(self, row: ReadRow) -> SideEvent:
        facts = row.facts
        event = SideEvent(week=self.week)
        self._set(event, "", {name: value for name, value in facts.items() if name not in PARTS})
        if not (event.is_in_person or event.is_online):
            event.is_in_person = True
        event.slug = event.slug or events.give_slug(event)
        event.unplaced_text = _with(event.unplaced_text, row.left)
        event.full_clean(exclude=["week", "venue", "theme"])
        event.save()
        for part in PARTS:
            if part in facts:
                self._write_rows(event, part, facts[part])
        events.record(side_event=event, by=self.by)
        return event

    def _change(self, row: ReadRow, pk: int) -> list[str]:
        event = SideEvent.objects.select_for_update(of=("self",)).with_everything().get(pk=pk)
        changed = differing(row.facts, event)
        if not changed:
            return []
        stood = {finding.code for finding in self._blocking(event)}
        values = {name: row.facts[name] for name in changed if name not in PARTS}
        if slug := values.pop("slug", ""):
            events.change_slug(side_event=event, slug=slug, by=self.by)
        if PLACE & values.keys() and event.status == SideEvent.Status.PUBLISHED:
            place = {name: values.pop(name, getattr(event, name)) for name in PLACE}
            if isinstance(place["venue"], str):
                place["venue"] = self.directory.made_venue(place["venue"])
            events.reschedule(side_event=event, by=self.by, **place)
        if values:
            self._set(event, "", values)
            event.full_clean(exclude=["week", "venue", "theme"])
            event.save(update_fields=[*values, "updated_at"])
        for part in PARTS:
            if part in changed:
                self._write_rows(event, part, row.facts[part])
        fresh = SideEvent.objects.with_everything().get(pk=pk)
        new = [finding for finding in self._blocking(fresh) if finding.code not in stood]
        if new:
            raise events.NotReady(new)
        events.record(side_event=fresh, by=self.by)
        return [_label(name) for name in changed]

    def _blocking(self, event: SideEvent) -> list[Any]:
        if event.status != SideEvent.Status.PUBLISHED:
            return []
        return [finding for finding in findings(event, self.by.user) if finding.is_blocking]

    def _set(self, row: models.Model, part: str, facts: Facts) -> None:
        for name, value in facts.items():
            setattr(row, name, self._stored(part, name, value))

    def _stored(self, part: str, name: str, value: Any) -> Any:
        """Return what the field of the model takes."""
        kind = field_of(part, name)
        if not isinstance(kind, models.ForeignKey):
            return value
        if name == "venue":
            return self.directory.made_venue(value)
        if kind.related_model is Theme:
            return Theme.objects.get_or_create(week=self.week, name=value[:150])[0] if value else None
        if kind.related_model is Logo:
            return Logo.objects.filter(sha256=value).first() if value else None
        return self.directory.organization(value)

    def _write_rows(self, event: SideEvent, part: str, rows: list[Facts]) -> None:
        """Bring a list to the rows given. A row that stands there keeps its key, so that what hangs on it stays."""
        model = model_of(part)
        standing: list[Any] = list(getattr(event, part).all())
        said = facts_of(event)[part] if standing else []
        chosen = _paired(part, rows, said)
        for number, old in enumerate(standing):
            if number not in chosen.values():
                old.delete()
        written = []
        for place, facts in enumerate(rows):
            old = standing[chosen[place]] if place in chosen else model(side_event=event)
            self._set(old, part, facts)
            if hasattr(old, "position"):
                old.position = place
            old.clean_fields(exclude=["side_event", "organization", "logo"])
            written.append(old)
        # There can be only one lead: whoever was it must have given it up before.
        for old in sorted(written, key=lambda row: getattr(row, "role", "") == CoSponsor.Role.LEAD):
            old.save()
        getattr(event, "_prefetched_objects_cache", {}).pop(part, None)


def _paired(part: str, rows: list[Facts], standing: list[Facts]) -> dict[int, int]:
    """Return, for the places of rows, those of the rows that stand there and are meant: the same, else alike."""
    names = _IDENTITY.get(part, [])
    chosen: dict[int, int] = {}
    for only in (None, names):
        for place, row in enumerate(rows):
            wanted = row if only is None else {name: row.get(name) for name in only}
            if place in chosen or not any(wanted.values()):
                continue
            free = (
                n
                for n, stood in enumerate(standing)
                if n not in chosen.values() and same_row(part, wanted, stood)
            )
            if (found := next(free, None)) is not None:
                chosen[place] = found
    return chosen


def _with(text: str, left: list[str]) -> str:
    return "\n\n".join(part for part in (text, *dict.fromkeys(left)) if part)


def _label(name: str) -> str:
    """Return what changed, in the active language: "Speakers", "Title"."""
    if name in PARTS:
        return str(model_of(name)._meta.verbose_name_plural)
    return str(field_of("", name).verbose_name)
