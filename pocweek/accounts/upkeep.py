"""What is kept about accounts for a time only. The clock calls it; ended sessions go with the purge."""

import datetime as dt

from axes.models import AccessAttempt
from django.utils import timezone

from events.models import Message
from registrations.services import traces

from .models import StaffInvitation
from .sign_in import WAIT

INVITATIONS_KEPT = dt.timedelta(days=90)
MAILS_KEPT = dt.timedelta(days=30)


def forget_old() -> None:
    """Delete wrong passwords that count no more, invitations long over and old mails. Safe at any time."""
    now = timezone.now()
    StaffInvitation.objects.filter(expires_at__lt=now - INVITATIONS_KEPT).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - 2 * WAIT).delete()
    traces.delete_mails(Message.objects.filter(kind__startswith="pocweek/", created_at__lt=now - MAILS_KEPT))
