"""Server and worker of `make run`: they begin together and end together, however the end comes."""

import os
import shutil
import signal
import socket
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.agenda.samples import text_of
from tests.databases import migrated_file
from tests.processes import free_port, listens, manage, running, wait_until

pytestmark = pytest.mark.processes

WEEK = (
    "import datetime as dt; from events.models import Week; "
    "Week.objects.create(year=2031, first_day=dt.date(2031, 5, 19), last_day=dt.date(2031, 5, 23))"
)


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """The settings of a trial machine whose database holds a week already, so that no sample is loaded."""
    settings = {
        "DJANGO_SECRET_KEY": "only-for-tests",
        "DJANGO_DEBUG": "true",
        "POCWEEK_DATA": str(tmp_path_factory.mktemp("machine")),
    }
    shutil.copy(migrated_file(), Path(settings["POCWEEK_DATA"]) / "db.sqlite3")
    assert manage("shell", "-c", WEEK, settings=settings).returncode == 0
    return settings


def started_by(process):
    """Return server and worker, once both run, and all processes below them."""
    parent = psutil.Process(process.pid)
    # server, head of the workers and at least one of them
    wait_until(lambda: len(parent.children(recursive=True)) >= 3)
    below = parent.children(recursive=True)
    named = {name: next(p for p in below if name in p.cmdline()) for name in ("runserver", "qcluster")}
    return named, below


def ended(processes):
    return not psutil.wait_procs(processes, timeout=20)[1]


@contextmanager
def serving(settings, log, seconds=20):
    """Run `manage.py serve` until its server listens; yield its process and the port."""
    port = free_port()
    with running("python", "manage.py", "serve", "--port", str(port), settings=settings, log=log) as serve:
        wait_until(lambda: listens(port), seconds)
        yield serve, port


def test_the_site_answers_where_the_start_says_until_ctrl_c_ends_server_and_worker(machine, tmp_path):
    settings = {**machine, "POCWEEK_DEMO_PASSWORD_DOOR": "a-password"}
    with serving(settings, tmp_path / "log") as (serve, port):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.read() == b'{"database": true, "oldest_unsent_seconds": null}'
        assert_all_end(serve, signal.SIGINT, status=0)
    text = (tmp_path / "log").read_text()
    assert f"http://127.0.0.1:{port}/admin/" in text
    assert f"http://127.0.0.1:{port}/mailbox/" in text
    assert "a-password" not in text  # nobody of that name may sign in here


def test_papers_of_the_sample_week_are_verified_at_the_port_that_was_chosen(tmp_path):
    settings = {
        "DJANGO_SECRET_KEY": "only-for-tests",
        "DJANGO_DEBUG": "true",
        "POCWEEK_DATA": str(tmp_path),
    }
    shutil.copy(migrated_file(), tmp_path / "db.sqlite3")
    with serving(settings, tmp_path / "log", seconds=120) as (_serve, port):
        papers = [text_of(file.read_bytes()) for file in (tmp_path / "media").rglob("*.pdf")]

    assert [f"127.0.0.1:{port}/verify/" in text for text in papers] == [True]


@pytest.mark.parametrize(
    ("how", "status"),
    [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGKILL, -signal.SIGKILL)],
    ids=["SIGTERM", "SIGHUP", "SIGKILL"],
)
def test_server_and_worker_end_when_the_command_is_ended(machine, tmp_path, how, status):
    with serving(machine, tmp_path / "log") as (serve, _port):
        assert_all_end(serve, how, status)


def assert_all_end(serve, how, status):
    """Send the command a signal: all that it started ends, and so does it, with that status."""
    _, below = started_by(serve)
    os.kill(serve.pid, how)
    assert ended(below), [process.cmdline() for process in below if process.is_running()]
    assert serve.wait(20) == status


@pytest.mark.parametrize("first", ["runserver", "qcluster"])
def test_when_one_of_the_two_dies_the_other_is_ended_and_the_command_says_so(machine, tmp_path, first):
    log = tmp_path / "log"
    with serving(machine, log) as (serve, _port):
        named, below = started_by(serve)
        named[first].kill()
        assert ended(below)
        assert serve.wait(20) == 1
    name = {"runserver": "server", "qcluster": "worker"}[first]
    assert f"The {name} has ended by itself, so everything was stopped." in log.read_text()


def test_a_taken_port_is_told_in_one_sentence_before_anything_is_started(machine, tmp_path):
    settings = {**machine, "POCWEEK_DATA": str(tmp_path)}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = manage("serve", "--port", str(port), settings=settings)
    assert result.returncode == 1
    assert result.stderr == (
        f"CommandError: Port {port} cannot be used (Address already in use). "
        f"Choose another: make run PORT={port + 1}\n"
    )
    assert list(Path(tmp_path).iterdir()) == []
