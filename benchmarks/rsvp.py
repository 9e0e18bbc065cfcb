"""What an RSVP costs, beside the smallest application that takes one: `python -m benchmarks.rsvp [--quick]`.

An RSVP is what a browser asks for: the form, the answer, and the page that says what came of it.
"""

import argparse
import itertools
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.client import Client
from benchmarks.servers import Database, Served, alternating, compare, cpu, limit
from tests.processes import manage, run, running, wait_until
from tests.smtp import mail_server

NUMBERS = itertools.count(1)  # of the people who answer, so that no two have one address
FLOOR_PATH = "/protection/rsvp/"
FLOOR_EVENT = """
    INSERT INTO floor_event (title, slug, starts_at, seats, taken)
    VALUES ('Protection of civilians', 'protection', '2030-05-21 17:15+00', 100000, 0)
"""
MAILED = 15  # ms that an RSVP may take until its mail is sent, on a machine on which
REFERENCE = 11.45  # ms are taken for one by the floor and its PostgreSQL; other machines are faster or slower
PERSON = {
    "attendance_mode": "in_person",
    "courtesy_title": "Ms.",
    "given_name": "Amina",
    "function": "Second Secretary",
    "organization_name": "Permanent Mission of Norway to the United Nations",
    "un_pass": "needs",
    "dietary_needs": "no nuts",
    "access_needs": "a seat near the screen",
    "has_consented": "on",
}


@dataclass(frozen=True)
class Side:
    """One of the two applications, with the database behind it."""

    server: Served
    database: Database

    def cost(self, act: Callable[[], object], times: int) -> dict[str, float]:
        """Return the milliseconds of CPU that each act takes: of the server, of PostgreSQL, and of both."""
        before = self.server.cpu(), self.database.cpu()
        for _time in range(times):
            act()
        after = self.server.cpu(), self.database.cpu()
        own, postgres = (1000 * (end - start) / times for start, end in zip(before, after, strict=True))
        return {"server": own, "postgres": postgres, "both": own + postgres}

    def answer(self, path: str) -> None:
        """RSVP as somebody new, from the form to the page that says what came of it."""
        number = next(NUMBERS)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        client = Client(self.server.port, address=address)
        form = client.get(path)
        typed = PERSON | {
            "csrfmiddlewaretoken": form.csrf_token,
            "family_name": f"Delegate {number}",
            "identity_name": f"Amina Delegate {number}",
            "email": f"delegate{number}@mission.example",
        }
        sent = client.post(path, typed)
        if sent.status != 302:
            raise SystemExit(f"{path} answered {sent.status}:\n{sent.body.decode()}")
        if client.get(sent.location).status != 200:
            raise SystemExit(f"no page of thanks at {sent.location}")
        client.close()

    def crowd(self, path: str, clients: int, seconds: float) -> dict[str, float]:
        """Return how many RSVPs a second so many clients make at once, and what 19 of 20 took at most (ms)."""
        took: list[float] = []
        end = time.monotonic() + seconds

        def keep_answering() -> None:
            while (start := time.monotonic()) < end:
                self.answer(path)
                took.append(1000 * (time.monotonic() - start))

        threads = [threading.Thread(target=keep_answering) for _client in range(clients)]
        start = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rate = len(took) / (time.monotonic() - start)
        return {"rate": rate, "p95": statistics.quantiles(took, n=20)[-1]}


@dataclass(frozen=True)
class Bench:
    """Both applications while they run, and how long they are measured."""

    ours: Side
    floor: Side
    settings: dict[str, str]  # of the site
    rounds: int
    times: int  # RSVPs in each round
    seconds: float  # for which a crowd answers in each round


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: figures are rough")
    effort = (3, 40, 1.5) if parser.parse_args().quick else (5, 100, 2.5)
    with both_sides() as (ours, floor, settings):
        bench = Bench(ours, floor, settings, *effort)
        one(bench)
        mail(bench)
        crowds(bench)
        organizations(bench)
        many_rsvps(bench)


@contextmanager
def both_sides() -> Iterator[tuple[Side, Side, dict[str, str]]]:
    """Serve the site and the floor beside each other, each with a database of its own; yield the site's settings."""
    with (
        servers.server() as address,
        servers.database(address) as ours,
        servers.database(address) as floor,
        servers.site_settings(ours) as settings,
    ):
        floor_settings = {**servers.SITE, "DATABASE_URL": floor.address}
        migrate = ["migrate", "--run-syncdb", "--settings", "benchmarks.floor.settings"]
        for prepared in (
            manage("prepare", settings=settings, seconds=300),
            run("python", "-m", "django", *migrate, settings=floor_settings),
        ):
            if prepared.returncode:
                raise SystemExit(prepared.stderr)
        floor.execute(FLOOR_EVENT)
        servers.use_site(settings)
        with (
            servers.site(settings=settings) as site,
            servers.served("benchmarks.floor.wsgi", settings=floor_settings) as other,
        ):
            yield Side(site, ours), Side(other, floor), settings


