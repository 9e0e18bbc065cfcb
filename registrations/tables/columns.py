"""The columns of a table of delegates, as files name them.

Headings and values are written in English in every language of the site, so that a file written by one person
can be read in by another. Headings are read in all languages of the site, without case, spaces and hyphens, and
by other names in common use in English.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import tablib
from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.cleaning import TOO_LONG
from events.models import SideEvent

from ..models import Rsvp
from .file_formats import Beginning

NUMBER = "#"  # the number of the row in the file, which stands in no column of it
FAULT = "!"  # why a row cannot be taken as it was read, in a sentence for people

# Each heading that is read, with its other names as `_folded` leaves them
READ = {
    "Courtesy title": ["title", "salutation", "honorific"],
    "Given name": ["givennames", "firstname", "forename"],
    "Family name": ["lastname", "surname"],
    "E-mail": ["emailaddress", "mail"],
    "Mission or organization": ["missionororganisation", "organization", "organisation", "mission"],
    "Function": ["functionaltitle", "position", "jobtitle"],
    "Attendance mode": ["attendance", "mode"],
    "Dietary needs": ["dietaryrequirements", "dietary"],
    "Accessibility needs": ["accessneeds", "accessibilityrequirements", "accessibility"],
    "Side event": [],
    "State": ["status"],
    "Language": [],
}
# As the forms call them in each language
CALLED = {
    "Courtesy title": gettext_lazy("courtesy title"),
    "Given name": gettext_lazy("given name"),
    "Family name": gettext_lazy("family name"),
    "E-mail": gettext_lazy("e-mail"),
    "Mission or organization": gettext_lazy("mission or organization"),
    "Function": gettext_lazy("function"),
    "Attendance mode": gettext_lazy("attendance mode"),
    "Dietary needs": gettext_lazy("dietary needs"),
    "Accessibility needs": gettext_lazy("accessibility needs"),
    "Side event": gettext_lazy("side event"),
    "State": gettext_lazy("state"),
    "Language": gettext_lazy("language"),
}
# Those that hold the text of a field
FIELDS = {
    "Given name": "given_name",
    "Family name": "family_name",
    "E-mail": "email",
    "Mission or organization": "organization_name",
    "Function": "function",
    "Dietary needs": "dietary_needs",
    "Accessibility needs": "access_needs",
}
NEEDED = ["Given name", "Family name", "E-mail", "Mission or organization"]
# Written for the reader of the file and passed over when it is read
ONLY_WRITTEN = ["Side event title", "Place in the queue", "Registered at (local time)", "Arrived"]


@dataclass(frozen=True)
class Columns:
    """A file under our own headings, with what was missing or not understood among its own."""

    dataset: tablib.Dataset
    missing: list[str]
    named_twice: list[str]
    not_read: list[str]


def understood(headers: list[str], rows: Iterable[tuple[int, list[str]]]) -> Columns:
    """Return the rows of a file under the headings of `READ`, after the columns `NUMBER` and `FAULT`."""
    names = _headings()
    found = [names.get(_folded(header)) for header in headers]
    places = {heading: n for n, heading in enumerate(found) if heading}
    dataset = tablib.Dataset(headers=[NUMBER, FAULT, *places])
    for number, cells in rows:
        filled = [*cells, *[""] * (len(headers) - len(cells))]
        is_too_wide = any(map(str.strip, filled[len(headers) :]))
        ours = {heading: filled[n] for heading, n in places.items()}
        fault = _("The row has more cells than there are headings.") if is_too_wide else _too_long(ours)
        dataset.append([number, fault, *ours.values()])
    return Columns(
        dataset=dataset,
        missing=[heading for heading in NEEDED if heading not in places],
        named_twice=[heading for heading in places if found.count(heading) > 1],
        not_read=[
            header
            for header, heading in zip(headers, found, strict=True)
            if header and not heading and header not in ONLY_WRITTEN
        ],
    )


def _too_long(cells: dict[str, str]) -> str:
    """Return which cell has far more characters than its field takes; nothing where none has."""
    for heading, name in FIELDS.items():
        cell = cells.get(heading)
        if isinstance(cell, Beginning):
            field = cast("Any", Rsvp._meta.get_field(name))
            return f"{heading}: {TOO_LONG % {'limit_value': field.max_length, 'show_value': cell.length}}"
    return ""


@cache
def _headings() -> dict[str, str]:
    """Return our own heading for each name of it that is read, folded. An English name goes before all others."""
    names = {_folded(name): heading for heading, others in READ.items() for name in (heading, *others)}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for heading, called in CALLED.items():
                names.setdefault(_folded(str(called)), heading)
    return names


@cache
def in_english(choices: type[models.TextChoices], value: str) -> str:
    with translation.override("en"):
        return str(choices(value).label)


def meant_by(choices: type[models.TextChoices], text: str) -> str | None:
    """Return the value that a typed text means ("in person", "In-Person", "Mr" for "Mr."), or None."""
    wanted = _folded(text)
    for value, label in choices.choices:
        if wanted in (_folded(value), _folded(str(label)), _folded(in_english(choices, value))):
            return value
    return None


def address_of(side_event: SideEvent) -> str:
    """Return "2026/from-norms-to-practice", which names a side event in a file."""
    return f"{side_event.week.year}/{side_event.slug}"


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
