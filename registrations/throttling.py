"""Limits on the forms of the public: for each address and each event a number in an hour, then a refusal in words.

A network is never refused, since whole missions come from one address: beyond a number in a minute its answers come
later. How often something was tried is kept in `Tally` rows, which all server processes share. One statement counts
all that a request is counted for, on its own and before anything else: it waits for no lock but that of its rows, and
what comes of the request changes nothing about the count. The keys are keyed hashes: no address is stored.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from events.models import SideEvent

from .networks import network_of

HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Limit:
    """How often one form is taken in an hour: for one address or personal link, and for one event altogether."""

    per_person: int = 60
    per_event: int = 20_000


USUAL = Limit()
# By the name of the address of the page. Those that write to somebody else's address are used less often.
LIMITS = {
    "confirm_replace": Limit(per_person=20),
    "offer_seat": Limit(per_person=20),
    "forward_invitation": Limit(per_person=20),
    "send_my_week": Limit(per_person=20),
}
PER_NETWORK = 300  # posts in a minute; from then on answers come later
LONGEST_WAIT = 2.0  # seconds


class WaitingPlaces:
    """How many threads of this process may hold an answer back at once. When all are taken, the answer goes out.

    The server says how many (gunicorn_conf.py: a quarter of its threads); a process that serves one request at a time
    has none. So however many requests a network sends, most threads stay free for everybody else.
    """

    def __init__(self) -> None:
        self.set_number(0)

    def set_number(self, number: int) -> None:
        self._free = threading.BoundedSemaphore(number) if number else None

    def wait(self, seconds: float) -> bool:
        """Wait, if there is a place to do so; return whether there was one."""
        if seconds <= 0 or self._free is None or not self._free.acquire(blocking=False):
            return False
        try:
            time.sleep(seconds)
        finally:
            self._free.release()
        return True


waiting_places = WaitingPlaces()


def limited(
    request: HttpRequest, side_event: SideEvent, person: str, act: Callable[[], HttpResponse]
) -> HttpResponse:
    """Return what the view answers; to a POST beyond the limits a page that says when to try again (429).

    `person` is who acts: an address or a personal link. An address typed for somebody else counts as well.
    """
    if request.method != "POST":
        return act()
    form = (request.resolver_match and request.resolver_match.url_name) or ""
    limit = LIMITS.get(form, USUAL)
    now = timezone.now()
    allowed = {
        f"{form}/person/{who.strip().lower()}": limit.per_person
        for who in (person, request.POST.get("email", ""))
        if who.strip()
    }
    allowed[f"{form}/event/{side_event.pk}"] = limit.per_event
    windows = dict.fromkeys(allowed, HOUR)
    network = network_of(request.META)
    if network:
        windows[network] = MINUTE
    counts = count(windows, now)
    if any(counts[key] > most for key, most in allowed.items()):
        response = _too_many(request, side_event, _began_at(HOUR, now) + HOUR - now)
    else:
        response = act()
    waiting_places.wait(
        seconds_to_wait(counts.get(network, 0))
    )  # with the work done: no lock is held meanwhile
    return response


def seconds_to_wait(posts: int) -> float:
    """Return how much later a network is answered that sent so many posts in this minute."""
    return min(LONGEST_WAIT, max(0, posts - PER_NETWORK) / 100)


def count(windows: Mapping[str, dt.timedelta], now: dt.datetime) -> dict[str, int]:
    """Count one more for each key and return how many there are in its present window. One statement."""
    hashed = {salted_hmac(__name__, key, algorithm="sha256").hexdigest(): key for key in windows}
    values: list[str | dt.datetime | None] = []
    for name, key in sorted(hashed.items()):  # in one order, so that no two statements wait for each other
        values += [name, connection.ops.adapt_datetimefield_value(_began_at(windows[key], now))]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(rows=", ".join(["(%s, %s, 1)"] * len(hashed))), values)
        return {hashed[name]: found for name, found in cursor.fetchall()}


_COUNT = """
    INSERT INTO registrations_tally AS tally (key, window_began_at, count) VALUES {rows}
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN excluded.window_began_at > tally.window_began_at THEN 1 ELSE tally.count + 1 END,
        window_began_at = CASE WHEN excluded.window_began_at > tally.window_began_at
                               THEN excluded.window_began_at ELSE tally.window_began_at END
    RETURNING key, count
"""


def _began_at(window: dt.timedelta, now: dt.datetime) -> dt.datetime:
    """Return when the present window began; windows follow each other from the beginning of the day in UTC."""
    midnight = now.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (now - midnight) // window * window


def _too_many(request: HttpRequest, side_event: SideEvent, wait: dt.timedelta) -> HttpResponse:
    minutes = -(-wait // MINUTE)
    sentence = ngettext(
        "This was tried too often. Please try again in %(minutes)s minute.",
        "This was tried too often. Please try again in %(minutes)s minutes.",
        minutes,
    )
    context = {"week": side_event.week, "side_event": side_event, "refusal": sentence % {"minutes": minutes}}
    response = render(request, "registrations/too_many.html", context, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response
