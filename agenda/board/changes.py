"""What somebody else changed in a side event since a page was opened."""

from events.admin.forms import who_saved
from events.history.changes import Change, changes
from events.models import SideEvent


def what_changed(event: SideEvent, seen_revision: int) -> tuple[str, list[Change]]:
    """Return by whom and when it was saved, and what differs from the revision that was seen; empty where nothing."""
    if event.revision == seen_revision:
        return "", []
    versions = event.versions.filter(revision__gte=seen_revision)
    newest, known = versions.first(), versions.filter(revision=seen_revision).first()
    found = changes(known.record, newest.record, event) if newest and known else []
    return who_saved(newest, event), found
