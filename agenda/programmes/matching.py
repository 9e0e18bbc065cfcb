"""Which side event of the week a row of a file is about, and whether it says anything new of it."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from events.cleaning import clean_text
from events.models import PreviousSlug, SideEvent, Week

from .record import PARTS, Facts, facts_of, field_of
from .texts import rich_of
from .values import ReadRow


@dataclass
class Matches:
    """The side events of a week, found by what a row says of them; each is the match of one row at most."""

    week: Week
    _taken: dict[int, int] = field(default_factory=dict)  # by primary key, the number of the row

    def __post_init__(self) -> None:
        self._events = {event.pk: event for event in SideEvent.objects.filter(week=self.week).only(
            "slug", "title", "starts_at", "week"
        )}  # fmt: skip
        self._by_slug = {event.slug: pk for pk, event in self._events.items()}
        former = PreviousSlug.objects.filter(week=self.week).values_list("slug", "side_event")
        self._by_slug = {**dict(former), **self._by_slug}
        self._seen: dict[tuple[str, Any], int] = {}  # rows of the file by title and start

    def find(self, row: ReadRow) -> int | None:
        """Return the primary key of the side event; None for a new one. Puts a refusal into a row that comes twice."""
        pk = self._of(row)
        key = (_folded(row.facts["title"]), row.facts.get("starts_at"))
        number = self._taken.get(pk) if pk else self._seen.get(key)
        if number:
            row.refusal = _("This side event stands in row %(number)s already.") % {"number": number}
            return None
        self._seen[key] = row.number
        if pk:
            self._taken[pk] = row.number
            if (
                self._by_slug.get(row.facts.get("slug", "")) == pk
                and self._events[pk].slug != row.facts["slug"]
            ):
                del row.facts["slug"]  # an earlier address, which leads to the present one
        return pk

    def _of(self, row: ReadRow) -> int | None:
        if slug := row.facts.get("slug"):
            return self._by_slug.get(slug)
        title, starts_at = _folded(row.facts["title"]), row.facts.get("starts_at")
        same = [pk for pk, event in self._events.items() if _folded(event.title) == title]
        by_start = [pk for pk in same if self._events[pk].starts_at == starts_at]
        if row.identity.isdecimal() and int(row.identity) in self._events:
            pk = int(row.identity)
            if pk in same or (starts_at and self._events[pk].starts_at == starts_at):
                return pk  # an id of another system would agree with neither
        if by_start:
            return by_start[0]
        if "starts_at" not in row.facts and len(same) == 1:
            return same[0]
        if same:
            row.doubts.append(
                _("There is a side event of this title at another time; this is taken for a new one.")
            )
        return None


def differing(facts: Facts, event: SideEvent) -> list[str]:
    """Return the names under which a row says something else than the record."""
    now = facts_of(event)
    return [
        name
        for name, value in facts.items()
        if not (_same_rows(name, value, now[name]) if name in PARTS else same("", name, value, now.get(name)))
    ]


def _same_rows(part: str, rows: list[Facts], now: list[Facts]) -> bool:
    return len(rows) == len(now) and all(map(lambda row, stood: same_row(part, row, stood), rows, now))


def same_row(part: str, row: Facts, stood: Facts) -> bool:
    """Whether a row says what stands there, as far as it says anything."""
    return all(same(part, name, value, stood.get(name)) for name, value in row.items())


def same(part: str, name: str, value: Any, stood: Any) -> bool:
    """Whether two values are one to a reader: line ends and empty paragraphs make no difference."""
    if isinstance(value, dt.datetime) or isinstance(stood, dt.datetime):
        return bool(value == stood)
    if isinstance(value or stood, str):
        if name.startswith("background"):
            return rich_of(value or "", True)[0] == rich_of(stood or "", True)[0]
        return clean_text(value or "") == clean_text(stood or "")
    if isinstance(field_of(part, name), models.JSONField):
        return list(value or []) == list(stood or [])
    return bool(value == stood)


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
