"""What must be true after a storm, asked of the database itself and of all that people were told."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from benchmarks.servers import SITE
from benchmarks.storm.people import Person, Told
from benchmarks.storm.site import Stormed

LIVE = ("confirmed", "waitlisted")
STATES = {"confirmed": "confirmed", "seated": "confirmed", "waiting": "waitlisted", "cancelled": "cancelled"}
HOST = urlsplit(SITE["POCWEEK_SITE_URL"]).hostname


@dataclass(frozen=True)
class Row:
    """One RSVP as it stands in the database."""

    email: str
    mode: str
    status: str
    queued_at: object


@dataclass(frozen=True)
class Mail:
    """One message as it stands in the database."""

    id: int
    email: str
    kind: str
    mode: str
    state: str


@dataclass(frozen=True)
class Found:
    """What stands after a storm: rows of the database, mails by their Message-ID, and what people remember."""

    rows: list[Row]
    mails: list[Mail]
    seats: dict[str, int]
    people: list[Person]
    arrived: Counter[str]

    def of(self, status: str, mode: str) -> list[Row]:
        return [row for row in self.rows if (row.status, row.mode) == (status, mode)]

    @property
    def doubled(self) -> int:
        """How many mails arrived that had arrived before."""
        return sum(self.arrived.values()) - len(self.arrived)

    @property
    def confirmed_answers(self) -> int:
        """How many answers say that a seat is confirmed and were not changed by the person since."""
        return sum(told.what == "confirmed" for person in self.people for told in _standing(person))


def find(site: Stormed, people: list[Person]) -> Found:
    rows = site.query("SELECT email, attendance_mode, status, queued_at FROM registrations_rsvp ORDER BY id")
    mails = site.query(
        "SELECT id, recipient, split_part(kind, '/', 2), "
        "CASE WHEN (facts->>'is_in_person')::boolean THEN 'in_person' ELSE 'online' END, state "
        "FROM events_message ORDER BY id"
    )
    seats, arrived = site.ground.seats, site.inbox.arrivals()
    return Found([Row(*row) for row in rows], [Mail(*mail) for mail in mails], seats, people, arrived)


def faults(found: Found, *, may_be_doubled: int) -> list[str]:
    """Return what went wrong, one sentence each; `may_be_doubled` is how many mails may have come twice."""
    return [
        *_seats(found),
        *_queue(found),
        *_answers(found),
        *_messages(found),
        *_mails(found, may_be_doubled),
    ]


def _seats(found: Found) -> Iterator[str]:
    for mode, seats in found.seats.items():
        taken, waiting = len(found.of("confirmed", mode)), len(found.of("waitlisted", mode))
        if taken > seats:
            yield f"{mode}: {taken} people have one of {seats} seats"
        if waiting and taken < seats:
            yield f"{mode}: {waiting} people wait though {seats - taken} seats are free"


def _queue(found: Found) -> Iterator[str]:
    """Nobody was overtaken: by the places in the database, and by the times at which people asked and were told."""
    entries = {person.email: entry for person in found.people if (entry := _entry(person))}
    for mode in found.seats:
        seated, waiting = found.of("confirmed", mode), found.of("waitlisted", mode)
        if (
            seated
            and waiting
            and max(row.queued_at for row in seated) > min(row.queued_at for row in waiting)
        ):
            yield f"{mode}: somebody waits who came before one who sits"
        told = [entries[row.email].told_at for row in waiting if row.email in entries]
        asked = [entries[row.email].asked_at for row in seated if row.email in entries]
        if told and asked and max(asked) > min(told):
            yield f"{mode}: somebody waits who was told so before one who sits had asked"


def _entry(person: Person) -> Told | None:
    """Return the answer that gave the person his or her present place, where there is just one that can have."""
    entered = [told for told in _standing(person) if told.what in ("confirmed", "waitlisted", "switched")]
    return entered[0] if len(entered) == 1 else None


def _standing(person: Person) -> list[Told]:
    """Return what the person was told and has not changed since."""
    changes = [number for number, told in enumerate(person.told) if told.what in ("cancelled", "switched")]
    return person.told[changes[-1] :] if changes else person.told


def _answers(found: Found) -> Iterator[str]:
    live = defaultdict(list)
    for row in found.rows:
        if row.status in LIVE:
            live[row.email].append(row)
    for person in found.people:
        here = live.pop(person.email, [])
        if len(here) > 1:
            yield f"{person.email} has {len(here)} live RSVPs"
        standing = _standing(person)
        if not standing:
            yield f"{person.email} was never answered"
        for told in standing:
            if not _is_so(told, here, standing):
                yield f"{person.email} was told “{told.what}” ({told.mode}), the database has {here}"
    for email in live:
        yield f"{email} has an RSVP that nobody asked for"


def _is_so(told: Told, here: list[Row], standing: list[Told]) -> bool:
    if told.what == "cancelled":
        return not here or standing[-1] is not told  # answered again since
    if len(here) != 1:
        return False
    allowed = ("confirmed",) if told.what == "confirmed" else LIVE
    return here[0].status in allowed and here[0].mode == told.mode


def _messages(found: Found) -> Iterator[str]:
    """What people were last written is what stands in the database, and each arrival has one mail that tells it."""
    last: dict[str, tuple[str, str]] = {}
    arrivals: Counter[str] = Counter()
    for mail in found.mails:
        if mail.kind in STATES:
            last[mail.email] = STATES[mail.kind], mail.mode
        arrivals[mail.email] += mail.kind in ("confirmed", "waiting")
    rows = {row.email: (row.status, row.mode) for row in found.rows}  # the last of each address
    for email, row in rows.items():
        if last.get(email) != row:
            yield f"{email}: the RSVP is {row}, the last message said {last.get(email)}"
    entered = Counter(row.email for row in found.rows)
    for person in found.people:
        switched = any(told.what == "switched" for told in person.told)
        if arrivals[person.email] != entered[person.email] + switched:
            yield f"{person.email}: {arrivals[person.email]} messages about {entered[person.email]} RSVPs"


def _mails(found: Found, may_be_doubled: int) -> Iterator[str]:
    ids = {message_id(mail.id): mail for mail in found.mails}
    for mail_id, mail in ids.items():
        if mail.state != "sent":
            yield f"message {mail.id} ({mail.kind}) is {mail.state}"
        elif mail_id not in found.arrived:
            yield f"message {mail.id} ({mail.kind}) was lost"
    for mail_id in found.arrived.keys() - ids.keys():
        yield f"{mail_id} arrived and stands nowhere"
    if found.doubled > may_be_doubled:
        yield f"{found.doubled} mails came twice, at most {may_be_doubled} may"


def message_id(message: int) -> str:
    return f"<message-{message}@{HOST}>"
