"""What is kept about accounts for a time only. The clock calls it; ended sessions go with the purge."""

import datetime as dt

from axes.models import AccessAttempt
from django.utils import timezone

from events.models import Message
from registrations.services import traces

from .sign_in import WAIT

MAILS_KEPT = dt.timedelta(days=30)


def forget_old() -> None:
    """Delete wrong passwords once they count no more, and old mails about accounts. Safe to be called at any time."""
    now = timezone.now()
    AccessAttempt.objects.filter(attempt_time__lt=now - 2 * WAIT).delete()
    traces.delete_mails(Message.objects.filter(kind__startswith="pocweek/", created_at__lt=now - MAILS_KEPT))
