"""Mail as files: what becomes of it on a host without a mail server, and how to read it back.

One file for each mail, in the format that every mail program opens (`.eml`).
"""

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

NAME_PATTERN = "[0-9a-f-]+"  # of a file without its suffix


class FolderBackend(BaseEmailBackend):
    """Writes each mail to a file of its own in `settings.MAIL_DIR`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{secrets.token_hex(3)}"  # sorts by time
            unfinished = folder / f"{name}.part"
            unfinished.write_bytes(message.message().as_bytes())
            os.replace(unfinished, folder / f"{name}.eml")  # whoever reads the folder sees whole mails only
        return len(email_messages)


@dataclass(frozen=True)
class Mail:
    """One mail of the folder. `attachments` are file names."""

    name: str
    subject: str
    sender: str
    recipient: str
    date: str
    text: str
    html: str
    attachments: tuple[str, ...]


def newest_mails(limit: int) -> list[Mail]:
    """Return the latest mails, the newest first."""
    names = sorted((path.stem for path in Path(settings.MAIL_DIR).glob("*.eml")), reverse=True)
    return [read_mail(name) for name in names[:limit]]


def read_mail(name: str) -> Mail:
    """Return the mail of this name. Raises FileNotFoundError."""
    content = (Path(settings.MAIL_DIR) / f"{name}.eml").read_bytes()
    message = message_from_bytes(content, _class=ParsedMessage, policy=policy.default)
    return Mail(
        name=name,
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        recipient=str(message["to"] or ""),
        date=str(message["date"] or ""),
        text=_body(message, "plain"),
        html=_body(message, "html"),
        attachments=tuple(
            part.get_filename() or part.get_content_type() for part in message.iter_attachments()
        ),
    )


def _body(message: ParsedMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else ""
