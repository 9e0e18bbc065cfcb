"""What circulations keep of people, and how it is forgotten (see `registrations.services.privacy`)."""

from django.db import models
from django.db.models.functions import Lower

from events.models import SideEvent
from registrations.models import Rsvp
from registrations.services.keepers import Keeper

from .mails import KIND
from .models import CirculationRecipient, MailOptOut


def _recipients_of(person: Rsvp) -> models.QuerySet:
    rows = CirculationRecipient.objects.filter(summary__side_event=person.side_event_id)
    if not person.email:
        return rows.none()
    return rows.annotate(address=Lower("email")).filter(address=person.email.lower())


def _recipients_over(events: models.QuerySet[SideEvent]) -> models.QuerySet:
    return CirculationRecipient.objects.filter(summary__side_event__in=events)


def _opt_outs_over(events: models.QuerySet[SideEvent]) -> models.QuerySet:
    """Return those of weeks of which all side events are over: nobody is written to any more."""
    still_kept = SideEvent.objects.filter(week=models.OuterRef("week")).exclude(pk__in=events.values("pk"))
    return MailOptOut.objects.filter(~models.Exists(still_kept))


RECIPIENTS = Keeper("recipients of summaries", _recipients_of, _recipients_over, (KIND,))
# A keyed hash names nobody: that a person wants no mail holds beyond his or her wish to be forgotten.
OPT_OUTS = Keeper("opt-outs of summaries", lambda person: MailOptOut.objects.none(), _opt_outs_over)
