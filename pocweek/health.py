"""What a monitor asks: does the database answer, and does mail leave the house?"""

from django.db import DatabaseError
from django.db.models import Min
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import Message

LATE_AFTER_SECONDS = 10 * 60


def oldest_unsent_seconds() -> int | None:
    """Return how long the oldest message that was not sent yet has waited, or None when none waits."""
    oldest = Message.objects.unsent().aggregate(oldest=Min("created_at"))["oldest"]
    return None if oldest is None else max(0, int((timezone.now() - oldest).total_seconds()))


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the database answers, else 503. Late mail is told and is no reason to take the site away."""
    try:
        waited = oldest_unsent_seconds()
    except DatabaseError:
        return JsonResponse({"database": False, "oldest_unsent_seconds": None}, status=503)
    return JsonResponse({"database": True, "oldest_unsent_seconds": waited})
