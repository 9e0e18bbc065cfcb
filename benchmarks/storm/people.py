"""The people in a storm: each with a browser of his or her own, who remember all that they were told."""

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field

from benchmarks.client import Answer, Client
from benchmarks.storm.event import SLUG, YEAR
from benchmarks.storm.site import Inbox

FORM = f"/{YEAR}/{SLUG}/rsvp/"
PATIENCE = 120  # seconds after which somebody gives up who gets no answer
IDLE = 1.0  # seconds after which a browser takes a new connection: gunicorn closes idle ones after two
SAID = {
    "Your seat is confirmed": "confirmed",
    "You are on the waiting list": "waitlisted",
    "You have answered already": "known",
}
RESULT = re.compile("|".join(SAID))
OUTAGE_PAGE = b"<h1>Please try again in a moment</h1>"


@dataclass
class Troubles:
    """What all people met: errors by their kind, and how often something was sent again."""

    errors: Counter[str] = field(default_factory=Counter)
    retries: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str) -> None:
        with self._lock:
            self.errors[kind] += 1
            self.retries += 1


@dataclass(frozen=True)
class Told:
    """One answer of the site. What it says came to be between the two instants (of the monotonic clock)."""

    what: str  # confirmed, waitlisted, known, cancelled, switched
    mode: str
    asked_at: float
    told_at: float


class Browser:
    """Sends what a person does, and sends it again until there is an answer."""

    def __init__(self, port: int, number: int, troubles: Troubles):
        self._client = Client(
            port, address=f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}", seconds=30
        )
        self._troubles = troubles
        self._last_used = 0.0

    def get(self, path: str) -> Answer:
        return self._until_answered(path, lambda: self._client.get(path), 200)

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form of the page seen last and return the answer, which leads on to another page."""
        return self._until_answered(path, lambda: self._client.post(path, fields), 302)

    def close(self) -> None:
        self._client.close()

    def _until_answered(self, path: str, ask: Callable[[], Answer], status: int) -> Answer:
        gives_up_at = time.monotonic() + PATIENCE
        while time.monotonic() < gives_up_at:
            if time.monotonic() - self._last_used > IDLE:
                self._client.close()
            try:
                answer = ask()
            except OSError as problem:
                self._troubles.note(type(problem).__name__)
            else:
                self._last_used = time.monotonic()
                if answer.status == status:
                    return answer
                if answer.status < 500:
                    raise RuntimeError(f"{path}: {answer.status}\n{answer.body.decode()}")
                is_told = OUTAGE_PAGE in answer.body and b"\r\nRetry-After: " in answer.head
                self._troubles.note(f"{answer.status}" if is_told else f"{answer.status} without a word")
            time.sleep(random.uniform(0.2, 1))
        raise TimeoutError(f"{path}: no answer in {PATIENCE} seconds")


@dataclass
class Person:
    """Somebody with an address, and what he or she does: one of the methods without underscore."""

    number: int
    port: int
    inbox: Inbox
    troubles: Troubles
    mail_patience: float  # seconds to wait for a mail before letting be what it was wanted for
    told: list[Told] = field(default_factory=list)
    waits_for: threading.Event | None = None  # comes only then

    def comes(self) -> None:
        """Does what he or she came for."""
        if self.waits_for is not None:
            self.waits_for.wait(PATIENCE)
        TEN[self.number % 10](self)

    @property
    def email(self) -> str:
        return f"person{self.number}@mission.example"

    def registers(self) -> None:
        """Asks for a seat in person."""
        asked_at = time.monotonic()
        with closing(self._browser()) as browser:
            form = browser.get(FORM)
            sent = browser.post(
                FORM,
                csrfmiddlewaretoken=form.csrf_token,
                attendance_mode="in_person",
                given_name="Given",
                family_name=f"Family{self.number}",
                email=self.email,
                organization_name="A mission",
                has_consented="on",
            )
            page = browser.get(sent.location).body.decode()
        result = RESULT.search(page)
        if result is None:
            raise RuntimeError(f"the page does not say what came of the RSVP:\n{page}")
        self._note(SAID[result[0]], "in_person", asked_at)

    def registers_twice(self) -> None:
        """Sends the form from two windows at once."""
        with ThreadPoolExecutor(2) as windows:
            for sent in [windows.submit(self.registers) for _window in range(2)]:
                sent.result()

    def cancels(self) -> None:
        """Registers and cancels by the link in the mail."""
        self.registers()
        if link := self._link():
            self._cancel(link)

    def returns(self) -> None:
        """Registers, cancels and registers again, at the end of the queue."""
        self.registers()
        if link := self._link():
            self._cancel(link)
            self.registers()

    def switches(self) -> None:
        """Registers in person and goes online by the link in the mail."""
        self.registers()
        if link := self._link():
            asked_at = time.monotonic()
            with closing(self._browser()) as browser:
                token = browser.get(link).csrf_token
                browser.post(f"{link}switch/", csrfmiddlewaretoken=token, attendance_mode="online")
            self._note("switched", "online", asked_at)

    def _cancel(self, link: str) -> None:
        asked_at = time.monotonic()
        with closing(self._browser()) as browser:
            token = browser.get(f"{link}cancel/").csrf_token
            browser.post(f"{link}cancel/", csrfmiddlewaretoken=token)
        self._note("cancelled", "in_person", asked_at)

    def _browser(self) -> Browser:
        return Browser(self.port, self.number, self.troubles)

    def _link(self) -> str | None:
        """Return the personal link once it came by mail; None where the mail takes too long, as after a kill."""
        gives_up_at = time.monotonic() + self.mail_patience
        while time.monotonic() < gives_up_at:
            if links := self.inbox.links(self.email):
                return links[-1]
            time.sleep(0.2)
        return None

    def _note(self, what: str, mode: str, asked_at: float) -> None:
        self.told.append(Told(what, mode, asked_at, time.monotonic()))


TEN = [  # what ten people in a row do
    Person.registers,
    Person.cancels,
    Person.registers,
    Person.registers_twice,
    Person.switches,
    Person.registers,
    Person.cancels,
    Person.returns,
    Person.registers_twice,
    Person.registers,
]
