"""The parts of a .docx file that are read: checked, parsed and mended. Pictures, macros and embedded files are not."""

import io
import re
import zipfile
import zlib

import lxml.etree

from ..refusals import ReadingRefused
from .word_mending import mend
from .word_styles import styles_of

LARGEST_XML = 25  # MB, unpacked
# What zipfile raises for archives that are damaged, encrypted or packed in unusual ways.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
)
_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/)?"
    r"(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*|header\d*|footer\d*)\.xml(?:\.rels)?"
)
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes|header|footer)\d*\.xml")
_STYLES = re.compile(r"word/styles\d*\.xml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
# Word can write "strict" files, which name everything anew.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main":
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships":
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/main":
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
}  # fmt: skip

Parts = dict[str, lxml.etree._Element]


def parts_of(content: bytes) -> Parts:
    """Return the roots of the parts by their names. Raises `ReadingRefused` for traps and damaged files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bomb(archive)
            names = [name for name in archive.namelist() if _READ.fullmatch(name)]
            parts = {name: _parsed(archive.read(name)) for name in names}
    except (*UNREADABLE, lxml.etree.XMLSyntaxError):
        raise damaged() from None
    styles = styles_of([root for name, root in parts.items() if _STYLES.fullmatch(name)])
    for name, root in parts.items():
        if _TEXTS.fullmatch(name):
            mend(root, styles)
    return parts


def packed(parts: Parts) -> io.BytesIO:
    """Return a small .docx file of the parts alone."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, root in parts.items():
            archive.writestr(name, lxml.etree.tostring(root, encoding="utf-8", xml_declaration=True))
    file.seek(0)
    return file


def damaged() -> ReadingRefused:
    return ReadingRefused("damaged", format="a Word file")


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """What a file says of its sizes can be trusted: more than that is never unpacked."""
    sizes = [
        part.file_size for part in archive.infolist() if part.filename.lower().endswith((".xml", ".rels"))
    ]
    if sum(sizes) > LARGEST_XML * 1024 * 1024:
        raise ReadingRefused("unpacks_too_large", limit=LARGEST_XML)


def _parsed(xml: bytes) -> lxml.etree._Element:
    if _DECLARATION.search(xml.replace(b"\x00", b"")):  # zeros: in UTF-16
        raise ReadingRefused("entities")
    for strict, usual in _STRICT.items():
        xml = xml.replace(strict, usual)
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return lxml.etree.fromstring(xml, parser)
