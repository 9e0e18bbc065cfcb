"""The bar that commands draw while they work through many files."""

import time
from typing import Protocol

from django.utils.translation import gettext as _

BAR = 30  # characters
WIDTH = 78


class Terminal(Protocol):
    """What a command writes to: `self.stderr`."""

    def write(self, msg: str = "", style_func: None = None, ending: str | None = None) -> None: ...

    def isatty(self) -> bool: ...

    def flush(self) -> None: ...


class Progress:
    """A bar on the last line of a terminal, with the time left. Nothing for a single file or without a terminal."""

    def __init__(self, stream: Terminal, count: int) -> None:
        self._stream = stream
        self._count = count
        self._began_at = time.monotonic()
        self._is_shown = count > 1 and stream.isatty()

    def show(self, number: int) -> None:
        """Draw the bar after so many of the files."""
        if not self._is_shown:
            return
        done = BAR * number // self._count
        left = (time.monotonic() - self._began_at) / max(number, 1) * (self._count - number)
        line = f"[{'#' * done}{'.' * (BAR - done)}] {number}/{self._count} {time_left(left)}"
        self._stream.write(f"\r{line:<{WIDTH}}", ending="\n" if number == self._count else "")
        self._stream.flush()


def time_left(seconds: float) -> str:
    """Return "1:05 left", in minutes and seconds; nothing at the end."""
    if seconds <= 0:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    return _("%(time)s left") % {"time": f"{minutes}:{rest:02}"}
