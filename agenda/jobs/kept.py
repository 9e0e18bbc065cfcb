"""What papers that wait to be fetched keep of people, and how it is forgotten (`registrations.services.privacy`)."""

from django.db import models

from events.models import SideEvent
from registrations.models import Rsvp
from registrations.services.keepers import Keeper

from .models import PaperJob


def _papers_of(person: Rsvp) -> models.QuerySet:
    """Return every paper with delegates of the week: nobody knows who stands on it. It can be asked for again."""
    return _with_delegates().filter(week__side_events=person.side_event_id)


def _papers_over(events: models.QuerySet[SideEvent]) -> models.QuerySet:
    return _with_delegates().filter(week__in=events.order_by().values("week"))


def _with_delegates() -> models.QuerySet[PaperJob]:
    return PaperJob.objects.filter(has_personal_data=True)


# Their files go with the next look of the clock (`services.forget_old`), a minute later at most.
PAPERS = Keeper("papers with delegates", _papers_of, _papers_over)
