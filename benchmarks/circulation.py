"""A summary sent to 2,000 while its workers are killed: `python -m benchmarks.circulation [--people N] [--kills N]`.

On a PostgreSQL of its own, with a mail server on loopback. Fails unless everybody has one mail row, all mails arrived,
and none came twice more often than a worker was killed.
"""

import argparse
import datetime as dt
import time
import uuid
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks import servers
from benchmarks.servers import descendants, say
from benchmarks.storm.site import kill_one_of, succeed
from tests.processes import manage, running
from tests.smtp import MailServer, mail_server

PATIENCE = 3  # seconds without progress
STEPS = (
    "SELECT (SELECT count(*) FROM agenda_circulationrecipient WHERE written_at IS NOT NULL)"
    " + (SELECT count(*) FROM events_message WHERE kind = 'agenda/summary' AND state = 'sent')"
)
ROWS = "SELECT recipient FROM events_message WHERE kind = 'agenda/summary'"
LINKED = "SELECT count(DISTINCT message_id) FROM agenda_circulationrecipient"
# What only time brings otherwise: claims of dead workers end, and the clock looks after what nobody finished.
LATER = (
    "UPDATE events_message SET next_attempt_at = now(), claimed_at = claimed_at - interval '6 minutes' "
    "WHERE state IN ('queued', 'sending')",
    "UPDATE agenda_circulation SET started_at = started_at - interval '2 minutes'",
)


@dataclass(frozen=True)
class Outcome:
    """What is there in the end."""

    kills: int  # worker processes
    rows: Counter[str]  # mail rows by address
    linked: int  # recipients with a mail of their own
    arrived: Counter[str]  # mails at the mail server by address
    seconds: float

    @property
    def doubled(self) -> int:
        return sum(count - 1 for count in self.arrived.values())

    def faults(self, people: int) -> list[str]:
        """Return what is not as it must be."""
        everybody = {address(number) for number in range(people)}
        checks = {
            "Not everybody has exactly one mail row.": self.rows == Counter(everybody)
            and self.linked == people,
            "Not every mail arrived.": self.arrived.keys() == everybody,
            "More mails came twice than workers were killed.": self.doubled <= self.kills,
        }
        return [fault for fault, is_well in checks.items() if not is_well]


def prepare(people: int) -> None:
    """Put a side event with so many delegates into the empty database, and send its summary: no worker is there yet."""
    from agenda.circulation.services import circulate
    from agenda.models import EventSummary, KeyMessage
    from benchmarks.rsvp_records import new_event
    from events.actors import Actor
    from events.models import SideEvent
    from registrations.models import Rsvp

    event = new_event()
    now = dt.datetime.now(dt.UTC)
    SideEvent.objects.filter(pk=event.pk).update(
        starts_at=now - dt.timedelta(days=2, hours=1), ends_at=now - dt.timedelta(days=2)
    )
    Rsvp.objects.bulk_create(
        Rsvp(
            side_event=event,
            attendance_mode="in_person",
            status=Rsvp.Status.CONFIRMED,
            given_name="Delegate",
            family_name=str(number),
            email=address(number),
            queued_at=now,
        )
        for number in range(people)
    )
    summary = EventSummary.objects.create(side_event=event, issued_at=now, edition=1)
    KeyMessage.objects.create(summary=summary, title="Roads open", text="when States ask.")
    circulate(summary=summary, key=uuid.uuid4(), groups=["attended"], by=Actor.clock())


def address(number: int) -> str:
    return f"delegate{number}@mission.example"


def survive(settings: dict[str, str], server: MailServer, people: int, kills: int, log: Path) -> Outcome:
    """Let the workers write and send all mails, killing them again and again on the way, and return what came of it."""
    start, killed = time.monotonic(), 0
    with (
        psycopg.connect(settings["DATABASE_URL"], autocommit=True) as database,
        running("python", "manage.py", "qcluster", settings=settings, log=log) as head,
    ):
        steps = 2 * people  # each mail is written and is sent
        for number in range(1, kills + 1):
            _reach(steps * number // (kills + 1), database, settings)
            killed += sum(kill_one_of([worker]) for worker in descendants(head.pid))
        _reach(steps, database, settings)
        rows = Counter(recipient for (recipient,) in database.execute(ROWS).fetchall())
        arrived, linked = Counter(server.recipients), _number(database, LINKED)
    return Outcome(killed, rows, linked, arrived, time.monotonic() - start)


def _reach(steps: int, database: psycopg.Connection, settings: dict[str, str]) -> None:
    """Wait for so many steps. Where nothing goes on, since the claims of the dead still hold, let time pass."""
    best, since = -1, time.monotonic()
    while (reached := _number(database, STEPS)) < steps:
        if reached > best:
            best, since = reached, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            for statement in LATER:
                database.execute(statement)
            succeed(manage("run_due", settings=settings))
            since = time.monotonic()
        time.sleep(0.01)


def _number(database: psycopg.Connection, query: str) -> int:
    (number,) = database.execute(query).fetchone() or (0,)
    return int(number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    chosen = parser.parse_args()
    with (
        mail_server() as mail,
        servers.server() as found,
        servers.database(found) as database,
        servers.site_settings(database) as settings,
    ):
        settings = settings | {"EMAIL_URL": f"smtp://127.0.0.1:{mail.port}"}
        succeed(manage("prepare", settings=settings, seconds=300))
        servers.use_site(settings)
        prepare(chosen.people)
        outcome = survive(settings, mail, chosen.people, chosen.kills, Path(settings["POCWEEK_DATA"], "log"))
    say(
        f"{chosen.people} recipients, {outcome.kills} workers killed: all there after {outcome.seconds:.0f} s"
    )
    say(f"mail rows {outcome.rows.total()}, arrived {len(outcome.arrived)}, twice {outcome.doubled}")
    if faults := outcome.faults(chosen.people):
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
