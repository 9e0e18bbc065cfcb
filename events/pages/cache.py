"""Public pages kept in the memory of a server process, each as long as nothing that it shows has changed.

What a page shows follows from the version of its programme and from the clock ("Held", "RSVP closed"). People set
whole minutes, so a page is good for its version and the present minute. Each process has its own pages; the version
comes from the database, so a change made anywhere is seen by all of them at the next request.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from ..versions import Version

MOST_PAGES = (
    128  # for each process; pages and calendars of some weeks in six languages, at 200 kB each at most
)
_KEPT_HEADERS = ("Content-Type", "Content-Disposition")  # what an answer is
# With one of these cookies a page may hold what is for one person.
_PERSONAL = {settings.SESSION_COOKIE_NAME, "messages"}


@dataclass(frozen=True)
class Page:
    """A page as it stood in one version and one minute."""

    version: Version
    content: bytes
    headers: dict[str, str]  # what it is
    etag: str  # of the content: a browser's copy stays good when the page is made anew and comes out the same


_pages: OrderedDict[str, Page] = OrderedDict()
_keeping = threading.Lock()


def is_for_everybody(request: HttpRequest) -> bool:
    """Whether the answer is the same for all and worth keeping: nobody is signed in, and nothing is filtered."""
    return not request.META["QUERY_STRING"] and has_no_transaction_nor_session(request)


def has_no_transaction_nor_session(request: HttpRequest) -> bool:
    """Whether nobody is signed in. Inside a transaction nothing is kept: what is read there may never be committed."""
    return _PERSONAL.isdisjoint(request.COOKIES) and not connection.in_atomic_block


def answer(request: HttpRequest, version: Version | None, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer with the page of this address in this version, made where there is none, or with 304."""
    if version is None:
        return asked_for_each_time(request, make())
    version = (*version, int(time.time() // 60))
    page = _pages.get(request.path)
    if page is None or page.version != version:
        page = _keep(request.path, version, make())
    headers = {**page.headers, "ETag": page.etag, "Cache-Control": "no-cache", "Vary": "Cookie"}
    response = HttpResponse(page.content, headers=headers)
    return get_conditional_response(request, etag=page.etag, response=response) or response


def asked_for_each_time(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let browsers ask, each time, whether the page is still so; nobody else may keep what is for one person."""
    is_personal = not _PERSONAL.isdisjoint(request.COOKIES)
    response["Cache-Control"] = "private, no-cache" if is_personal else "no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def etag_of(content: bytes) -> str:
    return f'"{sha256(content).hexdigest()[:32]}"'


def size() -> int:
    """Return how many pages this process keeps."""
    return len(_pages)


def forget_all() -> None:
    """Forget the pages of this process."""
    _pages.clear()


def _keep(path: str, version: Version, made: HttpResponse) -> Page:
    headers = {name: made[name] for name in _KEPT_HEADERS if name in made}
    page = Page(version, made.content, headers, etag_of(made.content))
    with _keeping:
        _pages[path] = page
        _pages.move_to_end(path)
        if len(_pages) > MOST_PAGES:
            _pages.popitem(last=False)  # the one that was made longest ago
    return page
