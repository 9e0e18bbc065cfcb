"""The one door to WeasyPrint: a document (see `agenda.documents`) goes in, a tagged PDF comes out.

The same content gives the same bytes: nothing in the file comes from the clock or from chance. Whatever
address typed text may name, only our static files and the logos that the document lists are ever read.
"""

import hashlib
import os
import re
import threading
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import get_template
from django.utils import translation
from weasyprint import CSS, HTML, VERSION
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .documents import Document

PAGES = {"a4": "pdf/a4.css", "letter": "pdf/letter.css"}
STYLESHEET = "pdf/document.css"
LANGUAGES = ("en", "fr", "es", "ru", "ar")  # those whose letters the installed fonts have

STATIC_SCHEME = "static"  # static:pdf/document.css, a file that the staticfiles finders know
LOGO_SCHEME = "logo"  # logo:<sha256>, a logo of the document at hand
STATIC_FOLDERS = ("pdf/", "vendor/plex/", "vendor/amiri/")
FILE_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}

# Private-use characters and pictographs: no font of ours has them, and a box in their stead looks broken.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufe0e\ufe0f\U0001f000-\U0001faff\U000e0000-\U0010ffff]"
)

# fontTools, which cuts the fonts to size, writes the time into them unless this variable (of reproducible
# builds) says which.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
# Pango's font map is shared by all documents of the process and knows no threads.
_one_at_a_time = threading.Lock()


class RefusedAddress(ValueError):
    """A document named an address that papers do not read. WeasyPrint leaves such a picture out."""


class OwnFiles(URLFetcher):
    """Reads our static files and the logos it is told of; knows no network and no path."""

    def __init__(self, logos: Collection[str] = ()):
        super().__init__(allow_redirects=False)
        self._logos = frozenset(logos)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the file behind `static:<path>` or `logo:<sha256>`; raise `RefusedAddress` for all else."""
        scheme, _colon, name = url.partition(":")
        if scheme == STATIC_SCHEME:
            name = unquote(name)
            headers = {"Content-Type": FILE_TYPES.get(Path(name).suffix, "")}
            return URLFetcherResponse(url, static_bytes(name), headers)
        if scheme == LOGO_SCHEME and name in self._logos:
            with default_storage.open(f"logos/{name}.png") as file:
                return URLFetcherResponse(url, file.read(), {"Content-Type": "image/png"})
        raise RefusedAddress(f"Papers do not read {url[:200]}")


def static_bytes(name: str) -> bytes:
    """Return a static file that papers may use, as it lies in the source or in an installed font package."""
    is_allowed = name.startswith(STATIC_FOLDERS) and ".." not in name and Path(name).suffix in FILE_TYPES
    path = finders.find(name) if is_allowed else None
    if path is None:
        raise RefusedAddress(f"Papers have no static file {name[:200]}")
    return Path(path).read_bytes()


def content_hash(document: Document, page: str = "a4") -> str:
    """Return the SHA-256 of everything the PDF is made of: its name in the store and its ETag.

    The HTML stands for the values, the language, the templates and the translations alike.
    """
    digest = hashlib.sha256()
    for part in (html_of(document).encode(), *_sheets(page), VERSION.encode()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def render(document: Document, page: str = "a4") -> bytes:
    """Return the document as PDF/UA-1, in its own language. `page` is a key of `PAGES`."""
    html = html_of(document)
    identifier = content_hash(document, page).encode()
    with _one_at_a_time:
        fonts = _fonts()
        sheets = [_stylesheet(source) for source in _sheets(page)]
        paper = HTML(string=html, base_url="papers:", url_fetcher=OwnFiles(document.logo_hashes))
        return paper.write_pdf(
            stylesheets=sheets,
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=identifier,
            presentational_hints=True,  # the sizes of logos are attributes
        )


def html_of(document: Document) -> str:
    """Return the HTML that is printed."""
    with translation.override(document.language):
        html = get_template(document.template).render({"document": document})
    return UNPRINTABLE.sub("", html)


def _sheets(page: str) -> list[bytes]:
    return [static_bytes(STYLESHEET), static_bytes(PAGES[page])]


@cache
def _fonts() -> FontConfiguration:
    """The fonts of the process: loading them costs more than a page of text."""
    return FontConfiguration()


@lru_cache(maxsize=8)
def _stylesheet(source: bytes) -> CSS:
    """A parsed stylesheet, parsed again only when the file has changed."""
    return CSS(string=source.decode(), font_config=_fonts(), base_url="papers:", url_fetcher=OwnFiles())
