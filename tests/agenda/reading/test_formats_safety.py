"""Whatever is sent: a document, or a sentence that says why not."""

import io
import zipfile

import pytest

from agenda.reading.formats import LARGEST_FILE, LONGEST_TEXT, MEGABYTE
from agenda.reading.refusals import SENTENCES, ReadingRefused

from .files import docx, lines, opened, paragraph, part, pdf, replaced, with_member, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NOTE = docx(paragraph("Concept note: open roads for all"))
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def with_document(declaration: str, text: str = "text") -> bytes:
    """Return a Word file whose main part begins with the declaration."""
    return replaced(
        docx(paragraph(text)),
        '<?xml version="1.0" encoding="UTF-8"?><w:document',
        declaration + "<w:document",
    )


def old_office(part_name: str) -> bytes:
    return OLE + part_name.encode("utf-16-le") + bytes(500)


def encrypted_zip(archive: bytes) -> bytes:
    """Return the zip file with the flag that its members are encrypted."""
    changed = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(signature, at + 4)
    return bytes(changed)


def lying_about_sizes(archive: bytes) -> bytes:
    """Return the zip file with its largest member said to be 10 bytes."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        largest = max(file.infolist(), key=lambda member: member.file_size)
    size = largest.file_size.to_bytes(4, "little")
    return archive.replace(size, (10).to_bytes(4, "little"))


BOMB = with_member(NOTE, "word/styles.xml", b"<a>" + b" " * (26 * MEGABYTE) + b"</a>")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "note.docx", "empty"),
        (b" \r\n\t ", "note.txt", "empty"),
        ("\ufeff\u200b\u200e".encode(), "note.txt", "no_text"),
        (b"- - -\n***\n", "note.txt", "no_text"),
        (docx(""), "note.docx", "no_text"),
        (NOTE[:-300], "note.docx", "damaged"),
        (NOTE[:200], "note.docx", "damaged"),
        (with_member(docx(""), "word/numbering.xml", "<w:num"), "note.docx", "damaged"),
        (docx("<w:p><w:r><w:sym/></w:r></w:p>"), "note.docx", "damaged"),
        (bytes(range(1, 256)) * 40, "note.docx", "unknown"),
        (BOMB, "note.docx", "unpacks_too_large"),
        (with_document(LAUGHS, "&c;"), "note.docx", "entities"),
        (with_document(OUTSIDE, "&a;"), "note.docx", "entities"),
        (
            docx(
                paragraph("x"),
                styles=part("styles", "").replace("<w:styles", LAUGHS + "<w:styles").encode("utf-16"),
            ),
            "a.docx",
            "entities",
        ),
        (encrypted_zip(NOTE), "note.docx", "password"),
        (old_office("EncryptedPackage"), "note.docx", "password"),
        (old_office("WordDocument"), "note.doc", "doc"),
        (OLE, "note.doc", "doc"),
        (old_office("Workbook"), "note.xls", "spreadsheet"),
        (old_office("PowerPoint Document"), "note.ppt", "presentation"),
        (old_office("__substg1.0_"), "note.msg", "outlook"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "note.odt", "odt"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text-template"), "note.ott", "odt"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "note.ods", "spreadsheet"),
        (zipped(mimetype="application/vnd.oasis.opendocument.presentation"), "note.odp", "presentation"),
        (zipped(**{"xl/workbook.xml": ""}), "note.xlsx", "spreadsheet"),
        (zipped(**{"ppt/presentation.xml": ""}), "note.pptx", "presentation"),
        (zipped(**{"../../word/document.xml": "", "anything": ""}), "note.docx", "unknown"),
        (zipped(), "note.docx", "unknown"),
        (rb"{\rtf1\ansi Concept note}", "note.rtf", "rtf"),
        (rb"{\rtf1\ansi Concept note}", "note.docx", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(90), "scan.jpg", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "scan.webp", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "scan.heic", "picture"),
        (b"a" * (LARGEST_FILE * MEGABYTE + 1), "note.txt", "too_large"),
        (b"Open roads. " * (LONGEST_TEXT // 10), "note.txt", "too_long"),
        (b"x" * 10 * MEGABYTE, "note.md", "too_long"),
        (b"<p>" + b"Open roads. " * (LONGEST_TEXT // 10), "note.html", "too_long"),
        (b"<div>" * 3000 + b"Concept note", "note.html", "damaged"),
    ],
)
def test_what_is_no_document_is_refused(content, name, code):
    with pytest.raises(ReadingRefused) as refused:
        opened(content, name)

    assert refused.value.code == code
    assert str(refused.value) == str(SENTENCES[code]) % refused.value.details


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (NOTE, "note.pdf"),
        (NOTE, ""),
        (NOTE, "../../../etc/note.docx"),
        (NOTE, "a\x00b.exe"),
        (pdf([(70, 700, "Concept note: open roads for all")]), "note.docx"),
        (b"\n\n" + pdf([(70, 700, "Concept note: open roads for all")]), "note.pdf"),
        (b"Concept note: open roads for all", "note.docx"),
        (b"Concept note: open roads for all", "note.pdf"),
        (b"<html><body><p>Concept note: open roads for all</p></body></html>", "note.doc"),
        (b"<p>Concept note: open roads for all</p>", "note.txt"),
        (with_member(NOTE, "../../outside.xml", "<a/>"), "note.docx"),
        (with_member(NOTE, "/etc/outside.xml", "<a/>"), "note.docx"),
        (with_member(NOTE, "word/media/picture.bin", bytes(40 * MEGABYTE)), "note.docx"),
        (with_member(NOTE, "customXml/item1.xml", OUTSIDE + "<x>&a;</x>"), "note.docx"),
    ],
)
def test_the_content_decides_and_not_the_name(content, name):
    assert lines(content, name) == ["Concept note: open roads for all"]


@pytest.mark.parametrize(
    "start", ["BMZ and partners invite you", "PKO: a concept note", "GIF or not", "MM and II invite"]
)
def test_a_text_that_begins_like_another_kind_of_file_is_a_text(start):
    assert lines(start, "note.txt") == [start]


def test_a_zip_file_that_lies_about_its_sizes_is_never_unpacked_beyond_them():
    with pytest.raises(ReadingRefused) as refused:
        opened(lying_about_sizes(BOMB), "note.docx")

    assert refused.value.code == "damaged"
