"""PDFs that were made once and are served again for nothing. Papers with delegates' data never come here."""

import os
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .. import pdf
from ..documents import Document


def stored_pdf(document: Document, page: str = "a4") -> bytes:
    """Return the PDF, rendered only when nothing with this content was rendered before.

    Raises ValueError for a paper with delegates' data: render it with `pdf.render` each time.
    """
    if document.has_personal_data:
        raise ValueError(f"A {document.name} holds personal data and is not stored.")
    name = f"documents/{pdf.content_hash(document, page)}.pdf"
    try:
        with default_storage.open(name) as file:
            return file.read()
    except FileNotFoundError:
        content = pdf.render(document, page)
        _write(name, content)
        return content


def _write(name: str, content: bytes) -> None:
    """Put the whole file there at once: whoever asks meanwhile finds all of it or nothing."""
    part = default_storage.save(f"{name}.{secrets.token_hex(8)}.part", ContentFile(content))
    os.replace(default_storage.path(part), default_storage.path(name))
