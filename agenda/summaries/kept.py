"""What approvals keep of people, and how it is forgotten (see `registrations.services.privacy`)."""

from django.db import models

from events.models import SideEvent
from registrations.services.keepers import Keeper

from .approvals import KIND
from .models import SummaryReview


def _unanswered_over(events: models.QuerySet[SideEvent]) -> models.QuerySet:
    """Return the links that nobody answered. Who approved or returned a summary stays, as in its history."""
    return SummaryReview.objects.filter(answer="", summary__side_event__in=events)


# Of focal points alone: no delegate is asked.
REVIEWS = Keeper(
    "unanswered links to a summary", lambda person: SummaryReview.objects.none(), _unanswered_over, (KIND,)
)
