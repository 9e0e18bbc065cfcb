"""Builds the documents of the corpus from their sources: Word files and PDFs are made anew each time.

Those that were finished files when the reader met them first (the sets p and q) are copied as they are.

`python -m tests.agenda.reading.corpus.build FOLDER` writes all of them into a folder, to look at.
"""

import email
import email.policy
import importlib.resources
import json
import re
import shutil
import sys
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from tests.agenda.reading.corpus.word import word_file

SOURCES = Path(__file__).resolve().parent / "sources"
EXPECTED = Path(__file__).resolve().parent / "expected"
WORD, PAPER = ".docx.xml", ".pdf.html"
ATTACHMENTS = {
    WORD: ("Concept note.docx", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PAPER: ("Invitation.pdf", "pdf"),
}
ADDRESS = re.compile(r"[\w.]+@[\w.]*\w")  # no word processor hyphenates an e-mail address


def sources() -> dict[str, Path]:
    """Return the source file of each document by its name; the parts of e-mails are no documents of their own."""
    files = sorted(file for file in SOURCES.iterdir() if ".eml." not in file.name)
    return {file.name.split(".")[0]: file for file in files}


def sets() -> dict[str, list[str]]:
    """Return the names of the documents by the set that they came with: "first", "h", "k", "m", "p" and "q"."""
    found: dict[str, list[str]] = {}
    for name in sources():
        later = re.match(r"([hkmpq])\d", name)
        found.setdefault(later[1] if later else "first", []).append(name)
    return found


def expected(name: str) -> dict:
    """Return what a careful reader says of the document."""
    return json.loads((EXPECTED / f"{name}.expected.json").read_text(encoding="utf-8"))


def build(name: str, folder: Path) -> Path:
    """Write the document into the folder and return its file."""
    source = sources()[name]
    if source.name.endswith((WORD, PAPER)):
        file = folder / source.stem
        file.write_bytes(_binary(source))
    else:
        file = folder / source.name
        shutil.copyfile(source, file)
        for kind in ATTACHMENTS:
            part = source.with_name(source.name + kind)
            if part.exists():
                file.write_bytes(_with_attachment(source, part, kind))
    return file


@cache
def _binary(source: Path) -> bytes:
    return word_file(source) if source.name.endswith(WORD) else _pdf(source)


def _with_attachment(source: Path, part: Path, kind: str) -> bytes:
    message = email.message_from_bytes(source.read_bytes(), policy=email.policy.SMTP)
    filename, subtype = ATTACHMENTS[kind]
    message.add_attachment(_binary(part), maintype="application", subtype=subtype, filename=filename)
    return message.as_bytes()


# Typefaces that come with the site: those of the machine are others on each, and so is what can be read in the file.
PLEX, AMIRI = "fontpkg_ibm_plex_sans", "fontpkg_amiri"
FACES = [
    *(("Plex", PLEX, "normal", weight, "IBMPlexSans[wdth,wght].ttf") for weight in (400, 700)),
    *(("Plex", PLEX, "italic", weight, "IBMPlexSans-Italic[wdth,wght].ttf") for weight in (400, 700)),
    ("Amiri", AMIRI, "normal", 400, "Amiri-Regular.ttf"),
    ("Amiri", AMIRI, "normal", 700, "Amiri-Bold.ttf"),
]


def _pdf(source: Path) -> bytes:
    fonts = FontConfiguration()
    faces = [
        f"@font-face {{ font-family: {family}; font-style: {style}; font-weight: {weight}; "
        f"src: url('{(importlib.resources.files(package) / 'files' / name).as_uri()}') }}"
        for family, package, style, weight, name in FACES
    ]
    css = CSS(string="\n".join([*faces, "body { font-family: Plex, sans-serif }"]), font_config=fonts)
    page = ADDRESS.sub(r'<span style="white-space: nowrap">\g<0></span>', source.read_text(encoding="utf-8"))
    return HTML(string=page).write_pdf(stylesheets=[css], font_config=fonts)


def main(folder: str) -> None:
    """Write every document into the folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in sources():
        file = build(name, Path(folder))
        sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
