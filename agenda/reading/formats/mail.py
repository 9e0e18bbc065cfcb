"""Mail: its attached Word file or PDF, else its own text without signature and earlier messages."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from ..blocks import Document, Line, compose
from ..characters import clean, squeezed
from ..refusals import ReadingRefused
from ..vocabulary.phrases import EARLIER_MESSAGE
from . import html, pdf, plain, word

_HEADER = re.compile(
    r"\s*\**(?:from|sent|date|to|cc|subject|de|enviado|envoyé|para|à|objet|asunto|fecha|от|кому|тема|дата|发件人|收件人|主题)\**\s?[:：]",
    re.I,
)
_FEW_WORDS = 60  # an own text this short only hands on what stands below


def read(content: bytes) -> Document:
    """Return the attached document, else the document that the mail itself is; its subject is the first line."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for reader, attachment in _documents(message):
        return reader(attachment)
    lines, healed = _body(message)
    subject = clean(squeezed(str(message.get("subject", ""))))
    top = [Line(f"Subject: {subject}")] if subject else []
    return compose([*top, *(replace(line, number=None) for line in _own(lines))], healed)


def _documents(message: EmailMessage) -> Iterator[tuple]:
    """Yield reader and bytes of each attachment that can be the document, Word files first."""
    for suffix, reader in ((".docx", word.read), (".pdf", pdf.read)):
        for part in message.walk():
            name = (part.get_filename() or "").lower()
            payload = part.get_payload(decode=True) if name.endswith(suffix) else None
            if payload:
                yield reader, payload


def _body(message: EmailMessage) -> tuple[list[Line], list]:
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        raise ReadingRefused("no_text")
    try:
        text = part.get_content()
    except (LookupError, UnicodeError, KeyError):  # an unknown or wrong charset
        text = plain.decoded(bytes(part.get_payload(decode=True) or b""))
    if part.get_content_subtype() == "html":
        return html.finish(html.lines_of(text))
    return plain.lines_of(clean(_unquoted(text)))


def _unquoted(text: str) -> str:
    """Take the quote marks off where the whole message is somebody else's, quoted."""
    lines = text.split("\n")
    quoted = [line for line in lines if line.startswith(">")]
    if sum(len(line) for line in quoted) < 0.7 * len(text):
        return text
    return "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in lines)


def _own(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, those set aside that are not the message: quotes, signature, headers of forwarded mail."""
    cut = next((index for index, line in enumerate(lines) if EARLIER_MESSAGE.match(line.text)), len(lines))
    is_forwarded = cut < len(lines) and sum(len(line.text.split()) for line in lines[:cut]) < _FEW_WORDS
    in_signature = in_header = False
    for index, line in enumerate(lines):
        in_signature = (in_signature or line.text.rstrip() == "--") and index != cut
        in_header = is_forwarded and (index == cut or (in_header and bool(_HEADER.match(line.text))))
        is_earlier = index < cut if is_forwarded else index >= cut
        is_aside = in_signature or in_header or is_earlier or line.text.startswith(">")
        yield replace(line, is_aside=line.is_aside and not is_forwarded or is_aside)