def one(bench: Bench) -> None:
    """What a single RSVP costs."""
    from benchmarks import rsvp_records as records

    path = records.path_of(records.new_event())
    ours, floor = alternating(
        bench.rounds,
        lambda: bench.ours.cost(lambda: bench.ours.answer(path), bench.times),
        lambda: bench.floor.cost(lambda: bench.floor.answer(FLOOR_PATH), bench.times),
    )
    compare("CPU of the server for an RSVP", ours["server"], floor["server"], "ms", at_most=1)
    compare("CPU of PostgreSQL for an RSVP", ours["postgres"], floor["postgres"], "ms", at_most=1.5)


def mail(bench: Bench) -> None:
    """What an RSVP costs until its mail is sent, with the worker that waits for work."""
    from benchmarks import rsvp_records as records

    path = records.path_of(records.new_event())

    def answer_and_mail() -> None:
        for _time in range(bench.times):
            bench.ours.answer(path)
        wait_until(lambda: not records.unsent(), 120)

    with mail_server() as sink, tempfile.TemporaryDirectory() as folder:
        settings = bench.settings | {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"}
        with running("python", "manage.py", "qcluster", settings=settings, log=Path(folder, "log")) as worker:
            wait_until(lambda: not records.unsent(), 240)  # what came before

            def with_worker() -> dict[str, float]:
                before = cpu(worker.pid)
                both = bench.ours.cost(answer_and_mail, 1)["both"]
                return {"both": (both + 1000 * (cpu(worker.pid) - before)) / bench.times}

            ours, floor = alternating(
                bench.rounds,
                with_worker,
                lambda: bench.floor.cost(lambda: bench.floor.answer(FLOOR_PATH), bench.times),
            )
    name = "CPU of all for an RSVP, until its mail is sent"
    limit(name, ours["both"], "ms", at_most=MAILED)
    compare(f"{name}, the floor sending none", ours["both"], floor["both"], "ms", at_most=MAILED / REFERENCE)


def crowds(bench: Bench) -> None:
    """How many RSVPs a second are taken for one event that everybody wants."""
    from benchmarks import rsvp_records as records

    path = records.path_of(records.new_event())
    for clients in (8, 32):
        ours, floor = alternating(
            bench.rounds,
            lambda clients=clients: bench.ours.crowd(path, clients, bench.seconds),
            lambda clients=clients: bench.floor.crowd(FLOOR_PATH, clients, bench.seconds),
        )
        compare(f"RSVPs with {clients} clients", ours["rate"], floor["rate"], "a second", at_least=1.2)
        compare(f"95 of 100 RSVPs with {clients} clients", ours["p95"], floor["p95"], "ms", at_most=1)


def organizations(bench: Bench) -> None:
    """What the list of all organizations costs: an RSVP with it, and without."""
    from benchmarks import rsvp_records as records

    path = records.path_of(records.new_event())

    def cost(prepare: Callable[[], None]) -> dict[str, float]:
        prepare()
        for _time in range(6):  # the first sees the change
            bench.ours.answer(path)
        return bench.ours.cost(lambda: bench.ours.answer(path), bench.times)

    with_all, without = alternating(
        bench.rounds,
        lambda: cost(records.load_organizations),
        lambda: cost(records.leave_hosts_alone),
    )
    records.load_organizations()
    name = "CPU for an RSVP with the list of all organizations"
    compare(name, with_all["both"], without["both"], "ms", at_most=1.1)


def many_rsvps(bench: Bench) -> None:
    """What grows with the RSVPs that an event has: 5,000 against 10; a full page of the list of them against 100."""
    from benchmarks import rsvp_records as records

    events = {people: records.new_event(people) for people in (5000, 100, 10)}
    bench.ours.database.execute("VACUUM ANALYZE")
    session = records.secretariat_session()

    def rsvp(event) -> Callable[[], object]:
        path = records.path_of(event)
        return lambda: bench.ours.answer(path)

    def page(path: str) -> Callable[[], object]:
        staff = Client(bench.ours.server.port, cookies={"sessionid": session})

        def look() -> None:
            if (found := staff.get(path)).status != 200:
                raise SystemExit(f"{path} answered {found.status}")

        return look

    for name, act, little, most in (
        ("an RSVP", rsvp, 10, 1.1),
        ("a personal page", lambda event: page(records.personal_path(event)), 10, 1.2),
        ("a page of the list of RSVPs in the admin", lambda event: page(records.admin_path(event)), 100, 1.2),
    ):
        acts = [act(events[people]) for people in (5000, little)]
        many, few = alternating(
            bench.rounds, *(lambda act=act: bench.ours.cost(act, bench.times) for act in acts)
        )
        what = f"CPU of {name}, the event having 5,000 and {little}"
        compare(what, many["both"], few["both"], "ms", at_most=most)


if __name__ == "__main__":
    main()
