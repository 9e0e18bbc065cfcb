"""How fast mail goes out, beside a bare loop over one connection: `python -m benchmarks.mail [--quick]`.

The loop hands over the same mails, made beforehand. The mail server is a process of its own, on loopback.
"""

import argparse
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import servers
from benchmarks.servers import compare, say
from tests.processes import ROOT, manage, running, wait_until

MESSAGES, FEWER = 5000, 1000
SERVER = """
import sys
from tests.smtp import mail_server
with mail_server() as server:
    print(server.port, flush=True)
    for line in sys.stdin:
        print(len(server.mails), len(set(server.recipients)), flush=True)
        server.mails.clear()
        server.recipients.clear()
"""


class Sink:
    """A mail server that counts what it was given."""

    def __init__(self, process: "subprocess.Popen[str]"):
        self._process = process
        self.port = int(self._line())

    def counts(self) -> tuple[int, int]:
        """Return how many mails came since the last question, and to how many addresses."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        mails, recipients = self._line().split()
        return int(mails), int(recipients)

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer mails: figures are rough")
    count, rounds = (FEWER, 1) if parser.parse_args().quick else (MESSAGES, 3)
    with (
        sink() as server,
        servers.server() as address,
        servers.database(address) as database,
        servers.site_settings(database) as settings,
        tempfile.TemporaryDirectory(prefix="pocweek-bench-") as folder,
    ):
        settings = settings | {"EMAIL_URL": f"smtp://127.0.0.1:{server.port}"}
        prepared = manage("prepare", settings=settings, seconds=300)
        if prepared.returncode:
            raise SystemExit(prepared.stderr)
        servers.use_site(settings)
        from benchmarks.rsvp_records import new_event
        from events.models import Message

        write_messages(new_event(), count)
        mails = made_beforehand()
        database.execute("VACUUM ANALYZE")
        with running("python", "manage.py", "qcluster", settings=settings, log=Path(folder, "log")) as head:
            wait_until(lambda: not Message.objects.unsent().exists(), 600)  # they have started
            server.counts()
            ours, floor = servers.alternating(
                rounds, lambda: workers(server, head.pid, count), lambda: loop(server, mails)
            )
        say(f"CPU of the workers for each mail: {ours['cpu']:.2f} ms; of the loop: {floor['cpu']:.2f} ms")
        compare(f"{count} mails handed over", ours["rate"], floor["rate"], "a second", at_least=0.5)


@contextmanager
def sink() -> Iterator[Sink]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Sink(process)
        finally:
            process.terminate()


def write_messages(event, count: int) -> None:  # type: ignore[no-untyped-def]
    """Write the confirmation of one RSVP so many times, each to another address."""
    from events.actors import Actor
    from events.models import Message
    from registrations import services
    from registrations.models import AttendanceMode

    outcome = services.register(
        side_event=event,
        attendance_mode=AttendanceMode.IN_PERSON,
        given_name="Amina",
        family_name="Delegate",
        email="delegate@mission.example",
        organization_name="Permanent Mission of Norway to the United Nations",
        by=Actor.delegate(),
    )
    assert outcome.is_new
    first = Message.objects.get()
    first.delete()
    link = str(first.facts["link"])
    Message.objects.bulk_create(
        Message(
            side_event=event,
            kind=first.kind,
            recipient=f"delegate{number}@mission.example",
            language="en",
            facts=first.facts | {"link": link.replace("/rsvp/", f"/rsvp/{number}")},
            dedupe_key=str(number),
        )
        for number in range(count)
    )


def made_beforehand() -> list[tuple[str, str, bytes]]:
    """Return sender, recipient and text of every mail, as the worker makes it."""
    from django.core.mail.message import sanitize_address

    from events.mails.delivery import compose
    from events.models import Message

    made = []
    for message in Message.objects.order_by("pk").iterator():
        mail = compose(message)
        sender = sanitize_address(mail.from_email, "utf-8")
        made.append((sender, message.recipient, mail.message().as_bytes(linesep="\r\n")))
    return made


def workers(server: Sink, head: int, count: int) -> dict[str, float]:
    """Let the workers that run find all messages due, as they do on a host, and wait until the last is sent."""
    from django.utils import timezone

    from events.models import Message

    used = servers.cpu(head)
    start = time.monotonic()
    Message.objects.update(state=Message.State.QUEUED, attempts=0, next_attempt_at=timezone.now())
    wait_until(lambda: not Message.objects.unsent().exists(), 600)
    return figures(server, count, time.monotonic() - start, servers.cpu(head) - used)


def loop(server: Sink, mails: list[tuple[str, str, bytes]]) -> dict[str, float]:
    """Hand the mails over with nothing beside."""
    start, cpu = time.monotonic(), time.process_time()
    with smtplib.SMTP("127.0.0.1", server.port) as connection:
        for sender, recipient, text in mails:
            connection.sendmail(sender, [recipient], text)
    return figures(server, len(mails), time.monotonic() - start, time.process_time() - cpu)


def figures(server: Sink, count: int, seconds: float, processor: float) -> dict[str, float]:
    if server.counts() != (count, count):
        raise SystemExit("Not every mail arrived once.")
    return {"rate": count / seconds, "cpu": 1000 * processor / count}


if __name__ == "__main__":
    main()
