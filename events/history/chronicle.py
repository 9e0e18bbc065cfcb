"""The versions of side events as a chronicle: when, who, and in sentences what."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..actors import actor_text
from ..models import SideEvent, SideEventVersion
from .changes import Change, changes


@dataclass(frozen=True)
class Entry:
    """One save of a side event. `at` is in the zone of its week."""

    version: SideEventVersion
    side_event: SideEvent
    at: dt.datetime
    who: str
    heading: str  # what kind of save it was, where it was no common one
    changes: list[Change]


def entries(versions: Iterable[SideEventVersion]) -> Iterator[Entry]:
    """Yield an entry for each version (loaded `with_previous`, with its side event and week) that tells a change.

    A version differs without a change for people where the site began to keep more of the record than before.
    """
    for version in versions:
        event = version.side_event
        found = changes(version.previous, version.record, event) if version.previous else []  # type: ignore[attr-defined]
        heading = _heading(version)
        if heading or found:
            yield Entry(
                version, event, version.saved_at.astimezone(event.week.zone), _who(version), heading, found
            )


def _heading(version: SideEventVersion) -> str:
    if version.previous is None:  # type: ignore[attr-defined]
        return _("The record begins.")
    if version.restored_revision is not None:
        return _("Version %(number)d was put back.") % {"number": version.restored_revision}
    return ""


def _who(version: SideEventVersion) -> str:
    return actor_text(version.saved_by)
