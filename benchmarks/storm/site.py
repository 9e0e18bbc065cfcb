"""The site in a storm: PostgreSQL that keeps what it commits, gunicorn, a mail worker, and where the mail arrives."""

import os
import random
import re
import signal
import subprocess
import tempfile
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from benchmarks.servers import SITE, Served, descendants, site
from tests.postgres import DurableServer, durable_server
from tests.processes import manage, run, running, wait_until
from tests.smtp import MailServer, mail_server

LINK = re.compile(r"https://pocweek\.example(/rsvp/[\w-]+/)")
CLAIM = "6 minutes"  # longer than a claim lasts, see events.models.message


@dataclass(frozen=True)
class Ground:
    """A PostgreSQL server with the database that each storm begins with."""

    server: DurableServer
    settings: dict[str, str]
    seats: dict[str, int]

    @contextmanager
    def database(self) -> Iterator[str]:
        """Yield the address of a copy of that database; dropped with the block."""
        name = f"storm_{uuid.uuid4().hex[:12]}"
        template = urlsplit(self.settings["DATABASE_URL"]).path.strip("/")
        with psycopg.connect(self.server.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield address_of(self.server, name)
        with psycopg.connect(self.server.address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def ground(
    seats_in_person: int, seats_online: int, *, tables: Path | None = None, **settings: str
) -> Iterator[Ground]:
    """Prepare what several storms share, as a host is prepared, or with the tables of a dump alone.

    `settings` are those of the site beside its database and its mail.
    """
    with durable_server() as server, tempfile.TemporaryDirectory(prefix="pocweek-storm-") as folder:
        with psycopg.connect(server.address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE prepared")
        database = {"DATABASE_URL": address_of(server, "prepared"), "POCWEEK_DATA": folder}
        found = Ground(
            server, {**SITE, **settings, **database}, {"in_person": seats_in_person, "online": seats_online}
        )
        if tables:
            load = ["psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", f"--file={tables}"]
            address = f"--dbname={database['DATABASE_URL']}"
            succeed(subprocess.run([*load, address], capture_output=True, text=True))
        else:
            succeed(manage("prepare", settings=found.settings, seconds=300))
        numbers = map(str, found.seats.values())
        succeed(run("python", "-m", "benchmarks.storm.event", *numbers, settings=found.settings))
        yield found


def address_of(server: DurableServer, name: str) -> str:
    return urlsplit(server.address)._replace(path=f"/{name}").geturl()


def succeed(ended: subprocess.CompletedProcess[str]) -> None:
    if ended.returncode:
        raise RuntimeError(ended.stdout + ended.stderr)


@dataclass
class Inbox:
    """What has arrived at the mail server: for each address its personal links, for each mail how often it came."""

    server: MailServer
    _read: int = 0
    _links: dict[str, list[str]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def links(self, address: str) -> list[str]:
        """Return the paths of the personal pages that were mailed to an address, in the order in which they came."""
        with self._lock:
            for mail in self.server.mails[self._read :]:
                self._read += 1
                body = mail.get_body(("plain",))
                if body and (found := LINK.search(body.get_content())):
                    known = self._links.setdefault(str(mail["To"]), [])
                    known += [found[1]] if found[1] not in known else []
            return list(self._links.get(address, ()))

    def arrivals(self) -> Counter[str]:
        return Counter(str(mail["Message-ID"]) for mail in self.server.mails)


@dataclass(frozen=True)
class Stormed:
    """The site while it serves, and what can be done to it."""

    ground: Ground
    database: str
    settings: dict[str, str]
    gunicorn: Served
    worker_pid: int
    worker_log: Path
    inbox: Inbox

    def kill_a_server_process(self) -> bool:
        """Kill one of gunicorn's workers in whatever it does. False where there was none at this moment."""
        return kill_one_of(descendants(self.gunicorn.pid))

    def kill_a_mail_process(self) -> bool:
        """Kill one of the workers that send mail, in whatever it does."""
        return kill_one_of(descendants(self.worker_pid))

    def query(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.database, autocommit=True) as connection:
            return connection.execute(statement).fetchall()

    def own_proof(self) -> list[str]:
        """Return what the site's own command finds wrong with seats and queue."""
        proof = manage("verify_seats", settings=self.settings)
        return [f"verify_seats: {proof.stdout}{proof.stderr}"] if proof.returncode else []

    def send_what_is_left(self, seconds: float) -> bool:
        """Return whether the mail workers send all that is due, once the claims of dead ones have ended."""
        if self._sends_all(3):
            return True
        with psycopg.connect(self.database, autocommit=True) as connection:
            connection.execute(
                f"UPDATE events_message SET next_attempt_at = now(), claimed_at = claimed_at - interval '{CLAIM}' "
                "WHERE state IN ('queued', 'sending')"
            )
        succeed(manage("run_due", settings=self.settings))
        return self._sends_all(seconds)

    def _sends_all(self, seconds: float) -> bool:
        unsent = "SELECT count(*) FROM events_message WHERE state IN ('queued', 'sending')"
        try:
            wait_until(lambda: self.query(unsent) == [(0,)], seconds)
        except TimeoutError:
            return False
        return True


def kill_one_of(pids: list[int]) -> bool:
    if not pids:
        return False
    try:
        os.kill(random.choice(pids), signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def mail_worker(settings: dict[str, str], log: Path) -> Iterator[int]:
    """Run the mail worker and yield its process id. It ends with the block, at once: nothing is left to be sent."""
    with running("python", "manage.py", "qcluster", settings=settings, log=log) as process:
        try:
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


@contextmanager
def stormed(ground: Ground, *arguments: str) -> Iterator[Stormed]:
    """Run the site on a fresh copy of the database until the block ends; arguments are gunicorn's."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pocweek-storm-")))
        database = stack.enter_context(ground.database())
        inbox = Inbox(stack.enter_context(mail_server()))
        mail = f"smtp://127.0.0.1:{inbox.server.port}"
        settings = {
            **ground.settings,
            "DATABASE_URL": database,
            "POCWEEK_DATA": str(folder),
            "EMAIL_URL": mail,
        }
        log = folder / "qcluster"
        worker_pid = stack.enter_context(mail_worker(settings, log))
        as_configured = ["--workers", "3", "--threads", "8", "--worker-class", "gthread"]
        gunicorn = stack.enter_context(site(*as_configured, *arguments, settings=settings))
        yield Stormed(ground, database, settings, gunicorn, worker_pid, log, inbox)


@contextmanager
def every(seconds: float, act: Callable[[], bool]) -> Iterator[Counter[str]]:
    """Do something again and again while the block runs; yield how often it was done, under "done"."""
    done: Counter[str] = Counter()
    is_over = threading.Event()

    def repeat() -> None:
        while not is_over.wait(seconds):
            done["done"] += act()

    thread = threading.Thread(target=repeat)
    thread.start()
    try:
        yield done
    finally:
        is_over.set()
        thread.join()
