"""A real mail server on loopback, that keeps what it gets and refuses what a test tells it to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.processes import free_port


class MailServer:
    """`mails` are those accepted, in order. `answers` maps an address to the answer that it gets instead."""

    def __init__(self) -> None:
        self.port = free_port()
        self.mails: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: dict[str, str] = {}
        self.takes_one_at_a_time = False  # and hangs up when a second mail comes over the same connection
        self.has_begun = threading.Event()  # set when a mail arrives
        self.goes_on = threading.Event()  # a mail is answered only while this is set
        self.goes_on.set()

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.takes_one_at_a_time and getattr(session, "has_sent", False):
            server.transport.close()
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.has_begun.set()
        self.goes_on.wait(20)
        self.mails.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default))
        self.recipients += envelope.rcpt_tos
        session.has_sent = True  # type: ignore[attr-defined]
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        server.goes_on.set()
        controller.stop()
