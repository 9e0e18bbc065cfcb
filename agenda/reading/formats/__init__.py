"""One module for each format; all yield the same document. What a file is, its content says, not its name."""

import io
import re
import zipfile

from ..blocks import Document
from ..refusals import ReadingRefused
from . import html, mail, markdown, pdf, plain, word

MEGABYTE = 1024 * 1024
LARGEST_FILE = 30  # MB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_MAIL_HEADER = re.compile(
    rb"^(?:message-id|mime-version|received|content-type|return-path|delivered-to):", re.I | re.M
)
_HTML_TAG = re.compile(rb"<(?:!doctype html|html|body|head|table|div|p|h[1-6]|ul|br|span)[\s>/]", re.I)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]+\*\*|\|.+\|\s*$|\[.+\]\(.+\))", re.M)


def open_document(content: bytes, name: str = "") -> Document:
    """Return the document in the file. Raises `ReadingRefused` with the reason where it is not read."""
    if len(content) > LARGEST_FILE * MEGABYTE:
        raise ReadingRefused("too_large", limit=LARGEST_FILE)
    if not content.strip():
        raise ReadingRefused("empty")
    document = _READERS[_format_of(content, name.lower())](content)
    if not any(character.isalnum() for character in document.text):
        raise ReadingRefused("no_text")
    return document


def _format_of(content: bytes, name: str) -> str:
    if content.startswith(b"PK"):
        return _zip_format(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_OLE):
        raise ReadingRefused(_ole_refusal(content, name))
    if content.lstrip().startswith(b"{\\rtf"):
        raise ReadingRefused("rtf")
    if content.startswith(_PICTURES):
        raise ReadingRefused("picture")
    return _text_format(content, name)


def _zip_format(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError):
        raise ReadingRefused("damaged", format="a Word file") from None
    if "word/document.xml" in names or any(re.match(r"word/document\d*\.xml$", member) for member in names):
        return "docx"
    if b"opendocument.text" in kind:
        raise ReadingRefused("odt")
    for folder, refusal in (("xl/", "spreadsheet"), ("ppt/", "presentation")):
        if any(member.startswith(folder) for member in names):
            raise ReadingRefused(refusal)
    raise ReadingRefused("unknown")


def _ole_refusal(content: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    if name.endswith(".msg") or "__substg1.0_".encode("utf-16-le") in content:
        return "outlook"
    return "doc"


def _text_format(content: bytes, name: str) -> str:
    start = content[:4000]
    if _MAIL_HEADER.search(start.partition(b"\n\n")[0]) and re.match(rb"\s*[\w-]+:", start):
        return "eml"
    if name.endswith(".eml") and re.match(rb"\s*[\w-]+: ", start):
        return "eml"
    tags = len(_HTML_TAG.findall(content[:20000]))
    if (
        _HTML_TAG.match(content.lstrip(b"\xef\xbb\xbf \t\r\n"))
        or (tags and name.endswith((".html", ".htm")))
        or tags > 10
    ):
        return "html"
    text = plain.decoded(content)  # refuses what is no text
    is_marked = name.endswith((".md", ".markdown")) or len(_MARKDOWN.findall(text)) > 2
    return "md" if is_marked else "txt"


_READERS = {
    "docx": word.read,
    "pdf": pdf.read,
    "eml": mail.read,
    "html": html.read,
    "md": markdown.read,
    "txt": plain.read,
}
