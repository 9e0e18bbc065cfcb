"""What all account pages share: they are kept nowhere, and a form with errors is answered with 422."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def kept_private(view: View) -> View:
    """Return the view with honest status codes; its answers go into no cache and no search engine."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: object) -> HttpResponse:
        response = view(request, **kwargs)
        if request.method == "POST" and response.status_code == 200 and _has_errors(response):
            response.status_code = 422
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


def _has_errors(response: HttpResponse) -> bool:
    context = getattr(response, "context_data", None) or {}
    return any(getattr(value, "errors", None) for value in context.values())
