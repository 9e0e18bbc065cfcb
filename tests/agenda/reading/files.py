"""Files built in tests: Word files of raw XML, PDFs with text at a place, mails; and how they are read."""

import io
import zipfile
from email.message import EmailMessage

import pikepdf
from pikepdf import Array, Dictionary, Name

from agenda.reading.blocks import Block, Document
from agenda.reading.formats import open_document

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())


def lines(content: bytes | str, name: str = "") -> list[str]:
    """Return the text of each block, in reading order."""
    return [block.text for block in opened(content, name).blocks]


def blocks(content: bytes | str, name: str = "") -> list[Block]:
    return list(opened(content, name).blocks)


def opened(content: bytes | str, name: str = "") -> Document:
    return open_document(content.encode() if isinstance(content, str) else content, name)


def rows(content: bytes | str, name: str = "") -> list[tuple[int, str]]:
    """Return column and text of each cell, the rows of tables counted from 1; (0, text) outside tables is left out."""
    return [(block.column, block.text) for block in blocks(content, name) if block.row]


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows_of_cells: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows_of_cells) + "</w:tbl>"


def docx(body: str, links: dict[str, str] | None = None, **parts: str | bytes) -> bytes:
    """Return a Word file with this XML in its body. `parts` are further parts of word/: footnotes="<w:footnote…"."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types())
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        related = {name: f"{name}.xml" for name in parts}
        archive.writestr("word/_rels/document.xml.rels", _relations(related, links or {}))
        for name, content in parts.items():
            text = content if isinstance(content, bytes) else part(ROOTS.get(name, name), content)
            archive.writestr(f"word/{name}.xml", text)
    return file.getvalue()


ROOTS = {"header1": "hdr", "footer1": "ftr", "header2": "hdr"}


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {DECLARED}>{content}</w:{root}>'


def with_member(archive: bytes, name: str, content: bytes | str) -> bytes:
    """Return the zip file with one more file in it."""
    file = io.BytesIO(archive)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as changed:
        changed.writestr(name, content)
    return file.getvalue()


def replaced(archive: bytes, old: str, new: str) -> bytes:
    """Return the zip file with one text put in the place of another in all its members."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return zipped(**{name: file.read(name).decode().replace(old, new) for name in file.namelist()})


def zipped(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _content_types() -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/></Types>'
    )


def _relations(targets: dict[str, str], links: dict[str, str] | None = None) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    outer = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for name, address in (links or {}).items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}{outer}</Relationships>'


def pdf(*pages: list[tuple], password: str | None = None) -> bytes:
    """Return a PDF with lines (x, y, text) or (x, y, text, size) on A4 pages; points from the lower left corner."""
    file = pikepdf.new()
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, Encoding=Name.WinAnsiEncoding
    )
    for rows_of_page in pages:
        page = file.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = file.make_stream(b"\n".join(_shown(*row) for row in rows_of_page))
    data = io.BytesIO()
    encryption = pikepdf.Encryption(owner="owner", user=password) if password is not None else False
    file.save(data, encryption=encryption)
    return data.getvalue()


def _shown(x: float, y: float, text: str, size: float = 9) -> bytes:
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, x, y, escaped)


def with_fields(content: bytes, *fields: tuple[float, float, str]) -> bytes:
    """Return the PDF with form fields on its first page that hold these texts."""
    with pikepdf.open(io.BytesIO(content)) as file:
        page = file.pages[0]
        widgets = [file.make_indirect(_field(number, *field)) for number, field in enumerate(fields)]
        page.Annots = Array(widgets)
        resources = Dictionary(Font=Dictionary(Helv=page.Resources.Font.F1))
        file.Root.AcroForm = Dictionary(
            Fields=Array(widgets), NeedAppearances=True, DR=resources, DA="/Helv 11 Tf 0 g"
        )
        data = io.BytesIO()
        file.save(data)
    return data.getvalue()


def _field(number: int, x: float, y: float, text: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=f"field{number}", V=text, F=4,
        DA="/Helv 11 Tf 0 g", Rect=Array([x, y, x + 200, y + 22]),
    )  # fmt: skip


def mail(text: str, subject: str = "Invitation", subtype: str = "plain", **attachments: bytes) -> bytes:
    """Return a mail. Attachments are named without the dot: note_docx=b"…" becomes note.docx."""
    message = EmailMessage()
    message["From"] = "Sam Example <sam@example.org>"
    message["Subject"] = subject
    message.set_content(text, subtype=subtype)
    for name, content in attachments.items():
        filename = ".".join(name.rsplit("_", 1))
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=filename)
    return message.as_bytes()
