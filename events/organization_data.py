"""The organizations that come with the software: States, observers, UN entities and frequent hosts."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from .models import Organization

FILE = Path(__file__).parent / "data" / "organizations.csv"
TRANSLATED = [f"name_{code.replace('-', '_')}" for code, _name in settings.LANGUAGES]


def rows() -> Iterator[dict[str, Any]]:
    """Yield one set of field values for each organization in the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            values: dict[str, Any] = {name: row[name] or None for name in TRANSLATED}
            values |= {
                name: row[name] for name in ("key", "kind", "formal_name", "article", "acronym", "m49")
            }
            values["aliases"] = [alias for alias in row["aliases"].split("|") if alias]
            yield values


@transaction.atomic
def load(overwrite: bool = False) -> tuple[int, int]:
    """Add what is missing and return (added, changed). What the secretariat edited stays, unless told otherwise."""
    known = {organization.key: organization for organization in Organization.objects.exclude(key=None)}
    new = [values for values in rows() if values["key"] not in known]
    Organization.objects.bulk_create(Organization(**values) for values in new)
    changed = 0
    for values in rows() if overwrite else ():
        if organization := known.get(values["key"]):
            for name, value in values.items():
                setattr(organization, name, value)
            organization.save()
            changed += 1
    return len(new), changed
