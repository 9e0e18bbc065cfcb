"""The page behind the link by which somebody wants no more summaries. Opening it changes nothing; a POST does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events.personal_links import by_token, form_page, keep_private
from registrations.views.addresses import unknown_link

from . import opting_out
from .models import CirculationRecipient


# Mail programs post here by themselves (RFC 8058), without a cookie. The token is the secret, and all that it opens.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def opt_out(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to send no more summaries of the week, do so, or take it back."""
    recipient = by_token(CirculationRecipient.objects.select_related("summary__side_event__week"), token)
    if recipient is None:
        return unknown_link(request)
    if request.method == "POST":
        act = opting_out.opt_in if "again" in request.POST else opting_out.opt_out
        act(recipient=recipient)
        if "List-Unsubscribe" in request.POST:
            return keep_private(HttpResponse(status=204))
        return keep_private(redirect(request.path))
    side_event = recipient.summary.side_event
    context = {
        "week": side_event.week,
        "side_event": side_event,
        "is_out": opting_out.has_opted_out(recipient),
    }
    return keep_private(form_page(request, "agenda/opt_out.html", context, 200))
