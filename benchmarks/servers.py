"""What the measurements share: a PostgreSQL, gunicorn beside it, the CPU that both use, and one line for each figure.

CPU is read from /proc, since wall times depend on what else the machine does. Two things are compared in alternating
rounds, and the median of the rounds counts, so that a disturbance meets both or falls out.
"""

import os
import statistics
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests import postgres
from tests.processes import PRODUCTION, ROOT, environment, free_port, listens, running, wait_until

TICKS = os.sysconf("SC_CLK_TCK")
SITE = {
    **PRODUCTION,
    "POCWEEK_BEHIND_PROXY": "true",
    "POCWEEK_TRUSTED_PROXIES": "127.0.0.1",
    "POCWEEK_SECOND_FACTOR": "asked",  # those who measure the admin have a password alone
}
# Both applications are served alike: two workers, one request at a time each.
GUNICORN = ["--workers", "2", "--threads", "1", "--worker-class", "sync", "--backlog", "2048"]


@dataclass(frozen=True)
class Database:
    """One database of a PostgreSQL server that runs for the measurement."""

    address: str
    server_pid: int

    def execute(self, statement: str) -> list[tuple]:
        """Run a statement outside of any transaction (VACUUM needs that) and return its rows."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def cpu(self) -> float:
        """Return the seconds of CPU that the whole server has used, with the connections that ended."""
        return cpu(self.server_pid)


@dataclass(frozen=True)
class Served:
    """A gunicorn that serves."""

    port: int
    pid: int
    log: Path

    def cpu(self) -> float:
        """Return the seconds of CPU that the server and its workers have used, with those that ended."""
        return cpu(self.pid)


@contextmanager
def server() -> Iterator[str]:
    """Run a PostgreSQL server and yield its address. Nothing tidies up on its own while something is measured."""
    with postgres.server() as (address, _programs):
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET autovacuum = off")
            connection.execute("SELECT pg_reload_conf()")
        yield address


@contextmanager
def database(server_address: str) -> Iterator[Database]:
    """Yield a new empty database of the server; dropped with the block."""
    name = f"bench_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server_address, autocommit=True) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone() or ("",)
        connection.execute(f"CREATE DATABASE {name}")
        try:
            pid = int(Path(folder, "postmaster.pid").read_text().split()[0])
            yield Database(urlsplit(server_address)._replace(path=f"/{name}").geturl(), pid)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def site_settings(found: Database) -> Iterator[dict[str, str]]:
    """Yield the settings of the site as a public host has it, on that database, with a data folder of its own."""
    with tempfile.TemporaryDirectory(prefix="pocweek-bench-") as folder:
        yield {**SITE, "DATABASE_URL": found.address, "POCWEEK_DATA": folder}


@contextmanager
def served(*arguments: str, settings: dict[str, str]) -> Iterator[Served]:
    """Run gunicorn on a free port until the block ends; arguments win over those that all share."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="pocweek-bench-") as folder:
        log = Path(folder) / "log"
        command = ["gunicorn", *GUNICORN, *arguments, "--bind", f"127.0.0.1:{port}"]
        with running(*command, settings=settings, log=log) as process:
            wait_until(lambda: listens(port) or process.poll() is not None)
            if process.poll() is not None:
                raise SystemExit(log.read_text())
            yield Served(port, process.pid, log)


def site(*arguments: str, settings: dict[str, str]) -> AbstractContextManager[Served]:
    """Serve the site, with everything switched on that its own configuration switches on."""
    return served("-c", str(ROOT / "pocweek" / "gunicorn_conf.py"), *arguments, settings=settings)


def use_site(settings: dict[str, str]) -> None:
    """Set Django up in this process as the site is, to fill its database."""
    import django

    os.environ.update(environment(settings) | {"DJANGO_SETTINGS_MODULE": "pocweek.settings"})
    django.setup()


def cpu(pid: int) -> float:
    """Return the seconds of CPU of a process and of all its descendants, with those that ended meanwhile."""
    total = 0.0
    for process in [pid, *descendants(pid)]:
        try:
            # nanoseconds of each thread that runs; /proc/<pid>/stat counts in hundredths of a second
            for task in Path("/proc", str(process), "task").iterdir():
                total += int((task / "schedstat").read_text().split()[0]) / 1e9
            fields = Path("/proc", str(process), "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended: from now on its parent counts it
        total += (int(fields[13]) + int(fields[14])) / TICKS  # cutime, cstime: of children that ended
    return total


def descendants(pid: int) -> list[int]:
    """Return the processes that a process started, and those that these started."""
    found: list[int] = []
    for children in Path("/proc", str(pid), "task").glob("*/children"):
        for child in map(int, children.read_text().split()):
            found += [child, *descendants(child)]
    return found


def alternating(rounds: int, *measures: Callable[[], dict[str, float]]) -> list[dict[str, float]]:
    """Run the measures in turn, that many times, and return for each the medians of what they return."""
    results: list[list[dict[str, float]]] = [[] for _measure in measures]
    for _round in range(rounds):
        for found, measure in zip(results, measures, strict=True):
            found.append(measure())
    return [
        {name: statistics.median(result[name] for result in found) for name in found[0]} for found in results
    ]


def compare(
    name: str, ours: float, floor: float, unit: str, *, at_most: float = 0, at_least: float = 0
) -> None:
    """Print one figure beside what it is compared with, the ratio, what was asked, and whether it is met."""
    ratio = ours / floor
    asked = f"at most {at_most:g}" if at_most else f"at least {at_least:g}"
    is_met = ratio <= at_most if at_most else ratio >= at_least
    say(
        f"{name}: {ours:.2f} {unit}, against {floor:.2f}: ratio {ratio:.2f} (asked: {asked}) {verdict(is_met)}"
    )


def limit(name: str, value: float, unit: str, *, at_most: float) -> None:
    """Print one figure that is asked by itself, what was asked, and whether it is met."""
    say(f"{name}: {value:.2f} {unit} (asked: at most {at_most:g}) {verdict(value <= at_most)}")


def verdict(is_met: bool) -> str:
    return "met" if is_met else "NOT MET"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
