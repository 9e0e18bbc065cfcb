"""Public PDFs kept in the memory of a server process, each as long as nothing that it says has changed.

Whether a paper still stands is asked of the programme's version (`events.versions`) with one small query, where
working out what it says takes a dozen. What is read from the clock stands in whole minutes, as on pages.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from events.pages.cache import has_no_transaction_nor_session
from events.versions import Version, present_version

MOST_PAPERS = 64  # for each process; some 100 kB each
LARGEST = 1_000_000  # bytes


@dataclass(frozen=True)
class Kept:
    """The answer with a paper as it stood in one version and one minute."""

    version: Version
    content: bytes
    headers: dict[str, str]


_papers: OrderedDict[str, Kept] = OrderedDict()
_keeping = threading.Lock()


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Have a view of papers answer at once with a public PDF that it has made for this address before."""

    @wraps(view)
    def answer(request: HttpRequest, year: int, *, ending: str, **address: Any) -> HttpResponse:
        may_keep = ending == "pdf" and request.method == "GET" and has_no_transaction_nor_session(request)
        version = present_version(year) if may_keep else None
        if version is None:
            return view(request, year, ending=ending, **address)
        version, key = (*version, int(time.time() // 60)), request.get_full_path()
        paper = _papers.get(key)
        if paper is not None and paper.version == version:
            response = HttpResponse(paper.content, headers=paper.headers)
            return get_conditional_response(request, etag=response["ETag"], response=response) or response
        response = view(request, year, ending=ending, **address)
        if response.status_code == 200 and response["Cache-Control"].startswith("public"):
            _keep(key, Kept(version, response.content, dict(response.items())))
        return response

    return answer


def _keep(key: str, paper: Kept) -> None:
    if len(paper.content) > LARGEST:
        return
    with _keeping:
        _papers[key] = paper
        _papers.move_to_end(key)
        if len(_papers) > MOST_PAPERS:
            _papers.popitem(last=False)  # the one that was made longest ago
