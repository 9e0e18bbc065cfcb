"""Mail: its attached Word file or PDF, else its own text without signature and earlier messages."""

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart

from ..blocks import Document, Line, compose
from ..characters import bare, clean, squeezed
from ..refusals import ReadingRefused
from ..vocabulary.mail import NOTE_NAMES
from . import html, pdf, plain, word
from .encodings import decoded
from .mail_own import own_lines, says_something, without_quote_marks

_READERS = {
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.read),
    ".pdf": ("application/pdf", pdf.read),
}
_DEEPEST = 5  # messages attached to each other

Reader = Callable[[bytes], Document]
Healed = list[tuple[str, str, int]]


def read(content: bytes) -> Document:
    """Return the attached document, else the document that the mail itself is; its subject is the first line."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    refusal = None
    for reader, attachment in _documents(message):
        try:
            return reader(attachment)
        except ReadingRefused as error:
            refusal = refusal or error
    lines, healed = _message(message, _DEEPEST)
    if not lines:
        raise refusal or ReadingRefused("no_text")
    if refusal and not says_something([line.text for line in lines]):
        raise refusal
    return compose([*_subject(message), *(replace(line, number=None) for line in lines)], healed)


def _documents(message: EmailMessage) -> Iterator[tuple[Reader, bytes]]:
    """Yield reader and bytes of each attachment that can be the document: first by its name, then Word before PDF."""
    found = []
    for part in message.walk():
        name = bare(part.get_filename() or "")
        for order, (suffix, (kind, reader)) in enumerate(_READERS.items()):
            payload = (
                part.get_payload(decode=True)
                if name.endswith(suffix) or part.get_content_type() == kind
                else None
            )
            if isinstance(payload, bytes) and payload:
                found.append((not any(word in name for word in NOTE_NAMES), order, reader, payload))
                break
    for _is_other, _order, reader, payload in sorted(found, key=lambda row: row[:2]):
        yield reader, payload


def _message(message: EmailMessage, deepest: int) -> tuple[list[Line], Healed]:
    """Return the lines of a mail, and of those attached to it: they count where it only hands them on."""
    part = message.get_body(preferencelist=("html", "plain"))
    lines, healed = _lines_of(part) if part is not None else ([], [])
    lines = list(own_lines(lines))
    for attached in _attached_mails(message) if deepest else ():
        only_hands_on = not says_something([line.text for line in lines])
        inner, inner_healed = _message(attached, deepest - 1)
        lines = _aside(lines, only_hands_on) + _aside([*_subject(attached), *inner], not only_hands_on)
        healed = [*healed, *inner_healed]
    return lines, healed


def _subject(message: EmailMessage) -> list[Line]:
    subject = clean(squeezed(str(message.get("subject", ""))))
    return [Line(f"Subject: {subject}")] if subject else []


def _attached_mails(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.iter_attachments() if message.is_multipart() else ():
        if part.get_content_type() == "message/rfc822":
            yield part.get_content()


def _aside(lines: list[Line], is_aside: bool) -> list[Line]:
    return [replace(line, is_aside=line.is_aside or is_aside) for line in lines]


def _lines_of(part: MIMEPart) -> tuple[list[Line], Healed]:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if part.get_content_subtype() == "html":
        return html.finish(
            html.lines_of(decoded(content, part.get_content_charset() or html.declared_encoding(content)))
        )
    return plain.lines_of(without_quote_marks(clean(decoded(content, part.get_content_charset() or ""))))
