"""One module for each format; all yield the same document. What a file is, its content says, not its name."""

import io
import re
import zipfile
from collections.abc import Callable

from ..blocks import Document
from ..refusals import ReadingRefused
from . import encodings, html, mail, markdown, pdf, plain, word
from .word_parts import UNREADABLE

MEGABYTE = 1024 * 1024
LARGEST_FILE = 30  # MB
LONGEST_TEXT = 300_000  # characters; a concept note has ten thousand
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURE_STARTS = (
    rb"\x89PNG", rb"\xff\xd8\xff", rb"GIF8", rb"II\*\x00", rb"MM\x00\*", rb"BM.{4}\x00{4}", rb"RIFF.{4}WEBP",
    rb".{4}ftyp(?:hei|mif|avif)",
)  # fmt: skip
_PICTURE = re.compile(b"|".join(_PICTURE_STARTS), re.S)
# Old Office files hold parts with these names. The first that is there says what the file is.
_OLE_PARTS = {
    "EncryptedPackage": "password",
    "__substg1.0_": "outlook",
    "WordDocument": "doc",
    "PowerPoint Document": "presentation",
    "Workbook": "spreadsheet",
}
# What is in a zip file by the folder of its parts, and by the type that OpenDocument writes into it.
_ZIP_FOLDERS = {"xl/": "spreadsheet", "ppt/": "presentation"}
_ZIP_TYPES = {
    b"opendocument.text": "odt",
    b"opendocument.spreadsheet": "spreadsheet",
    b"opendocument.presentation": "presentation",
}
_MAIN_PART = re.compile(r"word/document\d*\.xml")
_IS_ENCRYPTED = 1  # a flag of the parts of a zip file
_MAIL_HEADER = re.compile(
    r"^(?:message-id|mime-version|received|content-type|return-path|delivered-to):", re.I | re.M
)
_ANY_HEADER = re.compile(r"\s*[\w-]+:")
_HTML_TAGS = (
    "!doctype html", "html", "body", "head", "table", "tr", "td", "div", "p", "h[1-6]", "ul", "ol", "li", "dl", "br",
    "span", "pre", "section", "article", "main", "center", "font", "meta",
)  # fmt: skip
_HTML_TAG = re.compile(rf"<(?:{'|'.join(_HTML_TAGS)})[\s>/]", re.I)
_XML_START = re.compile(r"\s*<\?xml[^>]*>")
_FEW_TAGS = 10  # in a text that only speaks of HTML
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]+\*\*|\|.+\|\s*$|\[[^\]\n]+\]\([^)\n]+\))", re.M)
_START = 20_000  # characters that tell what a text is


def open_document(content: bytes, name: str = "") -> Document:
    """Return the document in the file. Raises `ReadingRefused` with the reason where it is not read."""
    if len(content) > LARGEST_FILE * MEGABYTE:
        raise ReadingRefused("too_large", limit=LARGEST_FILE)
    if not content.strip():
        raise ReadingRefused("empty")
    document = _reader_of(content, name.lower())(content)
    if not any(character.isalnum() for character in document.text):
        raise ReadingRefused("no_text")
    if len(document.text) > LONGEST_TEXT:
        raise ReadingRefused("too_long", limit=LONGEST_TEXT)
    return document


def _reader_of(content: bytes, name: str) -> Callable[[bytes], Document]:
    if content.startswith(_ZIP):
        return _zip_reader(content)
    if b"%PDF-" in content[:1024]:
        return pdf.read
    if content.startswith(_OLE):
        raise ReadingRefused(_ole_refusal(content))
    if content.lstrip().startswith(b"{\\rtf"):
        raise ReadingRefused("rtf")
    if _PICTURE.match(content):
        raise ReadingRefused("picture")
    return _text_reader(content, name)


def _zip_reader(content: bytes) -> Callable[[bytes], Document]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = [member.filename for member in members]
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except UNREADABLE:
        raise ReadingRefused("damaged", format="a Word file") from None
    if any(_MAIN_PART.fullmatch(member) for member in names):
        if any(member.flag_bits & _IS_ENCRYPTED for member in members):
            raise ReadingRefused("password")
        return word.read
    for wanted, refusal in _ZIP_TYPES.items():
        if wanted in kind:
            raise ReadingRefused(refusal)
    for folder, refusal in _ZIP_FOLDERS.items():
        if any(member.startswith(folder) for member in names):
            raise ReadingRefused(refusal)
    raise ReadingRefused("unknown")


def _ole_refusal(content: bytes) -> str:
    found = (code for part, code in _OLE_PARTS.items() if part.encode("utf-16-le") in content)
    return next(found, "doc")


def _text_reader(content: bytes, name: str) -> Callable[[bytes], Document]:
    text = encodings.decoded(content, html.declared_encoding(content))  # refuses what is no text
    start = text[:_START]
    if _is_mail(start, name):
        return mail.read
    if _is_html(start, name):
        return html.read
    if len(text) > LONGEST_TEXT:
        raise ReadingRefused("too_long", limit=LONGEST_TEXT)
    is_markdown = name.endswith((".md", ".markdown")) or len(_MARKDOWN.findall(start)) > 2
    return markdown.read if is_markdown else plain.read


def _is_mail(start: str, name: str) -> bool:
    headers = re.split(r"\r?\n\r?\n", start.lstrip(), maxsplit=1)[0]
    is_named = name.endswith((".eml", ".mht", ".mhtml")) or bool(_MAIL_HEADER.search(headers))
    return is_named and bool(_ANY_HEADER.match(start))


def _is_html(start: str, name: str) -> bool:
    tags = len(_HTML_TAG.findall(start))
    begins = _HTML_TAG.match(_XML_START.sub("", start, count=1).lstrip())
    return bool(begins) or tags > _FEW_TAGS or (tags > 0 and name.endswith((".html", ".htm", ".xhtml")))
