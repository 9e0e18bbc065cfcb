"""What speakers agreed to, forgotten when its time is over."""

from django.db import models, transaction

from ..models import SideEventVersion, Speaker

CONSENTS = ("photo_consent_at", "stream_consent_at")


@transaction.atomic
def forget_consents(speakers: models.QuerySet[Speaker]) -> None:
    """Take the consents of these speakers off their rows, and those of their side events out of the history."""
    events = set(speakers.values_list("side_event_id", flat=True))
    speakers.update(**dict.fromkeys(CONSENTS))
    for version in SideEventVersion.objects.filter(side_event__in=events):
        rows = version.record.get("speakers", [])
        if any(name in row for row in rows for name in CONSENTS):
            for row in rows:
                for name in CONSENTS:
                    row.pop(name, None)
            version.save(update_fields=["record"])
