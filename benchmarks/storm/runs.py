"""The storms: the same people each time, on a site that is left alone, killed in parts, or without its database."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from benchmarks.storm import proof
from benchmarks.storm.people import PATIENCE, Person, Troubles
from benchmarks.storm.proof import Found
from benchmarks.storm.site import Ground, Stormed, every, stormed
from tests.processes import wait_until

OUTAGE = 2  # seconds without database
SECONDS_TO_SEND = 90  # that mail workers may take for what is left when the people have gone
MAIL_WORKERS = 2  # each may have a mail in hand when its database goes away


@dataclass(frozen=True)
class Size:
    """How many people, how many of them at once, and for how long they wait for a mail before they act on it."""

    people: int
    clients: int
    mail_patience: float


@dataclass
class Disturbance:
    """What was done to the site: processes that were killed, how many mails may have come twice by that, and how many
    people had no answer yet when the database went away.
    """

    kills: int = 0
    may_be_doubled: int = 0
    unanswered: int = 0


@dataclass(frozen=True)
class Outcome:
    """What came of a storm. Without faults everything is as it must be."""

    faults: list[str]
    found: Found
    troubles: Troubles
    disturbance: Disturbance
    seconds: float
    log: str

    def told(self, *what: str) -> int:
        """Return how many answers said one of these."""
        return sum(told.what in what for person in self.found.people for told in person.told)

    def figures(self) -> dict[str, str]:
        """Return what is worth knowing of the storm, by its name."""
        rsvps = self.told("confirmed", "waitlisted", "known")
        errors = ", ".join(f"{number} × {kind}" for kind, number in self.troubles.errors.most_common())
        return {
            "RSVPs": f"{rsvps}, {rsvps / self.seconds:.0f} a second",
            "cancelled, switched": f"{self.told('cancelled')}, {self.told('switched')}",
            "kills": str(self.disturbance.kills),
            "errors that clients saw": errors or "none",
            "sent again": str(self.troubles.retries),
            "answers checked": f"{self.told('cancelled', 'switched') + rsvps}, "
            f"{self.found.confirmed_answers} of them a confirmed seat that was kept",
            "mails": f"{len(self.found.arrived)}, {self.found.doubled} of them came twice "
            f"(at most {self.disturbance.may_be_doubled} may)",
            "faults": str(len(self.faults)),
        }


Disturb = Callable[[Stormed, list[Person]], AbstractContextManager[Disturbance]]


def storm(ground: Ground, size: Size, disturb: Disturb, *arguments: str) -> Outcome:
    """Let all people do what they came for while the site is disturbed; then look at what stands.

    Further arguments are gunicorn's. What goes wrong is among the faults and raises nothing.
    """
    with stormed(ground, *arguments) as site:
        troubles = Troubles()
        people = [
            Person(number, site.gunicorn.port, site.inbox, troubles, size.mail_patience)
            for number in range(size.people)
        ]
        start = time.monotonic()
        with disturb(site, people) as disturbance:
            with ThreadPoolExecutor(size.clients) as pool:
                futures = [pool.submit(person.comes) for person in people]
            seconds = time.monotonic() - start
        faults = [repr(problem) for future in futures if (problem := future.exception())]
        faults += [f"clients saw {kind}" for kind in troubles.errors if kind[0] == "5" and kind != "503"]
        if not site.send_what_is_left(SECONDS_TO_SEND):
            faults.append(f"mail is left after {SECONDS_TO_SEND} seconds")
        found = proof.find(site, people)
        faults += proof.faults(found, may_be_doubled=disturbance.may_be_doubled) + site.own_proof()
        log = site.gunicorn.log.read_text() + site.worker_log.read_text()
        return Outcome(faults, found, troubles, disturbance, seconds, log)


@contextmanager
def left_alone(site: Stormed, people: list[Person]) -> Iterator[Disturbance]:
    yield Disturbance()


@contextmanager
def killed(site: Stormed, people: list[Person]) -> Iterator[Disturbance]:
    """One of gunicorn's workers is killed every second, one of those that send mail every three."""
    disturbance = Disturbance()
    with every(1, site.kill_a_server_process) as servers, every(3, site.kill_a_mail_process) as workers:
        yield disturbance
    disturbance.kills = servers["done"] + workers["done"]
    disturbance.may_be_doubled = workers["done"]


@contextmanager
def without_database(site: Stormed, people: list[Person]) -> Iterator[Disturbance]:
    """PostgreSQL is stopped with `-m immediate` when a third of the people were answered, and started again.

    Half of the people come when it has gone, so that it goes away in the middle of the storm on any machine.
    """
    disturbance = Disturbance(may_be_doubled=MAIL_WORKERS)
    has_gone = threading.Event()
    for person in people[len(people) // 2 :]:
        person.waits_for = has_gone

    def answered() -> int:
        return sum(bool(person.told) for person in people)

    def crash() -> None:
        try:
            wait_until(lambda: answered() * 3 > len(people), PATIENCE)
            site.ground.server.crash()
            disturbance.unanswered = len(people) - answered()
        finally:
            has_gone.set()
        time.sleep(OUTAGE)
        site.ground.server.start_again()

    with ThreadPoolExecutor(1) as beside:
        crashed = beside.submit(crash)
        yield disturbance
        crashed.result()
