"""Commitments as rows of a table, for files."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import Commitment

HEADINGS = (
    _("Week"), _("Side event"), _("Organization"), _("Commitment"), _("Due"), _("State"), _("Reported on"),
    _("Report"), _("Evidence"), _("Reports"), _("Page"),
)  # fmt: skip


def cells(commitment: Commitment) -> list[object]:
    """Return the cells of a commitment loaded with its story; of its reports the last, and how many there are."""
    side_event, reports = commitment.summary.side_event, list(commitment.reports.all())
    last = reports[-1] if reports else None
    reported_on = last.reported_at.astimezone(side_event.week.zone).date() if last else None
    return [
        side_event.week.year,
        side_event.title,
        commitment.owner.full_label,
        commitment.text,
        commitment.due_on.isoformat() if commitment.due_on else "",
        str(commitment.get_state_display()),
        reported_on.isoformat() if reported_on else "",
        last.text if last else "",
        last.evidence if last else "",
        len(reports),
        settings.SITE_URL + commitment.get_absolute_url(),
    ]
