"""What is kept about a person: a copy to take along, and to be forgotten."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from events.personal_links import form_page

from .. import services
from ..models import Rsvp
from .addresses import personal
from .personal import personal_context


@require_safe
@personal
def copy(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """All that is kept about this person for this side event, as a JSON file."""
    response = JsonResponse(services.copy_of(rsvp), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def erase(request: HttpRequest, rsvp: Rsvp) -> HttpResponse:
    """Ask whether to be forgotten, and forget. The seat goes to the next person; the link ends."""
    if request.method == "POST":
        services.erase(rsvp=rsvp)
        return render(request, "registrations/erased.html", {"side_event": rsvp.side_event})
    return form_page(request, "registrations/erase.html", personal_context(rsvp), 200)
