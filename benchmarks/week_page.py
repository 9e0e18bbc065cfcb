"""What the page of a week costs, beside an empty view and a plain template: `python -m benchmarks.week_page [--quick]`.

All are answered by the same site with the same middleware; costs are milliseconds of CPU, those of PostgreSQL beside.
"""

import argparse
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks import servers
from benchmarks.client import Answer, Client
from benchmarks.servers import Database, Served, alternating, compare, limit, say, verdict
from tests.processes import manage

SETTINGS = {"DJANGO_SETTINGS_MODULE": "benchmarks.programme.settings"}
YEAR, SIDE_EVENTS = 2030, 100
OTHER_YEARS, SIDE_EVENTS_OF_OTHERS = range(2031, 2041), 150
MOST_QUERIES = 6
LOOKS = 12  # so that each of two server processes is asked, and more than once


@dataclass(frozen=True)
class Bench:
    server: Served
    database: Database
    rounds: int
    times: int  # requests in each round

    def cost(self, path: str, times: int, **headers: str) -> dict[str, float]:
        """Return the milliseconds of CPU that one answer takes: of the server, and of PostgreSQL."""
        before = self.server.cpu(), self.database.cpu()
        for _time in range(times):
            self.get(path, **headers)
        after = self.server.cpu(), self.database.cpu()
        own, postgres = (1000 * (end - start) / times for start, end in zip(before, after, strict=True))
        return {"server": own, "postgres": postgres}

    def get(self, path: str, **headers: str) -> Answer:
        client = Client(
            self.server.port, headers={name.replace("_", "-"): text for name, text in headers.items()}
        )
        with contextlib.closing(client):
            answer = client.get(path)
        if answer.status not in (200, 304):
            raise SystemExit(f"{path} answered {answer.status}:\n{answer.body.decode()}")
        return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: figures are rough")
    rounds, times = (3, 200) if parser.parse_args().quick else (7, 500)
    with served_site() as (server, database):
        from benchmarks.programme.records import make_week

        bench = Bench(server, database, rounds, times)
        make_week(YEAR, SIDE_EVENTS)
        database.execute("VACUUM ANALYZE")
        measure(bench, f"week of {SIDE_EVENTS}")
        for year in OTHER_YEARS:
            make_week(year, SIDE_EVENTS_OF_OTHERS)
        database.execute("VACUUM ANALYZE")
        measure(bench, f"the same with {len(OTHER_YEARS)} years of {SIDE_EVENTS_OF_OTHERS} beside it")
        see_changes(bench)


@contextlib.contextmanager
def served_site() -> Iterator[tuple[Served, Database]]:
    """Serve the site with the addresses that it is measured against, and set Django up for it in this process."""
    with (
        servers.server() as address,
        servers.database(address) as database,
        servers.site_settings(database) as settings,
    ):
        prepared = manage("prepare", settings=settings, seconds=300)
        if prepared.returncode:
            raise SystemExit(prepared.stderr)
        servers.use_site(settings)
        with servers.site(settings=settings | SETTINGS) as server:
            yield server, database


def measure(bench: Bench, name: str) -> None:
    path, empty = f"/{YEAR}/", "/empty/"
    for _look in range(LOOKS):
        etag = next(line for line in bench.get(path).head.decode().splitlines() if line.startswith("ETag: "))
    known = {"If_None_Match": etag.removeprefix("ETag: ")}
    if bench.get(path, **known).status != 304:
        raise SystemExit("The page is sent again to a browser that has it.")
    hot, unchanged, floor = alternating(
        bench.rounds,
        lambda: bench.cost(path, bench.times),
        lambda: bench.cost(path, bench.times, **known),
        lambda: bench.cost(empty, bench.times),
    )
    say_both(f"{name}, hot, against an empty view", hot, floor, at_most=2)
    say_both(f"{name}, 304, against an empty view", unchanged, floor, at_most=3)
    anew, plain = f"/anew/{YEAR}/", f"/plain/{YEAR}/"
    if bench.get(anew).body.split() != bench.get(plain).body.split():
        raise SystemExit("The plain template gives another page.")
    few = max(bench.times // 10, 20)
    ours, theirs = alternating(bench.rounds, lambda: bench.cost(anew, few), lambda: bench.cost(plain, few))
    say_both(f"{name}, made anew, against a plain template of the same HTML", ours, theirs, at_most=1.2)
    limit(f"{name}, made anew", count_queries(path), "queries", at_most=MOST_QUERIES)


def say_both(name: str, ours: dict[str, float], floor: dict[str, float], *, at_most: float) -> None:
    compare(name, ours["server"], floor["server"], "ms", at_most=at_most)
    say(f"  PostgreSQL for it: {ours['postgres']:.2f} ms, against {floor['postgres']:.2f}")


def count_queries(path: str) -> int:
    """Return how many queries this process asks for the page when it was never asked for it before."""
    from django.db import connection
    from django.test import Client as Browser
    from django.test.utils import CaptureQueriesContext

    from events.pages.cache import forget_all

    forget_all()
    with CaptureQueriesContext(connection) as queries:
        response = Browser(headers={"host": "pocweek.example", "x-forwarded-proto": "https"}).get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}.")
    return len(queries)


def see_changes(bench: Bench) -> None:
    """Say how many of the next requests show a change made by another process."""
    from events.actors import Actor
    from events.models import SideEvent
    from registrations.models import AttendanceMode
    from registrations.services import register

    event = SideEvent.objects.filter(week__year=YEAR, is_in_person=True).order_by("pk")[0]
    person = {"given_name": "Amina", "family_name": "Delegate", "email": "delegate@mission.example"}
    changes: list[tuple[str, Callable[[], object], str]] = [
        (
            "a title changed",
            lambda: SideEvent.objects.filter(pk=event.pk).update(title="Quite new"),
            "Quite new",
        ),
        (
            "a seat taken",
            lambda: register(
                side_event=event,
                attendance_mode=AttendanceMode.IN_PERSON,
                organization_name="Norway",
                by=Actor.delegate(),
                **person,
            ),
            "95 of 96 seats left",
        ),
    ]
    for name, change, text in changes:
        for _look in range(LOOKS):
            if text in bench.get(f"/{YEAR}/").body.decode():
                raise SystemExit(f"“{text}” was there before.")
        change()
        seen = sum(text in bench.get(f"/{YEAR}/").body.decode() for _look in range(LOOKS))
        say(f"{name}: seen by {seen} of the next {LOOKS} requests (asked: all) {verdict(seen == LOOKS)}")


if __name__ == "__main__":
    main()
