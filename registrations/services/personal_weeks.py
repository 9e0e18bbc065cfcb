"""The link to all RSVPs of an address. It goes to that address alone."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from events.models import SideEvent

from ..mails.messages import Letters
from ..models import PersonalWeek, Rsvp
from .seats import send

AGAIN_EVERY = dt.timedelta(minutes=10)


@transaction.atomic
def send_personal_week(*, rsvp: Rsvp) -> None:
    """Mail the link to the address of the RSVP: at most once in each ten minutes."""
    address = rsvp.mail_address
    if not address:
        return
    week = rsvp.side_event.week
    found = PersonalWeek.objects.filter(week=week, email__iexact=address).first()
    found = found or PersonalWeek.objects.create(week=week, email=address)
    now = timezone.now()
    window = found.created_at + (now - found.created_at) // AGAIN_EVERY * AGAIN_EVERY
    event = SideEvent.objects.with_programme().get(pk=rsvp.side_event_id)
    send([Letters(event).personal_week_draft(found, rsvp, at=window)])
