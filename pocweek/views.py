"""Pages about the site itself. Error pages are Django's own views with our templates (403, 404, 500, 400)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import Week


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What the site keeps about people, for how long in the current week, and what they can do."""
    return render(request, "pocweek/privacy.html", {"kept": Week.objects.current() or Week()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the site can be used by everybody, and what is known not to work."""
    return render(request, "pocweek/accessibility.html")
