"""The site run as processes of its own, as a host runs it: for what only shows from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.environment import setting_names

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PRODUCTION = {
    "DJANGO_SECRET_KEY": "a-key-only-for-tests-" + "0123456789" * 4,
    "POCWEEK_SITE_URL": "https://pocweek.example",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}


def environment(settings: dict[str, str]) -> dict[str, str]:
    """Return an environment with these settings alone; what stands in the machine's `.env` is kept out."""
    of_browser_tests = {"DJANGO_ALLOW_ASYNC_UNSAFE"}
    inherited = {name: value for name, value in os.environ.items() if name not in of_browser_tests}
    return inherited | dict.fromkeys(setting_names(), "") | settings


def run(*command: str, settings: dict[str, str], seconds: float = 60) -> subprocess.CompletedProcess[str]:
    """Run a program of the virtual environment to its end."""
    program, *arguments = command
    return subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=seconds,
    )


def manage(
    *arguments: str, settings: dict[str, str], seconds: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run `manage.py` to its end."""
    return run("python", "manage.py", *arguments, settings=settings, seconds=seconds)


@contextmanager
def running(*command: str, settings: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program of the virtual environment beside the test and end it afterwards, with all it started."""
    program, *arguments = command
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(BIN / program), *arguments],
            cwd=ROOT,
            env=environment(settings),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_hear_signals,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(20)


def _hear_signals() -> None:
    """Undo in a new process what a shell does to programs in its background: there Ctrl-C is ignored."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    """Return as soon as the condition holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
