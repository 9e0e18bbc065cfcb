"""What is answered while the database is away: a page that needs none, and when to try again."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 5


class DatabaseOutageMiddleware:
    """Answers 503 where a view failed because the database could not be reached or broke off.

    Whether what was sent is saved is then unknown. All forms may be sent again: what is done already stays as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        # one line: a traceback for each request would bury the reason
        reason = str(exception).partition("\n")[0]
        logger.error("the database did not answer %s %s (%s)", request.method, request.path, reason)
        html = get_template("503.html").render()
        return HttpResponse(html, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
