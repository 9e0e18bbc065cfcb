"""What a server process keeps in its memory between requests: side events, names, pages, for as long as they are true.

All of it belongs to one version of the programmes (`events.versions`), which any change by an organiser, made by any
process, makes another one; then everything is forgotten. Who asks reads the version first, with one small query.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

MOST = 256  # things kept; the largest are forms with all organizations, some 50 kB each
_RANDOM = secrets.token_hex(8)  # what people type cannot be taken for a gap

Thing = TypeVar("Thing")


class Memory:
    """What was made in one version."""

    def __init__(self, version: tuple[int, int] | None = None):
        self.version = version
        self._things: dict[tuple[object, ...], object] = {}

    def get(self, key: tuple[object, ...], make: Callable[[], Thing]) -> Thing:
        """Return what was kept under the key, made now where there is nothing. `None` is not kept."""
        if (found := self._things.get(key)) is not None:
            return found  # type: ignore[return-value]
        made = make()
        if made is not None:
            if len(self._things) >= MOST:
                self._things.clear()  # rare, and made again as it is asked for
            self._things[key] = made
        return made


_present = Memory()


def memory() -> Memory:
    """Return what is kept of the present version, and for one minute at most. One small query.

    Inside a transaction it is empty: what is read there may never be committed.
    """
    global _present
    if connection.in_atomic_block:
        return Memory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM events_programmeversion")
        row = cursor.fetchone()
    if row is None:
        return Memory()
    version = (row[0], int(time.time() // 60))
    if _present.version != version:
        _present = Memory(version)
    return _present


def gap(name: str) -> SafeString:
    """Return what stands in a kept page where each request puts its own text.

    It looks like a tag: the template pack of the forms takes out spaces between tags, and so it does around a gap.
    """
    return mark_safe(f"<!--gap-{name}-{_RANDOM}-->")  # noqa: S308 (nothing that people typed)


@dataclass(frozen=True)
class KeptPage:
    """A page that is the same for everybody but for its gaps."""

    text: str

    def filled(self, **texts: str) -> str:
        """Return the page with a text in each gap, escaped unless it is marked as safe."""
        page = self.text
        for name, text in texts.items():
            page = page.replace(gap(name), conditional_escape(text))
        return page
