"""The one door to print: a document (see `agenda.documents`) goes in, a tagged PDF comes out.

The same content gives the same bytes: nothing in the file comes from the clock or from chance. Whatever
address typed text may name, only our static files and the logos that the document lists are ever read.
"""

import hashlib
import logging
from functools import cache
from importlib.metadata import version

from django.template.loader import get_template
from django.utils import translation

from .documents import Document
from .printing import fonts
from .printing.files import static_bytes
from .printing.fonts import Printable

PAGES = {"a4": "pdf/a4.css", "letter": "pdf/letter.css"}
STYLESHEET = "pdf/document.css"
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh-hans")  # those whose letters the installed fonts have
MIRRORED = "pdf/rtl.css"  # for papers from right to left
FURTHER_LETTERS = "pdf/chinese.css"  # for papers that need them

logger = logging.getLogger(__name__)


def content_hash(document: Document, page: str = "a4") -> str:
    """Return the SHA-256 of everything the PDF is made of: its name in the store and its ETag.

    The HTML stands for the values, the language, the templates and the translations alike.
    """
    return _hash_of(_printable(document), document, page)


def _hash_of(html: Printable, document: Document, page: str) -> str:
    digest = hashlib.sha256()
    sheets = _sheets(document, page, html)
    for part in (html.text.encode(), repr(document.codes).encode(), *sheets, _library().encode()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@cache
def _library() -> str:
    """Return the version of WeasyPrint without importing it: whoever only looks a paper up does not print."""
    return version("weasyprint")


def render(document: Document, page: str = "a4") -> bytes:
    """Return the document as PDF/UA-1, in its own language. `page` is a key of `PAGES`.

    What no font has is left out and logged; `missing_characters` tells it to whoever makes the paper.
    """
    from .printing import html_to_pdf  # takes half a second of CPU: for those who print

    html = _printable(document)
    if html.missing:
        logger.warning("%s %s: no font has %s", document.name, document.file_name, ", ".join(html.missing))
    return html_to_pdf.printed(
        html.text,
        _sheets(document, page, html),
        html_to_pdf.OwnFiles(document.logo_hashes, document.codes, document.photo_hashes),
        identifier=_hash_of(html, document, page).encode(),
    )


def html_of(document: Document) -> str:
    """Return the HTML that is printed."""
    return _printable(document).text


def missing_characters(document: Document) -> tuple[str, ...]:
    """Return the characters of the document that no font has and that are left out: "U+1F54A DOVE OF PEACE"."""
    return _printable(document).missing


def _printable(document: Document) -> Printable:
    with translation.override(document.language):
        html = get_template(document.template).render({"document": document})
    return fonts.printable(html)


def _sheets(document: Document, page: str, html: Printable) -> list[bytes]:
    mirrored = [MIRRORED] if document.direction == "rtl" else []
    own = [f"pdf/{document.sheet}.css"] if document.sheet else []
    further = [FURTHER_LETTERS] if html.needs_chinese else []
    return [static_bytes(name) for name in (STYLESHEET, PAGES[page], *mirrored, *own, *further)]
