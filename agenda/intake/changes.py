"""Writes what a person ticked of a changed document, all of it or nothing."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import models, transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from events import services as events
from events.actors import Actor
from events.admin.fields import at_clock, minutes_from
from events.hooks import Refusal
from events.models import AgendaSegment, CoSponsor, SideEvent, Speaker
from events.readiness.findings import findings

from ..models import ReadDocument
from ..reading.reading import Reading
from ..reading.saving import LAST_MINUTE, fitting, organization_of, venue_of
from .comparison import LIST_NAMES, PART_OF, Change
from .facts import local
from .services import finish


class ChangedMeanwhile(Refusal):
    """Somebody saved the side event after the comparison was shown."""


@transaction.atomic
def apply(
    *, document: ReadDocument, reading: Reading, chosen: Sequence[Change], seen_revision: int, by: Actor
) -> None:
    """Take the chosen changes over into the document's side event, as one version of it.

    Raises `ChangedMeanwhile` where the record is no longer the one that was compared, and `NotReady` where a public
    event may not become so. Nothing is written then.
    """
    event = SideEvent.objects.select_for_update().get(read_documents=document.pk)
    if event.revision != seen_revision:
        raise ChangedMeanwhile(
            _(
                "Somebody saved this side event while you compared. Nothing was changed. This compares it anew."
            )
        )
    stood = _blocking(event, by)
    reading = local(reading, event)
    _apply_when_and_where(event, {change.key: change.value for change in chosen}, reading, by)
    _apply_fields(event, {change.key: change.value for change in chosen})
    for name in LIST_NAMES:
        _apply_rows(event, name, [change for change in chosen if change.key.startswith(f"{name}:")])
    fresh = SideEvent.objects.with_everything().get(pk=event.pk)
    if fresh.status == SideEvent.Status.PUBLISHED:
        new = [finding for code, finding in _blocking(fresh, by).items() if code not in stood]
        if new:
            raise events.NotReady(new)
    events.record(side_event=fresh, by=by)
    finish(document=document, side_event=fresh)


def _blocking(event: SideEvent, by: Actor) -> dict[str, Any]:
    return {finding.code: finding for finding in findings(event, by.user) if finding.is_blocking}


def _apply_when_and_where(event: SideEvent, values: dict[str, Any], reading: Reading, by: Actor) -> None:
    """Move the event where day, start, end or venue are chosen: each that is not chosen stays as it was."""
    if not values.keys() & {"day", "start", "end", "venue"}:
        return
    zone = event.week.zone
    start, end = (at and at.astimezone(zone) for at in (event.starts_at, event.ends_at))
    day = values.get("day") or (start and start.date())
    starts_at = at_clock(day, _time(values.get("start"), start), zone)
    ends_at = at_clock(day, _time(values.get("end"), end), zone)
    if starts_at and ends_at and ends_at <= starts_at:
        ends_at += dt.timedelta(days=1)
    if starts_at and ends_at and ends_at - starts_at > dt.timedelta(hours=12):
        raise Refusal(
            _("With these ticks the event would end before it starts. Tick start and end together.")
        )
    venue = venue_of(reading) if "venue" in values else event.venue
    events.reschedule(side_event=event, starts_at=starts_at, ends_at=ends_at, venue=venue, by=by)


def _time(text: str | None, stood: dt.datetime | None) -> dt.time | None:
    if text:
        return dt.time.fromisoformat(text)
    return stood.time() if stood else None


def _apply_fields(event: SideEvent, values: dict[str, Any]) -> None:
    names = []
    for key, value in values.items():
        for name, written in _written(event, key, value).items():
            setattr(event, name, written)
            names.append(name)
    if names:
        event.save(update_fields=[*names, "updated_at"])


def _written(event: SideEvent, key: str, value: Any) -> dict[str, Any]:
    """Return the fields of the record that one change sets."""
    if key == "format":
        return {"is_in_person": value != "online", "is_online": value != "in_person"}
    if key == "background":
        return {"background": "".join(f"<p>{escape(text)}</p>" for text in value.split("\n\n") if text)}
    if key == "catering_time":
        start = event.starts_at and event.starts_at.astimezone(event.week.zone)
        return {"catering_minute": minutes_from(start, dt.time.fromisoformat(value))} if start else {}
    if key == "rsvp_deadline":
        return {"rsvp_deadline_at": dt.datetime.combine(value, LAST_MINUTE, event.week.zone)}
    if key in ("day", "start", "end", "venue") or ":" in key:
        return {}
    return {key: fitting(value, SideEvent, key) if isinstance(value, str) else value}


def _apply_rows(event: SideEvent, name: str, chosen: list[Change]) -> None:
    rows = getattr(event, PART_OF.get(name, name))
    for change in sorted(chosen, key=lambda change: not change.key.startswith(f"{name}:remove:")):
        if change.key.startswith(f"{name}:remove:"):
            change.row.delete()
            continue
        values = _row_values(name, change.value, event)
        if values.get("role") == CoSponsor.Role.LEAD:  # there can be only one
            rows.filter(role=CoSponsor.Role.LEAD).update(role=CoSponsor.Role.CO_HOST)
        if change.row is None:
            rows.create(position=_next_position(rows), **values)
        else:
            rows.filter(pk=change.row.pk).update(**values)


def _next_position(rows: Any) -> int:
    last = rows.aggregate(last=models.Max("position"))["last"]
    return 0 if last is None else last + 1


def _row_values(name: str, value: Any, event: SideEvent) -> dict[str, Any]:
    """Return the columns of a row as the document says them."""
    if name == "sponsors":
        return {"organization": organization_of(value), "role": value.role}
    if name == "segments":
        return _segment_values(value, event)
    if name == "speakers":
        return {
            **{
                part: fitting(getattr(value, part), Speaker, part)
                for part in ("honorific", "name", "function")
            },
            "organization_id": value.organization,
            "affiliation": "" if value.organization else fitting(value.affiliation, Speaker, "affiliation"),
            "part": value.role or Speaker.RolePlayed.PANELLIST,
        }
    if name == "focus_areas":
        return {"title": value.title, "text": value.text}
    return {"text": value}


def _segment_values(segment: Any, event: SideEvent) -> dict[str, Any]:
    start = event.starts_at and event.starts_at.astimezone(event.week.zone)
    first, last = (
        minutes_from(start, dt.time.fromisoformat(time)) if start and time else None
        for time in (segment.start, segment.end)
    )
    is_positive = first is not None and last is not None and last > first
    title = fitting(segment.title, AgendaSegment, "title")
    note = fitting(segment.note, AgendaSegment, "note")
    return {"title": title, "note": note, "start_minute": first, "end_minute": last if is_positive else None}
