"""Server and worker side by side, for a machine on which somebody tries the site."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser
from types import FrameType
from typing import NoReturn

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from pocweek.startup import require_database

HOST = "127.0.0.1"
PR_SET_PDEATHSIG = 1  # <sys/prctl.h>
SECONDS_TO_END = 10


class Command(BaseCommand):
    help = (
        "Prepare this machine, then run the server and a worker until one of them ends or Ctrl-C is pressed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (8000)")

    def handle(self, *, port: int, **options: object) -> None:
        refuse_taken_port(port)
        require_database()
        use_address(port)
        call_command("prepare", stdout=self.stdout)
        self.stdout.write(welcome(port))
        self.stdout.flush()
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # `nohup make run` goes on without its terminal
                signal.signal(number, _leave)
        # No autoreloader: it would renew the server and leave the worker with the old code. No checks: this command
        # has made them.
        commands = {
            "server": ["runserver", "--noreload", "--skip-checks", f"{HOST}:{port}"],
            "worker": ["qcluster", "--skip-checks"],
        }
        if ended := run_together(commands):
            raise CommandError(f"The {ended} has ended by itself, so everything was stopped.")


def refuse_taken_port(port: int) -> None:
    """Return when a server may listen on the port; else raise CommandError."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as problem:
            reason = problem.strerror if isinstance(problem, OSError) else "no such port"
            raise CommandError(
                f"Port {port} cannot be used ({reason}). Choose another: make run PORT={port + 1}"
            ) from problem


def use_address(port: int) -> None:
    """Have this process and those that it starts link to the port, unless the machine has an address of its own."""
    if settings.SITE_URL == settings.TRIAL_SITE_URL:
        # the settings were read before the port was known; papers of the sample week print the address
        settings.SITE_URL = f"http://{HOST}:{port}"
        os.environ.update(POCWEEK_SITE_URL=settings.SITE_URL)


def welcome(port: int) -> str:
    """Return what a person needs to begin: the addresses and, on a trial machine, the sign-ins."""
    address = f"http://{HOST}:{port}"
    lines = ["", f"The site:   {address}/", f"The admin:  {address}{reverse('admin:index')}"]
    if settings.DEBUG:
        accounts = set(get_user_model().objects.values_list("username", flat=True))
        lines += [
            f"            sign in as {name} with {password}"
            for name, password in settings.DEMO_PASSWORDS.items()
            if password and name in accounts
        ]
        lines.append(f"Its mail:   {address}{reverse('pocweek:mailbox')}")
    return "\n".join([*lines, ""])


def run_together(commands: dict[str, list[str]]) -> str | None:
    """Run each `manage.py` command as a process until one ends, then end the others.

    Returns the name of the one that ended by itself, or None after Ctrl-C.
    """
    environment = {"DJANGO_RUNSERVER_HIDE_WARNING": "true", **os.environ}
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, arguments in commands.items():
            processes[name] = subprocess.Popen(
                [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
                env=environment,
                start_new_session=True,  # Ctrl-C reaches this process only, which ends the others in order
                preexec_fn=_end_with_parent,
            )
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        return next(name for name, process in processes.items() if process.poll() is not None)
    except KeyboardInterrupt:
        return None
    finally:
        for process in processes.values():
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to end and see to it that nothing it started stays."""
    process.terminate()
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        pass  # it is killed below, with its children
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass  # nothing was left


def _end_with_parent() -> None:
    """In a new process: have the kernel end it when this one is killed without a chance to do so itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
