"""Prints HTML and stylesheets as tagged PDF: the one module that knows WeasyPrint.

It is imported only where something is printed, since that takes half a second of CPU; a server does it once, before
its workers are forked (`warm`).
"""

import gc
import importlib.resources
import os
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache

import pydyf
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from . import files as paper_files

# fontTools, which cuts the fonts to size, writes the time into them unless this variable (of reproducible
# builds) says which.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
# Pango's font map is shared by all documents of the process and knows no threads.
_one_at_a_time = threading.Lock()


class OwnFiles(URLFetcher):
    """Reads our static files, logos and photos it is told of, draws QR codes; knows no network and no path."""

    def __init__(self, logos: Collection[str] = (), codes: Sequence[str] = (), photos: Collection[str] = ()):
        super().__init__(allow_redirects=False)
        self._logos = frozenset(logos)
        self._photos = frozenset(photos)
        self._codes = {str(number): text for number, text in enumerate(codes)}

    @property
    def has_pictures(self) -> bool:
        """Whether the paper has logos, photos or codes."""
        return bool(self._logos or self._photos or self._codes)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what the address names; raise `RefusedAddress` for all but ours. WeasyPrint then leaves it out."""
        content, content_type = paper_files.content_of(url, self._logos, self._codes, self._photos)
        return URLFetcherResponse(url, content, {"Content-Type": content_type})


class ProcessFonts(FontConfiguration):
    """The fonts of a process and of those that it forks: only the first one tidies their folder away."""

    def __init__(self) -> None:
        self._owner = os.getpid()
        super().__init__()

    def __del__(self) -> None:
        if os.getpid() == self._owner:
            super().__del__()


class Paper(HTML):
    """HTML as papers write it: without footnotes, for which WeasyPrint else works out five styles an element."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_elements()]


def printed(html: str, sheets: Sequence[bytes], files: OwnFiles, identifier: bytes) -> bytes:
    """Return the HTML as PDF/UA-1. The same HTML, sheets and identifier give the same bytes."""
    options = {
        "pdf_variant": "pdf/ua-1",
        "pdf_identifier": identifier,
        "presentational_hints": files.has_pictures,  # their sizes are attributes
    }
    with _one_at_a_time, _without_collector():
        parsed = [_stylesheet(source) for source in sheets]
        paper = Paper(string=html, base_url="papers:", url_fetcher=files)
        gc.collect(0)  # the parser's own tree: a long list needs the memory
        laid_out = paper.render(stylesheets=parsed, font_config=_fonts(), **options)
        del paper, laid_out._html
        gc.collect(0)
        return laid_out.write_pdf(finisher=_put_into_bytes, **options)


def warm() -> None:
    """Load the fonts and all that is needed once, so that the first paper costs no more than the next."""
    from .. import pdf

    sheets = [paper_files.static_bytes(name) for name in (pdf.STYLESHEET, *pdf.PAGES.values())]
    printed(WARMING, sheets, OwnFiles(), b"")


# one word of each face
WARMING = """<html lang=en><title>W</title><p>W <b>w</b> <em>w <b>w</b></em> \u0623 <b>\u0623</b></p>
<table><tr><th scope=row>W</th><td>w</td></tr></table>"""


class Ready(pydyf.Object):
    """An object of a PDF in the bytes that stand in the file."""

    def __init__(self, source: pydyf.Object):
        super().__init__()
        self.number, self.generation, self.free = source.number, source.generation, source.free
        self._compressible = source.compressible
        self._data = source.data if source.free == "n" else b""

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return self._compressible


def _put_into_bytes(laid_out: Document, file: pydyf.PDF) -> None:
    """Put each object of the file into bytes once: WeasyPrint does it to write it, and again for the identifier."""
    laid_out.pages.clear()
    for number, source in enumerate(file.objects):
        file.objects[number] = Ready(source)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let Python look for unused cycles after the paper: in its many boxes that takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def _fonts() -> ProcessFonts:
    """The fonts of the process: loading them costs more than a page of text."""
    return ProcessFonts()


@lru_cache(maxsize=16)
def _stylesheet(source: bytes) -> CSS:
    """A parsed stylesheet, parsed again only when the file has changed."""
    return CSS(string=source.decode(), font_config=_fonts(), base_url="papers:", url_fetcher=OwnFiles())


@cache
def _elements() -> CSS:
    """WeasyPrint's own stylesheet of HTML elements. Only points of lists have markers in our papers."""
    source = importlib.resources.files("weasyprint").joinpath("css/html5_ua.css").read_text()
    kept = [line for line in source.splitlines() if not line.startswith(("::footnote-", "::note-"))]
    return CSS(string="\n".join(kept).replace("\n::marker ", "\nli::marker "))
