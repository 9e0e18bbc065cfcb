"""What the site knows and the reader needs, as plain values: organizations under all their names, and the weeks."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from events.models import Organization, Week

_NAMES = [f"name_{code.replace('-', '_')}" for code, _language in settings.LANGUAGES]


def knowledge(year: int | None = None) -> dict[str, Any]:
    """Return the organizations and weeks of the database, JSON-able. `year` is the week that the caller means."""
    weeks = Week.objects.values("year", "first_day", "last_day", "time_zone")
    return {
        "organizations": [_organization(row) for row in Organization.objects.values(*_COLUMNS)],
        "calendar": {
            "weeks": [{name: _plain(value) for name, value in week.items()} for week in weeks],
            "year": year,
            "today": timezone.now().date().isoformat(),
        },
    }


_COLUMNS = ["id", "kind", "formal_name", "acronym", "aliases", *_NAMES]


def _organization(row: dict[str, Any]) -> dict[str, Any]:
    names = [row[column] for column in _NAMES] + [row["formal_name"], *row["aliases"]]
    return {
        "id": row["id"],
        "kind": row["kind"],
        "name": row["name_en"] or next(filter(None, names), ""),
        "acronym": row["acronym"],
        "names": list(dict.fromkeys(filter(None, names))),
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
